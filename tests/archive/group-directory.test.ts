/** What earlier issues tell of groups and places. */
import { expect, test } from "vitest";
import { groupDirectory, placeDirectory } from "../../src/archive/group-directory.ts";
import { buildArchive } from "../../src/library/with-parser.ts";
import { placeExample } from "../../src/rule/example-frame.ts";

const issue = (date: string, europe: string) => ({
  path: `content/${date}-this-week-in-rust.md`,
  text: placeExample(
    { replaces: ["events", "virtual", "europe", "north-america"] },
    `## Upcoming Events\n\n### Europe\n${europe}`,
  ).text.replaceAll("2026-03-11", date),
});
const archive = buildArchive([
  issue(
    "2026-03-04",
    `* 2026-03-05 | Oslo, NO | [Oslo Rustaceans](https://www.meetup.com/rust-oslo/)
    * [**Old**](https://www.meetup.com/rust-oslo/events/1/)
* 2026-03-06 | Reading, GB | [Rust Reading](https://rust-reading.example.net)
    * [**Tea**](https://rust-reading.example.net/1)`,
  ),
  issue(
    "2026-03-11",
    `* 2026-03-12 | Virtual | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**New**](https://www.meetup.com/rust-oslo/events/2/)`,
  ),
]);

test("a group has the name, link and mode that were printed last, and the last place that was", () => {
  expect(groupDirectory(archive)).toEqual([
    {
      name: "Rust Oslo",
      url: "https://www.meetup.com/rust-oslo",
      mode: "virtual",
      city: "Oslo",
      region: "",
      country: "NO",
    },
    {
      name: "Rust Reading",
      url: "https://rust-reading.example.net",
      mode: "in-person",
      city: "Reading",
      region: "",
      country: "UK",
    },
  ]);
});

test("a place is in the house form, each once", () => {
  expect(placeDirectory(archive)).toEqual([
    { city: "Oslo", region: "", country: "NO" },
    { city: "Reading", region: "", country: "UK" },
  ]);
});
