import type { Issue, Nomination } from "../../document/types.ts";
import { defineRule, type Finding } from "../../rule/define-rule.ts";

/** The threads in which readers suggest a crate and a quote. */
const CRATES = "/t/crate-of-the-week/2704";
const QUOTES = "/t/twir-quote-of-the-week/328";

/** The invitation is there but not parsed as a link, because a definition or bracket is missing; other rules report that. */
const BROKEN_INVITATION = /\[please submit[^[\]]*\] ?[[(]/i;

function* faultsOf(issue: Issue, nomination: Nomination, thread: string): Iterable<Finding> {
  const { section, thanks, invitation, prose } = nomination;
  if (!invitation && !prose.some(({ value }) => BROKEN_INVITATION.test(value))) {
    const message = "the line `[Please submit …` is missing below this heading";
    const help = `write \`[Please submit …](https://users.rust-lang.org${thread})\` as in earlier issues`;
    yield { span: section.heading, message, help };
  }
  for (const { url, form } of [...thanks, ...(invitation ? [invitation] : [])]) {
    const target = form === "reference" ? issue.definitions.find(({ label }) => label.value === url.value)?.url : url;
    if (!target || target.value.includes(thread)) continue;
    yield {
      span: target.span,
      message: `\`${target.value}\` is not in the thread \`${thread}\``,
      help: `link the thread \`https://users.rust-lang.org${thread}\`, or the suggestion in it`,
    };
  }
}

export default defineRule({
  id: "wrong-forum-thread",
  on: "issue",
  group: "structure",
  fix: "never",
  since: "2021-08-18",
  summary:
    "a suggestion of a crate or a quote is linked in the wrong thread of the forum, or the line that asks for the next is missing",
  why: "Crates are suggested in one thread of the forum and quotes in another, and the links to both are written by hand each week: a link to the wrong thread hides the suggestion, and leads the next ones to the wrong place.",
  examples: [
    {
      in: "quote",
      incorrect: `
> The borrow checker is a friend who is always right.

– [Ferris on the Rust users forum](https://users.rust-lang.org/t/a-friend/1000)

Thanks to [Corro](https://users.rust-lang.org/t/crate-of-the-week/2704/1700) for the suggestion!
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`https://users.rust-lang.org/t/crate-of-the-week/2704/1700\` is not in the thread \`/t/twir-quote-of-the-week/328\``,
      correct: `
> The borrow checker is a friend who is always right.

– [Ferris on the Rust users forum](https://users.rust-lang.org/t/a-friend/1000)

Thanks to [Corro](https://users.rust-lang.org/t/twir-quote-of-the-week/328/1700) for the suggestion!`,
    },
    {
      replaces: ["crate", "crate-invitation"],
      incorrect: `
## Crate of the Week
^^^^^^^^^^^^^^^^^^^^ the line \`[Please submit …\` is missing below this heading

This week's crate is [ferris-say](https://crates.io/crates/ferris-say), a crab that repeats what you tell it.`,
      correct: `
## Crate of the Week

This week's crate is [ferris-say](https://crates.io/crates/ferris-say), a crab that repeats what you tell it.

[Please submit your suggestions and votes for next week](https://users.rust-lang.org/t/crate-of-the-week/2704)!`,
    },
  ],
  *check(issue) {
    if (issue.crate) yield* faultsOf(issue, issue.crate, CRATES);
    if (issue.quote) yield* faultsOf(issue, issue.quote, QUOTES);
  },
});
