/** Rules that walk the Markdown tree themselves. */
import { readdirSync, readFileSync } from "node:fs";
import type { Nodes } from "mdast";
import { describe, expect, test, vi } from "vitest";
import { type MarkdownTree, spanOf, treeOf } from "../../src/document/tree.ts";
import { RuleCrash } from "../../src/engine/lint.ts";
import { fix, lint, parser } from "../../src/library/with-parser.ts";
import { type AnyRule, defineRule, safeFix } from "../../src/rule/define-rule.ts";
import { expectLinear } from "../support/growth.ts";

vi.mock("../../src/document/tree.ts", async (original) => {
  const real = await original<typeof import("../../src/document/tree.ts")>();
  return { ...real, treeOf: vi.fn(real.treeOf) };
});

function* nodesOf(tree: MarkdownTree): Generator<Nodes> {
  const pending: Nodes[] = [tree];
  for (let node = pending.pop(); node; node = pending.pop()) {
    yield node;
    if ("children" in node) pending.push(...node.children);
  }
}

const about = { group: "style", summary: "is there", why: "For this test." } as const;
const examples = [{ incorrect: "", correct: "" }] as const;

/** Reports every node of a type and writes it in capitals. */
const shout = (type: Nodes["type"], id = "quiet-node"): AnyRule =>
  defineRule({
    ...about,
    id,
    on: "tree",
    fix: "always",
    examples,
    *check(tree, { source }) {
      for (const node of nodesOf(tree)) {
        const span = spanOf(node);
        const text = source.slice(span);
        if (node.type === type && text !== text.toUpperCase())
          yield { span, message: "quiet", fix: safeFix("shout", { span, text: text.toUpperCase() }) };
      }
    },
  });

const of = (text: string, type: Nodes["type"]): string[] => {
  const { diagnostics, source } = lint(text, { rules: [shout(type)] });
  return diagnostics.map(({ span }) => source.slice(span));
};

describe("a tree rule", () => {
  test("sees what other targets do not name", () => {
    expect(of("a\n\n> said *she*\n> twice\n\n***\n", "blockquote")).toEqual(["> said *she*\n> twice"]);
    expect(of("| a | b |\n|---|---|\n| c | d |\n", "tableCell")).toEqual(["| a ", "| b |", "| c ", "| d |"]);
    expect(of("say ~~no~~ and `x` and <https://a.example/b>", "delete")).toEqual(["~~no~~"]);
  });

  test("sees comments, and not what they hold", () => {
    const text = "a <!-- *b* --> c\n\n<!--\n*d*\n\n*e*\n-->\n";
    expect(of(text, "html")).toEqual(["<!-- *b* -->", "<!--\n*d*\n\n*e*\n-->"]);
    expect(of(text, "emphasis")).toEqual([]);
  });

  test("has offsets of the source behind a byte order mark, tabs and two-unit characters", () => {
    expect(of("\uFEFF*bom*\r\n\r\n\t*code*\r\n\r\n🦀 *crab*\u0000 *nul*\r\n", "emphasis")).toEqual([
      "*bom*",
      "*crab*",
      "*nul*",
    ]);
  });

  test("repairs", () => {
    expect(fix("\uFEFFa *b* c\r\n", { rules: [shout("emphasis")] })).toMatchObject({
      text: "\uFEFFa *B* c\r\n",
      fixed: 1,
      diagnostics: [],
    });
  });

  test("cannot change the tree for others", () => {
    const rule = defineRule({
      ...about,
      id: "felled-tree",
      on: "tree",
      fix: "never",
      examples,
      check(tree) {
        tree.children[0]?.position?.start && tree.children.pop();
        return [];
      },
    });
    expect(() => lint("a\n", { rules: [rule] })).toThrow(RuleCrash);
  });
});

test("a node that is from no issue has no place", () => {
  expect(() => spanOf({ type: "thematicBreak" } as Nodes)).toThrow("the node has no position");
});

test("the tree is read once for all rules that ask, and for nobody else", () => {
  vi.mocked(treeOf).mockClear();
  lint("a *b*\n");
  expect(treeOf).not.toHaveBeenCalled();
  lint("a *b*\n", { rules: [shout("emphasis"), shout("strong", "quiet-strong")] });
  const [first, second] = vi.mocked(treeOf).mock.results;
  expect(first?.value).toBe(second?.value);
});

test.each(
  ["clean", "draft"].flatMap((folder) => readdirSync(`fixtures/${folder}`).map((file) => `fixtures/${folder}/${file}`)),
)("every node of %s has its place", (file) => {
  const { issue, source } = lint(readFileSync(file, "utf8"), { path: file, rules: [] });
  let count = 0;
  for (const node of nodesOf(treeOf(issue, parser))) {
    count++;
    const { start, end } = spanOf(node);
    expect(0 <= start && start <= end && end <= source.text.length, node.type).toBe(true);
    if (node.type === "link" || node.type === "emphasis") expect("[<*_h").toContain(source.text[start]);
  }
  expect(count).toBeGreaterThan(100);
});

test.each<[string, (size: number) => string]>([
  ["brackets", (size) => "[".repeat(size)],
  ["a comment that the parser ends early", (size) => `<!--> ${"[a](".repeat(size / 4)} -->`],
  ["a comment with a blank line", (size) => `x <!--\n\n${"*a **".repeat(size / 5)}\n\n-->`],
  ["quotes in quotes", (size) => `${">".repeat(size / 40)} a`],
  [
    "lists in lists",
    (size) => Array.from({ length: Math.sqrt(size) }, (_, depth) => `${"  ".repeat(depth)}* a`).join("\n"),
  ],
])("%s are read in time that grows with them", (_, input) =>
  expectLinear({ input, work: (text) => lint(text, { rules: [shout("emphasis")] }), size: 200_000 }),
);
