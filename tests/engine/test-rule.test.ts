/** The helper that tests rules says what differs, whatever it is. */
import { expect, test } from "vitest";
import { testRule } from "../../src/library/with-parser.ts";
import { type AnyRule, defineRule, type Example, type Rule, safeFix } from "../../src/rule/define-rule.ts";

const HOLDS = {
  incorrect: `
* [SHOUT](https://blog.example.net/shout)
   ^^^^^ the title \`SHOUT\` shouts`,
  correct: "* [shout](https://blog.example.net/shout)",
} as const;

const shouting = (example: Partial<Example> = {}, more: Partial<Rule<"entry", undefined>> = {}): AnyRule =>
  defineRule({
    id: "shouting",
    on: "entry",
    group: "style",
    fix: "always",
    summary: "a title shouts",
    why: "It is loud.",
    examples: [{ ...HOLDS, ...example }],
    *check({ link: { text } }) {
      const { span, value } = text;
      if (value === value.toLowerCase() || value !== value.toUpperCase()) return;
      const fix = safeFix("lower it", { span, text: value.toLowerCase() });
      yield { span, message: `the title \`${value}\` shouts`, fix };
    },
    ...more,
  });

test("says nothing of a rule that holds", () => {
  expect(testRule(shouting())).toBeUndefined();
});

const HEAD = "the examples of shouting do not hold (- what they say, + what is):\n\n";

test.each<[what: string, rule: AnyRule, message: string]>([
  [
    "another message",
    shouting({ incorrect: HOLDS.incorrect.replace("shouts", "is loud") }),
    `example 1: reports:
 * [SHOUT](https://blog.example.net/shout)
-   ^^^^^ the title \`SHOUT\` is loud
+   ^^^^^ the title \`SHOUT\` shouts`,
  ],
  [
    "another place",
    shouting({ incorrect: HOLDS.incorrect.replace("   ^^^^^", "  ^^^^^^") }),
    `example 1: reports:
 * [SHOUT](https://blog.example.net/shout)
-  ^^^^^^ the title \`SHOUT\` shouts
+   ^^^^^ the title \`SHOUT\` shouts`,
  ],
  [
    "no finding",
    shouting({}, { check: () => [], fix: "never" }),
    `example 1: reports:
 * [SHOUT](https://blog.example.net/shout)
-   ^^^^^ the title \`SHOUT\` shouts`,
  ],
  [
    "correct text that is not",
    shouting({ correct: "* [hush](https://blog.example.net/hush?utm_source=x)" }, { fix: "never", check: () => [] }),
    `example 1: reports:
 * [SHOUT](https://blog.example.net/shout)
-   ^^^^^ the title \`SHOUT\` shouts

example 1: the correct text is silent:
-(nothing)
+tracking-parameter: `,
  ],
  [
    "another fix",
    shouting({ correct: "* [hush](https://blog.example.net/shout)" }),
    `example 1: the fix gives the correct text:
 ### Observations/Thoughts
-* [hush](https://blog.example.net/shout)
+* [shout](https://blog.example.net/shout)
 `,
  ],
  [
    "a fix that it does not declare",
    shouting({}, { fix: "never" }),
    "`fix` says what the examples show:\n-never\n+always",
  ],
])("shows %s", (_, rule, message) => {
  let said = "";
  try {
    testRule(rule);
  } catch (error) {
    said = (error as Error).message;
  }
  expect(said.startsWith(HEAD)).toBe(true);
  expect(said).toContain(message);
});

test("shows a fix that goes on", () => {
  const growing = shouting(
    { incorrect: "* [A](https://blog.example.net/a)\n   ^ short", correct: "* [AA](https://blog.example.net/a)" },
    {
      *check({ link: { text } }) {
        const { span, value } = text;
        if (/^A+$/.test(value) && value.length < 15)
          yield { span, message: "short", fix: safeFix("lengthen it", { span, text: `${value}A` }) };
      },
    },
  );
  expect(() => testRule(growing)).toThrow(
    /example 1: a second fix changes nothing:\n[\s\S]*-\* \[A{11}\]\([\s\S]*\+\* \[A{15}\]\(/,
  );
});

test("shows what is reported elsewhere in the issue", () => {
  const everywhere = shouting(
    {},
    {
      fix: "sometimes",
      *check({ link: { text } }, { issue }) {
        if (text.value === "SHOUT") yield { span: issue.sections[0]?.span ?? text.span, message: "loud" };
      },
    },
  );
  expect(() => testRule(everywhere)).toThrow("\n+(elsewhere in the issue) loud");
});

test("lets a crash through", () => {
  const check = () => {
    throw new Error("boom");
  };
  expect(() => testRule(shouting({}, { check }))).toThrow(
    "rule shouting crashed on content/2026-03-11-this-week-in-rust.md: boom",
  );
});
