/** Which versions can be released, and what is said of the others. */
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { checkVersion, majorTagOf, type Released } from "../../scripts/release/version.ts";

const CHANGELOG = `# Changelog

## 0.3.0, unreleased

Crabs.

## 0.2.0, 2026-02-03

- Shells.

## 0.1.0, 2026-01-02

First version.
`;

const check = (version: string, more: Partial<Released> = {}) =>
  checkVersion(version, {
    packageVersion: version,
    changelog: CHANGELOG,
    tags: ["v0.2.0", "release-0.9.0", ""],
    ...more,
  });

test("of a version that can be released it is known what is new, and the day when it has one", () => {
  expect(check("0.3.0")).toEqual({ day: undefined, text: "Crabs." });
  const dated = CHANGELOG.replace("0.3.0, unreleased", "0.3.0, 1970-01-11");
  expect(check("0.3.0", { changelog: dated })).toEqual({ day: 10, text: "Crabs." });
  expect(check("0.3.0", { tags: [] }).text).toBe("Crabs.");
});

test("a release that is out can be prepared again, to check it or to run a job again", () => {
  expect(check("0.3.0", { tags: ["v0", "v0.2.0", "v0.3.0"] }).text).toBe("Crabs.");
  expect(check("0.3.0", { tags: ["v0", "v0.2.0", "v0.3.0", "v0.4.0"] }).text).toBe("Crabs.");
});

test.each<[string, Partial<Released>, string]>([
  ["", {}, "`` is no version; write one such as `0.2.0`, without a `v`"],
  ["v0.3.0", {}, "`v0.3.0` is no version; write one such as `0.2.0`, without a `v`"],
  ["0.3", {}, "`0.3` is no version; write one such as `0.2.0`, without a `v`"],
  ["0.3.0; rm -rf .", {}, "`0.3.0; rm -rf .` is no version; write one such as `0.2.0`, without a `v`"],
  ["1.0.0-rc.1", {}, "`1.0.0-rc.1` comes before a release, and is given to nobody; write the one that it leads to"],
  ["0.2.0", {}, "`0.2.0` is not greater than `0.3.0`, the last release; the next one is `0.3.1`, `0.4.0`, `1.0.0`"],
  [
    "0.3.0",
    { tags: ["v0.10.0", "v0.2.0"] },
    "`0.3.0` is not greater than `0.10.0`, the last release; the next one is `0.10.1`, `0.11.0`, `1.0.0`",
  ],
  ["0.4.0", {}, "CHANGELOG.md says nothing of `0.4.0`; write what is new under `## 0.4.0, unreleased`"],
  [
    "0.3.0",
    { changelog: CHANGELOG.replace("Crabs.\n", "") },
    "CHANGELOG.md says nothing of `0.3.0`; write what is new under `## 0.3.0, unreleased`",
  ],
  [
    "0.3.0",
    { packageVersion: "0.2.0" },
    "package.json has the version `0.2.0`; run `npm version 0.3.0 --no-git-tag-version` and commit it",
  ],
])("%s %j: it says why not, and what to do", (version, released, sentence) => {
  expect(() => check(version, released)).toThrow(sentence);
});

test("the tag that moves is that of the major version", () => {
  expect(["0.3.0", "1.0.0", "12.4.5"].map(majorTagOf)).toEqual(["v0", "v1", "v12"]);
});

test.each([
  [["0.0.1"], /^`0\.0\.1` is not greater than `|^CHANGELOG\.md says nothing of `0\.0\.1`/],
  [[], /^npm run release -- VERSION/],
  [["1.0.0", "2.0.0"], /^npm run release -- VERSION/],
  [["--publish", "1.0.0"], /^npm run release -- VERSION/],
])("npm run release -- %j ends before anything is built", (argv, sentence) => {
  const { status, stderr } = spawnSync(process.execPath, ["--import", "tsx", "scripts/release.ts", ...argv], {
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringMatching(sentence) });
});
