import { MISSING_MARKER } from "../../document/types.ts";
import { defineRule } from "../../rule/define-rule.ts";

export default defineRule({
  id: "malformed-cfp",
  on: "malformed",
  group: "structure",
  fix: "never",
  summary: "a call for papers is not written as name, deadline, place and date",
  why: "Speakers skim the second column for the deadline: a line with other columns hides it.",
  source: "https://github.com/rust-lang/this-week-in-rust#call-for-participation-guidelines",
  examples: [
    {
      in: "cfp-events",
      incorrect: `
* [**CrabConf**](https://crabconf.example.net/cfp) | CFP open until 2026-04-30 | Berlin, Germany | 2026-09-14 - 2026-09-16 | [Website](https://crabconf.example.net/)
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the call is in another form than usual: it has 5 columns, not the 4 for name, deadline, place and date`,
      correct: `
* [**CrabConf**](https://crabconf.example.net/cfp) | CFP open until 2026-04-30 | Berlin, Germany | 2026-09-14 - 2026-09-16`,
    },
    {
      in: "cfp-events",
      incorrect: `
* [**CrabConf**](https://crabconf.example.net/cfp) | end of April | Berlin, Germany | 2026-09-14 - 2026-09-16
                                                     ^^^^^^^^^^^^ the call is in another form than usual: its deadline \`end of April\` has no date
* [**FerrisFest**](https://ferrisfest.example.net/cfp) | 2026-05-31 | | 2026-10-02
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the call is in another form than usual: its place is missing
* Oxide Days | 2026-06-30 | Lyon, France | 2026-11-05
  ^^^^^^^^^^ the call is in another form than usual: its name is not a link`,
      correct: `
* [**CrabConf**](https://crabconf.example.net/cfp) | CFP open until 2026-04-30 | Berlin, Germany | 2026-09-14 - 2026-09-16
* [**FerrisFest**](https://ferrisfest.example.net/cfp) | 2026-05-31 | Vienna, Austria | 2026-10-02
* [**Oxide Days**](https://oxidedays.example.net/cfp) | Rolling deadline | Lyon, France | 2026-11-05`,
    },
  ],
  *check({ expected, reason, span }) {
    if (expected !== "cfp-talk" || reason === MISSING_MARKER) return;
    yield {
      span,
      message: `the call is in another form than usual: ${reason}`,
      help: "write `* [**name**](URL) | CFP open until YYYY-MM-DD | city, country | YYYY-MM-DD - YYYY-MM-DD`",
    };
  },
});
