#!/usr/bin/env node
require("./program.js").readProgram().run();
