/** The built program asks servers of ours: what a test in this process cannot show. Needs `npm run build`. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { afterEach, expect, test } from "vitest";
import { PEAK_MEMORY } from "../../scripts/bench/peak-memory.ts";
import { type Folder, ISSUE_FILE, newFolder } from "../support/cli-run.ts";
import { EVENTS, inventIssue, LINKS, smallIssue } from "../support/invented-issue.ts";
import { answerWith, type Handler } from "../support/our-pages.ts";

const BIN = resolve("bin/twir-lint.js");
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** Hosts are addresses of this machine here, as a program of its own asks the real look-up. */
const startServer = async () => {
  const handlers = new Map<string, Handler>();
  const asAddress = (text: string): string =>
    text.replace(/host-(\d+)\.example\.net/g, (_, index: string) => `127.0.1.${Number(index) + 1}`);
  let requests = 0;
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    requests++;
    const host = (request.headers.host ?? "").replace(/:\d+$/, "");
    const handler = handlers.get(`${host}${request.url}`);
    if (handler === undefined) response.writeHead(404).end();
    else if (typeof handler === "string") response.writeHead(200, { "content-type": "text/html" }).end(handler);
    else handler(request, response, 1);
  });
  await new Promise<void>((done) => server.listen(0, "0.0.0.0", done));
  closers.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  const { port } = server.address() as AddressInfo;
  const url = (address: string): string => {
    const [host = "", ...path] = asAddress(address).split("/");
    return `http://${host}:${port}/${path.join("/")}`;
  };
  const put = (address: string, handler: Handler): string => {
    handlers.set(asAddress(address), handler);
    return url(address);
  };
  return { put, url, requests: () => requests };
};

const start = (folder: Folder, argv: readonly string[], options: readonly string[] = []) => {
  const allowed = Array.from({ length: 40 }, (_, index) => ["--allow-host", `127.0.1.${index + 1}`]).flat();
  const env = { ...process.env, XDG_CACHE_HOME: join(folder.path, "cache") };
  const child = spawn(process.execPath, [...options, BIN, ISSUE_FILE, ...argv, ...(argv[0] ? allowed : [])], {
    cwd: folder.path,
    env,
  });
  const written = { stdout: "", stderr: "" };
  child.stdout.on("data", (data) => {
    written.stdout += data;
  });
  child.stderr.on("data", (data) => {
    written.stderr += data;
  });
  const ended = new Promise<typeof written & { code: number | null }>((done) => {
    child.on("close", (code) => done({ code, ...written }));
  });
  return { child, ended };
};

/** Says at the end how much memory there was at most, in megabytes, and which files of ours were loaded. */
const WATCH = `const fs = require("node:fs");
const { basename } = require("node:path");
const { openSync } = fs;
const files = [];
fs.openSync = (file, ...more) => {
  files.push(basename(String(file)));
  return openSync(file, ...more);
};
process.on("exit", () => fs.writeFileSync("watched.json", JSON.stringify({
  megabytes: ${PEAK_MEMORY} / 1024,
  files,
})));`;

const watched = (folder: Folder): { megabytes: number; files: string[] } =>
  JSON.parse(readFileSync(join(folder.path, "watched.json"), "utf8"));

// Only Linux has all of 127.0.0.0/8 without asking.
const onLinux = test.runIf(process.platform === "linux");

onLinux("a whole issue in little memory, and nothing asked the second time", { timeout: 120_000 }, async () => {
  const [server, folder] = [await startServer(), newFolder()];
  const { text, wrong } = inventIssue(server);
  folder.write(ISSUE_FILE, text);
  folder.write("watch.cjs", WATCH);
  const argv = ["--online", "--select", "online", "--format", "json"];
  const cold = await start(folder, argv, ["--require", "./watch.cjs"]).ended;
  const said = JSON.parse(cold.stdout).files[0].diagnostics.map(({ message }: { message: string }) => message);
  expect(said).toEqual(wrong);
  expect(server.requests()).toBe(LINKS + EVENTS + 2);
  expect(watched(folder).megabytes).toBeLessThan(220);
  const warm = await start(folder, argv).ended;
  expect(warm.stdout).toBe(cold.stdout);
  expect(server.requests()).toBe(LINKS + EVENTS + 2);
});

onLinux("Ctrl-C prints what is known, and ends", { timeout: 60_000 }, async () => {
  const [server, folder] = [await startServer(), newFolder()];
  const gone = server.put("host-1.example.net/", answerWith(404));
  const asked = new Promise<void>((done) => {
    server.put("host-2.example.net/", () => done());
  });
  const slow = server.url("host-2.example.net/");
  folder.write(ISSUE_FILE, smallIssue(`* [Gone](${gone})\n* [Slow](${slow})`));
  const { child, ended } = start(folder, ["--online-only", "dead-link", "--format", "text"]);
  await asked;
  await new Promise((done) => setTimeout(done, 300));
  child.kill("SIGINT");
  const { code, stdout, stderr } = await ended;
  expect(code).toBe(2);
  expect(stdout).toContain("the page is gone: 404 Not Found [dead-link]");
  expect(stderr).toMatch(/twir-lint: interrupted; \d+ of \d+ pages not asked\n$/);
});

test("who does not ask does not load what asks", async () => {
  const folder = newFolder();
  folder.write(ISSUE_FILE, smallIssue("* [Story](https://blog.example.net/story)"));
  folder.write("watch.cjs", WATCH);
  await start(folder, [], ["--require", "./watch.cjs"]).ended;
  const { files } = watched(folder);
  expect(files).toContain("main.cjs");
  expect(files.filter((file) => /online|link|web/.test(file))).toEqual([]);
});
