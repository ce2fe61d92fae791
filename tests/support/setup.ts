import fc from "fast-check";
import { useReferenceParser } from "../../src/document/markdown/parser.ts";
import { referenceParser } from "../../src/document/markdown/reference.ts";

// Tests lint as users of the library do, who have the reference parser at hand.
useReferenceParser(referenceParser);

// The documents that a property is tried on are the same in each run, so that a pull request fails for what it changes.
// `FUZZ_SEED=$RANDOM npx vitest run` looks further.
fc.configureGlobal({ seed: Number(process.env.FUZZ_SEED ?? 1) });
