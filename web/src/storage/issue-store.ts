/** Earlier issues in the browser's own storage: texts by the hashes of their blobs, and which issues are the newest. */
import { createStore, delMany, get, getMany, keys, set } from "idb-keyval";
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
const known = new Map<string, string>();

/** The texts that are there, by their hashes. What is in the storage may be anything, so that each is verified. */
export const storedTexts = async (rows: readonly StoredRow[]): Promise<Map<string, string>> => {
  const shas = rows.map(({ sha }) => sha);
  const missing = shas.filter((sha) => !known.has(sha));
  const values = await quietly<readonly unknown[]>([], (store) => getMany<unknown>(missing, store));
  for (const [index, sha] of missing.entries()) {
    const value = values[index];
    if (await isText(value, sha)) known.set(sha, value as string);
  }
  return new Map(shas.flatMap((sha) => (known.has(sha) ? [[sha, known.get(sha) as string] as const] : [])));
};

export const storeText = (sha: string, text: string): Promise<void> => {
  known.set(sha, text);
  return quietly(undefined, (store) => set(sha, text, store));
};

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

/** Once there are too many, forgets all texts but those of these rows and of the newest issues. */
export const forgetOthers = (rows: readonly StoredRow[]): Promise<void> =>
  quietly(undefined, async (store) => {
    const all = await keys(store);
    if (all.length <= MAX_TEXTS) return;
    const kept = new Set<unknown>([NEWEST, ...[...rows, ...(await storedRows())].map(({ sha }) => sha)]);
    await delMany(
      all.filter((key) => !kept.has(key)),
      store,
    );
  });
