/**
 * For each UTF-16 unit of a line, and for its end, the column in UTF-8 bytes, from 1. A lone surrogate takes three bytes,
 * like the character that replaces it.
 */
export const byteColumns = (line: string): Uint32Array => {
  const columns = new Uint32Array(line.length + 1);
  let column = 1;
  for (let index = 0; index < line.length; index++) {
    const point = line.codePointAt(index) as number;
    columns[index] = column;
    if (point > 0xffff) columns[++index] = column;
    column += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  columns[line.length] = column;
  return columns;
};
