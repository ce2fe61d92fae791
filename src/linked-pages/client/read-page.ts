/** Parses a page while it is received. */
import { Parser } from "htmlparser2";
import { table } from "../../text/table.ts";
import type { Page } from "../page.ts";
import { eventsOf, pageNodes, schemasOf } from "./json-ld.ts";
import { plainText } from "./plain-text.ts";

/** The metadata and the excerpt of a page. */
export type PageContent = Pick<Page, "canonical" | "titles" | "language" | "excerpt" | "type" | "schemas" | "events">;

/** Elements nested deeper make the parser slow, and only hostile pages have them. */
const MAX_DEPTH = 500;
const MAX_SCRIPTS = 20;
const MAX_TITLES = 3;
const MAX_SCRIPT = 256 * 1024;
const MAX_TEXT = 2000;
const MAX_EXCERPT = 1000;

type Kind = "title" | "h1" | "p" | "json";
const KINDS = table<Kind>({ title: "title", h1: "h1", p: "p" });

/** Parses a page in chunks, and keeps only its metadata and the beginning of its text. */
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

  /** @param address of the page, from which relative URLs are resolved */
  constructor(address: string) {
    this.#address = address;
    this.#parser = new Parser({
      onopentag: (name, attributes) => this.#start(name, attributes),
      ontext: (text) => this.#text(text),
      onclosetag: (name) => this.#end(name),
    });
  }

  /** Parses the next chunk; false when the rest should not be read. */
  write(text: string): boolean {
    this.#parser.write(text);
    return this.#depth <= MAX_DEPTH;
  }

  /** What was parsed so far. */
  content(): PageContent {
    if (this.#open) this.#end(this.#open.element);
    const nodes = pageNodes(this.#texts.json);
    const titles = [this.#metas.get("og:title") ?? "", ...this.#texts.title, ...this.#texts.h1].map(plainText);
    return {
      canonical: this.#absolute(this.#canonical),
      titles: [...new Set(titles.filter((title) => title !== ""))],
      language: this.#language && plainText(this.#language),
      excerpt: this.#texts.p.map(plainText).join(" ").slice(0, MAX_EXCERPT) || undefined,
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
      this.#metas.set(key, content.slice(0, MAX_TEXT));
  }

  #text(text: string): void {
    if (this.#open && this.#open.text.length < (this.#open.kind === "json" ? MAX_SCRIPT : MAX_TEXT))
      this.#open.text += text;
  }

  #end(name: string): void {
    this.#depth--;
    if (name === "svg") this.#svg--;
    if (this.#open?.element !== name) return;
    const { kind, text } = this.#open;
    this.#open = undefined;
    const list = this.#texts[kind];
    if (text.trim() === "" || list.length >= (kind === "json" ? MAX_SCRIPTS : kind === "p" ? 10 : MAX_TITLES)) return;
    // Only the first `title` element counts.
    if (kind !== "title" || list.length === 0) list.push(text);
  }
}
