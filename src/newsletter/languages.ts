/** Languages by the names that people write, and their names by code. */
import { table } from "../text/table.ts";
import names from "./data/languages.json" with { type: "json" };

/** Names of languages, in English and in their own, as people put them in parentheses; ISO 639-1. */
const LANGUAGES = table<string>({
  arabic: "AR",
  catalan: "CA",
  català: "CA",
  chinese: "ZH",
  czech: "CS",
  danish: "DA",
  deutsch: "DE",
  dutch: "NL",
  español: "ES",
  farsi: "FA",
  finnish: "FI",
  français: "FR",
  french: "FR",
  german: "DE",
  greek: "EL",
  hebrew: "HE",
  hindi: "HI",
  hungarian: "HU",
  indonesian: "ID",
  italian: "IT",
  italiano: "IT",
  japanese: "JA",
  korean: "KO",
  mandarin: "ZH",
  norwegian: "NO",
  persian: "FA",
  polish: "PL",
  português: "PT",
  portuguese: "PT",
  romanian: "RO",
  russian: "RU",
  spanish: "ES",
  swedish: "SV",
  turkish: "TR",
  ukrainian: "UK",
  vietnamese: "VI",
  русский: "RU",
  中文: "ZH",
  日本語: "JA",
});

/** The code of a language by its name in English or in itself. */
export const codeOfLanguage = (name: string): string | undefined => LANGUAGES.get(name.toLowerCase());

const NAMES: ReadonlyMap<string, string> = new Map(Object.entries(names));

/** Whether two letters are a language in ISO 639-1, lower case. */
export const isLanguageCode = (code: string): boolean => NAMES.has(code);

/** The English name of a language by its two letters of ISO 639-1, lower case. */
export const languageName = (code: string): string | undefined => NAMES.get(code);

/** The languages of ISO 639-1, by name: their codes in lower case and their English names. */
export const languages = (): (readonly [code: string, name: string])[] =>
  [...NAMES].sort(([, a], [, b]) => a.localeCompare(b, "en"));
