/** Kind: programs of strangers. A config names programs, and is looked for in folders that others may write to. */
import { chmodSync, chownSync, existsSync, mkdirSync, renameSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { foldersUpwards } from "../../src/files/checkout.ts";
import { type Folder, issueWith, newFolder, TRACKED } from "../support/cli-run.ts";
import { runShell } from "../support/program-run.ts";

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
const OUTSIDE = "it is neither in the working folder nor in its checkout";

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

  test.each(["", "mine/"])("in a clone below the working folder %j are not run", async (at) => {
    const folder = newFolder();
    if (at !== "") folder.write("mine/.git/HEAD", "");
    folder.write(`${at}clone/.git/HEAD`, "");
    folder.write(`${at}clone/x.md`, issueWith(TRACKED));
    const mark = put(folder, `${at}clone/`);
    const { stderr } = await folder.run([...TRACKING, "clone/x.md"], { inside: at || "." });
    expect(stderr).toBe(notLoaded(`clone/${CONFIG}`, OUTSIDE));
    expect(existsSync(mark)).toBe(false);
  });

  test.each<[string, (folder: Folder) => void, string]>([
    [
      "that is a symbolic link",
      ({ path }) => {
        renameSync(join(path, CONFIG), join(path, "other.json"));
        symlinkSync("other.json", join(path, CONFIG));
      },
      "it is a symbolic link",
    ],
    ["that everybody may write", ({ path }) => chmodSync(join(path, CONFIG), 0o666), "everybody may write to it"],
    ["in a folder for everybody", ({ path }) => chmodSync(path, 0o777), "everybody may write to its folder"],
    ["in a folder like /tmp", ({ path }) => chmodSync(path, 0o1777), "everybody may write to its folder"],
  ])("%s are not run", async (_, give, why) => {
    const folder = newFolder();
    const mark = put(folder, "");
    folder.write("x.md", issueWith(TRACKED));
    give(folder);
    expect((await folder.run([...TRACKING, "x.md"])).stderr).toBe(notLoaded(CONFIG, why));
    expect(existsSync(mark)).toBe(false);
  });

  test.each([{ CI: "true" }, { GITHUB_ACTIONS: "true" }])("and may not run are an error with %j", async (env) => {
    const folder = newFolder();
    put(folder, "");
    folder.write("x.md", issueWith(TRACKED));
    chmodSync(folder.path, 0o777);
    const refused = {
      code: 2,
      stderr: `twir-lint: ${CONFIG}: its plugins are not loaded: everybody may write to its folder; \`--config ${CONFIG}\` loads them, and \`--no-config\` leaves the config out\n`,
    };
    for (const argv of [[...TRACKING, "x.md"], ["rules"]])
      expect(await folder.run(argv, { env })).toMatchObject(refused);
    expect((await folder.run([...TRACKING, "--no-config", "x.md"], { env })).code).toBe(1);
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

describe.skipIf(process.platform === "win32")("a config that a flag names", () => {
  test("may be what a shell hands over, or a link of the user that leads out of the checkout", async () => {
    const [folder, elsewhere] = [newFolder(), newFolder()];
    folder.write(".git/HEAD", "");
    folder.write("x.md", issueWith(TRACKED));
    symlinkSync(elsewhere.write("c.json", '{"select": ["tracking-parameter"]}'), join(folder.path, "c.json"));
    expect(await folder.run(["--config", "c.json", "x.md"])).toMatchObject({ code: 1, stderr: "" });
    const script = `"$@" --config <(echo '{"select": ["tracking-parameter"]}') x.md`;
    expect(runShell(folder.path, script)).toMatchObject({ code: 1, stderr: "" });
  });

  test("and leads to itself is named as that", async () => {
    const folder = newFolder();
    folder.write("x.md", issueWith());
    symlinkSync("c.json", join(folder.path, "c.json"));
    expect((await folder.run(["--config", "c.json", "x.md"])).stderr).toMatch(
      /c\.json: a symbolic link that leads to it/,
    );
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

  test.skipIf(process.platform === "win32")("no further than the home folder by any of its names", () => {
    const { path } = newFolder();
    mkdirSync(join(path, "home/a"), { recursive: true });
    symlinkSync("home", join(path, "link"));
    const searched = [join(path, "home/a"), join(path, "home")];
    expect(foldersUpwards(join(path, "home/a"), { HOME: join(path, "link") })).toEqual(searched);
    expect(foldersUpwards(join(path, "home/a"), { HOME: "", USERPROFILE: join(path, "home") })).toEqual(searched);
  });

  test.skipIf(process.platform === "win32")("not in a folder where everybody may put one, and never in /", () => {
    const { path } = newFolder();
    const shared = join(path, "shared");
    mkdirSync(join(shared, "mine"), { recursive: true });
    expect(foldersUpwards(join(shared, "mine"))).toContain(shared);
    for (const mode of [0o1777, 0o777]) {
      chmodSync(shared, mode);
      expect(foldersUpwards(join(shared, "mine"))).toEqual([join(shared, "mine")]);
    }
    expect(foldersUpwards("/srv/newsletter/draft", {})).toEqual(["/srv/newsletter/draft", "/srv/newsletter", "/srv"]);
    expect(foldersUpwards(dirname("/x.md"), {})).toEqual(["/"]);
  });
});
