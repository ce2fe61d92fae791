import { writtenUrls } from "../../analysis/written-urls.ts";
import { urlFault, withScheme } from "../../newsletter/url-fault.ts";
import { urlSlip } from "../../newsletter/url-slips.ts";
import { defineRule, safeFix, unsafeFix } from "../../rule/define-rule.ts";

/** The title of a link, in quotes that Markdown does not take for one. */
const CURLY_TITLE = /^\S+\s+[“”„«»‘’‚].*[“”«»‘’]$/s;

/** @param completed the URL with the scheme that it lacks; undefined when none helps */
const helpFor = (value: string, completed: string | undefined): string => {
  if (CURLY_TITLE.test(value)) return "write straight quotes around the title of the link, or remove it";
  if (/\s/.test(value)) return "write `%20` for a space, or remove it";
  if (completed === value) return "look up the address of the page";
  return `write the whole URL, ${completed ? `\`${completed}\`` : "from `https://` on"}`;
};

export default defineRule({
  id: "invalid-url",
  on: "issue",
  group: "syntax",
  fix: "sometimes",
  // Until September 2018 IRC channels were linked by their `irc:` URLs.
  since: "2018-09-18",
  summary:
    "a link leads nowhere: its URL has no or a mangled scheme, is relative, holds spaces or stray punctuation, or is private",
  why: "On the site a URL without its scheme leads to a page of the newsletter that does not exist. Editors corrected 48 wrong or relative URLs.",
  source: "https://github.com/rust-lang/this-week-in-rust#link-guidelines",
  examples: [
    {
      incorrect: `
* [Crabs in rows](blog.example.net/rows)
                  ^^^^^^^^^^^^^^^^^^^^^ URL \`blog.example.net/rows\` has no scheme
* [Crabs in lines](hhttps://blog.example.net/lines)
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ URL \`hhttps://blog.example.net/lines\` has a mangled scheme
* [Crabs in pools](https://blog.example.net/pools,)
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ URL \`https://blog.example.net/pools,\` ends in \`,\`, which belongs to the text around it`,
      correct: `
* [Crabs in rows](https://blog.example.net/rows)
* [Crabs in lines](https://blog.example.net/lines)
* [Crabs in pools](https://blog.example.net/pools)`,
    },
    {
      incorrect: `
* [Crabs in grids](grids)
                   ^^^^^ URL \`grids\` is a relative path
* [Crabs in trees](https://blog.example.net/the trees)
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ URL \`https://blog.example.net/the trees\` holds a space
* [Crabs in heaps](https://dev.to/yourusername/heaps)
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ URL \`https://dev.to/yourusername/heaps\` is left over from a template
* [Crabs in sets](ftp://blog.example.net/sets)
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ URL \`ftp://blog.example.net/sets\` has the scheme \`ftp\`
* [Crabs in a lab](http://192.168.1.5/crabs)
                   ^^^^^^^^^^^^^^^^^^^^^^^^ URL \`http://192.168.1.5/crabs\` leads to \`192.168.1.5\`, which only its author reaches
* [Crabs at home](http://localhost:4000/crabs)
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ URL \`http://localhost:4000/crabs\` leads to \`localhost:4000\`, which only its author reaches
* [Crabs in a hub](https://gihub.com/crabs/crabs/discussions/1)
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ URL \`https://gihub.com/crabs/crabs/discussions/1\` leads to \`gihub.com\`, which reads like a typo of \`github.com\``,
      correct: "* [Crabs by mail](mailto:crabs@example.com)",
    },
  ],
  *check(issue) {
    for (const url of writtenUrls(issue)) {
      const { span, value } = url;
      const fault = urlFault(value);
      const slip = fault ? undefined : urlSlip(url);
      if (fault) {
        const completed = /\s/.test(value) ? undefined : withScheme(value);
        const whole = completed === value ? undefined : completed;
        yield {
          span,
          message: `URL \`${value}\` ${fault}`,
          help: helpFor(value, completed),
          fix: whole ? safeFix("write the scheme", { span, text: whole }) : undefined,
        };
      } else if (slip) {
        const { what, instead, isCertain } = slip;
        const make = isCertain ? safeFix : unsafeFix;
        yield {
          span,
          message: `URL \`${value}\` ${what}`,
          help: instead ? `write \`${instead}\`` : "look up the address of the page",
          fix: instead ? make("remove it from the URL", { span, text: instead }) : undefined,
          confidence: isCertain ? "certain" : "likely",
        };
      }
    }
  },
});
