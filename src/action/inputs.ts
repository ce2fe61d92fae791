/** The inputs of the action, as a runner passes them and `action.yml` declares them. */
import { UsageError } from "../config/usage-error.ts";
import { AUTHORS, type Author } from "../rule/define-rule.ts";
import { lines } from "./lines.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** What the workflow asks for; a text is empty where nothing is given. */
export interface Inputs {
  readonly since: string;
  readonly paths: readonly string[];
  readonly arguments: readonly string[];
  readonly author: Author | undefined;
  readonly review: boolean;
  readonly token: string;
}

const BOOLEANS = ["true", "false"] as const;

/** What a runner names the variable of an input. */
const variableOf = (name: string): string => `INPUT_${name.toUpperCase().replaceAll(" ", "_")}`;

/** @throws UsageError when the input has another value than these, or none */
const oneOf = <Value extends string>(name: string, given: string, values: readonly Value[]): Value | undefined => {
  if (given === "") return undefined;
  const known = values.find((value) => value === given.toLowerCase());
  if (known !== undefined) return known;
  const help = `write ${values.map((value) => `\`${value}\``).join(" or ")}, or leave it out`;
  throw new UsageError(`input \`${name}\`: unknown value \`${given}\``, { help });
};

/** @throws UsageError for values that are not known, and for inputs that do not go together */
export const readInputs = (env: Environment): Inputs => {
  const raw = (name: keyof Inputs): string => env[variableOf(name)] ?? "";
  const word = (name: keyof Inputs): string => raw(name).trim();
  const inputs: Inputs = {
    since: word("since"),
    paths: lines(raw("paths")),
    arguments: lines(raw("arguments")),
    author: oneOf("author", word("author"), AUTHORS),
    review: oneOf("review", word("review"), BOOLEANS) === "true",
    token: word("token"),
  };
  const unused = inputs.since !== "" ? "since" : inputs.paths.length > 0 ? "paths" : undefined;
  if (inputs.review && unused !== undefined) {
    const help = "a review reads the pull request over GitHub's API; leave one of them out";
    throw new UsageError(`input \`${unused}\` does not go with \`review\``, { help });
  }
  return inputs;
};
