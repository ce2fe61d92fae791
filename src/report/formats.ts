/** The names of the formats of a report. */
export const FORMATS = [
  "pretty",
  "text",
  "json",
  "jsonl",
  "sarif",
  "github",
  "rdjson",
  "junit",
  "markdown",
  "compat",
] as const;

export type Format = (typeof FORMATS)[number];
