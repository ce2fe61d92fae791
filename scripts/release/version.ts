/** Checks the version of a release, before anything is built. */
import semver from "semver";
import { type Day, parseDay } from "../../src/text/calendar.ts";

/** What the version is compared with. */
export interface Released {
  /** Of `package.json`. */
  readonly packageVersion: string;
  readonly changelog: string;
  /** The tags of the repository. */
  readonly tags: readonly string[];
}

/** What CHANGELOG.md says of one version. */
export interface Section {
  /** The day of the release; undefined as long as it stands as unreleased. */
  readonly day: Day | undefined;
  readonly text: string;
}

/** Why there can be no release, and what to do next. */
export class ReleaseFault extends Error {
  override readonly name = "ReleaseFault";
}

const HEADING = /^## (\S+), (.*)$/m;

const sectionsOf = (changelog: string): Map<string, Section> =>
  new Map(
    changelog.split(/^(?=## )/m).flatMap((part) => {
      const [heading, version, day] = HEADING.exec(part) ?? [];
      if (heading === undefined || version === undefined || day === undefined) return [];
      return [[version, { day: parseDay(day), text: part.slice(heading.length).trim() }] as const];
    }),
  );

/** The tag of a version, under which the built action stands. */
export const tagOf = (version: string): string => `v${version}`;
/** The tag that moves to each release of the same major version. */
export const majorTagOf = (version: string): string => tagOf(String(semver.major(version)));
/** The tag on `main` that asks for the release. */
export const askingTagOf = (version: string): string => `release-${version}`;
/** The environment variable that tells a build the tag that asked for it, which it names in place of a commit. */
export const RELEASE_TAG = "TWIR_LINT_RELEASE_TAG";

/**
 * The greatest of the other versions. A release that is out is held against CHANGELOG.md only: when it is checked, or a job
 * is run again, there may be tags of later ones.
 */
const lastOf = (version: string, { tags, changelog }: Released): string | undefined => {
  const isOut = tags.includes(tagOf(version));
  const tagged = isOut ? [] : tags.flatMap((tag) => (tag.startsWith("v") ? (semver.valid(tag) ?? []) : []));
  const told = [...sectionsOf(changelog).keys()].filter((each) => each !== version && semver.valid(each) !== null);
  return semver.rsort([...tagged, ...told])[0];
};

/**
 * What CHANGELOG.md says of the version.
 * @throws ReleaseFault when the version is none, is not newer than the last one, or is not what the files say
 */
export const checkVersion = (version: string, released: Released): Section => {
  if (semver.valid(version) !== version)
    throw new ReleaseFault(`\`${version}\` is no version; write one such as \`0.2.0\`, without a \`v\``);
  // npm would give it to everybody, and the major tag move to it.
  if (semver.prerelease(version) !== null)
    throw new ReleaseFault(
      `\`${version}\` comes before a release, and is given to nobody; write the one that it leads to`,
    );
  const last = lastOf(version, released);
  if (last !== undefined && !semver.gt(version, last)) {
    const next = (["patch", "minor", "major"] as const).map((part) => `\`${semver.inc(last, part)}\``).join(", ");
    throw new ReleaseFault(`\`${version}\` is not greater than \`${last}\`, the last release; the next one is ${next}`);
  }
  const section = sectionsOf(released.changelog).get(version);
  if (section === undefined || section.text === "") {
    const heading = `\`## ${version}, unreleased\``;
    throw new ReleaseFault(`CHANGELOG.md says nothing of \`${version}\`; write what is new under ${heading}`);
  }
  const { packageVersion } = released;
  if (packageVersion !== version) {
    const help = `run \`npm version ${version} --no-git-tag-version\` and commit it`;
    throw new ReleaseFault(`package.json has the version \`${packageVersion}\`; ${help}`);
  }
  return section;
};
