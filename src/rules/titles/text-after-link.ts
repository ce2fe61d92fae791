import { linksIn } from "../../document/parse-context.ts";
import type { LinkEntry } from "../../document/types.ts";
import { defineRule } from "../../rule/define-rule.ts";
import { hasLetterOrNumber } from "../../text/letters.ts";

/** Joins further links: another part, another language. */
const JOINER = /^(?:[\s,;/|&+()\u2013-]|and|or)*$/;
/** The rest of a broken link or of a sentence, which other rules report. */
const isMarks = (text: string): boolean => !text.includes("[") && !hasLetterOrNumber(text);

/** One stray word that belongs to a broken link. */
const isGlued = ({ rest, link }: LinkEntry): boolean => rest.span.start === link.span.end && !/\s/.test(rest.value);

const isSentence = ({ lead, link }: LinkEntry): boolean => lead.value !== "" || link.form !== "inline";

export default defineRule({
  id: "text-after-link",
  on: "entry",
  group: "guideline",
  yieldsTo: ["malformed-tag"],
  fix: "never",
  since: "2019-06-04",
  summary: "text stands behind the link of an entry",
  why: "An entry is a link with the page's title, nothing else: editors cut what follows it, or move what matters into the title.",
  source: "https://github.com/rust-lang/this-week-in-rust#link-guidelines",
  examples: [
    {
      incorrect: `
* [Crab 1.2](https://blog.example.net/crab-1.2) - a crab for everyone
                                                ^^^^^^^^^^^^^^^^^^^^^ text behind the link: \`- a crab for everyone\``,
      correct: "* [Crab 1.2: a crab for everyone](https://blog.example.net/crab-1.2)",
    },
    {
      incorrect: `
* [Crabs](https://blog.example.net/crabs) [Claws](https://blog.example.net/claws)
                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ another link stands on the line: \`[Claws](https://blog.example.net/claws)\``,
      correct: `
* [Crabs](https://blog.example.net/crabs), [part two](https://blog.example.net/crabs-2)
* [Claws](https://blog.example.net/claws)`,
    },
  ],
  *check(entry, { issue, source }) {
    const { rest, isCommunity } = entry;
    if (rest.value === "" || !isCommunity || isMarks(rest.value)) return;
    if (isSentence(entry) || isGlued(entry)) return;
    let between = "";
    let done = rest.span.start;
    for (const { span } of linksIn(issue, rest.span)) {
      between += source.text.slice(done, span.start);
      done = Math.max(done, span.end);
    }
    between += source.text.slice(done, rest.span.end);
    if (between.trim() === "") {
      const message = `another link stands on the line: \`${rest.value}\``;
      yield { span: rest.span, message, help: "give it a line of its own" };
    } else if (!JOINER.test(between)) {
      const message = `text behind the link: \`${rest.value}\``;
      yield { span: rest.span, message, help: "remove it, or make it part of the title" };
    }
  },
});
