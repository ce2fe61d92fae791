/** A checksum against damage. It is no protection against somebody who changes a file on purpose. */

/** The constants of the hash FNV-1a, which takes four bytes at a time here instead of one. */
const [OFFSET_BASIS, PRIME] = [0x811c9dc5, 0x01000193];

/**
 * The checksum of the bytes, as eight hexadecimal digits. A cryptographic hash would protect no better against damage,
 * and the module that has it takes longer to load in every run than the file takes to read.
 */
export const checksum = (bytes: Uint8Array): string => {
  const padded = new Uint8Array((bytes.length + 7) & ~3);
  padded.set(bytes);
  // The padding is zeros: its last byte tells it from zeros at the end of the bytes themselves.
  padded[padded.length - 1] = (bytes.length & 3) + 1;
  const words = new Int32Array(padded.buffer);
  let hash: number = OFFSET_BASIS;
  for (let index = 0; index < words.length; index++) hash = Math.imul(hash ^ (words[index] as number), PRIME);
  return (hash >>> 0).toString(16).padStart(8, "0");
};
