import { readFileSync } from "node:fs";
import { communityLinks } from "../../src/analysis/listed-links.ts";
import { RECURS } from "../../src/archive/repeated-links.ts";
import { ArchiveReader } from "../../src/archive/store/archive-reader.ts";
import { type EarlierFile, earlierFiles } from "../../src/archive/store/folder.ts";
import { type Diagnostic, lint } from "../../src/index.ts";
import { parser } from "../../src/library/with-parser.ts";
import { pageKey } from "../../src/newsletter/page-key.ts";
import type { Day } from "../../src/text/calendar.ts";
import { SourceFile } from "../../src/text/source-file.ts";
import { textAt } from "../../src/text/span.ts";
import { randomFrom } from "../random.ts";
import { FORMS, type Form, otherFragment, SAME_PAGE } from "./forms.ts";

export interface PlantOptions {
  readonly count: number;
  readonly seed: number;
  /** How many earlier issues are read. */
  readonly window: number;
}

export interface Planting {
  /** How often each form was planted. */
  readonly planted: ReadonlyMap<Form, number>;
  /** What is not as it should be, a sentence each. */
  readonly faults: readonly string[];
}

interface PlantedLink {
  readonly url: string;
  readonly page: string;
  readonly start: number;
  readonly issue: ReadIssue;
}

interface ReadIssue {
  readonly path: string;
  readonly date: Day;
  readonly source: SourceFile;
  readonly links: readonly PlantedLink[];
  /** Where a line can be planted: in front of the first entry of the community's list. */
  readonly place: number | undefined;
}

const readIssue = ({ path, date }: EarlierFile): ReadIssue => {
  const source = new SourceFile(path, readFileSync(path, "utf8"));
  const links: PlantedLink[] = [];
  const entries = communityLinks(lint(source, { rules: [] }).issue).filter(
    ({ entry, link }) => entry && link.form === "inline",
  );
  const issue = { path, date, source, links, place: entries[0]?.entry?.line.span.start };
  for (const { url } of entries)
    if (/^https?:\/\/[^\s()<>]+$/.test(url.value))
      links.push({ url: url.value, page: pageKey(url), start: url.span.start, issue });
  return issue;
};

const isRepeat = ({ rule, message }: Diagnostic): boolean =>
  rule === "duplicate-link" && message.startsWith("this link was in");
const named = ({ rule, message }: Diagnostic): string => `${message} [${rule}]`;

/** What is only in one of the lists, which are in order. */
const difference = (before: readonly string[], after: readonly string[]): string[] =>
  before.join("\n") === after.join("\n")
    ? []
    : [
        ...after.filter((each) => !before.includes(each)).map((each) => `+ ${each}`),
        ...before.filter((each) => !after.includes(each)).map((each) => `- ${each}`),
        `${before.length} findings elsewhere became ${after.length}`,
      ];

/** Plants links in issues of a folder, and judges what is told of them. */
class Planter {
  readonly #folder: string;
  readonly #window: number;
  readonly #issues: readonly ReadIssue[];
  readonly #reader = new ArchiveReader({ parser, show: (path) => path });
  readonly #unplanted = new Map<ReadIssue, readonly string[]>();
  readonly faults: string[] = [];

  constructor(folder: string, window: number) {
    this.#folder = folder;
    this.#window = window;
    this.#issues = earlierFiles(folder).map(readIssue);
  }

  /** An issue that a line can be planted in, and those before it that are read, the newest first. */
  pick(
    below: (end: number) => number,
  ): { target: ReadIssue; place: number; earlier: readonly ReadIssue[] } | undefined {
    const at = below(Math.max(1, this.#issues.length - 1));
    const target = this.#issues[at];
    const earlier = this.#issues.slice(at + 1, at + 1 + this.#window);
    return target?.place === undefined || earlier.length === 0 ? undefined : { target, place: target.place, earlier };
  }

  /** The link is told once, and where it stood last. */
  expectTold(url: string, { target, place, last }: { target: ReadIssue; place: number; last: PlantedLink }): void {
    const what = `${url} in ${target.path}`;
    const [told, ...others] = this.#plant(url, target, place);
    const { path, source } = last.issue;
    const pointed = told?.related?.[0];
    const isRight = pointed && "path" in pointed && pointed.path === path && pointed.start.offset === last.start;
    if (!told || others.length > 0) this.faults.push(`${what} is told ${told ? others.length + 1 : 0} times`);
    else if (!isRight || !told.message.endsWith(`, line ${source.position(last.start).line}`))
      this.faults.push(`${what} is told to be elsewhere: ${told.message}`);
  }

  expectSilence(url: string, target: ReadIssue, place: number): void {
    if (this.#plant(url, target, place).length > 0) this.faults.push(`${url} in ${target.path} is told`);
  }

  /** What is told of the planted line; what it changes elsewhere is a fault. */
  #plant(url: string, target: ReadIssue, at: number): Diagnostic[] {
    const line = `* [A title that was planted here](${url})\n`;
    const { text } = target.source;
    const told = this.#lint(target, text.slice(0, at) + line + text.slice(at));
    const isThere = ({ span }: Diagnostic): boolean => span.start >= at && span.start < at + line.length;
    const before = this.#unplanted.get(target) ?? this.#lint(target, text).map(named).sort();
    this.#unplanted.set(target, before);
    const elsewhere = told.filter((each) => !isThere(each)).map(named);
    for (const each of difference(before, elsewhere.sort())) this.faults.push(`${url} in ${target.path}: ${each}`);
    return told.filter((each) => isThere(each) && isRepeat(each));
  }

  #lint({ path, date }: ReadIssue, text: string): readonly Diagnostic[] {
    const archive = this.#reader.before(this.#folder, date, this.#window);
    return lint(new SourceFile(path, text), { facts: { archive } }).diagnostics;
  }
}

/** Plants links of earlier issues in later ones, and holds what is told against what should be. */
export const plant = (folder: string, { count, seed, window }: PlantOptions): Planting => {
  const below = randomFrom(seed);
  const planter = new Planter(folder, window);
  const planted = new Map<Form, number>();
  for (let attempts = 0, done = 0; done < count && attempts < 100 * count; attempts++) {
    const picked = planter.pick(below);
    const form = FORMS[below(FORMS.length)] as Form;
    if (!picked) continue;
    const { target, place, earlier } = picked;
    const from = earlier[below(earlier.length)] as ReadIssue;
    const links = from.links.filter((each) => SAME_PAGE[form](each.url) !== undefined);
    const link = links[below(Math.max(1, links.length))];
    const url = link && SAME_PAGE[form](link.url);
    if (!url || target.links.some(({ page }) => page === link.page)) continue;
    const sightings = earlier.flatMap(({ links }) => links.filter(({ page }) => page === link.page));
    const last = sightings[0] as PlantedLink;
    if (new Set(sightings.map(({ issue }) => issue)).size >= RECURS) continue;
    planter.expectTold(url, { target, place, last });
    planted.set(form, (planted.get(form) ?? 0) + 1);
    done++;
    const other = otherFragment(link.url);
    const page = pageKey(textAt(other, 0));
    if (![target, ...earlier].some(({ links }) => links.some((each) => each.page === page)))
      planter.expectSilence(other, target, place);
  }
  return { planted, faults: planter.faults };
};
