import { MOVED_HOSTS } from "../../newsletter/hosts.ts";
import { defineRule, safeFix } from "../../rule/define-rule.ts";
import { parseUrl } from "../../text/url.ts";

export default defineRule({
  id: "moved-host",
  on: "link",
  group: "hint",
  fix: "always",
  summary: "a link goes to a site under its former name",
  why: "The old name forwards for now; one page under two names also hides duplicates.",
  examples: [
    {
      in: "europe",
      incorrect: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://lu.ma/rust-oslo)
                                              ^^^^^ \`lu.ma\` is now \`luma.com\`
    * [**Fjords and futures**](https://luma.com/fjords)`,
      correct: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://luma.com/rust-oslo)
    * [**Fjords and futures**](https://luma.com/fjords)`,
    },
  ],
  *check({ url }) {
    const parts = parseUrl(url);
    const host = parts?.hostName;
    const today = host && MOVED_HOSTS.get(host);
    if (!parts || !today) return;
    yield {
      span: parts.host.span,
      message: `\`${host}\` is now \`${today}\``,
      help: `write \`${today}\``,
      fix: safeFix(`write \`${today}\``, { span: parts.host.span, text: today }),
    };
  },
});
