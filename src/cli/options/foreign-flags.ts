/** Flags of other linters and formatters, and what does here what they do there. */

/** What to write in place of a flag, with the value behind it when there was one. */
type Help = (value: string | undefined) => string;

const say =
  (help: string): Help =>
  () =>
    help;

const LIST = say("`twir-lint rules` lists all rules");
const DIFF = say("`--diff` shows what --fix would change, and writes nothing");
const FIX = say("`--fix` repairs what has one right answer");
const FORMAT: Help = (value) => `\`--format ${value ?? "FORMAT"}\` chooses the report`;
const SELECT: Help = (value) => `\`--select ${value ?? "RULES"}\` runs only these rules`;
const IGNORE: Help = (value) => `\`--ignore ${value ?? "RULES"}\` leaves rules out`;
const TURN_ON: Help = (value) =>
  `all rules run; \`--severity ${value ?? "RULE"}=error\` turns on one that the config turns off`;
const EXCLUDE = say("leave files out with a pattern: '!draft/old.md'");
const STDIN_NAME: Help = (value) => `\`- --stdin-filename ${value ?? "NAME"}\` names what comes from standard input`;
const NO_CONFIG = say("`--no-config` uses no config file");
const NO_WARNINGS = say("`--max-warnings 0` fails on warnings too");
const COMPLETION = say("`twir-lint completion bash`, zsh or fish prints a script that completes");
const PLUGIN: Help = (value) => `\`--plugin ${value ?? "PATH"}\` adds the rules of a file`;
/** The name of a lint of Clippy is none of a rule here. */
const ruleOr = (value: string | undefined): string => (value === undefined || value.includes(":") ? "RULE" : value);
const DENY: Help = (value) => {
  if (value === "warnings") return NO_WARNINGS(value);
  return `\`--severity ${ruleOr(value)}=error\` makes its findings errors`;
};
const WARN: Help = (value) => `\`--severity ${ruleOr(value)}=warning\` makes its findings warnings`;
const ALLOW: Help = (value) => `\`--ignore ${ruleOr(value)}\` leaves a rule out`;
const NEEDLESS = say("leave it out: nothing is written without --fix");

/** By flag. */
export const FOREIGN_FLAGS: Readonly<Record<string, Help>> = {
  "--explain": (value) => `\`twir-lint explain ${value ?? "RULE"}\` says it`,
  "--rule": (value) =>
    `\`twir-lint explain ${value ?? "RULE"}\` explains a rule, and \`--severity RULE=LEVEL\` sets its level`,
  "--rules": LIST,
  "--list-rules": LIST,
  "--show-rules": LIST,
  "--rulesdir": PLUGIN,
  "--plugins": PLUGIN,
  "--write": FIX,
  "--autofix": FIX,
  "--apply": FIX,
  "--fix-only": FIX,
  "--apply-unsafe": say("`--unsafe-fixes` makes them too"),
  "--unsafe": say("`--unsafe-fixes` makes them too"),
  "--fix-dry-run": DIFF,
  "--dry-run": DIFF,
  "--check": NEEDLESS,
  "--no-fix": NEEDLESS,
  "--lint": NEEDLESS,
  "--extend-select": TURN_ON,
  "--enable": TURN_ON,
  "--only": SELECT,
  "--extend-ignore": IGNORE,
  "--disable": IGNORE,
  "--skip": IGNORE,
  "--exclude": EXCLUDE,
  "--ignore-pattern": EXCLUDE,
  "--extend-exclude": EXCLUDE,
  "--ignore-path": say("git's ignore files hold, and --no-ignore turns them off"),
  "--no-gitignore": say("`--no-ignore` lints what git ignores"),
  "--no-respect-gitignore": say("`--no-ignore` lints what git ignores"),
  "--ext": say("name files by a pattern: 'draft/**/*.md'"),
  "--glob": say("name files by a pattern, without a flag: 'draft/**/*.md'"),
  "--report": FORMAT,
  "--reporter": FORMAT,
  "--formatter": FORMAT,
  "--output-format": FORMAT,
  "--silent": say("`--quiet` reports errors only"),
  "--errors-only": say("`--quiet` reports errors only"),
  "--stdin": say("`-` as a file is standard input"),
  "--stdin-file-path": STDIN_NAME,
  "--stdin-filepath": STDIN_NAME,
  "--isolated": NO_CONFIG,
  "--no-eslintrc": NO_CONFIG,
  "--no-config-lookup": NO_CONFIG,
  "--config-path": (value) => `\`--config ${value ?? "PATH"}\` names the config file`,
  "--print-config": (value) => `\`--show-settings ${value ?? "FILE"}\` prints the settings that hold for a file`,
  "--init": say('write `twir-lint.config.json` beside the drafts: { "rules": { "RULE": "off" } }'),
  // Clippy's.
  "-D": DENY,
  "--deny": DENY,
  "-F": DENY,
  "--forbid": DENY,
  "-W": WARN,
  "--warn": WARN,
  "-A": ALLOW,
  "--allow": ALLOW,
  "--cap-lints": say("`--exit-zero` ends with 0 whatever is found"),
  "--deny-warnings": NO_WARNINGS,
  "--fail-on-warnings": NO_WARNINGS,
  "--error-on-warnings": NO_WARNINGS,
  "--changed": say("`--since main` reports only what changed since then"),
  "--diff-base": (value) => `\`--since ${value ?? "REVISION"}\` reports only what changed since then`,
  "--report-unused-disable-directives": say("leave it out: unused allow comments are always reported"),
  "--debug": say("`--timing` says what took how long, and `twir-lint model FILE` what is seen in a file"),
  "--verbose": say("`--version --verbose` says what it runs on, and `--hints` lists the hints too"),
  "--info": say("`--version --verbose` says what it runs on"),
  "--env-info": say("`--version --verbose` says what it runs on"),
  "-v": say("`-V` prints the version"),
  "--lsp": say("`twir-lint lsp` is the language server"),
  "--server": say("`twir-lint lsp` is the language server"),
  "--completion": COMPLETION,
  "--completions": COMPLETION,
  "--install-completion": COMPLETION,
};
