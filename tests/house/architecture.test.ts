/** docs/architecture.md and CONTRIBUTING.md name what is there. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const PAGES = ["docs/architecture.md", "CONTRIBUTING.md"];

test.each(PAGES)("every file that %s links to is there", (page) => {
  const links = [...readFileSync(page, "utf8").matchAll(/\]\(([^)#:]+)\)/g)].map(([, path = ""]) => path);
  expect(links.length).toBeGreaterThan(5);
  expect(links.filter((path) => !existsSync(join(dirname(page), path)))).toEqual([]);
});

test("every function on the way of the data is in its file", () => {
  const rows = [
    ...readFileSync("docs/architecture.md", "utf8").matchAll(/^\| \w[^|]* \| (`[^|]+`) \| ([^|]+) \| [^|]+ \|$/gm),
  ];
  expect(rows.length).toBeGreaterThan(10);
  for (const [, names = "", files = ""] of rows) {
    const texts = [...files.matchAll(/\]\(\.\.\/([^)]+)\)/g)].map(([, path = ""]) => readFileSync(path, "utf8"));
    for (const [, name = ""] of names.matchAll(/`(\w+)`/g))
      expect(
        texts.some((text) => new RegExp(`(?:const|class) ${name}\\b`).test(text)),
        name,
      ).toBe(true);
  }
});

test("it names every layer", () => {
  const page = readFileSync("docs/architecture.md", "utf8");
  const policy = readFileSync("tests/house/policy.test.ts", "utf8");
  const layers = [...(/LAYERS[^{]*\{([\s\S]*?)\n\}/.exec(policy)?.[1] ?? "").matchAll(/^ {2}"?([a-z/-]+)"?:/gm)];
  expect(layers.length).toBeGreaterThan(10);
  for (const [, layer = ""] of layers) expect(page).toContain(`${layer.split("/").at(-1)}`);
});
