/**
 * Keeps what V8 makes of the program while it lints drafts with most faults beside an earlier issue, and reports them
 * twice: `npm run build`. It is told further drafts, and where the second report goes.
 */
const { writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { FOLDER, load, loaded } = require("../bin/twir-lint.js");

// V8 takes what it kept only under the flags that it had: these are not to become those for many files.
loaded.set("many-files.cjs", { module: { exports: { prepareForMany() {} } } });

process.argv.push("--no-config", "--archive", "fixtures/content", "--no-cache", "fixtures/draft", "fixtures/torn");
process.on("exit", (code) => {
  for (const [name, { script }] of loaded) {
    if (script) writeFileSync(join(FOLDER, `${name}.compiled`), script.createCachedData());
  }
  // That there are findings is no failure; that it could not do its job is.
  process.exitCode = code === 1 ? 0 : code;
});
load("main.cjs");
