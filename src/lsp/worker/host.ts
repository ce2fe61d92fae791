/** The server's place in a worker of a browser: the client reads the files of a workspace for it. */
import { buildArchive } from "../../archive/build-archive.ts";
import type { Archive } from "../../archive/types.ts";
import { withoutPluginRules } from "../../config/known-rules.ts";
import type { Configuration } from "../../config/load.ts";
import { parseConfig, readRawConfig } from "../../config/parse.ts";
import type { MarkdownParser } from "../../document/markdown/parser.ts";
import { dayInName } from "../../newsletter/issue-name.ts";
import { rules } from "../../rules/index.ts";
import type { Dictionary } from "../../text/dictionary.ts";
import { pathOf } from "../folders.ts";
import type { ArchiveRequest, Host, Place } from "../host.ts";
import type { FileText, ReadParams, WorkspaceTexts } from "./read-workspace.ts";

export interface WorkerParts {
  readonly parser: MarkdownParser;
  readonly dictionary: Dictionary;
  readonly version: string;
  /** Has the client read; resolves to nothing for a client that cannot. */
  readonly read: (params: ReadParams) => Promise<WorkspaceTexts>;
  readonly note: (line: string) => void;
}

/** What a client sends is checked like everything from outside. */
const isFileText = (value: unknown): value is FileText => {
  const { uri, text } = (value ?? {}) as Partial<Record<keyof FileText, unknown>>;
  return typeof uri === "string" && typeof text === "string";
};

const NOTHING: WorkspaceTexts = { issues: [] };

const checked = (answer: WorkspaceTexts): WorkspaceTexts => {
  const { config, issues } = answer ?? NOTHING;
  return { ...(isFileText(config) && { config }), issues: Array.isArray(issues) ? issues.filter(isFileText) : [] };
};

export class WorkerHost implements Host {
  readonly parser: MarkdownParser;
  readonly dictionary: Dictionary;
  readonly version: string;
  readonly #parts: WorkerParts;
  readonly #read = new Map<string, Promise<WorkspaceTexts>>();
  readonly #archives = new Map<string, Archive>();

  constructor(parts: WorkerParts) {
    this.#parts = parts;
    this.parser = parts.parser;
    this.dictionary = parts.dictionary;
    this.version = parts.version;
  }

  async configuration({ folder }: Place): Promise<Configuration> {
    const { config: file } = await this.#texts(folder);
    if (!file) return { plugins: [], rules };
    const raw = await readRawConfig(pathOf(file.uri), file.text);
    if (raw.plugins.length > 0)
      this.#parts.note("the plugins of the config are programs, which do not run in a browser");
    return { config: await parseConfig(withoutPluginRules(raw), rules), plugins: [], rules };
  }

  async archive({ folder }: Place, { given, before, most }: ArchiveRequest): Promise<Archive | undefined> {
    if (given === false) return undefined;
    const { issues } = await this.#texts(folder, given);
    const earlier = issues
      .map(({ uri, text }) => ({ path: uri, text, day: dayInName(pathOf(uri)) ?? Number.POSITIVE_INFINITY }))
      .filter(({ day }) => day < before)
      .sort((a, b) => b.day - a.day)
      .slice(0, most);
    if (earlier.length === 0) return undefined;
    const key = earlier.map(({ path }) => path).join("\n");
    const archive = this.#archives.get(key) ?? buildArchive(earlier, this.parser);
    this.#archives.set(key, archive);
    return archive;
  }

  forget(): void {
    this.#read.clear();
    this.#archives.clear();
  }

  /** The paths of the archive are URIs. */
  uriOf(path: string): string {
    return path;
  }

  attribute(error: unknown): unknown {
    return error;
  }

  #texts(folder: string | undefined, archive?: string): Promise<WorkspaceTexts> {
    if (folder === undefined) return Promise.resolve(NOTHING);
    const key = `${folder} ${archive}`;
    const texts = this.#read.get(key) ?? this.#parts.read({ folder, archive }).then(checked);
    this.#read.set(key, texts);
    return texts;
  }
}
