/** What the fields are called. */
import type { FieldName, LineKind } from "../../../src/library/lines/fields.ts";

export const KINDS: Readonly<Record<LineKind, string>> = {
  entry: "A post, video or release",
  event: "An event",
  call: "A call for papers",
  task: "A task for contributors",
};

export const LABELS: Readonly<Record<LineKind, Readonly<Partial<Record<FieldName, string>>>>> = {
  entry: { title: "Title", url: "Link", tags: "Tags", section: "Section" },
  event: {
    from: "Date",
    to: "Last day",
    mode: "How it is held",
    city: "City",
    region: "State or province",
    country: "Country",
    group: "Group",
    groupUrl: "Link of the group",
    title: "Title of the event",
    url: "Link of the event",
  },
  call: {
    title: "Conference",
    url: "Link to the call",
    deadline: "Deadline",
    place: "Place",
    from: "First day",
    to: "Last day",
  },
  task: { project: "Project", title: "Title of the issue", url: "Link to the issue" },
};

/** `title, link`. */
export const fieldNames = (kind: LineKind, fields: readonly FieldName[]): string =>
  fields.map((field) => (LABELS[kind][field] ?? field).toLowerCase()).join(", ");
