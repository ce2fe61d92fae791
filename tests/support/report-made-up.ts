/** Reports of findings made up for a test. */
import stringWidth from "string-width";
import type { Diagnostic } from "../../src/engine/lint.ts";
import type { FileReport } from "../../src/report/file-report.ts";
import { type PrettyOptions, prettyReport } from "../../src/report/pretty.ts";
import { SourceFile } from "../../src/text/source-file.ts";

export type Found = Partial<Diagnostic> & Pick<Diagnostic, "span">;

/** A report of findings made up for the test. */
export const reportOf = (text: string, found: readonly Found[], more: Partial<FileReport> = {}): FileReport => ({
  path: "draft/a.md",
  source: new SourceFile("draft/a.md", text),
  stage: "publish",
  diagnostics: found.map((each) => ({
    rule: "some-rule",
    group: "syntax",
    confidence: "certain",
    severity: "error",
    message: "it is wrong",
    ...each,
  })),
  fixed: 0,
  ...more,
});
export const pretty = (file: FileReport, options: Partial<PrettyOptions> = {}): string =>
  prettyReport([file], { color: false, widthOf: stringWidth, ...options });
export const spanOf = (text: string, part: string) => ({
  start: text.indexOf(part),
  end: text.indexOf(part) + part.length,
});
