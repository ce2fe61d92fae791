#!/usr/bin/env node
/** Starts the program that `npm run build` makes of `src/cli/`. What stands here an old Node reads too. */
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `twir-lint: this is Node.js ${process.versions.node}, and 20.19 or newer is needed: https://nodejs.org`,
  );
  process.exit(2);
}
require("../dist/cli/start.cjs");
