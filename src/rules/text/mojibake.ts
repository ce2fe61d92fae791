import { damagedText } from "../../analysis/invisible-runs.ts";
import { defineRule, safeFix } from "../../rule/define-rule.ts";

export default defineRule({
  id: "mojibake",
  on: "issue",
  group: "syntax",
  fix: "always",
  summary: "text was decoded with the wrong charset",
  why: "An editor that opens the file with an old charset damages every dash, accent and emoji of the issue at once.",
  examples: [
    {
      incorrect: `
* [Crabs ‚Äî a view from Espa√±a](https://blog.example.net/crabs)
         ^^^ \`‚Äî\` is \`—\` read as Mac Roman
                             ^^ \`√±\` is \`ñ\` read as Mac Roman
* [Crabs â€” a view from MÃ¼nster](https://blog.example.net/crabs-2)
         ^^^ \`â€”\` is \`—\` read as Windows-1252
                          ^^ \`Ã¼\` is \`ü\` read as Windows-1252`,
      correct: `
* [Crabs — a view from España](https://blog.example.net/crabs)
* [Crabs — a view from Münster](https://blog.example.net/crabs-2)`,
    },
  ],
  *check(issue, { source }) {
    for (const { span, charset, text } of damagedText(issue)) {
      yield {
        span,
        message: `\`${source.slice(span)}\` is \`${text}\` read as ${charset}`,
        help: `write \`${text}\`, and save the file as UTF-8`,
        fix: safeFix(`write \`${text}\``, { span, text }),
      };
    }
  },
});
