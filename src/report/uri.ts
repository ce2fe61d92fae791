/** Whether a path leads nowhere but down: as part of a URL, `..` would lead to somebody else's page. */
export const hasNoDotSegment = (path: string): boolean =>
  !path.split("/").some((part) => part === "." || part === "..");

/** A path as part of a URI, with nothing in it that ends a link; what no URI can hold is replaced, never an exception. */
export const uriOf = (path: string): string =>
  path
    .split("/")
    .map((part) => encodeURIComponent(new TextDecoder().decode(new TextEncoder().encode(part))))
    .join("/")
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
