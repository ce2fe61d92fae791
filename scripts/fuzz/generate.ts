/** Makes the documents: the same one for the same seed and number. */
import { pick, randomFrom } from "../random.ts";
import type { FuzzDocument } from "./document.ts";
import { mutate } from "./mutations.ts";
import { type Original, randomPart } from "./originals.ts";

/** Names that say the stage, and one that names no issue; the rest keep theirs. */
const PATHS = ["draft/2026-03-11-this-week-in-rust.md", "2026-03-11-this-week-in-rust.md", "README.md"];
const MAX_MUTATIONS = 6;
/** In characters. Longer ones would take the time of many others. */
const MAX_LENGTH = 12_000;
/** Far from each other, so that two seeds do not share documents. */
const STRIDE = 0x9e3779b1;

/** @param number of the document, from 0 */
export const documentAt = (originals: readonly Original[], seed: number, number: number): FuzzDocument => {
  const random = randomFrom(Math.imul(seed, STRIDE) ^ Math.imul(number + 1, 0x85ebca6b));
  const part = randomPart(originals, random);
  const path = random(6) === 0 ? pick(random, PATHS) : part.path;
  let { text } = part;
  for (let left = 1 + random(MAX_MUTATIONS); left > 0; left--)
    text = mutate(text, random, () => randomPart(originals, random).text);
  return { ...part, path, text: text.slice(0, MAX_LENGTH) };
};
