/** An expected failure: said in one line, without a stack. Anything else that is thrown is a bug. */
export class UsageError extends Error {
  /** What to do about it. */
  readonly help?: string;

  constructor(message: string, { help, cause }: { help?: string; cause?: unknown } = {}) {
    super(message, { cause });
    this.name = "UsageError";
    this.help = help;
  }
}
