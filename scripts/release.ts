/**
 * Prepares a release in dist/release/, and publishes nothing: `npm run release -- VERSION`. The same sources give the same
 * bytes, wherever and whenever they are built. RELEASING.md says what is done with them.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { formatDay } from "../src/text/calendar.ts";
import { fail, parseArguments } from "./command-line.ts";
import { actionTree, commitTree } from "./release/action-tree.ts";
import { checksums, filesIn, writeTree } from "./release/files.ts";
import { packNpm } from "./release/pack.ts";
import { type Pin, readPin } from "./release/pins.ts";
import { askingTagOf, checkVersion, RELEASE_TAG, type Section, tagOf } from "./release/version.ts";

const USAGE =
  "npm run release -- VERSION [--final]: prepares it in dist/release/; --final: fails while something is left to do";
const TO = "dist/release";
/** Of files whose release has no day yet: a time that every archive can hold. */
const NO_DAY = "2000-01-01";

const { positionals, values } = parseArguments({ final: { type: "boolean" } }, USAGE);
const [version = ""] = positionals;
if (positionals.length !== 1) fail(USAGE);

/** What a program prints; its own words on standard error are shown. */
const ask = (program: string, ...argv: string[]): string =>
  execFileSync(program, argv, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });

/** What git says; nothing where there is no checkout, as in a downloaded copy. */
const git = (...argv: string[]): string => {
  try {
    return execFileSync("git", argv, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return "";
  }
};

const manifest = JSON.parse(readFileSync("package.json", "utf8"));

const checked = (): Section => {
  try {
    return checkVersion(version, {
      packageVersion: manifest.version,
      changelog: readFileSync("CHANGELOG.md", "utf8"),
      tags: git("tag", "--list").split("\n"),
    });
  } catch (error) {
    return fail((error as Error).message);
  }
};
const { day, text: notes } = checked();
const date = new Date(day === undefined ? NO_DAY : formatDay(day));

// What would else be of this machine: permissions, times, and whether a build is one for tests.
process.umask(0o022);
process.env.NODE_ENV = "production";
process.env.TZ = "UTC";
process.env.SOURCE_DATE_EPOCH = String(date.getTime() / 1000);
process.env[RELEASE_TAG] = askingTagOf(version);

ask("npm", "run", "--silent", "build");
ask("npm", "run", "--silent", "vscode");
rmSync(TO, { recursive: true, force: true });
mkdirSync(TO, { recursive: true });

const tree = actionTree(manifest);
const { filename: tarball } = packNpm(TO, date);
const vsix = `twir-lint-${version}.vsix`;
ask(process.execPath, "--import", "tsx", "scripts/package-extension.ts", join(TO, vsix));
writeTree(join(TO, "action"), tree, date);
writeTree(
  join(TO, "web"),
  new Map(filesIn("dist/web").map((path) => [path, readFileSync(join("dist/web", path))])),
  date,
);
writeFileSync(join(TO, "NOTES.md"), `${notes}\n`);
// The hash of the commit stands for all that is in the repository, whose files git may write in more than one way.
const sealed = filesIn(TO);
const commit = commitTree(join(TO, "action"), { repository: join(TO, "action.git"), version, day: date });
writeFileSync(join(TO, "COMMIT"), `${commit}\n`);
writeFileSync(join(TO, "SHA256SUMS"), checksums(TO, [...sealed, "COMMIT"].sort()));

/** What is left to do before the tag can ask for the release. */
const leftToDo = (): string[] => {
  const pin: Pin = readPin();
  const tag = tagOf(version);
  const isPinned = pin.tag === tag && pin.commit === commit;
  return [
    ...(day === undefined
      ? [`write its day in CHANGELOG.md in place of \`unreleased\`, as \`## ${version}, 2026-01-31\``]
      : []),
    ...(isPinned
      ? []
      : [
          "let the workflows to copy name it, as the last commit before the tag:",
          `  npm pkg set action.tag=${tag} action.commit=${commit} && npm run generate`,
        ]),
    ...(git("status", "--porcelain") === "" ? [] : ["commit what is not committed"]),
  ];
};

const left = leftToDo();
const next = [
  `git tag ${askingTagOf(version)} && git push origin main ${askingTagOf(version)}`,
  "release.yml does the rest, and RELEASING.md says how to undo it",
];
const sum = /^\S+/;
process.stdout.write(
  [
    `${TO}/: ${tarball}, ${vsix}, web/, action/, action.git/, COMMIT, NOTES.md, SHA256SUMS`,
    `action: ${tree.size} files, commit ${commit}`,
    `checksum of the checksums: ${sum.exec(checksums(TO, ["SHA256SUMS"]))?.[0]}`,
    "nothing is published",
    ...(left.length > 0 ? ["left to do:", ...left] : []),
    "next:",
    ...next,
    "",
  ].join("\n"),
);
if (values.final && left.length > 0) process.exitCode = 1;
