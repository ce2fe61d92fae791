/**
 * The longest run of such characters at the end of the text. `/[…]+$/` finds the same, but starts a search at every
 * character of every run, which takes quadratic time on a line of nothing else.
 */
export const trailingRun = (text: string, character: RegExp): string => {
  let start = text.length;
  while (start > 0 && character.test(text[start - 1] as string)) start--;
  return text.slice(start);
};
