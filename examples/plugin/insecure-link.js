import { defineRule, unsafeFix } from "twir-lint";

export default defineRule({
  id: "insecure-link",
  on: "link",
  match: /(?<=[(<])(http:\/\/)([^\s/)>]+)/,
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
  *check(_link, _context, { groups: [scheme, host] }) {
    if (!scheme || !host) return;
    yield {
      span: scheme.span,
      message: `the link to \`${host.value}\` is not encrypted`,
      help: "write `https://` if the page opens with it",
      fix: unsafeFix("write `https://`", { span: scheme.span, text: "https://" }),
    };
  },
});
