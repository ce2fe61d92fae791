/** An expected failure: said in one line, without a stack. Anything else that is thrown is a bug. */
export class UsageError extends Error {
  /** What to do about it. */
  readonly help?: string;
  /** Lines that say where in a program of the user's own it happened. */
  readonly trace?: string;

  constructor(message: string, { help, trace, cause }: { help?: string; trace?: string; cause?: unknown } = {}) {
    super(message, { cause });
    this.name = "UsageError";
    this.help = help;
    this.trace = trace;
  }
}
