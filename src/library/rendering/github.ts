/** What GitHub's preview of a file shows: its flavor of Markdown, read by the reference parser. */

import { normalizeLabel } from "../../document/markdown/labels.ts";
import type { MarkdownParser } from "../../document/markdown/parser.ts";
import type { MarkdownTree } from "../../document/tree.ts";
import { spanOf, treeOf } from "../../document/tree.ts";
import type { Issue } from "../../document/types.ts";
import { withoutTags } from "./plain.ts";
import { type Block, type InlineParts, inlineParts, type ListItem } from "./tree.ts";

type Node = MarkdownTree["children"][number];
type Parent = Extract<Node, { children: unknown }>;

/** Turns the tree of one issue into blocks. */
class GitHubRenderer {
  readonly #issue: Issue;
  readonly #urls = new Map<string, string>();

  constructor(issue: Issue, nodes: readonly Node[]) {
    this.#issue = issue;
    const pending: Node[] = [...nodes].reverse();
    for (let node = pending.pop(); node; node = pending.pop()) {
      if (node.type === "definition") {
        const label = normalizeLabel(node.identifier);
        if (!this.#urls.has(label)) this.#urls.set(label, node.url);
      }
      if ("children" in node) for (const child of [...node.children].reverse()) pending.push(child as Node);
    }
  }

  #line(node: Node): number {
    return this.#issue.source.lineIndex(spanOf(node).start);
  }

  blocks(nodes: readonly Node[]): Block[] {
    return nodes.flatMap((node) => this.#block(node) ?? []);
  }

  #block(node: Node): Block | undefined {
    const line = this.#line(node);
    switch (node.type) {
      case "heading":
        return { type: "heading", line, depth: node.depth, children: this.#inline(node) };
      case "paragraph":
        return { type: "paragraph", line, children: this.#inline(node) };
      case "blockquote":
        return { type: "quote", line, children: this.blocks(node.children) };
      case "list":
        return {
          type: "list",
          line,
          ...(node.ordered && { start: node.start ?? 1 }),
          items: node.children.map((item) => this.#item(item)),
        };
      case "code":
        return { type: "code", line: line + (this.#isFenced(node) ? 1 : 0), value: node.value };
      case "table":
        return { type: "table", line, rows: node.children.map((row) => this.#row(row)) };
      case "thematicBreak":
        return { type: "rule", line };
      case "html":
        return this.#html(node.value, line);
      default:
        return undefined;
    }
  }

  #item(node: Extract<Node, { type: "listItem" }>): ListItem {
    const children = this.blocks(node.children);
    const [first, ...rest] = children;
    const box = { type: "text", value: node.checked ? "☑ " : "☐ " } as const;
    if (typeof node.checked !== "boolean" || first?.type !== "paragraph") return { line: this.#line(node), children };
    const [start, ...behind] = first.children;
    return {
      line: this.#line(node),
      children: [{ ...first, children: start ? [start, box, ...behind] : [box] }, ...rest],
    };
  }

  #isFenced(node: Node): boolean {
    return /^[ \t]*(?:```|~~~)/.test(this.#issue.source.slice(spanOf(node)));
  }

  #row(row: Extract<Node, { type: "tableRow" }>) {
    return inlineParts((parts) => {
      row.children.forEach((cell, index) => {
        if (index > 0) parts.text(" | ", this.#line(cell));
        this.#fill(parts, cell);
      });
    });
  }

  #html(value: string, line: number): Block | undefined {
    const text = withoutTags(value);
    if (text.trim() === "") return undefined;
    return { type: "paragraph", line, children: inlineParts((parts) => parts.text(text.trimEnd(), line)) };
  }

  #inline(node: Parent) {
    return inlineParts((parts) => this.#fill(parts, node));
  }

  #fill(parts: InlineParts, parent: Parent): void {
    for (const node of parent.children as Node[]) this.#part(parts, node);
  }

  #link(parts: InlineParts, node: Parent, url: string): void {
    parts.enter(this.#line(node));
    parts.nested({ type: "link", url }, (inner) => this.#fill(inner, node));
  }

  #part(parts: InlineParts, node: Node): void {
    const line = this.#line(node);
    if (node.type === "text") parts.text(node.value, line);
    else if (node.type === "inlineCode") parts.code(node.value, line);
    else if (node.type === "emphasis" || node.type === "strong" || node.type === "delete") this.#marked(parts, node);
    else if (node.type === "link") this.#link(parts, node, node.url);
    else if (node.type === "linkReference")
      this.#link(parts, node, this.#urls.get(normalizeLabel(node.identifier)) ?? "");
    else if (node.type === "image" || node.type === "imageReference") parts.text(node.alt ?? "", line);
    else if (node.type === "footnoteReference") parts.text(`[^${node.label ?? node.identifier}]`, line);
  }

  #marked(parts: InlineParts, node: Parent & { type: "emphasis" | "strong" | "delete" }): void {
    parts.enter(this.#line(node));
    parts.nested({ type: node.type === "delete" ? "struck" : node.type }, (inner) => this.#fill(inner, node));
  }
}

/** The blocks that GitHub's preview shows of an issue. */
export const githubBlocks = (issue: Issue, parser: MarkdownParser): Block[] => {
  const { children } = treeOf(issue, parser);
  return new GitHubRenderer(issue, children).blocks(children);
};
