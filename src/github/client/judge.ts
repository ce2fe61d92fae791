/** Judges a pull request: reads its files and the base's settings, and lints what it changes. */
import type { Archive } from "../../archive/types.ts";
import type { FileChange } from "../../change/file-change.ts";
import { type Flags, type Settings, settingsOf } from "../../config/settings.ts";
import { UsageError } from "../../config/usage-error.ts";
import { buildIssue } from "../../document/build.ts";
import { peekDate } from "../../document/front-matter.ts";
import type { MarkdownParser } from "../../document/markdown/parser.ts";
import { stageOf } from "../../engine/settings.ts";
import type { Author } from "../../rule/define-rule.ts";
import { rules } from "../../rules/index.ts";
import type { Dictionary } from "../../text/dictionary.ts";
import type { SourceFile } from "../../text/source-file.ts";
import { type JudgedFile, judgeFile } from "../judged-file.ts";
import { additionsOf, type OtherPull, sharedWith } from "../same-page.ts";
import type { Pull, PullFile } from "./answers.ts";
import { authorOf, Base } from "./base.ts";
import type { Client } from "./client.ts";
import { GitHubError } from "./errors.ts";
import { otherPulls } from "./open-pulls.ts";
import { PullTexts } from "./pull-request.ts";
import { type Decode, Repository } from "./repository.ts";

export interface JudgeOptions {
  readonly client: Client;
  /** `owner/name` of the base. */
  readonly repository: string;
  readonly parser: MarkdownParser;
  readonly dictionary: Dictionary;
  readonly decode: Decode;
  readonly author?: Author;
  readonly config?: string | false;
  /** How many earlier issues are read, one request each. */
  readonly earlierIssues?: number | "all";
  readonly looksAtOpenPulls: boolean;
  /** Is told what could not be done, in one line. */
  note(line: string): void;
}

/** Issues read and linted of one pull request. */
const MAX_FILES = 20;
/** Requests, so fewer than in a checkout. */
const EARLIER_ISSUES = 8;
const MAX_EARLIER_ISSUES = 100;

const reasonOf = (error: unknown): string => {
  if (error instanceof UsageError) return error.message;
  throw error;
};

/** The keys of all pages and events of a text. */
const keysIn = (source: SourceFile, parser: MarkdownParser): string[] =>
  additionsOf(buildIssue(source, { parser }), () => true).map(({ key }) => key);

/** What was found in a pull request. */
export interface Judgement {
  readonly files: readonly JudgedFile[];
  /** How many files could not be read. */
  readonly unread: number;
  /** Whether something is missing that would have been looked at. */
  readonly isPartial: boolean;
}

/** One pull request, judged with the base's rules. */
export class Judge {
  readonly #options: JudgeOptions;
  readonly #pull: Pull;
  readonly #repository: Repository;
  readonly #base: Base;
  #isPartial = false;

  constructor(pull: Pull, options: JudgeOptions) {
    const { client, repository, decode, config } = options;
    this.#options = options;
    this.#pull = pull;
    this.#repository = new Repository(client, repository);
    this.#base = new Base({ repository: this.#repository, revision: pull.base.ref, decode, config });
  }

  /**
   * What is found in each file. One that is no text is passed to `note`.
   * @throws UsageError for a broken config, and when GitHub fails: then nothing is known of the files
   */
  async judge(files: readonly PullFile[]): Promise<Judgement> {
    if (files.length === 0) return { files: [], unread: 0, isPartial: false };
    const { client, repository, decode, author: given } = this.#options;
    const author = given ?? (await authorOf(client, repository, this.#pull.user?.login));
    const newestDraft = await this.#base.newestDraft();
    const texts = new PullTexts({ client, pull: this.#pull, base: this.#repository, decode });
    const others = await this.#others(files);
    const judged: JudgedFile[] = [];
    let unread = 0;
    for (const file of files.slice(0, MAX_FILES)) {
      const change = await texts.changeOf(file, newestDraft).catch((error: unknown) => {
        if (error instanceof GitHubError) throw error;
        this.#miss(reasonOf(error));
        unread++;
      });
      if (change) judged.push(await this.#judgeFile(change, file, { author, others }));
    }
    if (files.length > MAX_FILES) this.#miss(`only ${MAX_FILES} of ${files.length} changed issues were read`);
    return { files: judged, unread, isPartial: this.#isPartial };
  }

  /** Something is not known that another run may know. */
  #miss(line: string): void {
    this.#isPartial = true;
    this.#options.note(line);
  }

  async #judgeFile(
    change: FileChange,
    { patch }: PullFile,
    { author, others }: { author: Author; others: readonly OtherPull[] },
  ): Promise<JudgedFile> {
    const settings = await this.#settings(change.path, { author, archiveIssues: this.#options.earlierIssues });
    const archive = await this.#archive(change, settings.earlierIssues);
    const { parser, dictionary } = this.#options;
    const stage = settings.stage ?? stageOf(change.path);
    const facts = { dictionary, ...(archive && { archive }) };
    const judged = judgeFile(change, patch, { ...settings, stage, parser, facts });
    const known = new Set(change.before ? keysIn(change.before, parser) : []);
    const own = additionsOf(judged.result.issue, (line) => change.lines.own.has(line - 1));
    const added = own.filter(({ key }) => !known.has(key));
    return { ...judged, told: [...judged.told, ...sharedWith(added, others)] };
  }

  async #settings(path: string, flags: Flags): Promise<Settings> {
    const { config, plugins } = await this.#base.configFor(path);
    if (plugins.length > 0)
      this.#options.note(`plugins are programs and are not loaded in a review: ${plugins.join(", ")}`);
    const settings = settingsOf(config, flags, rules);
    const most = flags.archiveIssues === undefined ? EARLIER_ISSUES : MAX_EARLIER_ISSUES;
    return { ...settings, earlierIssues: Math.min(settings.earlierIssues, most) };
  }

  /** Without earlier issues a review says less, so trouble with them is no reason to say nothing. */
  async #archive({ after, path }: FileChange, most: number): Promise<Archive | undefined> {
    const day = after && peekDate(after);
    if (day === undefined || most === 0) return undefined;
    try {
      return await this.#base.earlierIssues(day, most, this.#options.parser);
    } catch (error) {
      this.#miss(`${path}: compared with no earlier issues: ${reasonOf(error)}`);
      return undefined;
    }
  }

  async #others(files: readonly PullFile[]): Promise<OtherPull[]> {
    const { client, parser, decode, looksAtOpenPulls } = this.#options;
    const drafts = files.filter(({ status }) => status === "modified").map(({ filename }) => filename);
    if (!looksAtOpenPulls || drafts.length === 0) return [];
    try {
      return await otherPulls(this.#pull, drafts, { client, base: this.#repository, parser, decode });
    } catch (error) {
      this.#miss(`other open pull requests were not looked at: ${reasonOf(error)}`);
      return [];
    }
  }
}
