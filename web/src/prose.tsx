/** The words of a rule, in which code stands between backticks. Nothing else of them is obeyed. */
import { escapeHidden } from "../../src/report/escape.ts";
import { capitalized } from "../../src/text/sentence.ts";

/** Runs of as many backticks as each other, as Markdown pairs them. */
const CODE = /(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)/gs;

/** Without the spaces with which code begins or ends that has backticks there itself. */
const trimmed = (code: string): string => (/^ .*`.* $/s.test(code) ? code.slice(1, -1) : code);

/** Splits at code: every other part is some. */
const partsOf = (text: string): string[] => {
  const parts: string[] = [];
  let end = 0;
  for (const match of text.matchAll(CODE)) {
    parts.push(text.slice(end, match.index), trimmed(match[2] as string));
    end = match.index + match[0].length;
  }
  return [...parts, text.slice(end)];
};

/** @param isSentence whether it begins with a capital letter, unless that is code */
export const Prose = ({ text, isSentence = false }: { text: string; isSentence?: boolean }) => (
  <>
    {partsOf(escapeHidden(text)).map((part, index) =>
      index % 2 === 1 ? (
        <code key={index}>{part}</code>
      ) : (
        <span key={index}>{isSentence && index === 0 ? capitalized(part) : part}</span>
      ),
    )}
  </>
);

/** `1 error`, `3 errors`. */
export { plural } from "../../src/report/plural.ts";

/** What is said of a failure that nobody but us can mend. */
export const defect = (error: unknown): string => `That is a defect of this page. Please report it: ${String(error)}`;
