import { expect, test } from "vitest";
import { lint } from "../../src/library/with-parser.ts";
import { bulkMergeOf, type ChangeShape } from "../../src/report/bulk.ts";
import { CLEAN, issueWith, STALE } from "../support/cli-run.ts";
import { DRAFT } from "../support/git-run.ts";

const BEFORE = issueWith();
const NEW = "* [New](https://new.example.net/post)";

const verdict = (after: string, more: Partial<ChangeShape> = {}) => {
  const { issue } = lint(after, { path: DRAFT });
  const files = [{ path: DRAFT, isNew: false }];
  return bulkMergeOf({ files, current: DRAFT, before: BEFORE, issue, hasErrors: false, ...more });
};

test.each([`${CLEAN}\n${NEW}`, `${NEW}\n${CLEAN}`])("one entry under a community heading, wherever: %j", (entries) => {
  expect(verdict(issueWith(entries))).toEqual({
    bulk: true,
    because: "adds one entry under `Observations/Thoughts` to the current draft and nothing else",
  });
});

const GOOD = issueWith(`${CLEAN}\n${NEW}`);

test.each<[string, string, Partial<ChangeShape>]>([
  ["changes nothing", GOOD, { files: [] }],
  [
    "changes 2 files",
    GOOD,
    {
      files: [
        { path: DRAFT, isNew: false },
        { path: "README.md", isNew: false },
      ],
    },
  ],
  [`changes \`${DRAFT}\`, which is not the current draft`, GOOD, { current: "draft/2026-03-18-this-week-in-rust.md" }],
  ["adds or renames a whole draft", GOOD, { before: undefined }],
  ["adds or renames a whole draft", GOOD, { files: [{ path: DRAFT, isNew: true }] }],
  ["changes or removes lines that were there before", issueWith(NEW), {}],
  ["changes or removes lines that were there before", GOOD.replaceAll("\n", "\r\n"), {}],
  ["adds 2 lines", issueWith(`${CLEAN}\n${NEW}\n`), {}],
  ["adds 0 lines", BEFORE, {}],
  ["adds no entry under a community heading", issueWith(`${CLEAN}\nsome text`), {}],
  ["adds no entry under a community heading", issueWith(CLEAN, STALE.split("\n")[0]), {}],
  ["adds an entry that needs a change first", GOOD, { hasErrors: true }],
])("%s", (because, after, more) => {
  expect(verdict(after, more)).toEqual({ bulk: false, because });
});
