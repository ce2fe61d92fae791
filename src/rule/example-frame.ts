/**
 * Where an example stands: a small invented issue, correct in every part, in which a rule's example replaces
 * one. So each example is linted and fixed by all rules in a context like that of a real draft.
 */

interface FramePart {
  readonly heading: string;
  readonly body: string;
}

const part = (heading: string, body: string): FramePart => ({ heading, body });

const FRAME = {
  "front-matter": part("", "Title: This Week in Rust 642\nNumber: 642\nDate: 2026-03-11\nCategory: This Week in Rust"),
  preamble: part("", "Hello and welcome to another issue of *This Week in Rust*!"),
  community: part("## Updates from Rust Community", ""),
  official: part("### Official", "* [Announcing Rust 1.94.0](https://blog.rust-lang.org/2026/03/05/Rust-1.94.0/)"),
  observations: part("### Observations/Thoughts", "* [A tale of two borrows](https://blog.example.net/two-borrows)"),
  crate: part(
    "## Crate of the Week",
    "This week's crate is [ferris-say](https://crates.io/crates/ferris-say), a crab that repeats what you tell it.\n\nThanks to [Corro](https://users.rust-lang.org/t/crate-of-the-week/2704/1500) for the suggestion!",
  ),
  "crate-invitation": part(
    "",
    "[Please submit your suggestions and votes for next week][submit_crate]!\n\n[submit_crate]: https://users.rust-lang.org/t/crate-of-the-week/2704",
  ),
  testing: part(
    "## Calls for Testing",
    "*No calls for testing were issued this week by\n[Rust](https://github.com/rust-lang/rust/labels/call-for-testing),\n[Cargo](https://github.com/rust-lang/cargo/labels/call-for-testing),\n[Rustup](https://github.com/rust-lang/rustup/labels/call-for-testing) or\n[Rust language RFCs](https://github.com/rust-lang/rfcs/issues?q=label%3Acall-for-testing).*",
  ),
  participation: part("## Call for Participation; projects and speakers", ""),
  "cfp-projects": part(
    "### CFP - Projects",
    "* [crabby - Teach the parser about tabs](https://github.com/crabby-rs/crabby/issues/12)",
  ),
  "cfp-events": part(
    "### CFP - Events",
    "* [**CrabConf**](https://crabconf.example.net/cfp) | CFP open until 2026-04-30 | Berlin, Germany | 2026-09-14 - 2026-09-16",
  ),
  "project-updates": part(
    "## Updates from the Rust Project",
    "483 pull requests were [merged in the last week][merged]\n\n[merged]: https://github.com/search?q=is%3Apr+org%3Arust-lang+is%3Amerged+merged%3A2026-03-03..2026-03-10",
  ),
  compiler: part("#### Compiler", "* [skip empty blocks](https://github.com/rust-lang/rust/pull/153361)"),
  triage: part(
    "### Rust Compiler Performance Triage",
    "A quiet week.\n\n[Full report here](https://github.com/rust-lang/rustc-perf/blob/master/triage/2026/2026-03-10.md).",
  ),
  "approved-rfcs": part(
    "### [Approved RFCs](https://github.com/rust-lang/rfcs/commits/master)",
    "* *No RFCs were approved this week.*",
  ),
  "final-comment-period": part("### Final Comment Period", ""),
  tracking: part(
    "#### Tracking Issues & PRs",
    [
      "##### [Rust](https://github.com/rust-lang/rust/labels/final-comment-period)",
      "* [Tracking Issue for crab emojis](https://github.com/rust-lang/rust/issues/150001)",
      "",
      "*No Items entered Final Comment Period this week for",
      "[Cargo](https://github.com/rust-lang/cargo/labels/final-comment-period),",
      "[Compiler Team](https://github.com/rust-lang/compiler-team/labels/final-comment-period) [(MCPs only)](https://forge.rust-lang.org/compiler/mcp.html),",
      "[Rust RFCs](https://github.com/rust-lang/rfcs/labels/final-comment-period),",
      "[Language Team](https://github.com/rust-lang/lang-team/labels/final-comment-period),",
      "[Language Reference](https://github.com/rust-lang/reference/labels/final-comment-period),",
      "[Leadership Council](https://github.com/rust-lang/leadership-council/labels/final-comment-period) or",
      "[Unsafe Code Guidelines](https://github.com/rust-lang/unsafe-code-guidelines/labels/final-comment-period).*",
    ].join("\n"),
  ),
  "new-rfcs": part(
    "#### [New and Updated RFCs](https://github.com/rust-lang/rfcs/pulls)",
    "* [Sideways imports](https://github.com/rust-lang/rfcs/pull/3926)",
  ),
  events: part("## Upcoming Events", "Rusty Events between 2026-03-11 - 2026-04-08 🦀"),
  virtual: part(
    "### Virtual",
    "* 2026-03-12 | Virtual (Berlin, DE) | [Rust Berlin](https://www.meetup.com/rust-berlin)\n    * [**Rust Hack and Learn**](https://www.meetup.com/rust-berlin/events/308455924/)",
  ),
  europe: part(
    "### Europe",
    "* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)\n    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)",
  ),
  "north-america": part(
    "### North America",
    "* 2026-03-19 | Austin, TX, US | [Rust ATX](https://www.meetup.com/rust-atx)\n    * [**Rust Lunch**](https://www.meetup.com/rust-atx/events/313653030/)",
  ),
  jobs: part(
    "## Jobs",
    "Please see the latest [Who's Hiring thread on r/rust](https://www.reddit.com/r/rust/comments/1aaaaaa/official_rrust_whos_hiring_thread_for_jobseekers/)",
  ),
  quote: part(
    "# Quote of the Week",
    "> The borrow checker is a friend who is always right.\n\n– [Ferris on the Rust users forum](https://users.rust-lang.org/t/a-friend/1000)\n\nThanks to [Corro](https://users.rust-lang.org/t/twir-quote-of-the-week/328/1700) for the suggestion!",
  ),
  "quote-invitation": part(
    "",
    "[Please submit quotes and vote for next week!](https://users.rust-lang.org/t/twir-quote-of-the-week/328)",
  ),
  footer: part(
    "",
    "This Week in Rust is edited by:\n\n* [ferris](https://github.com/ferris)\n\n<small>[Discuss on r/rust](https://www.reddit.com/r/rust/comments/1bbbbbb/this_week_in_rust_642/)</small>",
  ),
} satisfies Record<string, FramePart>;

export type FrameName = keyof typeof FRAME;

export const FRAME_NAMES: readonly string[] = Object.keys(FRAME);

/** Where in the invented issue an example stands. Set one of `in` and `replaces`; the default is `in: "observations"`. */
export interface ExamplePlace {
  /** The text stands below the heading of this part, for its own. */
  readonly in?: FrameName;
  /** The text stands for these parts, their headings too. */
  readonly replaces?: readonly FrameName[];
  /** The text ends the file: nothing follows, not even a line ending. */
  readonly untilEnd?: true;
  /** Name of the file; says the stage. */
  readonly path?: string;
}

export const EXAMPLE_PATH = "content/2026-03-11-this-week-in-rust.md";

/**
 * The invented issue with the example inserted; `start` is the offset of the example. The whole issue has CRLF where the
 * example has.
 */
export const placeExample = (example: ExamplePlace, text: string): { text: string; start: number } => {
  const placed = placedWithLf(example, text.replaceAll("\r\n", "\n"));
  if (!text.includes("\r\n")) return placed;
  const start = placed.text.slice(0, placed.start).replaceAll("\n", "\r\n").length;
  return { text: placed.text.replaceAll("\n", "\r\n"), start };
};

const placedWithLf = (example: ExamplePlace, text: string): { text: string; start: number } => {
  const target = example.replaces?.[0] ?? example.in ?? "observations";
  let issue = "";
  let start = 0;
  for (const [name, { heading, body }] of Object.entries(FRAME)) {
    if (name !== target && example.replaces?.includes(name as FrameName)) continue;
    if (name !== target)
      issue += `${[heading, body, ""].filter((line, index) => line !== "" || index === 2).join("\n")}\n`;
    else {
      if (heading !== "" && !example.replaces) issue += `${heading}\n`;
      start = issue.length;
      if (example.untilEnd) return { text: issue + text, start };
      issue += `${text}\n\n`;
    }
  }
  return { text: issue.slice(0, -1), start };
};
