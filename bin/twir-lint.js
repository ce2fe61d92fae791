#!/usr/bin/env node
/** Starts the program with what V8 made of it when it was built, which spares every run a good part of its time. */
const { readFileSync } = require("node:fs");
const { dirname, join } = require("node:path");
const { Script } = require("node:vm");

// That of `node:module`, which brings the loader of ES modules with it.
const Module = module.constructor;
const FILE = join(__dirname, "../dist/cli/main.cjs");
const COMPILED = join(__dirname, "../dist/cli/main.compiled");

const compiled = () => {
  try {
    return readFileSync(COMPILED);
  } catch {
    // It only saves time.
    return undefined;
  }
};

/**
 * Reads the program: a function that takes what Node gives to every file. What another version of Node has compiled, V8
 * refuses, and compiles anew.
 * @returns the script and what runs it
 */
const readProgram = () => {
  // It is only ASCII, which needs no decoding.
  const script = new Script(readFileSync(FILE, "latin1"), { filename: FILE, cachedData: compiled() });
  const run = () => {
    const program = new Module(FILE, module);
    program.filename = FILE;
    // Its other files ask for it again, and must get this one.
    require.cache[FILE] = program;
    script.runInThisContext()(program.exports, (id) => program.require(id), program, FILE, dirname(FILE));
  };
  return { script, run };
};

module.exports = { COMPILED, readProgram };

if (require.main === module) readProgram().run();
