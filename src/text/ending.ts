/**
 * The longest end of the text that is made of such characters. `/[…]+$/` finds the same, but tries anew at every
 * character of every run, which on a line of nothing else takes for ever.
 */
export const ending = (text: string, character: RegExp): string => {
  let start = text.length;
  while (start > 0 && character.test(text[start - 1] as string)) start--;
  return text.slice(start);
};
