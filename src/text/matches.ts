/**
 * All matches of a pattern that has the flag `g`. As `matchAll` does, but without a copy of the pattern for each text,
 * which takes longer than most searches.
 * @throws TypeError when the flag is missing
 */
export const matchesOf = (text: string, pattern: RegExp): RegExpExecArray[] => {
  if (!pattern.global) throw new TypeError("a pattern without the flag `g` has one match");
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    found.push(match);
    // Past a whole character: with the flag `u` a search that starts inside a surrogate pair steps back, and would never end.
    if (match[0] === "") pattern.lastIndex += pattern.unicode && (text.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1;
  }
  return found;
};
