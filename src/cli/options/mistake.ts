/** What is wrong with a command line, as it is found; `explain-mistake.ts` has the words and is loaded only for one. */
import { Option } from "commander";

/** A word of the command line that is not known. */
export type Mistake =
  | {
      readonly kind: "option";
      readonly option: string;
      /** The value behind it, if there is one. */
      readonly value?: string;
      /** The command that does not know it, as it is called; empty for the program itself. */
      readonly command: string;
      /** The long flags of each command, by how it is called. */
      readonly flags: Readonly<Record<string, readonly string[]>>;
    }
  | { readonly kind: "command"; readonly word: string; readonly command: string; readonly known: readonly string[] }
  /** Words behind a command that takes fewer. */
  | { readonly kind: "excess"; readonly command: string; readonly words: readonly string[] }
  /** A command without an argument that it needs. */
  | { readonly kind: "argument"; readonly command: string; readonly argument: string }
  | {
      /** An option without its value, or an option that the command needs. */
      readonly kind: "empty option" | "required option";
      readonly command: string;
      /** Its long flag. */
      readonly option: string;
      /** What stands for the value in the help, such as `<path>`. */
      readonly placeholder: string;
      /** A value that it may have, when it is one of some. */
      readonly example?: string;
    }
  | {
      readonly kind: "value";
      readonly flag: string;
      /** What the flag takes: a format, a level. */
      readonly what: string;
      readonly value: string;
      readonly known: readonly string[];
    };

/** Thrown while the values of flags are parsed. */
export class WrongValue extends Error {
  override readonly name = "WrongValue";
  readonly mistake: Mistake;

  constructor(mistake: Omit<Mistake & { kind: "value" }, "kind">) {
    super(`${mistake.flag}: unknown ${mistake.what}`);
    this.mistake = { kind: "value", ...mistake };
  }
}

/**
 * The one of the known values that the text is.
 * @throws WrongValue when it is none
 */
export const knownValue = <T extends string>(
  value: string,
  known: readonly T[],
  { flag, what }: { flag: string; what: string },
): T => {
  const found = known.find((each) => each === value);
  if (found === undefined) throw new WrongValue({ flag, what, value, known });
  return found;
};

/** An option that takes one of some values. */
export const choiceOption = (flags: string, values: readonly string[], description?: string): Option => {
  const option = new Option(flags, description).choices(values);
  const [flag, what] = [option.long as string, option.name()];
  return option.argParser((text) => knownValue(text, values, { flag, what }));
};
