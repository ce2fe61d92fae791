/** Where the project is found. `package.json` has the same addresses, and a test holds them together. */

/** The repository. */
export const HOME = "https://github.com/twir-lint/twir-lint";
/** The web page, which has a text about each rule. */
export const PAGE = "https://twir-lint.github.io/twir-lint/";
