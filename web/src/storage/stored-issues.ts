/** The earlier issues that are in the storage, as the linter compares with them. Nobody is asked for them. */
import { buildArchive, type IssueText } from "../../../src/archive/build-archive.ts";
import type { Archive } from "../../../src/archive/types.ts";
import { parser } from "../../../src/library/parser.ts";
import type { Linter } from "../lint/linter.ts";
import { type StoredRow, storedRows, storedTexts } from "./issue-store.ts";

/** The issues of one year. */
export const MOST = 52;

export interface IssueTexts {
  readonly texts: readonly IssueText[];
  /** The same for the same texts. */
  readonly key: string;
}

export const issueTexts = (rows: readonly StoredRow[], texts: ReadonlyMap<string, string>): IssueTexts => {
  const read = rows.filter(({ sha }) => texts.has(sha));
  return {
    texts: read.map(({ path, sha }) => ({ path, text: texts.get(sha) as string })),
    key: read.map(({ path, sha }) => `${path} ${sha}`).join("\n"),
  };
};

let built: { readonly key: string; readonly archive: Archive } | undefined;

/** The archive of these issues; of the same ones the same, with all that it remembers. */
export const archiveOf = ({ texts, key }: IssueTexts): Archive => {
  if (built?.key !== key) built = { key, archive: buildArchive(texts, parser) };
  return built.archive;
};

const readStored = async (): Promise<IssueTexts> => {
  const rows = (await storedRows()).slice(0, MOST);
  return issueTexts(rows, await storedTexts(rows));
};

/** From then on the linter compares with them. */
export const useStored = async (linter: Linter): Promise<void> => {
  const stored = await readStored();
  if (stored.texts.length > linter.archive.issues.length) linter.archive = archiveOf(stored);
};
