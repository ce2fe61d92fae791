/** An expected failure, reported in one line without a stack. Any other exception is a bug. */
export class UsageError extends Error {
  /** What to do about it. */
  readonly help?: string;
  /** The lines of the stack that are in a plugin. */
  readonly trace?: string;

  constructor(message: string, { help, trace, cause }: { help?: string; trace?: string; cause?: unknown } = {}) {
    super(message, { cause });
    this.name = "UsageError";
    this.help = help;
    this.trace = trace;
  }
}
