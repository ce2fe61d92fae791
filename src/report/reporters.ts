import type { Reporter } from "./reporter.ts";

interface Row {
  /** Loaded when it is asked for, and not before. */
  readonly load: () => Promise<Reporter>;
  /** It shows whole lines as they should read, and needs `FileReport.repaired`. */
  readonly showsRepaired?: true;
}

/** Every format of a report by its name: the one table that the command line, the help and the documents go by. */
export const REPORTERS = {
  pretty: {
    load: async () => {
      const [{ prettyReport }, { withWidths }] = await Promise.all([import("./pretty.ts"), import("./width.ts")]);
      return (files, context) => withWidths((widthOf) => prettyReport(files, { ...context, widthOf }));
    },
  },
  text: { load: async () => (await import("./text.ts")).textReport },
  json: { load: async () => (await import("./json.ts")).jsonReport },
  jsonl: { load: async () => (await import("./json.ts")).jsonLinesReport },
  sarif: { load: async () => (await import("./sarif.ts")).sarifReport },
  github: { load: async () => (await import("./github.ts")).githubReport },
  rdjson: { load: async () => (await import("./rdjson.ts")).rdjsonReport, showsRepaired: true },
  junit: { load: async () => (await import("./junit.ts")).junitReport },
  markdown: { load: async () => (await import("./markdown.ts")).markdownReport, showsRepaired: true },
  compat: { load: async () => (await import("./compat.ts")).compatReport },
} as const satisfies Record<string, Row>;

export type Format = keyof typeof REPORTERS;

export const FORMATS = Object.keys(REPORTERS) as Format[];

export const showsRepaired = (format: Format): boolean => (REPORTERS[format] as Row).showsRepaired === true;
