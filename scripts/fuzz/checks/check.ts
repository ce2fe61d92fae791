/** The interface of a check. */
import { type FixResult, fix, type LintOptions, type LintResult, lint } from "../../../src/index.ts";
import { type FuzzDocument, lintOptions } from "../document.ts";
import { rememberingParser } from "../remembering-parser.ts";

/** What does not hold. Failures with the same `kind` have the same cause, as far as a program can tell. */
export interface Failure {
  readonly kind: string;
  readonly detail: string;
}

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A check of what must hold for any document. It may throw, which is a failure too. */
export interface Check {
  readonly name: string;
  find(subject: Subject): Iterable<Failure>;
}

/** What fixing made of a document: the findings of each text that it came through, from the first to the last. */
export interface Repairs {
  readonly passes: readonly LintResult[];
  readonly result: FixResult;
}

interface RepairOptions {
  readonly unsafe?: boolean;
  /** Whether a fix is made. */
  readonly only?: (result: LintResult, found: LintResult["diagnostics"][number]) => boolean;
}

/** A document, with what several checks ask of it. */
export class Subject {
  readonly document: FuzzDocument;
  #linted: LintResult | undefined;
  readonly #parser = rememberingParser();
  readonly #repairs = new Map<boolean, Repairs>();

  constructor(document: FuzzDocument) {
    this.document = document;
  }

  /** The first that is done to fix it is to lint it. */
  get linted(): LintResult {
    this.#linted ??= this.repairs(false).passes[0] ?? this.lint(this.document.text);
    return this.#linted;
  }

  #options(text: string): LintOptions {
    return { ...lintOptions({ ...this.document, text }), parser: this.#parser };
  }

  /** The findings of another text in its place. */
  lint(text: string): LintResult {
    return lint(text, this.#options(text));
  }

  fix(text: string, { unsafe = false, only = () => true }: RepairOptions): Repairs {
    const passes: LintResult[] = [];
    const accept = (result: LintResult): LintResult => {
      if (passes.at(-1)?.source.text !== result.source.text) passes.push(result);
      return { ...result, diagnostics: result.diagnostics.filter((each) => only(result, each)) };
    };
    const result = fix(text, { ...this.#options(text), unsafe, accept });
    return { passes, result };
  }

  /** What fixing makes of the document, with all safe fixes or with all there are. */
  repairs(unsafe: boolean): Repairs {
    const repairs = this.#repairs.get(unsafe) ?? this.fix(this.document.text, { unsafe });
    this.#repairs.set(unsafe, repairs);
    return repairs;
  }
}
