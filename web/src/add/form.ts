/** What is typed into the form, the line that comes of it, and what was found in it. It lives as long as the page. */
import { computed, effect, signal } from "@preact/signals";
import type { FieldName, LineFields, LineKind } from "../../../src/library/lines/fields.ts";
import { knowledge } from "../check/check.ts";
import { nextIssueDate } from "../check/issue-date.ts";
import { keep, kept, restored } from "../kept.ts";
import type { AddAnswer, AddChoices, AddRequest, Known } from "../lint/add-protocol.ts";
import { lintWorker } from "../lint/client.ts";
import { Newest } from "../lint/newest.ts";
import { announce } from "../live.tsx";
import { defect, plural } from "../prose.tsx";
import { draft } from "./draft.ts";
import { fieldNames } from "./labels.ts";

type FieldsOf = { [Kind in LineKind]: Extract<LineFields, { kind: Kind }> };

const EMPTY: FieldsOf = {
  entry: { kind: "entry", title: "", url: "", tags: [], section: "Observations/Thoughts" },
  event: {
    kind: "event",
    from: "",
    to: "",
    mode: "in-person",
    city: "",
    region: "",
    country: "",
    group: "",
    groupUrl: "",
    title: "",
    url: "",
  },
  call: { kind: "call", title: "", url: "", deadline: "", place: "", from: "", to: "" },
  task: { kind: "task", project: "", title: "", url: "" },
};

const before = kept("form", { kind: "", forms: {} });
const formOf = <Kind extends LineKind>(of: Kind): FieldsOf[Kind] => ({
  ...restored(EMPTY[of], restored({ [of]: {} }, before.forms)[of]),
  kind: of,
});

/** The forms are kept beside each other: who looks at another kind finds what was typed again. */
export const forms = signal<FieldsOf>({
  entry: formOf("entry"),
  event: formOf("event"),
  call: formOf("call"),
  task: formOf("task"),
});

export const kind = signal<LineKind>(Object.hasOwn(EMPTY, before.kind) ? (before.kind as LineKind) : "entry");
keep("form", () => ({ kind: kind.value, forms: forms.value }));

export const fields = computed((): LineFields => forms.value[kind.value]);
/** The field that is being typed in: nothing is said of it yet. */
export const touched = signal<FieldName | undefined>(undefined);

export const change = <Kind extends LineKind>(of: Kind, changes: Partial<FieldsOf[Kind]>): void => {
  forms.value = { ...forms.value, [of]: { ...forms.value[of], ...changes } };
};

/** Puts all fields of a form, as a repair gives them. */
export const replace = (repaired: LineFields): void => {
  forms.value = { ...forms.value, [repaired.kind]: repaired };
};

export const answer = signal<(AddAnswer & { readonly fields: LineFields }) | undefined>(undefined);
/** Whether the answer is that of what stands in the fields now: only then may they be repaired. */
export const isAnswered = computed(() => answer.value?.fields === fields.value);
export const crash = signal<string | undefined>(undefined);

/** The answer to what stands in the fields now, once it is there. */
export const newestAnswer = (): Promise<AddAnswer> =>
  new Promise((resolve, reject) => {
    const stop = effect(() => {
      if (isAnswered.value) resolve(answer.value as AddAnswer);
      else if (crash.value !== undefined) reject(new Error(crash.value));
      else return;
      queueMicrotask(() => stop());
    });
  });
export const choices = signal<AddChoices>({ countries: [], languages: [] });
export const known = signal<Known>({ issues: 0, groups: [], places: [] });

const told = ({
  missing,
  faults,
  findings,
  text,
  fields: { kind: of },
}: AddAnswer & { fields: LineFields }): string => {
  if (missing.length > 0) return `Still missing: ${fieldNames(of, missing)}`;
  if (text === undefined) return `${plural(faults.length, "field")} cannot be written as it is`;
  return findings.length === 0 ? "The line is finished" : `The line is finished; ${plural(findings.length, "finding")}`;
};

const tell = (found: AddAnswer, { fields: of }: AddRequest): void => {
  crash.value = undefined;
  answer.value = { ...found, fields: of };
  announce(told(answer.value as AddAnswer & { fields: LineFields }));
};

const failed = (error: unknown): void => {
  crash.value = defect(error);
};

/** The line of other fields is not the line of these. */
const fail = (error: unknown): void => {
  failed(error);
  answer.value = undefined;
};

const newest = new Newest<AddRequest, AddAnswer>((asked) => lintWorker.add(asked), { tell, fail });

let isStarted = false;

/** From then on what is typed is judged. */
export const start = (): void => {
  if (isStarted) return;
  isStarted = true;
  lintWorker.addChoices().then((found) => {
    choices.value = found;
  }, failed);
  effect(() => {
    // What earlier issues tell is another thing now.
    knowledge.value;
    lintWorker.known().then((found) => {
      known.value = found;
    }, failed);
  });
  effect(() => {
    knowledge.value;
    const request = { fields: fields.value, draft: draft.value, issueDate: nextIssueDate(new Date()) };
    void newest.ask(request);
  });
};
