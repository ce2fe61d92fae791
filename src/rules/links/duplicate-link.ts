import { type ListedLink, linksToOnePage } from "../../analysis/listed-links.ts";
import { type RepeatedLink, repeatedLinks } from "../../archive/repeated-links.ts";
import { issueName, pointAt } from "../../archive/types.ts";
import { defineRule, type Finding, unsafeFix } from "../../rule/define-rule.ts";
import { atOneOfTwo } from "../../rule/one-of-two.ts";
import type { SourceFile } from "../../text/source-file.ts";
import type { Span } from "../../text/span.ts";
import { titleKey } from "../../text/title-key.ts";
import { areAlike } from "../../text/title-words.ts";

const spanOf = ({ link }: ListedLink): Span => (link.form === "reference" ? link.span : link.url.span);
const nameOf = ({ link }: ListedLink): string => link.text.value.replaceAll("`", "").trim();

/** What to do, told at one of the two: the later one, or the one that a change adds. */
const helpAt = (here: ListedLink, other: ListedLink): string => {
  const where = `the one under \`${other.link.section.title.value}\``;
  const [isTagged, otherIsTagged] = [here, other].map(({ tags = [] }) => tags.length > 0);
  if (isTagged && !otherIsTagged) return `keep this one, which has its tag, and remove ${where}`;
  if (here.link.section === other.link.section || otherIsTagged) return `keep ${where}, and remove this one`;
  return `keep ${where}, unless this section fits better`;
};

/** Two entries that lead to one page: one of them is superfluous, or with unlike titles, one of the links is wrong. */
const toldOnce = (first: ListedLink, again: ListedLink, source: SourceFile): Finding[] => {
  const message = `this link is already under \`${first.link.section.title.value}\``;
  const toldAt = `this link comes again under \`${again.link.section.title.value}\``;
  const related = [{ span: first.link.span, message: "the same link" }];
  if (!areAlike(first.link.text.value, again.link.text.value)) {
    const help = "put the link right that belongs to the other title; if it is right for both, keep one of them";
    return atOneOfTwo(
      { span: spanOf(again), message: `${message}, for \`${nameOf(first)}\``, help, related },
      { span: spanOf(first), message: `${toldAt}, for \`${nameOf(again)}\``, help },
    );
  }
  const [one, other] = [first.entry, again.entry];
  const same = one && other && source.slice(one).trim() === source.slice(other).trim();
  const remove = (entry: Span) => unsafeFix("remove this one", { span: source.wholeLines(entry), text: "" });
  return atOneOfTwo(
    { span: spanOf(again), message, help: helpAt(again, first), related, fix: same ? remove(other) : undefined },
    { span: spanOf(first), message: toldAt, help: helpAt(first, again), fix: same ? remove(one) : undefined },
  );
};

/** A link that readers have seen in an earlier issue. */
const repeat = ({ link: { text, url }, entry, occurrences, last }: RepeatedLink, source: SourceFile): Finding => {
  const same = entry && titleKey(last.link.title) === titleKey(text.value);
  return {
    span: url.span,
    message: `this link was in ${issueName(last.issue)} under \`${last.link.section}\`, line ${last.link.position.line}`,
    help: "remove it, unless the page has become another one",
    related: occurrences.map(({ issue, link }) => ({
      ...pointAt(issue, link.position),
      message: `the same link in ${issueName(issue)}`,
    })),
    fix: same ? unsafeFix("remove this one", { span: source.wholeLines(entry), text: "" }) : undefined,
    // The page may have changed since.
    confidence: "likely",
  };
};

export default defineRule({
  id: "duplicate-link",
  on: "issue",
  group: "policy",
  // Placeholders and invalid URLs are reported by other rules, however often they occur.
  yieldsTo: ["invalid-url", "placeholder"],
  fix: "sometimes",
  consults: ["archive"],
  summary: "a link stands twice in one list, or stood in the community's list of an earlier issue",
  why: "Two people submit the same page under different headings or titles. Editors removed 182 such lines.",
  source: "https://github.com/rust-lang/this-week-in-rust#link-guidelines",
  examples: [
    {
      incorrect: `
* [Borrowing in anger](https://blog.example.net/anger)
                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this link comes again under \`Rust Walkthroughs\`
* [video] [Crabs on camera](https://www.youtube.com/watch?v=dQw4w9WgXcQ)

### Rust Walkthroughs
* [Anger and borrowing](http://www.blog.example.net/anger/)
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this link is already under \`Observations/Thoughts\`
* [Lifetimes of crabs](https://blog.example.net/anger#lifetimes)`,
      correct: `
* [Borrowing in anger](https://blog.example.net/anger)
* [video] [Crabs on camera](https://www.youtube.com/watch?v=dQw4w9WgXcQ)

### Rust Walkthroughs
* [Lifetimes of crabs](https://blog.example.net/anger#lifetimes)`,
    },
    {
      earlier: { issues: 1, text: "* [Shells and scopes](https://blog.example.net/shells)" },
      incorrect: `
* [Shells & Scopes](http://www.blog.example.net/shells/index.html)
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this link was in issue 641 under \`Observations/Thoughts\`, line 14
* [Shells and scopes, part two](https://blog.example.net/shells#two)`,
      correct: "* [Shells and scopes, part two](https://blog.example.net/shells#two)",
    },
  ],
  *check(issue, { source, isAllowed, archive }) {
    for (const found of repeatedLinks(issue, archive)) yield repeat(found, source);
    for (const duplicates of linksToOnePage(issue)) {
      const [first, ...later] = duplicates.filter(({ link }) => !isAllowed(link.span));
      if (!first || !later[0]) continue;
      const told = later.map((again) => toldOnce(first, again, source));
      // The first has one hint, however often it comes again.
      yield* told.flatMap((findings, index) => (index === 0 ? findings : findings.slice(0, 1)));
    }
  },
});
