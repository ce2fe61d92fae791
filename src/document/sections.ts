/** Builds the sections of an issue, and decides which is under which. */
import { kindOfTitle, kindWithParents, outlineRow, type SectionKind } from "../newsletter/outline.ts";
import type { SourceFile } from "../text/source-file.ts";
import type { Text } from "../text/span.ts";
import { trailingRun } from "../text/trailing-run.ts";
import type { RawLine } from "./lines.ts";
import type { Section } from "./types.ts";

/** The heading as rendered: `[Approved RFCs](…)` is `Approved RFCs`, and closing `#`s are left out. */
const titleOf = (source: SourceFile, content: Text): Text => {
  const link = /^\[([^\]]*)\]\(/.exec(content.value);
  if (link) return source.at(content.span.start + 1, content.span.start + 1 + (link[1] as string).length);
  const closing = content.value.length - trailingRun(content.value, /#/).length;
  const shown = /\s/.test(content.value[closing - 1] ?? "") ? content.value.slice(0, closing).trimEnd() : content.value;
  return source.at(content.span.start, content.span.start + shown.length);
};

/** An event whose `*` was mistyped as `#` is not a section. */
const isSectionHeading = (line: RawLine): boolean =>
  line.kind === "heading" && !/^\d{4}-\d\d?-\d\d?\s*[-|]/.test(line.content.value);

/** Remembers the last section of each kind and depth, to find what a heading stands under. */
class Parents {
  readonly #byKind = new Map<string, Section>();
  readonly #byDepth: (Section | undefined)[] = [];

  /** The parent by the outline, or for a heading that is not in the outline the last section of a smaller depth. */
  of(kind: SectionKind, depth: number): Section | undefined {
    if (kind === "unknown") return this.#byDepth.slice(1, depth).findLast((section) => section !== undefined);
    return this.#byKind.get(outlineRow(kind)?.parent ?? "");
  }

  add(section: Section): void {
    this.#byKind.set(section.kind, section);
    this.#byDepth.length = section.depth;
    this.#byDepth[section.depth] = section;
  }
}

/** The sections in their order; the first is what comes before any heading. */
export const buildSections = (source: SourceFile, lines: readonly RawLine[]): Section[] => {
  const headings = lines.filter(isSectionHeading);
  const first = headings[0]?.span.start ?? source.text.length;
  const start = { start: 0, end: 0 };
  const sections: Section[] = [
    {
      kind: "preamble",
      kinds: kindWithParents("preamble"),
      title: { span: start, value: "" },
      depth: 0,
      marker: start,
      heading: start,
      span: { start: 0, end: first },
    },
  ];
  const parents = new Parents();
  let current: SectionKind = "preamble";
  headings.forEach((line, index) => {
    const title = titleOf(source, line.content);
    const depth = line.marker?.value.length ?? 1;
    const kind = kindOfTitle(title.value, current);
    if (kind !== "unknown") current = kind;
    const end = headings[index + 1]?.span.start ?? source.text.length;
    const parent = parents.of(kind, depth);
    const section = {
      kind,
      kinds: new Set([...kindWithParents(kind), ...(parent?.kinds ?? [])]),
      title,
      depth,
      marker: line.marker?.span ?? line.span,
      heading: line.span,
      span: { start: line.span.start, end },
      parent,
    };
    parents.add(section);
    sections.push(section);
  });
  return sections;
};

/**
 * Whether the section is of that kind or under one that is: the one definition of "under". A heading that the outline
 * does not know is under the sections that it is nested in.
 */
export const isUnder = (section: Section | undefined, kind: SectionKind): boolean => section?.kinds.has(kind) ?? false;
