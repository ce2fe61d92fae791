import { distinctDestinations } from "../../analysis/destinations.ts";
import { isUnder } from "../../document/sections.ts";
import { noncanonicalParts } from "../../newsletter/canonical-url.ts";
import { isShortener } from "../../newsletter/hosts.ts";
import { wrappedUrl } from "../../newsletter/url-wrappers.ts";
import { defineRule, safeFix } from "../../rule/define-rule.ts";
import { type Day, parseDay } from "../../text/calendar.ts";
import { parseUrl } from "../../text/url.ts";

/** The first issue whose links to events on Meetup all end in a slash; in the summer of 2025 none did. */
const SLASH_SINCE = parseDay("2025-10-08") as Day;
const MEETUP_EVENT = /^\/[^/]+\/events\/\d+$/;
/** Whoever makes a form is given this address only. */
const HAS_NO_LONG_FORM = new Set(["forms.gle"]);

export default defineRule({
  id: "noncanonical-url",
  on: "issue",
  group: "guideline",
  yieldsTo: ["invalid-url"],
  fix: "sometimes",
  since: "2021-12-01",
  summary: "a link is not written in the form that everybody uses for the page",
  why: "The newsletter asks for canonical links: a short or mobile form hides where a link goes and that it was there before.",
  source: "https://github.com/rust-lang/this-week-in-rust#link-guidelines",
  examples: [
    {
      incorrect: `
* [video] [Crabs on camera](https://youtu.be/dQw4w9WgXcQ?t=42)
                                    ^^^^^^^^^^^^^^^^^^^^^ the link has YouTube's short form
* [video] [Crabs on a phone](https://m.youtube.com/watch?v=oHg5SJYRHA0)
                                     ^^^^^^^^^^^^^ \`m.youtube.com\` is not the site's usual host
* [video] [Crabs at the end](https://youtu.be/9bZkp7q19f0?)
                                     ^^^^^^^^^^^^^^^^^^^^^ the link has YouTube's short form
* [Two slashes](https://blog.example.net/posts//2026//two-slashes)
                                              ^^^^^^^^ the path holds \`//\`
* [No slash](https://no-slash.example.net)
                     ^^^^^^^^^^^^^^^^^^^^ the host has no \`/\` behind it
* [A wrapper](https://www.google.com/url?q=https%3A%2F%2Fwrap.example.net%2F)
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`www.google.com\` stands around the link to \`https://wrap.example.net/\``,
      correct: `
* [video] [Crabs on camera](https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=42)
* [video] [Crabs on a phone](https://www.youtube.com/watch?v=oHg5SJYRHA0)
* [video] [Crabs at the end](https://www.youtube.com/watch?v=9bZkp7q19f0)
* [Two slashes](https://blog.example.net/posts/2026/two-slashes)
* [No slash](https://no-slash.example.net/)
* [A wrapper](https://wrap.example.net/)`,
    },
    {
      in: "europe",
      incorrect: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784)
                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ the link to an event on Meetup has no \`/\` at its end`,
      correct: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
    },
    {
      incorrect: `
* [A book of crabs](https://bit.ly/crab-book)
                            ^^^^^^ \`bit.ly\` hides where the link goes`,
      correct: "* [A book of crabs](https://books.example.net/crabs)",
    },
  ],
  *check(issue) {
    for (const { link, url } of distinctDestinations(issue)) {
      const parts = parseUrl(url);
      if (!parts) continue;
      const target = wrappedUrl(parts);
      if (target) {
        const fix = safeFix(`write \`${target}\``, { span: url.span, text: target });
        const message = `\`${parts.host.value}\` stands around the link to \`${target}\``;
        yield { span: url.span, message, help: `write \`${target}\``, fix };
        continue;
      }
      for (const { span, what, canonical, edits } of noncanonicalParts(parts))
        yield { span, message: what, help: `write \`${canonical}\``, fix: safeFix(`write \`${canonical}\``, edits) };
      const { host, path } = parts;
      const isMeetup = parts.hostName === "meetup.com" && MEETUP_EVENT.test(path.value);
      if (isMeetup && issue.date !== undefined && issue.date >= SLASH_SINCE) {
        const end = { start: path.span.end, end: path.span.end };
        const help = `write \`${path.value.split("/").at(-1)}/\``;
        const fix = safeFix("add the slash", { span: end, text: "/" });
        yield { span: path.span, message: "the link to an event on Meetup has no `/` at its end", help, fix };
      }
      if (isShortener(parts.hostName))
        yield {
          span: host.span,
          message: `\`${host.value}\` hides where the link goes`,
          help: "link the page itself",
          confidence: HAS_NO_LONG_FORM.has(parts.hostName) ? "possible" : undefined,
        };
      // In events and in running text a bare host is usual; here the newsletter's own check refuses it.
      if (path.value === "" && host.value !== "" && isUnder(link.section, "community")) {
        const end = { start: host.span.end, end: host.span.end };
        const fix = safeFix("add the slash", { span: end, text: "/" });
        yield { span: host.span, message: "the host has no `/` behind it", help: `write \`${host.value}/\``, fix };
      }
    }
  },
});
