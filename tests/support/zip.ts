/** Reads zip files, as packages of editors are. */
import { inflateRawSync } from "node:zlib";

/** The sizes and signatures of the parts of a zip file. */
const END = { signature: 0x06054b50, size: 22 };
const ENTRY = { signature: 0x02014b50, size: 46 };
const LOCAL = { size: 30 };
const DEFLATED = 8;

/** The files in it by their names. */
export const unzip = (zip: Buffer): Map<string, Buffer> => {
  const files = new Map<string, Buffer>();
  const end = zip.length - END.size;
  if (zip.readUInt32LE(end) !== END.signature) throw new Error("no zip file, or one with a comment");
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== ENTRY.signature) throw new Error("a damaged zip file");
    const [nameSize, extraSize, commentSize] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    const name = zip.toString("utf8", at + ENTRY.size, at + ENTRY.size + nameSize);
    const local = zip.readUInt32LE(at + 42);
    const data = local + LOCAL.size + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(data, data + zip.readUInt32LE(at + 20));
    files.set(name, zip.readUInt16LE(at + 10) === DEFLATED ? inflateRawSync(bytes) : bytes);
    at += ENTRY.size + nameSize + extraSize + commentSize;
  }
  return files;
};
