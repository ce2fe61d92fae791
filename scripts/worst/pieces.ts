/** What hostile drafts are put together from. */

export const HEAD = `Title: This Week in Rust 642
Number: 642
Date: 2026-03-11
Category: This Week in Rust

## Updates from Rust Community

### Observations/Thoughts
`;
export const EVENTS = `${HEAD}
* [A tale of two borrows](https://blog.example.net/two-borrows)

## Upcoming Events

Rusty Events between 2026-03-11 - 2026-04-08 🦀

### Europe
`;

/** A draft of about that many characters. */
export type Draft = (size: number) => string;

/** The piece, or the pieces that it makes of their numbers, up to that size. */
export const repeated = (piece: string | ((index: number) => string), size: number): string => {
  if (typeof piece === "string") return piece.repeat(Math.ceil(size / piece.length));
  const pieces: string[] = [];
  for (let index = 0, length = 0; length < size; index++) {
    const each = piece(index);
    pieces.push(each);
    length += each.length;
  }
  return pieces.join("");
};

export type Piece = string | ((index: number) => string);
export const lines =
  (piece: Piece, head = HEAD, end = ""): Draft =>
  (size) =>
    `${head}${repeated(piece, size)}${end}\n`;
export const oneLine = (piece: Piece, start = "* ", end = ""): Draft => lines(piece, `${HEAD}${start}`, end);
export const events = (piece: Piece): Draft => lines(piece, EVENTS);
export const url = (index: number): string => `https://blog.example.net/${index}`;
export const entry = (index: number): string => `* [A tale of borrow ${index}](${url(index)})\n`;
export const event = (index: number, more: { date?: string; group?: string; place?: string } = {}): string => {
  const { date = "2026-03-18", group = "rust-oslo", place = "Oslo, NO" } = more;
  return `* ${date} | ${place} | [Rust Oslo](https://www.meetup.com/${group})
    * [**Fjords ${index}**](https://www.meetup.com/${group}/events/${313_338_784 + index}/)
`;
};
export const day = (index: number): string => `2026-03-${String(12 + (index % 18)).padStart(2, "0")}`;
export const letters = (index: number): string =>
  [...String(index)].map((digit) => "qxzjkvwbpf"[Number(digit)]).join("");
