import { defineRule } from "./define-rule.ts";

/** Repositories of rust-lang whose pull requests stand under a heading of their own. */
const REPOSITORIES: Readonly<Record<string, readonly string[]>> = {
  Cargo: ["cargo"],
  Clippy: ["rust-clippy"],
  Rustfmt: ["rustfmt"],
  "Rust-Analyzer": ["rust-analyzer"],
  Rustup: ["rustup"],
  Miri: ["miri"],
};
/** The compiler, its library and Rustdoc live in one repository, into which the others are merged at times. */
const SHARED = "rust";

export default defineRule({
  id: "mismatched-pull-request",
  on: "entry",
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
  ],
  *check({ link, section }) {
    const pull = /^https:\/\/github\.com\/rust-lang\/([\w.-]+)\/(?:pull|issues)\/(\d+)/.exec(link.url.value);
    const expected = REPOSITORIES[section.title.value];
    if (section.kind !== "team" || !pull || !expected) return;
    const repository = pull[1] as string;
    if (repository === SHARED || expected.includes(repository)) return;
    yield {
      span: link.url.span,
      message: `a pull request of \`${repository}\` stands under \`${section.title.value}\``,
      help: "move it under the heading of its repository, or correct the link",
    };
  },
});
