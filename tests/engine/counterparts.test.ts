/** Of two findings that point at each other, the one that a change brought is told. */
import { expect, test } from "vitest";
import { causedSince } from "../../src/engine/new-findings.ts";
import { lint } from "../../src/library/with-parser.ts";
import { EXAMPLE_PATH, placeExample } from "../../src/rule/example-frame.ts";

const eventOf = (title: string): string => `* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**${title}**](https://www.meetup.com/rust-oslo/events/313338784/)`;
const OLD = eventOf("Fjords and futures");
const NEW = eventOf("Fjords evening");

test.each([
  ["above", `${NEW}\n${OLD}`],
  ["below", `${OLD}\n${NEW}`],
])("of two events that begin alike the new one, %s the other", (_, events) => {
  const [before, after] = [OLD, events].map((text) =>
    lint(placeExample({ in: "europe" }, text).text, { path: EXAMPLE_PATH }),
  );
  if (!before || !after) return expect.fail();
  const told = causedSince(before)(after).diagnostics.filter(({ rule }) => rule === "duplicate-event");
  expect(told.map(({ span }) => after.source.slice(span))).toEqual([NEW.slice(2)]);
});
