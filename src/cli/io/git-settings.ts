/** Settings that keep git from running a program that a checkout names, and from the network. */

/**
 * They override settings of a checkout that would run programs, reach the network or change the output. A folder that a
 * branch brings and that looks like a bare repository is none.
 */
const SETTINGS = [
  "safe.bareRepository=explicit",
  "protocol.allow=never",
  "core.fsmonitor=false",
  "core.hooksPath=/dev/null",
  "core.sshCommand=false",
  "core.askPass=",
  "credential.helper=",
  "core.quotePath=false",
];
export const SAFE_OPTIONS = [...SETTINGS.flatMap((setting) => ["-c", setting]), "--literal-pathspecs", "--no-pager"];

/**
 * Git takes no lock, prompts for nothing, fetches nothing that the clone lacks, and writes its messages in English. The
 * variable wins over `protocol.NAME.allow` of the checkout.
 */
export const SAFE_ENV = {
  GIT_OPTIONAL_LOCKS: "0",
  GIT_TERMINAL_PROMPT: "0",
  GIT_ALLOW_PROTOCOL: "none",
  GIT_NO_LAZY_FETCH: "1",
  LC_ALL: "C",
};

/** In the settings, what a filter runs when git reads a file or writes one. */
export const FILTER = /^filter\.(.*)\.[^.]*$/s;

/** Settings that run none of the filters of that name. */
export const withoutFilter = (name: string): string[] =>
  ["clean=", "smudge=", "process=", "required=false"].flatMap((setting) => ["-c", `filter.${name}.${setting}`]);
