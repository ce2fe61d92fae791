import { isWithin } from "../model/outline.ts";
import { hostName, parseUrl } from "../text/url.ts";
import { defineRule } from "./define-rule.ts";

/** Pages that are a repository or a package and nothing else, by host. */
const BARE_PAGES: Readonly<Record<string, { readonly path: RegExp; readonly what: string }>> = {
  "github.com": { path: /^\/(?!orgs\/|features\/|sponsors\/)[\w.-]+\/[\w.-]+\/?$/, what: "a bare repository" },
  "gitlab.com": { path: /^\/[\w.-]+\/[\w.-]+\/?$/, what: "a bare repository" },
  "codeberg.org": { path: /^\/[\w.-]+\/[\w.-]+\/?$/, what: "a bare repository" },
  "crates.io": { path: /^\/crates\/[\w-]+(?:\/[\w.+-]+)?\/?$/, what: "a page of crates.io" },
  "lib.rs": { path: /^\/crates\/[\w-]+\/?$/, what: "a page of lib.rs" },
};

export default defineRule({
  id: "discouraged-link",
  on: "entry",
  group: "guideline",
  fix: "never",
  summary: "a community link goes to a bare repository or package page",
  why: "The newsletter wants something to read: an announcement, release notes, a discussion. A bare repository belongs to Crate of the Week.",
  source: "https://github.com/rust-lang/this-week-in-rust#link-guidelines",
  examples: [
    {
      incorrect: `
* [crabby](https://github.com/crabby-rs/crabby)
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the link goes to a bare repository
* [crabby 1.2](https://crates.io/crates/crabby)
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the link goes to a page of crates.io`,
      correct: "* [crabby 1.2](https://github.com/crabby-rs/crabby/releases/tag/v1.2.0)",
    },
  ],
  *check({ link, section }) {
    const parts = parseUrl(link.url);
    const bare = parts && BARE_PAGES[hostName(parts)];
    // A fragment or a query such as `?tab=readme-ov-file#usage` says what to read.
    if (!bare || !isWithin(section.kind, "community") || parts.fragment || parts.parameters.length > 0) return;
    if (!bare.path.test(parts.path.value)) return;
    yield {
      span: link.url.span,
      message: `the link goes to ${bare.what}`,
      help: "link an announcement, release notes or an article instead",
    };
  },
});
