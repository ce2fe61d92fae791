/** The worker in which everything runs that takes time, so that no keystroke waits for it. */
import { expose } from "comlink";
import { parser } from "../../../src/library/parser.ts";
import type { Preview } from "../../../src/library/rendering/preview.ts";
import { rules } from "../../../src/rules/index.ts";
import { Linter } from "./linter.ts";
import type { CheckAnswer, CheckRequest, TakenFormat } from "./protocol.ts";

const linter = new Linter();

const api = {
  check: (request: CheckRequest): CheckAnswer => linter.check(request),
  repair: (request: CheckRequest): string | undefined => linter.repair(request),
  /** The report of the command line. */
  report: async (request: CheckRequest, format: TakenFormat): Promise<string> =>
    (await import("./report.ts")).reportIn(format, linter.fileReport(request), request.hints),
  /** The text as the site and GitHub's preview show it. */
  preview: async (text: string): Promise<Preview> => (await import("./preview.ts")).previewOf(text, parser),
  /** Why there is such a rule, in its own words. */
  why: (id: string): string => rules.find((rule) => rule.id === id)?.why ?? "",
  /** From then on words are looked up. */
  loadDictionary: async (): Promise<void> => {
    linter.dictionary = (await import("./dictionary.ts")).english;
  },
};

export type LintWorker = typeof api;

expose(api);
