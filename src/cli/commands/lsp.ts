/** The command `twir-lint lsp`: the language server. */
import { typingParser } from "../../document/markdown/quick.ts";
import { startStdio } from "../../lsp/node/start.ts";
import { lazyDictionary } from "../../text/dictionary.ts";
import type { Io } from "../io/io.ts";
import { version } from "../io/version.ts";
import type { LspFlags } from "../options/lsp.ts";

export const lspCommand = ({ cache }: LspFlags, io: Io): Promise<number> =>
  startStdio(process, {
    parser: typingParser(io.reference),
    dictionary: lazyDictionary(io.english),
    importFile: io.importFile,
    version: version(),
    env: io.env,
    isCached: cache !== false,
  });
