/** Runs commands as processes of their own and says what each took. */
import { spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PEAK_MEMORY } from "./peak-memory.ts";

/** A program with its arguments, and how it is named in the tables. */
export interface Command {
  readonly name: string;
  readonly argv: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** What is to be done before each run. */
  readonly before?: () => void;
}

/** Milliseconds and megabytes of one run; a program that is not Node says only how long it took. */
export interface Usage {
  readonly wall: number;
  readonly cpu?: number;
  readonly memory?: number;
}

/** Without extra certificates, which Node reads at every start, and without what tells programs to be colourful. */
const { NODE_EXTRA_CA_CERTS: _, FORCE_COLOR: __, ...ENVIRONMENT } = process.env;

/** Node loads it into threads too, where it says what the process has used until then. */
const PROBE = `process.on("exit", () => {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  const usage = { pid: process.pid, cpu: userCPUTime + systemCPUTime, memory: ${PEAK_MEMORY} };
  require("node:fs").appendFileSync(process.env.BENCH_USAGE, JSON.stringify(usage) + "\\n");
});
`;

/** What every run costs that is one of Node. */
export const EMPTY: Command = { name: "node -e 0", argv: [process.execPath, "-e", "0"] };

export class Runner {
  readonly #probe: string;
  readonly #usage: string;
  readonly #report: string;

  /** `folder`: for what the runs leave behind. */
  constructor(folder: string) {
    this.#probe = join(folder, "probe.cjs");
    this.#usage = join(folder, "usage.jsonl");
    this.#report = join(folder, "report");
    writeFileSync(this.#probe, PROBE);
  }

  /** Runs a command with its report in a file; returns milliseconds and what it said on standard error. */
  run({ name, argv, env: own, cwd, before }: Command, env: NodeJS.ProcessEnv = {}): { wall: number; stderr: string } {
    before?.();
    const report = openSync(this.#report, "w");
    const start = performance.now();
    const [program = "", ...rest] = argv;
    const { error, status, signal, stderr } = spawnSync(program, rest, {
      env: { ...ENVIRONMENT, ...own, ...env },
      cwd,
      stdio: ["ignore", report, "pipe"],
      encoding: "utf8",
      maxBuffer: 1 << 30,
    });
    const wall = performance.now() - start;
    closeSync(report);
    // 1 says that there are findings.
    if (error || signal !== null || (status ?? 0) > 1)
      throw new Error(`${name}: ${error?.message ?? `ended with ${signal ?? status}: ${stderr.slice(0, 500)}`}`);
    return { wall, stderr };
  }

  /** Once to see how long it takes, once more to see what it uses: asking for that takes time itself. */
  measure(command: Command): Usage {
    const { wall } = this.run(command);
    rmSync(this.#usage, { force: true });
    writeFileSync(this.#usage, "");
    this.run(command, { NODE_OPTIONS: `--require=${this.#probe}`, BENCH_USAGE: this.#usage });
    const rows = readFileSync(this.#usage, "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as { pid: number; cpu: number; memory: number });
    if (rows.length === 0) return { wall };
    const used = new Map<number, number>();
    for (const { pid, cpu } of rows) used.set(pid, Math.max(cpu, used.get(pid) ?? 0));
    return {
      wall,
      cpu: [...used.values()].reduce((sum, cpu) => sum + cpu, 0) / 1000,
      memory: Math.max(...rows.map(({ memory }) => memory)) / 1024,
    };
  }
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};
