/** Hides passwords and tokens in what errors quote: an address from the environment may hold one. */

/** How what stands before the `@` of an address begins: a token alone, or a user with a password of any characters. */
const USER_INFO = /^[^/?#@:`'"<>]*(?::|$)/;
/** What a parameter of such a name holds, and what follows it in a header or a setting. */
const PARAMETER =
  /\b((?:access_?|auth_?|api_?|private_?|refresh_?|id_?)?(?:token|key|secret|password|passwd|signature|sig|authorization)=)[^\s&#`'"<>]{1,4096}/gi;
const HEADER = /\b((?:bearer|basic|token)\s{1,8})[\w.~+/=-]{16,4096}/gi;
/** Tokens of GitHub, wherever they stand. */
const GITHUB_TOKEN = /\b(?:gh[a-z]|github_pat)_\w{16,512}/g;

const HIDDEN = "***";

/** `https://user:password@host` without what stands before the last `@`. */
const withoutUserInfo = (word: string): string => {
  const start = word.indexOf("//") + 2;
  const end = word.lastIndexOf("@");
  if (start < 2 || end <= start || !USER_INFO.test(word.slice(start, end))) return word;
  return word.slice(0, start) + HIDDEN + word.slice(end);
};

/** The text without the credentials that are in it. */
export const redact = (text: string): string =>
  text
    .replace(/\S+/g, withoutUserInfo)
    .replace(PARAMETER, `$1${HIDDEN}`)
    .replace(HEADER, `$1${HIDDEN}`)
    .replace(GITHUB_TOKEN, HIDDEN);
