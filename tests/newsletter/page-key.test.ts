/** Which URLs lead to one page. */
import { expect, test } from "vitest";
import { pageKeyOf } from "../../src/newsletter/page-key.ts";

test.each([
  ["https://www.youtube.com/watch?v=dQw4w9WgXcQ", "https://youtu.be/dQw4w9WgXcQ?si=x"],
  ["https://www.youtube.com/watch?v=dQw4w9WgXcQ", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"],
  ["https://blog.example.net/crab", "https://blog.example.net/%63rab/"],
  ["https://blog.example.net/%e2%9c%93", "https://blog.example.net/%E2%9C%93"],
  ["https://münchen.example.net/x", "http://xn--mnchen-3ya.example.net/x"],
])("%s and %s", (one, other) => {
  expect(pageKeyOf(one)).toBe(pageKeyOf(other));
});

test.each([
  ["https://blog.example.net/a%2Fb", "https://blog.example.net/a/b"],
  ["https://netstack.fm/#episode-19", "https://netstack.fm/#episode-20"],
])("%s and %s are two pages", (one, other) => {
  expect(pageKeyOf(one)).not.toBe(pageKeyOf(other));
});
