/** Base64 as GitHub's API sends it. */
import { expect, test } from "vitest";
import { base64Of, bytesOfBase64 } from "../../src/text/base64.ts";

test("bytes of any value, in lines as GitHub breaks them", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  const text = Buffer.from(bytes)
    .toString("base64")
    .replace(/(.{60})/g, "$1\n");
  expect(bytesOfBase64(text)).toEqual(bytes);
  expect(bytesOfBase64("")).toEqual(new Uint8Array());
  expect(base64Of(bytes)).toBe(text.replaceAll("\n", ""));
});

test("what is no base64 is nothing", () => {
  expect(bytesOfBase64("<html>")).toBeUndefined();
});
