import { isSharing } from "../../newsletter/tracking-parameters.ts";
import { defineRule, safeFix } from "../../rule/define-rule.ts";
import { parseUrl, withoutParameters } from "../../text/url.ts";

export default defineRule({
  id: "share-parameter",
  on: "link",
  // The link works anyway, so a careful editor may leave it.
  group: "hint",
  fix: "always",
  summary: "a link carries what an application added when it was shared",
  why: "The newsletter asks for canonical links: `si=` or `aff=` says who shared the link, and nothing about the page.",
  source: "https://github.com/rust-lang/this-week-in-rust#link-guidelines",
  examples: [
    {
      incorrect: `
* [video] [Crabs on camera](https://www.youtube.com/watch?v=dQw4w9WgXcQ&si=8sHvX2)
                                                                        ^^^^^^^^^ \`si\` is left from sharing the link`,
      correct: "* [video] [Crabs on camera](https://www.youtube.com/watch?v=dQw4w9WgXcQ)",
    },
  ],
  *check({ url }) {
    const parts = parseUrl(url);
    if (!parts) return;
    const found = parts.parameters.filter(({ name }) => isSharing(name, parts.hostName));
    const [first, last] = [found[0], found.at(-1)];
    if (!first || !last) return;
    const [s, it, is] = found.length > 1 ? ["s", "them", "are"] : ["", "it", "is"];
    yield {
      span: { start: first.span.start, end: last.span.end },
      message: `${found.map(({ name }) => `\`${name}\``).join(", ")} ${is} left from sharing the link`,
      help: `remove ${it} from the link`,
      fix: safeFix(`remove the parameter${s}`, withoutParameters(parts.parameters, found)),
    };
  },
});
