/** Why no browser can open a URL. */
const SCHEMES = /^(?:https?|mailto):/i;
/** What a forgotten template leaves in a URL. */
const EXAMPLE = /^https?:\/\/(?:www\.)?example\.(?:com|org)(?=[/?#:]|$)/i;
const YOURS = /[/@.=]your[-_]?(?:user)?name(?=[/.?#]|$)|[/@.]your[-_](?:post|blog|repo|url|link|project)\b/i;
/** The second pattern is slow to compile. */
const isOfTemplate = (url: string): boolean => EXAMPLE.test(url) || (/your/i.test(url) && YOURS.test(url));
/** A placeholder for a URL: `LINK`, `REDDIT_URL`, dots. */
const URL_PLACEHOLDER = /^(?:[A-Z]{2,20}(?:_[A-Z]{2,20}){0,5}|\.\.\.|…)$/;

/** Whether it is a placeholder for a URL that is not known yet. */
export const isUrlPlaceholder = (url: string): boolean => URL_PLACEHOLDER.test(url);

/** Addresses that lead to the computer of whoever reads them, or into a network of the author. */
const PRIVATE =
  /^(?:localhost|127\.\d.*|0\.0\.0\.0|10\.\d[\d.]*|192\.168\.[\d.]+|172\.(?:1[6-9]|2\d|3[01])\.[\d.]+|169\.254\.[\d.]+|\[::1\]|.*\.(?:localhost|local|internal|lan))(?::\d{1,5})?$/;

/** Whether the host, with its port, is one that only the author of the link reaches. */
export const isPrivateHost = (host: string): boolean => PRIVATE.test(host.toLowerCase());

/** A host with its dots, as nearly all URLs have. */
const USUAL = /^https?:\/\/[\w-]+\.[\w-]/i;
/** White space and words of templates, with which even a usual URL may have a fault. */
const SUSPECT = /\s|example|your/i;

/** A scheme that was meant to be `http` or `https`, up to the host. */
const MANGLED = /^(?:h{1,2}t{1,3}p{1,2}(s?)|t?tp(s?)|htps?|htt(s)):?\/{1,3}(?=[\w-]+\.)/i;

/** The URL with the scheme that was meant; undefined where that is not clear. */
export const withScheme = (url: string): string | undefined => {
  if (/^[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)/.test(url)) return `https://${url}`;
  if (/^\/\/[\w-]+\.[\w-]/.test(url)) return `https:${url}`;
  const mangled = MANGLED.exec(url)?.[0];
  if (mangled === undefined) return undefined;
  return `${/s/i.test(mangled) ? "https" : "http"}://${url.slice(mangled.length)}`;
};

/** Why no browser can open a URL, as the predicate of a sentence; undefined when it can, or when it is a placeholder. */
export const urlFault = (url: string): string | undefined => {
  if (USUAL.test(url) && !SUSPECT.test(url)) return undefined;
  if (isUrlPlaceholder(url)) return undefined;
  if (url.startsWith("#")) return "leads back to the issue";
  if (/\s/.test(url)) return "holds a space";
  if (isOfTemplate(url)) return "is left over from a template";
  if (/^mailto:[^\s@]+@[^\s@]+$/i.test(url)) return undefined;
  const host = /^https?:\/\/([^/?#]*)/i.exec(url)?.[1];
  if (host !== undefined) {
    const isNamed = /[^.]\.[^.]/.test(host) || host.startsWith("[") || isPrivateHost(host);
    return isNamed ? undefined : "names no host";
  }
  const scheme = /^([^/?#\s.]{0,20}?):/.exec(url)?.[1];
  if (scheme === undefined) {
    if (/^h?t?tps?\/\//i.test(url)) return "has a mangled scheme";
    return url.startsWith("//") || /^[\w-]+(?:\.[\w-]+)+(?:[/?#:]|$)/.test(url)
      ? "has no scheme"
      : "is a relative path";
  }
  if (/^[a-z.]*:\d+(?:\/|$)/i.test(url)) return "has no scheme";
  if (SCHEMES.test(url) || /h.{0,3}t.{0,2}p/i.test(scheme) || /^(?:ht|tt)ps?$/i.test(scheme))
    return "has a mangled scheme";
  return `has the scheme \`${scheme}\``;
};
