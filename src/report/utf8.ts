/**
 * For each UTF-16 unit of a line, and for its end, the column in UTF-8 bytes, from 1. Half of a pair takes three bytes,
 * as the character that replaces it does.
 */
export const byteColumns = (line: string): Uint32Array => {
  const columns = new Uint32Array(line.length + 1);
  let column = 1;
  for (let at = 0; at < line.length; at++) {
    const point = line.codePointAt(at) as number;
    columns[at] = column;
    if (point > 0xffff) columns[++at] = column;
    column += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  columns[line.length] = column;
  return columns;
};
