/** Reads the draft of the next issue from the newsletter's repository. */
import { decode } from "../../../src/config/decode.ts";
import { UsageError } from "../../../src/config/usage-error.ts";
import { newestIssues } from "../../../src/github/client/base.ts";
import { Repository } from "../../../src/github/client/repository.ts";
import { NEWSLETTER_REPOSITORY } from "../../../src/newsletter/repository.ts";
import { troubleOf } from "../pull/troubles.ts";
import { pageClient } from "../storage/page-client.ts";
import type { Draft, DraftAnswer } from "./add-protocol.ts";

const readDraft = async (repository: Repository): Promise<Draft> => {
  const [newest] = newestIssues(await repository.files("draft"), { before: Number.POSITIVE_INFINITY, most: 1 });
  const bytes = newest && (await repository.blob(newest.path, newest.sha));
  if (!newest || !bytes)
    throw new UsageError("the repository has no draft just now", {
      help: "an editor puts the next one there once an issue is out; until then paste the one that you have",
    });
  return { path: newest.path, text: decode(newest.path, bytes) };
};

export const newestDraft = async ({ token }: { readonly token?: string }): Promise<DraftAnswer> => {
  const client = pageClient(token);
  try {
    return { draft: await readDraft(new Repository(client, NEWSLETTER_REPOSITORY)) };
  } catch (error) {
    const context = { repository: NEWSLETTER_REPOSITORY, number: 0, token, quota: client.quota, isFound: true };
    return { trouble: troubleOf(error, context) };
  }
};
