import { describe, expect, test } from "vitest";
import { fileChange } from "../../src/change/file-change.ts";
import { lint } from "../../src/library/with-parser.ts";
import { type BulkMergeInput, bulkMergeOf } from "../../src/report/bulk.ts";
import { SourceFile } from "../../src/text/source-file.ts";
import { CLEAN, issueWith, STALE } from "../support/cli-run.ts";
import { DRAFT } from "../support/git-run.ts";

const BEFORE = issueWith();
const NEW = "* [New](https://new.example.net/post)";
const OTHER = "* [Other](https://other.example.net/post)";
const GOOD = issueWith(`${CLEAN}\n${NEW}`);
const LATER = "draft/2026-03-18-this-week-in-rust.md";

interface Texts {
  readonly before?: string;
  readonly after?: string;
  readonly from?: string;
  readonly newestDraft?: string;
}

/** The verdict on a change of the draft. */
const verdict = (texts: Texts, more: Partial<BulkMergeInput> = {}) => {
  const { before, after, from = DRAFT, newestDraft = DRAFT } = { before: BEFORE, ...texts };
  const file = fileChange({
    path: DRAFT,
    before: before === undefined ? undefined : new SourceFile(from, before),
    after: after === undefined ? undefined : new SourceFile(DRAFT, after),
    newestDraft,
  });
  const issue = after === undefined ? undefined : lint(after, { path: DRAFT }).issue;
  return bulkMergeOf({ paths: [DRAFT], file, issue, ...more });
};

/** The community section of an issue with two headings in it. */
const withResearch = (observations: string, research: string): string =>
  issueWith(`${observations}\n\n### Research\n\n${research}`);

describe("takes one item under a community heading", () => {
  const because = "adds one entry under `Observations/Thoughts` to the newest draft and nothing else";

  test.each<[string, string, string]>([
    ["below another", BEFORE, GOOD],
    ["above another", BEFORE, issueWith(`${NEW}\n${CLEAN}`)],
    ["with blank lines around it", BEFORE, issueWith(`${CLEAN}\n\n\n${NEW}\n\n`)],
    ["with another marker", BEFORE, issueWith(`${CLEAN}\n-   ${NEW.slice(2)}`)],
    [
      "while the markers of others change",
      issueWith(`${CLEAN}\n${OTHER}`),
      issueWith(`- ${CLEAN.slice(2)}\n${NEW}\n*  ${OTHER.slice(2)}`),
    ],
    ["while another gets the marker that it lacked", BEFORE.replace(CLEAN, CLEAN.slice(2)), GOOD],
    [
      "while a blank line goes elsewhere",
      GOOD.replace("\n# Quote", "\n\n# Quote"),
      GOOD.replace(NEW, `${NEW}\n${OTHER}`),
    ],
    ["while a blank line comes elsewhere", BEFORE, GOOD.replace("### Observations", "\n### Observations")],
    [
      "with a page that another section links",
      issueWith(CLEAN, STALE),
      issueWith(`${CLEAN}\n* [Ice](https://www.meetup.com/rust-oslo/events/313338001/)`, STALE),
    ],
    ["in a file whose other lines end in CRLF", BEFORE.replaceAll("\n", "\r\n"), GOOD.replaceAll("\n", "\r\n")],
  ])("%s", (_, before, after) => {
    expect(after).not.toBe(before);
    expect(verdict({ before, after })).toEqual({ bulk: true, because });
  });

  test("under a heading that the outline does not know", () => {
    const before = BEFORE.replace("### Observations/Thoughts", "### Thoughts of crabs");
    expect(before).not.toBe(BEFORE);
    expect(verdict({ before, after: before.replace(CLEAN, `${CLEAN}\n${NEW}`) })).toMatchObject({ bulk: true });
  });
});

test.each<[string, Texts, Partial<BulkMergeInput>?]>([
  ["changes nothing", {}, { paths: [] }],
  ["changes 2 files", { after: GOOD }, { paths: [DRAFT, "README.md"] }],
  ["changes `README.md`, which is no issue", {}, { paths: ["README.md"], file: undefined }],
  [`changes \`${DRAFT}\`, which is not the newest draft`, { after: GOOD, newestDraft: LATER }],
  [`adds \`${DRAFT}\``, { before: undefined, after: GOOD }],
  [`deletes \`${DRAFT}\``, { after: undefined }],
  [`renames \`${LATER}\` to \`${DRAFT}\``, { after: GOOD, from: LATER }],
  ["edits or removes what was there before", { after: issueWith(NEW) }],
  ["edits or removes what was there before", { before: GOOD, after: BEFORE }],
  ["edits or removes what was there before", { after: GOOD.replaceAll("\n", "\r\n") }],
  ["edits or removes what was there before", { after: GOOD.replace(CLEAN, `    ${CLEAN}`) }],
  [
    "edits or removes what was there before",
    { before: withResearch(CLEAN, OTHER), after: withResearch(`${OTHER}\n${CLEAN}`, NEW) },
  ],
  ["adds nothing but blank lines or list markers", { after: BEFORE }],
  ["adds nothing but blank lines or list markers", { after: BEFORE.replace(CLEAN, `\n- ${CLEAN.slice(2)}\n`) }],
  ["adds 2 lines", { after: issueWith(`${CLEAN}\n${NEW}\n${OTHER}`) }],
  ["adds 2 lines", { after: issueWith(`${CLEAN}\n${NEW}\n    * [slides](https://slides.example.net/new)`) }],
  ["adds no list item under a community heading", { after: issueWith(`${CLEAN}\nsome text`) }],
  ["adds no list item under a community heading", { after: issueWith(`${CLEAN}\n<!-- ${NEW} -->`) }],
  ["adds no list item under a community heading", { after: issueWith(`${CLEAN}\n    ${NEW}`) }],
  ["adds no list item under a community heading", { after: issueWith(CLEAN, STALE.split("\n")[0]) }],
  ["adds a link that is there already", { after: issueWith(`${CLEAN}\n* [Again](http://blog.example.net/post/)`) }],
  ["adds an entry that needs a change first", { after: GOOD }, { hasErrors: true }],
])("%s", (because, texts, more) => {
  expect(verdict(texts, more)).toEqual({ bulk: false, because });
});
