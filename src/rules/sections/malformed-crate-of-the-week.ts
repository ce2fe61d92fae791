import { defineRule } from "../../rule/define-rule.ts";
import { trailingRun } from "../../text/trailing-run.ts";

export default defineRule({
  id: "malformed-crate-of-the-week",
  on: "issue",
  group: "structure",
  fix: "never",
  // Earlier issues say in free words that there is no crate, or more than one.
  since: "2022-02-09",
  summary: "the crate of the week does not read `This week's crate is [name](URL), …`",
  why: "The sentence is the same every week, and readers look for the link in it. It has been published cut in half, and with a URL of one word.",
  examples: [
    {
      in: "crate",
      incorrect: `
This week's crate is ferris-say, a crab that repeats what you tell it.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the crate of the week is not a link`,
      correct: `
This week's crate is [ferris-say](https://crates.io/crates/ferris-say), a crab that repeats what you tell it.`,
    },
    {
      in: "crate",
      incorrect: `
This week's crate is [ferris-say](https://crates.io/crates/ferris-say), a crab that repeats what
                                                                                            ^^^^ the sentence about the crate of the week does not end`,
      correct: `
This week's crate is [ferris-say](https://crates.io/crates/ferris-say), a crab that repeats what you tell it.`,
    },
    {
      in: "crate",
      incorrect: `
The crate of the week is [ferris-say](https://crates.io/crates/ferris-say), a crab that repeats what you tell it.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this is not the sentence \`This week's crate is …\``,
      correct: `
This week's crate is [ferris-say](https://crates.io/crates/ferris-say), a crab that repeats what you tell it.`,
    },
  ],
  *check({ crate }) {
    if (!crate) return;
    const { sentence, link, prose } = crate;
    const help = "write `This week's crate is [name](URL), …`";
    const [other] = prose;
    if (!sentence && other) {
      yield { span: other.span, message: "this is not the sentence `This week's crate is …`", help };
    } else if (sentence && !link) {
      yield { span: sentence.span, message: "the crate of the week is not a link", help };
    } else if (sentence && !/[.!?:)…*]$/.test(sentence.value)) {
      const word = trailingRun(sentence.value.slice(-60), /\S/).length || 1;
      yield {
        span: { start: sentence.span.end - word, end: sentence.span.end },
        message: "the sentence about the crate of the week does not end",
        help: "finish the sentence, with its period",
      };
    }
  },
});
