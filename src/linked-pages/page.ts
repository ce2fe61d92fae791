/**
 * What is known of the pages that an issue links to, as plain data: rules judge it, and somebody else has asked.
 * All texts are the page's own, so they may say anything; white space in them is one space, controls are left out.
 */

/** Alive: it answered. Dead: it is certain that it is gone. Unknown: nothing may be concluded. */
export type Verdict = "alive" | "dead" | "unknown";

/** One redirect: what the server answered, and where it sent us. */
export interface Hop {
  readonly status: number;
  /** Absolute, without a fragment. */
  readonly to: string;
}

export type EventMode = "in-person" | "virtual" | "hybrid";
export type EventStatus = "cancelled" | "postponed";

/** An event as the page describes it to programs (JSON-LD of schema.org). */
export interface PageEvent {
  readonly name?: string;
  readonly url?: string;
  /** As written, ISO 8601: `2026-03-18T18:00:00+01:00`, `2026-03-18`. */
  readonly start?: string;
  readonly end?: string;
  /** Only when the page says it, and nothing else on it says otherwise. */
  readonly mode?: EventMode;
  readonly status?: EventStatus;
  readonly place?: PageLocation;
  readonly organizer?: { readonly name?: string; readonly url?: string };
}
export interface PageLocation {
  /** Of the venue. */
  readonly name?: string;
  readonly street?: string;
  readonly city?: string;
  readonly region?: string;
  readonly country?: string;
}

export interface Page {
  readonly verdict: Verdict;
  /** Why it is dead or unknown, in words: `404 Not Found`, `the name does not resolve`. */
  readonly reason?: string;
  readonly hops: readonly Hop[];
  /** Where the page is in the end: absolute, without a fragment. */
  readonly address: string;
  /** `rel=canonical`, absolute. */
  readonly canonical?: string;
  /** og:title, title and h1, in that order; none that is empty, none twice. */
  readonly titles: readonly string[];
  /** `lang` of its html element. */
  readonly language?: string;
  /** The beginning of its paragraphs. */
  readonly excerpt?: string;
  /** og:type, lower case. */
  readonly type?: string;
  /** Types that the page gives itself in JSON-LD: `VideoObject`, `BlogPosting`. */
  readonly schemas: readonly string[];
  readonly events: readonly PageEvent[];
}

export interface Pages {
  /** What is known of the page behind a URL as written in a draft; undefined when nobody has asked. */
  of(url: string): Page | undefined;
}

/**
 * The address that is asked for a URL: absolute, without fragment, user and password; undefined for what is no page
 * on the web.
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

/** Paths and hosts that ask who one is, or whether one agrees. */
const LOGIN_PATH =
  /\/(?:log-?in|sign-?in|sign-?up|signup|sso|oauth2?|authorize|users\/sign_in|checkpoint|consent|cookie-?consent|captcha|challenge)(?:[/.]|$)/i;
const LOGIN_HOST = /^(?:accounts?|consent|login|auth|sso|signin)\./i;

/** Whether an absolute address asks for a login or consent in place of what was asked for. */
export const isLoginPage = (address: string): boolean => {
  const { hostname, pathname } = new URL(address);
  return LOGIN_HOST.test(hostname) || LOGIN_PATH.test(pathname);
};

/** Nobody has asked for any page. */
export const NO_PAGES: Pages = { of: () => undefined };

/** What is left out is not known of the page; it is alive, and where the link says. */
export type PageSketch = Partial<Page>;

/** Pages by their URLs. */
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
