/** Kind: the run as a whole. However many pages a stranger's draft links, and however slow they are, a run ends and says what it left. */
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { lint } from "../../src/library/with-parser.ts";
import { jsonLinesReport, reportData } from "../../src/report/json.ts";
import { reportSchema } from "../../src/report/json-schema.ts";
import { MAX_ROWS } from "../../src/report/max-rows.ts";
import { SourceFile } from "../../src/text/source-file.ts";
import { type Folder, ISSUE_FILE, issueWith, newFolder } from "../support/cli-run.ts";
import { OurWeb } from "../support/our-web.ts";
import { runProgram } from "../support/program-run.ts";

const pace = { spacing: 0, perHost: 16, backOff: 1 };

const links = (web: OurWeb, count: number): string =>
  Array.from({ length: count }, (_, index) => `* [Post ${index}](${web.url(`a.example.net/${index}`)})`).join("\n");

const run = (folder: Folder, web: OurWeb, argv: readonly string[], minute?: number) =>
  folder.run(
    ["--online-only", "dead-link", "--no-cache", "--allow-host", "a.example.net", "--format", "text", ...argv],
    {
      network: { resolve: web.resolve, pace, minute },
    },
  );

describe("a run over the network is bounded", () => {
  test("in pages, over all files", async () => {
    const [web, folder] = [await OurWeb.start(), newFolder()];
    web.put("a.example.net/", "x");
    folder.write(ISSUE_FILE, issueWith(links(web, 20)));
    folder.write("b.md", issueWith(links(web, 30)));
    const { code, stderr } = await run(folder, web, ["--max-pages", "12", ISSUE_FILE, "b.md"]);
    // Some of the twelve are those of the frame, at hosts that do not exist.
    expect(web.requests.length).toBeLessThanOrEqual(12);
    const [, left, total] =
      /^twir-lint: (\d+) of (\d+) pages not asked: there are more than --max-pages allows\n$/.exec(stderr) ?? [];
    expect(Number(total) - Number(left)).toBe(12);
    expect(code).toBe(0);
  });

  test("in time, over all files", async () => {
    const [web, folder] = [await OurWeb.start(), newFolder()];
    // Nothing is ever answered.
    for (let index = 0; index < 30; index++) web.put(`a.example.net/${index}`, () => {});
    folder.write(ISSUE_FILE, issueWith(links(web, 20)));
    folder.write("b.md", issueWith(links(web, 30)));
    const { code, stderr } = await run(folder, web, ["--max-minutes", "1", ISSUE_FILE, "b.md"], 50);
    expect(web.requests.length).toBeLessThanOrEqual(16);
    expect(stderr).toMatch(
      /twir-lint: \d\d of \d\d pages not asked: the time for asking is over; --max-minutes gives more\n$/,
    );
    expect(code).toBe(0);
  });

  test("a limit of minutes that no timer counts is refused, and one without --online", async () => {
    const said = async (...argv: string[]) => newFolder().run([...argv, "x.md"]);
    for (const minutes of ["35001", "999999"])
      expect(await said("--online", "--max-minutes", minutes)).toMatchObject({
        code: 2,
        stderr: expect.stringContaining("35000 at most"),
      });
    for (const flag of ["--max-pages", "--max-minutes"])
      expect(await said(flag, "5")).toMatchObject({
        code: 2,
        stderr: `twir-lint: ${flag} limits what --online asks; add --online\n`,
      });
  });

  test("a run that fails does not wait for its time", () => {
    const folder = newFolder();
    folder.write(ISSUE_FILE, issueWith());
    const { code } = runProgram(folder.path, ["--online", "--archive", "nowhere", "--no-cache", ISSUE_FILE]);
    expect(code).toBe(2);
  });

  test.each(["0", "-1", "x", "1.5", "1e9", "10000000"])("%j is no limit", async (count) => {
    for (const flag of ["--max-pages", "--max-minutes"])
      expect(await newFolder().run(["--online", flag, count, "x.md"])).toMatchObject({
        code: 2,
        stderr: expect.stringContaining("whole number from 1"),
      });
  });
});

describe("the rows of a report are bounded by its schema", () => {
  const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync("schema/report.json", "utf8")));
  const source = new SourceFile("a.md", issueWith("* [Post](https://blog.example.net/post?utm_source=feed)"));
  const result = lint(source, { select: ["tracking-parameter"] });
  const file = { path: "a.md", source, stage: "draft" as const, diagnostics: result.diagnostics, fixed: 0 };
  const context = { version: "1", withSuggestions: false };
  const many = Array.from({ length: MAX_ROWS + 7 }, () => result.diagnostics[0] as (typeof result.diagnostics)[number]);

  test("ours keeps to it, and counts what it leaves out", () => {
    const data = reportData([{ ...file, diagnostics: many }], context);
    expect(data.files[0]).toMatchObject({ leftOut: 7, diagnostics: { length: MAX_ROWS } });
    expect(data.summary.errors).toBe(MAX_ROWS + 7);
    expect(validate(data)).toBe(true);
    const small = reportData([file], context);
    expect(small.files[0]).not.toHaveProperty("leftOut");
    expect(
      jsonLinesReport([{ ...file, diagnostics: many }])
        .trimEnd()
        .split("\n"),
    ).toHaveLength(MAX_ROWS + 7);
  });

  test("a forged one is refused before anything else is done with it", () => {
    const data = reportData([file], context);
    const [row] = data.files;
    const files = Array.from({ length: MAX_ROWS + 1 }, () => row);
    for (const forged of [
      { ...data, files },
      { ...data, files: [{ ...row, diagnostics: Array.from({ length: MAX_ROWS + 1 }, () => row?.diagnostics[0]) }] },
    ]) {
      expect(validate(forged)).toBe(false);
      expect(reportSchema.safeParse(forged).success).toBe(false);
    }
  });
});
