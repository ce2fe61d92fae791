/** Other ways to write a link to the same page, and links to another one that look like it. */

const parts = (url: string): [page: string, query: string, fragment: string] => {
  const [, page = "", query = "", fragment = ""] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(url) ?? [];
  return [page, query, fragment];
};

/** Each undefined where a link cannot be written so. */
export const SAME_PAGE = {
  "as it stands": (url: string) => url,
  "with the other scheme": (url: string) => url.replace(/^http(s?):/, (_, s: string) => (s ? "http:" : "https:")),
  "with or without its slash": (url: string) => {
    const [page, query, fragment] = parts(url);
    if (!/^https?:\/\/[^/]+\//.test(page) || /\.\w+$/.test(page)) return undefined;
    return `${page.endsWith("/") ? page.slice(0, -1) : `${page}/`}${query}${fragment}`;
  },
  "with or without `www.`": (url: string) =>
    /\/\/www\./.test(url) ? url.replace("//www.", "//") : url.replace("//", "//www."),
  "with a tracking parameter": (url: string) => {
    const [page, query, fragment] = parts(url);
    return `${page}${query === "" ? "?" : `${query}&`}utm_source=newsletter${fragment}`;
  },
  "as `youtu.be`": (url: string) => {
    const id = /^https?:\/\/(?:www\.)?youtube\.com\/watch\?v=([\w-]+)$/.exec(url)?.[1];
    return id === undefined ? undefined : `https://youtu.be/${id}`;
  },
} as const satisfies Readonly<Record<string, (url: string) => string | undefined>>;

export type Form = keyof typeof SAME_PAGE;
export const FORMS = Object.keys(SAME_PAGE) as Form[];

/** The link without its fragment, or with one: another page. */
export const otherFragment = (url: string): string => {
  const [page, query, fragment] = parts(url);
  return fragment === "" ? `${url}#planted` : `${page}${query}`;
};
