import type { Line } from "../model/types.ts";
import { findInvisible, type Invisible } from "../text/invisible.ts";
import { findDamage } from "../text/mojibake.ts";
import { overlaps, type Span } from "../text/span.ts";
import { defineRule, safeFix } from "./define-rule.ts";

/** Asked in order of place, so that each run is looked at once. */
const walker = (runs: readonly { readonly span: Span }[]): ((span: Span) => boolean) => {
  let next = 0;
  return (span) => {
    while ((runs[next]?.span.end ?? span.end) < span.end) next++;
    const run = runs[next]?.span;
    return run !== undefined && overlaps(run, span);
  };
};

export default defineRule({
  id: "invisible-character",
  on: "issue",
  group: "syntax",
  fix: "always",
  summary: "a character that nobody sees stands in the text",
  why: "Zero-width characters come along when a title is copied. They break searches, links and the comparison with earlier issues; a non-breaking space holds a line together where it should wrap.",
  examples: [
    {
      incorrect: `
* [\u200BCrabs in the dark](https://blog.example.net/dark)
   ^ \`U+200B zero-width space\`
* [Crabs in\u00A0the\u00A0light](https://blog.example.net/light)
           ^ \`U+00A0 non-breaking space\`, 2 times on this line
* [Crabs in the twi\u00ADlight](https://blog.example.net/twilight)
                   ^ \`U+00AD soft hyphen\``,
      correct: `
* [Crabs in the dark](https://blog.example.net/dark)
* [Crabs in the light](https://blog.example.net/light)
* [Crabs in the twilight](https://blog.example.net/twilight)`,
    },
    {
      incorrect: `
* [Crabs on location\uFEFF](https://blog.example.net/location)
                    ^ \`U+FEFF byte order mark\`
* [FR] [Les crabes \u{1F3F3}\uFE0F\u200D\u{1F308} «\u00A0en couleur\u00A0» aiment-ils Rust\u00A0?](https://blog.example.net/couleur)`,
      correct: `
* [Crabs on location](https://blog.example.net/location)
* [FR] [Les crabes \u{1F3F3}\uFE0F\u200D\u{1F308} «\u00A0en couleur\u00A0» aiment-ils Rust\u00A0?](https://blog.example.net/couleur)`,
    },
  ],
  *check({ lines }, { source }) {
    const damaged = walker(findDamage(source.text));
    const byLine = new Map<string, Invisible[]>();
    for (const found of findInvisible(source.text)) {
      const index = source.lineIndex(found.span.start);
      const { marker, content } = lines[index] as Line;
      // Between the marker and the text it is no list: the spacing of markers is looked after elsewhere.
      if (marker && found.span.start >= marker.span.end && found.span.end <= content.span.start) continue;
      if (damaged(found.span)) continue;
      const key = `${index} ${found.name}`;
      const others = byLine.get(key);
      if (others) others.push(found);
      else byLine.set(key, [found]);
    }
    for (const [first, ...others] of byLine.values()) {
      if (!first) continue;
      const { name, span, instead } = first;
      const edits = [first, ...others].map((found) => ({ span: found.span, text: instead }));
      const title = instead === "" ? "delete it" : "write a plain space";
      const more = others.length > 0 ? `, ${others.length + 1} times on this line` : "";
      yield { span, message: `\`${name}\`${more}`, help: title, fix: safeFix(title, ...edits) };
    }
  },
});
