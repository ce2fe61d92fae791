import { parseUrl } from "../text/url.ts";
import { isTracking } from "./data/tracking-parameters.ts";
import { defineRule, safeFix } from "./define-rule.ts";

export default defineRule({
  id: "tracking-parameter",
  on: "issue",
  group: "guideline",
  severity: "error",
  fix: "always",
  summary: "a link carries a tracking parameter",
  why: "The newsletter asks for canonical links: `utm_*`, share and click ids follow its readers around and hide duplicates.",
  source: "https://github.com/rust-lang/this-week-in-rust#link-guidelines",
  examples: [
    {
      incorrect: `
* [Post](https://blog.example.net/post?utm_source=feed&page=2)
                                       ^^^^^^^^^^^^^^^ tracking parameter \`utm_source\``,
      correct: "* [Post](https://blog.example.net/post?page=2)",
    },
  ],
  *check({ links, definitions }) {
    const urls = [...links.filter(({ form }) => form !== "reference"), ...definitions].map(({ url }) => url);
    for (const { name, span, removal } of urls.flatMap((url) => parseUrl(url)?.parameters ?? [])) {
      if (!isTracking(name)) continue;
      yield {
        span,
        message: `tracking parameter \`${name}\``,
        help: "remove it from the link",
        fix: safeFix("remove the parameter", { span: removal, text: "" }),
      };
    }
  },
});
