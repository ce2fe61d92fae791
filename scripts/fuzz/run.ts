/** Runs the checks over documents, and tells what does not hold with the smallest text that shows it. */
import { type Check, type Failure, reasonOf, Subject } from "./checks/check.ts";
import { safeFixes, unsafeFixes } from "./checks/fixes.ts";
import { parsers } from "./checks/parsers.ts";
import { reports } from "./checks/reports.ts";
import { singleFixes } from "./checks/single.ts";
import { spans } from "./checks/spans.ts";
import type { FuzzDocument } from "./document.ts";
import { documentAt } from "./generate.ts";
import { minimize } from "./minimize.ts";
import type { Original } from "./originals.ts";
import { Hang, withinTime } from "./watchdog.ts";

export const CHECKS: readonly Check[] = [spans, parsers, safeFixes, unsafeFixes, singleFixes, reports];

/** Milliseconds for a check. A document takes some ten of them; what takes so long on any machine does not end. */
const LONGEST = 5000;
const TRIES = 3000;
/** Each try of a document that hangs takes its time. */
const TRIES_OF_HANG = 12;

/** A failure of a document. */
export interface Found extends Failure {
  readonly check: string;
  readonly seed: number;
  readonly number: number;
  readonly document: FuzzDocument;
  /** The smallest text that fails in the same way. */
  readonly smallest: string;
}

interface Failed extends Failure {
  readonly check: Check;
}

/** What was thrown, without what differs from text to text. */
const kindOfError = (error: unknown): string =>
  `throws ${reasonOf(error)
    .replace(/\d+/g, "0")
    .replace(/`[^`]*`|"[^"]*"/g, "…")
    .slice(0, 120)}`;

const detailOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

/** What the checks find until the time is over; the last of them is the one that did not end. */
const failuresOf = (document: FuzzDocument, checks: readonly Check[]): Failed[] => {
  const subject = new Subject(document);
  const failed: Failed[] = [];
  let check = checks[0] as Check;
  const runAll = (): void => {
    for (check of checks) {
      try {
        failed.push(...[...check.find(subject)].map((failure) => ({ ...failure, check })));
      } catch (error) {
        failed.push({ kind: kindOfError(error), detail: detailOf(error), check });
      }
    }
  };
  try {
    withinTime(runAll, LONGEST * checks.length);
  } catch (error) {
    failed.push({ kind: error instanceof Hang ? "hangs" : kindOfError(error), detail: detailOf(error), check });
  }
  return failed;
};

/** The failures of one document, each kind once. */
export const tryDocument = (document: FuzzDocument, checks: readonly Check[] = CHECKS): Failed[] => {
  const kinds = new Map(failuresOf(document, checks).map((failed) => [`${failed.check.name} ${failed.kind}`, failed]));
  return [...kinds.values()];
};

/** The smallest text that makes the same failure. */
export const smallestFor = (document: FuzzDocument, { check, kind }: Failed): string => {
  const fails = (text: string): boolean =>
    failuresOf({ ...document, text }, [check]).some((failed) => failed.kind === kind);
  return minimize(document.text, fails, { tries: kind === "hangs" ? TRIES_OF_HANG : TRIES, plain: true });
};

export interface FuzzOptions {
  readonly originals: readonly Original[];
  readonly seed: number;
  /** The number of the first document; the others follow. */
  readonly from?: number;
  readonly checks?: readonly Check[];
  /** Whether another document is tried after so many. */
  goesOn(tried: number): boolean;
  onFound(found: Found): void;
}

/** Tries documents; returns how many. The first failure of each kind is made small, others only counted as found. */
export const fuzz = ({ originals, seed, from = 0, checks, goesOn, onFound }: FuzzOptions): number => {
  const known = new Map<string, string>();
  let tried = 0;
  for (; goesOn(tried); tried++) {
    const number = from + tried;
    const document = documentAt(originals, seed, number);
    for (const failed of tryDocument(document, checks)) {
      const { check, kind, detail } = failed;
      const key = `${check.name} ${kind}`;
      const smallest = known.get(key) ?? smallestFor(document, failed);
      known.set(key, smallest);
      onFound({ check: check.name, kind, detail, seed, number, document, smallest });
    }
  }
  return tried;
};
