#!/usr/bin/env node
/** Starts the program that `npm run build` makes of `src/cli/`. */
require("../dist/cli/start.cjs");
