/** Finds and loads plugins. */
import { realpathSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { AnyRule } from "../rule/define-rule.ts";
import { rules as builtIn } from "../rules/index.ts";
import { UsageError } from "./usage-error.ts";

/** Rules of the user, from one module. */
export interface Plugin {
  /** Its name in messages. */
  readonly label: string;
  /** The URL of its module: two names with the same URL are one plugin. */
  readonly url: string;
  readonly rules: readonly AnyRule[];
}

/** Imports a module. The bundled program is scripts, which cannot import, so it is passed in. */
export type ImportFile = (url: string) => Promise<Readonly<Record<string, unknown>>>;

/** Where a plugin is named, and the folder that its path or package is resolved from. */
export interface Origin {
  /** The config file that names it; undefined for a flag. */
  readonly config?: string;
  readonly folder: string;
}

/** For loading one module: it may wait for something that never comes. */
const TIMEOUT_MILLISECONDS = 10_000;

/** A path, as opposed to the name of a package: a package is never shadowed by a file of the same name. */
const IS_PATH = /^\.{0,2}[\\/]|^[a-zA-Z]:[\\/]|\.[cm]?[jt]s$/;

/** The lines of a stack inside the folder of the plugin, without those of packages installed there. */
export const traceOf = (cause: unknown, url: string): string | undefined => {
  if (!(cause instanceof Error) || typeof cause.stack !== "string") return undefined;
  const folder = new URL(".", url);
  const prefixes = [folder.href, fileURLToPath(folder)];
  const isInPlugin = (line: string): boolean =>
    prefixes.some((prefix) => line.includes(prefix) && !(line.split(prefix)[1] ?? "").includes("node_modules"));
  const lines = cause.stack.split("\n").filter((line) => /^\s+at /.test(line) && isInPlugin(line));
  return lines.length === 0 ? undefined : lines.map((line) => `    ${line.trim()}`).join("\n");
};

const findFile = (name: string, folder: string): string => {
  const path = resolve(folder, name);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw new UsageError("no such file", { help: `it would be ${path}` });
  if (stats.isDirectory()) throw new UsageError("it is a folder", { help: "name the file in it" });
  if (!stats.isFile()) throw new UsageError("it is not a file", { help: "name a regular one" });
  return pathToFileURL(realpathSync(path)).href;
};

const findPackage = async (name: string, folder: string): Promise<string> => {
  const { resolve: resolvePackage } = await import("import-meta-resolve");
  try {
    const url = resolvePackage(name, pathToFileURL(join(folder, "any.js")).href);
    if (url.startsWith("file:")) return url;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== "ERR_MODULE_NOT_FOUND") throw new UsageError(message, { cause: error });
  }
  throw new UsageError(`no such package is installed in ${folder} or above`, {
    help: "install it there; the path of a file ends in .js or starts with ./",
  });
};

const withTimeout = async <T>(promise: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("it is not ready after 10 seconds")), TIMEOUT_MILLISECONDS);
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
};

const helpFor = (error: unknown, url: string): string => {
  // A module can throw any value, even `undefined`.
  const { code, message = "" } = (error ?? {}) as Partial<NodeJS.ErrnoException>;
  if (code === "ERR_MODULE_NOT_FOUND" && /'twir-lint'/.test(message))
    return "install twir-lint beside it; or leave `defineRule` out, for it only gives types";
  if (error instanceof SyntaxError) return `\`node ${fileURLToPath(url)}\` says where`;
  if (code === "ERR_UNKNOWN_FILE_EXTENSION") return "compile it to JavaScript, or run Node.js 22.18 or newer";
  return "this is a bug in the plugin";
};

const importModule = async (url: string, importFile: ImportFile): Promise<Readonly<Record<string, unknown>>> => {
  try {
    return await withTimeout(importFile(url));
  } catch (error) {
    const [fact = ""] = String((error as Error | null)?.message ?? error).split("\n");
    throw new UsageError(`it cannot be loaded: ${fact}`, {
      help: helpFor(error, url),
      trace: traceOf(error, url),
      cause: error,
    });
  }
};

/** Loads plugins, which are programs of the user and run. Each module is loaded once. */
export class PluginLoader {
  readonly #byUrl = new Map<string, Promise<readonly AnyRule[]>>();
  readonly #importFile: ImportFile;

  constructor(importFile: ImportFile) {
    this.#importFile = importFile;
  }

  /** @throws UsageError naming the plugin that cannot be found, loaded or used, and where it was named */
  async load(name: string, { config, folder }: Origin): Promise<Plugin> {
    const label = `${config === undefined ? "" : `${config}: `}plugin \`${name}\``;
    try {
      const url = IS_PATH.test(name) ? findFile(name, folder) : await findPackage(name, folder);
      const rules = this.#byUrl.get(url) ?? this.#rulesAt(url);
      this.#byUrl.set(url, rules);
      return { label, url, rules: await rules };
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      const { message, help, trace, cause } = error;
      throw new UsageError(`${label}: ${message}`, { help, trace, cause });
    }
  }

  async #rulesAt(url: string): Promise<readonly AnyRule[]> {
    const module = importModule(url, this.#importFile);
    const [exported, { rulesOf }] = await Promise.all([module, import("./plugin-schema.ts")]);
    return rulesOf(exported);
  }
}

/** The newsletter's rules, and behind them those of the plugins. */
export const allRules = (plugins: readonly Plugin[]): readonly AnyRule[] => [
  ...builtIn,
  ...plugins.flatMap(({ rules }) => rules),
];

const BUILT_IN = "twir-lint";

/**
 * The plugins, each once however often it is named.
 * @throws UsageError when a rule has the id of another, the newsletter's or a plugin's
 */
export const uniquePlugins = (plugins: readonly Plugin[]): Plugin[] => {
  const byUrl = new Map([...plugins].reverse().map((plugin) => [plugin.url, plugin]));
  const owners = new Map(builtIn.map(({ id }) => [id, BUILT_IN]));
  const unique = plugins.filter((plugin) => byUrl.get(plugin.url) === plugin);
  for (const { label, rules } of unique) {
    for (const { id } of rules) {
      const owner = owners.get(id);
      if (owner !== undefined)
        throw new UsageError(
          `${label}: rule \`${id}\`: ${owner === label ? "it" : owner} has a rule of that id already`,
          {
            help: "give it another id",
          },
        );
      owners.set(id, label);
    }
  }
  return unique;
};
