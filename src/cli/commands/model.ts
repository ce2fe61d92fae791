/** The command `twir-lint model FILE`: prints what the model sees in a file. */
import { UsageError } from "../../config/usage-error.ts";
import { buildIssue } from "../../document/build.ts";
import { modelOf } from "../../report/model.ts";
import { modelJson, modelText } from "../../report/model-text.ts";
import { SourceFile } from "../../text/source-file.ts";
import type { Span } from "../../text/span.ts";
import { discover } from "../io/discover.ts";
import { readInput } from "../io/files.ts";
import type { Io } from "../io/io.ts";
import { parserOf } from "../io/parser.ts";
import type { ModelFlags } from "../options/model.ts";

export const modelCommand = async (path: string, { format, line }: ModelFlags, io: Io): Promise<number> => {
  const { inputs, failures } = await discover([path], { cwd: io.cwd, env: io.env, isIgnoring: false });
  if (failures[0]) throw failures[0];
  const [input, another] = inputs;
  if (!input || another) throw new UsageError(`${path}: a folder with several issues`, { help: "name one of them" });
  const source = new SourceFile(input.path, await readInput(input, io));
  // Behind the last line ending there is no line to those who count lines.
  const isEnded = source.lines.length > 1 && source.slice(source.lines.at(-1) as Span) === "";
  const last = source.lines.length - (isEnded ? 1 : 0);
  if (line !== undefined && line > last)
    throw new UsageError(`${input.path}: no line ${line}`, { help: `its last line is ${last}` });
  const issue = buildIssue(source, { parser: parserOf(undefined, io) });
  const model = modelOf(issue, line);
  await io.stdout.write(format === "json" ? modelJson(model) : modelText(model));
  return 0;
};
