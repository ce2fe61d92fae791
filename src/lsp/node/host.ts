/** The server's place in Node: config, plugins and earlier issues from the file system. */
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { NotSavedArchive } from "../../archive/store/archive-file.ts";
import { ArchiveReader } from "../../archive/store/archive-reader.ts";
import { BUILD_DIGEST } from "../../archive/store/build-digest.ts";
import { findArchive } from "../../archive/store/find-archive.ts";
import type { Archive } from "../../archive/types.ts";
import { ConfigLoader, type Configuration } from "../../config/load.ts";
import { attributeToPlugin } from "../../config/plugin-error.ts";
import type { ImportFile } from "../../config/plugins.ts";
import { UsageError } from "../../config/usage-error.ts";
import type { MarkdownParser } from "../../document/markdown/parser.ts";
import { isWithin, realPathIfAny } from "../../files/checkout.ts";
import type { Dictionary } from "../../text/dictionary.ts";
import { type ArchiveRequest, archiveFault, type Host, type Place } from "../host.ts";

export interface NodeParts {
  readonly parser: MarkdownParser;
  readonly dictionary: Dictionary;
  readonly importFile: ImportFile;
  readonly version: string;
  readonly env: NodeJS.ProcessEnv;
  /** Whether what was read of earlier issues is kept for the next run. */
  readonly isCached: boolean;
  /** Tells the person something that is no error. */
  readonly note: (line: string) => void;
}

/** The path of a file; undefined for what is in no file system that we could read. */
const fileOf = (uri: string | undefined): string | undefined => {
  if (!uri?.startsWith("file:")) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
};

/** Without a config there are the newsletter's rules alone. */
const NO_FOLDER = { given: false } as const;

export class NodeHost implements Host {
  readonly parser: MarkdownParser;
  readonly dictionary: Dictionary;
  readonly version: string;
  readonly #parts: NodeParts;
  readonly #configs = new Map<string, ConfigLoader>();
  #reader: ArchiveReader | undefined;

  constructor(parts: NodeParts) {
    this.#parts = parts;
    this.parser = parts.parser;
    this.dictionary = parts.dictionary;
    this.version = parts.version;
  }

  configuration(place: Place): Promise<Configuration> {
    const folder = this.#folderOf(place);
    const root = fileOf(place.folder) ?? folder;
    const key = `${root} ${place.isTrusted} ${folder === undefined}`;
    const configs = this.#configs.get(key) ?? this.#loader(root, place.isTrusted);
    this.#configs.set(key, configs);
    return configs.forFolder(folder ?? "");
  }

  async archive(place: Place, { given, before, most }: ArchiveRequest): Promise<Archive | undefined> {
    const folder = this.#folderOf(place);
    if (given === false || folder === undefined) return undefined;
    const root = fileOf(place.folder) ?? folder;
    const archive = given === undefined ? findArchive(folder) : resolve(root, given);
    if (archive === undefined) return undefined;
    // A file of the workspace may hold the setting.
    if (given !== undefined && !place.isTrusted && !isWithin(realPathIfAny(root), realPathIfAny(archive)))
      throw new UsageError(`${given}: outside of a workspace that is not trusted`, {
        help: "trust the workspace, or name a folder in it",
      });
    const reader = this.#open();
    if (given !== undefined) this.#check(archive, given, reader);
    const found = reader.before(archive, before, most);
    reader.save();
    return found;
  }

  forget(): void {
    this.#configs.clear();
    this.#reader = undefined;
  }

  uriOf(path: string): string | undefined {
    return isAbsolute(path) ? pathToFileURL(path).href : undefined;
  }

  attribute(error: unknown, { plugins }: Configuration): unknown {
    return attributeToPlugin(error, plugins);
  }

  /** The folder that decides the config: that of the file, or the one that is open where there is no file yet. */
  #folderOf({ uri, folder }: Place): string | undefined {
    const file = fileOf(uri);
    return file === undefined ? fileOf(folder) : dirname(file);
  }

  #loader(root: string | undefined, isTrusted: boolean): ConfigLoader {
    const { importFile, note } = this.#parts;
    return new ConfigLoader({
      ...(root === undefined && NO_FOLDER),
      cwd: root ?? "",
      isUnattended: false,
      trust: { isGiven: isTrusted, remedy: "trust the workspace in the editor to load them" },
      importFile,
      show: (path) => (root === undefined ? path : relative(root, path).split(sep).join("/")),
      note: async (line) => note(line),
    });
  }

  /** @throws UsageError when the folder has no issues, or cannot be read */
  #check(archive: string, given: string, reader: ArchiveReader): void {
    let count: number;
    try {
      count = reader.count(archive);
    } catch (cause) {
      throw archiveFault(given, cause instanceof NotSavedArchive ? cause.message : "no folder that can be read", cause);
    }
    if (count === 0) throw archiveFault(given, "no issue in this folder");
  }

  #open(): ArchiveReader {
    const { env, version, parser, isCached } = this.#parts;
    this.#reader ??= new ArchiveReader({
      cache:
        isCached && BUILD_DIGEST !== undefined ? { env, program: `twir-lint ${version} ${BUILD_DIGEST}` } : undefined,
      parser,
      // Editors open a file by its whole path.
      show: (path) => path,
    });
    return this.#reader;
  }
}
