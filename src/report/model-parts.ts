/** The parts of an issue that `twir-lint model` lists, with their fields. */
import { readAllows } from "../document/allow.ts";
import type { CfpTalk, DateRange, EventEntry, Issue, Link, LinkEntry, Location } from "../document/types.ts";
import { formatDay } from "../text/calendar.ts";
import { coverage, type Span, type Text } from "../text/span.ts";

/** A field of a part: a word of the model, or a text of the draft with its span. */
export type Field = readonly [name: string, value: string | Text | undefined];
/** A parsed part of an issue, or a line that was not parsed as anything. */
export interface Part {
  readonly type: string;
  readonly span: Span;
  readonly fields: readonly Field[];
}

const byPosition = (a: Part, b: Part): number => a.span.start - b.span.start || b.span.end - a.span.end;

const linkFields = (name: string, links: readonly (Link | undefined)[]): Field[] =>
  links.flatMap((link): Field[] =>
    link
      ? [
          [name, link.text],
          [`${name} URL`, link.url],
        ]
      : [],
  );

const dateFields = (name: string, range: DateRange | undefined): Field[] => {
  if (!range) return [];
  const { from, to } = range;
  if (from === undefined || to === undefined) return [[`${name} (not read as a date)`, range]];
  return [[name, range], ...(from === to ? [] : [["days", `${formatDay(from)} to ${formatDay(to)}`] as const])];
};

const locationFields = (location: Location | undefined): Field[] =>
  location
    ? [
        ["location", location],
        ["mode", location.mode],
        ["city", location.city],
        ["region", location.region],
        ["country", location.country],
      ]
    : [];

const entryFields = ({ tags, lead, link, rest, isCommunity }: LinkEntry): Field[] => [
  ...tags.map((tag): Field => ["tag", tag]),
  ["before the link", lead],
  ...linkFields("link", [link]),
  ["behind the link", rest],
  ["community", isCommunity ? "yes" : "no"],
];

const eventFields = ({ dates, location, groups, titles }: EventEntry): Field[] => [
  ...dateFields("date", dates),
  ...locationFields(location),
  ...linkFields("group", groups),
  ...linkFields(
    "title",
    titles.map(({ link }) => link),
  ),
];

const talkFields = ({ name, closes, location, dates }: CfpTalk): Field[] => [
  ...linkFields("name", [name]),
  ...dateFields("deadline", closes),
  ["location", location],
  ...dateFields("date", dates),
];

const nominations = ({ crate, quote }: Issue): Part[] => [
  ...(crate?.sentence ? [{ type: "crate", span: crate.sentence.span, fields: linkFields("crate", [crate.link]) }] : []),
  ...(quote?.attribution
    ? [{ type: "attribution", span: quote.attribution.line.span, fields: linkFields("who", [quote.attribution.link]) }]
    : []),
];

const allowParts = ({ comments, lines, source }: Issue): Part[] =>
  readAllows(comments, lines, source).map(({ comment, rule, reason, covers }) => ({
    type: "allow",
    span: comment.span,
    fields: [
      ["rule", rule],
      ["reason", reason],
      ["covers", covers.end > source.text.length ? "the file" : `line ${source.position(covers.start).line}`],
    ],
  }));

/** The parsed parts. */
const parsedParts = (issue: Issue): Part[] => {
  const { frontMatter } = issue;
  const fields = frontMatter.fields.map(({ key, value }): Field => [key.value, value]);
  const parts: Part[] = [
    ...(fields.length > 0 ? [{ type: "front-matter", span: frontMatter.span, fields }] : []),
    ...nominations(issue),
    ...issue.entries.map((entry) => ({ type: "entry", span: entry.span, fields: entryFields(entry) })),
    ...issue.noneLines.map(({ span, groups }) => ({ type: "none-line", span, fields: linkFields("group", groups) })),
    ...issue.projects.map(({ span, link }) => ({ type: "project", span, fields: linkFields("link", [link]) })),
    ...issue.talks.map((talk) => ({ type: "talk", span: talk.span, fields: talkFields(talk) })),
    ...issue.events.map((event) => ({ type: "event", span: event.span, fields: eventFields(event) })),
    ...issue.definitions.map(
      ({ span, label, url }): Part => ({
        type: "definition",
        span,
        fields: [
          ["label", label],
          ["URL", url],
        ],
      }),
    ),
    ...issue.comments.map(
      ({ span, closed }): Part => ({ type: "comment", span, fields: [["closed", closed ? "yes" : "no"]] }),
    ),
    ...allowParts(issue),
    ...issue.malformed.map(
      ({ span, expected, reason }): Part => ({
        type: "malformed",
        span,
        fields: [
          ["meant as", expected],
          ["reason", reason],
        ],
      }),
    ),
    ...issue.oversized.map(
      (span): Part => ({ type: "unread", span, fields: [["reason", "the block is too long to be parsed"]] }),
    ),
    ...issue.unread.map(
      (span): Part => ({ type: "unread", span, fields: [["reason", "too much before it needs the reference parser"]] }),
    ),
  ];
  return parts;
};

/** Links outside of all parsed parts. */
const looseLinks = ({ links }: Issue, isCovered: (span: Span) => boolean): Part[] =>
  links
    .filter(({ span }) => !isCovered(span))
    .map(({ span, form, text, url }) => ({
      type: "link",
      span,
      fields: [
        ["form", form],
        ["text", text],
        ["URL", url],
      ],
    }));

/** Lines outside of all parsed parts: usually prose. */
const otherLines = ({ lines }: Issue, isCovered: (span: Span) => boolean): Part[] =>
  lines
    .filter(({ kind, span }) => kind !== "blank" && kind !== "heading" && !isCovered(span))
    .map(({ kind, span, content, depth, shown }) => ({
      type: "line",
      span,
      fields: [
        ["kind", kind],
        ...(kind === "item"
          ? ([
              ["depth", String(depth)],
              ["depth on the site", String(shown)],
            ] as const)
          : []),
        ["content", content],
      ],
    }));

/** All parts of an issue by position; a part comes before those inside of it. */
export const partsOf = (issue: Issue): Part[] => {
  const found = parsedParts(issue);
  const isCovered = coverage(found.map(({ span }) => span));
  return [...found, ...otherLines(issue, isCovered), ...looseLinks(issue, isCovered)].sort(byPosition);
};
