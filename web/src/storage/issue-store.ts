/** Earlier issues in the browser's own storage: texts by the hashes of their blobs, and which issues are the newest. */
import { createStore, delMany, get, getMany, keys, set, values } from "idb-keyval";
import { MAX_LENGTH } from "../../../src/archive/published.ts";
import { isIssueName } from "../../../src/newsletter/issue-name.ts";

/** An issue by its path, and by the hash of its text. */
export interface StoredRow {
  readonly path: string;
  readonly sha: string;
}

/** Another shape of what is stored takes another name. */
const NAME = "twir-lint earlier issues 1";
const NEWEST = "newest";
/** Texts that are kept at most: the issues of two years. */
const MAX_TEXTS = 104;
const MAX_ROWS = 100;
/** Characters that are kept at most, all texts together: four times as many as these issues have. */
const MAX_TOTAL = 12 * 1024 * 1024;
/** In place of a text: what has this hash is no issue. */
const NO_ISSUE = false;

let opened: ReturnType<typeof createStore> | undefined;

/** Storage may be forbidden, full or broken: then nothing is remembered, and nothing else changes. */
const quietly = async <T>(otherwise: T, act: (store: ReturnType<typeof createStore>) => Promise<T>): Promise<T> => {
  try {
    opened ??= createStore(NAME, "issues");
    return await act(opened);
  } catch {
    return otherwise;
  }
};

/** Whether the text is that of the blob; a page without HTTPS has nothing to compute hashes with. */
const hasSha = async (text: string, sha: string): Promise<boolean> => {
  if (globalThis.crypto?.subtle === undefined) return true;
  const bytes = new TextEncoder().encode(text);
  const header = new TextEncoder().encode(`blob ${bytes.length}\0`);
  const whole = new Uint8Array(header.length + bytes.length);
  whole.set(header);
  whole.set(bytes, header.length);
  const digest = await crypto.subtle.digest(sha.length === 40 ? "SHA-1" : "SHA-256", whole);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("") === sha;
};

const isText = async (value: unknown, sha: string): Promise<boolean> =>
  typeof value === "string" && value.length <= MAX_LENGTH && (await hasSha(value, sha));

/** What was verified or read since the page was opened, wherever it could be stored or not. */
const known = new Map<string, string | typeof NO_ISSUE>();

const learn = async (rows: readonly StoredRow[]): Promise<void> => {
  const missing = rows.map(({ sha }) => sha).filter((sha) => !known.has(sha));
  const values = await quietly<readonly unknown[]>([], (store) => getMany<unknown>(missing, store));
  for (const [index, sha] of missing.entries()) {
    const value = values[index];
    if (value === NO_ISSUE) known.set(sha, NO_ISSUE);
    else if (await isText(value, sha)) known.set(sha, value as string);
  }
};

/** The texts that are there, by their hashes. What is in the storage may be anything, so that each is verified. */
export const storedTexts = async (rows: readonly StoredRow[]): Promise<Map<string, string>> => {
  await learn(rows);
  return new Map(
    rows.flatMap(({ sha }) => {
      const text = known.get(sha);
      return typeof text === "string" ? [[sha, text] as const] : [];
    }),
  );
};

/** Whether it was read before, and is no issue. */
export const isNoIssue = ({ sha }: StoredRow): boolean => known.get(sha) === NO_ISSUE;

/** Characters for which there is room; undefined before it was counted. */
let room: number | undefined;

const countRoom = async (store: ReturnType<typeof createStore>): Promise<number> =>
  (await values<unknown>(store)).reduce<number>(
    (left, value) => left - (typeof value === "string" ? value.length : 0),
    MAX_TOTAL,
  );

/** Until the page is closed. @returns the text, or undefined when it is too long for an issue */
export const remember = (sha: string, text: string | undefined): string | undefined => {
  const isIssue = text !== undefined && text.length <= MAX_LENGTH;
  known.set(sha, isIssue ? text : NO_ISSUE);
  return isIssue ? text : undefined;
};

/** Keeps what is remembered for the next visit, if there is room for it. */
export const storeText = (sha: string): Promise<void> =>
  quietly(undefined, async (store) => {
    const text = known.get(sha);
    room ??= await countRoom(store);
    const length = typeof text === "string" ? text.length : 0;
    if (text === undefined || length > room) return;
    await set(sha, text, store);
    room -= length;
  });

const isRow = (row: unknown): row is StoredRow => {
  const { path, sha } = (row ?? {}) as Readonly<Record<string, unknown>>;
  return (
    typeof path === "string" &&
    isIssueName(path) &&
    typeof sha === "string" &&
    /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(sha)
  );
};

/** The newest issues of the newsletter, as they were listed last. */
export const storedRows = (): Promise<readonly StoredRow[]> =>
  quietly<readonly StoredRow[]>([], async (store) => {
    const value = await get<unknown>(NEWEST, store);
    return Array.isArray(value) ? value.slice(0, MAX_ROWS).filter(isRow) : [];
  });

export const storeRows = (rows: readonly StoredRow[]): Promise<void> =>
  quietly(undefined, (store) =>
    set(
      NEWEST,
      rows.map(({ path, sha }) => ({ path, sha })),
      store,
    ),
  );

/** Once there are too many, or no room for another one, forgets all texts but those of these rows and of the newest issues. */
export const forgetOthers = (rows: readonly StoredRow[]): Promise<void> =>
  quietly(undefined, async (store) => {
    const all = await keys(store);
    room ??= await countRoom(store);
    if (all.length <= MAX_TEXTS && room > MAX_LENGTH) return;
    const kept = new Set<unknown>([NEWEST, ...[...rows, ...(await storedRows())].map(({ sha }) => sha)]);
    await delMany(
      all.filter((key) => !kept.has(key)),
      store,
    );
    room = undefined;
  });
