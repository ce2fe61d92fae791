/** Runs the command line in this process, and makes the files it works on. */

import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach } from "vitest";
import type { Io } from "../../src/cli/io/io.ts";
import { main } from "../../src/cli/main.ts";
import { referenceParser } from "../../src/document/markdown/reference.ts";
import { placeExample } from "../../src/rule/example-frame.ts";
import { english } from "../../src/text/english.ts";

export interface Result {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Surroundings {
  readonly stdin?: string | Uint8Array;
  readonly env?: Io["env"];
  readonly isTTY?: boolean;
  readonly columns?: number;
  /** What the clock says each time it is asked. */
  readonly clock?: () => number;
  readonly network?: Io["network"];
  readonly github?: Io["github"];
  readonly startThread?: Io["startThread"];
  readonly tuneV8?: Io["tuneV8"];
  /** Is given what Ctrl-C calls. */
  readonly onInterrupt?: Io["onInterrupt"];
  /** A folder in the folder to stand in. */
  readonly inside?: string;
}

/** Only rules that these tests know: what other rules find is not their matter. */
export const KNOWN = ["--select", "stale-event,tracking-parameter"];

export const CLEAN = "* [Post](https://blog.example.net/post)";
export const TRACKED = "* [Post](https://blog.example.net/post?utm_source=feed&page=2)";
export const REPAIRED = "* [Post](https://blog.example.net/post?page=2)";
export const STALE = [
  "* 2026-03-04 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)",
  "    * [**Ice**](https://www.meetup.com/rust-oslo/events/313338001/)",
].join("\n");

export const ISSUE_FILE = "2026-03-11-this-week-in-rust.md";

/** An issue with these lines among its links, and these among its events. */
export const issueWith = (entries = CLEAN, events?: string): string => {
  const { text } = placeExample({ in: "observations" }, entries);
  return events === undefined ? text : text.replace("### Europe\n", () => `### Europe\n${events}\n`);
};

export class Folder {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), "twir-lint-test-")));

  write(name: string, content: string | Uint8Array): string {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  read(name: string): string {
    return readFileSync(join(this.path, name), "utf8");
  }

  /** Standing here, or in the folder in here that `inside` names. What is written goes to `written`. */
  io(surroundings: Surroundings = {}, written = { stdout: "", stderr: "" }): Io {
    const { stdin = "", isTTY = false, columns, clock = () => 0, inside = "." } = surroundings;
    const { network, github, onInterrupt, startThread, tuneV8 } = surroundings;
    // Nothing of a test is kept in the cache of whoever runs it.
    const env = { XDG_CACHE_HOME: join(this.path, ".cache"), ...surroundings.env };
    const output = (name: "stdout" | "stderr") => ({
      isTTY,
      columns,
      write: async (text: string) => {
        written[name] += text;
      },
    });
    return {
      cwd: join(this.path, inside),
      env,
      stdout: output("stdout"),
      stderr: output("stderr"),
      stdin: async () => (typeof stdin === "string" ? new TextEncoder().encode(stdin) : stdin),
      now: clock,
      importFile: (url) => import(/* @vite-ignore */ url),
      reference: () => referenceParser,
      english: () => english,
      network,
      github,
      onInterrupt,
      startThread,
      tuneV8,
    };
  }

  /** Runs `twir-lint`. */
  async run(argv: readonly string[], surroundings: Surroundings = {}): Promise<Result> {
    const written = { stdout: "", stderr: "" };
    return { code: await main(argv, this.io(surroundings, written)), ...written };
  }
}

const folders: Folder[] = [];

/** A folder of its own for one test; gone afterwards. */
export const newFolder = (): Folder => {
  const folder = new Folder();
  folders.push(folder);
  return folder;
};

afterEach(() => {
  for (const { path } of folders.splice(0)) rmSync(path, { recursive: true, force: true });
});
