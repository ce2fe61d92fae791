/** Parses absolute URLs into parts that know their spans. */
import type { Edit } from "./edit.ts";
import { matchesOf } from "./matches.ts";
import { memoize } from "./memoize.ts";
import { type Span, type Text, textAt } from "./span.ts";

/** One `name=value` of a query. */
export interface UrlParameter {
  readonly name: string;
  readonly value: string;
  readonly span: Span;
  /** The span with the `?`, `&` or `&amp;` before it. */
  readonly spanWithSeparator: Span;
}

/** The parts of an absolute URL with their spans in the source. Nothing is decoded. */
export interface UrlParts {
  /** Without the colon; as written. */
  readonly scheme: Text;
  /** Host name with port, as written. */
  readonly host: Text;
  /** The host in lower case without `www.` and port: what tables of hosts are keyed by. */
  readonly hostName: string;
  /** From the first slash after the host to the query or fragment; empty when there is none. */
  readonly path: Text;
  readonly parameters: readonly UrlParameter[];
  /** Without `#`. */
  readonly fragment?: Text;
}

const ABSOLUTE = /^([a-zA-Z][a-zA-Z0-9+.-]*):\/\/([^/?#]*)(\/[^?#]*)?(\?[^#]*)?(#.*)?$/;

const readParameters = (query: string, start: number): UrlParameter[] => {
  const pieces = matchesOf(query, /[?&](?:amp;)?([^&]*)/g);
  return pieces.map((piece) => {
    const text = piece[1] ?? "";
    const separator = start + piece.index;
    const end = separator + piece[0].length;
    const [name = "", value = ""] = text.split(/=(.*)/s);
    return { name, value, span: { start: end - text.length, end }, spanWithSeparator: { start: separator, end } };
  });
};

/**
 * The edits that remove some parameters of a URL, each with one separator.
 * @param all the parameters of the URL; when all are removed, so is the `?`
 * @param removed some of them, the same objects
 */
export const withoutParameters = (all: readonly UrlParameter[], removed: readonly UrlParameter[]): Edit[] => {
  const [first, last] = [all[0], all.at(-1)];
  if (!first || !last || removed.length === 0) return [];
  if (removed.length === all.length)
    return [{ span: { start: first.spanWithSeparator.start, end: last.span.end }, text: "" }];
  const firstKept = all.findIndex((parameter) => !removed.includes(parameter));
  return removed.map((parameter) => {
    const index = all.indexOf(parameter);
    const { span, spanWithSeparator } = parameter;
    // What stands before the first parameter that is kept goes with the separator behind it, since the `?` stays.
    return index < firstKept
      ? { span: { start: span.start, end: (all[index + 1] as UrlParameter).span.start }, text: "" }
      : { span: spanWithSeparator, text: "" };
  });
};

const hostNameOf = (written: string): string => {
  const host = written.toLowerCase();
  const name = host.includes(":") ? host.replace(/:\d+$/, "") : host;
  return name.startsWith("www.") ? name.slice(4) : name;
};

/** Parses an `x://host/…` URL; undefined for anything else, such as a relative path or `mailto:`. Not memoized. */
export const splitUrl = ({ span: { start }, value }: Text): UrlParts | undefined => {
  const match = ABSOLUTE.exec(value);
  if (!match) return undefined;
  const [, scheme = "", host = "", path = "", query = "", fragment] = match;
  const hostStart = start + scheme.length + 3;
  const pathStart = hostStart + host.length;
  const queryStart = pathStart + path.length;
  return {
    scheme: textAt(scheme, start),
    host: textAt(host, hostStart),
    hostName: hostNameOf(host),
    path: textAt(path, pathStart),
    parameters: query ? readParameters(query, queryStart) : [],
    fragment: fragment === undefined ? undefined : textAt(fragment.slice(1), queryStart + query.length + 1),
  };
};

/** As `splitUrl`, but memoized: several rules ask for the parts of one URL of a draft. */
export const parseUrl = memoize(splitUrl);
