/** The flags of V8: which a run sets, and that compiled code is made and taken under those of the start. */
import { describe, expect, test } from "vitest";
import { type RunKind, V8Flags } from "../../src/cli/start/v8-flags.ts";
import { issueWith, newFolder } from "../support/cli-run.ts";

/** The flags, and all that are set, in their order. */
const newFlags = (version: string): { flags: V8Flags; set: string[] } => {
  const set: string[] = [];
  return { flags: new V8Flags(version, () => (flag) => void set.push(flag)), set };
};

/** The flag without its value. */
const nameOf = (flag: string): string => flag.replace(/^--(?:no-)?/, "").replace(/=.*/, "");

describe.each(["short", "long"] as const)("for a %s run", (kind) => {
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
  const short = toldOf("short");
  const long = toldOf("long");
  expect(long.slice(0, short.length).map(nameOf)).toEqual(short.map(nameOf));
  expect(toldOf(undefined).map(nameOf)).toEqual(long.slice(short.length).map(nameOf));
  expect(toldOf(undefined)).toEqual([]);
});

test.each([
  ["a draft", ["draft/2026-03-11-this-week-in-rust.md"], ["short"]],
  ["a text as long as the issues of months", ["long.md"], ["short", "long"]],
  ["many files", Array.from({ length: 20 }, (_, index) => `${index}.md`), ["short", "long"]],
])("the run of %s is told to be what it is", async (_, names, kinds) => {
  const folder = newFolder();
  for (const name of names) folder.write(name, issueWith(name === "long.md" ? "* [Crab](#a)\n".repeat(40_000) : ""));
  const told: (RunKind | undefined)[] = [];
  await folder.run(["--no-archive", ...names], { tuneV8: (kind) => void told.push(kind) });
  expect(told).toEqual(kinds);
});
