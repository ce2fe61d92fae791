import { destinations } from "../../analysis/destinations.ts";
import { isUnder } from "../../document/sections.ts";
import { defineRule } from "../../rule/define-rule.ts";
import { coverage } from "../../text/span.ts";
import { table } from "../../text/table.ts";
import { parseUrl, type UrlParts } from "../../text/url.ts";

/** Pages that are a repository or a package and nothing else, by host. */
const BARE_PAGES = table<{ readonly path: RegExp; readonly what: string }>({
  "github.com": {
    path: /^\/(?!orgs\/|features\/|sponsors\/)[^/]+\/[^/]+(?:\/tree\/(?:main|master|HEAD))?\/?$/,
    what: "a bare repository",
  },
  "gitlab.com": { path: /^\/[\w.-]+\/[\w.-]+\/?$/, what: "a bare repository" },
  "codeberg.org": { path: /^\/[\w.-]+\/[\w.-]+\/?$/, what: "a bare repository" },
  "bitbucket.org": { path: /^\/[\w.-]+\/[\w.-]+\/?$/, what: "a bare repository" },
  "git.sr.ht": { path: /^\/~[\w.-]+\/[\w.-]+\/?$/, what: "a bare repository" },
  "crates.io": { path: /^/, what: "a page of crates.io" },
  "lib.rs": { path: /^\/crates\/[\w-]+\/?$/, what: "a page of lib.rs" },
});
/** `owner/name/releases` and the like: a list that shows other things next week. */
const GITHUB_LIST = /^\/[^/]+\/[^/]+(?:\/[^/]+)?\/?$/;

/** Hosts of which the newsletter's own check refuses every such link, with a fragment or beside another link too. */
const WATCHED = new Set(["github.com", "crates.io"]);

const whatIsBare = (parts: UrlParts): string | undefined => {
  const host = parts.hostName;
  const path = parts.path.value;
  // Elsewhere a fragment or a query such as `?tab=readme-ov-file#usage` says what to read.
  if (!WATCHED.has(host) && (parts.fragment || parts.parameters.length > 0)) return undefined;
  const bare = BARE_PAGES.get(host);
  if (bare?.path.test(path)) return bare.what;
  return host === "github.com" && GITHUB_LIST.test(path) ? "a list on GitHub that changes" : undefined;
};

export default defineRule({
  id: "discouraged-link",
  on: "issue",
  group: "guideline",
  fix: "never",
  since: "2018-05-29",
  summary: "a community link goes to a bare repository or package page",
  why: "The newsletter wants something to read: an announcement, release notes, a discussion. A bare repository belongs to Crate of the Week.",
  source: "https://github.com/rust-lang/this-week-in-rust#link-guidelines",
  examples: [
    {
      incorrect: `
* [crabby](https://github.com/crabby-rs/crabby)
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the link goes to a bare repository
* [crabby 1.2](https://crates.io/crates/crabby)
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the link goes to a page of crates.io
* [crabby's releases](https://github.com/crabby-rs/crabby/releases)
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the link goes to a list on GitHub that changes`,
      correct: "* [crabby 1.2](https://github.com/crabby-rs/crabby/releases/tag/v1.2.0)",
    },
  ],
  *check(issue) {
    const entryLinks = new Set(issue.entries.map(({ link }) => link));
    const isInEntry = coverage(issue.entries.map(({ span }) => span));
    for (const { link, url } of destinations(issue)) {
      const parts = isUnder(link.section, "community") ? parseUrl(url) : undefined;
      const what = parts && whatIsBare(parts);
      if (!what || !(entryLinks.has(link) || WATCHED.has(parts.hostName))) continue;
      const help = "link an announcement, release notes or an article instead";
      // Beside the link of an entry it may be what the reader is meant to try.
      const confidence = entryLinks.has(link) || !isInEntry(link.span) ? undefined : "possible";
      yield {
        span: link.form === "reference" ? link.span : url.span,
        message: `the link goes to ${what}`,
        help,
        confidence,
      };
    }
  },
});
