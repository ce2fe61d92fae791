import { defineRule, unsafeFix } from "../../rule/define-rule.ts";
import { hasLetter } from "../../text/letters.ts";
import { matchesOf } from "../../text/matches.ts";

/** What organizers write into the title of an event that one cannot go to, in the languages of the events so far. */
const WORDS =
  /\b(cancell?ed|postponed|sold[ -]?out|moved online|abgesagt|verschoben|ausgebucht|ausverkauft|annulée?|reportée?|complet|cancelad[oa]|aplazad[oa]|agotado|adiad[oa]|esgotado|annullato|rinviato|uitverkocht|afgelast|geannuleerd|inställt|avlyst|aflyst|peruttu|odwołan[ey]|przełożon[ey]|zrušeno|отменен[оа]?|перенесен[оа]?)(?!-)|中止|延期|取消|満席/g;
/** A longer word is another one; the scripts of the last words have no spaces between them. */
const isWhole = ({ index, 0: said, 1: word }: RegExpExecArray, title: string): boolean =>
  word === undefined || !hasLetter(String.fromCodePoint(title.codePointAt(index + said.length) ?? 0));
/** `FULL: Advent of Code` is full, `Full Stack` and `full-text` are not. */
const FULL = /^full\s?:|[([]full[)\]]|[-–:|]\s?full$/;

/** Where the last of these characters is; -1 where none is. */
const lastOf = (text: string, characters: string): number =>
  Math.max(...[...characters].map((character) => text.lastIndexOf(character)));

/**
 * Whether the word stands apart from the title, as a mark: in capitals, in parentheses, before a colon or behind a dash.
 * In a sentence it may be what the evening is about: `When a task is cancelled`.
 */
const isMark = (title: string, start: number, end: number): boolean => {
  const said = title.slice(start, end);
  const [before, behind] = [title.slice(0, start).trim(), title.slice(end).trim()];
  return (
    said === said.toUpperCase() ||
    (before === "" && (behind === "" || /^[:\-–—|!]/.test(behind))) ||
    (behind === "" && /[:\-–—|]$/.test(before)) ||
    (lastOf(before, "([") > lastOf(before, ")]") && /^[^([]*[)\]]/.test(behind))
  );
};

export default defineRule({
  id: "cancelled-event",
  on: "event",
  group: "readiness",
  fix: "sometimes",
  summary: "the title of an event says that one cannot go there: cancelled, postponed, sold out, moved online",
  why: "Organizers keep the page of an evening that does not take place, and write it into the title, which is then copied.",
  examples: [
    {
      in: "europe",
      incorrect: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**CANCELLED: Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)
         ^^^^^^^^^ title says \`CANCELLED\`
* 2026-03-19 | Bergen, NO | [Rust Bergen](https://www.meetup.com/rust-bergen)
    * [**Rain and references**](https://www.meetup.com/rust-bergen/events/313338790/)`,
      correct: `
* 2026-03-19 | Bergen, NO | [Rust Bergen](https://www.meetup.com/rust-bergen)
    * [**Rain and references**](https://www.meetup.com/rust-bergen/events/313338790/)`,
    },
  ],
  *check(event, { source }) {
    for (const { link } of event.titles) {
      if (!link) continue;
      const { value, span } = link.text;
      const title = value.replaceAll("*", " ").toLowerCase();
      const match = matchesOf(title, WORDS).find((each) => isWhole(each, title)) ?? FULL.exec(title.trim());
      if (!match || title.length !== value.length) continue;
      const start = span.start + title.indexOf(match[0]);
      const said = { start, end: start + match[0].length };
      const isCertain = isMark(value.replaceAll("*", " "), start - span.start, said.end - span.start);
      yield {
        span: said,
        confidence: isCertain ? "certain" : "possible",
        message: `title says \`${source.slice(said)}\``,
        help: `look at the event's page, and remove the event or print its new date${isCertain ? "" : ", if it says so"}`,
        fix:
          event.titles.length > 1 || !isCertain
            ? undefined
            : unsafeFix("remove the event", { span: source.wholeLines(event.span), text: "" }),
      };
    }
  },
});
