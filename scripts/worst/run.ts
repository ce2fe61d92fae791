/** Runs one command as a process of its own, and says how long its processors worked. */
import { spawn } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const BIN = fileURLToPath(new URL("../../bin/twir-lint.js", import.meta.url));
const PROBE = `process.on("exit", () => {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  require("node:fs").writeFileSync(process.env.WORST_USAGE, String((userCPUTime + systemCPUTime) / 1000));
});
`;

export interface Run {
  readonly argv: readonly string[];
  readonly cwd: string;
  /** Where it leaves what is measured. */
  readonly folder: string;
  /** In milliseconds. */
  readonly limit: number;
}

/** Milliseconds of processor time, which what else the machine does changes little; undefined past the limit. */
export const cpuTime = async ({ argv, cwd, folder, limit }: Run): Promise<number | undefined> => {
  const [probe, usage] = [join(folder, "probe.cjs"), join(folder, "usage")];
  writeFileSync(probe, PROBE);
  rmSync(usage, { force: true });
  const child = spawn(process.execPath, ["--require", probe, BIN, ...argv], {
    cwd,
    env: { ...process.env, WORST_USAGE: usage, XDG_CACHE_HOME: join(folder, "cache"), GITHUB_ACTIONS: "" },
    stdio: ["ignore", "ignore", "pipe"],
    timeout: Math.ceil(limit),
    killSignal: "SIGKILL",
  });
  let said = "";
  child.stderr.on("data", (data) => {
    said += data;
  });
  const status = await new Promise<number | null>((resolve) => child.once("close", resolve));
  if (status === null) return undefined;
  if (said.includes("bug in twir-lint")) throw new Error(`twir-lint ${argv.join(" ")}: ${said.slice(0, 500)}`);
  return Number(readFileSync(usage, "utf8"));
};
