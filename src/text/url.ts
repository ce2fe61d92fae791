import { type Span, type Text, textAt } from "./span.ts";

/** One `name=value` of a query. `removal` is what goes when the parameter goes, with one separator. */
export interface UrlParameter {
  readonly name: string;
  readonly value: string;
  readonly span: Span;
  readonly removal: Span;
}

/** The parts of an absolute URL, each where it stands in the source. Nothing is decoded. */
export interface UrlParts {
  /** Without the colon; as written. */
  readonly scheme: Text;
  /** Host name with port, as written. */
  readonly host: Text;
  /** From the first slash after the host to the query or fragment; empty when there is none. */
  readonly path: Text;
  readonly parameters: readonly UrlParameter[];
  /** Without `#`. */
  readonly fragment?: Text;
}

const ABSOLUTE = /^([a-zA-Z][a-zA-Z0-9+.-]*):\/\/([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/;

const readParameters = (query: string, start: number): UrlParameter[] => {
  const pieces = [...query.matchAll(/[?&](?:amp;)?([^&]*)/g)];
  return pieces.map((piece, index) => {
    const text = piece[1] ?? "";
    const separator = piece[0].length - text.length;
    const from = start + piece.index;
    const to = from + piece[0].length;
    const next = pieces[index + 1];
    const following = next ? next[0].length - (next[1] ?? "").length : 0;
    const removal = index > 0 || !next ? { start: from, end: to } : { start: from + separator, end: to + following };
    const [name = "", value = ""] = text.split(/=(.*)/s);
    return { name, value, span: { start: from + separator, end: to }, removal };
  });
};

/** The parts of an `x://host/…` URL; undefined for anything else, such as a relative path or `mailto:`. */
export const parseUrl = (url: Text): UrlParts | undefined => {
  const match = ABSOLUTE.exec(url.value);
  if (!match) return undefined;
  const [, scheme = "", host = "", path = "", query = "", fragment] = match;
  const start = url.span.start;
  const hostStart = start + scheme.length + 3;
  const pathStart = hostStart + host.length;
  const queryStart = pathStart + path.length;
  return {
    scheme: textAt(scheme, start),
    host: textAt(host, hostStart),
    path: textAt(path, pathStart),
    parameters: query ? readParameters(query, queryStart) : [],
    fragment: fragment === undefined ? undefined : textAt(fragment.slice(1), queryStart + query.length + 1),
  };
};

/** The host in lower case without `www.` and port: what tables of hosts are keyed by. */
export const hostName = (parts: UrlParts): string =>
  parts.host.value
    .toLowerCase()
    .replace(/:\d+$/, "")
    .replace(/^www\./, "");
