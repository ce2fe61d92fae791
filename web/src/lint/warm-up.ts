/** Has the browser compile what judges a text while the page is still being drawn: most of a first run is that. */
import type { Linter } from "./linter.ts";

/** A little of everything that most drafts have. */
const TEXT = `Title: This Week in Rust 1
Number: 1
Date: 2026-03-11
Category: This Week in Rust

## Updates from Rust Community

### Observations/Thoughts
- [video] [A tale of \`two\` borrows](https://blog.example.net/two-borrows?utm_source=a).

## Upcoming Events

Rusty Events between 2026-03-11 - 2026-04-08 🦀

### Europe
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo/)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/1/)
`;

export const warmUp = (linter: Linter): void => {
  linter.check({ text: TEXT, issueDate: "2026-03-11", hints: true });
};
