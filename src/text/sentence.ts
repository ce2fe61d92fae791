/** Makes sentences of clauses, which messages and summaries are. */

/** `what is so` as `What is so`. */
export const capitalized = (clause: string): string => `${clause.charAt(0).toUpperCase()}${clause.slice(1)}`;

/** `what is so` as `What is so.` */
export const sentence = (clause: string): string =>
  clause === "" ? "" : `${capitalized(clause)}${/[.!?]$/.test(clause) ? "" : "."}`;
