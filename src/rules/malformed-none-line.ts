import type { Span } from "../text/span.ts";
import { defineRule, safeFix } from "./define-rule.ts";

/** What may stand between two groups, and what is written when something else does. */
const between = (last: boolean): { fits: RegExp; right: string } =>
  last ? { fits: /^,? or\s+$/, right: " or" } : { fits: /^,\s+$/, right: "," };

export default defineRule({
  id: "malformed-none-line",
  on: "none-line",
  group: "structure",
  fix: "sometimes",
  summary: "the sentence that lists groups without items is put together wrongly",
  why: "The sentence is rebuilt by hand each week when a group moves in or out: commas, the last `or` and the closing `.*` get lost, and a lost `*` shows the rest as plain text.",
  examples: [
    {
      in: "testing",
      incorrect: `
*No calls for testing were issued this week by
[Rust](https://github.com/rust-lang/rust/labels/call-for-testing),
[Cargo](https://github.com/rust-lang/cargo/labels/call-for-testing),
                                                                   ^ the last two groups are joined by \`,\` instead of \` or\`
[Rustup](https://github.com/rust-lang/rustup/labels/call-for-testing),
                                                                     ^ the sentence does not end in \`.*\``,
      correct: `
*No calls for testing were issued this week by
[Rust](https://github.com/rust-lang/rust/labels/call-for-testing),
[Cargo](https://github.com/rust-lang/cargo/labels/call-for-testing) or
[Rustup](https://github.com/rust-lang/rustup/labels/call-for-testing).*`,
    },
  ],
  *check({ span, groups: links }, { source }) {
    // `[(MCPs only)](…)` goes with the group before it.
    const notes = links.filter(({ text }) => text.value.startsWith("("));
    const groups = links
      .filter((link) => !notes.includes(link))
      .map((link) => ({
        link,
        end: notes.find((note) => note.span.start === link.span.end + 1)?.span.end ?? link.span.end,
      }));
    if (groups.length < 2) return;
    for (const [index, { link, end }] of groups.entries()) {
      if (groups.slice(0, index).some((earlier) => earlier.link.text.value === link.text.value)) {
        yield { span: link.span, message: `group \`${link.text.value}\` is named twice`, help: "name it once" };
      }
      const next = groups[index + 1];
      if (!next) break;
      const { fits, right } = between(index === groups.length - 2);
      const gap = source.text.slice(end, next.link.span.start);
      if (fits.test(gap)) continue;
      const joint: Span = { start: end, end: end + gap.trimEnd().length };
      const behind = /\s*$/.exec(gap.slice(-80))?.[0] || " ";
      // Only slips of punctuation are repaired: words between the groups may be meant.
      const repair = /^[\s.,;]*(?:or|and)?[\s,]*$/.test(gap)
        ? safeFix(`write \`${right}\``, { span: { start: end, end: end + gap.length }, text: right + behind })
        : undefined;
      const written = gap.trim() === "" ? "nothing" : `\`${gap.trim()}\``;
      const message = `the ${index === groups.length - 2 ? "last two " : ""}groups are joined by ${written} instead of \`${right}\``;
      yield { span: joint, message, help: `write \`${right}\``, fix: repair };
    }
    const last = groups.at(-1)?.end ?? span.end;
    const ending = source.text.slice(last, span.end);
    if (ending === ".*" || ending === "._") return;
    // Only a slip of punctuation is repaired: words behind the last group may be meant.
    const fix = /^[\s.,;*]*$/.test(ending)
      ? safeFix("end with `.*`", { span: { start: last, end: span.end }, text: ".*" })
      : undefined;
    yield {
      span: { start: last, end: span.end },
      message: "the sentence does not end in `.*`",
      help: "end it with `.*`",
      fix,
    };
  },
});
