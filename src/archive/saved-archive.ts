/** An archive as JSON, for whoever builds it in one place and lints in another. */

import { WEEKLY } from "../analysis/weekly.ts";
import type { Day } from "../text/calendar.ts";
import {
  type AnnouncementTuple,
  ExtractDeserializer,
  ExtractSerializer,
  type ExtractTuple,
  MODES,
} from "./serialize.ts";
import type { Archive } from "./types.ts";

/** Counts the forms that archives were saved in; another one is not read. */
const FORMAT = 2;

type IssueTuple = [path: string, date: Day, extract: ExtractTuple];

interface SavedArchive {
  readonly format: typeof FORMAT;
  readonly announcements: readonly AnnouncementTuple[];
  /** The newest first. */
  readonly issues: readonly IssueTuple[];
}

/** The archive as JSON, which `parseArchive` reads. */
export const serializeArchive = ({ issues }: Archive): string => {
  const serializer = new ExtractSerializer();
  const tuples = issues.map((issue): IssueTuple => [issue.path, issue.date, serializer.serialize(issue)]);
  const saved: SavedArchive = { format: FORMAT, announcements: serializer.announcements, issues: tuples };
  return JSON.stringify(saved);
};

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === "string";
const isInteger: Check = (value) => Number.isSafeInteger(value);
/** As many days as JavaScript can write as a date. */
const LAST_DAY = 100_000_000;
const isDay: Check = (value) => isInteger(value) && Math.abs(value as number) <= LAST_DAY;
const isIndexBelow =
  (end: number): Check =>
  (value) =>
    isInteger(value) && (value as number) >= 0 && (value as number) < end;
const isCount = isIndexBelow(Number.MAX_SAFE_INTEGER);
const isNullOr =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const isListOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const isTuple =
  (...checks: readonly Check[]): Check =>
  (value) =>
    Array.isArray(value) && value.length === checks.length && checks.every((check, index) => check(value[index]));

const POSITION = [isCount, isCount, isCount, isCount] as const;
const isWeeklyKind: Check = (value) => isText(value) && Object.hasOwn(WEEKLY, value as string);
const isLink = isTuple(isText, isText, isText, isListOf(isText), ...POSITION);
const isAnnouncement = isTuple(
  isNullOr(isDay),
  isNullOr(isDay),
  isText,
  isNullOr(isText),
  isNullOr(isText),
  isListOf(isTuple(isText, isText, isText)),
  isIndexBelow(MODES.length),
  isNullOr(isText),
);
const isIssueWith = (announcements: number): Check =>
  isTuple(
    isText,
    isDay,
    isTuple(
      isNullOr(isInteger),
      isListOf(isLink),
      isListOf(isTuple(isIndexBelow(announcements), isText, ...POSITION)),
      isListOf(isTuple(isWeeklyKind, isText, ...POSITION)),
    ),
  );

const refuse = (why: string): never => {
  throw new TypeError(`this is no saved archive: ${why}`);
};

const parseJson = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    return refuse("it is not JSON");
  }
};

/** The JSON, when all of it has the form that `serializeArchive` writes. */
const checkedArchive = (json: string): SavedArchive => {
  const value = parseJson(json);
  if (typeof value !== "object" || value === null || !("format" in value)) return refuse("it has no `format`");
  if (value.format !== FORMAT)
    return refuse(
      `its format is ${typeof value.format === "number" ? value.format : typeof value.format}, and this version reads ${FORMAT} only; build it anew`,
    );
  const { announcements, issues } = value as Partial<Record<keyof SavedArchive, unknown>>;
  if (!Array.isArray(announcements) || !Array.isArray(issues))
    return refuse("`announcements` and `issues` have to be lists");
  const badAnnouncement = announcements.findIndex((each) => !isAnnouncement(each));
  if (badAnnouncement >= 0) return refuse(`\`announcements[${badAnnouncement}]\` is malformed`);
  const isIssue = isIssueWith(announcements.length);
  const badIssue = issues.findIndex((each) => !isIssue(each));
  if (badIssue >= 0) return refuse(`\`issues[${badIssue}]\` is malformed`);
  const unsorted = (issues as IssueTuple[]).findIndex(
    ([, date], index) => date >= (issues[index - 1]?.[1] ?? Infinity),
  );
  if (unsorted >= 0) return refuse(`\`issues[${unsorted}]\` is not older than the one before it`);
  return { format: FORMAT, announcements, issues };
};

/**
 * The archive that was saved.
 * @throws TypeError that says what is wrong, for any text that `serializeArchive` did not write
 */
export const parseArchive = (json: string): Archive => {
  const { announcements, issues } = checkedArchive(json);
  const deserializer = new ExtractDeserializer(announcements);
  return {
    issues: issues.map(([path, date, extract]) => ({ ...deserializer.deserialize(extract), path, date })),
  };
};
