import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type Config, parseConfig } from "./parse.ts";
import { UsageError } from "./usage-error.ts";

export const CONFIG_FILE = "twir-lint.config.json";

/** The folder and the folders above it, up to the root of the git checkout or of the file system. */
export const foldersUpwards = (from: string): string[] => {
  const folders = [resolve(from)];
  for (;;) {
    const last = folders.at(-1) as string;
    if (existsSync(join(last, ".git")) || dirname(last) === last) return folders;
    folders.push(dirname(last));
  }
};

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "no such file",
  EISDIR: "is a folder",
  EACCES: "no permission to read it",
};

const readConfig = (path: string, shown: string): Promise<Config> => {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (cause) {
    const { code = "", message } = cause as NodeJS.ErrnoException;
    throw new UsageError(`${shown}: ${REASONS[code] ?? message}`, {
      help: "give --config the path of a config file, or --no-config",
      cause,
    });
  }
  return parseConfig(shown, text);
};

/** Finds the config of each file; every config file is read once. */
export class ConfigLoader {
  readonly #given: string | false | undefined;
  readonly #cwd: string;
  readonly #show: (path: string) => string;
  readonly #byPath = new Map<string, Promise<Config>>();

  /** `given`: the path of the one config to use, or false for none. `show`: how a path is named in messages. */
  constructor(options: { given?: string | false; cwd: string; show: (path: string) => string }) {
    this.#given = options.given;
    this.#cwd = options.cwd;
    this.#show = options.show;
  }

  /** The config for files of a folder, always the same object for the same config file. */
  async forFolder(folder: string): Promise<Config | undefined> {
    if (this.#given === false) return undefined;
    if (this.#given !== undefined) return this.#load(resolve(this.#cwd, this.#given));
    const found = foldersUpwards(folder)
      .map((each) => join(each, CONFIG_FILE))
      .find((path) => existsSync(path));
    return found === undefined ? undefined : this.#load(found);
  }

  #load(path: string): Promise<Config> {
    const known = this.#byPath.get(path);
    if (known) return known;
    const loading = (async () => readConfig(path, this.#show(path)))();
    this.#byPath.set(path, loading);
    return loading;
  }
}
