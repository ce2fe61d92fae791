/** The extension for VS Code in an editor that is made up: when it starts the server, and what it shows. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { activateWith } from "../../editors/vscode/src/activate.ts";
import { ISSUE_FILE } from "../support/cli-run.ts";

type Activate = Parameters<typeof activateWith>;

interface Document {
  readonly uri: { readonly scheme: string; readonly path: string };
}

/** What the editor has open, what the extension listens to, and what it has shown. */
const editor = vi.hoisted(() => ({
  open: [] as Document[],
  active: undefined as { readonly document: Document } | undefined,
  found: [] as { readonly source: string; readonly severity: number }[],
  commands: new Map<string, () => unknown>(),
  heard: new Map<string, (event?: unknown) => void>(),
  item: { text: "", isShown: false },
}));

vi.mock("vscode", () => {
  const on = (event: string) => (listener: () => void) => {
    editor.heard.set(event, listener);
    return { dispose: () => {} };
  };
  const show = (isShown: boolean) => () => void Object.assign(editor.item, { isShown });
  return {
    CodeActionKind: { SourceFixAll: { append: (name: string) => ({ value: `source.fixAll.${name}` }) } },
    DiagnosticSeverity: { Error: 0, Warning: 1 },
    StatusBarAlignment: {},
    TextEditorRevealType: {},
    Selection: class {},
    commands: {
      registerCommand: (name: string, run: () => unknown) => void editor.commands.set(name, run),
      executeCommand: async () => {},
    },
    languages: { getDiagnostics: () => editor.found, onDidChangeDiagnostics: on("findings") },
    window: {
      get activeTextEditor() {
        return editor.active;
      },
      createStatusBarItem: () => Object.assign(editor.item, { show: show(true), hide: show(false) }),
      onDidChangeActiveTextEditor: on("active"),
    },
    workspace: {
      get textDocuments() {
        return editor.open;
      },
      onDidOpenTextDocument: on("open"),
      onDidGrantWorkspaceTrust: on("trust"),
    },
  };
});

const document = (path: string, scheme = "file"): Document => ({ uri: { scheme, path } });
const ISSUE = document(`/news/draft/${ISSUE_FILE}`);
const OTHER = document("/news/README.md");
/** The older side of a comparison. */
const OLDER = document(`/news/draft/${ISSUE_FILE}`, "git");

beforeEach(() => {
  editor.commands.clear();
  Object.assign(editor, { open: [], active: undefined, found: [] });
});

/** Activates the extension; returns what happened to its clients. */
const activated = () => {
  const happened: string[] = [];
  const subscriptions: { dispose(): unknown }[] = [];
  const make = () => ({
    start: async () => void happened.push("started"),
    dispose: async () => void happened.push("stopped"),
    outputChannel: { show: () => happened.push("log") },
  });
  activateWith({ subscriptions } as unknown as Activate[0], make as unknown as Activate[1]);
  return { happened, subscriptions };
};

test("nothing starts for other Markdown, and one server for all issues", () => {
  editor.open = [OTHER, OLDER];
  const { happened } = activated();
  editor.heard.get("trust")?.();
  expect(happened).toEqual([]);
  for (const each of [OTHER, ISSUE, OTHER, ISSUE]) editor.heard.get("open")?.(each);
  expect(happened).toEqual(["started"]);
});

test("an issue that is open already has its server, which trust and a command start again, and the end stops", async () => {
  editor.open = [OTHER, ISSUE];
  const { happened, subscriptions } = activated();
  expect(happened).toEqual(["started"]);
  editor.heard.get("trust")?.();
  await vi.waitFor(() => expect(happened).toEqual(["started", "stopped", "started"]));
  await editor.commands.get("twirLint.restart")?.();
  expect(happened).toEqual(["started", "stopped", "started", "stopped", "started"]);
  editor.commands.get("twirLint.showLog")?.();
  for (const each of subscriptions) await each?.dispose?.();
  expect(happened.slice(5)).toEqual(["log", "stopped"]);
});

test("each command of the manifest is there, and no other", () => {
  activated();
  const manifest = JSON.parse(readFileSync("editors/vscode/package.json", "utf8"));
  const commands = manifest.contributes.commands.map(({ command }: { command: string }) => command);
  expect([...editor.commands.keys()].sort()).toEqual(commands.sort());
});

test("the status bar says what is left in an issue, and nothing of other files", () => {
  activated();
  const shown = (active: Document | undefined, found: typeof editor.found = []): string | undefined => {
    Object.assign(editor, { active: active && { document: active }, found });
    editor.heard.get("findings")?.();
    return editor.item.isShown ? editor.item.text : undefined;
  };
  const found = (severity: number, source = "twir-lint") => ({ source, severity });
  expect(shown(undefined)).toBeUndefined();
  expect(shown(OTHER, [found(0)])).toBeUndefined();
  expect(shown(ISSUE)).toBe("twir-lint");
  expect(shown(ISSUE, [found(2), found(3), found(0, "spelling")])).toBe("twir-lint");
  expect(shown(ISSUE, [found(0), found(1), found(1)])).toBe("$(checklist) twir-lint: 1 error, 2 warnings");
  expect(shown(ISSUE, [found(1)])).toBe("$(checklist) twir-lint: 1 warning");
});

/** Whatever a module asks of the editor while it is loaded: classes to extend, and kinds. */
const anything: object = new Proxy(class {}, {
  get: (target, name) => (name === "prototype" ? target.prototype : anything),
  apply: () => anything,
});

/** In a browser there is nothing but the editor. */
const nothing = (id: string): never => {
  throw new Error(`there is no ${id}`);
};

test.each([
  ["desktop.cjs", createRequire(import.meta.url)],
  ["web.js", nothing],
])("%s can be loaded where there is no DOM", (name, load) => {
  const module = { exports: {} as Record<string, unknown> };
  const require = (id: string): unknown => (id === "vscode" ? anything : load(id));
  const code = readFileSync(resolve("dist/vscode", name), "utf8");
  new Function("require", "module", "exports", code)(require, module, module.exports);
  expect(module.exports.activate).toBeTypeOf("function");
});
