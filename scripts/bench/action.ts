/** The action on a pull request, run as a runner does: from the checkout to the annotations. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { LINES, writeChange } from "./change.ts";
import { type Command, EMPTY } from "./runner.ts";
import { FILLING_RUNS, type Setting } from "./setting.ts";
import { compared } from "./tables.ts";

const ACTION = fileURLToPath(new URL("../../dist/cli/action.cjs", import.meta.url));

/** What a runner passes to a step that sets no input, beside what tells where its files are. */
const STEP = {
  CI: "true",
  GITHUB_ACTIONS: "true",
  GITHUB_EVENT_NAME: "pull_request",
  GITHUB_REPOSITORY: "crabs/this-week-in-rust",
  ...Object.fromEntries(
    ["since", "paths", "arguments", "author", "review", "token"].map((each) => [`INPUT_${each.toUpperCase()}`, ""]),
  ),
};

const actionCommand = (name: string, folder: string, cache: string): Command => {
  const temporary = `${folder}-temp`;
  mkdirSync(temporary);
  const files = { GITHUB_OUTPUT: join(temporary, "output"), GITHUB_STEP_SUMMARY: join(temporary, "summary") };
  const env = { ...STEP, ...files, GITHUB_WORKSPACE: folder, RUNNER_TEMP: temporary, XDG_CACHE_HOME: cache };
  const before = (): void => {
    for (const file of Object.values(files)) writeFileSync(file, "");
  };
  return { name, argv: [process.execPath, ACTION], env, cwd: folder, before };
};

export const benchAction = (setting: Setting): string => {
  const { runner, folder, rounds, dated } = setting;
  if (dated.length < 1) return "";
  let count = 0;
  const commands = Object.entries(LINES).map(([kind, line]) => {
    const checkout = join(folder, kind);
    mkdirSync(checkout);
    count = writeChange({ ...setting, folder: checkout }, line, { isMerged: true });
    return actionCommand(`the action, a ${kind} line added`, checkout, join(folder, "cache"));
  });
  const title = `pull request, ${count} earlier issues`;
  return compared(runner, [EMPTY, ...commands], { title, rounds, before: FILLING_RUNS });
};
