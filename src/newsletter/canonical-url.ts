/** The canonical form of a URL: where a URL differs from it, and the edits that make it canonical. */

import type { Edit } from "../text/edit.ts";
import { matchesOf } from "../text/matches.ts";
import { type Span, textAt } from "../text/span.ts";
import type { UrlParts } from "../text/url.ts";
import { DESKTOP_HOSTS } from "./hosts.ts";
import { isNoise } from "./tracking-parameters.ts";

/** A part of a URL that is not in its canonical form. */
export interface NoncanonicalPart {
  readonly span: Span;
  /** What is not canonical, as a clause for a message. */
  readonly what: string;
  readonly canonical: string;
  readonly edits: readonly Edit[];
}

const noncanonical = (span: Span, what: string, canonical: string): NoncanonicalPart => ({
  span,
  what,
  canonical,
  edits: [{ span, text: canonical }],
});

/** `youtu.be/ID?t=1` is `www.youtube.com/watch?v=ID&t=1`. */
const shortVideo = (parts: UrlParts): NoncanonicalPart | undefined => {
  const id = parts.hostName === "youtu.be" ? /^\/([\w-]+)\/?$/.exec(parts.path.value)?.[1] : undefined;
  if (id === undefined) return undefined;
  // A query may be empty: `youtu.be/ID?`.
  const more = parts.parameters.find((parameter) => parameter.span.end > parameter.span.start);
  const end = more?.span.start ?? parts.parameters.at(-1)?.span.end ?? parts.path.span.end;
  const canonical = `www.youtube.com/watch?v=${id}`;
  const part = noncanonical({ start: parts.host.span.start, end }, "the link has YouTube's short form", canonical);
  if (!more) return part;
  // The parameters stay as they are, behind the one of the video; those that other rules remove are not named.
  const kept = parts.parameters.filter(({ name }) => name !== "" && !isNoise(name, parts.hostName));
  const all = [canonical, ...kept.map(({ name, value }) => `${name}=${value}`)].join("&");
  return { ...part, canonical: all, edits: [{ span: part.span, text: `${canonical}&` }] };
};

/** `//` in a path, unless it belongs to a URL inside it, as in archives. */
const doubledSlash = (parts: UrlParts): NoncanonicalPart | undefined => {
  const { value, span } = parts.path;
  if (!value.includes("//")) return undefined;
  const runs = matchesOf(value, /\/{2,}/g).map((run) => textAt(run[0], span.start + run.index));
  const [first, last] = [runs[0], runs.at(-1)];
  if (!first || !last || /:\/|%3A%2F/i.test(value)) return undefined;
  const whole = noncanonical({ start: first.span.start, end: last.span.end }, `the path holds \`${first.value}\``, "/");
  return { ...whole, edits: runs.map((run) => ({ span: run.span, text: "/" })) };
};

const NONE: readonly NoncanonicalPart[] = [];

/** The parts of a URL that are not in their canonical form. */
export const noncanonicalParts = (parts: UrlParts): readonly NoncanonicalPart[] => {
  const written = parts.host.value.toLowerCase();
  const host = DESKTOP_HOSTS.get(written);
  const mobile =
    host === undefined ? undefined : noncanonical(parts.host.span, `\`${written}\` is not the site's usual host`, host);
  const [short, doubled] = [shortVideo(parts), doubledSlash(parts)];
  return short || mobile || doubled ? [short, mobile, doubled].filter((found) => found !== undefined) : NONE;
};
