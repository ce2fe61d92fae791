/** Sorting moves whole entries and nothing else: no byte is lost, and entries of one day keep their order. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { fix, lint } from "../../src/library/with-parser.ts";
import { placeExample } from "../../src/rule/example-frame.ts";
import { rules } from "../../src/rules/index.ts";
import { dayOf, formatDay } from "../../src/text/calendar.ts";

const only = (id: string) => rules.filter((rule) => rule.id === id);
const FIRST = dayOf(2026, 3, 11) as number;

interface Entry {
  /** Days from the date on. */
  readonly day: number;
  readonly titles: number;
  readonly comment: boolean;
  readonly gap: boolean;
}
const entry = fc.record({
  day: fc.nat(28),
  titles: fc.integer({ min: 1, max: 3 }),
  comment: fc.boolean(),
  gap: fc.boolean(),
});
const entries = fc.array(entry, { minLength: 2, maxLength: 8 });
const eol = fc.constantFrom("\n", "\r\n");

/** The lines of an event, which say which of the events they belong to. */
const eventLines = ({ day, titles, comment }: Entry, number: number): string[] => [
  ...(comment ? [`<!-- twir-lint-allow duplicate-event: number ${number} -->`] : []),
  `* ${formatDay(FIRST + day)} | Oslo, NO | [Group ${number}](https://www.meetup.com/group-${number})`,
  ...Array.from(
    { length: titles },
    (_, index) => `    * [**Title ${number}.${index}**](https://event.example.net/${number}/${index})`,
  ),
];
const callLines = ({ day, comment }: Entry, number: number): string[] => [
  ...(comment ? [`<!-- twir-lint-allow closed-cfp: number ${number} -->`] : []),
  `* [**Conference ${number}**](https://cfp.example.net/${number}) | CFP open until ${formatDay(FIRST + day)} | Oslo, Norway | 2026-09-14`,
];

/** Blocks in the order in which they stand, by the number that the first of their lines with one says. */
const orderOf = (text: string, form: RegExp): number[] => [...text.matchAll(form)].map((match) => Number(match[1]));

/** Why the date of an event may be wrong, and the place of its line right. */
const DOUBTS: [why: string, day: string, title: string, url: string][] = [
  ["it is over", "2026-03-02", "Claws", "https://event.example.net/1"],
  ["one digit is another", "2026-04-18", "Claws", "https://event.example.net/1"],
  ["it stands twice", "2026-04-07", "Twin", "https://event.example.net/twin"],
  ["its title says another day", "2026-04-07", "Third Wednesday", "https://event.example.net/1"],
  ["its code says another day", "2026-04-07", "Claws", "https://www.meetup.com/group/events/wqzhftyjcfbxb/"],
];
const line = (day: string, title: string, url: string): string =>
  `* ${day} | Oslo, NO | [Group](https://www.meetup.com/group)\n    * [**${title}**](${url})\n`;
const around = (middle: string): string =>
  line("2026-03-17", "One", "https://event.example.net/2") +
  middle +
  line("2026-03-19", "Two", "https://event.example.net/3") +
  line("2026-03-24", "Three", "https://event.example.net/4") +
  line("2026-04-07", "Twin", "https://event.example.net/twin");
const sortOf = (middle: string) =>
  lint(placeExample({ in: "europe" }, around(middle)).text, {
    path: "content/2026-03-11-this-week-in-rust.md",
    rules: only("unsorted-events"),
  }).diagnostics;

test.each(DOUBTS)("%s: what its place says is not sorted away", (_, day, title, url) => {
  expect(sortOf(line(day, title, url))).toMatchObject([
    { message: `event of \`${day}\` stands between \`2026-03-17\` and \`2026-03-19\``, fix: { safety: "unsafe" } },
  ]);
});

test("without a doubt it is sorted", () => {
  expect(sortOf(line("2026-04-02", "Claws", "https://event.example.net/1"))).toMatchObject([
    { fix: { safety: "safe" } },
  ]);
});

test.each([
  ["unsorted-events", "europe", eventLines, /^\* .*\[Group (\d+)\]/gm],
  ["unsorted-cfps", "cfp-events", callLines, /^\* .*Conference (\d+)\*\*/gm],
] as const)("%s: whole entries, stably, and nothing is lost", (id, place, linesOf, form) => {
  fc.assert(
    fc.property(entries, eol, (list, ending) => {
      const blocks = list.map((each, number) => linesOf(each, number).join("\n"));
      const body = blocks.map((block, index) => (list[index]?.gap && index > 0 ? `\n${block}` : block)).join("\n");
      const text = placeExample({ in: place }, body).text.replaceAll("\n", ending);
      const fixed = fix(text, { path: "content/2026-03-11-this-week-in-rust.md", rules: only(id), unsafe: true }).text;
      // The same lines, each as often as before, and nothing outside the section moved.
      expect(fixed.split(ending).sort()).toEqual(text.split(ending).sort());
      expect(fixed.length).toBe(text.length);
      const start = text.indexOf(blocks[0]?.split("\n")[0] as string);
      expect(fixed.startsWith(text.slice(0, text.lastIndexOf(ending, start)))).toBe(true);
      // Sorted by day, and among equals as they stood.
      const expected = list
        .map((each, number) => ({ ...each, number }))
        .sort((a, b) => a.day - b.day || a.number - b.number);
      expect(orderOf(fixed, form)).toEqual(expected.map(({ number }) => number));
      // Each entry with its own lines, in one piece.
      for (const block of blocks) expect(fixed).toContain(block.replaceAll("\n", ending));
      expect(fix(fixed, { path: "content/2026-03-11-this-week-in-rust.md", rules: only(id), unsafe: true }).text).toBe(
        fixed,
      );
    }),
    { numRuns: 40 },
  );
});
