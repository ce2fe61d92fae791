/** The language server as a program of its own, which the extension for VS Code brings along. */
import { newTypingParser } from "../../../src/library/parser.ts";
import { startStdio } from "../../../src/lsp/node/start.ts";
import { english } from "../../../src/text/english.ts";

/** Defined by the bundler. */
declare const PACKAGE_VERSION: string;

void startStdio(process, {
  parser: newTypingParser(),
  dictionary: english,
  importFile: (url) => import(url),
  version: PACKAGE_VERSION,
  env: process.env,
  isCached: true,
});
