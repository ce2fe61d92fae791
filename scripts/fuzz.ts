/**
 * Tries documents that nobody would write, made from the fixtures, the examples of all rules and the issues of some
 * folders, and checks what must hold for any text. `npm run fuzz -- --help` says how.
 */
import { randomInt } from "node:crypto";
import { CLEAR_LINE, PROGRESS_DELAY } from "../src/cli/io/progress.ts";
import { escapeCommands, escapeHidden } from "../src/report/escape.ts";
import { jsonText } from "../src/report/json-text.ts";
import { plural } from "../src/report/plural.ts";
import { truncate } from "../src/report/truncate.ts";
import { checkFolder, fail, parseArguments } from "./command-line.ts";
import { readOriginals } from "./fuzz/originals.ts";
import { type Found, fuzz } from "./fuzz/run.ts";

const USAGE = `usage: npm run fuzz -- [--minutes N | --documents N] [--seed S] [--from N] [FOLDER...]

Breaks the fixtures, the examples of all rules and the Markdown files of the folders in every way it knows, and checks
what must hold for any text: nothing throws or hangs, spans lie in the text, both parsers find the same, fixes settle,
lose nothing and cause no finding, and every report is well formed and harmless. Each failure is printed with the
smallest text that shows it.

  --minutes N    stop after so many minutes; 1 if --documents is left out too
  --documents N  stop after so many documents
  --seed S       a whole number; the same seed makes the same documents. Default: another one each time
  --from N       start with that document, from 0

Exit code 1: something does not hold; 2: it could not look.`;

const { positionals: folders, values } = parseArguments(
  {
    minutes: { type: "string" },
    documents: { type: "string" },
    seed: { type: "string" },
    from: { type: "string", default: "0" },
    help: { type: "boolean", default: false },
  },
  USAGE,
);

const numberOf = (name: "minutes" | "documents" | "seed" | "from", least: number): number | undefined => {
  const given = values[name];
  if (given === undefined) return undefined;
  const pattern = name === "minutes" ? /^\d{1,6}(?:\.\d{1,6})?$/ : /^\d{1,15}$/;
  return pattern.test(given) && Number(given) >= least ? Number(given) : fail(`--${name} ${given}: write a number`);
};

/** In characters; a text of which more matters is better made again. */
const MAX_DETAIL = 1000;
const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Shows how far it is: on a terminal all the time, elsewhere a line a minute. */
class Progress {
  readonly #start = Date.now();
  #shown = this.#start;

  show(tried: number, failures: number): void {
    const now = Date.now();
    const isTerminal = process.stderr.isTTY;
    if (now - this.#shown < (isTerminal ? PROGRESS_DELAY : MINUTE)) return;
    this.#shown = now;
    const text = `${plural(tried, "document")}, ${plural(failures, "failure")}, ${this.time()}`;
    process.stderr.write(isTerminal ? `${CLEAR_LINE}${text}` : `${text}\n`);
  }

  clear(): void {
    if (process.stderr.isTTY) process.stderr.write(CLEAR_LINE);
  }

  get milliseconds(): number {
    return Date.now() - this.#start;
  }

  time(): string {
    const { milliseconds } = this;
    return milliseconds < MINUTE
      ? `${(milliseconds / SECOND).toFixed(1)} s`
      : `${(milliseconds / MINUTE).toFixed(1)} minutes`;
  }
}

/** What was thrown may quote the document. */
const shownKind = (check: string, kind: string): string => escapeCommands(escapeHidden(`${check}: ${kind}`));

const shown = ({ check, kind, detail, seed, number, document, smallest }: Found): string =>
  [
    `seed ${seed}, document ${number}: ${shownKind(check, kind)}`,
    `  ${document.path}: ${jsonText(smallest)}`,
    `  ${truncate(jsonText(detail), MAX_DETAIL)}`,
  ].join("\n");

const run = (): void => {
  const minutes = numberOf("minutes", 0);
  const documents = numberOf("documents", 1) ?? Number.POSITIVE_INFINITY;
  const limit = minutes ?? (values.documents === undefined ? 1 : Number.POSITIVE_INFINITY);
  const seed = numberOf("seed", 0) ?? randomInt(2 ** 31);
  for (const folder of folders) checkFolder(folder);
  const progress = new Progress();
  const kinds = new Map<string, number>();
  let failures = 0;
  const tried = fuzz({
    originals: readOriginals(folders),
    seed,
    from: numberOf("from", 0),
    goesOn(done) {
      progress.show(done, failures);
      return done < documents && progress.milliseconds < limit * MINUTE;
    },
    onFound(found) {
      const kind = shownKind(found.check, found.kind);
      const times = (kinds.get(kind) ?? 0) + 1;
      kinds.set(kind, times);
      failures++;
      progress.clear();
      console.log(times === 1 ? shown(found) : `seed ${found.seed}, document ${found.number}: again ${kind}`);
    },
  });
  progress.clear();
  for (const [kind, times] of [...kinds].sort(([, a], [, b]) => b - a))
    console.log(`${String(times).padStart(6)}  ${kind}`);
  console.log(`${plural(tried, "document")}, ${plural(failures, "failure")}, seed ${seed}, ${progress.time()}`);
  process.exitCode = failures > 0 ? 1 : 0;
};

if (values.help) console.log(USAGE);
else run();
