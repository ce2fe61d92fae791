/** Draws a rendering. What a draft says only ever becomes text. */
import type { ComponentChildren } from "preact";
import type { Block, InlinePart, List } from "../../../src/library/rendering/tree.ts";
import { safeLink } from "./safe-link.ts";

/** What to say at a line that differs. */
export type Marks = ReadonlyMap<number, string>;

const NO_MARKS: Marks = new Map();

const Mark = ({ text }: { text: string | undefined }) =>
  text === undefined ? null : (
    <mark class="difference">
      <span aria-hidden="true">≠ </span>
      {text}
    </mark>
  );

const Link = ({ url, children }: { url: string; children: ComponentChildren }) => {
  const href = safeLink(url);
  if (href === undefined) return <span class="unlinked">{children}</span>;
  return (
    <a href={href} rel="noopener noreferrer nofollow" target="_blank">
      {children}
    </a>
  );
};

const Part = ({ part, marks }: { part: InlinePart; marks: Marks }) => {
  if (part.type === "text") return <>{part.value}</>;
  if (part.type === "code") return <code>{part.value}</code>;
  if (part.type === "line") return <Mark text={marks.get(part.line)} />;
  const inner = <Inline parts={part.children} marks={marks} />;
  if (part.type === "link") return <Link url={part.url}>{inner}</Link>;
  if (part.type === "emphasis") return <em>{inner}</em>;
  return part.type === "strong" ? <strong>{inner}</strong> : <s>{inner}</s>;
};

/** A line break of the source is a space. */
const isBreak = (part: InlinePart, index: number): boolean => part.type === "line" && index > 0;

const Inline = ({ parts, marks }: { parts: readonly InlinePart[]; marks: Marks }) => (
  <>{parts.map((part, index) => [isBreak(part, index) ? " " : "", <Part key={index} part={part} marks={marks} />])}</>
);

const ListBlock = ({ list, marks }: { list: List; marks: Marks }) => {
  const items = list.items.map((item) => (
    <li key={item.line}>
      {item.children.length === 0 && <Mark text={marks.get(item.line)} />}
      <Blocks blocks={item.children} marks={marks} />
    </li>
  ));
  return list.start === undefined ? <ul>{items}</ul> : <ol start={list.start}>{items}</ol>;
};

/** The first mark of the lines of a block of code. */
const markOfCode = (line: number, value: string, marks: Marks): string | undefined => {
  for (let index = 0; index < value.split("\n").length; index++) {
    const mark = marks.get(line + index);
    if (mark !== undefined) return mark;
  }
  return undefined;
};

const BlockShown = ({ block, marks }: { block: Block; marks: Marks }) => {
  switch (block.type) {
    case "heading":
      // No heading of the page itself, whose outline it would break.
      return (
        <p class={`heading level-${block.depth}`}>
          <span class="unseen">Heading: </span>
          <Inline parts={block.children} marks={marks} />
        </p>
      );
    case "paragraph":
      return (
        <p>
          <Inline parts={block.children} marks={marks} />
        </p>
      );
    case "quote":
      return (
        <blockquote>
          <Blocks blocks={block.children} marks={marks} />
        </blockquote>
      );
    case "list":
      return <ListBlock list={block} marks={marks} />;
    case "code":
      return (
        <>
          <Mark text={markOfCode(block.line, block.value, marks)} />
          <pre>
            <code>{block.value}</code>
          </pre>
        </>
      );
    case "table":
      return (
        <>
          {block.rows.map((row, index) => (
            <p class="row" key={index}>
              <Inline parts={row} marks={marks} />
            </p>
          ))}
        </>
      );
    case "rule":
      return (
        <>
          <Mark text={marks.get(block.line)} />
          <hr />
        </>
      );
  }
};

export const Blocks = ({ blocks, marks = NO_MARKS }: { blocks: readonly Block[]; marks?: Marks }) => (
  <>
    {blocks.map((block, index) => (
      <BlockShown key={index} block={block} marks={marks} />
    ))}
  </>
);
