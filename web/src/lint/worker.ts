/** The worker in which everything runs that takes time, so that no keystroke waits for it. */
import { expose } from "comlink";
import { parser } from "../../../src/library/parser.ts";
import type { Preview } from "../../../src/library/rendering/preview.ts";
import { rules } from "../../../src/rules/index.ts";
import type { PullOutcome, PullRequest, TellStep } from "../pull/protocol.ts";
import type { EarlierAnswer, EarlierRequest, TellCount } from "../storage/protocol.ts";
import type { AddAnswer, AddChoices, AddRequest, DraftAnswer, Known } from "./add-protocol.ts";
import { Linter } from "./linter.ts";
import type { CheckAnswer, CheckRequest, TakenFormat } from "./protocol.ts";
import type { PageRule } from "./rule-data.ts";

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
  rules: async (): Promise<PageRule[]> => (await import("./rule-data.ts")).pageRules(),
  /** The rules that a name which is none may stand for. */
  similarRules: async (name: string): Promise<string[]> => (await import("./rule-data.ts")).similarRules(name),
  /** The line of the form, judged. */
  add: async (request: AddRequest): Promise<AddAnswer> => (await import("./add.ts")).addLine(linter, request),
  addChoices: async (): Promise<AddChoices> => (await import("./add.ts")).addChoices(),
  /** The draft of the next issue, from GitHub. */
  newestDraft: async (request: { readonly token?: string }): Promise<DraftAnswer> =>
    (await import("./newest-draft.ts")).newestDraft(request),
  /** The groups and places of the earlier issues that were read. */
  known: async (): Promise<Known> => (await import("./add.ts")).known(linter),
  /** From then on words are looked up. */
  loadDictionary: async (): Promise<void> => {
    linter.dictionary = (await import("./dictionary.ts")).english;
  },
  /** Reads a pull request; `tell` is given each step on the way, and what is found before all is known. */
  readPull: async (request: PullRequest, tell: TellStep): Promise<PullOutcome> =>
    (await import("../pull/read-pull.ts")).readPull(request, tell, linter),
  /** Reads the newest issues of the newsletter from GitHub, those alone that are not stored; they are compared with then. */
  earlierIssues: async (request: EarlierRequest, tell: TellCount): Promise<EarlierAnswer> =>
    (await import("../storage/earlier-issues.ts")).fillArchive(linter, request, tell),
  /** From then on it is compared with the earlier issues that a file has. */
  useSavedArchive: async (json: string): Promise<EarlierAnswer> =>
    (await import("../storage/saved-archive.ts")).useSaved(linter, json),
  /** From then on it is compared with the earlier issues that are there without asking GitHub. */
  useStoredIssues: async (): Promise<void> => (await import("../storage/stored-issues.ts")).useStored(linter),
};

export type LintWorker = typeof api;

expose(api);
