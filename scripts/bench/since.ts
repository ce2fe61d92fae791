/** A branch that adds one line to a draft, judged with `--since`, as before a push and in CI. */
import { join } from "node:path";
import { LINES, writeChange } from "./change.ts";
import { EMPTY } from "./runner.ts";
import { FILLING_RUNS, lintCommand, type Setting } from "./setting.ts";
import { compared } from "./tables.ts";

export const benchSince = (setting: Setting): string => {
  const { runner, folder, rounds, dated } = setting;
  if (dated.length < 1) return "";
  const count = writeChange(setting, LINES.faulty);
  const commands = [
    EMPTY,
    lintCommand("twir-lint --since main", ["--since", "main"], { cache: join(folder, "cache"), cwd: folder }),
  ];
  const title = `1 line added, ${count} earlier issues`;
  return compared(runner, commands, { title, rounds, before: FILLING_RUNS });
};
