/** Streams of strangers are read to a limit. */
import { expect, test } from "vitest";
import { readBounded } from "../../src/text/bounded-stream.ts";

const endless = () => {
  let given = 0;
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        given++;
        controller.enqueue(new Uint8Array(10));
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, given: () => given };
};

test("all bytes in their order, up to as many as the limit", async () => {
  const stream = () => new Blob(["crabs ", "at sea"]).stream();
  expect(new TextDecoder().decode(await readBounded(stream(), 12))).toBe("crabs at sea");
  expect(await readBounded(stream(), 11)).toBeUndefined();
});

test("of an endless one no more than it takes to know", async () => {
  const { stream, given } = endless();
  expect(await readBounded(stream, 25)).toBeUndefined();
  expect(given()).toBe(3);
});
