/** Measures commands side by side, and writes what they took as a table of Markdown. */
import { type Command, median, type Runner, type Usage } from "./runner.ts";

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, column) => (column === 0 ? "---" : "---:")), ...rows]
    .map((row) => `| ${row.join(" | ")} |\n`)
    .join("");

export const plain = (value: number): string => value.toFixed(value < 100 ? 1 : 0);

/** The median of what each run says, if it says it. */
const middle = (
  usages: readonly Usage[],
  of: (usage: Usage, turn: number) => number | undefined,
  unit: string,
): string => {
  const known = usages.map(of).filter((value) => value !== undefined);
  return known.length === 0 ? "–" : `${plain(median(known))}${unit}`;
};

export interface Rounds {
  readonly rounds: number;
  /** Rounds before the first, which do not count: they fill caches. */
  readonly before: number;
}

/** What each command took, round by round. Every round runs each once. */
const measured = (runner: Runner, commands: readonly Command[], { rounds, before }: Rounds): Usage[][] => {
  const usages = commands.map((): Usage[] => []);
  for (let round = -before; round < rounds; round++)
    for (const [index, command] of commands.entries()) {
      const usage = runner.measure(command);
      if (round >= 0) usages[index]?.push(usage);
    }
  return usages;
};

const over = (value: number | undefined, base: number | undefined): number | undefined =>
  value === undefined || base === undefined ? undefined : value / base;

/** The columns of `compared`, behind the title. */
const COLUMNS = ["wall", "wall", "CPU", "memory"];

/**
 * Runs the commands in turns, and returns a table with one row for each. The first is an empty Node, and ratios are those
 * of the runs that stand side by side.
 * @param title of the first column
 * @param base the index of a command: a further column says how much longer each of those behind it took
 */
export const compared = (
  runner: Runner,
  commands: readonly Command[],
  { title, base, ...rounds }: Rounds & { readonly title: string; readonly base?: number },
): string => {
  const usages = measured(runner, commands, rounds);
  const [empty = []] = usages;
  const rows = commands.map(({ name }, index) => {
    const own = usages[index] ?? [];
    const more = middle(own, ({ wall }, turn) => wall - (usages[base ?? 0]?.[turn]?.wall ?? 0), " ms");
    return [
      name,
      middle(own, ({ wall }) => wall, " ms"),
      ...(base === undefined ? [] : [index > base ? more : "–"]),
      middle(own, ({ wall }, turn) => over(wall, empty[turn]?.wall), "×"),
      middle(own, ({ cpu }, turn) => over(cpu, empty[turn]?.cpu), "×"),
      middle(own, ({ memory }) => memory, " MB"),
    ];
  });
  const [wall = "", ...others] = COLUMNS;
  const head = base === undefined ? COLUMNS : [wall, `more than ${commands[base]?.name}`, ...others];
  return table([title, ...head], rows);
};
