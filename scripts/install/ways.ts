/** Every way to get the program, each with the tarball that npm would have, in an empty folder. */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";

/** What installs beside npm. */
const INSTALLERS = { pnpm: "12.21.0", "@yarnpkg/cli-dist": "4.18.1", yarn: "1.22.22", bun: "1.4.5", deno: "2.9.6" };

/** What Deno lets the program do: on a terminal it asks for each that is not said, and else it denies it. */
export const DENO_ALLOWS = ["--allow-read", "--allow-env", "--allow-sys", "--allow-run=git", "--allow-write"];

type Argv = readonly string[];

export interface Way {
  readonly name: string;
  /** Files of the project, by their names. */
  readonly files?: Readonly<Record<string, string>>;
  readonly install?: Argv;
  /** Lints what is named behind it. */
  readonly run: Argv;
}

const PROJECT = { "package.json": '{ "name": "project", "private": true }\n' };
// Yarn takes the folder for part of the project above without it.
const YARN_PROJECT = { ...PROJECT, "yarn.lock": "" };

/**
 * @param tarball what `npm pack` wrote
 * @param modules the folder in which the installers are
 */
export const waysOf = (tarball: string, modules: string): Way[] => {
  const bin = (name: string): string => join(modules, ".bin", name);
  const yarn = [process.execPath, join(modules, "@yarnpkg/cli-dist/bin/yarn.js")];
  const classic = [process.execPath, join(modules, "yarn/bin/yarn.js"), "--silent"];
  const npmDev = ["npm", "install", "--save-dev", tarball];
  return [
    { name: "npx", run: ["npx", "--yes", "--package", tarball, "twir-lint"] },
    { name: "npm install --save-dev", files: PROJECT, install: npmDev, run: ["npx", "--no-install", "twir-lint"] },
    {
      name: "npm install --global",
      install: ["npm", "install", "--global", "--prefix", "global", tarball],
      run: ["global/bin/twir-lint"],
    },
    {
      name: "pnpm add --save-dev",
      files: PROJECT,
      install: [bin("pnpm"), "add", "--save-dev", tarball],
      run: [bin("pnpm"), "exec", "twir-lint"],
    },
    { name: "pnpm dlx", run: [bin("pnpm"), `--package=${tarball}`, "dlx", "twir-lint"] },
    {
      name: "yarn add --dev (Plug'n'Play)",
      files: YARN_PROJECT,
      install: [...yarn, "add", "--dev", `twir-lint@file:${tarball}`],
      run: [...yarn, "twir-lint"],
    },
    {
      name: "yarn add --dev (node_modules)",
      files: { ...YARN_PROJECT, ".yarnrc.yml": "nodeLinker: node-modules\n" },
      install: [...yarn, "add", "--dev", `twir-lint@file:${tarball}`],
      run: [...yarn, "twir-lint"],
    },
    {
      name: "yarn add --dev (Yarn 1)",
      files: YARN_PROJECT,
      install: [...classic, "add", "--dev", tarball],
      run: [...classic, "twir-lint"],
    },
    {
      name: "bun add --dev",
      files: PROJECT,
      install: [bin("bun"), "add", "--dev", tarball],
      run: [bin("bunx"), "twir-lint"],
    },
    {
      name: "bun add --dev, on Bun",
      files: PROJECT,
      install: [bin("bun"), "add", "--dev", tarball],
      run: [bin("bunx"), "--bun", "twir-lint"],
    },
    {
      name: "deno run npm:twir-lint",
      files: PROJECT,
      // From a tarball Deno installs nothing.
      install: npmDev,
      run: [bin("deno"), "run", ...DENO_ALLOWS, "--node-modules-dir=manual", "npm:twir-lint"],
    },
  ];
};

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Milliseconds. */
  readonly took: number;
}

/** What `npm run` sets says of our project what others would take for theirs; where the registry is they need to know. */
const OURS = /^(?:npm_(?!config_(?:registry|cafile|https?_proxy|noproxy)$)|xdg_|init_cwd$|ci$|github_actions$)/i;

/** Runs a program as somebody would who has never run it: what it keeps is in `home`. */
export const runIn = (folder: string, home: string, [program = "", ...argv]: Argv): Ran => {
  const env = {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !OURS.test(name))),
    HOME: home,
    npm_config_userconfig: join(homedir(), ".npmrc"),
    DENO_NO_UPDATE_CHECK: "1",
    YARN_ENABLE_TELEMETRY: "0",
  };
  const start = performance.now();
  const isInFolder = program.includes("/") && !program.startsWith("/");
  const { status, stdout, stderr, error } = spawnSync(isInFolder ? resolve(folder, program) : program, argv, {
    cwd: folder,
    env,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (error) throw error;
  return { status, stdout, stderr, took: performance.now() - start };
};

/**
 * Installs the installers, or other packages of the registry.
 * @returns the folder in which they are; undefined where the registry does not answer
 */
export const installPackages = (
  folder: string,
  packages: Readonly<Record<string, string>> = INSTALLERS,
): string | undefined => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, dependencies: packages }));
  const { status } = runIn(folder, folder, ["npm", "install", "--no-audit", "--no-fund"]);
  return status === 0 ? join(folder, "node_modules") : undefined;
};
