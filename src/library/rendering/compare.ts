/** Compares two renderings line by line: what GitHub's preview shows, and what readers of the site see. */
import { type LineView, viewsOf } from "./line-view.ts";
import type { Block } from "./tree.ts";

/** What one line becomes, in a few words that stand behind "On the site" or "In GitHub's preview". */
export interface Difference {
  /** From 0. */
  readonly line: number;
  readonly site: string;
  readonly github: string;
}

/** The marker that is shown where no list or heading came of it. */
const literalMarker = (view: LineView): string | undefined => /^(?:[*+-](?=\s)|#{1,6})/.exec(view.text.trim())?.[0];

/** What a line is, told beside what it is on the other side. */
const roleOf = (view: LineView, other: LineView): string => {
  const marker = literalMarker(view);
  if (view.role === "item") return other.role === "item" ? `an item of level ${view.depth}` : "an item of a list";
  if (view.role === "heading") return other.role === "heading" ? `a heading of level ${view.level}` : "a heading";
  if (view.role === "text" && (other.role === "item" || other.role === "heading") && marker !== undefined)
    return `text with a literal ${marker}`;
  if (view.role === "text") return view.depth > 0 ? "text that belongs to the list" : "text outside of a list";
  return { code: "code", rule: "a line across", table: "a table" }[view.role];
};

const isSameRole = (a: LineView, b: LineView): boolean =>
  a.role === b.role && a.depth === b.depth && a.level === b.level && a.quotes === b.quotes;

const linkOf = ({ urls }: LineView): string => {
  if (urls.length === 0) return "no link";
  return urls.length === 1 ? "a link" : `${urls.length} links`;
};

const STYLES = { emphasis: "emphasized text", strong: "bold text", struck: "struck text" } as const;

const squeezed = (text: string): string => text.replace(/\s+/g, " ").trim();
/** More of a line than this says no more. */
const LONGEST = 60;
const quoted = (text: string): string => {
  const short = squeezed(text);
  return `the text “${short.length > LONGEST ? `${short.slice(0, LONGEST)}…` : short}”`;
};

/** From where the texts differ, a few characters before. */
const differing = (a: string, b: string): [string, string] => {
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  const from = Math.max(0, a.lastIndexOf(" ", start - 2) + 1);
  return [a.slice(from), b.slice(from)];
};

const differenceOf = (site: LineView, github: LineView): Omit<Difference, "line"> | undefined => {
  if (site.quotes !== github.quotes)
    return site.quotes < github.quotes
      ? { site: "no quote", github: "a quote" }
      : { site: "a quote", github: "no quote" };
  if (!isSameRole(site, github)) return { site: roleOf(site, github), github: roleOf(github, site) };
  if (site.role === "code") return undefined;
  if (site.urls.length !== github.urls.length) return { site: linkOf(site), github: linkOf(github) };
  if (site.urls.some((url, index) => !isSameUrl(url, github.urls[index] ?? "")))
    return { site: `a link to ${site.urls.join(", ")}`, github: `a link to ${github.urls.join(", ")}` };
  for (const style of ["struck", "strong", "emphasis"] as const) {
    if (site.styles.has(style) === github.styles.has(style)) continue;
    const [without, name] = [`no ${STYLES[style]}`, STYLES[style]];
    return site.styles.has(style) ? { site: name, github: without } : { site: without, github: name };
  }
  const [a, b] = [squeezed(site.text), squeezed(github.text)];
  if (a === b) return undefined;
  const [siteText, githubText] = differing(a, b);
  return { site: quoted(siteText), github: quoted(githubText) };
};

/** Whether a browser opens the same page. */
const isSameUrl = (a: string, b: string): boolean =>
  a === b || (URL.canParse(a) && URL.canParse(b) && new URL(a).href === new URL(b).href);

const NOTHING = "nothing";
const SOMETHING = "this line";

/** The lines that are not rendered alike, in their order. */
export const differencesOf = (site: readonly Block[], github: readonly Block[]): Difference[] => {
  const [onSite, onGitHub] = [viewsOf(site), viewsOf(github)];
  const lines = [...new Set([...onSite.keys(), ...onGitHub.keys()])].sort((a, b) => a - b);
  return lines.flatMap((line): Difference[] => {
    const [a, b] = [onSite.get(line), onGitHub.get(line)];
    if (a && b) {
      const difference = differenceOf(a, b);
      return difference ? [{ line, ...difference }] : [];
    }
    const only = a ?? b;
    // An item that is empty, and a fence, show nothing themselves.
    if (!only || (only.text.trim() === "" && only.role !== "rule")) return [];
    return [{ line, site: a ? SOMETHING : NOTHING, github: b ? SOMETHING : NOTHING }];
  });
};
