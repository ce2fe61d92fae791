/** The command line of `twir-lint lsp`. */
import { type Command, Option } from "commander";
import { HOME } from "../../report/project.ts";

/** The flags of `twir-lint lsp`. */
export interface LspFlags {
  /** False for `--no-cache`. */
  readonly cache?: boolean;
}

const HELP = `
An editor starts it, and talks the Language Server Protocol with it. It marks
what the linter finds while you type, and repairs it: each finding, all of a
rule, all of the file, also on save. It looks at files named as issues,
2026-03-11-this-week-in-rust.md, and at documents of the language
this-week-in-rust; other Markdown is left alone.

Stage, author, config and earlier issues are those of the terminal. The editor
may set, in the section twirLint:
  stage     draft or publish; default: draft in a folder named draft
  author    editor or external
  archive   the folder of earlier issues, a file of archive build, or false
  severity  the least that is shown: hint, information, warning or error;
            default: hint
It may send them as initializationOptions too, and with them
  trusted   true lets the plugins of the workspace's configs run, which are
            programs; default: false

Neovim:  vim.lsp.config("twir-lint", {
           cmd = { "twir-lint", "lsp" }, filetypes = { "markdown" } })
         vim.lsp.enable("twir-lint")
Helix:   [language-server.twir-lint]
         command = "twir-lint"
         args = ["lsp"]
${HOME}/blob/main/docs/editors.md has more.

Exit codes:
  0  the editor shut it down
  1  the editor is gone without that`;

/** Adds the command to the program. */
export const addLspCommand = (program: Command, done: (flags: LspFlags) => void): void => {
  program
    .command("lsp")
    .description("the language server, for editors")
    .option("--stdio", "talk through standard input and output, as it always does")
    .addOption(new Option("--clientProcessId <id>", "end when that process is gone").hideHelp())
    .option("--no-cache", "keep nothing that was learned from earlier issues")
    .addHelpText("after", HELP)
    .action((flags: LspFlags) => done(flags));
};
