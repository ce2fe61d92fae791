/** Kind: programs of strangers. A config names programs, and is looked for in folders that others may write to. */
import { chmodSync, chownSync, existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { foldersUpwards } from "../../src/files/checkout.ts";
import { type Folder, issueWith, newFolder, TRACKED } from "../support/cli-run.ts";

const CONFIG = "twir-lint.config.json";
const TEXT = ["--format", "text"];
const TRACKING = ["--select", "tracking-parameter", ...TEXT];

afterEach(() => vi.unstubAllEnvs());

/** A plugin that leaves a mark where it is. */
const put = (folder: Folder, at: string, config: object = {}): string => {
  const mark = join(folder.path, `${at}mark`);
  folder.write(`${at}evil.mjs`, `import { writeFileSync } from "node:fs"; writeFileSync(${JSON.stringify(mark)}, "");`);
  folder.write(`${at}${CONFIG}`, JSON.stringify({ plugins: ["./evil.mjs"], ...config }));
  return mark;
};

const notLoaded = (shown: string, why: string): string =>
  `twir-lint: ${shown}: its plugins are not loaded: ${why}; \`--config ${shown}\` loads them\n`;
const OUTSIDE = "it is outside of the working folder and its checkout";

describe("plugins of a config that was found", () => {
  test("above the working folder are not run, and it is said; its other words hold", async () => {
    const folder = newFolder();
    const mark = put(folder, "", { rules: { "tracking-parameter": "warning", "of-evil": "error" } });
    folder.write("a/b/x.md", issueWith(TRACKED));
    const { code, stdout, stderr } = await folder.run([...TRACKING, "x.md"], { inside: "a/b" });
    expect(stderr).toBe(notLoaded(join(folder.path, CONFIG), OUTSIDE));
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining("warning") });
    expect(existsSync(mark)).toBe(false);
  });

  test("in another checkout are not run; that of the working folder is trusted, from a folder inside too", async () => {
    const folder = newFolder();
    folder.write("mine/.git/HEAD", "");
    folder.write("theirs/.git/HEAD", "");
    folder.write("theirs/draft/x.md", issueWith(TRACKED));
    folder.write("mine/draft/x.md", issueWith(TRACKED));
    const [mine, theirs] = [put(folder, "mine/"), put(folder, "theirs/")];
    const { stderr } = await folder.run([...TRACKING, "../../theirs/draft/x.md"], { inside: "mine/draft" });
    expect(stderr).toBe(notLoaded(join(folder.path, "theirs", CONFIG), OUTSIDE));
    expect(existsSync(theirs)).toBe(false);
    await folder.run([...TRACKING, "x.md"], { inside: "mine/draft" });
    expect(existsSync(mine)).toBe(true);
  });

  test("are run when a flag names it", async () => {
    const folder = newFolder();
    const mark = put(folder, "");
    folder.write("a/x.md", issueWith(TRACKED));
    const { stderr } = await folder.run(["--config", `../${CONFIG}`, "x.md"], { inside: "a" });
    expect(stderr).toContain("it exports no rule");
    expect(existsSync(mark)).toBe(true);
  });

  describe.skipIf(process.getuid?.() !== 0)("of another user, as only root can make them in a test", () => {
    test.each<[string, (folder: Folder) => void, string]>([
      ["the file", ({ path }) => chownSync(join(path, CONFIG), 4711, 4711), "it belongs to another user"],
      ["the folder", ({ path }) => chownSync(path, 4711, 4711), "its folder belongs to another user"],
    ])("%s: not run, and it is said", async (_, give, why) => {
      const folder = newFolder();
      const mark = put(folder, "");
      folder.write("x.md", issueWith(TRACKED));
      give(folder);
      expect((await folder.run([...TRACKING, "x.md"])).stderr).toBe(notLoaded(CONFIG, why));
      expect(existsSync(mark)).toBe(false);
      expect((await folder.run(["rules"])).stderr).toBe(notLoaded(CONFIG, why));
      expect(existsSync(mark)).toBe(false);
    });

    test("on a system without user ids nobody is judged", async () => {
      const folder = newFolder();
      const mark = put(folder, "");
      folder.write("x.md", issueWith(TRACKED));
      chownSync(join(folder.path, CONFIG), 4711, 4711);
      const { getuid } = process;
      Object.defineProperty(process, "getuid", { value: undefined, configurable: true });
      await folder.run([...TRACKING, "x.md"]);
      Object.defineProperty(process, "getuid", { value: getuid, configurable: true });
      expect(existsSync(mark)).toBe(true);
    });
  });
});

describe("a config is looked for", () => {
  test("no further than the root of the checkout", () => {
    const { path } = newFolder();
    mkdirSync(join(path, "a/.git"), { recursive: true });
    expect(foldersUpwards(join(path, "a/draft"))).toEqual([join(path, "a/draft"), join(path, "a")]);
  });

  test("no further than the home folder", async () => {
    const folder = newFolder();
    folder.write(CONFIG, "broken");
    folder.write("home/a/x.md", issueWith(TRACKED));
    expect((await folder.run([...TRACKING, "home/a/x.md"])).code).toBe(2);
    vi.stubEnv("HOME", join(folder.path, "home"));
    expect(await folder.run([...TRACKING, "home/a/x.md"])).toMatchObject({ code: 1, stderr: "" });
  });

  test.skipIf(process.platform === "win32")("not in a folder where everybody may put one, and never in /", () => {
    const { path } = newFolder();
    const shared = join(path, "shared");
    mkdirSync(join(shared, "mine"), { recursive: true });
    expect(foldersUpwards(join(shared, "mine"))).toContain(shared);
    chmodSync(shared, 0o1777);
    expect(foldersUpwards(join(shared, "mine"))).toEqual([join(shared, "mine")]);
    expect(foldersUpwards("/srv/newsletter/draft", {})).toEqual(["/srv/newsletter/draft", "/srv/newsletter", "/srv"]);
    expect(foldersUpwards(dirname("/x.md"), {})).toEqual(["/"]);
  });
});
