import { isTracking } from "../../newsletter/tracking-parameters.ts";
import { defineRule, safeFix } from "../../rule/define-rule.ts";
import { applyEdits } from "../../text/edit.ts";
import { parseUrl, withoutParameters } from "../../text/url.ts";

/** One of them in a value, or separators of nothing. */
const HALF_CLEANED = /[?&;]{2}|[?&]$|[?&;=]utm_[a-z]{2,20}=/i;

export default defineRule({
  id: "tracking-parameter",
  on: "issue",
  group: "policy",
  fix: "sometimes",
  summary: "a link carries a tracking parameter",
  why: "`utm_*`, share and click ids follow readers around, and hide that two links lead to one page. The newsletter asks for the plain link.",
  source: "https://github.com/rust-lang/this-week-in-rust#link-guidelines",
  examples: [
    {
      incorrect: `
* [Post](https://blog.example.net/post?utm_source=feed&page=2)
                                       ^^^^^^^^^^^^^^^ tracking parameter \`utm_source\``,
      correct: "* [Post](https://blog.example.net/post?page=2)",
    },
    {
      incorrect: `
* [Post](https://blog.example.net/post?utm_source=feed&page=2&utm_medium=rss#crabs)
                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tracking parameters \`utm_source\`, \`utm_medium\``,
      correct: "* [Post](https://blog.example.net/post?page=2#crabs)",
    },
  ],
  *check({ links, definitions }) {
    const urls = [...links.filter(({ form }) => form !== "reference"), ...definitions].map(({ url }) => url);
    for (const url of urls) {
      const { parameters = [] } = (url.value.includes("?") && parseUrl(url)) || {};
      const found = parameters.filter(({ name }) => isTracking(name));
      const [first, last] = [found[0], found.at(-1)];
      if (!first || !last) continue;
      // Empty ones, as in `&&`, go with them.
      const removed = parameters.filter((each) => found.includes(each) || each.span.start === each.span.end);
      const edits = withoutParameters(parameters, removed);
      const { start } = url.span;
      const inUrl = edits.map(({ span, text }) => ({
        span: { start: span.start - start, end: span.end - start },
        text,
      }));
      // What is left of them may be the value of another, or belong to a URL in it: half of them is no repair.
      const isWhole = !HALF_CLEANED.test(applyEdits(url.value, inUrl));
      const [s, it] = found.length > 1 ? ["s", "them"] : ["", "it"];
      yield {
        span: { start: first.span.start, end: last.span.end },
        message: `tracking parameter${s} ${found.map(({ name }) => `\`${name}\``).join(", ")}`,
        help: `remove ${it} from the link`,
        fix: isWhole ? safeFix(`remove the parameter${s}`, edits) : undefined,
      };
    }
  },
});
