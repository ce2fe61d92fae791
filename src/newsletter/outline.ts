/**
 * The outline of an issue, as data: which headings it has, at which depth, under which other and in which order.
 * Measured on the published issues; `titles` lists what the newsletter has called a section over the years.
 */
export type SectionKind = (typeof OUTLINE)[number]["kind"] | "preamble" | "unknown";

export interface OutlineRow {
  readonly kind: string;
  /** The first is today's title. Compared without links, case, and a trailing colon. */
  readonly titles: readonly string[];
  /** The first is what the template uses; others are accepted. */
  readonly depths: readonly number[];
  readonly parent?: string;
  /** Every issue has it. */
  readonly required?: true;
  /** May occur more than once under its parent, with different titles. */
  readonly many?: true;
  /** Its titles come in the order in which they are listed. */
  readonly ordered?: true;
  /** Its position in the issue has changed over the years. */
  readonly floating?: true;
}

const row = <const Kind extends string>(
  kind: Kind,
  titles: readonly string[],
  depths: readonly number[],
  more: Omit<OutlineRow, "kind" | "titles" | "depths"> = {},
) => ({ kind, titles, depths, ...more }) as OutlineRow & { readonly kind: Kind };

export const OUTLINE = [
  row("community", ["Updates from Rust Community"], [2], { required: true }),
  row("official", ["Official"], [3], { parent: "community" }),
  row("foundation", ["Foundation"], [3], { parent: "community" }),
  row("newsletters", ["Newsletters"], [3], { parent: "community" }),
  row("project-tooling", ["Project/Tooling Updates"], [3], { parent: "community" }),
  row("observations", ["Observations/Thoughts"], [3], { parent: "community" }),
  row("walkthroughs", ["Rust Walkthroughs"], [3], { parent: "community" }),
  row("research", ["Research"], [3], { parent: "community" }),
  row("miscellaneous", ["Miscellaneous"], [3], { parent: "community" }),
  row("crate", ["Crate of the Week"], [2], { required: true }),
  row("testing", ["Calls for Testing", "Call for Testing"], [2, 3, 4], { floating: true }),
  row("testing-group", ["RFCs", "Rust", "Cargo", "Rustup", "Rust language RFCs"], [3, 5, 4], {
    parent: "testing",
    many: true,
  }),
  row("participation", ["Call for Participation; projects and speakers", "Call for Participation"], [2], {
    required: true,
  }),
  row("cfp-projects", ["CFP - Projects"], [3], { parent: "participation" }),
  row("cfp-events", ["CFP - Events", "CFP - Speakers"], [3], { parent: "participation" }),
  row("project-updates", ["Updates from the Rust Project"], [2], { required: true }),
  row(
    "team",
    ["Compiler", "Library", "Libraries", "Cargo", "Rustdoc", "Clippy", "Rustfmt", "Rust-Analyzer", "Miri", "Rustup"],
    [4],
    { parent: "project-updates", many: true },
  ),
  row("triage", ["Rust Compiler Performance Triage"], [3], { parent: "project-updates" }),
  row("approved-rfcs", ["Approved RFCs"], [3], { parent: "project-updates" }),
  row("final-comment-period", ["Final Comment Period"], [3], { parent: "project-updates" }),
  row("fcp-rfcs", ["RFCs"], [4, 5], { parent: "final-comment-period" }),
  row("tracking", ["Tracking Issues & PRs", "Other Areas"], [4], { parent: "final-comment-period", many: true }),
  row(
    "fcp-group",
    [
      "Rust",
      "Cargo",
      "Compiler Team",
      "Rust RFCs",
      "Language Team",
      "Language Reference",
      "Leadership Council",
      "Unsafe Code Guidelines",
      "Rustup",
      "RFCs",
    ],
    [5],
    { parent: "tracking", many: true },
  ),
  row("new-rfcs", ["New and Updated RFCs"], [4, 3], { parent: "project-updates" }),
  row("events", ["Upcoming Events"], [2], { required: true }),
  row("region", ["Virtual", "Africa", "Asia", "Europe", "North America", "Oceania", "South America"], [3], {
    parent: "events",
    many: true,
    ordered: true,
  }),
  row("jobs", ["Jobs"], [2], { required: true }),
  row("quote", ["Quote of the Week"], [1], { required: true }),
] as const;

/** The headings under which anybody may propose a line, as the template writes them. */
export const OPEN_SECTIONS: readonly string[] = OUTLINE.flatMap(({ kind, titles, parent }: OutlineRow) => {
  if (kind === "region") return titles;
  return parent === "community" || parent === "participation" ? titles.slice(0, 1) : [];
});

const ROWS: ReadonlyMap<string, OutlineRow> = new Map(OUTLINE.map((candidate) => [candidate.kind, candidate]));

export const outlineRow = (kind: SectionKind): OutlineRow | undefined => ROWS.get(kind);

const normalizeTitle = (title: string): string =>
  title
    .replace(/\s+/g, " ")
    .replace(/ ?[:.]$/, "")
    .trim()
    .toLowerCase();

const byTitle = (): Map<string, OutlineRow[]> => {
  const rows = new Map<string, OutlineRow[]>();
  for (const candidate of OUTLINE)
    for (const title of new Set(candidate.titles.map(normalizeTitle)))
      rows.set(title, [...(rows.get(title) ?? []), candidate]);
  return rows;
};
let rowsByTitle: Map<string, OutlineRow[]> | undefined;

const withParents = new Map<SectionKind, ReadonlySet<SectionKind>>();

/** The kind itself and those that it is under in the outline. */
export const kindWithParents = (kind: SectionKind): ReadonlySet<SectionKind> => {
  const known = withParents.get(kind);
  if (known) return known;
  const kinds = new Set<SectionKind>();
  for (let at: string | undefined = kind; at; at = ROWS.get(at)?.parent) kinds.add(at as SectionKind);
  withParents.set(kind, kinds);
  return kinds;
};

/**
 * What a heading is, from its title and the section it stands in: `Cargo` under the project's updates is a team,
 * under the final comment period a group.
 */
export const kindOfTitle = (title: string, current: SectionKind): SectionKind => {
  rowsByTitle ??= byTitle();
  const fits = rowsByTitle.get(normalizeTitle(title)) ?? [];
  for (let at: string | undefined = current; at; at = ROWS.get(at)?.parent) {
    const here = fits.find((candidate) => candidate.parent === at);
    if (here) return here.kind as SectionKind;
  }
  const elsewhere = fits.length === 1 ? fits[0] : fits.find((candidate) => candidate.parent === undefined);
  return (elsewhere?.kind as SectionKind | undefined) ?? "unknown";
};
