/** Lints what a change does to a file. */
import type { FileChange } from "../change/file-change.ts";
import { isTemplateName } from "../newsletter/issue-name.ts";
import { rules as builtIn } from "../rules/index.ts";
import { SourceFile } from "../text/source-file.ts";
import { blamed, type Findings, isPublication, rulesInQuestion } from "./blame.ts";
import { type EngineOptions, type LintResult, lint } from "./lint.ts";
import { stageOf } from "./settings.ts";

/** The rules that may run on the template, and on a file which is gone: those about the change. */
const aboutTheChange = (options: EngineOptions): EngineOptions => ({
  ...options,
  rules: (options.rules ?? builtIn).filter(({ on }) => on === "change"),
  plugins: options.plugins?.filter(({ on }) => on === "change"),
});

const isLinted = ({ path, after }: FileChange): boolean => after !== undefined && !isTemplateName(path);

/**
 * Makes a filter that leaves of the findings of a new text those that the change is to blame for. `fix` takes it as
 * `accept`: the texts that it tries are compared with the text before, each in turn. That is linted for the rules that
 * found something on lines that stand, which are few.
 */
export const blameOf = (file: FileChange, options: EngineOptions): ((result: LintResult) => LintResult) => {
  const { before } = file;
  if (before === undefined || !isLinted(file) || isPublication(file)) return (result) => result;
  // The text before is judged as what it was: under its own name, at its own stage.
  const stage = options.stage === stageOf(file.path) ? stageOf(before.path) : options.stage;
  const asked = new Set<string>();
  let found: Findings = { source: before, diagnostics: [], allowed: [] };
  const foundBefore = (rules: readonly string[]): Findings => {
    if (rules.every((rule) => asked.has(rule))) return found;
    for (const rule of rules) asked.add(rule);
    found = lint(before, { ...options, stage, change: undefined, only: asked });
    return found;
  };
  return (result) => {
    const current = result.source === file.after ? file : file.withAfter(result.source);
    return blamed(foundBefore(rulesInQuestion(result, current)), result, current);
  };
};

/** What a run over a change lints: the new text with the rules for it, and those about the change. */
export const changeOptions = (file: FileChange, options: EngineOptions): EngineOptions => ({
  ...(isLinted(file) ? options : aboutTheChange(options)),
  change: file,
});

/**
 * Finds what a change is to blame for in one file: on the lines that it adds or edits, what it causes elsewhere, and what
 * it does to what was there.
 * @throws RuleCrash when a rule has a bug
 */
export const lintChange = (file: FileChange, options: EngineOptions): LintResult => {
  const source = file.after ?? new SourceFile(file.path, "");
  return blameOf(file, options)(lint(source, changeOptions(file, options)));
};
