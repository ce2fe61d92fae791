/** Lines from the fields of a form: the house forms, and that nothing typed becomes anything else. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildIssue } from "../../src/document/build.ts";
import type { Issue } from "../../src/document/types.ts";
import { lint } from "../../src/engine/lint.ts";
import { composeLine } from "../../src/library/lines/compose.ts";
import type { CallFields, EntryFields, EventFields, LineFields, TaskFields } from "../../src/library/lines/fields.ts";
import { readFields } from "../../src/library/lines/parse-back.ts";
import { inOneLine, isSeen, typedTitle } from "../../src/library/lines/write.ts";
import { parser } from "../../src/library/parser.ts";
import { surround } from "../../src/library/surroundings.ts";
import { placeExample } from "../../src/rule/example-frame.ts";
import { parseDay } from "../../src/text/calendar.ts";
import { SourceFile } from "../../src/text/source-file.ts";

const ENTRY: EntryFields = {
  kind: "entry",
  title: "A tale of two borrows",
  url: "https://blog.example.net/two-borrows",
  tags: [],
  section: "Observations/Thoughts",
};
const EVENT: EventFields = {
  kind: "event",
  from: "2026-03-18",
  to: "",
  mode: "in-person",
  city: "Oslo",
  region: "",
  country: "Norway",
  group: "Rust Oslo",
  groupUrl: "https://www.meetup.com/rust-oslo",
  title: "Fjords and futures",
  url: "https://www.meetup.com/rust-oslo/events/313338784/",
};
const CALL: CallFields = {
  kind: "call",
  title: "CrabConf",
  url: "https://crabconf.example.net/cfp",
  deadline: "2026-04-30",
  place: "Berlin, Germany",
  from: "2026-09-14",
  to: "2026-09-16",
};
const TASK: TaskFields = {
  kind: "task",
  project: "crabby",
  title: "Teach the parser about tabs",
  url: "https://github.com/crabby-rs/crabby/issues/12",
};
const OSLO = "https://www.meetup.com/rust-oslo";
const NIGHT = `    * [**Fjords and futures**](${OSLO}/events/313338784/)`;

describe("writes the house forms", () => {
  test.each<[LineFields, string]>([
    [ENTRY, "* [A tale of two borrows](https://blog.example.net/two-borrows)"],
    [
      { ...ENTRY, tags: ["video", "ES"] },
      "* [video] [ES] [A tale of two borrows](https://blog.example.net/two-borrows)",
    ],
    [EVENT, `* 2026-03-18 | Oslo, NO | [Rust Oslo](${OSLO})\n${NIGHT}`],
    [{ ...EVENT, to: "2026-03-19" }, `* 2026-03-18 - 2026-03-19 | Oslo, NO | [Rust Oslo](${OSLO})\n${NIGHT}`],
    [{ ...EVENT, to: "2026-03-18" }, `* 2026-03-18 | Oslo, NO | [Rust Oslo](${OSLO})\n${NIGHT}`],
    [{ ...EVENT, mode: "hybrid" }, `* 2026-03-18 | Hybrid (Oslo, NO) | [Rust Oslo](${OSLO})\n${NIGHT}`],
    [{ ...EVENT, mode: "virtual" }, `* 2026-03-18 | Virtual (Oslo, NO) | [Rust Oslo](${OSLO})\n${NIGHT}`],
    [{ ...EVENT, mode: "virtual", city: "", country: "" }, `* 2026-03-18 | Virtual | [Rust Oslo](${OSLO})\n${NIGHT}`],
    [
      { ...EVENT, city: "Austin", region: "texas", country: "usa" },
      `* 2026-03-18 | Austin, TX, US | [Rust Oslo](${OSLO})\n${NIGHT}`,
    ],
    [{ ...EVENT, city: "Reading", country: "gb" }, `* 2026-03-18 | Reading, UK | [Rust Oslo](${OSLO})\n${NIGHT}`],
    [
      CALL,
      "* [**CrabConf**](https://crabconf.example.net/cfp) | CFP open until 2026-04-30 | Berlin, Germany | 2026-09-14 - 2026-09-16",
    ],
    [TASK, "* [crabby - Teach the parser about tabs](https://github.com/crabby-rs/crabby/issues/12)"],
  ])("%j", (fields, text) => {
    expect(composeLine(fields)).toMatchObject({ text, missing: [], faults: [] });
  });

  test("in which the linter finds nothing", () => {
    for (const fields of [ENTRY, EVENT, CALL, TASK]) {
      const { text, sections } = composeLine(fields);
      const issue = surround(text as string, { section: sections[0] as string, day: parseDay("2026-03-11") as number });
      const { diagnostics } = lint(issue.text, { path: "draft/2026-03-11-this-week-in-rust.md", parser });
      expect(diagnostics.filter(({ span }) => span.start >= issue.span.start && span.end <= issue.span.end)).toEqual(
        [],
      );
    }
  });
});

test.each<[string, string]>([
  ["blog.example.net/post", "https://blog.example.net/post"],
  ["https://example.net/a b", "https://example.net/a%20b"],
  ["https://en.example.net/wiki/Rust_(language)", "https://en.example.net/wiki/Rust_(language)"],
  ["https://example.net/a)b", "https://example.net/a%29b"],
  ["https://example.net/a'(b)", "https://example.net/a%27%28b%29"],
  ["https://example.net/?a[]=1|2", "https://example.net/?a%5B%5D=1%7C2"],
  ["https://example.net/?a=1&lt;=2", "https://example.net/?a=1&lt%3B=2"],
  [" https://example.net/a\n", "https://example.net/a"],
])("the URL %j is written %s", (url, written) => {
  expect(composeLine({ ...ENTRY, url }).text).toBe(`* [A tale of two borrows](${written})`);
});

test.each(["javascript:alert(1)", "ftp://example.net/a", "not a page", "https://", "data:text/html,x", "mailto:a@b.c"])(
  "%s is no URL for a line",
  (url) => {
    const { text, faults } = composeLine({ ...ENTRY, url });
    expect([text, faults.map(({ field }) => field)]).toEqual([undefined, ["url"]]);
  },
);

test.each<[string, string]>([
  ["Vec<T> & [T]", "Vec&lt;T> & \\[T\\]"],
  ["`Vec<T>` in [brackets]", "`Vec<T>` in \\[brackets\\]"],
  ["one `tick", "one \\`tick"],
  ["a *star* and _more_", "a \\*star\\* and \\_more\\_"],
  ["two\r\nlines\tand | a pipe", "two lines and | a pipe"],
])("the title %j is written %s, and is read again", (title, written) => {
  expect(composeLine({ ...ENTRY, title }).text).toBe(`* [${written}](${ENTRY.url})`);
  expect(typedTitle(written)).toBe(inOneLine(title));
});

describe("says what is missing, and scolds nobody for it", () => {
  test("an event that has only begun", () => {
    const fields = { ...EVENT, city: " ", group: "", title: "\u200b", url: "" };
    const { pieces, text, missing, faults } = composeLine(fields);
    expect([text, missing, faults]).toEqual([undefined, ["city", "group", "title", "url"], []]);
    expect(pieces.map((piece) => piece.text).join("")).toBe(
      `* 2026-03-18 | City, NO | [Group](${OSLO})\n    * [**Title**](https://…)`,
    );
  });

  test("a state, where the newsletter names it", () => {
    const inUnitedStates = composeLine({ ...EVENT, city: "Austin", country: "US" });
    expect([inUnitedStates.missing, inUnitedStates.hasRegion]).toEqual([["region"], true]);
    expect(composeLine({ ...EVENT, city: "Perth", country: "Australia" })).toMatchObject({
      missing: [],
      hasRegion: true,
    });
    expect(composeLine({ ...EVENT, region: "SN" })).toMatchObject({ missing: [], faults: [], hasRegion: false });
  });
});

test.each<[Partial<EventFields>, string]>([
  [{ from: "2026-02-30" }, "from"],
  [{ to: "2026-03-17" }, "to"],
  [{ country: "Crabland" }, "country"],
  [{ city: "Oslo, Norway" }, "city"],
  [{ city: "Os|lo" }, "city"],
  [{ city: "Online" }, "city"],
  [{ city: "Austin", country: "US", region: "Bavaria" }, "region"],
])("%j cannot be written, and the field is named", (fields, field) => {
  const { text, faults } = composeLine({ ...EVENT, ...fields });
  expect([text, faults[0]?.field]).toEqual([undefined, field]);
});

test("an event goes where its country belongs, a hybrid one among the virtual ones too", () => {
  expect(composeLine(EVENT).sections).toEqual(["Europe"]);
  expect(composeLine({ ...EVENT, mode: "hybrid" }).sections).toEqual(["Europe", "Virtual"]);
  expect(composeLine({ ...EVENT, mode: "virtual" }).sections).toEqual(["Virtual"]);
  expect(composeLine({ ...EVENT, country: "" }).sections).toEqual([]);
});

describe("whatever is typed", () => {
  const token = fc.constantFrom(
    ..."[ ] ( ) ]( [x](y) * ** _ ` `` ~~ | \\ < > <!-- --> <b> &lt; &#91; # 1. - + > ! :// http://a.bc www.a.bc a@b.cd @crab".split(
      " ",
    ),
    ..."\n \r\n \t   \u0085 \u2028 \u200b \u202e \ud800 🦀 é Rust Virtual Hybrid online 2026-03-18 None No [^1] [video] ~~~ ---".split(
      " ",
    ),
    "\n\n## Jobs\n\n",
    "\n* [a](https://b.cd)\n",
    " | ",
    " - ",
  );
  const typed = fc.oneof(
    fc.array(token, { maxLength: 6 }).map((tokens) => tokens.join("")),
    fc.array(token, { maxLength: 5 }).map((tokens) => tokens.join(" ")),
    fc.string({ unit: "binary", maxLength: 12 }),
  );
  const url = typed.map((text) => `https://blog.example.net/${text}`);
  const day = fc.constantFrom("2026-03-18", "2026-03-19", "", "2026-02-30", "x | y");
  const fields: fc.Arbitrary<LineFields> = fc.oneof(
    fc.record({ title: typed, url: fc.oneof(url, typed), tags: fc.constantFrom([], ["video"]) }).map((each) => ({
      ...ENTRY,
      ...each,
    })),
    fc
      .record(
        {
          from: day,
          to: day,
          mode: fc.constantFrom("in-person" as const, "virtual" as const, "hybrid" as const),
          city: typed,
          region: typed,
          country: fc.oneof(fc.constantFrom("NO", "US", "Germany"), typed),
          group: typed,
          groupUrl: url,
          title: typed,
          url,
        },
        { requiredKeys: [] },
      )
      .map((each) => ({ ...EVENT, ...each }) as EventFields),
    fc
      .record({ title: typed, url, place: typed, deadline: day, from: day, to: day }, { requiredKeys: [] })
      .map((each) => ({ ...CALL, ...each }) as CallFields),
    fc
      .record({ project: typed, title: typed, url }, { requiredKeys: [] })
      .map((each) => ({ ...TASK, ...each }) as TaskFields),
  );
  const FRAMES = { entry: "observations", event: "europe", call: "cfp-events", task: "cfp-projects" } as const;
  const counts = ({
    entries,
    events,
    talks,
    projects,
    links,
    sections,
    comments,
    htmlTags,
    malformed,
    lines,
  }: Issue) => ({
    entries: entries.length,
    events: events.length,
    talks: talks.length,
    projects: projects.length,
    links: links.length,
    sections: sections.length,
    comments: comments.length,
    htmlTags: htmlTags.length,
    malformed: malformed.length,
    lines: lines.length,
  });
  const issueWith = (kind: LineFields["kind"], text: string): Issue => {
    const plain = composeLine({ entry: ENTRY, event: EVENT, call: CALL, task: TASK }[kind]).text;
    const placed = placeExample({ in: FRAMES[kind] }, `${plain}\n${text}\n${plain}`);
    return buildIssue(new SourceFile("", placed.text), { parser });
  };

  test("a finished line is one more of its kind and nothing else", () => {
    fc.assert(
      fc.property(fields, (each) => {
        const { text, missing, faults } = composeLine(each);
        if (text === undefined) {
          expect(missing.length + faults.length).toBeGreaterThan(0);
          return;
        }
        expect(text.split("\n")).toHaveLength(each.kind === "event" ? 2 : 1);
        const plain = composeLine({ entry: ENTRY, event: EVENT, call: CALL, task: TASK }[each.kind]).text as string;
        expect(counts(issueWith(each.kind, text))).toEqual(counts(issueWith(each.kind, plain)));
      }),
      { numRuns: 1500 },
    );
  });

  test.each(["[Video] My first borrow checker", "[ES] Mi primer préstamo"])(
    "a tag is told in the title %s",
    (title) => {
      const { text, faults } = composeLine({ ...ENTRY, title });
      expect([text, faults.map(({ field }) => field)]).toEqual([undefined, ["title"]]);
    },
  );

  test("what is no tag may begin a title", () => {
    expect(composeLine({ ...ENTRY, title: "[everybody] sings" }).text).toContain("[\\[everybody\\] sings]");
  });

  test("a title is shown as it was typed", () => {
    fc.assert(
      fc.property(typed, (title) => {
        const { text, missing, faults } = composeLine({ ...ENTRY, title });
        if (!isSeen(inOneLine(title))) expect(missing).toEqual(["title"]);
        // Tags have a field of their own.
        else if (/^\[[^\]]+\]/.test(inOneLine(title)) && text === undefined)
          expect(faults).toMatchObject([{ field: "title", reason: expect.stringContaining("begins with a tag") }]);
        else expect(readFields(text as string, "entry", ENTRY.section)).toMatchObject({ title: inOneLine(title) });
      }),
      { numRuns: 1500 },
    );
  });

  test("what is read of a line makes the same line", () => {
    fc.assert(
      fc.property(fields, (each) => {
        const { text, sections } = composeLine(each);
        if (text === undefined) return;
        const read = readFields(text, each.kind, sections[0] as string);
        expect(read && composeLine(read).text).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });
});
