/** FNV-1a, by four bytes at a time. */
const [START, PRIME] = [0x811c9dc5, 0x01000193];

/**
 * Eight digits that are others when a file was damaged, and mean nothing to who damages it on purpose. A hash that
 * holds against those would have to be loaded in every run, which takes longer than to read the file.
 */
export const checksum = (bytes: Uint8Array): string => {
  const padded = new Uint8Array((bytes.length + 7) & ~3);
  padded.set(bytes);
  // Zeros at the end count too.
  padded[padded.length - 1] = (bytes.length & 3) + 1;
  const words = new Int32Array(padded.buffer);
  let hash: number = START;
  for (let at = 0; at < words.length; at++) hash = Math.imul(hash ^ (words[at] as number), PRIME);
  return (hash >>> 0).toString(16).padStart(8, "0");
};
