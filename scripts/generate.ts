/** Writes what is made from the rules: the registry. `--check` writes nothing and fails when something is stale. */
import { writeFileSync } from "node:fs";
import { RULES_FOLDER, registrySource } from "./registry.ts";

writeFileSync(new URL("index.ts", RULES_FOLDER), registrySource());
