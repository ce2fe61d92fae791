import { suffixStart } from "../../newsletter/site-names.ts";
import { defineRule, safeFix } from "../../rule/define-rule.ts";
import { parseUrl } from "../../text/url.ts";

export default defineRule({
  id: "title-suffix",
  on: "entry",
  // Half of the editors leave it.
  group: "hint",
  fix: "always",
  summary: "the title of a link ends in the name of its site",
  why: "Browsers show `Title | Rust Blog`; the newsletter shows the title. Editors remove the rest.",
  source: "https://github.com/rust-lang/this-week-in-rust#link-guidelines",
  examples: [
    {
      in: "official",
      incorrect: `
* [Announcing Rust 1.94.0 | Rust Blog](https://blog.rust-lang.org/2026/03/05/Rust-1.94.0/)
                         ^^^^^^^^^^^^ the title ends in the site's name, \`Rust Blog\``,
      correct: "* [Announcing Rust 1.94.0](https://blog.rust-lang.org/2026/03/05/Rust-1.94.0/)",
    },
    {
      incorrect: `
* [video] [Crabs on camera - YouTube](https://www.youtube.com/watch?v=dQw4w9WgXcQ)
                          ^^^^^^^^^^ the title ends in the site's name, \`YouTube\``,
      correct: "* [video] [Crabs on camera](https://www.youtube.com/watch?v=dQw4w9WgXcQ)",
    },
  ],
  *check({ link: { text, url }, isCommunity }) {
    const parts = parseUrl(url);
    if (!parts || !isCommunity) return;
    const at = suffixStart(text.value, parts.hostName);
    if (at === text.value.length) return;
    const span = { start: text.span.start + at, end: text.span.end };
    const name = text.value.slice(at).replace(/^\s*\S+\s*/, "");
    yield {
      span,
      message: `the title ends in the site's name, \`${name}\``,
      help: "leave the site's name out",
      fix: safeFix("remove the site's name", { span, text: "" }),
    };
  },
});
