/** What a contributor reads: one remark a line, the gravest finding first, and nothing that a draft could smuggle in. */
import { describe, expect, test } from "vitest";
import { readRemarkMarker, readReviewMarker, remarkMarker, reviewMarker } from "../../src/github/markers.ts";
import { remarkText } from "../../src/github/remark-text.ts";
import { remarksOf, withSuggestions } from "../../src/github/remarks.ts";
import { laterText, summaryText } from "../../src/github/summary.ts";
import { type AnyRule, safeFix } from "../../src/rule/define-rule.ts";
import { suggestedLines } from "../support/github-repository.ts";
import { judged, PATH, PLACE, ruleFor } from "../support/judged.ts";

const textsOf = (after: string, rules: readonly AnyRule[]): string[] =>
  withSuggestions(remarksOf([judged("a\n", after, rules)])).map((remark) => remarkText(remark, PLACE));

const style = ruleFor("a-style", /bad/, () => ({}), "style");
const error = ruleFor("z-error", /worse/);

describe("a remark", () => {
  test("says the gravest first with its reason, and the others of the line in short", () => {
    const [text = "", ...others] = textsOf("a\nbad worse\n", [style, error]);
    expect(others).toEqual([]);
    expect(text.split("\n\n").slice(1)).toEqual([
      "**Please change:** there is `worse`. Take it away. (z-error)",
      "- also: there is `bad` (a-style)",
    ]);
  });

  test("errors come before warnings, then line by line; hints not at all", () => {
    const hint = ruleFor("a-hint", /odd/, () => ({ confidence: "possible" }));
    const remarks = remarksOf([judged("a\n", "a\nbad\nodd\nworse\nbad\nworse\n", [style, error, hint])]);
    expect(remarks.map(({ line }) => line)).toEqual([4, 6, 2, 5]);
  });

  test("points at other lines with links that work for Markdown", () => {
    const related = ruleFor("related", /bad/, ({ start }) => ({
      related: [{ span: { start: start - 2, end: start - 1 }, message: "the other" }],
    }));
    const [text = ""] = textsOf("a\nbad\n", [related]);
    expect(text).toContain(
      `- [line 1](https://github.com/ferris/newsletter/blob/${PLACE.sha}/${PATH}?plain=1#L1): the other`,
    );
  });

  test("mentions nobody and adds no HTML, whatever the draft says", () => {
    const evil = "@everyone <img src=x> #1 www.evil.example --> [x](https://evil.example)";
    const hostile = ruleFor("hostile", /bad.*/, () => ({ message: evil, help: `see \`${evil}\`` }));
    const [text = ""] = textsOf(`a\nbad ${evil}\n`, [hostile]);
    const prose = text.replace(/^<!-- [^>]* -->/, "").replace(/(`+)[^\n]*?\1/g, "");
    expect(prose).toContain("everyone");
    expect(prose).not.toMatch(/@\w|#1|www\.|:\/\/|\]\(/);
    expect(prose.replaceAll("<!-- -->", "")).not.toMatch(/[<>]/);
  });

  test("has a fence that no line of the suggestion closes", () => {
    const fence = ruleFor("fence", /bad/, (span) => ({ fix: safeFix("fence it", { span, text: "`````" }) }));
    const [text = ""] = textsOf("a\nbad ``` x\n", [fence]);
    expect(suggestedLines(text)).toEqual(["````` ``` x"]);
    expect(text).toContain("\n``````suggestion\n");
  });
});

describe("a marker", () => {
  const marker = { fingerprint: "0a1b", rules: ["a-rule", "b-rule"], sha: PLACE.sha, isDone: false };

  test("is read as it was written", () => {
    for (const isDone of [true, false])
      expect(readRemarkMarker(`${remarkMarker({ ...marker, isDone })}\n\ntext`)).toEqual({ ...marker, isDone });
    expect(readReviewMarker(reviewMarker({ sha: PLACE.sha }))).toEqual({ sha: PLACE.sha, summary: undefined });
    expect(readReviewMarker(reviewMarker({ sha: PLACE.sha, summary: "lines,2" }))?.summary).toBe("lines,2");
  });

  test.each(["--> <b>@all</b> <!--", "a--b", "", "-->", "x y"])("is not ended by %j", (value) => {
    const written = remarkMarker({ ...marker, fingerprint: value, rules: [value] });
    expect(written.indexOf("-->")).toBe(written.length - 3);
    expect(written.slice(4)).not.toContain("<");
    expect(readRemarkMarker(written)).toBeDefined();
  });

  test.each(["", "text", `> ${remarkMarker(marker)}`, `text ${remarkMarker(marker)}`, "<!-- twir-lint:remark -->"])(
    "is not in %j",
    (body) => {
      expect(readRemarkMarker(body)).toBeUndefined();
      expect(readReviewMarker(body)).toBeUndefined();
    },
  );
});

describe("the summary", () => {
  const remarks = remarksOf([judged("a\n", "a\nworse\nbad\n", [style, error])]);

  test("thanks, and lists what no line can be told, with links to read and to edit it", () => {
    const text = summaryText({ hasRemarks: true, offDiff: remarks, more: 1 }, PLACE);
    expect(text.split("\n\n").slice(1)).toEqual([
      "Thank you for your contribution! Before an editor reads it, please look at the lines below, and at this. What was there before is not yours to put right.",
      `\`${PATH}\`, [line 2](https://github.com/ferris/newsletter/blob/${PLACE.sha}/${PATH}?plain=1#L2)`,
      "**Please change:** there is `worse`. Take it away. (z-error)",
      `\`${PATH}\`, [line 3](https://github.com/ferris/newsletter/blob/${PLACE.sha}/${PATH}?plain=1#L3)`,
      "**Please consider:** there is `bad`. Take it away. (a-style)",
      `You can edit [\`${PATH}\`](https://github.com/ferris/newsletter/edit/topic/${PATH}) in your branch.`,
      "There is 1 more remark, for when these are done.",
    ]);
  });

  test("links a branch with `#` and `/` in its name", () => {
    const branch = { repository: "ferris/newsletter", name: "fix/#1" };
    expect(summaryText({ hasRemarks: false, offDiff: remarks, more: 0 }, { ...PLACE, branch })).toContain(
      `https://github.com/ferris/newsletter/edit/fix/%231/${PATH}`,
    );
  });

  test("of a fork that is gone links the base, and no page to edit", () => {
    const text = summaryText({ hasRemarks: false, offDiff: remarks, more: 0 }, { ...PLACE, branch: undefined });
    expect(text).toContain("https://github.com/crabs/newsletter/blob/");
    expect(text).not.toContain("/edit/");
  });

  test("of many stays within what GitHub takes, and counts the rest", () => {
    const long = ruleFor("long", /bad.*/, () => ({ message: "x".repeat(590), help: "y".repeat(590) }));
    const many = remarksOf([judged("a\n", `a\n${"bad\n".repeat(200)}`, [long])]);
    const text = summaryText({ hasRemarks: false, offDiff: many, more: 0 }, PLACE);
    expect(text.length).toBeLessThan(60_000);
    expect(text).toContain("There are 180 more remarks, for when these are done.");
  });

  test("says nothing of what is well", () => {
    for (const text of [summaryText({ hasRemarks: false, offDiff: [], more: 0 }, PLACE), laterText(1, PLACE)])
      expect(text).not.toMatch(/well|perfect|:crab:/i);
  });
});
