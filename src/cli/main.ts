import { readFileSync } from "node:fs";
import { lint } from "../engine/lint.ts";
import { jsonReport } from "../report/json.ts";
import { SourceFile } from "../text/source-file.ts";
import type { Io } from "./io.ts";
import { version } from "./version.ts";

/** A first cut: lints the files and writes JSON. */
export const main = async (argv: readonly string[], io: Io): Promise<number> => {
  const paths = argv.filter((word, at) => !word.startsWith("--") && argv[at - 1] !== "--format");
  const files = paths.map((path) => {
    const { source, issue, stage, diagnostics } = lint(new SourceFile(path, readFileSync(path, "utf8")));
    return { path, source, stage, number: issue.number, date: issue.date, diagnostics, fixed: 0 };
  });
  await io.stdout.write(jsonReport(files, { version: version() }));
  return files.some(({ diagnostics }) => diagnostics.some(({ severity }) => severity === "error")) ? 1 : 0;
};
