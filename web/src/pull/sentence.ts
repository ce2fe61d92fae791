/** What the page says of a failure, in sentences. */
import { sentence } from "../../../src/text/sentence.ts";

export { sentence };

/** What went wrong, and what to do about it. */
export const sentencesOf = ({ message, help }: { readonly message: string; readonly help?: string }): string =>
  [message, ...(help === undefined ? [] : [help])].map(sentence).join(" ");
