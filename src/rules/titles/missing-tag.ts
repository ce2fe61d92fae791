import { namesMedium } from "../../document/tags.ts";
import { ERA } from "../../newsletter/era.ts";
import { mediumOf } from "../../newsletter/hosts.ts";
import { languageAtEnd } from "../../newsletter/languages.ts";
import { defineRule, safeFix } from "../../rule/define-rule.ts";
import { parseUrl } from "../../text/url.ts";

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
             ^^^^^^^^^ the language \`(Spanish)\` belongs into a tag`,
      correct: "* [ES] [Cangrejos](https://blog.example.net/cangrejos)",
    },
  ],
  *check(entry) {
    const { link, isCommunity } = entry;
    const parts = parseUrl(link.url);
    if (!isCommunity || !parts || link.form !== "inline") return;
    const before = { start: link.span.start, end: link.span.start };
    const medium = mediumOf(parts.hostName, parts.path.value, parts.fragment?.value);
    if (medium && !namesMedium(entry)) {
      yield {
        span: { start: link.span.start, end: link.text.span.end + 1 },
        message: `the link goes to a ${medium === "video" ? "video" : "recording"}, \`[${medium}]\` is missing`,
        help: `write \`[${medium}]\` before the link`,
        fix: safeFix("add the tag", { span: before, text: `[${medium}] ` }),
      };
    }
    const language = languageAtEnd(link.text.value);
    if (!language) return;
    const end = link.text.span.end;
    yield {
      span: { start: end - language.name.length, end },
      message: `the language \`${language.name}\` belongs into a tag`,
      help: `write \`[${language.code}]\` before the link`,
      fix: safeFix(
        "make it a tag",
        { span: before, text: `[${language.code}] ` },
        { span: { start: link.text.span.start + language.index, end }, text: "" },
      ),
    };
  },
});
