/**
 * The flags that make V8 faster for a run that is over in a second or two: by default it is made for programs that run
 * longer. `docs/speed.md` has what each gains. A flag that V8 does not know is an error on standard error, so that they
 * are set only in versions in which they were measured.
 */
import type { setFlagsFromString } from "node:v8";

/** A short run is over in half a second. A long one, of many files or a long text, has functions that pay to optimize. */
export type RunKind = "short" | "long";
export type Tune = (kind: RunKind | undefined) => void;

interface Flag {
  readonly set: string;
  /** The default, in the same words: V8 takes compiled code only under the flags that it was compiled under. */
  readonly reset: string;
  /** The major versions of V8 that have the flag, and gain by it: 11 is that of Node 20, 14 that of Node 26. */
  readonly versions: readonly [first: number, last: number];
  readonly kinds: readonly RunKind[];
}

const BOTH: readonly RunKind[] = ["short", "long"];
const SHORT: readonly RunKind[] = ["short"];

const flag = (set: string, reset: string, versions: Flag["versions"], kinds: Flag["kinds"]): Flag => ({
  set,
  reset,
  versions,
  kinds,
});

const FLAGS: readonly Flag[] = [
  // Functions are optimized when they have run for seven times as long, or not at all.
  flag("--interrupt-budget=500000", "--interrupt-budget=67584", [11, 11], BOTH),
  flag("--no-turbo-inlining", "--turbo-inlining", [11, 11], BOTH),
  flag("--no-opt", "--opt", [13, 14], SHORT),
  flag("--no-maglev", "--maglev", [13, 14], SHORT),
  flag("--no-regexp-peephole-optimization", "--regexp-peephole-optimization", [11, 14], SHORT),
  // Little is collected at a time, and to wake other threads for it takes longer.
  flag("--no-parallel-scavenge", "--parallel-scavenge", [11, 14], BOTH),
  // To touch memory for the first time takes longer than to collect what is little more often, if in one go.
  flag("--semi-space-growth-factor=1", "--semi-space-growth-factor=2", [11, 14], BOTH),
  flag("--no-incremental-marking", "--incremental-marking", [11, 14], SHORT),
  // The heap doubles before garbage is collected, and does not grow to several times what is in use.
  flag("--heap-growing-percent=100", "--heap-growing-percent=0", [11, 11], ["long"]),
];

/** Sets the flags of this process, which all its threads share. */
export class V8Flags {
  readonly #version: number;
  readonly #setFlag: () => typeof setFlagsFromString;
  #current: readonly Flag[] = [];

  /** @param setFlag loads what sets a flag, when one is set */
  constructor(version: string, setFlag: () => typeof setFlagsFromString) {
    this.#version = Number.parseInt(version, 10);
    this.#setFlag = setFlag;
  }

  /** Sets the flags for runs of this kind; without one, those that the process was started with. */
  readonly tune: Tune = (kind) => {
    this.#reset();
    this.#current = FLAGS.filter(
      ({ versions: [first, last], kinds }) =>
        kind !== undefined && kinds.includes(kind) && first <= this.#version && this.#version <= last,
    );
    this.#set();
  };

  /** What the function gives, called under the flags that the process was started with. */
  atStart<T>(action: () => T): T {
    this.#reset();
    try {
      return action();
    } finally {
      this.#set();
    }
  }

  #set(): void {
    for (const { set } of this.#current) this.#setFlag()(set);
  }

  #reset(): void {
    for (const { reset } of this.#current) this.#setFlag()(reset);
  }
}
