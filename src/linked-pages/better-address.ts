/** Which of two addresses of a page is the better one to link. */

import { pageKeyOf } from "../newsletter/page-key.ts";
import { isLoginPage, type Page } from "./page.ts";

const PERMANENT = new Set([301, 308]);
const LOCALE = /^[a-z]{2}(?:[-_][a-z]{2,4})?$/i;
const LANGUAGE_PARAMETER = /^(?:hl|lang|locale|language|country|region)$/i;

/** Where a page says that it has moved for good: to where all redirects up to there were permanent. */
export const permanentTarget = ({ hops }: Page): string | undefined => {
  const temporary = hops.findIndex(({ status }) => !PERMANENT.has(status));
  return hops.slice(0, temporary < 0 ? hops.length : temporary).at(-1)?.to;
};

const segments = ({ pathname }: URL): string[] => pathname.split("/").filter((piece) => piece !== "");

/** Whether the one address differs from the other by the language or country of whoever asks. */
const isLocalized = (from: URL, to: URL): boolean => {
  const before = new Set(segments(from));
  const isNew = (piece: string): boolean => LOCALE.test(piece) && !before.has(piece);
  const [label = ""] = to.hostname.split(".");
  const site = (host: string): string =>
    host.replace(/^www\./, "").replace(/(?:\.(?:co|com|org|net))?\.[a-z]{2,}$/, "");
  return (
    segments(to).some(isNew) ||
    (LOCALE.test(label) && !from.hostname.startsWith(`${label}.`)) ||
    (from.hostname !== to.hostname && site(from.hostname) === site(to.hostname)) ||
    [...to.searchParams.keys()].some((name) => LANGUAGE_PARAMETER.test(name))
  );
};

const comparable = ({ href }: URL): string => pageKeyOf(href).toLowerCase();

/**
 * Whether a link to `from` is better written as `to`, which is another address of the same page: not the same in
 * other clothes, not one for some readers only, not a door, and with nothing in its query that the link had not.
 */
export const isBetterAddress = (from: URL, to: URL): boolean => {
  if (to.protocol !== "http:" && to.protocol !== "https:") return false;
  if (from.protocol === "https:" && to.protocol === "http:") return false;
  if (isLoginPage(to.href) || isLocalized(from, to)) return false;
  const known = new Set(from.searchParams.keys());
  if ([...to.searchParams.keys()].some((name) => !known.has(name))) return false;
  // What is left out may be meant: the second of the video, the page of the list.
  const place = ({ host, pathname }: URL): string => host + pathname;
  if (place(from) === place(to) && to.searchParams.size < known.size) return false;
  const isSecured = from.protocol === "http:" && to.protocol === "https:";
  return isSecured || comparable(from) !== comparable(to);
};

/** Whether the address is the front page of its site, which pages that are gone often lead to. */
export const isFrontPage = ({ pathname, search }: URL): boolean => pathname.length <= 1 && search === "";
