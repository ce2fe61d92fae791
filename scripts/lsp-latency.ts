/** Measures the language server as an editor has it: how long after a keystroke the findings are there, start, memory. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { uriOf } from "../tests/support/lsp-client.ts";
import { EMPTY, median, Runner } from "./bench/runner.ts";
import { parseArguments } from "./command-line.ts";
import {
  type Draft,
  measureKeystrokes,
  open,
  percentile,
  Typist,
  WARM_UP,
  writeCheckout,
} from "./lsp-latency/typing.ts";

const USAGE = `usage: npm run lsp-latency

Types into a draft of the size of a real one, with a year of earlier issues, over the input and output of the built
program, and prints how long it takes until the findings are there, beside one warm lint of the same text in a process
that does nothing else; how long it takes from the start of the program to the first findings, beside an empty Node;
and the memory that is held after 2,000 edits. Fails where a target is missed. Build first, and have nothing else run.`;

parseArguments({ help: { type: "boolean", default: false } }, USAGE);

const KEYSTROKES = 200;
const EDITS = 2000;
const STARTS = 15;
/** Runs that write the code cache, which each make a part of it. */
const FIRST_STARTS = 5;
/** What is wanted at most, in times of a lint and of an empty Node. */
const TARGETS = { keystroke: 2, start: 6 };

// Node reads more certificates at each start, which the empty Node here does not.
delete process.env.NODE_EXTRA_CA_CERTS;
/** Milliseconds of each start, and how many times those of an empty Node beside it that is. */
const measureStarts = async (draft: Draft, runner: Runner): Promise<{ wall: number[]; ratios: number[] }> => {
  const wall: number[] = [];
  const ratios: number[] = [];
  for (let turn = -FIRST_STARTS; turn < STARTS; turn++) {
    const empty = runner.run(EMPTY).wall;
    const before = performance.now();
    const { client } = await open(draft);
    const took = performance.now() - before;
    await client.end();
    if (turn < 0) continue;
    wall.push(took);
    ratios.push(took / empty);
  }
  return { wall, ratios };
};

/** Megabytes that a process holds in memory; undefined where the system does not say. */
const memoryOf = (id: number | undefined): number | undefined => {
  const status = `/proc/${id}/status`;
  if (!existsSync(status)) return undefined;
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(status, "utf8"))?.[1]) / 1024;
};

const folder = mkdtempSync(join(tmpdir(), "twir-lint-latency-"));
const print = (what: string, value: string, more = ""): void =>
  void process.stdout.write(`${what.padEnd(62)} ${value.padStart(9)} ${more}\n`.replace(/ +\n/, "\n"));
try {
  const { draft, earlier, lintText } = writeCheckout(folder);
  const { path, text } = draft;
  const [load = 0] = loadavg();
  console.log(
    `Node ${process.version} on ${availableParallelism()} processors with a load of ${load.toFixed(1)}; ${(text.length / 1000).toFixed(0)} kB, ${lintText(text).diagnostics.length} findings, ${earlier} earlier issues.\n`,
  );
  const starts = await measureStarts(draft, new Runner(folder));
  const { client, server } = await open(draft);
  const typist = new Typist(text);
  const { keystrokes, lints } = await measureKeystrokes(client, { path, typist, lintText, count: KEYSTROKES });
  const memory = memoryOf(server.process.pid);
  for (let edit = 0; edit < EDITS; edit++) {
    const change = typist.next();
    await client.change(uriOf(path), typist.version, change);
    if (edit % 20 === 0) await client.pushed(uriOf(path), typist.version);
  }
  await client.pushed(uriOf(path), typist.version);
  const memoryAfter = memoryOf(server.process.pid);
  await client.end();

  const lintTakes = median(lints);
  const ratio = (value: number): string => `${(value / lintTakes).toFixed(2)}×`;
  const middle = median(keystrokes);
  const start = median(starts.ratios);
  print("one warm lint of the same text, median", `${lintTakes.toFixed(1)} ms`);
  print("one warm lint of the same text, 95 of 100", `${percentile(lints, 0.95).toFixed(1)} ms`);
  print(
    "from a keystroke to its findings, median",
    `${middle.toFixed(1)} ms`,
    `${ratio(middle)}, at most ${TARGETS.keystroke}×`,
  );
  print("from a keystroke to its findings, 95 of 100", `${percentile(keystrokes, 0.95).toFixed(1)} ms`);
  print(
    "from the start to the first findings, median",
    `${median(starts.wall).toFixed(0)} ms`,
    `${start.toFixed(2)}× node -e 0, at most ${TARGETS.start}×`,
  );
  if (memory !== undefined && memoryAfter !== undefined) {
    print(`memory after ${WARM_UP + KEYSTROKES} edits`, `${memory.toFixed(0)} MB`);
    print(`memory after ${EDITS} more`, `${memoryAfter.toFixed(0)} MB`);
  }
  process.exitCode = middle / lintTakes > TARGETS.keystroke || start > TARGETS.start ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
