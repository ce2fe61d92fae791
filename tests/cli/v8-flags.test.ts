/** The flags of V8: which a run sets, and that compiled code is made and taken under those of the start. */
import { describe, expect, test } from "vitest";
import { type RunKind, V8Flags } from "../../src/cli/start/v8-flags.ts";

/** The flags, and all that are set, in their order. */
const newFlags = (version: string): { flags: V8Flags; set: string[] } => {
  const set: string[] = [];
  return { flags: new V8Flags(version, () => (flag) => void set.push(flag)), set };
};

/** The flag without its value. */
const nameOf = (flag: string): string => flag.replace(/^--(?:no-)?/, "").replace(/=.*/, "");

describe.each(["few files", "many files"] as const)("for %s", (kind) => {
  test.each(["11.3.244.8-node.30", "12.4.254.21-node.57", "13.6.233.17-node.63", "14.6.202.34-node.40"])(
    "V8 %s compiles under the flags of the start, and runs under others",
    (version) => {
      const { flags, set } = newFlags(version);
      flags.tune(kind);
      const others = set.splice(0);
      flags.atStart(() => set.push("compile"));
      const at = set.indexOf("compile");
      expect(set.slice(0, at).map(nameOf)).toEqual(others.map(nameOf));
      for (const [index, flag] of others.entries()) expect(set[index]).not.toBe(flag);
      expect(set.slice(at + 1)).toEqual(others);
    },
  );

  test.each(["10.2.154.26-node.26", "15.0.1"])("V8 %s, in which nothing was measured, is left alone", (version) => {
    const { flags, set } = newFlags(version);
    flags.tune(kind);
    flags.atStart(() => {});
    expect(set).toEqual([]);
  });
});

test("another kind of run begins with the flags of the start", () => {
  const { flags, set } = newFlags("11.3");
  const toldOf = (kind: RunKind | undefined): string[] => {
    flags.tune(kind);
    return set.splice(0);
  };
  const few = toldOf("few files");
  const many = toldOf("many files");
  expect(many.slice(0, few.length).map(nameOf)).toEqual(few.map(nameOf));
  expect(toldOf(undefined).map(nameOf)).toEqual(many.slice(few.length).map(nameOf));
  expect(toldOf(undefined)).toEqual([]);
});
