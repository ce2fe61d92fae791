/** The parts that are filled in anew each week, by hand or by a script. */
import type { SectionKind } from "./outline.ts";

export interface WeeklyPart {
  readonly kind: SectionKind;
  readonly heading: string;
  /** The section that it stands in, or before when it is missing. */
  readonly near: SectionKind;
  readonly items: string;
  /** What stands there when there are no items, where that is one sentence. */
  readonly sentence?: string;
}

export const WEEKLY_PARTS: readonly WeeklyPart[] = [
  { kind: "testing", heading: "## Calls for Testing", near: "participation", items: "call for testing" },
  {
    kind: "cfp-projects",
    heading: "### CFP - Projects",
    near: "participation",
    items: "project",
    sentence: "*No Calls for participation were submitted this week.*",
  },
  {
    kind: "cfp-events",
    heading: "### CFP - Events",
    near: "participation",
    items: "call",
    sentence: "*No Calls for papers or presentations were submitted this week.*",
  },
  {
    kind: "final-comment-period",
    heading: "### Final Comment Period",
    near: "project-updates",
    items: "item",
  },
];
