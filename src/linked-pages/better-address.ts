/** Whether another address of a page is better to link to. */

import { pageKeyOf } from "../newsletter/page-key.ts";
import { isLoginPage, type Page } from "./page.ts";

const PERMANENT = new Set([301, 308]);
const LOCALE = /^[a-z]{2}(?:[-_][a-z]{2,4})?$/i;
const LANGUAGE_PARAMETER = /^(?:hl|lang|locale|language|country|region)$/i;

/** The target of the last permanent redirect before any temporary one. */
export const permanentTarget = ({ hops }: Page): string | undefined => {
  const temporary = hops.findIndex(({ status }) => !PERMANENT.has(status));
  return hops.slice(0, temporary < 0 ? hops.length : temporary).at(-1)?.to;
};

const segments = ({ pathname }: URL): string[] => pathname.split("/").filter((segment) => segment !== "");

/** Whether the redirect depends on the language or country of the client. */
const isLocalized = (from: URL, to: URL): boolean => {
  const before = new Set(segments(from));
  const isNew = (segment: string): boolean => LOCALE.test(segment) && !before.has(segment);
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
 * Whether a link to `from` should be written as `to`, another address of the same page. It must be more than another
 * spelling of the same address, must not be localized or a login page, and must not add query parameters.
 */
export const isBetterAddress = (from: URL, to: URL): boolean => {
  if (to.protocol !== "http:" && to.protocol !== "https:") return false;
  if (from.protocol === "https:" && to.protocol === "http:") return false;
  if (isLoginPage(to.href) || isLocalized(from, to)) return false;
  const known = new Set(from.searchParams.keys());
  if ([...to.searchParams.keys()].some((name) => !known.has(name))) return false;
  // A dropped parameter may matter: the second of a video, the page of a list.
  const withoutQuery = ({ host, pathname }: URL): string => host + pathname;
  if (withoutQuery(from) === withoutQuery(to) && to.searchParams.size < known.size) return false;
  const isSecured = from.protocol === "http:" && to.protocol === "https:";
  return isSecured || comparable(from) !== comparable(to);
};

/** Whether the address is the front page of its site, to which sites often redirect removed pages. */
export const isFrontPage = ({ pathname, search }: URL): boolean => pathname.length <= 1 && search === "";
