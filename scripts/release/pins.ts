/** How the workflows and hooks to copy name a release of ours: `action` in `package.json` says which one. */
import { readdirSync, readFileSync } from "node:fs";
import { HOME } from "../../src/report/project.ts";

/** A release: its tag, and the commit that the tag stands for. */
export interface Pin {
  readonly tag: string;
  readonly commit: string;
}

const NAME = new URL(HOME).pathname.slice(1);

/** The documents that name one. */
export const PINNED = [
  "docs/ci.md",
  ...["docs/workflows", "docs/newsletter"].flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`)),
];

/** The text with that release in place of the one that it names. */
export const withPin = (text: string, { tag, commit }: Pin): string =>
  text
    .replaceAll(new RegExp(`(${NAME}(?:@|\\.git#))[0-9a-f]{40}("?) # v\\S+`, "g"), `$1${commit}$2 # ${tag}`)
    .replaceAll(new RegExp(`(- repo: ${HOME}\\n +rev: )\\S+`, "g"), `$1${tag}`);

/** The release that `package.json` names. */
export const readPin = (): Pin => JSON.parse(readFileSync("package.json", "utf8")).action;
