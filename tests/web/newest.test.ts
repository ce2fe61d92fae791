/** Of many requests the newest is answered, whatever becomes of those before. */
import { expect, test } from "vitest";
import { Newest } from "../../web/src/lint/newest.ts";

const asking = () => {
  const [asked, told]: [number[], string[]] = [[], []];
  const newest = new Newest<number, string>(
    async (request) => {
      asked.push(request);
      await Promise.resolve();
      if (request < 0) throw new RangeError(`${request}`);
      return `answer to ${request}`;
    },
    { tell: (answer) => told.push(answer), fail: (error) => told.push(String(error)) },
  );
  return { newest, asked, told };
};

test.each([
  { requests: [1, 2, 3], asked: [1, 3], told: ["answer to 3"] },
  { requests: [-1, 2], asked: [-1, 2], told: ["answer to 2"] },
  { requests: [1, -2], asked: [1, -2], told: ["RangeError: -2"] },
])("of $requests it tells $told", async ({ requests, asked, told }) => {
  const all = asking();
  await Promise.all(requests.map((request) => all.newest.ask(request)));
  expect(all.asked).toEqual(asked);
  expect(all.told).toEqual(told);
});

test("goes on after a failure", async () => {
  const { newest, told } = asking();
  await newest.ask(-1);
  await newest.ask(2);
  expect(told).toEqual(["RangeError: -1", "answer to 2"]);
});
