/** The names of the formats of a report: the flags, the help and the schema of the config are made from them. */
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

/** The formats that statistics have too. */
export const STATISTICS_FORMATS = ["pretty", "json"] as const satisfies readonly Format[];
