import { mediumOfEntry, sectionsOfMedia } from "../../analysis/gathered-media.ts";
import { canonicalTag, namesMedium, tagAtEnd } from "../../document/tags.ts";
import { ERA } from "../../newsletter/era.ts";
import { defineRule, safeFix } from "../../rule/define-rule.ts";

export default defineRule({
  id: "missing-tag",
  on: "entry",
  group: "guideline",
  fix: "always",
  since: ERA.tags,
  summary: "a link to a video, a recording or a text in another language does not say so",
  why: "The newsletter asks for `[video]`, `[audio]` or the language before such a link. Editors added them 61 times.",
  source: "https://github.com/rust-lang/this-week-in-rust#link-guidelines",
  examples: [
    {
      incorrect: `
* [Crabs on camera](https://www.youtube.com/watch?v=dQw4w9WgXcQ)
  ^^^^^^^^^^^^^^^^^ the link goes to a video, \`[video]\` is missing
* [series] [Crabs on air](https://rustacean-station.org/episode/crabs/)
           ^^^^^^^^^^^^^^ the link goes to a recording, \`[audio]\` is missing`,
      correct: `
* [video] [Crabs on camera](https://www.youtube.com/watch?v=dQw4w9WgXcQ)
* [series] [audio] [Crabs on air](https://rustacean-station.org/episode/crabs/)`,
    },
    {
      incorrect: `
* [Cangrejos (Spanish)](https://blog.example.net/cangrejos)
             ^^^^^^^^^ \`(Spanish)\` at the end of the title belongs into a tag
* [Crabs at sea (Video)](https://video.example.net/sea)
                ^^^^^^^ \`(Video)\` at the end of the title belongs into a tag`,
      correct: `
* [ES] [Cangrejos](https://blog.example.net/cangrejos)
* [video] [Crabs at sea](https://video.example.net/sea)`,
    },
  ],
  *check(entry, { issue }) {
    const { link, tags, isCommunity, line } = entry;
    if (!isCommunity || link.form !== "inline") return;
    const before = { start: link.span.start, end: link.span.start };
    const medium = mediumOfEntry(entry);
    if (medium && !namesMedium(entry)) {
      yield {
        span: { start: link.span.start, end: link.text.span.end + 1 },
        message: `the link goes to a ${medium === "video" ? "video" : "recording"}, \`[${medium}]\` is missing`,
        help: `write \`[${medium}]\` before the link`,
        fix: safeFix("add the tag", { span: before, text: `[${medium}] ` }),
        // The heading over the talks of a conference says once what they are.
        confidence: sectionsOfMedia(issue).has(line.section) ? "possible" : "certain",
      };
    }
    const atEnd = tagAtEnd(link.text.value);
    if (!atEnd) return;
    const end = link.text.span.end;
    const removal = { span: { start: link.text.span.start + atEnd.index, end }, text: "" };
    const isTagged = tags.some(({ value }) => canonicalTag(value) === atEnd.tag);
    yield {
      span: { start: end - atEnd.name.length, end },
      message: `\`${atEnd.name}\` at the end of the title belongs into a tag`,
      help: isTagged ? `remove it, \`${atEnd.tag}\` says so already` : `write \`${atEnd.tag}\` before the link`,
      fix: isTagged
        ? safeFix("remove it", removal)
        : safeFix("make it a tag", { span: before, text: `${atEnd.tag} ` }, removal),
    };
  },
});
