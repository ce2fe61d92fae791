/** Writes the line of an entry, an event or a call as the newsletter has it, from the fields of a form. */
import { canonicalTag } from "../../document/tags.ts";
import { countryCode, regionsOf } from "../../newsletter/countries.ts";
import { hasStates, needsState, stateCode } from "../../newsletter/states.ts";
import { formatDay, parseDay } from "../../text/calendar.ts";
import type {
  CallFields,
  EntryFields,
  EventFields,
  FieldFault,
  FieldName,
  LineFields,
  Piece,
  TaskFields,
} from "./fields.ts";
import { lineFaults } from "./parse-back.ts";
import { columnFault, houseTitle, houseUrl, inOneLine, isSeen } from "./write.ts";

export interface HouseLine {
  /** What there is so far, with names in place of what is missing. */
  readonly pieces: readonly Piece[];
  /** The finished line or lines, without a line break at the end; undefined while a field is missing or cannot be. */
  readonly text?: string;
  readonly missing: readonly FieldName[];
  readonly faults: readonly FieldFault[];
  /** The headings that it goes under; empty while the place of an event is not known. */
  readonly sections: readonly string[];
  /** Whether the newsletter names the state or province in that country. */
  readonly hasRegion: boolean;
}

/** Collects the pieces of a line. */
class Line {
  readonly pieces: Piece[] = [];
  readonly missing: FieldName[] = [];
  readonly faults: FieldFault[] = [];

  text(text: string): this {
    this.pieces.push({ text });
    return this;
  }

  /** What a field is written as; its name where it is missing, and what was typed where it cannot be. */
  field(field: FieldName, typed: string, name: string, write: (typed: string) => Written): this {
    const plain = inOneLine(typed);
    if (!isSeen(plain)) {
      this.missing.push(field);
      this.pieces.push({ text: name, missing: field });
      return this;
    }
    const result = write(plain);
    if (typeof result === "string") return this.text(result);
    this.faults.push({ field, reason: result.reason });
    this.pieces.push({ text: name, missing: field });
    return this;
  }

  title(field: FieldName, typed: string, name: string): this {
    return this.field(field, typed, name, houseTitle);
  }

  url(field: FieldName, typed: string): this {
    return this.field(field, typed, "https://…", (plain) => {
      const url = houseUrl(plain);
      return "written" in url ? url.written : url;
    });
  }

  day(field: FieldName, typed: string): this {
    return this.field(field, typed, "YYYY-MM-DD", (plain) => {
      const day = parseDay(plain);
      return day === undefined ? { reason: "is no day of the calendar" } : formatDay(day);
    });
  }

  days({ from, to }: { readonly from: string; readonly to: string }): this {
    this.day("from", from);
    if (to.trim() === "" || to === from) return this;
    this.text(" - ").day("to", to);
    if (from !== "" && to < from) this.faults.push({ field: "to", reason: "is before the first day" });
    return this;
  }
}

type Written = string | { readonly reason: string };

const column = (plain: string): Written => {
  const reason = columnFault(plain);
  return reason === undefined ? plain : { reason };
};

/** The title of an entry, which has its tags in a field of their own. */
const entryTitle = (plain: string): Written =>
  canonicalTag(/^\[[^\]]{1,20}\]/.exec(plain)?.[0] ?? "-") === undefined
    ? houseTitle(plain)
    : { reason: "begins with a tag: choose it under Tags, and leave it out here" };

const writeEntry = ({ tags, title, url }: EntryFields): Line =>
  new Line()
    .text(["* ", ...tags.map((tag) => `[${tag}] `), "["].join(""))
    .field("title", title, "Title", entryTitle)
    .text("](")
    .url("url", url)
    .text(")");

const countryOf = (country: string): string | undefined => countryCode(inOneLine(country));

const writePlace = (line: Line, { city, region, country }: EventFields): void => {
  const code = countryOf(country);
  line.field("city", city, "City", (plain) =>
    plain.includes(",") ? { reason: "holds a comma: the country has a field of its own" } : column(plain),
  );
  const hasRegion = code !== undefined && hasStates(code);
  if (hasRegion && (needsState(code) || region.trim() !== ""))
    line.text(", ").field("region", region, "ST", (plain) => {
      return stateCode(plain, code) ?? { reason: "is no state or province of that country" };
    });
  line
    .text(", ")
    .field(
      "country",
      country,
      "CC",
      () => code ?? { reason: "is not known: write its English name, or its code of two letters" },
    );
};

const writeEvent = (fields: EventFields): Line => {
  const { mode, city, country, group, groupUrl, title, url } = fields;
  const line = new Line().text("* ").days(fields).text(" | ");
  const isPlaceless = mode === "virtual" && city.trim() === "" && country.trim() === "";
  if (mode !== "in-person") line.text(`${mode === "virtual" ? "Virtual" : "Hybrid"}${isPlaceless ? "" : " ("}`);
  if (!isPlaceless) writePlace(line, fields);
  return line
    .text(`${mode === "in-person" || isPlaceless ? "" : ")"} | [`)
    .title("group", group, "Group")
    .text("](")
    .url("groupUrl", groupUrl)
    .text(")\n    * [**")
    .title("title", title, "Title")
    .text("**](")
    .url("url", url)
    .text(")");
};

const writeCall = (fields: CallFields): Line =>
  new Line()
    .text("* [**")
    .title("title", fields.title, "Conference")
    .text("**](")
    .url("url", fields.url)
    .text(") | CFP open until ")
    .day("deadline", fields.deadline)
    .text(" | ")
    .field("place", fields.place, "City, Country", column)
    .text(" | ")
    .days(fields);

const writeTask = ({ project, title, url }: TaskFields): Line =>
  new Line()
    .text("* [")
    .title("project", project, "project")
    .text(" - ")
    .title("title", title, "title of the issue")
    .text("](")
    .url("url", url)
    .text(")");

const write = (fields: LineFields): Line => {
  if (fields.kind === "entry") return writeEntry(fields);
  if (fields.kind === "event") return writeEvent(fields);
  return fields.kind === "call" ? writeCall(fields) : writeTask(fields);
};

/** A hybrid event stands in its region and among the virtual ones. */
const eventSections = ({ mode, country }: EventFields): string[] => {
  if (mode === "virtual") return ["Virtual"];
  const region = regionsOf(countryOf(country) ?? "")[0];
  if (region === undefined) return [];
  return mode === "hybrid" ? [region, "Virtual"] : [region];
};

const sectionsOf = (fields: LineFields): string[] => {
  if (fields.kind === "entry") return [fields.section];
  if (fields.kind === "event") return eventSections(fields);
  return [fields.kind === "call" ? "CFP - Events" : "CFP - Projects"];
};

/**
 * The line as the newsletter has it. Whatever was typed, a finished line is read as one entry, event or call with these
 * very fields: where that cannot be, a fault says which field is the reason.
 */
export const composeLine = (fields: LineFields): HouseLine => {
  const { pieces, missing, faults } = write(fields);
  const sections = sectionsOf(fields);
  const hasRegion = fields.kind === "event" && hasStates(countryOf(fields.country) ?? "");
  const draft = { pieces, missing, faults, sections, hasRegion };
  if (missing.length > 0 || faults.length > 0) return draft;
  const text = pieces.map((piece) => piece.text).join("");
  const misread = lineFaults(fields, text, sections[0] ?? "Europe");
  return misread.length > 0 ? { ...draft, faults: misread } : { ...draft, text };
};
