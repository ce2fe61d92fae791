import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { noncanonicalParts } from "../../src/newsletter/canonical-url.ts";
import { applyEdits } from "../../src/text/edit.ts";
import { textAt } from "../../src/text/span.ts";
import { parseUrl, type UrlParts, withoutParameters } from "../../src/text/url.ts";

const partsOf = (url: string): UrlParts => parseUrl(textAt(url, 0)) as UrlParts;

test("parameters go with one separator each, and the rest stays as it is", () => {
  const parameter = fc.tuple(fc.constantFrom("a", "b=1", "c=%20", "d="), fc.boolean());
  fc.assert(
    fc.property(fc.array(parameter, { minLength: 1, maxLength: 6 }), fc.constantFrom("", "#part"), (list, fragment) => {
      const url = `https://blog.example.net/post?${list.map(([text]) => text).join("&")}${fragment}`;
      const { parameters } = partsOf(url);
      const edits = withoutParameters(
        parameters,
        parameters.filter((_, index) => list[index]?.[1]),
      );
      const kept = list.filter(([, goes]) => !goes).map(([text]) => text);
      const query = kept.length > 0 ? `?${kept.join("&")}` : "";
      expect(applyEdits(url, edits)).toBe(`https://blog.example.net/post${query}${fragment}`);
    }),
  );
});

describe("noncanonicalParts", () => {
  test.each([
    ["https://youtu.be/abc", "https://www.youtube.com/watch?v=abc"],
    ["https://youtu.be/abc?", "https://www.youtube.com/watch?v=abc"],
    ["https://youtu.be/abc?t=1&x=2", "https://www.youtube.com/watch?v=abc&t=1&x=2"],
    ["https://youtu.be/abc?&t=1", "https://www.youtube.com/watch?v=abc&t=1"],
    ["https://youtu.be/abc/#now", "https://www.youtube.com/watch?v=abc#now"],
    ["https://blog.example.net//a///b//", "https://blog.example.net/a/b/"],
    [
      "https://archive.example.net/http://blog.example.net//a",
      "https://archive.example.net/http://blog.example.net//a",
    ],
  ])("%s", (url, right) => {
    const edits = noncanonicalParts(partsOf(url)).flatMap((each) => each.edits);
    expect(applyEdits(url, edits)).toBe(right);
  });
});
