/** Earlier issues: where they are found, which of them count, and what is kept of them between runs. */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { CacheFile } from "../src/facts/cache-file.ts";
import { recordReader, writeRecord } from "../src/facts/record.ts";
import { checkout, fileOf, pastIssue } from "./archive-run.ts";
import { type Folder, ISSUE_FILE, newFolder } from "./cli-run.ts";

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
const cacheOf = (folder: Folder): string => join(folder.path, ".cache/twir-lint/archive.txt");

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
    ["content/README.md", "content/README.md: no such file or folder"],
    ["nowhere", "nowhere: no such file or folder"],
    ["draft/empty", "draft/empty: no issue in this folder"],
  ])("--archive %s is a mistake of the user", async (archive, said) => {
    const folder = checkout(AGAIN, {});
    mkdirSync(join(folder.path, "draft/empty"));
    const { code, stdout, stderr } = await folder.run(["--archive", archive, DRAFT]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(`twir-lint: ${said};`);
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
  test("one file in the cache folder, readable by its owner; nothing else is written", async () => {
    const folder = checkout(AGAIN, { 2: { entries: POST } });
    const paths = (): string[] => readdirSync(folder.path, { recursive: true, encoding: "utf8" });
    const before = paths();
    await messages(folder);
    const added = paths().filter((path) => !before.includes(path));
    expect(added.sort()).toEqual([".cache", ".cache/twir-lint", ".cache/twir-lint/archive.txt"]);
    expect(statSync(cacheOf(folder)).mode & 0o777).toBe(0o600);
  });

  test("findings are the same without, cold, warm, with --no-cache and after every damage", async () => {
    const folder = checkout(AGAIN, { 2: { entries: POST }, 3: { entries: POST } });
    const file = cacheOf(folder);
    expect(await messages(folder, ["--no-cache"])).toEqual([SAID]);
    expect(existsSync(file)).toBe(false);
    expect(await messages(folder)).toEqual([SAID]);
    const whole = readFileSync(file);
    expect(await messages(folder)).toEqual([SAID]);
    expect(readFileSync(file)).toEqual(whole);
    const flipped = Buffer.from(whole.toString("latin1").replaceAll("shells", "shelfs"), "latin1");
    const foreign = Buffer.from(whole.toString("latin1").replace(/^.*/, "another program"), "latin1");
    const damages = [flipped, foreign, whole.subarray(0, whole.length / 2), Buffer.alloc(0), Buffer.alloc(9999, 0xff)];
    for (const damage of damages) {
      writeFileSync(file, damage);
      expect(await messages(folder)).toEqual([SAID]);
    }
    rmSync(file);
    mkdirSync(file);
    expect(await messages(folder)).toEqual([SAID]);
  });

  test("a folder that cannot be made or written is no failure", async () => {
    const folder = checkout(AGAIN, { 2: { entries: POST } });
    folder.write("a-file", "");
    expect(await messages(folder, [], { XDG_CACHE_HOME: join(folder.path, "a-file") })).toEqual([SAID]);
    const locked = join(folder.path, "locked");
    mkdirSync(locked);
    chmodSync(locked, 0o500);
    expect(await messages(folder, [], { XDG_CACHE_HOME: locked })).toEqual([SAID]);
  });

  test("an issue that changes is learned anew", async () => {
    const folder = checkout(AGAIN, { 2: { entries: POST } });
    await messages(folder);
    folder.write(`content/${fileOf(2)}`, pastIssue(2, { entries: "* [Another](https://blog.example.net/other)" }));
    expect(await messages(folder)).toEqual([]);
    folder.write(`content/${fileOf(2)}`, pastIssue(2, { entries: POST }));
    expect(await messages(folder)).toEqual([SAID]);
  });

  test("runs at the same time leave a whole file", async () => {
    const folder = checkout(AGAIN, { 2: { entries: POST }, 3: { entries: POST } });
    const all = await Promise.all(Array.from({ length: 8 }, () => messages(folder)));
    expect(all).toEqual(Array.from({ length: 8 }, () => [SAID]));
    expect(readdirSync(dirname(cacheOf(folder)))).toEqual(["archive.txt"]);
    expect(await messages(folder)).toEqual([SAID]);
  });

  test("old entries go when there are too many", () => {
    const folder = checkout(AGAIN, {});
    const path = join(folder.path, "many.txt");
    const key = (index: number): string => String(index).padStart(64, "0");
    const fill = (from: number, count: number): void => {
      const cache = new CacheFile(path, "maker");
      for (let index = from; index < from + count; index++) cache.set(key(index), "text");
      cache.save();
    };
    fill(0, 1500);
    fill(1500, 1500);
    const cache = new CacheFile(path, "maker");
    expect([0, 499, 1500, 2999].map((index) => cache.get(key(index)))).toEqual(["text", "text", "text", "text"]);
    expect(cache.get(key(501))).toBeUndefined();
    expect(new CacheFile(path, "another maker").get(key(0))).toBeUndefined();
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

test("a record gives back what was learned", () => {
  const at = { line: 3, column: 3, offset: 40, length: 9 };
  const group = (url: string) => ({ key: "meetup.com/rust-oslo", name: "Rust Oslo 🦀", url });
  const event = (page: string | undefined, url: string, days: { from?: number; to?: number }) => ({
    meeting: {
      ...days,
      place: "Tromsø, NO",
      page,
      title: page && "Fjords\u2028\n",
      groups: url === "" ? [] : [group(url), group("^odd")],
    },
    region: "Europe",
    at,
  });
  const learned = {
    number: 641,
    links: [{ page: "^odd", title: "«Crabs»", section: "", tags: ["[video]"], at }],
    events: [
      event("meetup.com/rust-oslo/events/1", "https://www.meetup.com/rust-oslo/", { from: 20500, to: 20500 }),
      event("meetup.com/rust-oslo", "https://www.meetup.com/rust-oslo", { from: 20500, to: 20502 }),
      event("meetup.com/rust-oslo-2/events/1", "http://meetup.com/de-DE/rust-oslo/events/", { from: 20500, to: 20500 }),
      event("luma.com/x", "", { from: undefined, to: undefined }),
      event(undefined, "https://www.meetup.com/rust-oslo/events", { from: undefined, to: undefined }),
    ],
  };
  const record = writeRecord(learned);
  expect(record).toMatch(/^[ -~]*$/);
  const readRecord = recordReader();
  expect(readRecord(record)).toEqual(learned);
  expect(readRecord(record)?.events[0]?.meeting).toBe(readRecord(record)?.events[0]?.meeting);
  expect(readRecord("[1")).toBeUndefined();
  expect(readRecord("{}")).toBeUndefined();
});
