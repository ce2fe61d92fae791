/** The package of the extension for VS Code: what is in it, and that its manifest says what its code does. Needs `npm run vscode`. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CONFIG_FILE } from "../../src/config/config-file.ts";
import { readSettings, SECTION } from "../../src/lsp/settings.ts";
import { unzip } from "../support/zip.ts";

const folder = mkdtempSync(join(tmpdir(), "twir-lint-vsix-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Property {
  readonly default: unknown;
  readonly enum?: readonly unknown[];
}

interface Manifest {
  readonly version: string;
  readonly main: string;
  readonly browser: string;
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, Property>> };
    readonly commands: readonly { readonly command: string }[];
    readonly menus: { readonly commandPalette: readonly { readonly command: string }[] };
  };
}

const manifest: Manifest = JSON.parse(readFileSync("editors/vscode/package.json", "utf8"));
const { properties } = manifest.contributes.configuration;

describe("the package", () => {
  let size: number;
  let files: Map<string, Buffer>;

  beforeAll(() => {
    const path = join(folder, "extension.vsix");
    execFileSync(process.execPath, ["--import", "tsx", "scripts/package-extension.ts", path], { stdio: "pipe" });
    const zip = readFileSync(path);
    size = zip.length;
    files = unzip(zip);
  }, 120_000);

  const text = (name: string): string => String(files.get(`extension/${name}`));

  test("has what runs, its licenses, and nothing else", () => {
    expect([...files.keys()].sort()).toEqual([
      "[Content_Types].xml",
      "extension.vsixmanifest",
      "extension/LICENSE.txt",
      "extension/LICENSES-desktop.cjs.txt",
      "extension/LICENSES-server-worker.js.txt",
      "extension/LICENSES-server.mjs.txt",
      "extension/LICENSES-web.js.txt",
      "extension/changelog.md",
      "extension/desktop.cjs",
      "extension/package.json",
      "extension/readme.md",
      "extension/server-worker.js",
      "extension/server.mjs",
      "extension/web.js",
    ]);
    for (const name of ["desktop.cjs", "web.js", "server.mjs", "server-worker.js"])
      expect(text(name), name).not.toContain("sourceMappingURL");
  });

  test("is small", () => {
    expect(size).toBeLessThan(1_200_000);
  });

  test("has the version of the linter, and the files that its manifest names", () => {
    const packed: Manifest = JSON.parse(text("package.json"));
    const { version } = JSON.parse(readFileSync("package.json", "utf8"));
    expect(packed.version).toBe(version);
    expect(files.get("extension.vsixmanifest")?.toString()).toContain(`Version="${version}"`);
    for (const entry of [packed.main, packed.browser]) expect(files.has(join("extension", entry))).toBe(true);
    // Editors in a browser load CommonJS alone, and some of them add `.js` to any other ending.
    expect(packed.browser).toMatch(/\.js$/);
    expect(packed).not.toHaveProperty("type");
    expect(text("server.mjs")).toContain(JSON.stringify(version).slice(1, -1));
  });

  test("its page names the config as it is named", () => {
    expect(text("readme.md").match(/`(twir-lint[\w.]*\.json)`/)?.[1]).toBe(CONFIG_FILE);
  });
});

describe("the manifest", () => {
  /** What is wrong with the settings, in words. */
  const faultsOf = (settings: Readonly<Record<string, unknown>>): string[] => {
    const faults: string[] = [];
    readSettings(settings, (fault) => faults.push(fault));
    return faults;
  };

  /** The client's library itself reads this one. */
  const OF_CLIENT = `${SECTION}.trace.server`;
  const names = Object.keys(properties).filter((name) => name !== OF_CLIENT);
  const nameIn = (name: string): string => name.slice(SECTION.length + 1);

  test("has the settings that the server reads, and no others", () => {
    const read = Object.keys(readSettings({}, () => {}));
    expect(names.sort()).toEqual(read.map((name) => `${SECTION}.${name}`).sort());
    expect(properties[OF_CLIENT]).toBeDefined();
  });

  test.each(names)("%s: the server takes each value, and the default is its own", (name) => {
    const { default: byDefault, enum: values = [] } = properties[name] as Property;
    const key = nameIn(name);
    for (const value of [byDefault, ...values]) expect(faultsOf({ [key]: value })).toEqual([]);
    expect(faultsOf({ [key]: {} })).toEqual([expect.stringContaining(`\`${name}\``)]);
    const own = readSettings({}, () => {});
    expect(readSettings({ [key]: byDefault }, () => {})).toEqual(own);
    expect(own[key as keyof typeof own] ?? null).toBe(byDefault);
  });

  test("its settings are those of docs/editors.md", () => {
    const documented = readFileSync("docs/editors.md", "utf8").matchAll(/^\| `(\w+)` \|/gm);
    expect([...documented].map(([, name]) => `${SECTION}.${name}`).sort()).toEqual(names.sort());
  });

  test("the palette has no command that there is not", () => {
    const commands = manifest.contributes.commands.map(({ command }) => command);
    for (const { command } of manifest.contributes.menus.commandPalette) expect(commands).toContain(command);
  });
});
