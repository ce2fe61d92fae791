/** The server's place in a worker of a browser: the client reads the files of a workspace for it. */
import { buildArchive } from "../../archive/build-archive.ts";
import type { Archive } from "../../archive/types.ts";
import { CONFIG_FILE, CONFIG_FILES } from "../../config/config-file.ts";
import { withoutPluginRules } from "../../config/known-rules.ts";
import type { Configuration } from "../../config/load.ts";
import { parseConfig, readRawConfig } from "../../config/parse.ts";
import type { MarkdownParser } from "../../document/markdown/parser.ts";
import { dayInName } from "../../newsletter/issue-name.ts";
import { rules } from "../../rules/index.ts";
import type { Dictionary } from "../../text/dictionary.ts";
import { pathOf } from "../folders.ts";
import { type ArchiveRequest, archiveFault, type Host, type Place } from "../host.ts";
import type { FileText, ReadParams, WorkspaceTexts } from "./read-workspace.ts";

export interface WorkerParts {
  readonly parser: MarkdownParser;
  readonly dictionary: Dictionary;
  readonly version: string;
  /** Has the client read; resolves to nothing for a client that cannot. */
  readonly read: (params: ReadParams) => Promise<WorkspaceTexts | undefined>;
  /** Tells the person something that is no error. */
  readonly note: (line: string) => void;
}

/** What a client sends is checked like everything from outside. */
const isFileText = (value: unknown): value is FileText => {
  const { uri, text } = (value ?? {}) as Partial<Record<keyof FileText, unknown>>;
  return typeof uri === "string" && typeof text === "string";
};

const checked = (answer: WorkspaceTexts | undefined): WorkspaceTexts | undefined => {
  if (typeof answer !== "object" || answer === null) return undefined;
  const { config, issues } = answer;
  return { ...(isFileText(config) && { config }), issues: Array.isArray(issues) ? issues.filter(isFileText) : [] };
};

/** As messages name the config. */
const configName = (uri: string): string =>
  CONFIG_FILES.find((name) => pathOf(uri).endsWith(`/${name}`)) ?? CONFIG_FILE;

/** Without a config there are the newsletter's rules alone. */
const NO_CONFIG: Configuration = { plugins: [], rules };

/** What was read of a folder, with what was made of it: what is read anew makes all anew. */
class Reading {
  readonly #texts: WorkspaceTexts | undefined;
  readonly #parts: WorkerParts;
  readonly #archives = new Map<string, Archive>();
  #configuration: Promise<Configuration> | undefined;

  constructor(texts: WorkspaceTexts | undefined, parts: WorkerParts) {
    this.#texts = texts;
    this.#parts = parts;
  }

  configuration(): Promise<Configuration> {
    this.#configuration ??= this.#parseConfig();
    return this.#configuration;
  }

  /** @throws UsageError when the settings name a folder without issues */
  archive({ given, before, most }: ArchiveRequest): Archive | undefined {
    const { issues = [] } = this.#texts ?? {};
    if (given && issues.length === 0)
      throw archiveFault(given, this.#texts ? "no issue in this folder" : "no folder that can be read");
    const earlier = issues
      .map(({ uri, text }) => ({ path: uri, text, day: dayInName(pathOf(uri)) ?? Number.POSITIVE_INFINITY }))
      .filter(({ day }) => day < before)
      .sort((a, b) => b.day - a.day)
      .slice(0, most);
    if (earlier.length === 0) return undefined;
    const key = earlier.map(({ path }) => path).join("\n");
    const archive = this.#archives.get(key) ?? buildArchive(earlier, this.#parts.parser);
    this.#archives.set(key, archive);
    return archive;
  }

  async #parseConfig(): Promise<Configuration> {
    const { config: file } = this.#texts ?? {};
    if (!file) return NO_CONFIG;
    const raw = await readRawConfig(configName(file.uri), file.text);
    if (raw.plugins.length > 0)
      this.#parts.note("the plugins of the config are programs, which do not run in a browser");
    return { ...NO_CONFIG, config: await parseConfig(withoutPluginRules(raw), rules) };
  }
}

export class WorkerHost implements Host {
  readonly parser: MarkdownParser;
  readonly dictionary: Dictionary;
  readonly version: string;
  readonly #parts: WorkerParts;
  readonly #readings = new Map<string, Promise<Reading>>();

  constructor(parts: WorkerParts) {
    this.#parts = parts;
    this.parser = parts.parser;
    this.dictionary = parts.dictionary;
    this.version = parts.version;
  }

  async configuration({ folder }: Place): Promise<Configuration> {
    return folder === undefined ? NO_CONFIG : (await this.#read({ folder })).configuration();
  }

  async archive({ folder }: Place, request: ArchiveRequest): Promise<Archive | undefined> {
    const { given } = request;
    if (given === false || folder === undefined) return undefined;
    return (await this.#read({ folder, archive: given })).archive(request);
  }

  forget(): void {
    this.#readings.clear();
  }

  /** The paths of the archive are URIs. */
  uriOf(path: string): string {
    return path;
  }

  attribute(error: unknown): unknown {
    return error;
  }

  #read(params: ReadParams): Promise<Reading> {
    const key = `${params.folder} ${params.archive}`;
    const parts = this.#parts;
    const reading = this.#readings.get(key) ?? parts.read(params).then((texts) => new Reading(checked(texts), parts));
    this.#readings.set(key, reading);
    return reading;
  }
}
