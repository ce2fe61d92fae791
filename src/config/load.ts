/** Finds and reads config files, and loads their plugins. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { AnyRule } from "../rule/define-rule.ts";
import { parseConfig, type RawConfig, readRawConfig } from "./parse.ts";
import { allRules, type ImportFile, type Origin, type Plugin, PluginLoader, uniquePlugins } from "./plugins.ts";
import type { Config } from "./schema.ts";
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

const readConfig = (path: string, shown: string): Promise<RawConfig> => {
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
  return readRawConfig(shown, text);
};

/** The config, plugins and rules for the files of a folder. */
export interface Configuration {
  readonly config?: Config;
  readonly plugins: readonly Plugin[];
  /** The newsletter's rules, and behind them those of the plugins. */
  readonly rules: readonly AnyRule[];
}

/** A config file whose plugins are loaded; its other settings are not validated yet. */
interface LoadedConfig {
  readonly raw?: RawConfig;
  readonly plugins: readonly Plugin[];
}

export interface ConfigOptions {
  /** The path of the one config to use, or false for none. */
  readonly given?: string | false;
  /** Plugins for all files, as the flags name them. */
  readonly plugins?: readonly string[];
  readonly cwd: string;
  readonly importFile: ImportFile;
  /** Gives a path as messages show it. */
  readonly show: (path: string) => string;
}

/** Memoizes a promise by key, and with it the error of a rejected one. */
const memoized = <T>(memo: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> => {
  const promise = memo.get(key) ?? make();
  memo.set(key, promise);
  return promise;
};

/** Finds the config of each file and loads its plugins; every config file is read once. */
export class ConfigLoader {
  readonly #options: ConfigOptions;
  readonly #loader: PluginLoader;
  readonly #pluginsOfFlags = new Map<string, Promise<readonly Plugin[]>>();
  readonly #loaded = new Map<string, Promise<LoadedConfig>>();
  readonly #configurations = new Map<string, Promise<Configuration>>();

  constructor(options: ConfigOptions) {
    this.#options = options;
    this.#loader = new PluginLoader(options.importFile);
  }

  /** All rules that there are for files of a folder, whatever else its config says. */
  async rulesFor(folder: string): Promise<readonly AnyRule[]> {
    return allRules((await this.#open(this.#pathFor(folder))).plugins);
  }

  /** The configuration for the files of a folder: the same object, or the same error, for the same config file. */
  forFolder(folder: string): Promise<Configuration> {
    const path = this.#pathFor(folder);
    return memoized(this.#configurations, path ?? "", async () => {
      const { raw, plugins } = await this.#open(path);
      const rules = allRules(plugins);
      return { config: raw && (await parseConfig(raw, rules)), plugins, rules };
    });
  }

  #pathFor(folder: string): string | undefined {
    const { given, cwd } = this.#options;
    if (given === false) return undefined;
    if (given !== undefined) return resolve(cwd, given);
    return foldersUpwards(folder)
      .map((each) => join(each, CONFIG_FILE))
      .find((path) => existsSync(path));
  }

  #open(path: string | undefined): Promise<LoadedConfig> {
    return memoized(this.#loaded, path ?? "", async () => {
      const flagged = await this.#fromFlags();
      if (path === undefined) return { plugins: flagged };
      const shown = this.#options.show(path);
      const raw = await readConfig(path, shown);
      const named = await this.#load(raw.plugins, { config: shown, folder: dirname(path) });
      return { raw, plugins: uniquePlugins([...flagged, ...named]) };
    });
  }

  #fromFlags(): Promise<readonly Plugin[]> {
    const { plugins = [], cwd } = this.#options;
    return memoized(this.#pluginsOfFlags, "", async () => uniquePlugins(await this.#load(plugins, { folder: cwd })));
  }

  /** Loads plugins one after the other: they may print, and the error must name the first that is broken. */
  async #load(names: readonly string[], origin: Origin): Promise<Plugin[]> {
    const plugins: Plugin[] = [];
    for (const name of names) plugins.push(await this.#loader.load(name, origin));
    return plugins;
  }
}
