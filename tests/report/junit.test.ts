import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { junitReport } from "../../src/report/junit.ts";
import { reportOf } from "../support/report-made-up.ts";

/** The elements of well-formed XML, each with its attributes and text; throws for anything else. */
const elementsOf = (xml: string) => {
  const elements: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: typeof elements = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: "" };
    elements.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on("closetag", () => open.pop());
  parser.write(xml).close();
  return elements;
};
const named = (xml: string, name: string) => elementsOf(xml).filter((element) => element.name === name);

test("an error fails, a warning only speaks", () => {
  const span = { start: 0, end: 3 };
  const file = reportOf("one", [
    { span, help: "mend it" },
    { span, severity: "warning" },
  ]);
  const xml = junitReport([file], { failures: [] });
  expect(named(xml, "testsuite")).toMatchObject([
    { attributes: { name: "draft/a.md", tests: "2", failures: "1", errors: "0" } },
  ]);
  expect(named(xml, "testcase").map(({ attributes }) => attributes)).toMatchObject([
    { classname: "draft/a.md", name: "some-rule 1:1", file: "draft/a.md", line: "1" },
    { name: "some-rule 1:1" },
  ]);
  expect(named(xml, "failure")).toMatchObject([
    {
      attributes: { type: "some-rule", message: "it is wrong" },
      text: "draft/a.md:1:1: error: it is wrong [some-rule]; mend it",
    },
  ]);
  expect(named(xml, "system-out")).toMatchObject([{ text: "draft/a.md:1:1: warning: it is wrong [some-rule]" }]);
});

test("a clean file is a test that passes, a file that could not be read one that did not run", () => {
  const xml = junitReport([reportOf("one", [])], { failures: ["gone.md: no such file or folder"] });
  expect(named(xml, "testcase").map(({ attributes }) => attributes.name)).toEqual(["no findings", "run 1"]);
  expect(named(xml, "error")).toMatchObject([{ attributes: { message: "gone.md: no such file or folder" } }]);
});

test("nothing is no XML", () => {
  const words = "\u0000\u001b]\ufffe\uffff\ud800<!--&]]>\"'";
  const file = reportOf("one", [{ span: { start: 0, end: 1 }, message: words, help: words, rule: "some-rule" }], {
    path: words,
  });
  const xml = junitReport([file], { failures: [words] });
  expect(named(xml, "failure")[0]?.attributes.message).toBe("\\u{0}\\u{1b}]\ufffd\ufffd\\u{d800}<!--&]]>\"'");
});
