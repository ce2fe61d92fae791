/** When the newsletter comes out. */

/** On Wednesdays; 0 is Sunday. */
export const PUBLICATION_WEEKDAY = 3;
