/**
 * Which files git ignores. Git itself is asked: it alone knows all its files of patterns. Loaded only when folders are
 * searched.
 */
import { basename, dirname, join, relative, sep } from "node:path";
import { UsageError } from "../../config/usage-error.ts";
import { checkoutOf } from "../../files/checkout.ts";
import { realPath } from "../../files/names.ts";
import { Git } from "./git.ts";
import type { Io } from "./io.ts";

export interface Ignored {
  readonly files: ReadonlySet<string>;
  /** Why it is not known of some. */
  readonly notes: readonly string[];
}

/** The files by the checkout that they are in. */
const byCheckout = (files: readonly string[]): Map<string, string[]> => {
  const roots = new Map<string, string | undefined>();
  const groups = new Map<string, string[]>();
  for (const file of files) {
    const folder = dirname(file);
    if (!roots.has(folder)) roots.set(folder, checkoutOf(folder));
    const root = roots.get(folder);
    if (root === undefined) continue;
    const group = groups.get(root) ?? [];
    group.push(file);
    groups.set(root, group);
  }
  return groups;
};

/** Of the files, those that git ignores. Outside of a checkout it ignores none. */
export const ignoredAmong = async (files: readonly string[], env: Io["env"]): Promise<Ignored> => {
  const ignored = new Set<string>();
  const notes: string[] = [];
  for (const [root, inside] of byCheckout(files)) {
    try {
      const { git, root: realRoot } = await Git.open(root, env, "the files that git ignores are linted too");
      const names = new Map(
        inside.map((file) => {
          const real = join(realPath(dirname(file)), basename(file));
          return [relative(realPath(realRoot), real).split(sep).join("/"), file] as const;
        }),
      );
      for (const name of await git.ignored([...names.keys()])) ignored.add(names.get(name) ?? name);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      // A folder with the name of git's and nothing of git in it ignores nothing.
      if (!error.help?.startsWith("not a git repository"))
        notes.push(`${error.message}: ${error.help ?? "git does not say why"}; --no-ignore does not ask it`);
    }
  }
  return { files: ignored, notes };
};
