import { defineRule, unsafeFix } from "twir-lint";

const INSECURE = "http://";

export default defineRule({
  id: "insecure-link",
  on: "link",
  group: "guideline",
  fix: "always",
  summary: "a link is not encrypted",
  why: "Readers on a train should get the page that its author wrote. Nearly every site answers to `https://` too.",
  examples: [
    {
      incorrect: `
* [A tour of crabs](http://blog.example.net/crabs)
                    ^^^^^^^ the link to \`blog.example.net\` is not encrypted`,
      correct: "* [A tour of crabs](https://blog.example.net/crabs)",
    },
  ],
  *check({ url }) {
    if (!url.value.startsWith(INSECURE)) return;
    const span = { start: url.span.start, end: url.span.start + INSECURE.length };
    const [host] = url.value.slice(INSECURE.length).split("/");
    yield {
      span,
      message: `the link to \`${host}\` is not encrypted`,
      help: "write `https://` if the page opens with it",
      fix: unsafeFix("write `https://`", { span, text: "https://" }),
    };
  },
});
