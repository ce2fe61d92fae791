/** What holds for every test. */
import fc from "fast-check";

// The documents that a property is tried on are the same in each run, so that a pull request fails for what it changes.
// `FUZZ_SEED=$RANDOM npx vitest run` looks further.
fc.configureGlobal({ seed: Number(process.env.FUZZ_SEED ?? 1) });
