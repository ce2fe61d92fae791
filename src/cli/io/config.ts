/** The config files of this process: how they are found, named and told of. */
import { ConfigLoader } from "../../config/load.ts";
import type { RuleSources } from "../options/request.ts";
import { shownPath } from "./file-failure.ts";
import { type Io, isUnattended } from "./io.ts";
import { writeNote } from "./note.ts";

export const configLoader = (
  { plugin: plugins, config: given }: RuleSources,
  { cwd, env, importFile, stderr }: Io,
): ConfigLoader =>
  new ConfigLoader({
    given,
    plugins,
    cwd,
    isUnattended: isUnattended(env),
    importFile,
    show: (path) => shownPath(path, cwd),
    note: (line) => writeNote(stderr, line),
  });
