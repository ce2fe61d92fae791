/** The forms of the house that a repair has to keep: sentences without items, and groups that have none. */
import { expect, test } from "vitest";
import { fix, lint } from "../../src/library/with-parser.ts";
import { WEEKLY_PARTS } from "../../src/newsletter/weekly-parts.ts";
import { placeExample } from "../../src/rule/example-frame.ts";

const PATH = "content/2026-03-11-this-week-in-rust.md";
const CFPS = WEEKLY_PARTS.flatMap(({ kind, sentence }) =>
  sentence && (kind === "cfp-projects" || kind === "cfp-events") ? [[kind, sentence] as const] : [],
);

test.each(CFPS)("the sentence of %s stands without a marker, and every marker goes", (kind, sentence) => {
  const right = placeExample({ in: kind }, sentence).text;
  expect(fix(right, { path: PATH }).text).toBe(right);
  for (const marker of ["* ", "- ", "+ ", "*  "])
    expect(fix(placeExample({ in: kind }, marker + sentence).text, { path: PATH }).text).toBe(right);
});

const NAMES = ["Rust", "Rust RFCs", "Cargo", "Compiler Team", "Language Team", "Language Reference"];
const link = (name: string): string =>
  `[${name}](https://github.com/rust-lang/${name.toLowerCase().replaceAll(" ", "-")}/x)`;
const period = (heading: string, names: readonly string[], gap: string): string =>
  `#### Tracking Issues & PRs\n${heading}*No Items entered Final Comment Period this week for${gap}${names
    .slice(0, -1)
    .map(link)
    .join(`,${gap}`)} or${gap}${link(names.at(-1) as string)}.*`;
const issueOf = (text: string): string =>
  `Title: This Week in Rust 642\nNumber: 642\nDate: 2026-03-11\nCategory: This Week in Rust\n\n## Updates from the Rust Project\n\n### Final Comment Period\n\n${text}\n\n## Jobs\n`;

test.each(
  NAMES.flatMap((name) =>
    ["\n", "\n  ", " "].flatMap((gap) => ["draft", "content"].map((folder) => [name, gap, folder] as const)),
  ),
)(
  "%s without items moves into the sentence, with its own link, its order and %j between, in %s/",
  (name, gap, folder) => {
    const others = NAMES.filter((each) => each !== name);
    const before = issueOf(period(`##### ${link(name)}\n\n`, others, gap));
    const options = { path: `${folder}/2026-03-11-this-week-in-rust.md`, select: ["empty-section"] };
    expect(fix(before, { ...options, unsafe: true }).text).toBe(issueOf(period("", NAMES, gap)));
    expect(fix(before, options).text).toBe(before);
  },
);

test.each(["###", "####", "######"])("a group of the final comment period at %s is told its level is 5", (marks) => {
  const text = issueOf(
    `#### Tracking Issues & PRs\n${marks} ${link("Cargo")}\n* [Claws](https://github.com/rust-lang/cargo/issues/1)`,
  );
  expect(lint(text, { path: PATH, select: ["wrong-heading-level"] }).diagnostics).toMatchObject([
    { message: `heading \`Cargo\` has level ${marks.length}, not 5` },
  ]);
  expect(fix(text, { path: PATH, select: ["wrong-heading-level"] }).text).toContain(`\n##### ${link("Cargo")}`);
});
