/** What to write in a config in place of a value of the wrong kind, or of a key that other linters have. */

const all = "leave it out: all rules run, and `rules` sets their levels";
const levels = '`rules` sets the levels: { "rules": { "RULE": "off" } }';
const files = "leave files out on the command line: '!draft/old.md'";

/** By the key of another linter. */
const FOREIGN_KEYS = new Map([
  ["extends", all],
  ["default", all],
  ["severity", levels],
  ["level", levels],
  ["levels", levels],
  ["linter", levels],
  ["ignorePatterns", files],
  ["ignores", files],
  ["exclude", files],
  ["enable", "`select` runs only some rules"],
  ["disable", "`ignore` leaves rules out"],
]);

/** The advice for a key at the top of the file. */
export const adviceForKey = (key: string): string | undefined => FOREIGN_KEYS.get(key);

const archiveForm = (value: unknown): string | undefined => {
  if (value === false) return 'write `{ "issues": 0 }`';
  if (value === true || value === "all") return 'write `{ "issues": "all" }`';
  if (typeof value === "number" && Number.isInteger(value) && value >= 0) return `write \`{ "issues": ${value} }\``;
  return typeof value === "string" ? `\`--archive ${value}\` names another folder` : undefined;
};

const listForm = (value: unknown): string | undefined => {
  const items = typeof value === "string" ? value.split(",").map((item) => JSON.stringify(item.trim())) : [];
  return items.length === 0 ? undefined : `write \`[${items.join(", ")}]\``;
};

/** What a value at the top of the file was meant to be. */
export const rightForm = ([key, ...below]: readonly PropertyKey[], value: unknown): string | undefined => {
  if (below.length > 0) return undefined;
  if (key === "archive") return archiveForm(value);
  return key === "select" || key === "ignore" || key === "plugins" ? listForm(value) : undefined;
};
