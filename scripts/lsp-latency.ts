/** Measures the language server as an editor has it: how long after a keystroke the findings are there, start, memory. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Range } from "vscode-languageserver-protocol/node";
import type * as Library from "../src/index.ts";
import { LspClient, uriOf } from "../tests/support/lsp-client.ts";
import { type ProgramServer, startProgram } from "../tests/support/lsp-program.ts";
import { longIssue, writeIssues } from "./bench-issues.ts";
import { type Command, median, Runner } from "./bench-run.ts";
import { fail, parseArguments } from "./command-line.ts";

const USAGE = `usage: npm run lsp-latency

Types into a draft of the size of a real one, with a year of earlier issues, over the input and output of the built
program, and prints how long it takes until the findings are there, beside one warm lint of the same text in a process
that does nothing else; how long it takes from the start of the program to the first findings, beside an empty Node;
and the memory that is held after 2,000 edits. Fails where a target is missed. Build first, and have nothing else run.`;

parseArguments({ help: { type: "boolean", default: false } }, USAGE);

/** Characters, as many as an issue has. */
const SIZE = 33_000;
const EARLIER = 52;
const WARM_UP = 60;
const KEYSTROKES = 200;
const EDITS = 2000;
const STARTS = 15;
/** Runs that write the code cache, which each make a part of it. */
const FIRST_STARTS = 5;
/** What is wanted at most, in times of a lint and of an empty Node. */
const TARGETS = { keystroke: 2, start: 6 };
const EMPTY: Command = { name: "node -e 0", argv: [process.execPath, "-e", "0"] };

// Node reads more certificates at each start, which the empty Node here does not.
delete process.env.NODE_EXTRA_CA_CERTS;
const LIBRARY = new URL("../dist/index.js", import.meta.url);
if (!existsSync(LIBRARY)) fail("there is no program yet: npm run build");
const { buildArchive, fix, lint } = (await import(LIBRARY.href)) as typeof Library;

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] as number;

/** A checkout with the issues of a year, and a draft after them in which what has one right answer is repaired. */
const writeCheckout = (folder: string) => {
  const archive = join(folder, "content");
  mkdirSync(archive);
  mkdirSync(join(folder, "draft"));
  const paths = writeIssues(archive, EARLIER + 1, longIssue(SIZE));
  const newest = paths.pop() as string;
  const path = join(folder, "draft", basename(newest));
  const { text } = fix(readFileSync(newest, "utf8"), { path: join("draft", basename(newest)) });
  rmSync(newest);
  writeFileSync(path, text);
  return { path, text, earlier: paths.map((each) => ({ path: each, text: readFileSync(each, "utf8") })) };
};

interface Draft {
  readonly folder: string;
  readonly path: string;
  readonly text: string;
}

/** Starts the server and opens the draft; resolves once its findings are there. */
const open = async ({ folder, path, text }: Draft): Promise<{ client: LspClient; server: ProgramServer }> => {
  const server = startProgram({ cwd: folder, env: { XDG_CACHE_HOME: join(folder, ".cache") } });
  const client = new LspClient(server);
  await client.initialize({ folders: [folder] });
  await client.open(uriOf(path), text);
  await client.pushed(uriOf(path), 1);
  return { client, server };
};

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

/** Types a letter into titles all over the draft, each time one more. */
class Typist {
  text: string;
  version = 1;
  readonly #lines: readonly number[];

  constructor(text: string) {
    this.text = text;
    this.#lines = text.split("\n").flatMap((line, index) => (/^\* \[[A-Z]/.test(line) ? [index] : []));
  }

  /** The next keystroke: where, and what. */
  next(): { range: Range; text: string } {
    const line = this.#lines[this.version++ % this.#lines.length] as number;
    const at = { line, character: 3 };
    const lines = this.text.split("\n");
    const before = lines[line] as string;
    // Titles do not grow: what was typed there is taken away again.
    const isTyped = before.startsWith("* [x");
    lines[line] = `* [${isTyped ? "" : "x"}${before.slice(isTyped ? 4 : 3)}`;
    this.text = lines.join("\n");
    return { range: { start: at, end: { line, character: isTyped ? 4 : 3 } }, text: isTyped ? "" : "x" };
  }
}

/** Milliseconds from each keystroke to its findings, and of one lint of the same text beside it. */
const measureKeystrokes = async (client: LspClient, { path, typist, lintText }: Session) => {
  const keystrokes: number[] = [];
  const lints: number[] = [];
  for (let turn = -WARM_UP; turn < KEYSTROKES; turn++) {
    const change = typist.next();
    const before = performance.now();
    await client.change(uriOf(path), typist.version, change);
    await client.pushed(uriOf(path), typist.version);
    const took = performance.now() - before;
    // What was pushed is not looked through again.
    client.published.length = 0;
    const start = performance.now();
    lintText(typist.text);
    const linted = performance.now() - start;
    // Who types pauses between two letters.
    await pause(20);
    if (turn < 0) continue;
    keystrokes.push(took);
    lints.push(linted);
  }
  return { keystrokes, lints };
};

interface Session {
  readonly path: string;
  readonly typist: Typist;
  readonly lintText: (text: string) => unknown;
}

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
  const { path, text, earlier } = writeCheckout(folder);
  const draft = { folder, path, text };
  const name = `draft/${basename(path)}`;
  const archive = buildArchive(earlier);
  const lintText = (of: string) => lint(of, { path: name, facts: { archive } });
  const [load = 0] = loadavg();
  console.log(
    `Node ${process.version} on ${availableParallelism()} processors with a load of ${load.toFixed(1)}; ${(text.length / 1000).toFixed(0)} kB, ${lintText(text).diagnostics.length} findings, ${earlier.length} earlier issues.\n`,
  );
  const starts = await measureStarts(draft, new Runner(folder));
  const { client, server } = await open(draft);
  const typist = new Typist(text);
  const { keystrokes, lints } = await measureKeystrokes(client, { path, typist, lintText });
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
