/** URLs that a browser can open, and that still are not what was meant. */
import type { Text } from "../text/span.ts";
import { trailingRun } from "../text/trailing-run.ts";
import { isTypo } from "../text/typo.ts";
import { splitUrl } from "../text/url.ts";
import { isPrivateHost } from "./url-fault.ts";

export interface UrlSlip {
  /** The predicate of a sentence about the URL. */
  readonly what: string;
  /** What to write instead, where it is known. */
  readonly instead?: string;
  /** Whether it can be nothing else. */
  readonly isCertain: boolean;
}

/** Punctuation of the text around a URL; a page may have a name that ends in a period or an apostrophe. */
const PUNCTUATION = /[.,;'”’]/;
const NEVER_AT_END = /[,;”’]$/;

/** Sites that many links lead to, which a slip of a key turns into another site. */
const WELL_KNOWN = [
  "bsky.app",
  "codeberg.org",
  "crates.io",
  "discord.com",
  "eventbrite.com",
  "github.com",
  "gitlab.com",
  "linkedin.com",
  "medium.com",
  "meetup.com",
  "reddit.com",
  "rust-lang.org",
  "stackoverflow.com",
  "substack.com",
  "youtube.com",
];

const VIDEO_ID = /^[\w-]{11}$/;

const atEnd = (url: string): UrlSlip | undefined => {
  const run = trailingRun(url, PUNCTUATION);
  if (run === "" || run.length === url.length || run.includes("..")) return undefined;
  const isCertain = NEVER_AT_END.test(run);
  return {
    what: `ends in \`${run}\`, which belongs to the text around it`,
    instead: url.slice(0, -run.length),
    isCertain,
  };
};

/** What is not as it was meant; undefined for a URL that can be right, and for a text that is no absolute URL. */
export const urlSlip = (url: Text): UrlSlip | undefined => {
  const parts = splitUrl(url);
  if (!parts || !/^https?$/i.test(parts.scheme.value)) return undefined;
  const { hostName, host, path, parameters } = parts;
  if (isPrivateHost(host.value))
    return { what: `leads to \`${host.value}\`, which only its author reaches`, isCertain: true };
  const [name = "", end = ""] = hostName.split(".").slice(-2);
  const domain = `${name}.${end}`;
  // Under another ending a site is often another one of the same owner.
  const isMeant = (known: string): boolean =>
    known.endsWith(`.${end}`) && isTypo(name, known.slice(0, -end.length - 1));
  const meant = WELL_KNOWN.includes(domain) ? undefined : WELL_KNOWN.find(isMeant);
  if (meant) return { what: `leads to \`${domain}\`, which reads like a typo of \`${meant}\``, isCertain: false };
  const video = parameters.find(({ name }) => name === "v");
  if (hostName === "youtube.com" && path.value === "/watch" && video && !VIDEO_ID.test(video.value))
    return { what: `has \`${video.value}\` as the id of a video, which has 11 characters`, isCertain: true };
  return atEnd(url.value);
};
