import { defineRule } from "../../rule/define-rule.ts";
import { table } from "../../text/table.ts";

/** Repositories of rust-lang whose pull requests have a separate heading. */
const REPOSITORIES = table<readonly string[]>({
  Cargo: ["cargo"],
  Clippy: ["rust-clippy"],
  Rustfmt: ["rustfmt"],
  "Rust-Analyzer": ["rust-analyzer"],
  Rustup: ["rustup"],
  Miri: ["miri"],
});
/** `Miri` is a heading only in some weeks. */
const OWN_HEADING = new Set(["cargo", "rust-clippy", "rustfmt", "rust-analyzer", "rustup"]);
/** The compiler, its library and Rustdoc live in one repository, into which the others are merged at times. */
const SHARED = "rust";
const PULL = /^https:\/\/github\.com\/([\w.-]+)\/([\w.-]+)\/(?:pull|issues)\/(\d+)/;

/** The number of the pull request in a title: `#N` alone, `#N:` at the start, or `(#N)` at the end as in commits. */
const OWN_NUMBER = /^(?:(?:PR|issue) |[\w./-]{1,60})?#(\d+)$|^#(\d+):|\(#(\d+)\)$/i;

/** Whether a pull request of the repository may stand under the heading. */
const fits = (repository: string, title: string): boolean => {
  const expected = REPOSITORIES.get(title);
  if (repository === SHARED || expected?.includes(repository)) return true;
  // Small repositories of the compiler and its library have no separate heading.
  return expected === undefined && !OWN_HEADING.has(repository);
};

export default defineRule({
  id: "mismatched-pull-request",
  on: "link",
  group: "structure",
  fix: "never",
  summary: "a pull request is not of the repository or number that its line says",
  why: "The lists are sorted by hand from one search: a line dropped under the wrong heading, or a link pasted over the neighbour's, sends readers to another change.",
  examples: [
    {
      replaces: ["compiler"],
      incorrect: `
#### Clippy
* [teach \`clippy::crab\` to count claws](https://github.com/rust-lang/cargo/pull/16201)
                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a pull request of \`cargo\` stands under \`Clippy\``,
      correct: `
#### Clippy
* [teach \`clippy::crab\` to count claws](https://github.com/rust-lang/rust-clippy/pull/16201)`,
    },
    {
      replaces: ["compiler"],
      incorrect: `
#### Compiler
* [check claws early (#153361)](https://github.com/rust-lang/rust/pull/153316)
                                                                       ^^^^^^ the text says \`#153361\`, the link goes to \`#153316\`
* [fix a regression of #153002](https://github.com/rust-lang/rust/pull/153370)`,
      correct: `
#### Compiler
* [check claws early (#153361)](https://github.com/rust-lang/rust/pull/153361)
* [fix a regression of #153002](https://github.com/rust-lang/rust/pull/153370)`,
    },
  ],
  *check({ url, text, section }) {
    const [whole, owner, repository = "", number] = PULL.exec(url.value) ?? [];
    if (whole === undefined) return;
    if (section.kind === "team" && owner === "rust-lang" && !fits(repository, section.title.value)) {
      yield {
        span: url.span,
        message: `a pull request of \`${repository}\` stands under \`${section.title.value}\``,
        help: "move it under the heading of its repository, or correct the link",
      };
    }
    const [, ...numbers] = OWN_NUMBER.exec(text.value.trim()) ?? [];
    const written = numbers.find((each) => each !== undefined);
    if (written === undefined || written === number) return;
    const end = url.span.start + whole.length;
    yield {
      span: { start: end - (number as string).length, end },
      message: `the text says \`#${written}\`, the link goes to \`#${number}\``,
      help: "look up which of the two is meant",
    };
  },
});
