/** `what is so` as `What is so.` */
export const sentence = (text: string): string =>
  text === "" ? "" : `${text[0]?.toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? "" : "."}`;

/** What went wrong, and what to do about it. */
export const sentencesOf = ({ message, help }: { readonly message: string; readonly help?: string }): string =>
  [message, ...(help === undefined ? [] : [help])].map(sentence).join(" ");
