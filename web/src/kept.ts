/**
 * What is typed outlives a reload that the page itself offers. It is in the entry of the history until the page is there
 * again, and nowhere else: no text is stored, none is told to a server, and no token is kept.
 */
import { hashOf, routeOf } from "./route.ts";

/** In the state of an entry, where others may have put what they like. */
const NAME = "twir-lint kept";

type Kept = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Kept => typeof value === "object" && value !== null;

const takeOut = (): Kept => {
  const state: unknown = history.state;
  const kept = isRecord(state) ? state[NAME] : undefined;
  if (!isRecord(kept)) return {};
  history.replaceState(null, "");
  return kept;
};

const before = takeOut();
const readers = new Map<string, () => unknown>();

/** @param read what is to be kept under the name once the page is reloaded; undefined for nothing */
export const keep = (name: string, read: () => unknown): void => {
  readers.set(name, read);
};

/** The fields of what was kept that are as those of the value are, in place of these. */
export const restored = <T extends object>(value: T, kept: unknown): T => {
  if (!isRecord(kept)) return value;
  const isLike = (field: unknown, other: unknown): boolean =>
    typeof field === typeof other && Array.isArray(field) === Array.isArray(other);
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, isLike(field, kept[name]) ? kept[name] : field]),
  ) as T;
};

/** The fields that were kept under the name in place of these, by a build that may be another: those that are like these. */
export const kept = <T extends object>(name: string, value: T): T => restored(value, before[name]);

/** Reloads the page, at the view that is shown and with all that is typed. */
export const reload = (): void => {
  // Of a view that was not opened yet, what was kept is still as it was.
  const kept = { ...before };
  for (const [name, read] of readers) kept[name] = read();
  // The text may have been changed since it came with the address.
  const address = routeOf(location).view === "check" ? hashOf("check") : location.href;
  history.replaceState({ [NAME]: kept }, "", address);
  location.reload();
};
