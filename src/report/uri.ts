/** Paths in URIs. */
import { percentEncoded } from "../text/percent.ts";

/** Whether a path has no segment `.` or `..`: in a URL they could lead to the page of another repository. */
export const hasNoDotSegment = (path: string): boolean =>
  !path.split("/").some((part) => part === "." || part === "..");

/** A path encoded for a URI in a Markdown link. Lone surrogates, which would throw, are replaced. */
export const uriOf = (path: string): string =>
  path
    .split("/")
    .map((part) => encodeURIComponent(new TextDecoder().decode(new TextEncoder().encode(part))))
    .join("/")
    .replace(/[!'()*]/g, percentEncoded);
