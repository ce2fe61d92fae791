import { writtenUrls } from "../../analysis/written-urls.ts";
import { urlFault } from "../../newsletter/url-fault.ts";
import { defineRule } from "../../rule/define-rule.ts";

export default defineRule({
  id: "invalid-url",
  on: "issue",
  group: "syntax",
  fix: "never",
  // Until September 2018 IRC channels were linked by their `irc:` URLs.
  since: "2018-09-18",
  summary:
    "a link leads nowhere, for its URL has no or a mangled scheme, is relative, holds spaces or comes from a template",
  why: "On the site a URL without its scheme leads to a page of the newsletter that does not exist. Editors corrected 48 wrong or relative URLs.",
  source: "https://github.com/rust-lang/this-week-in-rust#link-guidelines",
  examples: [
    {
      incorrect: `
* [Crabs in rows](blog.example.net/rows)
                  ^^^^^^^^^^^^^^^^^^^^^ URL \`blog.example.net/rows\` has no scheme
* [Crabs in lines](hhttps://blog.example.net/lines)
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ URL \`hhttps://blog.example.net/lines\` has a mangled scheme
* [Crabs in grids](grids)
                   ^^^^^ URL \`grids\` is a relative path
* [Crabs in trees](https://blog.example.net/the trees)
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ URL \`https://blog.example.net/the trees\` holds a space
* [Crabs in heaps](https://dev.to/yourusername/heaps)
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ URL \`https://dev.to/yourusername/heaps\` is left over from a template
* [Crabs in sets](ftp://blog.example.net/sets)
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ URL \`ftp://blog.example.net/sets\` has the scheme \`ftp\``,
      correct: `
* [Crabs in rows](https://blog.example.net/rows)
* [Crabs by mail](mailto:crabs@example.com)`,
    },
  ],
  *check(issue) {
    for (const { span, value } of writtenUrls(issue)) {
      const fault = urlFault(value);
      const help = /\s/.test(value)
        ? "write `%20` for a space, or remove it"
        : "write the whole URL, from `https://` on";
      if (fault) yield { span, message: `URL \`${value}\` ${fault}`, help };
    }
  },
});
