/** Which addresses of a draft the page links. */
const SCHEMES = new Set(["http:", "https:", "mailto:"]);

/** The address in the browser's own spelling; undefined for one that is only shown. */
export const safeLink = (url: string): string | undefined => {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return SCHEMES.has(protocol) ? href : undefined;
};
