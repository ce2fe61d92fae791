import { holdsEntries } from "../../document/entries.ts";
import { defineRule } from "../../rule/define-rule.ts";
import { renderedText } from "../../text/markdown-unescape.ts";

/** The length to which chat programs truncate titles in their previews. */
const TRUNCATED_LENGTH = 70;

/** In backticks `…` may be part of the code, as in `else if …`. */
const isTruncated = (title: string): boolean => {
  const end = title.trimEnd().replace(/[*_`]{1,3}$/, "");
  if (end.endsWith("…")) return end === title.trimEnd() || !end.endsWith(" …");
  return (
    end.endsWith("...") &&
    [title, title.trim(), renderedText(title)].some((text) => [...text].length === TRUNCATED_LENGTH)
  );
};

export default defineRule({
  id: "truncated-title",
  on: "link",
  group: "guideline",
  fix: "never",
  summary: "the title of a link was cut short",
  why: "Discord cuts titles to 70 characters and GitHub those of pull requests; copied from there, they end in `...` or `…`.",
  examples: [
    {
      incorrect: `
* [A rather long story of how a crab crossed the sea in a borrowed boa...](https://blog.example.net/sea)
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the title is cut short`,
      correct: "* [A long story of how a crab crossed the sea](https://blog.example.net/sea)",
    },
    {
      in: "compiler",
      incorrect: `
* [skip empty blocks when there is nothing to do in th…](https://github.com/rust-lang/rust/pull/153361)
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the title is cut short`,
      correct: "* [skip empty blocks](https://github.com/rust-lang/rust/pull/153361)",
    },
  ],
  *check({ text, form, section }) {
    if (form === "bare" || form === "autolink" || !(holdsEntries(section) || section.kind === "cfp-projects")) return;
    if (!isTruncated(text.value)) return;
    yield { span: text.span, message: "the title is cut short", help: "write the page's own title" };
  },
});
