/** One issue, as people have the program: installed from the package, and in a checkout of the sources. */
import { statSync } from "node:fs";
import { join } from "node:path";
import { installPackage } from "./install.ts";
import { EMPTY } from "./runner.ts";
import { FILLING_RUNS, lintCommand, type Setting } from "./setting.ts";
import { compared } from "./tables.ts";

export const benchOneIssue = ({ runner, folder, rounds, issues }: Setting): string => {
  installPackage(folder);
  const newest = issues.at(-1) as string;
  const argv = ["--no-archive", newest];
  const commands = [
    EMPTY,
    lintCommand("installed", argv, {
      cache: join(folder, "cache-installed"),
      bin: join(folder, "node_modules/twir-lint/bin/twir-lint.js"),
    }),
    lintCommand("checkout", argv, { cache: join(folder, "cache-checkout") }),
  ];
  const title = `1 issue, ${(statSync(newest).size / 1000).toFixed(0)} KB`;
  return compared(runner, commands, { title, rounds, before: FILLING_RUNS });
};
