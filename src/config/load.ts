/** Finds and reads config files, and loads their plugins. */
import type { Stats } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { foldersUpwards, isThere, leavesCheckout } from "../files/checkout.ts";
import { NotRegularFile, type ReadFile, readRegularFile } from "../files/read-file.ts";
import type { AnyRule } from "../rule/define-rule.ts";
import { CONFIG_FILES } from "./config-file.ts";
import { withoutPluginRules } from "./known-rules.ts";
import { parseConfig, type RawConfig, readRawConfig } from "./parse.ts";
import { allRules, type ImportFile, type Origin, type Plugin, PluginLoader, uniquePlugins } from "./plugins.ts";
import type { Config } from "./schema.ts";
import { doubtOf } from "./trust.ts";
import { UsageError } from "./usage-error.ts";

/** Far more than any config has. */
const MAX_BYTES = 1024 * 1024;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "no such file",
  EISDIR: "is a folder",
  EACCES: "no permission to read it",
  ELOOP: "a symbolic link that leads to itself",
};

const HELP = "give --config the path of a config file, or --no-config";

/**
 * Reads the file, and tells whose it is.
 * @param isFound whether no flag names it: the links of a user lead where the user wants
 */
const readConfig = async (
  path: string,
  { shown, isFound }: { shown: string; isFound: boolean },
): Promise<{ raw: RawConfig; stats: Stats }> => {
  let file: ReadFile;
  try {
    if (isFound && leavesCheckout(path))
      throw new UsageError(`${shown}: a symbolic link that leaves the checkout`, { help: "name the file it leads to" });
    file = readRegularFile(path, MAX_BYTES);
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    const { code = "", message } = cause as NodeJS.ErrnoException;
    const reason = cause instanceof NotRegularFile ? "not a file" : (REASONS[code] ?? message);
    throw new UsageError(`${shown}: ${reason}`, { help: HELP, cause });
  }
  const { bytes, stats } = file;
  if (bytes.length > MAX_BYTES) throw new UsageError(`${shown}: larger than 1 MB`, { help: HELP });
  return { raw: await readRawConfig(shown, bytes.toString("utf8")), stats };
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

/** What a person said of the programs of a workspace. */
export interface Trust {
  readonly isGiven: boolean;
  /** What lets plugins run, for the message that they do not. */
  readonly remedy: string;
}

export interface ConfigOptions {
  /** The path of the one config to use, or false for none. */
  readonly given?: string | false;
  /** Plugins for all files, as the flags name them. */
  readonly plugins?: readonly string[];
  readonly cwd: string;
  /** Whether nobody reads what is told, as in CI: then it is an error that plugins may not be loaded. */
  readonly isUnattended: boolean;
  /** Where a person says whether the plugins of configs may run, as in an editor; else flags name them. */
  readonly trust?: Trust;
  readonly importFile: ImportFile;
  /** Gives a path as messages show it. */
  readonly show: (path: string) => string;
  /** Tells the user something that is no error. */
  readonly note: (line: string) => Promise<void>;
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
    return allRules((await this.#open(this.fileFor(folder))).plugins);
  }

  /** The configuration for the files of a folder: the same object, or the same error, for the same config file. */
  forFolder(folder: string): Promise<Configuration> {
    const path = this.fileFor(folder);
    return memoized(this.#configurations, path ?? "", async () => {
      const { raw, plugins } = await this.#open(path);
      const rules = allRules(plugins);
      return { config: raw && (await parseConfig(raw, rules)), plugins, rules };
    });
  }

  /** The path of the config file for the files of a folder, absolute; undefined when there is none. */
  fileFor(folder: string): string | undefined {
    const { given, cwd } = this.#options;
    if (given === false) return undefined;
    if (given !== undefined) return resolve(cwd, given);
    return foldersUpwards(folder)
      .flatMap((each) => CONFIG_FILES.map((name) => join(each, name)))
      .find(isThere);
  }

  #open(path: string | undefined): Promise<LoadedConfig> {
    return memoized(this.#loaded, path ?? "", async () => {
      const flagged = await this.#fromFlags();
      if (path === undefined) return { plugins: flagged };
      const { show, note, given, isUnattended, trust } = this.#options;
      const [shown, isFound] = [show(path), given === undefined];
      if (isFound) await this.#noteUnread(path);
      const { raw, stats } = await readConfig(path, { shown, isFound });
      const doubt = raw.plugins.length > 0 && isFound ? this.#doubt(path, stats) : undefined;
      if (doubt !== undefined && isUnattended)
        throw new UsageError(`${shown}: its plugins are not loaded: ${doubt}`, {
          help: `\`--config ${shown}\` loads them, and \`--no-config\` leaves the config out`,
        });
      if (doubt !== undefined) {
        const remedy = trust?.remedy ?? `\`--config ${shown}\` loads them`;
        await note(`${shown}: its plugins are not loaded: ${doubt}; ${remedy}`);
        return { raw: withoutPluginRules(raw), plugins: flagged };
      }
      const named = await this.#load(raw.plugins, { config: shown, folder: dirname(path) });
      return { raw, plugins: uniquePlugins([...flagged, ...named]) };
    });
  }

  /** Tells of a config beside the one that is read: whoever writes into it wonders why nothing changes. */
  async #noteUnread(path: string): Promise<void> {
    const { show, note } = this.#options;
    for (const other of CONFIG_FILES.map((name) => join(dirname(path), name)))
      if (other !== path && isThere(other))
        await note(`${show(path)} is read, and ${show(other)} beside it is not; remove one of them`);
  }

  #doubt(path: string, stats: Stats): string | undefined {
    const { trust, cwd } = this.#options;
    return trust?.isGiven === false ? "the workspace is not trusted" : doubtOf(path, { stats, cwd });
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
