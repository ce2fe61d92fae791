/** The canonical form of a URL: where one differs from what everybody else writes for the page, and the edits. */

import type { Edit } from "../text/edit.ts";
import { matchesOf } from "../text/matches.ts";
import { type Span, textAt } from "../text/span.ts";
import type { UrlParts } from "../text/url.ts";
import { DESKTOP_HOSTS } from "./hosts.ts";

/** A part of a URL that could be written in the form everybody else uses for the page. */
export interface Detour {
  readonly span: Span;
  /** What it is, in backticks where it quotes. */
  readonly what: string;
  /** The usual form of the part. */
  readonly wanted: string;
  readonly edits: readonly Edit[];
}

const detour = (span: Span, what: string, wanted: string): Detour => ({
  span,
  what,
  wanted,
  edits: [{ span, text: wanted }],
});

/** `youtu.be/ID?t=1` is `www.youtube.com/watch?v=ID&t=1`. */
const shortVideo = (parts: UrlParts): Detour | undefined => {
  const id = parts.hostName === "youtu.be" ? /^\/([\w-]+)\/?$/.exec(parts.path.value)?.[1] : undefined;
  if (id === undefined) return undefined;
  const span = { start: parts.host.span.start, end: parts.path.span.end };
  const wanted = `www.youtube.com/watch?v=${id}`;
  // A query may be empty: `youtu.be/ID?`.
  const more = parts.parameters.find((parameter) => parameter.span.end > parameter.span.start);
  const end = more?.span.start ?? parts.parameters.at(-1)?.span.end ?? span.end;
  const edit = { span: { start: span.start, end }, text: more ? `${wanted}&` : wanted };
  return { ...detour(span, "the link has YouTube's short form", wanted), edits: [edit] };
};

/** `//` in a path, unless it belongs to a URL inside it, as in archives. */
const doubledSlash = (parts: UrlParts): Detour | undefined => {
  const { value, span } = parts.path;
  if (!value.includes("//")) return undefined;
  const runs = matchesOf(value, /\/{2,}/g).map((run) => textAt(run[0], span.start + run.index));
  const [first, last] = [runs[0], runs.at(-1)];
  if (!first || !last || /:\/|%3A%2F/i.test(value)) return undefined;
  const whole = detour({ start: first.span.start, end: last.span.end }, `the path holds \`${first.value}\``, "/");
  return { ...whole, edits: runs.map((run) => ({ span: run.span, text: "/" })) };
};

const NO_DETOURS: readonly Detour[] = [];

/** Where a URL leaves the form that is the same for everybody. */
export const detours = (parts: UrlParts): readonly Detour[] => {
  const written = parts.host.value.toLowerCase();
  const host = DESKTOP_HOSTS.get(written);
  const small =
    host === undefined ? undefined : detour(parts.host.span, `\`${written}\` is not the site's usual host`, host);
  const [short, doubled] = [shortVideo(parts), doubledSlash(parts)];
  return short || small || doubled ? [short, small, doubled].filter((found) => found !== undefined) : NO_DETOURS;
};
