/** Reports in the formats of the command line, to be taken along. */
import type { FileReport } from "../../../src/report/file-report.ts";
import { jsonReport } from "../../../src/report/json.ts";
import { markdownReport } from "../../../src/report/markdown.ts";
import { rules } from "../../../src/rules/index.ts";
import type { TakenFormat } from "./protocol.ts";

/** @param hints whether they are listed too, where the format is for people */
export const reportIn = (format: TakenFormat, file: FileReport, hints: boolean): string => {
  const context = { version: VERSION, rules, hints, color: false, fromRoot: "", failures: [] };
  return format === "json" ? jsonReport([file], context) : markdownReport([file], context);
};
