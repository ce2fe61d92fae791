/**
 * What the tag of a release holds: the action, built, so that a runner installs nothing; and the program, so that
 * pre-commit and npm install it from the tag without building it.
 */
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { HOME } from "../../src/report/project.ts";
import { filesIn, filesOf, type Tree } from "./files.ts";
import { askingTagOf, majorTagOf, tagOf } from "./version.ts";

/** `package.json` without what is needed to build. */
const manifestOf = (manifest: Readonly<Record<string, unknown>>): string => {
  const kept = [
    "name",
    "version",
    "description",
    "homepage",
    "repository",
    "bugs",
    "license",
    "type",
    "engines",
    "bin",
  ];
  return `${JSON.stringify(Object.fromEntries(kept.map((name) => [name, manifest[name]])), null, 2)}\n`;
};

const readme = (version: string): string =>
  `# twir-lint ${version}, built

This is what the action and the hooks of [twir-lint](${HOME}) ${version} run. It was made by \`npm run release\` from the
sources at [${askingTagOf(version)}](${HOME}/tree/${askingTagOf(version)}), where the documentation is too.
`;

const PROGRAM = "dist/cli";

/** The files of the tag; the program has to be built. */
export const actionTree = (manifest: Readonly<Record<string, unknown>> & { readonly version: string }): Tree =>
  new Map<string, string | Uint8Array>([
    ...filesOf(["action.yml", ".pre-commit-hooks.yaml", "problem-matcher.json", "LICENSE"]),
    ...filesOf(filesIn("bin").map((path) => join("bin", path))),
    ...filesOf(filesIn(PROGRAM).map((path) => join(PROGRAM, path))),
    ["package.json", manifestOf(manifest)],
    ["README.md", readme(manifest.version)],
  ]);

const AUTHOR = { name: "twir-lint", email: "twir-lint@users.noreply.github.com" };

/**
 * Makes a repository of that folder, whose one commit has the tags of the version. The commit depends on the files, the
 * version and the day only, so that whoever builds the release gets the same hash.
 * @returns the hash
 */
export const commitTree = (
  folder: string,
  { repository, version, day }: { repository: string; version: string; day: Date },
): string => {
  const date = `${Math.trunc(day.getTime() / 1000)} +0000`;
  const git = (argv: readonly string[], more: Readonly<Record<string, string>> = { GIT_WORK_TREE: folder }): string =>
    execFileSync("git", argv, {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        PATH: process.env.PATH,
        // No settings of the machine: they would change line endings, modes or the format of hashes.
        GIT_CONFIG_GLOBAL: "/dev/null",
        GIT_CONFIG_NOSYSTEM: "1",
        GIT_DIR: repository,
        GIT_AUTHOR_NAME: AUTHOR.name,
        GIT_AUTHOR_EMAIL: AUTHOR.email,
        GIT_AUTHOR_DATE: date,
        GIT_COMMITTER_NAME: AUTHOR.name,
        GIT_COMMITTER_EMAIL: AUTHOR.email,
        GIT_COMMITTER_DATE: date,
        ...more,
      },
    }).trim();
  git(["init", "--quiet", "--bare", "--template=", "--initial-branch=release", "--object-format=sha1"], {});
  git(["add", "--all", "--force", "."]);
  const commit = git(["commit-tree", git(["write-tree"]), "-m", `Release ${version}`]);
  // It knows the times of the files.
  rmSync(join(repository, "index"));
  for (const tag of [tagOf(version), majorTagOf(version)]) git(["update-ref", `refs/tags/${tag}`, commit]);
  return commit;
};
