/** Says what is wrong with a command line, and what was meant. Loaded only when there is something. */
import { didYouMeanValue } from "../../config/known-values.ts";
import { didYouMean } from "../../config/rule-names.ts";
import { UsageError } from "../../config/usage-error.ts";
import { FOREIGN_FLAGS } from "./foreign-flags.ts";
import type { Mistake } from "./mistake.ts";

const called = (...words: readonly string[]): string => ["twir-lint", ...words.filter((word) => word !== "")].join(" ");

/** `-Dwarnings` is `-D warnings`. */
const ATTACHED = /^(-[ADFW])([^-].*)$/s;

const unknownOption = ({ option, value, command, flags }: Mistake & { kind: "option" }): UsageError => {
  const fact = `unknown option \`${option}\``;
  const [, flag = option, argument = value] = ATTACHED.exec(option) ?? [];
  const foreign = Object.hasOwn(FOREIGN_FLAGS, flag) ? FOREIGN_FLAGS[flag] : undefined;
  const known = flags[command] ?? [];
  if (known.includes(option)) return new UsageError(`\`${option}\` takes no value`, { help: `write \`${option}\`` });
  const near = didYouMean(option, known);
  const owner = Object.keys(flags).find((each) => flags[each]?.includes(option));
  if (foreign !== undefined) return new UsageError(fact, { help: foreign(argument) });
  if (owner !== undefined && owner !== command)
    return new UsageError(`\`${option}\` is no option of \`${called(command)}\``, {
      help: `it is one of \`${called(owner)}\``,
    });
  return new UsageError(fact, { help: near ?? `\`${called(command, "--help")}\` lists all` });
};

/** Values that flags may have: by the flag, else by what stands for them in the help. */
const EXAMPLES: Readonly<Record<string, string>> = {
  "--config": "twir-lint.config.json",
  "--plugin": "./rule.js",
  "--archive": "content",
  "--archive-issues": "52",
  "--concurrency": "2",
  "--output-file": "report.txt",
  "--head": "octocat:my-draft",
  "--head-repository": "octocat/this-week-in-rust",
  "--repository": "rust-lang/this-week-in-rust",
  "--stdin-filename": "draft/2026-03-11-this-week-in-rust.md",
  "<revision>": "main",
  "<rules>": "stale-event",
  "<rule=level>": "stale-event=off",
  "<format=path>": "json=report.json",
  "<path>": "archive.json",
  "<n>": "10",
};

/** An option with a value; its name in capitals where nothing says what it could be. */
const withExample = ({ option, placeholder, example }: Mistake & { kind: "empty option" | "required option" }) => {
  const value = example ?? EXAMPLES[option] ?? EXAMPLES[placeholder] ?? placeholder.slice(1, -1).toUpperCase();
  return `\`${option} ${value}\``;
};

/** What to write in place of too many words, by the command. */
const EXCESS: Readonly<Record<string, (word: string) => string>> = {
  "archive build": (word) => `name the folder of earlier issues with \`--archive ${word}\``,
  "archive stats": (word) => `name the folder of earlier issues with \`--archive ${word}\``,
  explain: () => "explain one rule after the other",
  link: () => "give one link after the other",
  model: () => "give one file after the other",
};

const tooMany = ({ command, words }: Mistake & { kind: "excess" }): UsageError => {
  const [word = ""] = words;
  const help = EXCESS[command]?.(word) ?? `leave it out; \`${called(command, "--help")}\` says what it takes`;
  return new UsageError(`\`${word}\` is too many for \`${called(command)}\``, { help });
};

const unknownCommand = ({ word, command, known }: Mistake & { kind: "command" }): UsageError => {
  const help = didYouMean(word, known) ?? `there is ${known.map((each) => `\`${called(command, each)}\``).join(", ")}`;
  return new UsageError(`unknown command \`${called(command, word)}\``, { help });
};

/** The error for a mistake. */
export const explainMistake = (mistake: Mistake): UsageError => {
  switch (mistake.kind) {
    case "option":
      return unknownOption(mistake);
    case "command":
      return unknownCommand(mistake);
    case "excess":
      return tooMany(mistake);
    case "argument":
      return new UsageError(`\`${called(mistake.command)}\` lacks its ${mistake.argument}`, {
        help: `write \`${called(mistake.command, mistake.argument.toUpperCase())}\``,
      });
    case "empty option":
      return new UsageError(`\`${mistake.option}\` lacks its value`, { help: `such as ${withExample(mistake)}` });
    case "required option":
      return new UsageError(`\`${called(mistake.command)}\` lacks \`${mistake.option}\``, {
        help: `such as ${withExample(mistake)}`,
      });
    case "value": {
      const { flag, what, value, known } = mistake;
      const help = didYouMeanValue(value, known) ?? `${what}s are ${known.join(", ")}`;
      return new UsageError(`${flag}: unknown ${what} \`${value}\``, { help });
    }
  }
};
