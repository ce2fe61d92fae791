/** What is known of sites by their host name, without `www.`; subdomains count unless a row says otherwise. */
import { lettersAndNumbers } from "../text/letters.ts";
import { table } from "../text/table.ts";

/** No name of a host is longer than that. */
const LONGEST_HOST = 253;

/** A host and the domains it belongs to: `a.b.c`, `b.c`, `c`. */
export const domainsOf = (host: string): string[] => {
  const labels = host.length > LONGEST_HOST ? [] : host.split(".");
  return labels.map((_, index) => labels.slice(index).join("."));
};

const onHost = (host: string, table: ReadonlySet<string>): boolean => {
  if (host.length > LONGEST_HOST) return false;
  for (let name = host, dot = 0; dot >= 0; name = name.slice(dot + 1)) {
    if (table.has(name)) return true;
    dot = name.indexOf(".");
  }
  return false;
};

/** Sites that only forward: the link does not say where it goes, and dies with them. */
const SHORTENERS: ReadonlySet<string> = new Set([
  "a.co",
  "amzn.eu",
  "amzn.to",
  "bit.ly",
  "bitly.com",
  "buff.ly",
  "cutt.ly",
  "dlvr.it",
  "fb.me",
  "forms.gle",
  "git.io",
  "goo.gl",
  "goo.gle",
  "is.gd",
  "l.facebook.com",
  "lnkd.in",
  "out.reddit.com",
  "ow.ly",
  "rb.gy",
  "rebrand.ly",
  "redd.it",
  "s.id",
  "shorturl.at",
  "spoti.fi",
  "spotify.link",
  "t.co",
  "t.ly",
  "tiny.cc",
  "tinyurl.com",
  "trib.al",
  "v.gd",
  "wp.me",
]);

/** `i.redd.it` and `v.redd.it` hold pictures and videos themselves. */
const NO_SHORTENERS: ReadonlySet<string> = new Set(["i.redd.it", "preview.redd.it", "v.redd.it"]);

export const isShortener = (host: string): boolean => !NO_SHORTENERS.has(host) && onHost(host, SHORTENERS);

/** Hosts for small screens, and what everybody else reads. */
export const DESKTOP_HOSTS = table<string>({
  "m.facebook.com": "www.facebook.com",
  "m.twitch.tv": "www.twitch.tv",
  "m.youtube.com": "www.youtube.com",
  "mobile.twitter.com": "twitter.com",
  "youtube.com": "www.youtube.com",
});

/** Sites that took another name and forward from the old one. */
export const MOVED_HOSTS = table<string>({
  "lu.ma": "luma.com",
});

/** Other names under which a site is reached. */
const ALSO_NAMED = table<string>({
  "youtu.be": "youtube.com",
  "youtube-nocookie.com": "youtube.com",
  "old.reddit.com": "reddit.com",
  "new.reddit.com": "reddit.com",
  "x.com": "twitter.com",
});

/** The host under which links to a site are compared. */
export const siteOf = (host: string): string => SITES.get(host) ?? host;

const SITES: ReadonlyMap<string, string> = new Map(
  [...DESKTOP_HOSTS, ...MOVED_HOSTS, ...ALSO_NAMED].map(([host, site]) => [host, site.replace(/^www\./, "")]),
);

type Medium = "video" | "audio";
/** A site and the paths of it that are of that medium. */
type MediumRow = readonly [host: string, path: RegExp, medium: Medium];

const ANY_PAGE = /^\/./;
const MEDIA: readonly MediumRow[] = [
  // A channel or a search is a page like any other.
  ["youtube.com", /^\/(?:watch|playlist|live\/.|shorts\/.|embed\/.)/, "video"],
  ["youtu.be", ANY_PAGE, "video"],
  ["vimeo.com", /^\/\d/, "video"],
  ["twitch.tv", /^\/videos\/./, "video"],
  ["media.ccc.de", /^\/v\/./, "video"],
  ["odysee.com", /^\/@[^/]+\/./, "video"],
  ["app.media.ccc.de", ANY_PAGE, "video"],
  ["rustacean-station.org", /^\/episode\/./, "audio"],
  ["corrode.dev", /^\/podcast\/./, "audio"],
  ["netstack.fm", ANY_PAGE, "audio"],
  ["sdr-podcast.com", /^\/episodes\/./, "audio"],
  ["podcasts.apple.com", /\/podcast\/./, "audio"],
  ["open.spotify.com", /^\/(?:episode|show)\/./, "audio"],
  ["podcasters.spotify.com", ANY_PAGE, "audio"],
  ["share.transistor.fm", /^\/s\/./, "audio"],
  ["overcast.fm", /^\/\+./, "audio"],
  ["pca.st", ANY_PAGE, "audio"],
  ["castbox.fm", /^\/episode\/./, "audio"],
  ["buzzsprout.com", /^\/\d+\/./, "audio"],
  ["soundcloud.com", /^\/[^/]+\/./, "audio"],
];

/** Whether the page is a video or a recording to listen to. */
export const mediumOf = (host: string, path: string, fragment = ""): Medium | undefined =>
  MEDIA.find(
    ([site, pages]) =>
      (host === site || host.endsWith(`.${site}`)) && pages.test(fragment ? `${path}#${fragment}` : path),
  )?.[2];

/** What sites append to the titles of their pages, by host. */
const TITLE_SUFFIXES = table<readonly string[]>({
  "blog.rust-lang.org": ["Rust Blog", "Inside Rust Blog", "The Rust Programming Language Blog"],
  "youtube.com": ["YouTube"],
  "youtu.be": ["YouTube"],
  "vimeo.com": ["Vimeo"],
  "medium.com": ["Medium"],
  "dev.to": ["DEV Community", "DEV"],
  "github.com": ["GitHub"],
  "gitlab.com": ["GitLab"],
  "codeberg.org": ["Codeberg.org", "Codeberg"],
  "lwn.net": ["LWN.net"],
  "infoq.com": ["InfoQ"],
  "hackernoon.com": ["HackerNoon"],
  "hashnode.dev": ["Hashnode"],
  "stackoverflow.blog": ["Stack Overflow"],
  "shuttle.dev": ["Shuttle"],
  "logrocket.com": ["LogRocket Blog"],
  "tweedegolf.nl": ["Tweede golf"],
  "corrode.dev": ["corrode Rust Consulting"],
  "rustfoundation.org": ["The Rust Foundation", "Rust Foundation"],
  "users.rust-lang.org": ["The Rust Programming Language Forum"],
  "internals.rust-lang.org": ["Rust Internals"],
  "docs.rs": ["Rust"],
  "reddit.com": ["Reddit", "r/rust"],
  "news.ycombinator.com": ["Hacker News"],
  "lobste.rs": ["Lobsters"],
  "linkedin.com": ["LinkedIn"],
  "arxiv.org": ["arXiv"],
  "substack.com": ["Substack"],
  "zed.dev": ["Zed Blog", "Zed's Blog"],
  "blog.cloudflare.com": ["Cloudflare Blog", "The Cloudflare Blog"],
  "ferrous-systems.com": ["Ferrous Systems"],
  "jetbrains.com": ["The RustRover Blog", "JetBrains Blog"],
});

const letters = (text: string): string => lettersAndNumbers(text.toLowerCase());

/** Whether the site is known to append the name to its titles. */
export const isKnownSuffix = (name: string, host: string): boolean =>
  domainsOf(host).some((site) => TITLE_SUFFIXES.get(site)?.some((known) => letters(known) === letters(name)));

/** Whether a name is the host's own: `Noise On The Net` of `noiseonthenet.space`. */
export const isOwnName = (name: string, host: string): boolean =>
  letters(name) === letters(host) || letters(name) === letters(host.slice(0, host.lastIndexOf(".")));
