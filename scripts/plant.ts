/**
 * Plants links of earlier issues in later ones, as they stand and in other ways to write them, and looks whether every
 * one is told, with the right issue and line, and nothing else:
 *
 *   npm run plant -- DIR [--count 500] [--seed 1] [--window 52]
 *
 * DIR holds issues, such as `content/` of a checkout of the newsletter. Exit code 1: something was not told as it
 * should be; 2: it could not do that.
 */
import { checkFolder, fail, parseArguments } from "./command-line.ts";
import { plant } from "./plant/plant.ts";

const { positionals, values } = parseArguments(
  {
    count: { type: "string", default: "500" },
    seed: { type: "string", default: "1" },
    window: { type: "string", default: "52" },
  },
  "usage: npm run plant -- DIR [--count N] [--seed N] [--window N]",
);
const [folder = fail("name a folder of issues: npm run plant -- ../this-week-in-rust/content")] = positionals;
checkFolder(folder);
const number = (name: keyof typeof values): number =>
  /^\d{1,9}$/.test(values[name]) ? Number(values[name]) : fail(`--${name} is a whole number`);

const { planted, faults } = plant(folder, { count: number("count"), seed: number("seed"), window: number("window") });
for (const [form, times] of [...planted].sort(([a], [b]) => (a < b ? -1 : 1)))
  console.log(`${String(times).padStart(6)}  ${form}`);
for (const fault of faults) console.log(fault);
const total = [...planted.values()].reduce((sum, times) => sum + times, 0);
console.log(`${total} links planted, ${faults.length} faults`);
if (total < number("count")) fail("there are not enough links to plant");
process.exitCode = faults.length > 0 ? 1 : 0;
