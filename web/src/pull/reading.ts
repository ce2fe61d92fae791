/** The pull request that is read, and how far that has come. It lives as long as the page. */
import { signal } from "@preact/signals";
import { proxy } from "comlink";
import { knowledge } from "../check/check.ts";
import { lintWorker } from "../lint/client.ts";
import { announce } from "../live.tsx";
import { defect, plural } from "../prose.tsx";
import { asUser } from "../token.ts";
import { type PullAddress, parsePull } from "./address.ts";
import type { PullAnswer, PullOutcome, PullStep } from "./protocol.ts";

export interface Reading {
  readonly doing?: string;
  /** Earlier issues that are read, of those that are wanted. */
  readonly count?: number;
  readonly wanted?: number;
  readonly answer?: PullAnswer;
  readonly trouble?: string;
}

/** What is written in the field. */
export const asked = signal("");
export const reading = signal<Reading>({});

let shown: PullAddress | undefined;
let latest = 0;

/** `2 errors, 1 warning`. */
export const countsText = ({ counts: { error, warning } }: PullAnswer): string =>
  [error > 0 ? plural(error, "error") : "", warning > 0 ? plural(warning, "warning") : ""].filter(Boolean).join(", ");

const spokenOf = (answer: PullAnswer): string => {
  if (answer.files.length === 0) return answer.notes.join(" ");
  return `Pull request ${answer.number}: ${countsText(answer) || "nothing to say"}`;
};

const take = (step: PullStep): void => {
  if ("answer" in step) {
    reading.value = { ...reading.value, answer: step.answer };
    return;
  }
  const { doing, count, wanted } = step;
  reading.value = { answer: reading.value.answer, doing, count, wanted };
  // Every one of 52 need not be read out.
  if (count === undefined || count === 0) announce(doing);
};

const finish = (outcome: PullOutcome): void => {
  reading.value = outcome;
  announce("answer" in outcome ? spokenOf(outcome.answer) : outcome.trouble);
  knowledge.value++;
};

/** Reads it, whether it was read before or not. */
export const read = async (address: PullAddress): Promise<void> => {
  const mine = ++latest;
  const ifWanted =
    <T>(act: (value: T) => void) =>
    (value: T): void => {
      if (mine === latest) act(value);
    };
  shown = address;
  reading.value = { doing: "starting" };
  const request = { ...address, ...asUser() };
  await lintWorker
    .readPull(request, proxy(ifWanted(take)))
    .catch((error: unknown) => ({ trouble: defect(error) }))
    .then(ifWanted(finish));
};

export const NO_ADDRESS =
  "That is neither the number of a pull request nor a link to one. A link looks like https://github.com/rust-lang/this-week-in-rust/pull/1234.";

/** Reads what an address of this page names, unless it is shown already. */
export const open = (text: string): void => {
  const address = parsePull(text);
  asked.value = text;
  if (address === undefined) {
    latest++;
    shown = undefined;
    reading.value = { trouble: NO_ADDRESS };
  } else if (shown?.number !== address.number || shown.repository !== address.repository) void read(address);
};
