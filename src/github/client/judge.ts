/** Judges a pull request: reads its files and the base's settings, and lints what it changes. */
import type { Archive } from "../../archive/types.ts";
import type { FileChange } from "../../change/file-change.ts";
import { type Settings, settingsOf } from "../../config/settings.ts";
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
  /** How many earlier issues are read, one request each, when none are given. */
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

/** Of earlier issues the newest ones; the same object when it has no more, for what it remembers. */
const newestOf = (archive: Archive, most: number): Archive =>
  archive.issues.length <= most ? archive : { issues: archive.issues.slice(0, most) };

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
  readonly #texts: PullTexts;
  readonly #changes = new Map<PullFile, Promise<FileChange>>();
  #newestDraft: Promise<string | undefined> | undefined;
  #isPartial = false;

  constructor(pull: Pull, options: JudgeOptions) {
    const { client, repository, decode, config } = options;
    this.#options = options;
    this.#pull = pull;
    this.#repository = new Repository(client, repository);
    // What came after one that is closed is no matter of it.
    const revision = pull.state === "open" ? pull.base.ref : pull.base.sha;
    this.#base = new Base({ repository: this.#repository, revision, decode, config });
    this.#texts = new PullTexts({ client, pull, base: this.#repository, decode });
  }

  /**
   * What is found in each file. One that is no text is passed to `note`. What was read is not read again when the same
   * files are judged once more.
   * @param archive earlier issues that are known already
   * @throws UsageError for a broken config, and when GitHub fails: then nothing is known of the files
   */
  async judge(files: readonly PullFile[], archive?: Archive): Promise<Judgement> {
    if (files.length === 0) return { files: [], unread: 0, isPartial: false };
    const { client, repository, author: given } = this.#options;
    const author = given ?? (await authorOf(client, repository, this.#pull.user?.login));
    this.#newestDraft ??= this.#base.newestDraft();
    await this.#newestDraft;
    const others = await this.#others(files);
    const judged: JudgedFile[] = [];
    let unread = 0;
    for (const file of files.slice(0, MAX_FILES)) {
      const change = await this.#changeOf(file).catch((error: unknown) => {
        if (error instanceof GitHubError) throw error;
        this.#miss(reasonOf(error));
        unread++;
      });
      if (change) judged.push(await this.#judgeFile(change, file, { author, others, archive }));
    }
    if (files.length > MAX_FILES) this.#miss(`only ${MAX_FILES} of ${files.length} changed issues were read`);
    return { files: judged, unread, isPartial: this.#isPartial };
  }

  #changeOf(file: PullFile): Promise<FileChange> {
    const read = async () => this.#texts.changeOf(file, await this.#newestDraft);
    const change = this.#changes.get(file) ?? read();
    this.#changes.set(file, change);
    return change;
  }

  /** Something is not known that another run may know. */
  #miss(line: string): void {
    this.#isPartial = true;
    this.#options.note(line);
  }

  async #judgeFile(
    change: FileChange,
    { patch }: PullFile,
    { author, others, archive: known }: { author: Author; others: readonly OtherPull[]; archive?: Archive },
  ): Promise<JudgedFile> {
    const settings = await this.#settings(change.path, author, known !== undefined);
    const archive = known
      ? newestOf(known, settings.earlierIssues)
      : await this.#archive(change, settings.earlierIssues);
    const { parser, dictionary } = this.#options;
    const stage = settings.stage ?? stageOf(change.path);
    const facts = { dictionary, ...(archive && { archive }) };
    const judged = judgeFile(change, patch, { ...settings, stage, parser, facts });
    const before = new Set(change.before ? keysIn(change.before, parser) : []);
    const own = additionsOf(judged.result.issue, (line) => change.lines.own.has(line - 1));
    const added = own.filter(({ key }) => !before.has(key));
    return { ...judged, told: [...judged.told, ...sharedWith(added, others)] };
  }

  /** @param isKnown whether the earlier issues are there already, so that no number of requests limits them */
  async #settings(path: string, author: Author, isKnown: boolean): Promise<Settings> {
    const archiveIssues = isKnown ? undefined : this.#options.earlierIssues;
    const { config, plugins } = await this.#base.configFor(path);
    if (plugins.length > 0)
      this.#options.note(`plugins are programs and are not loaded in a review: ${plugins.join(", ")}`);
    const settings = settingsOf(config, { author, archiveIssues }, rules);
    const most = isKnown || archiveIssues !== undefined ? MAX_EARLIER_ISSUES : EARLIER_ISSUES;
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
