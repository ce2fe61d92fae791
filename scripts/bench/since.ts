/** A branch that changes one line of a draft, judged with `--since`, as before a push and in CI. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EMPTY } from "./runner.ts";
import { FILLING_RUNS, lintCommand, type Setting, writeCheckout } from "./setting.ts";
import { compared } from "./tables.ts";

const PERSON = ["-c", "user.name=Ferris", "-c", "user.email=ferris@crab.example", "-c", "commit.gpgSign=false"];
const TITLE = /^([*-] \[)/m;

export const benchSince = (setting: Setting): string => {
  const { runner, folder, rounds, dated } = setting;
  if (dated.length < 1) return "";
  const { draft, count } = writeCheckout(setting);
  const git = (...argv: string[]) => execFileSync("git", [...PERSON, ...argv], { cwd: folder, stdio: "pipe" });
  const commit = (message: string) => {
    git("add", "--all");
    git("commit", "--quiet", "--message", message);
  };
  git("init", "--quiet", "--initial-branch", "main");
  commit("base");
  git("switch", "--quiet", "--create", "change");
  const text = readFileSync(draft, "utf8");
  writeFileSync(draft, TITLE.test(text) ? text.replace(TITLE, "$1Really: ") : `${text}\nReally.\n`);
  commit("change");
  const commands = [
    EMPTY,
    lintCommand("twir-lint --since main", ["--since", "main"], { cache: join(folder, "cache"), cwd: folder }),
  ];
  const title = `1 changed line, ${count} earlier issues`;
  return compared(runner, commands, { title, rounds, before: FILLING_RUNS });
};
