/** The names that sites append to the titles of their pages, and how they are removed. */

import { domainsOf, isKnownSuffix, isOwnName } from "./hosts.ts";

/** What sites put between the title of a page and their own name. */
const SEPARATORS = [" | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » "];

/** Where the names of the site begin, with the separator before them; the end of the title when there are none. */
export const suffixStart = (title: string, host: string): number => {
  let end = title.length;
  for (;;) {
    const rest = title.slice(0, end);
    const at = Math.max(...SEPARATORS.map((separator) => rest.lastIndexOf(separator)));
    const [, separator = "", name = ""] = /^ (\S+) (.*)$/s.exec(rest.slice(at)) ?? [];
    // Behind a dash the name of a project or person may be a part of the title.
    const isOwn = !/[-–—]/.test(separator) && isOwnName(name, host);
    const isMore = end < title.length && name === "Blog";
    if (at <= 0 || !(isKnownSuffix(name, host) || isOwn || isMore)) return end;
    end = at;
  }
};

/** Titles that name no page: those of a site, of an error page, of a page that is still loading. */
const NO_TITLE =
  /^(?:home(?:page)?|blog|index|posts?|news|articles?|untitled|document|page|video|welcome|loading|redirecting|error|(?:404|page|not)[\s:-]*(?:not[\s:-]*)?found|404)\W*$/i;

/** Sites on which the title of most pages is made from names of repositories, files and people. */
const MADE_TITLES: readonly (readonly [host: string, path: RegExp])[] = [
  ["github.com", /^(?!\/[^/]+\/[^/]+\/(?:issues|pull|discussions)\/\d)/],
  ["gist.github.com", /^/],
  ["gitlab.com", /^(?!.*\/(?:issues|merge_requests)\/\d)/],
  ["codeberg.org", /^(?!.*\/(?:issues|pulls)\/\d)/],
  ["crates.io", /^/],
  ["docs.rs", /^/],
  ["lib.rs", /^/],
  ["reddit.com", /^/],
  ["x.com", /^/],
  ["twitter.com", /^/],
  ["bsky.app", /^/],
  ["linkedin.com", /^/],
];

/** Whether the titles of such pages are written by their authors. */
export const hasOwnTitles = (host: string, path: string): boolean =>
  !domainsOf(host).some((name) => MADE_TITLES.some(([site, paths]) => site === name && paths.test(path)));

/** The titles of a page without the names of its site, the most likely one first; those that name no page are left out. */
export const bareTitles = (titles: readonly string[], host: string): string[] => {
  const bare = titles
    .map((title) => title.slice(0, suffixStart(title, host)).trim())
    .filter(
      (title) =>
        !NO_TITLE.test(title) && !domainsOf(host).some((name) => isOwnName(title, name)) && !isKnownSuffix(title, host),
    );
  // `Title | Site` beside `Title`, or beside `Site`: the site's name shows by the other.
  const isOneOf = (title: string): boolean => bare.includes(title);
  const split = bare.flatMap((title) =>
    SEPARATORS.flatMap((separator) => {
      const at = title.lastIndexOf(separator);
      return at > 0 ? [{ title, front: title.slice(0, at), back: title.slice(at + separator.length) }] : [];
    }),
  );
  const whole = new Set(split.filter(({ front, back }) => isOneOf(front) || isOneOf(back)).map(({ title }) => title));
  const sites = new Set(split.filter(({ front, back }) => isOneOf(front) && isOneOf(back)).map(({ back }) => back));
  const likely = bare.filter((title) => !whole.has(title) && !sites.has(title));
  return [...new Set([...likely, ...bare])];
};
