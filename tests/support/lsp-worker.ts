/** The language server as a worker of a page, and a client beside it that reads files for it. Needs `npm run vscode`. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  type DataCallback,
  type Disposable,
  Emitter,
  type Message,
  type MessageReader,
  type MessageWriter,
} from "vscode-languageserver-protocol/node";
import { CONFIG_FILE } from "../../src/config/config-file.ts";
import type { FileText, ReadParams, WorkspaceTexts } from "../../src/lsp/worker/read-workspace.ts";
import { isIssueName } from "../../src/newsletter/issue-name.ts";
import type { Visit } from "./browser.ts";
import { type Server, uriOf } from "./lsp-client.ts";

/** What the page runs. Messages go as JSON in a string, in which halves of characters survive. */
const START = `
  globalThis.server = new Worker("server-worker.js");
  server.onmessage = ({ data }) => receive(JSON.stringify(data));
  globalThis.post = (messages) => { for (const message of JSON.parse(messages)) server.postMessage(message); };`;

class PageReader extends AbstractMessageReader implements MessageReader {
  readonly #received = new Emitter<Message>();

  listen(callback: DataCallback): Disposable {
    return this.#received.event(callback);
  }

  receive(message: string): void {
    this.#received.fire(JSON.parse(message));
  }
}

class PageWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #page: Page;
  #waiting: Message[] = [];
  #posting: Promise<void> | undefined;

  constructor(page: Page) {
    super();
    this.#page = page;
  }

  write(message: Message): Promise<void> {
    this.#waiting.push(message);
    this.#posting ??= this.#post();
    return this.#posting;
  }

  end(): void {}

  /** What is written meanwhile goes with the next, so that the order stays. */
  async #post(): Promise<void> {
    while (this.#waiting.length > 0) {
      const messages = JSON.stringify(this.#waiting.splice(0));
      await this.#page.evaluate(`post(${JSON.stringify(messages)})`);
    }
    this.#posting = undefined;
  }
}

/** @param visit to a page of the host that has the worker */
export const startWorker = async ({ page, complaints }: Visit): Promise<Server> => {
  const reader = new PageReader();
  await page.exposeFunction("receive", (message: string) => reader.receive(message));
  const starting = page.waitForEvent("worker");
  await page.evaluate(START);
  const worker = await starting;
  const exited = new Promise<number>((resolve) => {
    worker.on("close", () => resolve(complaints.length));
  });
  return {
    reader,
    writer: new PageWriter(page),
    exited,
    complaints: () => complaints.join("\n"),
    // With the page that it is a worker of.
    kill: () => {},
  };
};

const textOf = (path: string): FileText => ({ uri: uriOf(path), text: readFileSync(path, "utf8") });

/** The files of a folder on this machine, as the extension reads those of a workspace. */
export const readFolder = ({ folder, archive = "content" }: ReadParams): WorkspaceTexts => {
  const root = fileURLToPath(folder);
  const config = join(root, CONFIG_FILE);
  const issues = join(root, archive);
  return {
    ...(existsSync(config) && { config: textOf(config) }),
    issues: existsSync(issues)
      ? readdirSync(issues)
          .filter(isIssueName)
          .map((name) => textOf(join(issues, name)))
      : [],
  };
};
