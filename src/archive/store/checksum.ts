/** A checksum against damage. It is no protection against somebody who changes a file on purpose. */

/** FNV-1a, by four bytes at a time. */
const [START, PRIME] = [0x811c9dc5, 0x01000193];

/**
 * Eight hexadecimal digits. A cryptographic hash would protect no better against damage, and the module that has it
 * takes longer to load in every run than the file takes to read.
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
