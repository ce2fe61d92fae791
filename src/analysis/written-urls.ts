/** Collects the URLs that are written in an issue. */
import type { Text } from "../text/span.ts";
import { brokenLinks } from "./broken-links.ts";
import { defineAnalysis } from "./define-analysis.ts";

const isAbsolute = ({ value }: Text): boolean => /^https?:/i.test(value);

/**
 * The URLs that a parser or a reader takes from an issue: of links, of definitions, and with a space in them. A URL
 * that is swapped with its text, or is itself a link, is no URL.
 */
export const writtenUrls = defineAnalysis((issue): readonly Text[] =>
  [
    ...issue.links.filter(({ form, url }) => form === "autolink" && !url.value.includes("@")).map(({ url }) => url),
    ...issue.links
      .filter(
        ({ form, text, url }) =>
          form === "inline" && (isAbsolute(url) || !isAbsolute(text)) && !/^[[(]/.test(url.value),
      )
      .map(({ url }) => url),
    ...issue.definitions.map(({ url }) => url),
    ...brokenLinks(issue)
      .filter(({ kind }) => kind === "space-in-url")
      .map(({ span }) => issue.source.at(span.start, span.end)),
  ].filter(({ value }) => value !== ""),
);
