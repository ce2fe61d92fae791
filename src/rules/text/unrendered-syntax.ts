import { proseText, unparsedText } from "../../analysis/masked-text.ts";
import { defineRule } from "../../rule/define-rule.ts";
import { matchesOf } from "../../text/matches.ts";
import { coverage } from "../../text/span.ts";

/** What GitHub renders and Python-Markdown shows as it stands, with what to write instead. */
const FORMS: readonly { readonly pattern: RegExp; readonly name: string; readonly help: string }[] = [
  { pattern: /~~(?=\S)[^~\n]{1,200}~~/g, name: "struck text", help: "leave it out" },
  {
    pattern: /(?<![\w:]):[a-z][a-z\d_+-]{1,40}:(?![\w:])/g,
    name: "a name of an emoji",
    help: "write the emoji itself, or leave it out",
  },
  { pattern: /(?<=^[ \t]{0,3}>[ \t]{0,3})\[![A-Z]{3,12}\]/gm, name: "a kind of alert", help: "leave it out" },
  {
    pattern: /(?<!^)\[\^[^[\]\s]{1,40}\]/gm,
    name: "a footnote",
    help: "write what it says into the text, or leave it out",
  },
  { pattern: /(?<=^[ \t]{0,20}[*+-][ \t]{1,4})\[[ xX]\](?=[ \t])/gm, name: "a box of a task list", help: "remove it" },
  { pattern: /(?<=\S[ \t]{0,3})\\(?=\r?$)/gm, name: "a backslash for a line break", help: "remove it" },
];

/** A title may name a site; elsewhere GitHub links it. */
const ADDRESS = {
  pattern: /(?<![\w/.@-])www\.[a-z\d-]{1,60}\.[a-z]{2,20}[\w/.~-]*/g,
  name: "an address without a scheme",
  help: "make it a link: `[title](https://…)`",
};

export default defineRule({
  id: "unrendered-syntax",
  on: "issue",
  group: "syntax",
  yieldsTo: ["bare-url", "invalid-url", "malformed-link"],
  fix: "never",
  summary:
    "the site shows it as it stands, though GitHub renders it: `~~`, `:emoji:`, `[!NOTE]`, `[^1]`, task boxes, `www.`",
  why: "The preview on GitHub knows more Markdown than the site, whose readers then see the marks.",
  examples: [
    {
      incorrect: `
* [Crabs ~~and claws~~ :crab:](https://blog.example.net/crabs)
         ^^^^^^^^^^^^^ struck text, which the site shows as it stands: \`~~and claws~~\`
                       ^^^^^^ a name of an emoji, which the site shows as it stands: \`:crab:\`
* [ ] [A tale of two lifetimes](https://blog.example.net/lifetimes)
  ^^^ a box of a task list, which the site shows as it stands: \`[ ]\``,
      correct: `
* [Crabs 🦀](https://blog.example.net/crabs)
* [A tale of two lifetimes](https://blog.example.net/lifetimes)`,
    },
  ],
  *check(issue) {
    const [prose, unparsed] = [proseText(issue), unparsedText(issue)];
    const isInTag = coverage(issue.htmlTags.map(({ span }) => span));
    for (const { pattern, name, help } of [...FORMS, ADDRESS])
      for (const match of matchesOf(pattern === ADDRESS.pattern ? unparsed : prose, pattern)) {
        const span = { start: match.index, end: match.index + match[0].length };
        const line = issue.lines[issue.source.lineIndex(span.start)];
        if (line?.kind === "code" || span.start < issue.frontMatter.span.end || isInTag(span)) continue;
        yield { span, message: `${name}, which the site shows as it stands: \`${match[0]}\``, help };
      }
  },
});
