/** The lists that are open at a line, one inside the other. */
import type { Block } from "./tree.ts";

interface OpenList {
  readonly items: { line: number; children: Block[] }[];
  readonly isOrdered: boolean;
}

export class OpenLists {
  readonly #root: Block[];
  /** From the outermost. */
  readonly #lists: OpenList[] = [];

  constructor(root: Block[]) {
    this.#root = root;
  }

  get depth(): number {
    return this.#lists.length;
  }

  get hasOrdered(): boolean {
    return this.#lists.some(({ isOrdered }) => isOrdered);
  }

  /** Where blocks go: into the last item, or outside of all lists. */
  get blocks(): Block[] {
    return this.#lists.at(-1)?.items.at(-1)?.children ?? this.#root;
  }

  /** Closes the lists that are deeper. */
  close(depth = 0): void {
    this.#lists.length = Math.min(this.#lists.length, depth);
  }

  /**
   * Adds an item, in a new list where none is open at the depth.
   * @param start the number of the item, if it has one
   * @returns what is in the item
   */
  add(line: number, depth: number, start: number | undefined): Block[] {
    this.close(depth);
    if (this.depth < depth) {
      const items: OpenList["items"] = [];
      this.blocks.push({ type: "list", line, items, ...(start !== undefined && { start }) });
      this.#lists.push({ items, isOrdered: start !== undefined });
    }
    const children: Block[] = [];
    this.#lists.at(-1)?.items.push({ line, children });
    return children;
  }

  /** Takes the last item back. */
  drop(): void {
    const items = this.#lists.at(-1)?.items;
    items?.pop();
    if (items?.length !== 0) return;
    this.#lists.pop();
    this.blocks.pop();
  }
}
