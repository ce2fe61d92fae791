/** Reads the newest issues of the newsletter, so that the whole page compares with them. */
import { NEWSLETTER_REPOSITORY } from "../../../src/newsletter/repository.ts";
import type { Linter } from "../lint/linter.ts";
import { pageClient } from "./page-client.ts";
import type { EarlierAnswer, EarlierRequest, TellCount } from "./protocol.ts";
import { readIssues } from "./read-issues.ts";
import { archiveOf } from "./stored-issues.ts";

export const fillArchive = async (
  linter: Linter,
  { token }: EarlierRequest,
  tell: TellCount,
): Promise<EarlierAnswer> => {
  const hasToken = token !== undefined;
  const options = { client: pageClient(token), repository: NEWSLETTER_REPOSITORY, isNewsletter: true, hasToken, tell };
  const read = await readIssues(options);
  if (read.count > 0) linter.archive = archiveOf(read);
  const { count, wanted, sentence } = read;
  return { count, wanted, sentence };
};
