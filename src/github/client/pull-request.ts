/** Reads a pull request: which it is, its files, and their texts before and after. */
import { type FileChange, fileChange } from "../../change/file-change.ts";
import { withIssueRenames } from "../../change/renames.ts";
import { isIssueName, isTemplateName } from "../../newsletter/issue-name.ts";
import { hasNoDotSegment } from "../../report/uri.ts";
import { SourceFile } from "../../text/source-file.ts";
import { compareSchema, fileSchema, type Pull, type PullFile, pullSchema } from "./answers.ts";
import type { Client } from "./client.ts";
import { GitHubError } from "./errors.ts";
import { type Decode, Repository } from "./repository.ts";

/** Which pull request is meant: by its number, or by its head, whose commit is known then. */
export interface Wanted {
  readonly pull?: number;
  /** `owner:branch`. */
  readonly head?: string;
  readonly headSha?: string;
  /** `owner/name` of the fork. */
  readonly headRepository?: string;
  /** Whether one that is closed or merged is meant too, by its number. */
  readonly isClosedToo?: boolean;
}

/** Line ends, tabs and spaces. */
const WHITE_SPACE = [0x09, 0x0a, 0x0d, 0x20];

const isSame = (a: string | undefined, b: string | undefined): boolean => a?.toLowerCase() === b?.toLowerCase();

/** Whether the head is the one that was asked for: a name can be reused, a commit cannot. */
const hasHead = ({ head }: Pull, { head: wanted, headSha, headRepository }: Wanted): boolean => {
  if (headSha !== undefined && head.sha !== headSha) return false;
  if (headRepository !== undefined && !isSame(head.repo?.full_name, headRepository)) return false;
  const owner = wanted?.slice(0, wanted.indexOf(":"));
  return owner === undefined || isSame(head.repo?.full_name.split("/")[0], owner);
};

/** The pull request that is meant, an open one unless closed ones are too; undefined when there is none, or a newer commit was pushed to it. */
export const findPull = async (client: Client, repository: string, wanted: Wanted): Promise<Pull | undefined> => {
  const { pull: number, head, isClosedToo = false } = wanted;
  if (number !== undefined) {
    const pull = await client.get(`/repos/${repository}/pulls/${number}`, pullSchema);
    return (isClosedToo || pull.state === "open") && hasHead(pull, wanted) ? pull : undefined;
  }
  const open = await client.list(
    `/repos/${repository}/pulls?state=open&head=${encodeURIComponent(head ?? "")}`,
    pullSchema,
  );
  return open.find((pull) => hasHead(pull, wanted));
};

/** Whether the file is one that is judged: an issue or the template, now or before. */
export const isJudged = ({ filename, previous_filename: before = filename }: PullFile): boolean =>
  [filename, before].some((path) => isIssueName(path) || isTemplateName(path)) && hasNoDotSegment(filename);

/** An issue that is deleted and one of the same day that is added are one file, whatever GitHub takes them for. */
const joined = (files: readonly PullFile[]): PullFile[] =>
  withIssueRenames(
    files.map((file) => {
      const { filename: path, previous_filename: renamed, status } = file;
      return { file, path, from: status === "added" ? undefined : (renamed ?? path), isDeleted: status === "removed" };
    }),
  ).map(({ file, path, from }) =>
    from === undefined || from === path ? file : { ...file, status: "renamed", previous_filename: from },
  );

/** The files of a pull request: GitHub lists at most 3,000. */
export const listFiles = async (client: Client, repository: string, number: number): Promise<PullFile[]> =>
  joined(await client.list(`/repos/${repository}/pulls/${number}/files`, fileSchema));

/** The texts of a pull request, as data: nothing of it is run or checked out. */
export class PullTexts {
  readonly #client: Client;
  readonly #pull: Pull;
  readonly #base: Repository;
  readonly #decode: Decode;
  #start: Promise<string> | undefined;

  constructor({ client, pull, base, decode }: { client: Client; pull: Pull; base: Repository; decode: Decode }) {
    this.#client = client;
    this.#pull = pull;
    this.#base = base;
    this.#decode = decode;
  }

  /** The commit that the change starts from: the merge base, which the diff of GitHub starts from too. */
  #startOf(): Promise<string> {
    const { base, head } = this.#pull;
    const address = `/repos/${this.#base.name}/compare/${base.sha}...${head.sha}?per_page=1`;
    this.#start ??= this.#client.find(address, compareSchema).then((found) => found?.merge_base_commit.sha ?? base.sha);
    return this.#start;
  }

  /** The new text of a file: the blob that the list names, which the base's repository knows for forks too. */
  async after({ filename, sha }: PullFile): Promise<SourceFile> {
    const { number, head } = this.#pull;
    const bytes =
      (sha ? await this.#base.blob(filename, sha) : undefined) ??
      (await this.#base.file(filename, `refs/pull/${number}/head`)) ??
      (head.repo ? await new Repository(this.#client, head.repo.full_name).file(filename, head.sha) : undefined);
    if (bytes === undefined) {
      const help = "the fork may be gone; run the job again";
      throw new GitHubError(`${filename}: GitHub finds no text of it at ${head.sha}`, { status: 404, help });
    }
    // A draft that the change has emptied is a text too, of which the rules about changes speak.
    return new SourceFile(
      filename,
      bytes.some((byte) => !WHITE_SPACE.includes(byte)) ? this.#decode(filename, bytes) : "",
    );
  }

  async #before({ filename, previous_filename: path = filename }: PullFile): Promise<SourceFile | undefined> {
    const bytes = await this.#base.file(path, await this.#startOf());
    // Bytes that are not UTF-8 were there before the change, so they are no error of the change.
    return bytes && new SourceFile(path, new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
  }

  /** What the pull request does to a file. */
  async changeOf(file: PullFile, newestDraft: string | undefined): Promise<FileChange> {
    const before = file.status === "added" ? undefined : await this.#before(file);
    const after = file.status === "removed" ? undefined : await this.after(file);
    return fileChange({ path: file.filename, before, after, newestDraft });
  }
}
