/** Normalizes URLs, so that links to one page are known as such however they are written. */

import { unescapeUrl } from "../text/markdown-unescape.ts";
import { memoize } from "../text/memoize.ts";
import { type Text, textAt } from "../text/span.ts";
import { parseUrl, splitUrl, type UrlParts } from "../text/url.ts";
import { siteOf } from "./hosts.ts";
import { isNoise } from "./tracking-parameters.ts";

const VIDEO_HOST = "youtube.com";
/** Paths that hold the id of a video, as `watch?v=` does. */
const VIDEO_PATH = /^\/(?:live|shorts|embed)\/([\w-]+)$/;
const INDEX_FILE = /\/index\.(?:html?|php)$/i;
/** `#:~:text=…` marks words on the page for one reader. */
const MARKED_WORDS = ":~:";

/** `%63` is `c`: what needs no escape is the same without one. */
const withoutNeedlessEscapes = (text: string): string =>
  text.includes("%")
    ? text.replace(/%[\da-f]{2}/gi, (written) => {
        const character = String.fromCharCode(Number.parseInt(written.slice(1), 16));
        return /[\w.~-]/.test(character) ? character : written.toUpperCase();
      })
    : text;

/** A host with letters that are not ASCII, in the form in which it is looked up. */
const asciiHost = (host: string): string => {
  if (!/[^ -~]/.test(host)) return host;
  const url = `http://${host}`;
  return URL.canParse(url) ? new URL(url).hostname : host;
};

/** The key of a URL with these parts, or of a text that is no URL. */
const keyOf = (url: string, parts: UrlParts | undefined): string => {
  if (!parts) return url;
  const name = parts.hostName;
  const host = siteOf(asciiHost(name));
  let path = withoutNeedlessEscapes(parts.path.value);
  if (path.includes("//")) path = path.replace(/\/{2,}/g, "/");
  path = path.replace(INDEX_FILE, "/");
  if (path.endsWith("/")) path = path.slice(0, -1);
  let query = parts.parameters
    .filter((parameter) => !isNoise(parameter.name, name))
    .map((parameter) => `${parameter.name}=${parameter.value}`);
  const video = host === VIDEO_HOST ? (name === "youtu.be" ? path.slice(1) : VIDEO_PATH.exec(path)?.[1]) : undefined;
  if (video) {
    query = [`v=${video}`, ...query];
    path = "/watch";
  }
  // The list that a video was found in does not make another video of it.
  if (host === VIDEO_HOST && path === "/watch")
    query = query
      .filter((each) => /^(?:v|t)=/.test(each))
      .sort()
      .reverse();
  const [fragment = ""] = parts.fragment?.value.split(MARKED_WORDS) ?? [];
  return `${host}${path}${query.length > 0 ? `?${query.join("&")}` : ""}${fragment && `#${fragment}`}`;
};

/**
 * The normalized form in which links are compared, never shown: two links with the same key lead to the same page.
 * Scheme, `www.`, trailing slash, `index.html`, noise in the query and the short form of a video do not count; the
 * fragment does.
 */
export const pageKey = memoize((url: Text): string => {
  const value = unescapeUrl(url.value);
  return keyOf(url.value, parseUrl(value === url.value ? url : { ...url, value }));
});

/** The key of a URL that is no part of a draft, and so is asked for once: nothing is memoized. */
export const pageKeyOf = (url: string): string => keyOf(url, splitUrl(textAt(unescapeUrl(url), 0)));
