import { namesMedium } from "../../document/tags.ts";
import type { Page } from "../../linked-pages/page.ts";
import { mediumOf } from "../../newsletter/hosts.ts";
import { defineRule, unsafeFix } from "../../rule/define-rule.ts";
import { parseUrl } from "../../text/url.ts";

/** The types that pages declare when they have a text to read, even beside a video or recording. */
const TEXT = /Article|Posting|Report|FAQPage|QAPage|SoftwareSourceCode|Event$/;
const VIDEO = /^(?:VideoObject|TVEpisode|Movie|Clip)$/;
const AUDIO = /^(?:AudioObject|PodcastEpisode|RadioEpisode)$/;

/** The medium that the page declares. */
const mediumOfPage = ({ type = "", schemas }: Page): "video" | "audio" | undefined => {
  if (type === "article" || schemas.some((schema) => TEXT.test(schema))) return undefined;
  if (/^video(?:\.|$)/.test(type) || schemas.some((schema) => VIDEO.test(schema))) return "video";
  return schemas.some((schema) => AUDIO.test(schema)) ? "audio" : undefined;
};

export default defineRule({
  id: "untagged-medium",
  on: "entry",
  group: "online",
  needs: ["pages"],
  fix: "always",
  summary: "a page says that it is a video or a recording, and its link does not",
  why: "The newsletter asks for `[video]` and `[audio]` before such a link. `missing-tag` knows the great sites by name; this one asks the page.",
  source: "https://github.com/rust-lang/this-week-in-rust#link-guidelines",
  examples: [
    {
      pages: {
        "https://tube.example.net/w/crabs": { type: "video.other" },
        "https://radio.example.net/12": { schemas: ["PodcastEpisode"] },
        "https://blog.example.net/talk": { schemas: ["BlogPosting", "VideoObject"] },
      },
      incorrect: `
* [Crabs on camera](https://tube.example.net/w/crabs)
  ^^^^^^^^^^^^^^^^^ the page is a video, \`[video]\` is missing
* [series] [Crabs on air](https://radio.example.net/12)
           ^^^^^^^^^^^^^^ the page is a recording, \`[audio]\` is missing
* [What I said about crabs](https://blog.example.net/talk)`,
      correct: `
* [video] [Crabs on camera](https://tube.example.net/w/crabs)
* [series] [audio] [Crabs on air](https://radio.example.net/12)
* [What I said about crabs](https://blog.example.net/talk)`,
    },
  ],
  *check(entry, { pages }) {
    const { link, isCommunity } = entry;
    const parts = parseUrl(link.url);
    if (!parts || !isCommunity || link.form !== "inline" || namesMedium(entry)) return;
    // `missing-tag` reports those that are known by their host, without the network.
    if (mediumOf(parts.hostName, parts.path.value, parts.fragment?.value)) return;
    const page = pages.of(link.url.value);
    const medium = page?.verdict === "alive" ? mediumOfPage(page) : undefined;
    if (!medium) return;
    yield {
      span: { start: link.span.start, end: link.text.span.end + 1 },
      message: `the page is a ${medium === "video" ? "video" : "recording"}, \`[${medium}]\` is missing`,
      help: `write \`[${medium}]\` before the link`,
      fix: unsafeFix("add the tag", { span: { start: link.span.start, end: link.span.start }, text: `[${medium}] ` }),
    };
  },
});
