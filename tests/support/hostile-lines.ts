/** Lines of a draft that try to be obeyed: by terminals, logs, Markdown, XML, JSON and pages. */
const ESCAPE = "\u001b]8;;https://evil.example\u0007x\u001b[2J";
export const BIDI = "\u202ereversed\u2066";
const COMMANDS = "::set-output name=a::b";
const OLD_COMMANDS = "##[add-path]/evil";
const BREAKS = "%0A::error::x%0D";
const FENCES = "```` ``` ~~~";
const PEOPLE = "@everyone @rust-lang/all";
const MARKUP = "<img src=x onerror=alert(1)><!-- --></details>]]>&amp;";
/** Texts that try to be obeyed. */
export const PIECES = [ESCAPE, BIDI, COMMANDS, OLD_COMMANDS, BREAKS, FENCES, PEOPLE, MARKUP];

/** Entries with a fault each, the piece in their title, their URL, and behind. */
export const HOSTILE_LINES = PIECES.flatMap((piece) => {
  const inUrl = piece.replace(/[\s()]/g, "");
  return [
    `* [${piece}](https://a.example/?utm_source=${inUrl}) ${piece}`,
    `*[Post](https://a.example/${inUrl}) `,
    `${piece} [Post] (https://a.example/?fbclid=x)`,
    piece,
  ];
}).join("\n");
