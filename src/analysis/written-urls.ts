/** Collects the URLs that are written in an issue. */
import type { Text } from "../text/span.ts";
import { brokenLinks } from "./broken-links.ts";
import { defineAnalysis } from "./define-analysis.ts";

const isAbsolute = ({ value }: Text): boolean => /^https?:/i.test(value);

/**
 * The URLs of autolinks, inline links and definitions, and those that are not parsed because they have a space in them.
 * Left out are mail addresses, and what is no URL though it stands in the place of one: the text of a link that was
 * swapped with its URL, or another link.
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
