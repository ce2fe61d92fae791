import type { FileReport } from "../report/file-report.ts";
import type { Format, LintFlags } from "./arguments.ts";
import { useColor } from "./color.ts";
import type { Io, Output } from "./io.ts";
import { version } from "./version.ts";

interface Surroundings {
  readonly env: Io["env"];
  readonly to: Output;
}
type Renderer = (files: readonly FileReport[], flags: LintFlags, around: Surroundings) => Promise<string>;

/** A run loads the report that it prints, and no other. */
const RENDERERS: Readonly<Record<Format, Renderer>> = {
  async pretty(files, flags, { env, to }) {
    const [{ prettyReport }, { withWidths }] = await Promise.all([
      import("../report/pretty.ts"),
      import("../report/width.ts"),
    ]);
    // Who names rules wants to see what they say, hints or not.
    const hints = flags.hints === true || flags.select !== undefined;
    const look = { color: useColor(flags.color, to, env), columns: to.columns, hints };
    return withWidths((widthOf) => prettyReport(files, { ...look, widthOf }));
  },
  text: async (files) => (await import("../report/text.ts")).textReport(files),
  json: async (files) => (await import("../report/json.ts")).jsonReport(files, { version: version() }),
  compat: async (files, { hints }) => (await import("../report/compat.ts")).compatReport(files, { hints }),
};

const onlyErrors = (file: FileReport): FileReport => ({
  ...file,
  diagnostics: file.diagnostics.filter(({ severity }) => severity === "error"),
});

/** The report in the format that was asked for. */
export const render: Renderer = (files, flags, around) =>
  RENDERERS[flags.format ?? "pretty"](flags.quiet ? files.map(onlyErrors) : files, flags, around);
