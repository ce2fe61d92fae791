/** Programs that tests start keep what they keep in a folder that goes with the run, not in that of whoever runs it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export default (): (() => void) => {
  const folder = mkdtempSync(join(tmpdir(), "twir-lint-cache-"));
  process.env.XDG_CACHE_HOME = folder;
  return () => rmSync(folder, { recursive: true, force: true });
};
