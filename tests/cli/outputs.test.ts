/** Several reports in one run, and what GitHub Actions is shown. */
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { FORMATS } from "../../src/report/formats.ts";
import { issueWith, KNOWN, newFolder, TRACKED } from "../support/cli-run.ts";

const tracked = () => {
  const folder = newFolder();
  folder.write("a.md", issueWith(TRACKED));
  return folder;
};

describe("--output", () => {
  test("writes every format to its file, beside the one for standard output", async () => {
    const folder = tracked();
    const outputs = FORMATS.flatMap((format) => ["--output", `${format}=${format}.out`]);
    const result = await folder.run([...KNOWN, "--format", "text", ...outputs, "a.md"]);
    expect(result).toEqual({
      code: 1,
      stdout: "a.md:14:40: error: tracking parameter `utm_source` [tracking-parameter]\n",
      stderr: "",
    });
    for (const format of FORMATS) {
      const alone = await folder.run([...KNOWN, "--format", format, "a.md"]);
      expect(folder.read(`${format}.out`), format).toBe(alone.stdout);
      expect(alone.stdout, format).toContain("utm_source");
    }
  });

  test("a path may hold `=`, and a report replaces the last one", async () => {
    const folder = tracked();
    folder.write("a=b.txt", "old ".repeat(1000));
    await folder.run([...KNOWN, "--output", "text=a=b.txt", "a.md"]);
    expect(folder.read("a=b.txt")).toMatch(/^a\.md:14:40: .*\n$/);
  });

  test("a clean run writes empty or whole reports, never an old one", async () => {
    const folder = newFolder();
    folder.write("a.md", issueWith());
    folder.write("out.txt", "old");
    const result = await folder.run([...KNOWN, "--output", "text=out.txt", "--output", "json=out.json", "a.md"]);
    expect(result).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(folder.read("out.txt")).toBe("");
    expect(JSON.parse(folder.read("out.json")).summary.files).toBe(1);
  });

  test("--quiet is for all of them", async () => {
    const folder = tracked();
    folder.write("a.md", issueWith(`${TRACKED} more`));
    await folder.run(["--quiet", "--output", "text=out.txt", "a.md"]);
    expect(folder.read("out.txt").match(/: (\w+): /g)).toEqual([": error: "]);
  });

  test("a report that cannot be written is 2, and the others are written", async () => {
    const folder = tracked();
    const { code, stdout, stderr } = await folder.run([
      ...[...KNOWN, "--format", "text", "--output", "text=no/such/out.txt", "--output", "text=out.txt", "a.md"],
    ]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "twir-lint: no/such/out.txt: no such file or folder (the report is not written); check the path\n",
    });
    expect(folder.read("out.txt")).toBe(stdout);
  });

  test("no report is written over the draft, whatever it is called, or over another report", async () => {
    const folder = tracked();
    symlinkSync(join(folder.path, "a.md"), join(folder.path, "link.md"));
    for (const path of ["a.md", "./a.md", "link.md"]) {
      const { code, stderr } = await folder.run([...KNOWN, "--output", `text=${path}`, "a.md"]);
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: `twir-lint: --output: ${path} is linted, or written by another report; name another file\n`,
      });
    }
    expect(folder.read("a.md")).toBe(issueWith(TRACKED));
    const twice = await folder.run([...KNOWN, "--output", "text=x", "--output", "json=./x", "a.md"]);
    expect(twice.code).toBe(2);
  });

  test.each([
    [["--output", "pdf=a"], `twir-lint: --output: unknown format \`pdf\`; formats are ${FORMATS.join(", ")}\n`],
    [["--output", "serif=a"], "twir-lint: --output: unknown format `serif`; did you mean `sarif`?\n"],
    [
      ["--output", "json"],
      "twir-lint: option '--output <format=path>' argument 'json' is invalid. Write FORMAT=PATH.\n",
    ],
    [
      ["--diff", "--output", "json=a"],
      "twir-lint: --diff prints a diff, which --output cannot change; leave one of them out\n",
    ],
  ])("%j is 2", async (argv, stderr) => {
    expect(await tracked().run([...argv, "a.md"])).toEqual({ code: 2, stdout: "", stderr });
  });
});

describe("in GitHub Actions", () => {
  const env = { GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: "summary.md" };

  test("annotations and the log on standard output, the summary behind what is there", async () => {
    const folder = tracked();
    folder.write("summary.md", "before\n");
    const { code, stdout } = await folder.run([...KNOWN, "a.md"], { env });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error file=a\.md,line=14,.*\na\.md:14:40 {2}error {2}tracking-parameter\n/);
    expect(folder.read("summary.md")).toMatch(
      /^before\n<!-- twir-lint:report -->\n\ntwir-lint found 1 thing in 1 file\./,
    );
  });

  test("what is asked for by --format is all there is", async () => {
    const folder = tracked();
    const { stdout } = await folder.run([...KNOWN, "--format", "text", "a.md"], { env });
    expect(stdout).toMatch(/^a\.md:14:40: .*\n$/);
    expect(() => folder.read("summary.md")).toThrow();
  });

  test("paths are those of the repository, wherever the step runs", async () => {
    const folder = newFolder();
    folder.write(".git/HEAD", "");
    folder.write("draft/a.md", issueWith(TRACKED));
    const { stdout } = await folder.run([...KNOWN, "--format", "github", "a.md"], { inside: "draft" });
    expect(stdout).toMatch(/^::error file=draft\/a\.md,/);
    const sarif = await folder.run([...KNOWN, "--format", "sarif", "a.md"], { inside: "draft" });
    expect(sarif.stdout).toContain('"uri":"draft/a.md"');
  });

  test("a clean file says so in the summary only", async () => {
    const folder = newFolder();
    folder.write("a.md", issueWith());
    expect(await folder.run([...KNOWN, "a.md"], { env })).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(folder.read("summary.md")).toContain("nothing to change in 1 file");
  });
});
