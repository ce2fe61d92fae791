/** Parses absolute URLs into parts that know their spans. */
import type { Edit } from "./edit.ts";
import { matchesOf } from "./matches.ts";
import { memoize } from "./memoize.ts";
import { type Span, type Text, textAt } from "./span.ts";

/** One `name=value` of a query; the span `separated` includes the separator before it. */
export interface UrlParameter {
  readonly name: string;
  readonly value: string;
  readonly span: Span;
  readonly separated: Span;
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
    const from = start + piece.index;
    const end = from + piece[0].length;
    const [name = "", value = ""] = text.split(/=(.*)/s);
    return { name, value, span: { start: end - text.length, end }, separated: { start: from, end } };
  });
};

/** The edits that remove some parameters of a URL, each with one separator; without any parameter the `?` goes too. */
export const withoutParameters = (all: readonly UrlParameter[], some: readonly UrlParameter[]): Edit[] => {
  const [first, last] = [all[0], all.at(-1)];
  if (!first || !last || some.length === 0) return [];
  if (some.length === all.length) return [{ span: { start: first.separated.start, end: last.span.end }, text: "" }];
  const leading = all.findIndex((parameter) => !some.includes(parameter));
  return some.map((parameter) => {
    const index = all.indexOf(parameter);
    const { span, separated } = parameter;
    return index < leading
      ? { span: { start: span.start, end: (all[index + 1] as UrlParameter).span.start }, text: "" }
      : { span: separated, text: "" };
  });
};

const hostNameOf = (written: string): string => {
  const host = written.toLowerCase();
  const name = host.includes(":") ? host.replace(/:\d+$/, "") : host;
  return name.startsWith("www.") ? name.slice(4) : name;
};

/** The parts of an `x://host/…` URL; undefined for anything else, such as a relative path or `mailto:`. */
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

/** The same, memoized: several rules ask for the parts of one URL of a draft. */
export const parseUrl = memoize(splitUrl);
