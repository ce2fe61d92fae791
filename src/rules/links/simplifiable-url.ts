import { distinctDestinations } from "../../analysis/destinations.ts";
import { isUnder } from "../../document/sections.ts";
import { isTracking } from "../../newsletter/tracking-parameters.ts";
import { defineRule, type Finding, safeFix, unsafeFix } from "../../rule/define-rule.ts";
import { formQuery } from "../../text/form-query.ts";
import { unescapeUrl } from "../../text/markdown-unescape.ts";
import type { Span, Text } from "../../text/span.ts";

const SCHEME = /^(https?|mailto):/i;
const PARTS = /^([^?#]*)(\?[^#]*)?(#.*)?$/s;

/** The span of a part of a URL. */
const part = ({ span }: Text, from: number, length: number): Span => ({
  start: span.start + from,
  end: span.start + from + length,
});

const inScheme = (scheme: string, span: Span): Finding[] => {
  const canonical = scheme.toLowerCase();
  if (scheme === canonical) return [];
  const fix = safeFix("write it in lower case", { span, text: canonical });
  return [{ span, message: `scheme \`${scheme}\` is not in lower case`, help: `write \`${canonical}\``, fix }];
};

/** A path with one URL inside another needs its slashes, so that `noncanonical-url` leaves it alone. */
const inPath = (url: Text, path: string, at: number): Finding[] => {
  const inner = /:\/|%3A%2F/i.test(path) ? path.indexOf("//", 2) : -1;
  if (inner < 0) return [];
  const help = "write `/` if the page opens with it; the newsletter's own check refuses `//`";
  return [{ span: part(url, at + inner, 2), message: "the path holds `//`", help }];
};

const inQuery = (query: string, span: Span, isOthers: (name: string) => boolean): Finding[] => {
  const pieces = unescapeUrl(query).slice(1).split("&");
  const written = pieces.filter((piece) => !isOthers(piece.split("=")[0] ?? "")).join("&");
  const { text, dropped } = formQuery(written, isTracking);
  if (written === text) return [];
  if (dropped.length > 0) {
    const help = "leave it out if the page is the same: the newsletter's own check refuses it";
    return [{ span, message: `parameter \`${dropped[0]}\` has no value`, help }];
  }
  const canonical = text && `?${text}`;
  const help = `write \`${canonical || "nothing"}\`: the newsletter's own check refuses every other spelling`;
  const fix = unsafeFix("write the query as a form does", { span, text: canonical });
  return [{ span, message: `query \`${query}\` is not written as a form writes it`, help, fix }];
};

/** A `?` or `#` that nothing follows. */
const atEnd = (mark: string, span: Span): Finding[] => {
  if (mark.length !== 1) return [];
  const fix = safeFix("remove it", { span, text: "" });
  return [{ span, message: `nothing stands behind the \`${mark}\``, help: "remove it", fix }];
};

export default defineRule({
  id: "simplifiable-url",
  on: "issue",
  group: "guideline",
  yieldsTo: ["invalid-url", "malformed-link"],
  fix: "sometimes",
  summary: "a community link could be written more simply: its query otherwise encoded, nothing behind its `?` or `#`",
  why: "The newsletter's own check takes each URL apart and fails when it would put it together otherwise; so links are compared.",
  source: "https://github.com/rust-lang/this-week-in-rust#link-guidelines",
  examples: [
    {
      incorrect: `
* [Crabs in search](https://blog.example.net/search?q=red%20crabs)
                                                   ^^^^^^^^^^^^^^ query \`?q=red%20crabs\` is not written as a form writes it
* [Crabs at large](HTTPS://blog.example.net/large)
                   ^^^^^ scheme \`HTTPS\` is not in lower case
* [Crabs in print](https://blog.example.net/print#)
                                                 ^ nothing stands behind the \`#\`
* [Crabs in a row](https://blog.example.net/row?)
                                               ^ nothing stands behind the \`?\``,
      correct: `
* [Crabs in search](https://blog.example.net/search?q=red+crabs)
* [Crabs at large](https://blog.example.net/large)
* [Crabs in print](https://blog.example.net/print)
* [Crabs in a row](https://blog.example.net/row)`,
    },
    {
      incorrect: `
* [Crabs by name](https://blog.example.net/?crabs)
                                           ^^^^^^ parameter \`crabs\` has no value
* [Crabs of old](https://archive.example.net/2020/https://blog.example.net/old)
                                                        ^^ the path holds \`//\``,
      correct: "* [Crabs by name](https://blog.example.net/crabs?page=2&q=%C3%A9#old)",
    },
  ],
  *check(issue) {
    for (const { link, url } of distinctDestinations(issue)) {
      if (!isUnder(link.section, "community")) continue;
      const [start = "", scheme = ""] = SCHEME.exec(url.value) ?? [];
      const [, path = "", query = "", fragment = ""] = PARTS.exec(url.value.slice(start.length)) ?? [];
      const fragmentAt = url.value.length - fragment.length;
      const queryAt = fragmentAt - query.length;
      yield* inScheme(scheme, part(url, 0, scheme.length));
      yield* inPath(url, path, queryAt - path.length);
      // Another rule reports tracking parameters, but not in `mailto:`.
      const isOthers = /^mailto$/i.test(scheme) ? () => false : isTracking;
      // A `)` that closes a `(` of the path keeps the link whole.
      const isNeeded = query.includes(")") && url.value.slice(0, queryAt).includes("(");
      if (query.length > 1 && !isNeeded) yield* inQuery(query, part(url, queryAt, query.length), isOthers);
      yield* atEnd(query, part(url, queryAt, 1));
      yield* atEnd(fragment, part(url, fragmentAt, 1));
    }
  },
});
