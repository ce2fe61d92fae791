/** The outputs of the action, which later steps of the job read. */
import { appendFileSync, existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UsageError } from "../config/usage-error.ts";
import type { JsonReport } from "../report/json-schema.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where the JSON report goes: each run of the action in a job has its own, and the runner removes them.
 * @throws UsageError when no folder can be made there
 */
export const reportPath = ({ RUNNER_TEMP: folder }: Environment): string => {
  try {
    return join(mkdtempSync(join(folder || tmpdir(), "twir-lint-")), "report.json");
  } catch (cause) {
    const help = "RUNNER_TEMP is to name a folder that the step can write to";
    throw new UsageError(`there is no folder for the report: ${(cause as Error).message}`, { help, cause });
  }
};

/** Hands on what the report says. */
export const writeOutputs = (report: string, { GITHUB_OUTPUT: file }: Environment): void => {
  if (!file || !existsSync(report)) return;
  const { summary }: JsonReport = JSON.parse(readFileSync(report, "utf8"));
  const outputs = { errors: summary.errors, warnings: summary.warnings, report };
  appendFileSync(
    file,
    Object.entries(outputs)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(""),
  );
};
