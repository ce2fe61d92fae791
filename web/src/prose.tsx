/** The words of a rule, in which code stands between backticks. Nothing else of them is obeyed. */
import { escapeHidden } from "../../src/report/escape.ts";

/** Splits at code: every other part is some. */
const partsOf = (text: string): string[] => {
  const parts: string[] = [];
  const code = /(`+)(.+?)\1(?!`)/gs;
  let end = 0;
  for (const match of text.matchAll(code)) {
    parts.push(text.slice(end, match.index), match[2] as string);
    end = match.index + match[0].length;
  }
  return [...parts, text.slice(end)];
};

export const Prose = ({ text }: { text: string }) => (
  <>
    {partsOf(escapeHidden(text)).map((part, index) =>
      index % 2 === 1 ? <code key={index}>{part}</code> : <span key={index}>{part}</span>,
    )}
  </>
);

/** `1 error`, `3 errors`. */
export { plural } from "../../src/report/plural.ts";
