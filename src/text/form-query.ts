/** Encodes queries of URLs as a form would. */
import { percentEncoded } from "./percent.ts";

/** Decodes successive `%XX` as UTF-8; invalid bytes become `U+FFFD`. */
const decodeRun = (run: string): string =>
  new TextDecoder("utf-8", { ignoreBOM: true }).decode(
    Uint8Array.from(run.slice(1).split("%"), (hexadecimal) => Number.parseInt(hexadecimal, 16)),
  );

const decode = (text: string): string => text.replaceAll("+", " ").replace(/(?:%[0-9a-f]{2})+/gi, decodeRun);

const encode = (text: string): string =>
  encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, "\uFFFD"))
    .replace(/[!'()*]/g, percentEncoded)
    .replaceAll("%20", "+");

export interface FormQuery {
  /** The query, without `?`, as a form would send it. */
  readonly text: string;
  /** The parameters that are not in `text` since they have no value, as written: `page` or `page=`. */
  readonly dropped: readonly string[];
}

/**
 * The query as a form would send it, but with the values of one name next to each other and without parameters that
 * have no value. Python's `urllib` writes it so, and the check of the newsletter, which uses that, refuses every other
 * spelling.
 * @param query without `?`
 * @param isSkipped says which parameters are left out, by their decoded name
 */
export const formQuery = (query: string, isSkipped: (name: string) => boolean = () => false): FormQuery => {
  const values = new Map<string, string[]>();
  const dropped: string[] = [];
  for (const piece of query.split("&")) {
    const [name = "", value = ""] = piece.split(/=(.*)/s).map(decode);
    if (isSkipped(name)) continue;
    if (value === "") dropped.push(...(piece === "" ? [] : [piece]));
    else values.set(name, [...(values.get(name) ?? []), value]);
  }
  const text = [...values].flatMap(([name, all]) => all.map((value) => `${encode(name)}=${encode(value)}`)).join("&");
  return { text, dropped };
};
