/** The week whose merged pull requests an issue counts. */
import { type Day, formatDay } from "../text/calendar.ts";

/** From Tuesday to Tuesday, eight days to one day before the issue. */
export const mergedWeek = (date: Day): readonly [from: string, to: string] => [
  formatDay(date - 8),
  formatDay(date - 1),
];
