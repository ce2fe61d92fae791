/** Types into a draft that the language server of the built program has open, and measures how long its findings take. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Range } from "vscode-languageserver-protocol/node";
import type * as Library from "../../src/index.ts";
import { LspClient, uriOf } from "../../tests/support/lsp-client.ts";
import { type ProgramServer, startProgram } from "../../tests/support/lsp-program.ts";
import { longIssue, writeIssues } from "../bench/issues.ts";
import { fail } from "../command-line.ts";

/** Characters, as many as an issue has. */
const SIZE = 33_000;
const EARLIER = 52;
/** The most keystrokes before those that are measured. */
export const WARM_UP = 60;

const LIBRARY = new URL("../../dist/index.js", import.meta.url);
if (!existsSync(LIBRARY)) fail("there is no program yet: npm run build");
const { buildArchive, fix, lint } = (await import(LIBRARY.href)) as typeof Library;

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

export const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] as number;

/** A checkout with the issues of a year, and a draft after them in which what has one right answer is repaired. */
export const writeCheckout = (folder: string) => {
  const content = join(folder, "content");
  mkdirSync(content);
  mkdirSync(join(folder, "draft"));
  const paths = writeIssues(content, EARLIER + 1, longIssue(SIZE));
  const newest = paths.pop() as string;
  const path = join(folder, "draft", basename(newest));
  const name = join("draft", basename(newest));
  const { text } = fix(readFileSync(newest, "utf8"), { path: name });
  rmSync(newest);
  writeFileSync(path, text);
  const archive = buildArchive(paths.map((each) => ({ path: each, text: readFileSync(each, "utf8") })));
  return {
    draft: { folder, path, text },
    earlier: paths.length,
    /** One lint of the text as the server makes it. */
    lintText: (of: string) => lint(of, { path: name, facts: { archive } }),
  };
};

export interface Draft {
  readonly folder: string;
  readonly path: string;
  readonly text: string;
}

/** Starts the server and opens the draft; resolves once its findings are there. */
export const open = async ({ folder, path, text }: Draft): Promise<{ client: LspClient; server: ProgramServer }> => {
  const server = startProgram({ cwd: folder, env: { XDG_CACHE_HOME: join(folder, ".cache") } });
  const client = new LspClient(server);
  await client.initialize({ folders: [folder] });
  await client.open(uriOf(path), text);
  await client.pushed(uriOf(path), 1);
  return { client, server };
};

/** Types a letter into titles all over the draft, each time one more. */
export class Typist {
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

export interface Session {
  readonly path: string;
  readonly typist: Typist;
  readonly lintText: (text: string) => unknown;
  /** How many keystrokes are measured. */
  readonly count: number;
}

/** Milliseconds from each keystroke to its findings, and of one lint of the same text beside it. */
export const measureKeystrokes = async (client: LspClient, { path, typist, lintText, count }: Session) => {
  const keystrokes: number[] = [];
  const lints: number[] = [];
  for (let turn = -Math.min(WARM_UP, count); turn < count; turn++) {
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
