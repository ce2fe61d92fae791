/** A stream to write to. */
export interface Output {
  /** Resolves when the text has been handed on whole; at once when nobody reads any more. */
  write(text: string): Promise<void>;
  readonly isTTY: boolean;
}

/** Every effect of the command line but the file system, so that tests run it in their own process. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  stdin(): Promise<Uint8Array>;
  /** Milliseconds, for knowing how long a run takes. */
  now(): number;
}
