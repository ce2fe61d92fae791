/** Debian's Neovim with its own client, where it is installed. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { ISSUE_FILE, issueWith, newFolder } from "../../support/cli-run.ts";
import { BIN } from "../../support/program-run.ts";

const SCRIPT = fileURLToPath(new URL("neovim.lua", import.meta.url));
const isThere = spawnSync("nvim", ["--version"]).status === 0;
if (!isThere) process.stderr.write("Neovim: left out, for it is not installed; `apt-get install neovim` brings it\n");

test.skipIf(!isThere)("it shows what is found, applies a fix, and formats on save", () => {
  const folder = newFolder();
  const entries = "- [A](https://a.example/post)\n* [B](https://b.example/post?utm_source=feed&page=2)";
  folder.write(`draft/${ISSUE_FILE}`, issueWith(entries));
  const out = join(folder.path, "seen.json");
  const env = { ...process.env, NODE: process.execPath, BIN, OUT: out, XDG_CACHE_HOME: join(folder.path, ".cache") };
  const { status, stderr } = spawnSync(
    "nvim",
    ["--headless", "--clean", "-i", "NONE", `draft/${ISSUE_FILE}`, "-c", `luafile ${SCRIPT}`],
    { cwd: folder.path, env, encoding: "utf8", timeout: 120_000 },
  );
  expect(status, stderr).toBe(0);
  const seen = JSON.parse(folder.read("seen.json"));
  expect(seen).toMatchObject({ appeared: true, gone: true, title: "Remove the parameter" });
  expect(seen.before).toEqual(expect.arrayContaining(["tracking-parameter", "wrong-list-marker"]));
  expect(seen.lines).toContain("* [A](https://a.example/post)");
  expect(seen.lines).toContain("* [B](https://b.example/post?page=2)");
  expect(folder.read(`draft/${ISSUE_FILE}`)).toBe(`${seen.lines.join("\n")}\n`);
});
