import { describe, expect, test } from "vitest";
import { GROUPS } from "../../src/rule/define-rule.ts";
import { rules } from "../../src/rules/index.ts";
import { type Folder, ISSUE_FILE, issueWith, newFolder, STALE, TRACKED } from "../support/cli-run.ts";

const withIssue = (config?: object): Folder => {
  const folder = newFolder();
  folder.write(`draft/${ISSUE_FILE}`, issueWith(TRACKED, STALE));
  if (config) folder.write("twir-lint.config.json", JSON.stringify(config));
  return folder;
};

const FILE = `draft/${ISSUE_FILE}`;

interface Shown {
  readonly rules: readonly { readonly id: string; readonly level: string; readonly because: string }[];
}

const settingsOf = async (folder: Folder, ...flags: string[]) => {
  const { code, stdout, stderr } = await folder.run(["--show-settings", "-f", "json", ...flags, FILE]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const shown: Shown = JSON.parse(stdout);
  return { ...shown, rules: Object.fromEntries(shown.rules.map(({ id, ...rest }) => [id, rest])) };
};

describe("--show-settings", () => {
  test("prints what holds without flags and config", async () => {
    const folder = withIssue();
    const { rules: levels, ...settings } = await settingsOf(folder);
    expect(settings).toEqual({
      path: FILE,
      config: null,
      plugins: [],
      stage: { value: "draft", because: "it is in a folder named draft" },
      author: { value: null, because: "nothing says who" },
      maxWarnings: { value: null, because: "nothing limits them" },
      archive: { folder: null, issues: 52 },
    });
    expect(Object.keys(levels)).toEqual(rules.map(({ id }) => id));
    expect(levels["stale-event"]).toEqual({ level: "info", because: "group readiness, in a draft" });
    const { stdout } = await folder.run(["--show-settings", FILE]);
    expect(stdout).toMatch(
      /^file {10}draft\/2026-03-11-this-week-in-rust\.md\nconfig {8}none \(no twir-lint\.config\.json or twir-lint\.config\.jsonc beside the file or above\)\n/,
    );
    expect((await folder.run(["--show-settings", "--no-config", FILE])).stdout).toMatch(
      /^config {8}none \(--no-config\)$/m,
    );
    expect(stdout).toMatch(/^stage {9}draft \(it is in a folder named draft\)$/m);
    expect(stdout).toMatch(/^stale-event +info +group readiness, in a draft$/m);
    expect(stdout).not.toContain("utm_source");
  });

  test("tells for each setting whether a flag or the config says so", async () => {
    const folder = withIssue({
      rules: { style: "off", "tracking-parameter": "warning" },
      ignore: ["hint"],
      stage: "publish",
      author: "external",
      archive: { issues: "all" },
    });
    folder.write("content/2026-03-04-this-week-in-rust.md", issueWith());
    const { rules: levels, ...settings } = await settingsOf(
      folder,
      ...["--severity", "policy=info", "--author", "editor", "--ignore", "stale-event", "--max-warnings", "3"],
    );
    expect(settings).toMatchObject({
      config: "twir-lint.config.json",
      stage: { value: "publish", because: "the config" },
      author: { value: "editor", because: "--author" },
      maxWarnings: { value: 3, because: "--max-warnings" },
      archive: { folder: "content", issues: null },
    });
    expect(levels["tracking-parameter"]).toEqual({ level: "info", because: "--severity policy=info" });
    expect(levels["stale-event"]).toEqual({ level: "off", because: "--ignore" });
    const ofGroup = (group: string) => rules.filter((rule) => rule.group === group).map(({ id }) => levels[id]);
    expect(new Set(ofGroup("style").map((each) => each?.because))).toEqual(new Set(["rules.style in the config"]));
    expect(new Set(ofGroup("hint").map((each) => each?.because))).toEqual(new Set(["ignore in the config"]));
  });

  test("tells what a rule waits for", async () => {
    const online = rules.find(({ needs }) => needs?.includes("pages"))?.id ?? "";
    const folder = withIssue();
    expect((await settingsOf(folder)).rules[online]).toMatchObject({ missing: "--online" });
    expect((await settingsOf(folder, "--online")).rules[online]).not.toHaveProperty("missing");
  });

  test.each([
    [{}, []],
    [{ select: ["style"] }, []],
    [{ select: ["style"], ignore: ["hint"] }, ["--select", "policy,hint"]],
    [{ rules: { policy: "off", "stale-event": "error" } }, []],
    [{ rules: { policy: "off" } }, ["--select", "policy,stale-event"]],
    [{ rules: { policy: "off" } }, ["--severity", "policy=warning", "--severity", "tracking-parameter=off"]],
    [{ ignore: ["style"] }, ["--ignore", "policy", "--stage", "publish"]],
  ])("what it says of %j with %j is why", async (config, flags) => {
    const { rules: levels } = await settingsOf(withIssue(config), ...flags);
    const isOff = (because: string): boolean =>
      /^not in |^--ignore$|^ignore in/.test(because) ||
      /=off$/.test(because) ||
      /^rules\.(.*) in the config$/.exec(because)?.[1] === "policy";
    for (const [id, { level, because }] of Object.entries(levels))
      expect([id, level === "off"]).toEqual([id, isOff(because)]);
    const byGroup = Object.values(levels).filter(({ because }) => because.startsWith("group "));
    for (const { level, because } of byGroup) {
      const [, group = "", stage] = /^group (\w+), (in a draft|at publication)$/.exec(because) ?? [];
      const { draft, publish } = GROUPS[group as keyof typeof GROUPS];
      const most = stage === "in a draft" ? draft : publish;
      expect([most, "warning", "info"].slice(["error", "warning", "info"].indexOf(most) === 2 ? 2 : 0)).toContain(
        level,
      );
    }
  });

  test.each([
    [["--show-settings", "."], "--show-settings is about one file, and several are named; name one of them"],
    [["--show-settings", "gone.md"], "gone.md: no such file or folder; check the path"],
    [
      ["--show-settings", "-f", "sarif", FILE],
      "--show-settings is printed as text or json, and not as sarif; leave --format out",
    ],
    [["--show-settings", "--select", "stile", FILE], "--select: unknown rule or group `stile`; did you mean `style`?"],
  ])("%j is 2", async (argv, message) => {
    const folder = withIssue();
    folder.write("draft/2026-03-18-this-week-in-rust.md", issueWith());
    expect(await folder.run(argv)).toEqual({ code: 2, stdout: "", stderr: `twir-lint: ${message}\n` });
  });

  test("is of a file that is not there yet, too", async () => {
    const { stdout } = await newFolder().run(["--show-settings", "-", "--stdin-filename", "draft/x.md"]);
    expect(stdout).toMatch(/^file {10}draft\/x\.md$/m);
    expect(stdout).toMatch(/^stage {9}draft /m);
  });
});
