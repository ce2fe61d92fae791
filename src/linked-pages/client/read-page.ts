import { Parser } from "htmlparser2";
import { table } from "../../text/table.ts";
import type { Page } from "../page.ts";
import { eventsOf, pageNodes, schemasOf } from "./json-ld.ts";
import { plainText } from "./plain-text.ts";

/** What a page says of itself. */
export type PageContent = Pick<Page, "canonical" | "titles" | "language" | "excerpt" | "type" | "schemas" | "events">;

/** No page nests its elements so deep; parsers take long over those that do. */
const DEEPEST = 500;
const MOST_SCRIPTS = 20;
const MOST_TITLES = 3;
const LONGEST_SCRIPT = 256 * 1024;
const LONGEST_TEXT = 2000;
const EXCERPT = 1000;

type Kind = "title" | "h1" | "p" | "json";
const KINDS = table<Kind>({ title: "title", h1: "h1", p: "p" });

/** Reads a page piece by piece, so that no more of it is in memory than what it says of itself. */
export class PageReader {
  readonly #address: string;
  readonly #parser: Parser;
  readonly #metas = new Map<string, string>();
  readonly #texts: Record<Kind, string[]> = { title: [], h1: [], p: [], json: [] };
  #open: { kind: Kind; element: string; text: string } | undefined;
  #depth = 0;
  #svg = 0;
  #language: string | undefined;
  #canonical: string | undefined;
  #base: string | undefined;

  /** @param address of the page, which relative links start from */
  constructor(address: string) {
    this.#address = address;
    this.#parser = new Parser({
      onopentag: (name, attributes) => this.#start(name, attributes),
      ontext: (text) => this.#text(text),
      onclosetag: (name) => this.#end(name),
    });
  }

  /** Takes the next piece; false when the rest is not worth reading. */
  write(text: string): boolean {
    this.#parser.write(text);
    return this.#depth <= DEEPEST;
  }

  /** What was read. */
  content(): PageContent {
    if (this.#open) this.#end(this.#open.element);
    const nodes = pageNodes(this.#texts.json);
    const titles = [this.#metas.get("og:title") ?? "", ...this.#texts.title, ...this.#texts.h1].map(plainText);
    return {
      canonical: this.#absolute(this.#canonical),
      titles: [...new Set(titles.filter((title) => title !== ""))],
      language: this.#language && plainText(this.#language),
      excerpt: this.#texts.p.map(plainText).join(" ").slice(0, EXCERPT) || undefined,
      type: plainText(this.#metas.get("og:type") ?? "").toLowerCase() || undefined,
      schemas: schemasOf(nodes),
      events: eventsOf(nodes),
    };
  }

  #absolute(url: string | undefined): string | undefined {
    try {
      return url === undefined ? undefined : new URL(url, new URL(this.#base ?? "", this.#address)).href;
    } catch {
      return undefined;
    }
  }

  #start(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#depth++;
    if (name === "svg") this.#svg++;
    if (name === "html") this.#language ??= attributes.lang;
    if (name === "base") this.#base ??= attributes.href;
    if (name === "meta") this.#meta(attributes);
    if (name === "link" && attributes.rel?.toLowerCase().split(/\s/).includes("canonical"))
      this.#canonical ??= attributes.href;
    const isJson = name === "script" && attributes.type?.trim().toLowerCase() === "application/ld+json";
    const kind = isJson ? "json" : this.#svg > 0 ? undefined : KINDS.get(name);
    if (kind) this.#open = { kind, element: name, text: "" };
  }

  #meta({ property, name, content }: Readonly<Record<string, string>>): void {
    const key = (property ?? name ?? "").toLowerCase();
    if (/^og:(?:title|type)$/.test(key) && content !== undefined && !this.#metas.has(key))
      this.#metas.set(key, content.slice(0, LONGEST_TEXT));
  }

  #text(text: string): void {
    if (this.#open && this.#open.text.length < (this.#open.kind === "json" ? LONGEST_SCRIPT : LONGEST_TEXT))
      this.#open.text += text;
  }

  #end(name: string): void {
    this.#depth--;
    if (name === "svg") this.#svg--;
    if (this.#open?.element !== name) return;
    const { kind, text } = this.#open;
    this.#open = undefined;
    const list = this.#texts[kind];
    if (text.trim() === "" || list.length >= (kind === "json" ? MOST_SCRIPTS : kind === "p" ? 10 : MOST_TITLES)) return;
    // The title of a page is its first.
    if (kind !== "title" || list.length === 0) list.push(text);
  }
}
