/** One issue, 25, 122 and all of a folder: with one thread, with as many as pay, and with programs of the user's. */
import { statSync } from "node:fs";
import { join } from "node:path";
import { fail } from "../command-line.ts";
import { type Command, EMPTY, median, type Runner } from "./runner.ts";
import { FILLING_RUNS, lintCommand, type Setting } from "./setting.ts";
import { compared, plain, table } from "./tables.ts";

const SIZES = [1, 25, 122];

/** A command of the user's with the files behind it, understood by the shell. */
const peer = (given: string, files: readonly string[]): Command => {
  const [, name, command] = /^([^=]+)=(.+)$/s.exec(given) ?? fail(`--compare ${given}: write NAME=COMMAND`);
  return { name: name as string, argv: ["sh", "-c", `exec ${command} "$@"`, "sh", ...files] };
};

/** Milliseconds by step, as `--timing` says them. */
const stepsOf = (runner: Runner, command: Command, rounds: number): Map<string, number> => {
  const times = new Map<string, number[]>();
  for (let round = 0; round < rounds; round++) {
    const { stderr } = runner.run(command);
    for (const [, time, step = ""] of (stderr.split("\n\n")[0] ?? "").matchAll(/^ *([\d.]+) +\d+% +(\w+)$/gm))
      times.set(step, [...(times.get(step) ?? []), Number(time)]);
  }
  return new Map([...times].map(([step, each]) => [step, median(each)]));
};

const titleOf = (files: readonly string[]): string => {
  const kilobytes = files.reduce((sum, file) => sum + statSync(file).size, 0) / 1000;
  return `${files.length} ${files.length === 1 ? "issue" : "issues"}, ${kilobytes.toFixed(0)} KB`;
};

export const benchManyFiles = ({ runner, folder, rounds, issues, peers }: Setting): string => {
  const cache = join(folder, "cache");
  const lint = (name: string, argv: readonly string[]) => lintCommand(name, ["--no-archive", ...argv], { cache });
  const sizes = [...new Set([...SIZES, issues.length])].filter((size) => size <= issues.length);
  const inside: [title: string, steps: Map<string, number>][] = [];
  const tables = sizes.map((size, index) => {
    const files = issues.slice(-size);
    const title = titleOf(files);
    const commands = [
      EMPTY,
      lint(size === 1 ? "twir-lint" : "twir-lint, one thread", ["--concurrency", "1", ...files]),
      ...(size === 1 ? [] : [lint("twir-lint, as many threads as pay", files)]),
      ...peers.map((each) => peer(each, files)),
    ];
    const fewer = Math.max(1, Math.round(rounds / 3 ** index));
    const text = compared(runner, commands, { title, rounds: fewer, before: index === 0 ? FILLING_RUNS : 0 });
    inside.push([title, stepsOf(runner, lint("twir-lint --timing", ["--timing", ...files]), fewer)]);
    return text;
  });
  const steps = [...(inside[0]?.[1].keys() ?? [])];
  const rows = steps.map((step) => [step, ...inside.map(([, times]) => `${plain(times.get(step) ?? 0)} ms`)]);
  return [...tables, table(["where it goes", ...inside.map(([title]) => title)], rows)].join("\n");
};
