/** The token that the user gave for GitHub: in memory only, never stored, and in no address. */
import { signal } from "@preact/signals";

export const token = signal("");

/** What is sent with a question to GitHub: the token, if there is one. */
export const asUser = (): { readonly token?: string } => {
  const given = token.value.trim();
  return given === "" ? {} : { token: given };
};
