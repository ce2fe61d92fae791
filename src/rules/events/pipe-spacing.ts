import { defineRule, safeFix } from "../../rule/define-rule.ts";
import type { Span } from "../../text/span.ts";

/** What is wrong with the white space on one side of a pipe, in words: Markdown shows no spaces. */
const sideFault = (gap: string, side: "before" | "behind"): string | undefined => {
  if (gap === " ") return undefined;
  const found = gap === "" ? "no space" : gap.includes("\t") ? "a tab" : `${gap.length} spaces`;
  return `${found} ${side}`;
};

export default defineRule({
  id: "pipe-spacing",
  on: "issue",
  // The site renders it well enough, so a careful editor may leave it.
  group: "hint",
  fix: "always",
  summary: "a pipe of an event or a call for papers does not stand between two single spaces",
  why: "The spaces are printed as they are, and glued columns read as one word.",
  examples: [
    {
      in: "europe",
      incorrect: `
* 2026-03-18| Oslo, NO  | [Rust Oslo](https://www.meetup.com/rust-oslo)
            ^^ no space before pipe 1
                      ^^^^ 2 spaces before pipe 2
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/) |[**Live stream**](https://live.example.net/fjords)
                                                                                  ^^ no space behind pipe 1`,
      correct: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/) | [**Live stream**](https://live.example.net/fjords)`,
    },
    {
      in: "cfp-events",
      incorrect: `
* [**CrabConf**](https://crabconf.example.net/cfp)| CFP open until 2026-04-30 | Berlin, Germany | 2026-09-14 - 2026-09-16
                                                  ^^ no space before pipe 1`,
      correct: `
* [**CrabConf**](https://crabconf.example.net/cfp) | CFP open until 2026-04-30 | Berlin, Germany | 2026-09-14 - 2026-09-16`,
    },
  ],
  *check({ events, talks }, { source: { text } }) {
    const isGap = (at: number) => text[at] === " " || text[at] === "\t";
    const around = ({ start, end }: Span): Span => {
      let [from, to] = [start, end];
      while (isGap(from - 1)) from--;
      while (isGap(to)) to++;
      return { start: from, end: to };
    };
    const isEdge = (at: number) => at < 0 || at >= text.length || /[|\r\n]/.test(text[at] as string);
    const rows = [
      ...events.flatMap(({ pipes, titles }) => [pipes, titles.flatMap((title) => title.pipes)]),
      ...talks.map((talk) => talk.pipes),
    ];
    for (const [index, span] of rows.flatMap((pipes) => [...pipes.entries()])) {
      const gap = around(span);
      // Next to an empty column it is not known where the text will be inserted.
      if (text.slice(gap.start, gap.end) === " | " || isEdge(gap.start - 1) || isEdge(gap.end)) continue;
      const sides = [
        sideFault(text.slice(gap.start, span.start), "before"),
        sideFault(text.slice(span.end, gap.end), "behind"),
      ];
      yield {
        span: gap,
        message: `${sides.filter((fault) => fault !== undefined).join(" and ")} pipe ${index + 1}`,
        help: "write one space on each side of the pipe",
        fix: safeFix("write one space on each side", { span: gap, text: " | " }),
      };
    }
  },
});
