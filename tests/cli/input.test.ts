import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fileFailure } from "../../src/cli/io/file-failure.ts";
import { readInput } from "../../src/cli/io/files.ts";
import { MAX_BYTES } from "../../src/config/decode.ts";
import { type Folder, ISSUE_FILE, issueWith, KNOWN, newFolder, TRACKED } from "../support/cli-run.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const join3 = (...parts: (Uint8Array | string)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? utf8(part) : part)));

const BAD_FILES: [what: string, content: Uint8Array | string, message: string][] = [
  ["empty", "", "x.md: the file is empty; is this the right file?"],
  ["only a byte order mark and blank lines", "\uFEFF\n \r\n", "x.md: the file is empty; is this the right file?"],
  ["Latin-1", join3("Title\nCaf", Uint8Array.of(0xe9), "\n"), "x.md: line 2 is not UTF-8; save it as UTF-8"],
  ["cut in a character", join3("Title\nCaf", Uint8Array.of(0xc3)), "x.md: line 2 is not UTF-8; save it as UTF-8"],
  ["UTF-16", join3(Uint8Array.of(0xff, 0xfe), "T\0i\0"), "x.md: the text is UTF-16; save it as UTF-8"],
  ["binary", join3("\x89PNG", Uint8Array.of(0, 1)), "x.md: a binary file; give the Markdown file of an issue"],
  [
    "a character too large",
    "x".repeat(MAX_BYTES + 1),
    "x.md: larger than 10 MB; an issue has about 30 KB; is this the right file?",
  ],
];

describe.each(BAD_FILES)("%s", (_, content, message) => {
  const expected = { code: 2, stdout: "", stderr: `twir-lint: ${message}\n` };

  test("as a file", async () => {
    const folder = newFolder();
    folder.write("x.md", content);
    expect(await folder.run(["x.md"])).toEqual(expected);
  });

  test("as standard input, also when it is to be fixed", async () => {
    const folder = newFolder();
    for (const flags of [[], ["--fix"]])
      expect(await folder.run(["-", "--stdin-filename", "x.md", ...flags], { stdin: content })).toEqual(expected);
  });
});

test("10 MB are read whole", async () => {
  const folder = newFolder();
  const file = folder.write("x.md", "x".repeat(MAX_BYTES));
  expect(await readInput({ path: "x.md", file, folder: folder.path }, folder.io())).toHaveLength(MAX_BYTES);
});

const BAD_PATHS: [what: string, prepare: (folder: Folder) => void, argv: string[], message: string][] = [
  ["missing", () => {}, ["x.md"], "x.md: no such file or folder; check the path"],
  [
    "a file as a folder",
    (folder) => folder.write("x", "y"),
    ["x/y.md"],
    "x/y.md: no such file or folder; check the path",
  ],
  [
    "a command that is none",
    () => {},
    ["lint"],
    "lint: no such file or folder; leave it out: linting needs no command",
  ],
  ["a command misspelled", () => {}, ["rulez"], "rulez: no such file or folder; did you mean `rules`?"],
  [
    "a folder without an issue",
    (folder) => folder.write("notes/a.md", "x"),
    ["notes"],
    "notes: no issue in this folder; issues are named like 2026-03-11-this-week-in-rust.md; give a file to lint it whatever its name",
  ],
  [
    "a link that leads nowhere",
    (folder) => symlinkSync("nowhere.md", join(folder.path, "x.md")),
    ["x.md"],
    "x.md: no such file or folder; check the path",
  ],
  [
    "a link that leads to itself",
    (folder) => symlinkSync("x.md", join(folder.path, "x.md")),
    ["x.md"],
    "x.md: a symbolic link that leads to itself; repair the link",
  ],
  [
    "a position behind the name",
    (folder) => folder.write("x.md", "y"),
    ["x.md:18:3"],
    "x.md:18:3: no such file or folder; leave the position out: `x.md`",
  ],
  [
    "a URL",
    () => {},
    ["https://github.com/rust-lang/this-week-in-rust/pull/1"],
    "https://github.com/rust-lang/this-week-in-rust/pull/1: a URL, and no file; `twir-lint review --pull N --dry-run` judges a pull request where it is",
  ],
  ["a device", () => {}, ["/dev/zero"], "/dev/zero: not a file; give the Markdown file of an issue"],
  [
    "no argument outside a checkout",
    () => {},
    [],
    "no file given, and no folder `draft` here or above with the newest issue; stand in a clone of the newsletter (git clone https://github.com/rust-lang/this-week-in-rust), name a file, or give - and --stdin-filename",
  ],
  [
    "no argument, and no issue in draft",
    (folder) => folder.write("draft/DRAFT_TEMPLATE.md", "x"),
    [],
    "draft: no issue in this folder; issues are named like 2026-03-11-this-week-in-rust.md; give a file to lint it whatever its name",
  ],
  [
    "a name for standard input that is not read",
    (folder) => folder.write("x.md", "y"),
    ["x.md", "--stdin-filename", "y.md"],
    "--stdin-filename names what comes from standard input; give `-` as the file",
  ],
  [
    "a path that a terminal would obey",
    () => {},
    ["\u001b[2J.md"],
    "\\u{1b}[2J.md: no such file or folder; check the path",
  ],
];

test.each(BAD_PATHS)("%s", async (_, prepare, argv, message) => {
  const folder = newFolder();
  mkdirSync(join(folder.path, ".git"));
  prepare(folder);
  expect(await folder.run(argv)).toEqual({ code: 2, stdout: "", stderr: `twir-lint: ${message}\n` });
});

test.skipIf(process.getuid?.() === 0)("no permission to read", async () => {
  const folder = newFolder();
  chmodSync(folder.write("x.md", issueWith()), 0);
  const stderr = "twir-lint: x.md: no permission; change its permissions, or run as its owner\n";
  expect(await folder.run(["x.md"])).toEqual({ code: 2, stdout: "", stderr });
});

test.each([
  ["EACCES", "x.md: no permission", "change its permissions, or run as its owner"],
  ["ENOSPC", "x.md: no space left on the disk", "make room and run again"],
  ["EROFS", "x.md: the file system is read-only", "copy the file to another place"],
  ["EIO", "x.md: i/o error", undefined],
])("%s is said in words", (code, message, help) => {
  expect(fileFailure("x.md", Object.assign(new Error("i/o error"), { code }))).toMatchObject({ message, help });
});

test("one file that cannot be read does not keep the others from being linted", async () => {
  const folder = newFolder();
  folder.write("a.md", issueWith(TRACKED));
  folder.write("b.md", "");
  folder.write(`c/${ISSUE_FILE}`, issueWith(TRACKED));
  const { code, stdout, stderr } = await folder.run([...KNOWN, "--format", "text", "gone.md", "a.md", "b.md", "c"]);
  expect(code).toBe(2);
  expect(stderr).toBe(
    "twir-lint: gone.md: no such file or folder; check the path\ntwir-lint: b.md: the file is empty; is this the right file?\n",
  );
  expect(stdout.match(/^[^:]+/gm)).toEqual(["a.md", `c/${ISSUE_FILE}`]);
});

test("text that is no issue at all is linted, not refused", async () => {
  const folder = newFolder();
  folder.write("README.md", "# Some project\n\nSome words.\n");
  expect((await folder.run([...KNOWN, "README.md"])).code).toBe(0);
});
