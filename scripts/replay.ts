/**
 * Replays the merged changes of a checkout of the newsletter, and counts what their contributors would have been told:
 *
 *   npm run replay -- REPOSITORY                 all merges of the branch that is checked out
 *   npm run replay -- REPOSITORY --from DATE     those merged on that day or later, YYYY-MM-DD
 *   npm run replay -- REPOSITORY --author NAME   only the changes by a person, who is taken to be no editor; may be repeated
 *   npm run replay -- REPOSITORY --json          every change with every finding
 *
 * A change is what its pull request shows: what lies between its head and the merge base with the branch that it was
 * merged into. Nothing but git is needed. Exit code 1: something is told on a line that is not the change's, or a
 * suggestion reaches there; 2: it could not do that.
 */
import { checkFolder, fail, parseArguments } from "./command-line.ts";
import { History, type MergedChange } from "./replay/history.ts";
import { Replay } from "./replay/replay.ts";
import { summarize, summaryText } from "./replay/summary.ts";

const { positionals, values } = parseArguments({
  from: { type: "string" },
  author: { type: "string", multiple: true, default: [] },
  json: { type: "boolean", default: false },
});
const [folder, ...more] = positionals;
if (folder === undefined || more.length > 0) fail("name one checkout: npm run replay -- ../this-week-in-rust");
if (values.from !== undefined && !/^\d{4}-\d\d-\d\d$/.test(values.from)) fail("--from takes a day, YYYY-MM-DD");
checkFolder(folder as string);

const history = new History(folder as string);
const readChanges = (): MergedChange[] => {
  try {
    return history.mergedChanges(values.from);
  } catch (error) {
    return fail(error instanceof Error ? error.message.trim() : String(error));
  }
};
const isReplayed = ({ author }: MergedChange): boolean => values.author.length === 0 || values.author.includes(author);
const replay = new Replay(history, { author: values.author.length > 0 ? "external" : undefined });
const changes = readChanges()
  .filter(isReplayed)
  .map((change) => replay.run(change));
const summary = summarize(changes);
console.log(values.json ? JSON.stringify({ summary, changes }, undefined, 1) : summaryText(changes).trimEnd());
if (summary.places.others > 0 || summary.suggestionsBeyond > 0) process.exitCode = 1;
