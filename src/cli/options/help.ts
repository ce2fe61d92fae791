/** The texts of `--help`. Their lines fit into 80 columns, as those that commander wraps do. */
export const INTRODUCTION = `Checks drafts of This Week in Rust before a human editor has to, and repairs what has one right answer.
Findings go to standard output; a clean draft gives none and prints nothing.`;

/** Printed below the options. */
export const helpAfter = `
Examples:
  twir-lint                      the newest issue in draft/
  twir-lint draft/2026-03-11-this-week-in-rust.md
  twir-lint --diff               what --fix would change
  twir-lint --fix                change it
  twir-lint --since main         only what the change since then causes
  twir-lint --stage publish      also what is left to do before publication
  twir-lint --online             also what only the linked pages know
  twir-lint --select stale-event --unsafe-fixes
                                 remove the events that are over
  twir-lint -f json content draft
                                 all issues in two folders, for a program
  twir-lint 'draft/**/*.md' '!draft/old.md'
                                 files by a pattern, and not that one
  git show HEAD:draft/x.md | twir-lint - --stdin-filename draft/x.md
  twir-lint explain tracking-parameter
                                 what a rule flags, why, and how to write it
  twir-lint link https://youtu.be/x
                                 what is known of a page, and its entry
  twir-lint model draft/x.md --line 55
                                 what the linter sees in that line

To let one thing stand, say why on the line before it:
  <!-- twir-lint-allow tracking-parameter: the page needs it -->
and for the whole file:
  <!-- twir-lint-allow-file tracking-parameter: why -->
To let it stand everywhere, write twir-lint.config.json beside the drafts or
above; comments may stand in it:
  { "rules": { "tracking-parameter": "off" } }

Rules of your own (they are programs, and run): --plugin ./rule.js, or in the
config
  { "plugins": ["./rule.js"] }

Exit codes:
  0  no errors, and warnings within --max-warnings; any with --exit-zero
  1  findings; with --diff: there is something to fix
  2  the tool could not do its job: an unknown option or rule, a file that
     cannot be read`;
