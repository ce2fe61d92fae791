/** The linked pages of a rule's example, as text. */
import type { PageEvent, PageSketch } from "../linked-pages/page.ts";
import type { Example } from "../rule/define-rule.ts";

const eventTexts = ({ start, end, mode, status, place }: PageEvent): string[] => [
  start === undefined ? "an event" : `an event from ${start}${end === undefined ? "" : ` to ${end}`}`,
  ...(status === undefined ? [] : [status]),
  ...(mode === undefined ? [] : [mode]),
  ...(place === undefined ? [] : [[place.city, place.region, place.country].filter(Boolean).join(", ")]),
];

const pageText = (page: PageSketch): string =>
  [
    ...(page.verdict === undefined ? [] : [page.reason ?? page.verdict]),
    ...(page.hops ?? []).map(({ status, to }) => `${status} to ${to}`),
    ...(page.canonical === undefined ? [] : [`canonical ${page.canonical}`]),
    ...(page.titles ?? []).map((title) => `title "${title}"`),
    ...(page.language === undefined ? [] : [`language ${page.language}`]),
    ...(page.excerpt === undefined ? [] : [`text "${page.excerpt.slice(0, 50)}…"`]),
    ...(page.type === undefined ? [] : [`type ${page.type}`]),
    ...(page.schemas ?? []),
    ...(page.events ?? []).flatMap(eventTexts),
  ].join("; ");

/** What the pages of an example say, one line for each page. */
export const examplePages = ({ pages = {} }: Example): string[] =>
  Object.entries(pages).map(([url, page]) => `${url}: ${pageText(page)}`);
