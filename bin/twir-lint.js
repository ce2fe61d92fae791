#!/usr/bin/env node
/** Starts the program with what V8 made of it when it was built, which spares every run a good part of its time. */
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { Script } = require("node:vm");

const FOLDER = join(__dirname, "../dist/cli");

const compiled = (file) => {
  try {
    return readFileSync(`${file}.compiled`);
  } catch {
    // It only saves time.
    return undefined;
  }
};

/** A file of the program. What another version of Node has compiled, V8 refuses, and compiles anew. */
const readScript = (name) => {
  const filename = join(FOLDER, name);
  // It is only ASCII, which needs no decoding.
  return new Script(readFileSync(filename, "latin1"), {
    filename,
    cachedData: compiled(filename),
  });
};

/** Scripts cannot. */
const importModule = (url) => import(url);

/** The files that were loaded, by name. */
const loaded = new Map();

/**
 * Loads a file of the program as `require` would, and runs it when it is the first time.
 * @returns what it exports
 */
const load = (name) => {
  const known = loaded.get(name);
  if (known) return known.module.exports;
  const script = readScript(name);
  const module = { exports: {} };
  loaded.set(name, { script, module });
  const requireFile = (id) => (id.startsWith("./") ? load(id.slice(2)) : require(id));
  script.runInThisContext()(module.exports, requireFile, module, importModule);
  return module.exports;
};

module.exports = { FOLDER, load, loaded, readScript };

if (require.main === module) load("main.cjs");
