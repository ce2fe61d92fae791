import { canonicalTag, tagBehind, tagInWords, tagsInside } from "../../document/tags.ts";
import { ERA } from "../../newsletter/era.ts";
import { defineRule, safeFix } from "../../rule/define-rule.ts";

export default defineRule({
  id: "malformed-tag",
  on: "entry",
  group: "guideline",
  fix: "always",
  since: ERA.tags,
  summary: "a tag is not written as the newsletter writes it",
  why: "`[video]`, `[audio]` and `[series]` in lower case, languages as `[ES]`, left of the link and one space apart: readers filter by them, and so do scripts.",
  source: "https://github.com/rust-lang/this-week-in-rust#link-guidelines",
  examples: [
    {
      incorrect: `
* [Video] [Crabs on camera](https://video.example.net/crabs)
  ^^^^^^^ \`[Video]\` is written \`[video]\`
* \\[audio\\] [Crabs on air](https://radio.example.net/crabs)
  ^^^^^^^^^ \`\\[audio\\]\` is written \`[audio]\`
* [es] [Cangrejos](https://blog.example.net/cangrejos)
  ^^^^ \`[es]\` is written \`[ES]\``,
      correct: `
* [video] [Crabs on camera](https://video.example.net/crabs)
* [audio] [Crabs on air](https://radio.example.net/crabs)
* [ES] [Cangrejos](https://blog.example.net/cangrejos)`,
    },
    {
      incorrect: `
* [series][video]  [Crabs on camera](https://video.example.net/crabs)
  ^^^^^^^^ not one space behind \`[series]\`
          ^^^^^^^ not one space behind \`[video]\``,
      correct: "* [series] [video] [Crabs on camera](https://video.example.net/crabs)",
    },
    {
      incorrect: `
* [Crabs on camera](https://video.example.net/crabs) (video)
                                                     ^^^^^^^ \`(video)\` stands behind the link`,
      correct: "* [video] [Crabs on camera](https://video.example.net/crabs)",
    },
    {
      incorrect: `
* [[video] Crabs on camera](https://video.example.net/crabs)
   ^^^^^^^ \`[video]\` stands inside the title`,
      correct: "* [video] [Crabs on camera](https://video.example.net/crabs)",
    },
  ],
  *check(entry, { source }) {
    const { tags, lead, link, isCommunity } = entry;
    if (!isCommunity) return;
    // Nothing, or `:` and the like, parts the tags from the link.
    const isNothing = /^[\s:|,;.\u2010-\u2015-]{0,9}$/.test(lead.value);
    for (const [index, { span, value }] of tags.entries()) {
      const canonical = canonicalTag(value) ?? value;
      const fix = safeFix("write the tag", { span, text: canonical });
      if (canonical !== value)
        yield { span, message: `\`${value}\` is written \`${canonical}\``, help: `write \`${canonical}\``, fix };
      const end = tags[index + 1]?.span.start ?? (isNothing ? link.span.start : span.end);
      if (end === span.end && !isNothing) continue;
      if (source.text.slice(span.end, end) === " ") continue;
      const gap = safeFix("write one space", { span: { start: span.end, end }, text: " " });
      yield { span, message: `not one space behind \`${value}\``, help: "write one space behind a tag", fix: gap };
    }
    const inside = tagsInside(entry);
    // A title of nothing but tags is another fault: the line lacks its title.
    if (inside && inside.span.end < link.text.span.end) {
      const edit = { span: { start: link.span.start, end: inside.span.end }, text: `${inside.value} [` };
      yield {
        span: { start: inside.span.start, end: inside.span.start + inside.value.length },
        message: `\`${inside.value}\` stands inside the title`,
        help: `write \`${inside.value}\` left of the link`,
        fix: safeFix("move it before the link", edit),
      };
    }
    const behind = tagBehind(entry);
    if (!behind) return;
    const canonical = tagInWords(behind.value) as string;
    yield {
      span: behind.span,
      message: `\`${behind.value}\` stands behind the link`,
      help: `write \`${canonical}\` left of the link`,
      fix: safeFix(
        "move the tag before the link",
        { span: { start: link.span.start, end: link.span.start }, text: `${canonical} ` },
        { span: { start: link.span.end, end: behind.span.end }, text: "" },
      ),
    };
  },
});
