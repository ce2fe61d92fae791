/** Earlier issues: where they are found, which of them count, and what is kept of them between runs. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { toAscii } from "../../src/archive/store/cache-file.ts";
import { checksum } from "../../src/archive/store/checksum.ts";
import { SortedTable, writeTable } from "../../src/archive/store/sorted-table.ts";
import { checkout, fileOf, pastIssue } from "../support/archive-run.ts";
import { type Folder, ISSUE_FILE, newFolder } from "../support/cli-run.ts";

/** Without a digest of what it was built from, as when it is run from its sources, the program keeps nothing. */
const build = vi.hoisted(() => ({ BUILD_DIGEST: "one" as string | undefined }));
vi.mock("../../src/archive/store/build-digest.ts", () => ({
  get BUILD_DIGEST() {
    return build.BUILD_DIGEST;
  },
}));
afterEach(() => {
  build.BUILD_DIGEST = "one";
  vi.restoreAllMocks();
});

const POST = "* [Shells and scopes](https://blog.example.net/shells)";
const AGAIN = "* [Shells & Scopes](http://www.blog.example.net/shells/)";
const DRAFT = `draft/${ISSUE_FILE}`;
const SELECT = ["--select", "duplicate-link", "--format", "json"];

const messages = async (folder: Folder, argv: readonly string[] = [], env?: Record<string, string>) => {
  const { stdout, stderr } = await folder.run([...SELECT, ...argv, DRAFT], { env });
  expect(stderr).toBe("");
  return JSON.parse(stdout).files[0].diagnostics.map(({ message }: { message: string }) => message);
};
const SAID = "this link was in issue 640 under `Observations/Thoughts`, line 9";
const cacheOf = (folder: Folder): string => join(folder.path, ".cache/twir-lint/archive");
/** The files of the cache, in order of their names: what is told together, and by each. */
const kept = (folder: Folder): string[] =>
  readdirSync(cacheOf(folder))
    .sort()
    .map((name) => join(cacheOf(folder), name));
/** As if all files had been there for long. */
const later = (): void => {
  const now = Date.now();
  vi.spyOn(Date, "now").mockReturnValue(now + 60_000);
};

describe("where it is found", () => {
  test("in content/ beside draft/", async () => {
    expect(await messages(checkout(AGAIN, { 2: { entries: POST } }))).toEqual([SAID]);
  });

  test("from a folder inside, and for standard input under a name", async () => {
    const folder = checkout(AGAIN, { 2: { entries: POST } });
    const inside = await folder.run([...SELECT, ISSUE_FILE], { inside: "draft" });
    expect(inside.stdout).toContain(SAID);
    expect(JSON.parse(inside.stdout).files[0].diagnostics[0].related[0].path).toBe(`../content/${fileOf(2)}`);
    const piped = await folder.run([...SELECT, "-", "--stdin-filename", DRAFT], { stdin: folder.read(DRAFT) });
    expect(piped.stdout).toContain(SAID);
  });

  test("nowhere else: content/ without draft/, --no-archive, none to be read", async () => {
    const folder = checkout(AGAIN, { 2: { entries: POST } });
    expect(await messages(folder, ["--no-archive"])).toEqual([]);
    expect(await messages(folder, ["--archive-issues", "0"])).toEqual([]);
    folder.write(`other/${ISSUE_FILE}`, folder.read(DRAFT));
    rmSync(join(folder.path, "draft"), { recursive: true });
    expect((await folder.run([...SELECT, "other"])).stdout).not.toContain("this link was");
  });

  test("where --archive says", async () => {
    const folder = checkout(AGAIN, {});
    folder.write(`kept/${fileOf(2)}`, pastIssue(2, { entries: POST }));
    expect(await messages(folder, ["--archive", "kept"])).toEqual([SAID]);
  });

  test.each([
    ["content/README.md", "content/README.md: this is no saved archive: it is not JSON"],
    ["draft/none.json", "draft/none.json: there is no issue in it"],
    [
      "draft/older.json",
      "draft/older.json: this is no saved archive: its format is 1, and this version reads 2 only; build it anew",
    ],
    ["nowhere", "nowhere: no such file or folder"],
    ["draft/empty", "draft/empty: no issue in this folder"],
  ])("--archive %s is a mistake of the user", async (archive, said) => {
    const folder = checkout(AGAIN, {});
    mkdirSync(join(folder.path, "draft/empty"));
    folder.write("draft/none.json", '{ "format": 2, "announcements": [], "issues": [] }');
    folder.write("draft/older.json", '{ "format": 1 }');
    const { code, stdout, stderr } = await folder.run(["--archive", archive, DRAFT]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(`twir-lint: ${said};`);
  });
});

describe("saved in one file", () => {
  const saved = async (argv: readonly string[] = [], said = "2 issues, 2026-02-25 to 2026-03-04"): Promise<Folder> => {
    const folder = checkout(AGAIN, { 1: {}, 2: { entries: POST } });
    const result = await folder.run(["archive", "build", ...argv, "--output", "archive.json"]);
    const size = Math.ceil(statSync(join(folder.path, "archive.json")).size / 1000);
    expect(result).toEqual({ code: 0, stdout: "", stderr: `twir-lint: ${said}, ${size} kB\n` });
    rmSync(join(folder.path, "content"), { recursive: true });
    return folder;
  };

  test("it says what the folder says", async () => {
    const folder = await saved();
    expect(await messages(folder)).toEqual([]);
    expect(await messages(folder, ["--archive", "archive.json"])).toEqual([SAID]);
    expect(existsSync(cacheOf(folder))).toBe(true);
    expect((await folder.run(["archive", "stats", "--archive", "archive.json"])).stdout).toContain("blog.example.net");
  });

  test("with as many issues as are asked for, of those before the draft", async () => {
    const folder = await saved();
    expect(await messages(folder, ["--archive", "archive.json", "--archive-issues", "1"])).toEqual([]);
    folder.write(DRAFT, folder.read(DRAFT).replace("Date: 2026-03-11", "Date: 2026-02-11"));
    expect(await messages(folder, ["--archive", "archive.json"])).toEqual([]);
    expect(
      await messages(await saved(["--archive-issues", "1"], "1 issue, 2026-03-04"), ["--archive", "archive.json"]),
    ).toEqual([]);
  });

  test("never in place of a draft or of an issue", async () => {
    const folder = checkout(AGAIN, { 2: { entries: POST } });
    const before = folder.read(DRAFT);
    const { code, stderr } = await folder.run(["archive", "build", "--output", DRAFT]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `twir-lint: ${DRAFT}: named like an issue; name another file, such as archive.json\n`,
    });
    expect(folder.read(DRAFT)).toBe(before);
  });

  test("nowhere without issues", async () => {
    const { code, stderr } = await newFolder().run(["archive", "build", "--output", "archive.json"]);
    expect(code).toBe(2);
    expect(stderr).toContain("twir-lint archive build --archive ../this-week-in-rust/content");
  });
});

describe("which issues count", () => {
  test("those before the issue's date, never a copy of it and none that came later", async () => {
    const folder = checkout(POST, { "-1": { entries: POST } });
    folder.write(`content/${ISSUE_FILE}`, folder.read(DRAFT));
    expect(await messages(folder)).toEqual([]);
    expect((await folder.run([...SELECT, "content"])).stdout.match(/this link was in issue \d+/g)).toEqual([
      "this link was in issue 642",
    ]);
  });

  test("as many as the config says, the newest first; a flag wins", async () => {
    const folder = checkout(AGAIN, { 1: {}, 2: { entries: POST } });
    folder.write("twir-lint.config.json", JSON.stringify({ archive: { issues: 1 } }));
    expect(await messages(folder)).toEqual([]);
    expect(await messages(folder, ["--archive-issues", "2"])).toEqual([SAID]);
    expect(await messages(folder, ["--archive-issues", "all"])).toEqual([SAID]);
  });

  test("52 when nothing is said", async () => {
    const many = Object.fromEntries(Array.from({ length: 52 }, (_, index) => [index + 1, {}]));
    expect(await messages(checkout(AGAIN, { ...many, 53: { entries: POST } }))).toEqual([]);
    expect(await messages(checkout(AGAIN, { ...many, 52: { entries: POST } }))).toHaveLength(1);
  });

  test("what cannot be read is left out", async () => {
    const folder = checkout(AGAIN, { 2: { entries: POST } });
    folder.write(`content/${fileOf(1)}`, Uint8Array.of(0xff, 0xfe, 0, 1, 2));
    folder.write(`content/${fileOf(3)}`, "x".repeat(3 * 1024 * 1024));
    mkdirSync(join(folder.path, `content/${fileOf(4)}`));
    expect(await messages(folder)).toEqual([SAID]);
  });

  test("no rule that asks, no folder is read", async () => {
    const folder = checkout(AGAIN, { 2: { entries: POST } });
    await folder.run(["--select", "tracking-parameter", DRAFT]);
    expect(existsSync(cacheOf(folder))).toBe(false);
  });
});

describe("what is kept between runs", () => {
  const past = { 2: { entries: POST }, 3: { entries: POST } };

  test("two files in the cache folder, readable by their owner; nothing else is written", async () => {
    const folder = checkout(AGAIN, past);
    const paths = (): string[] => readdirSync(folder.path, { recursive: true, encoding: "utf8" });
    const before = paths();
    await messages(folder);
    const added = paths().filter((path) => !before.includes(path));
    expect(added.map((path) => path.replace(/[\da-f]{8}\./, "HASH.")).sort()).toEqual([
      ".cache",
      ".cache/twir-lint",
      ".cache/twir-lint/archive",
      ".cache/twir-lint/archive/HASH.index",
      ".cache/twir-lint/archive/HASH.issues",
    ]);
    for (const file of kept(folder)) expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test.each([["while all is fresh", () => {}] as const, ["when nothing is fresh", later] as const])(
    "findings are the same without, cold, warm, with --no-cache and after every damage, %s",
    async (_, wait) => {
      const folder = checkout(AGAIN, past);
      wait();
      expect(await messages(folder, ["--no-cache"])).toEqual([SAID]);
      expect(existsSync(cacheOf(folder))).toBe(false);
      expect(await messages(folder)).toEqual([SAID]);
      const whole = kept(folder).map((file) => [file, readFileSync(file)] as const);
      expect(await messages(folder)).toEqual([SAID]);
      for (const [file, bytes] of whole) expect(readFileSync(file)).toEqual(bytes);
      for (const [file, bytes] of whole) {
        const text = bytes.toString("latin1");
        const damages = [
          text.replaceAll("shells", "shelfs"),
          text.replaceAll("2026", "2025"),
          text.replace(/^.*/, "another program"),
          text.slice(0, text.length / 2),
          `${text} `,
          "",
          "\xff".repeat(9999),
        ];
        for (const damage of damages) {
          writeFileSync(file, damage, "latin1");
          expect(await messages(folder)).toEqual([SAID]);
        }
        rmSync(file);
        expect(await messages(folder)).toEqual([SAID]);
        rmSync(file, { force: true });
        mkdirSync(file);
        expect(await messages(folder)).toEqual([SAID]);
        rmSync(file, { recursive: true });
        writeFileSync(file, bytes);
      }
    },
  );

  test("it is believed: what stands in it is told", async () => {
    const folder = checkout(AGAIN, past);
    await messages(folder);
    const [index] = kept(folder) as [string];
    const [head = "", ...body] = readFileSync(index, "latin1").replaceAll("Observations", "Speculations").split("\n");
    const text = body.join("\n");
    const sum = checksum(Buffer.from(text, "latin1"));
    writeFileSync(index, `${head.replace(/\S+$/, sum)}\n${text}`, "latin1");
    // A table of another length would be read at wrong places, which this one is not.
    expect(await messages(folder)).toEqual([SAID.replace("Observations", "Speculations")]);
  });

  test("a folder that cannot be made or written is no failure", async () => {
    const folder = checkout(AGAIN, past);
    folder.write("a-file", "");
    expect(await messages(folder, [], { XDG_CACHE_HOME: join(folder.path, "a-file") })).toEqual([SAID]);
    const locked = join(folder.path, "locked");
    mkdirSync(locked);
    chmodSync(locked, 0o500);
    expect(await messages(folder, [], { XDG_CACHE_HOME: locked })).toEqual([SAID]);
    await messages(folder);
    for (const file of kept(folder)) chmodSync(file, 0o400);
    chmodSync(cacheOf(folder), 0o500);
    folder.write(`content/${fileOf(2)}`, pastIssue(2, { entries: `${POST}\n` }));
    expect(await messages(folder)).toEqual([SAID]);
    chmodSync(cacheOf(folder), 0o700);
  });

  test.each([["at once", () => {}] as const, ["after a while", later] as const])(
    "an issue that changes is learned anew, %s, whatever its time says",
    async (_, wait) => {
      const folder = checkout(AGAIN, past);
      wait();
      await messages(folder);
      const path = join(folder.path, "content", fileOf(2));
      const { atime, mtime } = statSync(path);
      const other = pastIssue(2, { entries: POST.replaceAll("shells", "reefs!") });
      expect(other).toHaveLength(statSync(path).size);
      // As a program that keeps times writes it, in its place and beside it.
      folder.write(`content/${fileOf(2)}`, other);
      utimesSync(path, atime, mtime);
      expect(await messages(folder)).toEqual([SAID.replace("640", "639")]);
      writeFileSync(`${path}.new`, pastIssue(2, { entries: POST }));
      utimesSync(`${path}.new`, atime, mtime);
      renameSync(`${path}.new`, path);
      expect(await messages(folder)).toEqual([SAID]);
    },
  );

  test("an issue that comes, goes or gets another name is noticed", async () => {
    const folder = checkout(AGAIN, { 2: { entries: POST } });
    later();
    expect(await messages(folder)).toEqual([SAID]);
    folder.write(`content/${fileOf(1)}`, pastIssue(1, { entries: POST }));
    expect(await messages(folder)).toEqual([SAID.replace("640", "641")]);
    rmSync(join(folder.path, "content", fileOf(1)));
    expect(await messages(folder)).toEqual([SAID]);
    renameSync(join(folder.path, "content", fileOf(2)), join(folder.path, "content", fileOf(4)));
    expect(await messages(folder)).toEqual([SAID]);
    rmSync(join(folder.path, "content", fileOf(4)));
    expect(await messages(folder)).toEqual([]);
  });

  test("with other issues than before only those are told of, and each archive has its own files", async () => {
    const folder = checkout(AGAIN, { 1: {}, ...past });
    folder.write(`kept/${fileOf(5)}`, pastIssue(5, { entries: POST }));
    for (let round = 0; round < 2; round++) {
      expect(await messages(folder)).toEqual([SAID]);
      expect(await messages(folder, ["--archive-issues", "1"])).toEqual([]);
      expect(await messages(folder, ["--archive", "kept"])).toEqual([SAID.replace("640", "637")]);
    }
    expect(kept(folder)).toHaveLength(4);
  });

  test("what another build learned is foreign, and a program that does not know its build keeps nothing", async () => {
    const folder = checkout(AGAIN, past);
    build.BUILD_DIGEST = undefined;
    expect(await messages(folder)).toEqual([SAID]);
    expect(existsSync(cacheOf(folder))).toBe(false);
    build.BUILD_DIGEST = "one";
    await messages(folder);
    const read = (): string[] => kept(folder).map((file) => readFileSync(file, "latin1").split("\n")[0] ?? "");
    expect(read().every((head) => / one [\da-f]{8}$/.test(head))).toBe(true);
    build.BUILD_DIGEST = "two";
    expect(await messages(folder)).toEqual([SAID]);
    expect(read().every((head) => / two [\da-f]{8}$/.test(head))).toBe(true);
  });

  test("runs at the same time leave whole files", async () => {
    const folder = checkout(AGAIN, past);
    const all = await Promise.all(Array.from({ length: 8 }, () => messages(folder)));
    expect(all).toEqual(Array.from({ length: 8 }, () => [SAID]));
    expect(kept(folder)).toHaveLength(2);
    expect(await messages(folder)).toEqual([SAID]);
  });

  test("what a dead run left behind goes, and archives that nobody has asked for", async () => {
    const folder = checkout(AGAIN, past);
    await messages(folder);
    const file = (name: string, days: number): void => {
      const path = join(cacheOf(folder), name);
      writeFileSync(path, "");
      utimesSync(path, new Date(), new Date(Date.now() - days * 86_400_000));
    };
    file("abcd.index.1-x.tmp", 1);
    file("abce.index.1-y.tmp", 0);
    file("00000000.index", 200);
    file("00000001.index", 100);
    folder.write(`content/${fileOf(4)}`, pastIssue(4, {}));
    await messages(folder);
    const names = readdirSync(cacheOf(folder)).filter((name) => /^(?:abc|0000)/.test(name));
    expect(names).toEqual(["00000001.index", "abce.index.1-y.tmp"]);
  });
});

describe("archive stats", () => {
  const EVENT =
    "* 2026-03-05 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)\n    * [**Fjords**](https://www.meetup.com/rust-oslo/events/313338701/)";
  const past = { 1: { entries: `* [video] ${POST.slice(2)}`, events: EVENT }, 2: { events: EVENT } };

  test("as JSON", async () => {
    const { code, stdout } = await checkout("", past).run(["archive", "stats", "--format", "json"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      schemaVersion: 1,
      issues: { count: 2, first: "2026-02-25", last: "2026-03-04" },
      groups: [{ link: "meetup.com/rust-oslo", events: 1, names: { "Rust Oslo": 1 }, places: { "Oslo, NO": 1 } }],
      places: { "Oslo, NO": 1 },
      hosts: [{ host: "blog.example.net", links: 1, tags: { "[video]": 1 }, sections: { "Observations/Thoughts": 1 } }],
    });
  });

  test("as a table", async () => {
    const { stdout } = await checkout("", past).run(["archive", "stats"]);
    expect(stdout.split("\n")).toEqual([
      "2 issues from 2026-02-25 to 2026-03-04",
      "",
      "group                 events  names      places",
      "meetup.com/rust-oslo  1       Rust Oslo  Oslo, NO",
      "",
      "place     events",
      "Oslo, NO  1",
      "",
      "host              links  tags     sections",
      "blog.example.net  1      [video]  Observations/Thoughts",
      "",
    ]);
  });

  test("without earlier issues it says so", async () => {
    const { code, stderr } = await newFolder().run(["archive", "stats"]);
    expect(code).toBe(2);
    expect(stderr).toContain("no earlier issues found");
  });
});

test("every key of a table is found, and no other", () => {
  const keys = ["", "a", "aa", "ab", "b", "ä", "z\tz", "z\nz", "🦀", '"', "\\", "constructor", "zz".repeat(99)];
  const text = toAscii(writeTable(keys.map((key, index) => [key, { index, key }])));
  expect(text).toMatch(/^[ -~\t\n]*$/);
  const table = new SortedTable(text, (row: { index: number; key: string }, key) => {
    expect(row.key).toBe(key);
    return row.index;
  });
  expect(keys.map((key) => table.get(key))).toEqual(keys.map((_, index) => index));
  for (const other of ["aaa", "A", " ", "c", "é", "🦀🦀", "\t", "zz"]) expect(table.get(other)).toBeUndefined();
  expect(new SortedTable("", (row: unknown) => row).get("a")).toBeUndefined();
});

test("a checksum changes with every byte, and with zeros at the end", () => {
  const bytes = Uint8Array.from({ length: 37 }, (_, index) => (index * 37) & 0xff);
  const sums = Array.from(bytes, (_, index) => checksum(bytes.map((byte, at) => (at === index ? byte ^ 1 : byte))));
  for (let length = 0; length < 9; length++) sums.push(checksum(new Uint8Array(length)));
  expect(new Set([...sums, checksum(bytes)]).size).toBe(sums.length + 1);
});
