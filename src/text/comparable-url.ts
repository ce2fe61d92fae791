import { shownUrl } from "./shown-text.ts";
import type { Text } from "./span.ts";
import { hostName, parseUrl } from "./url.ts";

/** Whether a parameter of that name says nothing about the page. `host` in lower case without `www.`. */
export type IsNoise = (name: string, host: string) => boolean;

const VIDEO_HOST = "youtube.com";

/**
 * The form in which links are compared, never shown: two links with the same one lead to the same page. Scheme,
 * `www.`, trailing slash, noise in the query and the short form of a video do not count; the fragment does.
 */
export const comparableUrl = (url: Text, isNoise: IsNoise): string => {
  const parts = parseUrl({ ...url, value: shownUrl(url.value) });
  if (!parts) return url.value;
  let host = hostName(parts);
  let path = parts.path.value.replace(/\/{2,}/g, "/");
  let query = parts.parameters.filter(({ name }) => !isNoise(name, host)).map(({ name, value }) => `${name}=${value}`);
  if (host === "youtu.be") {
    query = [`v=${path.slice(1)}`, ...query];
    path = "/watch";
  }
  if (host === "youtu.be" || host === "m.youtube.com") host = VIDEO_HOST;
  if (path.endsWith("/")) path = path.slice(0, -1);
  const fragment = parts.fragment?.value ? `#${parts.fragment.value}` : "";
  return `${host}${path}${query.length > 0 ? `?${query.join("&")}` : ""}${fragment}`;
};
