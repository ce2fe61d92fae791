/** One issue with the earlier ones of a year: what they take more, from the cache, learned anew and from a saved file. */
import { join } from "node:path";
import { EMPTY } from "./runner.ts";
import { BIN, FILLING_RUNS, forgetIssues, lintCommand, type Setting, writeCheckout } from "./setting.ts";
import { compared } from "./tables.ts";

export const benchArchive = (setting: Setting): string => {
  const { runner, folder, rounds, dated } = setting;
  if (dated.length < 2) return "";
  const { draft, content, count } = writeCheckout(setting);
  const [warm, cold, saved, without] = ["warm", "cold", "saved", "without"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
    string,
  ];
  const file = join(folder, "archive.json");
  const from = ["--archive", content, "--archive-issues", "all"];
  runner.run({
    name: "archive build",
    argv: [process.execPath, BIN, "archive", "build", ...from, "--output", file],
    env: { XDG_CACHE_HOME: saved },
  });
  const commands = [
    EMPTY,
    lintCommand("without", ["--no-archive", draft], { cache: without }),
    lintCommand("from the cache", [...from, draft], { cache: warm }),
    lintCommand("learned anew", [...from, draft], { cache: cold, before: () => forgetIssues(cold) }),
    lintCommand("from a saved file", ["--archive", file, draft], { cache: saved }),
  ];
  const title = `1 issue and ${count} earlier ones`;
  return compared(runner, commands, { title, base: 1, rounds, before: FILLING_RUNS });
};
