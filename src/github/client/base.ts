/** What the base of a pull request brings to a review: its config, its newest draft, earlier issues, who may write. */
import { buildArchive } from "../../archive/build-archive.ts";
import type { Archive } from "../../archive/types.ts";
import { CONFIG_FILES } from "../../config/config-file.ts";
import { withoutPluginRules } from "../../config/known-rules.ts";
import { parseConfig, readRawConfig } from "../../config/parse.ts";
import type { Config } from "../../config/schema.ts";
import { UsageError } from "../../config/usage-error.ts";
import type { MarkdownParser } from "../../document/markdown/parser.ts";
import { byDayInName, dayInName, isIssueName } from "../../newsletter/issue-name.ts";
import type { Author } from "../../rule/define-rule.ts";
import { rules } from "../../rules/index.ts";
import { permissionSchema } from "./answers.ts";
import type { Client } from "./client.ts";
import type { Decode, FileRow, Repository } from "./repository.ts";

/** The config of a folder, and the plugins that it names. */
export interface BaseConfig {
  readonly config?: Config;
  /** They are programs, and are not loaded. */
  readonly plugins: readonly string[];
}

/** The folder of a file and those above it, as prefixes of paths: `draft/`, and the empty one. */
const foldersOf = (path: string): string[] => {
  const parts = path.split("/").slice(0, -1);
  return [...parts.map((_, index) => `${parts.slice(0, parts.length - index).join("/")}/`), ""];
};

/** Of the files of a folder the newest issues, the newest first. @param before the day before which they came out */
export const newestIssues = (
  rows: readonly FileRow[],
  { before, most }: { before: number; most: number },
): readonly FileRow[] =>
  rows
    .filter(({ name }) => isIssueName(name) && (dayInName(name) ?? before) < before)
    .sort((a, b) => byDayInName(b.name, a.name))
    .slice(0, most);

interface BaseOptions {
  readonly repository: Repository;
  /** The branch that the pull request is for. */
  readonly revision: string;
  readonly decode: Decode;
  /** A config of the base, or false for none. */
  readonly config?: string | false;
}

/** The branch that a pull request is for. Each file of it is asked for once. */
export class Base {
  readonly #options: BaseOptions;
  readonly #configs = new Map<string, Promise<BaseConfig | undefined>>();

  constructor(options: BaseOptions) {
    this.#options = options;
  }

  /** The newest draft that is there, `draft/…`. */
  async newestDraft(): Promise<string | undefined> {
    const { repository, revision } = this.#options;
    const names = (await repository.files("draft", revision)).map(({ name }) => name).filter(isIssueName);
    const newest = names.sort(byDayInName).at(-1);
    return newest && `draft/${newest}`;
  }

  /** The config in the folder of a file or above. */
  async configFor(path: string): Promise<BaseConfig> {
    const { config } = this.#options;
    if (config === false) return { plugins: [] };
    if (config !== undefined) {
      const found = await this.#configAt(config);
      if (found === undefined) throw new UsageError(`${config}: no such file in the repository of the base`);
      return found;
    }
    for (const folder of foldersOf(path))
      for (const name of CONFIG_FILES) {
        const found = await this.#configAt(`${folder}${name}`);
        if (found) return found;
      }
    return { plugins: [] };
  }

  #configAt(path: string): Promise<BaseConfig | undefined> {
    const known = this.#configs.get(path) ?? this.#readConfig(path);
    this.#configs.set(path, known);
    return known;
  }

  async #readConfig(path: string): Promise<BaseConfig | undefined> {
    const { repository, revision, decode } = this.#options;
    const bytes = await repository.file(path, revision);
    if (bytes === undefined) return undefined;
    const raw = await readRawConfig(path, decode(path, bytes));
    return { config: await parseConfig(withoutPluginRules(raw), rules), plugins: raw.plugins };
  }

  /** The newest issues in `content/` that came out before a day. */
  async earlierIssues(before: number, most: number, parser: MarkdownParser): Promise<Archive> {
    const { repository, revision, decode } = this.#options;
    const rows = newestIssues(await repository.files("content", revision), { before, most });
    const texts: { path: string; text: string }[] = [];
    for (const { path, sha } of rows) {
      const bytes = await repository.blob(path, sha);
      if (bytes) texts.push({ path, text: decode(path, bytes) });
    }
    return buildArchive(texts, parser);
  }
}

/** By what the author may do in the repository: GitHub hides who is a member, but not who may write. */
export const authorOf = async (client: Client, repository: string, login: string | undefined): Promise<Author> => {
  if (login === undefined) return "external";
  const address = `/repos/${repository}/collaborators/${encodeURIComponent(login)}/permission`;
  const found = await client.find(address, permissionSchema);
  return found?.permission === "admin" || found?.permission === "write" ? "editor" : "external";
};
