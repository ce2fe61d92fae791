/** Reads the draft of the next issue from the newsletter's repository. */
import { decode } from "../../../src/config/decode.ts";
import { UsageError } from "../../../src/config/usage-error.ts";
import { Base } from "../../../src/github/client/base.ts";
import { Client } from "../../../src/github/client/client.ts";
import { Repository } from "../../../src/github/client/repository.ts";
import type { Draft } from "./add-protocol.ts";

const ROOT = "https://api.github.com";
const REPOSITORY = "rust-lang/this-week-in-rust";
const BRANCH = "main";
/** Seconds that somebody waits before a page. */
const PATIENCE = 5;

/** @throws an error whose message says what to do */
export const newestDraft = async ({ token }: { token?: string } = {}): Promise<Draft> => {
  const client = new Client({ root: ROOT, token, maxWait: PATIENCE, retries: 1 });
  const repository = new Repository(client, REPOSITORY);
  try {
    const path = await new Base({ repository, revision: BRANCH, decode, config: false }).newestDraft();
    const bytes = path && (await repository.file(path, BRANCH));
    if (!path || !bytes)
      throw new UsageError("the repository has no draft just now", { help: "an editor adds it after each issue" });
    return { path, text: decode(path, bytes) };
  } catch (error) {
    // Only the message of an error arrives on the other side.
    const { message, help } = error as UsageError;
    throw new Error(help === undefined ? message : `${message}; ${help}`);
  }
};
