/**
 * Lints hostile drafts and ordinary issues in one process, in turns, with the built library:
 * `node --import tsx hostile-process.ts SIZE LARGEST ROUNDS NAME`. Prints what they took as JSON.
 */
import type * as Library from "../../src/index.ts";
import { HOSTILE } from "../worst/inputs.ts";
import { longIssue } from "./issues.ts";
import { median } from "./runner.ts";

/** Milliseconds of the processor. */
export interface Measured {
  /** Of an ordinary issue. */
  readonly normal: number;
  /** The worst first; `times`: per character, in times of the ordinary issue in the same round. */
  readonly inputs: readonly { readonly name: string; readonly time: number; readonly times: number }[];
  /** Of the worst, the shortest first and none that takes minutes, each with what an issue as long takes. */
  readonly curve: readonly { readonly length: number; readonly time: number; readonly normal: number }[];
}

const [size = 0, largest = 0, rounds = 1] = process.argv.slice(2, 5).map(Number);
const only = process.argv[5] ?? "";
const FILE = "draft/2026-03-11-this-week-in-rust.md";
const SHORTEST = 1000;
const LONG = 1e6;
/** Milliseconds. A point that would take longer, by the one before it, is left out. */
const LONGEST = 150_000;
/** Until V8 has compiled what an issue needs. */
const WARM_UP = 20;

const { lint } = (await import(new URL("../../dist/index.js", import.meta.url).href)) as typeof Library;

const timeOf = (text: string): number => {
  const before = process.cpuUsage();
  lint(text, { path: FILE, stage: "publish" });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

/** Both in turns, so that neither is met when V8 knows more. */
const sideBySide = (text: string, issue: string, turns: number) => {
  const pairs = Array.from({ length: turns }, () => ({ normal: timeOf(issue), time: timeOf(text) }));
  return {
    normal: median(pairs.map(({ normal }) => normal)),
    time: median(pairs.map(({ time }) => time)),
    times: median(pairs.map(({ normal, time }) => time / text.length / (normal / issue.length))),
  };
};

const issue = longIssue(size);
for (let turn = 0; turn < WARM_UP; turn++) timeOf(issue);
const measured = [...HOSTILE]
  .filter(([name]) => name.includes(only))
  .map(([name, make]) => ({ name, make, ...sideBySide(make(size), issue, rounds) }))
  .sort((a, b) => b.times - a.times);
const [worst] = measured;
const sizes = [1, 10, 100, 1000, 10_000].map((times) => SHORTEST * times).filter((length) => length <= largest);
const curve: Measured["curve"][number][] = [];
for (const length of sizes) {
  const last = curve.at(-1);
  if (last && (last.time * length) / last.length > LONGEST) break;
  const text = worst?.make(length) ?? "";
  // What is short takes less than the clock can tell, and what is long takes long enough.
  const turns = length < LONG ? rounds * Math.max(1, Math.round(LONG / 10 / length)) : 1;
  const { time, normal } = sideBySide(text, longIssue(length), turns);
  curve.push({ length: text.length, time, normal });
}
const said: Measured = {
  normal: median(measured.map(({ normal }) => normal)),
  inputs: measured.map(({ name, time, times }) => ({ name, time, times })),
  curve,
};
console.log(JSON.stringify(said));
