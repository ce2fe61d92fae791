/** Reads what the other open pull requests add to a draft. */
import { buildIssue } from "../../document/build.ts";
import type { MarkdownParser } from "../../document/markdown/parser.ts";
import { SourceFile } from "../../text/source-file.ts";
import { anchorsOfPatch } from "../anchors.ts";
import { additionsOf, type OtherPull } from "../same-page.ts";
import { fileSchema, type Pull, type PullFile, pullSchema } from "./answers.ts";
import type { Client } from "./client.ts";
import type { Decode, Repository } from "./repository.ts";

/** Pull requests that are looked at, those opened last before this one. */
const MAX_PULLS = 60;

interface OpenPullsOptions {
  readonly client: Client;
  readonly base: Repository;
  readonly decode: Decode;
  readonly parser: MarkdownParser;
}

/** The pull requests that were opened before this one, each commit once. */
const earlierPulls = async ({ client, base }: OpenPullsOptions, { number, head }: Pull): Promise<Pull[]> => {
  const open = await client.list(`/repos/${base.name}/pulls?state=open`, pullSchema, 1);
  const commits = new Set([head.sha]);
  return open
    .filter((other) => other.number < number)
    .sort((a, b) => b.number - a.number)
    .filter(({ head: { sha } }) => !commits.has(sha) && commits.add(sha))
    .slice(0, MAX_PULLS);
};

/** What a pull request adds to a draft, by the lines that its diff adds. */
const additionsIn = async (number: number, file: PullFile, options: OpenPullsOptions): Promise<OtherPull[]> => {
  const { filename, sha, patch } = file;
  const bytes = sha && patch !== undefined ? await options.base.blob(filename, sha) : undefined;
  if (bytes === undefined || patch === undefined) return [];
  const issue = buildIssue(new SourceFile(filename, options.decode(filename, bytes)), { parser: options.parser });
  const { added } = anchorsOfPatch(patch);
  return [{ number, additions: additionsOf(issue, (line) => added.has(line)) }];
};

/**
 * What the pull requests that were opened before this one add to these drafts. Each list of files is asked for once, and
 * only the drafts' texts are read.
 */
export const otherPulls = async (
  pull: Pull,
  drafts: readonly string[],
  options: OpenPullsOptions,
): Promise<OtherPull[]> => {
  const { client, base } = options;
  const others: OtherPull[] = [];
  for (const { number } of await earlierPulls(options, pull)) {
    const files = await client.list(`/repos/${base.name}/pulls/${number}/files`, fileSchema, 1);
    for (const file of files)
      if (drafts.includes(file.filename) && file.status === "modified")
        // One that cannot be read is no reason to say nothing of this one.
        others.push(...(await additionsIn(number, file, options).catch(() => [])));
  }
  return others;
};
