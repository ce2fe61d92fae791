/** The text of a file that somebody gives. */
import { UsageError } from "../../../src/config/usage-error.ts";
import { sentencesOf } from "../pull/sentence.ts";

export type GivenFile =
  | { readonly text: string }
  | { /** Why it is no text, and what to do. */ readonly trouble: string };

export const textOf = async (file: File): Promise<GivenFile> => {
  // Only who gives a file needs what reads it.
  const { decode, MAX_BYTES } = await import("../../../src/config/decode.ts");
  try {
    const bytes = await file.slice(0, MAX_BYTES + 1).arrayBuffer();
    return { text: decode(`“${file.name}”`, new Uint8Array(bytes)) };
  } catch (error) {
    if (error instanceof UsageError) return { trouble: sentencesOf(error) };
    return { trouble: `The file cannot be read: ${String(error)}` };
  }
};
