/**
 * What is known of the pages that an issue links to, as plain data, so that rules do not use the network. The texts come
 * from the pages and may be hostile; white space in them is normalized, control characters are removed.
 */

/** Alive: it answered. Dead: it certainly does not exist. Unknown: it may be either. */
export type Verdict = "alive" | "dead" | "unknown";

/** One redirect: its status and its target. */
export interface Hop {
  readonly status: number;
  /** Absolute, without a fragment. */
  readonly to: string;
}

export type EventMode = "in-person" | "virtual" | "hybrid";
export type EventStatus = "cancelled" | "postponed";

/** An event that the page describes in JSON-LD, with the types of schema.org. */
export interface PageEvent {
  readonly name?: string;
  readonly url?: string;
  /** As written, in ISO 8601: `2026-03-18T18:00:00+01:00`, `2026-03-18`. */
  readonly start?: string;
  readonly end?: string;
  /** Only when the page gives it, and its locations do not contradict it. */
  readonly mode?: EventMode;
  readonly status?: EventStatus;
  readonly place?: PageLocation;
  readonly organizer?: { readonly name?: string; readonly url?: string };
}
export interface PageLocation {
  /** The name of the venue. */
  readonly name?: string;
  readonly street?: string;
  readonly city?: string;
  readonly region?: string;
  readonly country?: string;
}

export interface Page {
  readonly verdict: Verdict;
  /** Why it is dead or unknown: `404 Not Found`, `the name does not resolve`. */
  readonly reason?: string;
  readonly hops: readonly Hop[];
  /** The address after all redirects: absolute, without a fragment. */
  readonly address: string;
  /** `rel=canonical`, absolute. */
  readonly canonical?: string;
  /** og:title, title and h1, in that order, without empty ones and duplicates. */
  readonly titles: readonly string[];
  /** `lang` of its html element. */
  readonly language?: string;
  /** The beginning of its paragraphs. */
  readonly excerpt?: string;
  /** og:type, lower case. */
  readonly type?: string;
  /** The types in its JSON-LD: `VideoObject`, `BlogPosting`. */
  readonly schemas: readonly string[];
  readonly events: readonly PageEvent[];
}

export interface Pages {
  /** What is known of the page of a URL as written in a draft; undefined when it was not fetched. */
  of(url: string): Page | undefined;
}

/**
 * The normalized address of a URL: absolute, without fragment, user and password; undefined for a URL that is not HTTP.
 */
export const pageAddress = (url: string): string | undefined => {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return undefined;
  }
  if ((parsed.protocol !== "http:" && parsed.protocol !== "https:") || parsed.hostname === "") return undefined;
  parsed.hash = "";
  parsed.username = "";
  parsed.password = "";
  return parsed.href;
};

/** Paths and hosts of login, consent and challenge pages. */
const LOGIN_PATH =
  /\/(?:log-?in|sign-?in|sign-?up|signup|sso|oauth2?|authorize|users\/sign_in|checkpoint|consent|cookie-?consent|captcha|challenge)(?:[/.]|$)/i;
const LOGIN_HOST = /^(?:accounts?|consent|login|auth|sso|signin)\./i;

/** Whether an absolute address is a login, consent or challenge page. */
export const isLoginPage = (address: string): boolean => {
  const { hostname, pathname } = new URL(address);
  return LOGIN_HOST.test(hostname) || LOGIN_PATH.test(pathname);
};

/** No page was fetched. */
export const NO_PAGES: Pages = { of: () => undefined };

/** A page of a test or example. By default it is alive, at the address of its link, and nothing else is known. */
export type PageSketch = Partial<Page>;

/** Makes `Pages` from sketches by URL, for tests and examples. */
export const pagesFrom = (sketches: Readonly<Record<string, PageSketch>>): Pages => {
  const byAddress = new Map(
    Object.entries(sketches).map(([url, sketch]) => {
      const address = pageAddress(url) ?? url;
      return [
        address,
        {
          verdict: "alive",
          hops: [],
          address: sketch.hops?.at(-1)?.to ?? address,
          titles: [],
          schemas: [],
          events: [],
          ...sketch,
        } as Page,
      ] as const;
    }),
  );
  return { of: (url) => byAddress.get(pageAddress(url) ?? url) };
};
