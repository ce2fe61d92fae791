/** Fingerprints recognize a finding from run to run, even when its line has moved. */
import type { SourceFile } from "../text/source-file.ts";
import type { Diagnostic, LintResult } from "./lint.ts";

/** FNV-1a over UTF-16 units, 64 bits: short, stable, and the same in a browser. Not for secrets. */
const hash = (text: string): string => {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (let index = 0; index < text.length; index++) {
    low = (low ^ text.charCodeAt(index)) >>> 0;
    // Multiplies by 2^40 + 435 in two halves: a number holds 53 bits only, and a BigInt takes ten times as long.
    const product = low * 435;
    high = (Math.imul(high, 435) + Math.floor(product / 2 ** 32) + (low << 8)) >>> 0;
    low = product >>> 0;
  }
  return [high, low].map((half) => half.toString(16).padStart(8, "0")).join("");
};

/** The hash of each line without the white space around it. A line is hashed once, however many findings it has. */
export const lineHashes = (source: SourceFile): ((index: number) => string) => {
  const hashes = new Map<number, string>();
  return (index) => {
    const known = hashes.get(index) ?? hash(source.slice(source.lines[index] ?? { start: 0, end: 0 }).trim());
    hashes.set(index, known);
    return known;
  };
};

/**
 * A fingerprint for each diagnostic, which edits elsewhere do not change: a hash of rule, message and the text of its
 * line, without its number, and of a count for those that are equal. Because of the count, compute the fingerprints of
 * all diagnostics before some are filtered out.
 */
export const fingerprints = (source: SourceFile, diagnostics: readonly Diagnostic[]): string[] => {
  const seen = new Map<string, number>();
  const lineHash = lineHashes(source);
  return diagnostics.map(({ rule, message, span, fingerprint }) => {
    if (fingerprint !== undefined) return fingerprint;
    // Numbers in a message count things elsewhere in the issue, or repeat the text of the line.
    const key = [rule, message.replace(/\d+/g, "0"), lineHash(source.lineIndex(span.start))].join("\u0000");
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return hash(`${key}\u0000${count}`);
  });
};

/** The diagnostics and allowed findings of a text with their fingerprints, to be filtered afterwards. */
export const withFingerprints = <T extends Pick<LintResult, "source" | "diagnostics" | "allowed">>(result: T): T => {
  const { source, diagnostics, allowed } = result;
  const hashes = fingerprints(source, [...diagnostics, ...allowed]);
  return {
    ...result,
    diagnostics: diagnostics.map((each, index) => ({ ...each, fingerprint: hashes[index] })),
    allowed: allowed.map((each, index) => ({ ...each, fingerprint: hashes[diagnostics.length + index] })),
  };
};
