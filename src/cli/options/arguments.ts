/** Parses the command line into a `Request`. */
import { Command, type CommanderError } from "commander";
import { UsageError } from "../../config/usage-error.ts";
import { addArchiveCommand } from "./archive.ts";
import { addCompletionCommand } from "./completion.ts";
import { helpAfter, INTRODUCTION } from "./help.ts";
import { addLintOptions } from "./lint.ts";
import { addLspCommand } from "./lsp.ts";
import { type Mistake, WrongValue } from "./mistake.ts";
import { addModelCommand } from "./model.ts";
import { addRequestOptions, type OnlineFlags } from "./online.ts";
import type { LintFlags, Request } from "./request.ts";
import { addReviewCommand } from "./review.ts";
import { addRuleCommands, withColorValues } from "./rule-sources.ts";

interface CapturedOutput {
  stdout: string;
  stderr: string;
}

/** How wide the help is at most, and where there is no terminal that says how wide it is. */
const [MAX_WIDTH, DEFAULT_WIDTH] = [100, 80];

/** The flags that only the program itself has, and that lint nothing. */
interface VersionFlags {
  readonly version?: boolean;
  readonly verbose?: boolean;
}

/** What commander ends with, and which command it was parsing. */
class ParsingEnded extends Error {
  override readonly name = "ParsingEnded";
  readonly reason: CommanderError;
  readonly command: Command;

  constructor(reason: CommanderError, command: Command) {
    super(reason.message);
    this.reason = reason;
    this.command = command;
  }
}

/** A command and all that are below it. */
const commandsFrom = (command: Command): Command[] => [command, ...command.commands.flatMap(commandsFrom)];

/** How a command is called: `archive stats`; empty for the program itself. */
const calledAs = (command: Command): string =>
  command.parent === null ? "" : `${calledAs(command.parent)} ${command.name()}`.trim();

/** The program with its commands; `done` is called with what the arguments ask for. */
export const buildProgram = (
  done: (request: Request) => void,
  { captured, columns }: { captured: CapturedOutput; columns?: () => number | undefined },
): Command => {
  const program = new Command("twir-lint")
    .description(INTRODUCTION)
    .usage("[options] [paths...]")
    .configureOutput({
      writeOut: (text) => {
        captured.stdout += text;
      },
      writeErr: (text) => {
        captured.stderr += text;
      },
      // Every message on standard error has the same prefix.
      outputError: (text, write) => write(text.replace(/^error: /, "twir-lint: ")),
      getOutHelpWidth: () => Math.min(columns?.() ?? DEFAULT_WIDTH, MAX_WIDTH),
    })
    .showSuggestionAfterError(false)
    .enablePositionalOptions();
  addLintOptions(program)
    .optionsGroup("About:")
    .option("-V, --version", "print the version")
    .option("--verbose", "with --version: also what it runs on, its cache and its config")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .addHelpText("after", helpAfter)
    .action((paths: string[], { version, verbose, ...flags }: LintFlags & VersionFlags) => {
      if (version) done({ command: "version", verbose: verbose === true, sources: flags });
      else if (verbose)
        throw new UsageError("--verbose says more of --version", {
          help: "give both; --timing says what took how long",
        });
      else done({ command: "lint", paths, flags });
    });
  addRuleCommands(program, done);
  addRequestOptions(program.command("link").argument("<url>"))
    .description("say what is known of a page, and how its entry is written; asks the page")
    .action((url: string, flags: OnlineFlags) => done({ command: "link", url, flags }));
  addReviewCommand(program, (flags) => done({ command: "review", flags }));
  addModelCommand(program, (path, flags) => done({ command: "model", path, flags }));
  addArchiveCommand(program, (request) => done({ command: "archive", request }));
  addCompletionCommand(program, (shell) => done({ command: "completion", shell }));
  addLspCommand(program, (flags) => done({ command: "lsp", flags }));
  for (const command of commandsFrom(program))
    command.exitOverride((reason) => {
      throw new ParsingEnded(reason, command);
    });
  return program;
};

const optionMistake = (option: string, command: Command, argv: readonly string[]): Mistake => {
  const [name = "", written] = option.split(/=(.*)/s);
  const behind = argv[argv.indexOf(option) + 1];
  const value = written ?? (behind?.startsWith("-") ? undefined : behind);
  let program = command;
  while (program.parent) program = program.parent;
  const flags = Object.fromEntries(
    commandsFrom(program).map((each) => [
      calledAs(each),
      // The help is an option apart.
      [...each.options.filter(({ hidden }) => !hidden).flatMap(({ long }) => long ?? []), "--help"],
    ]),
  );
  return { kind: "option", option: name, value, command: calledAs(command), flags };
};

/** An option of the command, by how a sentence of commander writes it: `-c, --config <path>`. */
const emptyOption = (kind: "empty option" | "required option", written: string, command: Command): Mistake => {
  const option = command.options.find(({ flags }) => flags === written);
  const placeholder = written.slice(written.lastIndexOf("<"));
  const example = option?.argChoices?.[0];
  return { kind, option: option?.long ?? written, placeholder, example, command: calledAs(command) };
};

/** The word behind `help` that is no command: for one that is, the help is that of the command. */
const unknownTopic = (command: Command, argv: readonly string[]): string | undefined => {
  const word = argv[argv.indexOf("help") + 1];
  const isTopic = argv.includes("help") && word !== undefined && word !== "help" && !word.startsWith("-");
  const isKnown = command.name() === word || command.commands.some((each) => each.name() === word);
  return isTopic && !isKnown ? word : undefined;
};

/** What was mistaken, when commander ended because it did not understand a word, or missed one. */
const mistakeOf = ({ reason, command }: ParsingEnded, argv: readonly string[]): Mistake | undefined => {
  const quoted = /^[^']*'(.*)'[^']*$/s.exec(reason.message)?.[1] ?? "";
  const name = calledAs(command);
  const unknownCommand = (word: string): Mistake => {
    return { kind: "command", word, command: name, known: command.commands.map((each) => each.name()) };
  };
  switch (reason.code) {
    case "commander.unknownOption":
      return optionMistake(quoted, command, argv);
    case "commander.unknownCommand":
      return unknownCommand(quoted);
    case "commander.excessArguments":
      return { kind: "excess", command: name, words: command.args.slice(command.registeredArguments.length) };
    case "commander.missingArgument":
      return { kind: "argument", command: name, argument: quoted };
    case "commander.optionMissingArgument":
      return emptyOption("empty option", quoted, command);
    case "commander.missingMandatoryOptionValue":
      return emptyOption("required option", quoted, command);
    case "commander.help": {
      // It prints the help of all in answer to `help` with a word that it does not know.
      const topic = unknownTopic(command, argv);
      return topic === undefined ? undefined : unknownCommand(topic);
    }
    default:
      return undefined;
  }
};

/**
 * Parses the command line. Nothing is printed: the output of commander is in the request.
 * @throws UsageError for flags that do not go together
 * @param columns tells the width of the terminal, when there is one; called only for the help
 */
export const parseArguments = (
  given: readonly string[],
  { columns }: { columns?: () => number | undefined } = {},
): Request => {
  const argv = withColorValues(given);
  const captured: CapturedOutput = { stdout: "", stderr: "" };
  let request: Request | undefined;
  try {
    buildProgram(
      (parsed) => {
        request = parsed;
      },
      { captured, columns },
    ).parse(argv, { from: "user" });
  } catch (error) {
    if (error instanceof WrongValue) return { command: "mistake", mistake: error.mistake };
    if (!(error instanceof ParsingEnded)) throw error;
    const mistake = mistakeOf(error, argv);
    if (mistake) return { command: "mistake", mistake };
    // Commander exits with 0 after the help; any other exit is a usage error.
    return { command: "print", ...captured, exitCode: error.reason.exitCode === 0 ? 0 : 2 };
  }
  return request ?? { command: "print", ...captured, exitCode: 2 };
};
