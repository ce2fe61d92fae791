import { memoize } from "../text/memoize.ts";
import type { Text } from "../text/span.ts";
import { comparableUrl, type UrlKnowledge } from "./comparable-url.ts";
import { siteOf } from "./hosts.ts";
import { isNoise } from "./tracking-parameters.ts";

/** What the tables know of the web. */
export const KNOWN_OF_URLS: UrlKnowledge = { isNoise, siteOf };

/** The form in which links are compared, with all that the tables know: the same for links to the same page. */
export const pageKey = memoize((url: Text): string => comparableUrl(url, KNOWN_OF_URLS));
