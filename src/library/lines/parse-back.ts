/** Reads a line as an issue's reader does: whether it says what was typed, and which fields it has. */
import { buildIssue } from "../../document/build.ts";
import type { CfpProject, CfpTalk, EventEntry, Issue, Link, LinkEntry } from "../../document/types.ts";
import { countryCode } from "../../newsletter/countries.ts";
import { stateCode } from "../../newsletter/states.ts";
import { type Day, formatDay } from "../../text/calendar.ts";
import { SourceFile } from "../../text/source-file.ts";
import type { Span } from "../../text/span.ts";
import { parser } from "../parser.ts";
import { surround } from "../surroundings.ts";
import type {
  CallFields,
  EntryFields,
  EventFields,
  FieldFault,
  FieldName,
  LineFields,
  LineKind,
  TaskFields,
} from "./fields.ts";
import { houseTitle, houseUrl, inOneLine, typedTitle } from "./write.ts";

/** What is read of a text that stands under a heading. */
interface Read {
  readonly issue: Issue;
  readonly span: Span;
}

const readUnder = (text: string, section: string): Read => {
  const surrounded = surround(text, { section, day: 0 });
  return { issue: buildIssue(new SourceFile("", surrounded.text), { parser }), span: surrounded.span };
};

const inside = <T extends { readonly span: Span }>({ span }: Read, parts: readonly T[]): T[] =>
  parts.filter((part) => part.span.start >= span.start && part.span.end <= span.end);

/** How many parts of each kind the text is read as, and of links and tags. */
const census = (read: Read): Readonly<Record<LineKind | "link" | "html" | "comment" | "definition", number>> => {
  const { issue } = read;
  return {
    entry: inside(read, issue.entries).length,
    event: inside(read, issue.events).length,
    call: inside(read, issue.talks).length,
    task: inside(read, issue.projects).length,
    link: inside(read, issue.links).length,
    html: inside(read, issue.htmlTags).length,
    comment: inside(read, issue.comments).length,
    definition: inside(read, issue.definitions).length,
  };
};

const dayText = (day: Day | undefined): string => (day === undefined ? "" : formatDay(day));
const daysOf = (dates: { readonly from?: Day; readonly to?: Day } | undefined): Pick<EventFields, "from" | "to"> => ({
  from: dayText(dates?.from),
  to: dates?.to === dates?.from ? "" : dayText(dates?.to),
});

const withoutBold = (written: string): string => /^\*\*(.*)\*\*$/s.exec(written)?.[1] ?? written;
const titleAndUrl = (link: Link | undefined): { title: string; url: string } => ({
  title: typedTitle(withoutBold(link?.text.value ?? "")),
  url: link?.url.value ?? "",
});

const entryFields = ({ tags, link, section }: LinkEntry): EntryFields => ({
  kind: "entry",
  ...titleAndUrl(link),
  tags: tags.map(({ value }) => value.replace(/[[\]]/g, "")),
  section: section.title.value,
});

const eventFields = ({ dates, location, groups, titleLinks }: EventEntry): EventFields => ({
  kind: "event",
  ...daysOf(dates),
  mode: location?.mode ?? "in-person",
  city: location?.city?.value ?? "",
  region: location?.region?.value ?? "",
  country: location?.country?.value ?? "",
  group: typedTitle(groups[0]?.text.value ?? ""),
  groupUrl: groups[0]?.url.value ?? "",
  ...titleAndUrl(titleLinks[0]),
});

const callFields = ({ name, closes, location, dates }: CfpTalk): CallFields => ({
  kind: "call",
  ...titleAndUrl(name),
  deadline: dayText(closes?.to),
  place: location?.value ?? "",
  ...daysOf(dates),
});

const taskFields = ({ link }: CfpProject): TaskFields => {
  const { title, url } = titleAndUrl(link);
  const at = title.indexOf(" - ");
  return { kind: "task", project: title.slice(0, Math.max(0, at)), title: title.slice(at < 0 ? 0 : at + 3), url };
};

const fieldsIn = (read: Read, kind: LineKind): LineFields | undefined => {
  const { issue } = read;
  const [entry, event, call, task] = [issue.entries, issue.events, issue.talks, issue.projects].map(
    (parts) => inside(read, parts as readonly { span: Span }[])[0],
  );
  if (kind === "entry") return entry && entryFields(entry as LinkEntry);
  if (kind === "event") return event && eventFields(event as EventEntry);
  if (kind === "call") return call && callFields(call as CfpTalk);
  return task && taskFields(task as CfpProject);
};

/** The fields of the only line of its kind; undefined where the text is anything else. */
export const readFields = (text: string, kind: LineKind, section: string): LineFields | undefined =>
  fieldsIn(readUnder(text, section), kind);

/** What was typed, as a line says it again. */
const canonical = (fields: LineFields): Readonly<Partial<Record<FieldName, string>>> => {
  const url = (typed: string): string => {
    const written = houseUrl(typed);
    return "written" in written ? written.written : "";
  };
  const title = (typed: string): string => typedTitle(houseTitle(typed));
  const { title: name, url: address } = fields;
  const shared = { title: title(name), url: url(address) };
  if (fields.kind === "entry") return { ...shared, tags: fields.tags.join(" ") };
  const days = (of: { from: string; to: string }) => ({ from: of.from, to: of.to === of.from ? "" : of.to });
  if (fields.kind === "task") return { title: `${title(fields.project)} - ${shared.title}`, url: shared.url };
  if (fields.kind === "call")
    return { ...shared, ...days(fields), deadline: fields.deadline, place: inOneLine(fields.place) };
  const code = countryCode(inOneLine(fields.country)) ?? "";
  const region = stateCode(inOneLine(fields.region), code) ?? "";
  const place = { city: inOneLine(fields.city), region, country: code };
  const mode = fields.mode;
  return { ...shared, ...days(fields), mode, ...place, group: title(fields.group), groupUrl: url(fields.groupUrl) };
};

const MISREAD = "would be read as something else";

/** A line has so many links. */
const LINKS = { entry: 1, event: 2, call: 1, task: 1 } as const;

/** The fields that a finished line does not say as they were typed. */
export const lineFaults = (fields: LineFields, text: string, section: string): FieldFault[] => {
  const { kind } = fields;
  const read = readUnder(text, section);
  const found = fieldsIn(read, kind);
  if (found === undefined) return [{ field: "title", reason: MISREAD }];
  const [typed, said] = [canonical(fields), canonical(found)];
  const differing = (Object.keys(typed) as FieldName[]).filter((field) => typed[field] !== said[field]);
  // A city can be read as the way in which an event is held; nobody types that.
  const wrong = differing.length > 1 ? differing.filter((field) => field !== "mode") : differing;
  if (wrong.length > 0) return wrong.map((field) => ({ field, reason: MISREAD }));
  const counts = census(read);
  const expected = {
    entry: 0,
    event: 0,
    call: 0,
    task: 0,
    [kind]: 1,
    link: LINKS[kind],
    html: 0,
    comment: 0,
    definition: 0,
  };
  const isOne =
    JSON.stringify(counts) === JSON.stringify({ ...counts, ...expected }) &&
    inside(read, read.issue.malformed).length === 0;
  return isOne ? [] : [{ field: "title", reason: MISREAD }];
};
