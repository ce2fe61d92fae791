/** What a run keeps of each file until its report is written. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { openRun } from "../../src/cli/commands/open-run.ts";
import {
  type FileResult,
  processAll,
  type Unreported,
  withoutReport,
  withTextOnly,
} from "../../src/cli/commands/process-files.ts";
import { discover } from "../../src/cli/io/discover.ts";
import { issueWith, newFolder, TRACKED } from "../support/cli-run.ts";

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

const COUNT = 8;

/** How many of the sources that the rules were given are still there when the results are. */
const sourcesLeft = async (keep: (result: Unreported) => FileResult): Promise<number> => {
  const folder = newFolder();
  const io = folder.io();
  const names = Array.from({ length: COUNT }, (_, index) => `${index}.md`);
  for (const name of names) folder.write(name, issueWith(`${TRACKED}\n* [${name}](https://a.example.net/${name})`));
  const { inputs } = await discover(names, { cwd: folder.path, env: io.env, isIgnoring: false, mayBeNone: false });
  const sources: WeakRef<object>[] = [];
  const results = await processAll(
    inputs,
    openRun({ archive: false, config: false, color: "never" }, io),
    (error) => Promise.reject(error),
    (result) => {
      sources.push(new WeakRef(result.report.source));
      return keep(result);
    },
  );
  // A reference that was made in this turn of the event loop is kept until it ends.
  await new Promise((resolve) => setTimeout(resolve));
  collectGarbage();
  const left = sources.filter((source) => source.deref() !== undefined).length;
  expect(results.map(({ errors, warnings }) => errors + warnings > 0)).toEqual(names.map(() => true));
  return left;
};

test("of many files the text is kept, and not the model that rules were given", async () => {
  expect(await sourcesLeft((result) => result)).toBe(COUNT);
  // The last one may still be in a variable.
  expect(await sourcesLeft(withTextOnly)).toBeLessThan(COUNT / 2);
  expect(await sourcesLeft(withoutReport)).toBeLessThan(COUNT / 2);
});
