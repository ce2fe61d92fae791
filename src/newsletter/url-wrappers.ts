/** Addresses of sites that forward to the address in their query, and so hold their target. */
import type { UrlParts } from "../text/url.ts";

interface Wrapper {
  /** The host without `www.`; subdomains count too. */
  readonly host: string;
  readonly path: RegExp;
  readonly parameters: readonly string[];
}

const WRAPPERS: readonly Wrapper[] = [
  { host: "google.com", path: /^\/url$/, parameters: ["q", "url"] },
  { host: "l.facebook.com", path: /^\/l\.php$/, parameters: ["u"] },
  { host: "l.instagram.com", path: /^\/$/, parameters: ["u"] },
  { host: "out.reddit.com", path: /^\//, parameters: ["url"] },
  { host: "youtube.com", path: /^\/redirect$/, parameters: ["q"] },
  { host: "linkedin.com", path: /^\/(?:safety\/go|redir\/redirect)$/, parameters: ["url"] },
  { host: "safelinks.protection.outlook.com", path: /^\/$/, parameters: ["url"] },
  { host: "slack-redir.net", path: /^\/link$/, parameters: ["url"] },
  { host: "steamcommunity.com", path: /^\/linkfilter\/?$/, parameters: ["url", "u"] },
  { host: "t.umblr.com", path: /^\/redirect$/, parameters: ["z"] },
];

const decoded = (value: string): string | undefined => {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
};

/** The address that a URL wraps; undefined for one that wraps none that could be written in its place. */
export const wrappedUrl = ({ hostName, path, parameters }: UrlParts): string | undefined => {
  const wrapper = WRAPPERS.find(
    ({ host, path: form }) => (hostName === host || hostName.endsWith(`.${host}`)) && form.test(path.value),
  );
  const parameter = parameters.find(({ name }) => wrapper?.parameters.includes(name));
  const target = parameter && decoded(parameter.value);
  return target && /^https?:\/\/[^\s<>()[\]"\\]+$/.test(target) ? target : undefined;
};
