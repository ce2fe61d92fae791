/** The limit of every list of the JSON report. */

/** No list is longer: a report of more findings has the first of them, and the number of the others. */
export const MAX_ROWS = 20_000;
