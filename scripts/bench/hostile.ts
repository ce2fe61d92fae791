/** What the worst drafts of strangers take, in times of an ordinary issue of that size in the same process. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Measured } from "./hostile-process.ts";
import { plain, table } from "./tables.ts";

const PROCESS = fileURLToPath(new URL("hostile-process.ts", import.meta.url));
const SHOWN = 3;
/** Ten megabytes may have two million findings. */
const MEGABYTES = 8192;

export interface HostileOptions {
  /** How long each input is, in characters. */
  readonly size: number;
  /** The length up to which the worst is measured. */
  readonly largest: number;
  readonly rounds: number;
  /** Only inputs whose name has it. */
  readonly only: string;
}

const titleOf = (size: number): string =>
  size < 1e6 ? `${Number((size / 1000).toPrecision(3))} KB` : `${Number((size / 1e6).toPrecision(3))} MB`;

export const benchHostile = ({ size, largest, rounds, only }: HostileOptions): string => {
  const argv = [size, largest, rounds].map(String);
  const said = execFileSync(
    process.execPath,
    [`--max-old-space-size=${MEGABYTES}`, "--import", "tsx", PROCESS, ...argv, only],
    {
      encoding: "utf8",
      maxBuffer: 1 << 26,
    },
  );
  const { normal, inputs, curve } = JSON.parse(said) as Measured;
  const worst = inputs.slice(0, SHOWN);
  const rows = worst.map(({ name, time, times }) => [name, `${plain(time)} ms`, `${times.toFixed(1)}×`]);
  const head = [`${inputs.length} hostile drafts of ${titleOf(size)}`, "CPU", "per byte"];
  const [first] = curve;
  const points = curve.map(({ length, time, normal: ordinary }) => [
    titleOf(length),
    `${plain(time)} ms`,
    `${((1000 * time) / length).toFixed(2)} ms`,
    first === undefined ? "–" : `${(time / length / (first.time / first.length)).toFixed(2)}×`,
    `${(time / ordinary).toFixed(1)}×`,
  ]);
  const columns = ["CPU", "per KB", `in times of ${titleOf(first?.length ?? 0)}`, "in times of an issue"];
  return [
    table(head, [["an ordinary issue", `${plain(normal)} ms`, "1.0×"], ...rows]),
    table([`the worst: ${worst[0]?.name}`, ...columns], points),
  ].join("\n");
};
