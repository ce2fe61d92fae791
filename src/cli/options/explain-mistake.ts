/** Says what was meant by a word of the command line that is not known. Loaded only when there is one. */
import { didYouMeanValue } from "../../config/known-values.ts";
import { didYouMean } from "../../config/rule-names.ts";
import { UsageError } from "../../config/usage-error.ts";
import { FOREIGN_FLAGS } from "./foreign-flags.ts";
import type { Mistake } from "./mistake.ts";

const called = (...words: readonly string[]): string => ["twir-lint", ...words.filter((word) => word !== "")].join(" ");

const unknownOption = ({ option, value, command, flags }: Mistake & { kind: "option" }): UsageError => {
  const fact = `unknown option \`${option}\``;
  const foreign = Object.hasOwn(FOREIGN_FLAGS, option) ? FOREIGN_FLAGS[option] : undefined;
  const known = flags[command] ?? [];
  const near = didYouMean(option, known);
  const owner = Object.keys(flags).find((each) => flags[each]?.includes(option));
  if (foreign !== undefined) return new UsageError(fact, { help: foreign(value) });
  if (owner !== undefined && owner !== command)
    return new UsageError(`\`${option}\` is no option of \`${called(command)}\``, {
      help: `it is one of \`${called(owner)}\``,
    });
  return new UsageError(fact, { help: near ?? `\`${called(command, "--help")}\` lists all` });
};

/** The error for a mistake. */
export const explainMistake = (mistake: Mistake): UsageError => {
  if (mistake.kind === "option") return unknownOption(mistake);
  if (mistake.kind === "command") {
    const { word, command, known } = mistake;
    const help =
      didYouMean(word, known) ?? `there is ${known.map((each) => `\`${called(command, each)}\``).join(", ")}`;
    return new UsageError(`unknown command \`${called(command, word)}\``, { help });
  }
  const { flag, what, value, known } = mistake;
  const help = didYouMeanValue(value, known) ?? `${what}s are ${known.join(", ")}`;
  return new UsageError(`${flag}: unknown ${what} \`${value}\``, { help });
};
