/** Reads files and folders of a repository over the API. */
import { UsageError } from "../../config/usage-error.ts";
import { hasNoDotSegment, uriOf } from "../../report/uri.ts";
import { bytesOfBase64 } from "../../text/base64.ts";
import { contentSchema, folderSchema } from "./answers.ts";
import type { Client } from "./client.ts";

/** Bytes of a file as the text that it is; throws a `UsageError` for what is no text. */
export type Decode = (path: string, bytes: Uint8Array) => string;

/** A file in a folder. */
export interface FileRow {
  readonly name: string;
  readonly path: string;
  readonly sha: string;
}

const bytesOf = (path: string, { encoding, content }: { encoding: string; content: string }): Uint8Array => {
  if (encoding !== "base64") throw new UsageError(`${path}: larger than 1 MB`, { help: "an issue has about 30 KB" });
  const bytes = bytesOfBase64(content);
  if (bytes === undefined) throw new UsageError(`${path}: what GitHub answered is no base64`);
  return bytes;
};

/** One repository, asked for data only. */
export class Repository {
  readonly name: string;
  readonly #client: Client;

  /** @param name `owner/name` */
  constructor(client: Client, name: string) {
    this.#client = client;
    this.name = name;
  }

  /** The bytes of a file at a revision; undefined when it is not there. */
  async file(path: string, revision: string): Promise<Uint8Array | undefined> {
    if (!hasNoDotSegment(path)) throw new UsageError(`${path}: not the path of a file in a repository`);
    const address = `/repos/${this.name}/contents/${uriOf(path)}?ref=${encodeURIComponent(revision)}`;
    const found = await this.#client.find(address, contentSchema);
    return found && bytesOf(path, found);
  }

  /** The bytes of a blob; undefined when the repository does not know it. */
  async blob(path: string, sha: string): Promise<Uint8Array | undefined> {
    const found = await this.#client.find(`/repos/${this.name}/git/blobs/${sha}`, contentSchema);
    return found && bytesOf(path, found);
  }

  /**
   * The files in a folder: GitHub lists at most the first 1,000. Empty when there is no such folder.
   * @param revision default: the repository's own branch
   */
  async files(folder: string, revision?: string): Promise<FileRow[]> {
    const query = revision === undefined ? "" : `?ref=${encodeURIComponent(revision)}`;
    const address = `/repos/${this.name}/contents/${uriOf(folder)}${query}`;
    const rows = (await this.#client.find(address, folderSchema)) ?? [];
    return rows.filter(({ type }) => type === "file");
  }
}
