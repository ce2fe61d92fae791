import { type ListedLink, listedLinks } from "../../analysis/listed-links.ts";
import { type RepeatedLink, repeatedLinks } from "../../archive/repeated-links.ts";
import { issueName, pointAt } from "../../archive/types.ts";
import { pageKey } from "../../newsletter/page-key.ts";
import { defineRule, type Finding, unsafeFix } from "../../rule/define-rule.ts";
import type { SourceFile } from "../../text/source-file.ts";
import { titleKey } from "../../text/title-key.ts";

/** The links that lead to one page, for each page that several lead to. */
const duplicatesOf = (list: readonly ListedLink[]): ListedLink[][] => {
  const pages = new Map<string, ListedLink[]>();
  for (const listed of list) {
    const page = pageKey(listed.url);
    const known = pages.get(page);
    if (known) known.push(listed);
    else pages.set(page, [listed]);
  }
  return [...pages.values()].filter(({ length }) => length > 1);
};

const duplicateOf = ({ link }: ListedLink, { link: other }: ListedLink, where: string): Finding => ({
  span: link.form === "reference" ? link.span : link.url.span,
  message: `this link ${where} under \`${other.section.title.value}\``,
  help: link.section === other.section ? "remove one of the two" : "keep the one in the section that fits best",
  related: [{ span: other.span, message: "the same link" }],
});

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
      in: "cfp-projects",
      incorrect: `
* [crabby - Name the claws](https://github.com/crabby-rs/crabby/issues/13)
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this link comes again under \`CFP - Projects\`
* [crabby - Name the claws](https://github.com/crabby-rs/crabby/issues/13)
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this link is already under \`CFP - Projects\``,
      correct: "* [crabby - Name the claws](https://github.com/crabby-rs/crabby/issues/13)",
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
    for (const duplicates of listedLinks(issue).flatMap(duplicatesOf)) {
      const [first, ...later] = duplicates.filter(({ link }) => !isAllowed(link.span));
      if (!first || !later[0]) continue;
      // Both are reported: the editor decides which to remove, and a pull request may have added either.
      yield duplicateOf(first, later[0], "comes again");
      for (const again of later) {
        const [one, other] = [first.entry, again.entry];
        const same = one && other && source.slice(one).trim() === source.slice(other).trim();
        const fix = same && unsafeFix("remove the second", { span: source.wholeLines(other), text: "" });
        yield { ...duplicateOf(again, first, "is already"), fix: fix || undefined };
      }
    }
  },
});
