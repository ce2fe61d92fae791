/** The reference parser, on mdast-util-from-markdown: it knows all of Markdown, and is slow. */
import type { Nodes, Root } from "mdast";
import { fromMarkdown, type Options } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import type { SourceFile } from "../../text/source-file.ts";
import type { Span, Text } from "../../text/span.ts";
import { trailingRun } from "../../text/trailing-run.ts";
import { closesFence, openingFence } from "../fences.ts";
import type { Definition, HtmlTag } from "../types.ts";
import { readablePart } from "./bounds.ts";
import { bracketLink, definitionAt, type Inline, merge, plainLink, type RawLink, tagsIn } from "./inline.ts";
import { labelsIn, normalizeLabel } from "./labels.ts";
import type { PartsRequest, ReadPart, ReferenceParser } from "./parser.ts";

const OPTIONS: Options = {
  extensions: [gfm()],
  // The transform of GFM that searches for bare URLs again makes nodes without a position.
  mdastExtensions: gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] })),
};

/** A text as a tree of Markdown; offsets are those of the text. Never throws. */
const parseTree = (text: string): Root => {
  // The parser drops a byte order mark, which would shift every offset; a space does not.
  return fromMarkdown(text.replace(/^\uFEFF/, " "), OPTIONS);
};

const spanOf = (node: Nodes, shift: number): Span | undefined => {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  return start === undefined || end === undefined ? undefined : { start: start + shift, end: end + shift };
};

/** End of the text between the brackets: from the last child on, the first `]` closes them. */
const textEnd = (source: SourceFile, span: Span, lastChild: Span | undefined): number => {
  const close = source.text.indexOf("]", lastChild?.end ?? span.start + 1);
  return close < 0 || close > span.end ? span.end : close;
};

const linkOf = (
  source: SourceFile,
  node: Nodes & { type: "link" | "linkReference" },
  { span, shift }: { span: Span; shift: number },
): RawLink => {
  const open = source.text[span.start];
  if (node.type === "link" && open !== "[") return plainLink(source, span, open === "<" ? "autolink" : "bare");
  const last = node.children.at(-1);
  const end = textEnd(source, span, last && spanOf(last, shift));
  return bracketLink(source, { span, textEnd: end, form: node.type === "link" ? "inline" : "reference" });
};

/** The span without the blanks at its end, which the parser takes for part of a definition; blanked comments too. */
const withoutBlanks = (masked: string, { start, end }: Span): Span => ({
  start,
  end: end - trailingRun(masked.slice(start, end), /[ \t\r\n]/).length,
});

/** A text with its comments blanked out, and as it stands. */
interface MaskedSource {
  readonly source: SourceFile;
  readonly masked: string;
}

/** What is in a part of a tree; `shift` is added to the offsets of the tree to get those of the source. */
const inlineOf = ({ source, masked }: MaskedSource, nodes: readonly Nodes[], shift: number): ReadPart => {
  const links: RawLink[] = [];
  const definitions: Definition[] = [];
  const codeSpans: Text[] = [];
  const htmlTags: HtmlTag[] = [];
  const defined: string[] = [];
  const pending: Nodes[] = [...nodes];
  for (let node = pending.pop(); node; node = pending.pop()) {
    const span = spanOf(node, shift);
    if (span && (node.type === "link" || node.type === "linkReference"))
      links.push(linkOf(source, node, { span, shift }));
    else if (span && node.type === "definition") {
      definitions.push(definitionAt(source, withoutBlanks(masked, span)));
      defined.push(normalizeLabel(node.identifier));
    } else if (span && (node.type === "inlineCode" || node.type === "code"))
      codeSpans.push(source.at(span.start, span.end));
    else if (span && node.type === "html") htmlTags.push(...tagsIn(source, span));
    if ("children" in node) for (const child of node.children) pending.push(child);
  }
  return { links, definitions, codeSpans, htmlTags, unread: [], defined };
};

/** Whether this may be a block of code without its closing fence, whose end depends on the text that follows. */
const isOpenFence = (source: SourceFile, { span, value }: Text): boolean => {
  const lines = value.split("\n");
  const fence = openingFence(lines[0] as string);
  if (fence === undefined) return false;
  const last = lines.at(-1) as string;
  const prefix = /^[ >]*/.exec(last)?.[0] ?? "";
  // A closing fence that is indented more than the opening one may not count as one.
  const column = span.start - (source.text.lastIndexOf("\n", span.start - 1) + 1);
  return lines.length === 1 || !closesFence(last.slice(prefix.length).trimEnd(), fence) || prefix.length > column;
};

/** A heading without a title, put between parts: where it is parsed as a heading, the part above it has ended. */
const SEPARATOR = "#\n";

const readBatch = (
  source: SourceFile,
  masked: string,
  { parts, labels, parse }: PartsRequest & { parse: typeof parseTree },
): ReadPart[] | undefined => {
  const text = parts.map(({ start, end }) => masked.slice(start, end)).join("\n");
  const pieces = labelsIn(text, labels).map((label) => `[${label}]: #\n`);
  pieces.push(SEPARATOR);
  let length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const starts: number[] = [];
  for (const { start, end } of parts) {
    const piece = `${masked.slice(start, end)}\n`;
    starts.push(length);
    pieces.push(piece, SEPARATOR);
    length += piece.length + SEPARATOR.length;
  }
  const nodes: Nodes[][] = parts.map(() => []);
  let part = -1;
  for (const node of parse(pieces.join("")).children) {
    const at = node.position?.start.offset ?? 0;
    if (at + SEPARATOR.length === (starts[part + 1] ?? length) && node.type === "heading") part++;
    else if (part >= 0) nodes[part]?.push(node);
  }
  if (part !== parts.length) return undefined;
  const read = parts.map(({ start }, index) =>
    inlineOf({ source, masked }, nodes[index] as Nodes[], start - (starts[index] as number)),
  );
  return read.some(({ codeSpans }) => codeSpans.some((code) => isOpenFence(source, code))) ? undefined : read;
};

/** In characters, separators included: the parser takes quadratic time over many lists that end. */
const BATCH_LENGTH = 6000;

const partsReader =
  (parse: typeof parseTree): ReferenceParser["readParts"] =>
  (source, masked, { parts, labels }) => {
    const read: ReadPart[] = [];
    for (let from = 0, to = 0; from < parts.length; from = to) {
      for (let length = 0; to < parts.length && (to === from || length < BATCH_LENGTH); to++)
        length += (parts[to] as Span).end - (parts[to] as Span).start + SEPARATOR.length + 1;
      const some = readBatch(source, masked, { parts: parts.slice(from, to), labels, parse });
      if (!some) return undefined;
      read.push(...some);
    }
    return read;
  };

const read = (source: SourceFile, masked: string): Inline => {
  const part = readablePart(masked);
  const found = merge([inlineOf({ source, masked: part }, [parseTree(part)], 0)]);
  return part === masked ? found : { ...found, unread: [{ start: part.length, end: masked.length }] };
};

/** Batches whose trees are remembered: those of a bad draft, of which one changes with a keystroke. */
const MOST_REMEMBERED = 16;

/** The same, with the trees of the texts that were parsed last: they are only read, so that one serves again. */
const remembering = (parse: typeof parseTree): typeof parseTree => {
  const trees = new Map<string, Root>();
  return (text) => {
    const tree = trees.get(text) ?? parse(text);
    trees.delete(text);
    trees.set(text, tree);
    for (const oldest of trees.keys()) {
      if (trees.size <= MOST_REMEMBERED) break;
      trees.delete(oldest);
    }
    return tree;
  };
};

const parserWith = (parse: typeof parseTree): ReferenceParser => ({
  read,
  readParts: partsReader(parse),
  parseTree: (text) => parseTree(readablePart(text)),
  remembering: () => parserWith(remembering(parseTree)),
});

export const referenceParser: ReferenceParser = parserWith(parseTree);
