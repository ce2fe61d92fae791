import { brokenLinks } from "../../analysis/broken-links.ts";
import { MALFORMED_LINKS } from "../../analysis/malformed-links.ts";
import { misreadLinks } from "../../analysis/misread-links.ts";
import { unbracketedLinks } from "../../analysis/unbracketed-links.ts";
import { defineRule, safeFix, unsafeFix } from "../../rule/define-rule.ts";

const LONGEST_QUOTE = 60;
const quote = (text: string): string => (text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text);

export default defineRule({
  id: "malformed-link",
  on: "issue",
  group: "syntax",
  fix: "sometimes",
  hidesOthers: true,
  summary: "something that was meant as a link is not written as `[text](URL)`",
  why: "The site shows the brackets, or a link that leads nowhere. Editors repaired brackets and spacing of links 92 times; what they missed is in the archive for good.",
  source: "https://github.com/rust-lang/this-week-in-rust#link-guidelines",
  examples: [
    {
      incorrect: `
* [Lifetimes at night](https://blog.example.net/lifetimes]
                                                         ^ \`]\` closes the URL of a link where \`)\` belongs
* [Lifetimes by day](https://blog.example.net/day
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no \`)\` closes the URL \`https://blog.example.net/day\`
* [Traits at night] (https://blog.example.net/traits)
                  ^^^ a space parts the text of a link from its URL
* (Enums at night)(https://blog.example.net/enums)
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ brackets of the link \`(Enums at night)(https://blog.example.net/enums)\` are of the wrong kind
* [Macros at night]((https://blog.example.net/macros)
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ two \`(\` open the URL of a link
* [Slices at night](https://blog.example.net/slices))
                                                    ^ one \`)\` too many behind a link
* [Tuples at night]((https://blog.example.net/tuples))
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ two pairs of parentheses stand around the URL of a link
* [Graphs at night]https://blog.example.net/graphs
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the URL \`https://blog.example.net/graphs\` stands behind a title without its parentheses
* [video] Trees at night (https://video.example.net/trees)
          ^^^^^^^^^^^^^^ the title \`Trees at night\` of a link stands in no brackets
* [Arrays at night][https://blog.example.net/arrays]
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the URL \`https://blog.example.net/arrays\` stands in brackets where parentheses belong`,
      correct: `
* [Lifetimes at night](https://blog.example.net/lifetimes)
* [Lifetimes by day](https://blog.example.net/day)
* [Traits at night](https://blog.example.net/traits)
* [Enums at night](https://blog.example.net/enums)
* [Macros at night](https://blog.example.net/macros)
* [Slices at night](https://blog.example.net/slices)
* [Tuples at night](https://blog.example.net/tuples)
* [Graphs at night](https://blog.example.net/graphs)
* [video] [Trees at night](https://video.example.net/trees)
* [Arrays at night](https://blog.example.net/arrays)`,
    },
    {
      incorrect: `
* [https://blog.example.net/strings](Strings at night)
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ text and URL of the link \`[https://blog.example.net/strings](Strings at night)\` are swapped
* Boxes at night](https://blog.example.net/boxes)
                ^^ no \`[\` opens the text of a link
* [[Cells at night](https://blog.example.net/cells)
  ^ one \`[\` too many at a link
* $[Pins at night](https://blog.example.net/pins)
  ^ stray \`$\` before a link
* [Wakers at night](https://blog.example.net/wakers)A
                                                    ^ stray \`A\` behind a link
* [Streams at night]: https://blog.example.net/streams
                    ^ a colon parts the text of a link from its URL
* [Sinks at night]([sinks](https://blog.example.net/sinks))
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a link stands where the URL of a link belongs`,
      correct: `
* [Strings at night](https://blog.example.net/strings)
* [Boxes at night](https://blog.example.net/boxes)
* [Cells at night](https://blog.example.net/cells)
* [Pins at night](https://blog.example.net/pins)
* [Wakers at night](https://blog.example.net/wakers)
* [Streams at night](https://blog.example.net/streams)
* [Sinks at night](https://blog.example.net/sinks)`,
    },
    {
      incorrect: `
* [Ferris dances](https://blog.example.net/old](https://blog.example.net/new)
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ two URLs follow the text of one link
* [](https://blog.example.net/silence)
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the link \`[](https://blog.example.net/silence)\` has no text
* [Ferris waits]()
  ^^^^^^^^^^^^^^^^ the link \`[Ferris waits]()\` has no URL`,
      correct: "* [Ferris [un]masked: `Vec<[u8]>`](https://blog.example.net/unmasked_(crab))",
    },
  ],
  *check(issue, { source }) {
    for (const fault of [...brokenLinks(issue), ...misreadLinks(issue), ...unbracketedLinks(issue)]) {
      if (fault.kind === "space-in-url") continue;
      const { message, help, title = "" } = MALFORMED_LINKS[fault.kind];
      const shown = quote(source.slice(fault.span).replace(/^([([])(https?:[^()[\]]*)[)\]]?$/, "$2"));
      const fix = "unsafe" in fault && fault.unsafe ? unsafeFix : safeFix;
      yield {
        span: fault.span,
        message: message.replace("$", () => shown),
        help: help.replace("$", () => shown),
        fix: fault.repair && fix(title, ...fault.repair),
        rootCause: fault.kind === "tag-colon" ? fault.repair?.[0] : undefined,
      };
    }
  },
});
