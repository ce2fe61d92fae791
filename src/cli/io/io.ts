/** The effects of the command line. */
import type { ImportFile } from "../../config/plugins.ts";
import type { ReferenceParser } from "../../document/markdown/parser.ts";
import type { WebOptions } from "../../linked-pages/client/web.ts";

/** A stream to write to. */
export interface Output {
  /** Resolves when the text has been handed on whole; at once when nobody reads any more. */
  write(text: string): Promise<void>;
  readonly isTTY: boolean;
  /** Of the terminal, when it is one. */
  readonly columns?: number;
}

/** Every effect of the command line but the file system, so that tests run it in their own process. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** All of it; reading stops soon after `most` bytes. */
  stdin(most: number): Promise<Uint8Array>;
  /** Milliseconds, for knowing how long a run takes. */
  now(): number;
  /** Calls back when the user asks to stop (Ctrl-C), once; the next time the process ends. Returns how to no longer listen. */
  onInterrupt?(listener: () => void): () => void;
  /** Loads a plugin. */
  readonly importFile: ImportFile;
  /** The reference parser of Markdown, loaded when it is asked for. */
  reference(): ReferenceParser;
  /** Another way to wait than the clock, in milliseconds. */
  pause?(milliseconds: number): Promise<unknown>;
  /** Another web than the real one. */
  readonly network?: Pick<WebOptions, "resolve" | "ca" | "pace" | "timeout">;
}
