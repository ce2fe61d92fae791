/** Hides passwords and tokens in what errors quote: an address from the environment may hold one. */

/** `user:password@` in an address, of which the password may hold anything but white space, or `token@`. */
const CREDENTIALS = /(\/\/)(?:[^\s/?#@:`'"<>]{0,256}:\S{1,512}|[^\s/?#@:`'"<>]{1,512})@/g;
/** What a parameter of such a name holds, and what follows it in a header or a setting. */
const PARAMETER =
  /\b((?:access_?|auth_?|api_?|private_?|refresh_?|id_?)?(?:token|key|secret|password|passwd|signature|sig|authorization)=)[^\s&#`'"<>]{1,4096}/gi;
const HEADER = /\b((?:bearer|basic|token)\s{1,8})[\w.~+/=-]{16,4096}/gi;
/** Tokens of GitHub, wherever they stand. */
const GITHUB_TOKEN = /\b(?:gh[a-z]|github_pat)_\w{16,512}/g;

const HIDDEN = "***";

/** The text without the credentials that are in it. */
export const redact = (text: string): string =>
  text
    .replace(CREDENTIALS, `$1${HIDDEN}@`)
    .replace(PARAMETER, `$1${HIDDEN}`)
    .replace(HEADER, `$1${HIDDEN}`)
    .replace(GITHUB_TOKEN, HIDDEN);
