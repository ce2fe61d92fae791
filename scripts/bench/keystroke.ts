/** One keystroke in an editor, beside one warm lint of the same text; `npm run lsp-latency` measures more of the server. */
import { measureKeystrokes, open, percentile, Typist, writeCheckout } from "../lsp-latency/typing.ts";
import { median } from "./runner.ts";
import { plain, table } from "./tables.ts";

const MOST = 0.95;

export const benchKeystroke = async (folder: string, count: number): Promise<string> => {
  const { draft, earlier, lintText } = writeCheckout(folder);
  const { client } = await open(draft);
  const session = { path: draft.path, typist: new Typist(draft.text), lintText, count };
  const { keystrokes, lints } = await measureKeystrokes(client, session);
  await client.end();
  const ratio = median(keystrokes.map((time, turn) => time / (lints[turn] as number)));
  const row = [
    "from a keystroke to its findings",
    `${plain(median(keystrokes))} ms`,
    `${ratio.toFixed(2)}×`,
    `${plain(percentile(keystrokes, MOST))} ms`,
  ];
  const title = `${count} keystrokes, ${(draft.text.length / 1000).toFixed(0)} KB, ${earlier} earlier issues`;
  return table([title, "median", "in times of a warm lint", "95 of 100"], [row]);
};
