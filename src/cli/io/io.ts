/** The interface to the effects of the command line: streams, environment, time, network. */
import type { Worker } from "node:worker_threads";
import type { ImportFile } from "../../config/plugins.ts";
import type { ReferenceParser } from "../../document/markdown/parser.ts";
import type { ClientOptions } from "../../github/client/client.ts";
import type { WebOptions } from "../../linked-pages/client/web.ts";
import type { Dictionary } from "../../text/dictionary.ts";
import type { Tune } from "../start/v8-flags.ts";

/** Whether the program runs in CI, where a log is read only when a job fails. */
export const isUnattended = (env: Io["env"]): boolean =>
  [env.CI, env.GITHUB_ACTIONS].some((value = "") => value !== "" && value !== "false");

/** A stream to write to. */
export interface Output {
  /** Resolves when all of the text is written, or when the reader has closed the stream. */
  write(text: string): Promise<void>;
  /** Calls the listener when the reader is found to have closed the stream. */
  onClosed?(listener: () => void): void;
  readonly isTTY: boolean;
  /** The width of the terminal, when it is one. */
  readonly columns?: number;
}

/** Every effect of the command line but the file system, so that tests run it in their own process. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** All of standard input; reading stops soon after `maxBytes`. */
  stdin(maxBytes: number): Promise<Uint8Array>;
  /** Milliseconds since the process started. */
  now(): number;
  /** Calls the listener at the first Ctrl-C; the next one ends the process. Returns a function that removes the listener. */
  onInterrupt?(listener: () => void): () => void;
  /** Starts a thread of the program, and gives it the data. Undefined where there is only one. */
  readonly startThread?: (data: object) => Worker;
  /** Tells V8 what kind of run this is. Undefined where it is not the program's own process. */
  readonly tuneV8?: Tune;
  /** Loads a plugin. */
  readonly importFile: ImportFile;
  /** Loads the reference parser of Markdown. */
  reference(): ReferenceParser;
  /** Loads the dictionary. */
  english(): Dictionary;
  /** Replaces the real network in tests. */
  readonly network?: Pick<WebOptions, "resolve" | "ca" | "pace" | "timeout"> & {
    /** What a minute takes, in milliseconds. */
    readonly minute?: number;
  };
  /** Replaces the waits between requests to GitHub in tests. */
  readonly github?: Pick<ClientOptions, "second" | "throttle">;
}
