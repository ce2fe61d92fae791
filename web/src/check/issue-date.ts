/** The day on which the next issue comes out: the newsletter is dated Wednesday. */
import { PUBLICATION_WEEKDAY } from "../../../src/newsletter/publication.ts";

/** The Wednesday on or after the day, in UTC: `2026-12-02`. */
export const nextIssueDate = (now: Date): string => {
  const day = new Date(now);
  day.setUTCDate(day.getUTCDate() + ((PUBLICATION_WEEKDAY - day.getUTCDay() + 7) % 7));
  return day.toISOString().slice(0, 10);
};
