/** `--online` and `twir-lint link`, from the command line to servers of ours. */
import { writeFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Folder, ISSUE_FILE, newFolder } from "../support/cli-run.ts";
import { EVENTS, inventIssue, LINKS, smallIssue } from "../support/invented-issue.ts";
import { answerWith, html, redirectTo } from "../support/our-pages.ts";
import { OurWeb } from "../support/our-web.ts";

const PACE = { spacing: 0, backOff: 10 };

/** Runs with this web, whose hosts may all be asked. */
const runOn = (web: OurWeb, folder: Folder, argv: readonly string[], more: Parameters<Folder["run"]>[1] = {}) =>
  folder.run([...argv, ...web.hosts.flatMap((host) => ["--allow-host", host])], {
    env: { XDG_CACHE_HOME: join(folder.path, "cache") },
    network: { resolve: web.resolve, pace: PACE },
    ...more,
  });

const messages = (stdout: string): string[] =>
  JSON.parse(stdout).files[0].diagnostics.map(({ message }: { message: string }) => message);

const SMALL = { links: 30, events: 15 };
const JSON_ONLINE = ["--online", "--select", "online", "--format", "json"];

test("an issue of 100 links and 70 events", { timeout: 60_000 }, async () => {
  const [web, folder] = [await OurWeb.start(), newFolder()];
  const { text, wrong } = inventIssue(web);
  folder.write(ISSUE_FILE, text);
  const before = process.memoryUsage().rss;
  // At the pace that users get.
  const cold = await runOn(web, folder, [ISSUE_FILE, ...JSON_ONLINE], { network: { resolve: web.resolve } });
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  expect(messages(cold.stdout)).toEqual(wrong);
  expect(cold.stderr).toMatch(
    /^twir-lint: 1 of \d+ pages could not be checked: host-4\.example\.net:\d+ \(403 Forbidden\)\n$/,
  );
  // Each page once, the group's page too, and the one that another has moved to.
  expect(web.requests).toHaveLength(LINKS + EVENTS + 2);
  expect(new Set(web.requests).size).toBe(web.requests.length);
  expect(Math.max(...web.most.values())).toBeLessThanOrEqual(2);

  const warm = await runOn(web, folder, [ISSUE_FILE, ...JSON_ONLINE]);
  expect(web.requests).toHaveLength(LINKS + EVENTS + 2);
  expect(warm.stdout).toBe(cold.stdout);
});

test("only what a rule wants to know is asked", async () => {
  const [web, folder] = [await OurWeb.start(), newFolder()];
  const { text } = inventIssue(web, SMALL);
  folder.write(ISSUE_FILE, text);
  const { stdout } = await runOn(web, folder, [ISSUE_FILE, "--online-only", "contradicted-event", "--format", "json"]);
  expect(messages(stdout)).toEqual(["the page of the event says `2026-03-30`"]);
  expect(web.requests).toHaveLength(SMALL.events);
  expect(web.requests.every((address) => address.includes("/events/"))).toBe(true);
});

test("nothing is asked without --online", async () => {
  const [web, folder] = [await OurWeb.start(), newFolder()];
  folder.write(ISSUE_FILE, smallIssue(`* [Gone](${web.put("gone.example.net/", answerWith(404))})`));
  expect((await runOn(web, folder, [ISSUE_FILE])).stdout).not.toContain("gone");
  expect(web.requests).toEqual([]);
  const { code, stderr } = await runOn(web, folder, [ISSUE_FILE, "--select", "dead-link"]);
  expect([code, stderr]).toEqual([2, "twir-lint: `dead-link` asks the linked pages; add --online\n"]);
  const unknown = await runOn(web, folder, [ISSUE_FILE, "--online-only", "dead-lnik"]);
  expect([unknown.code, unknown.stderr]).toEqual([
    2,
    "twir-lint: --online-only: `dead-lnik` is no rule that asks the linked pages; did you mean `dead-link`?\n",
  ]);
  const host = await runOn(web, folder, [ISSUE_FILE, "--allow-host", "a/b"]);
  expect([host.code, host.stderr]).toEqual([2, expect.stringContaining("Write a host, or host:port.")]);
});

test("without --allow-host no address of this machine is asked", async () => {
  const [web, folder] = [await OurWeb.start(), newFolder()];
  folder.write(ISSUE_FILE, smallIssue(`* [Gone](${web.put("gone.example.net/", answerWith(404))})`));
  const surroundings = { env: { XDG_CACHE_HOME: folder.path }, network: { resolve: web.resolve, pace: PACE } };
  const { code, stdout, stderr } = await folder.run([ISSUE_FILE, "--online-only", "dead-link"], surroundings);
  expect([code, stdout]).toEqual([0, ""]);
  expect(stderr).toContain(`gone.example.net:${web.port} (its address is not public)`);
  expect(web.requests).toEqual([]);
});

test("--unsafe-fixes writes what the pages say", async () => {
  const [web, folder] = [await OurWeb.start(), newFolder()];
  const moved = web.put(
    "old.example.net/crabs",
    redirectTo(web.put("new.example.net/crabs", html("<title>Crabs</title>"))),
  );
  const titled = web.put("blog.example.net/a", html("<title>A `Vec&lt;T&gt;` of [crabs] &amp; claws</title>"));
  folder.write(ISSUE_FILE, smallIssue(`* [Crabs](${moved}#sand)\n* [My post](${titled}?utm_source=x)`));
  web.put("blog.example.net/a?utm_source=x", html("<title>asked with its tracking parameter</title>"));
  const argv = [ISSUE_FILE, "--online", "--unsafe-fixes", "--select", "online,tracking-parameter"];
  expect(await runOn(web, folder, argv)).toMatchObject({ code: 0, stderr: "" });
  const read = folder.read(ISSUE_FILE);
  expect(read).toContain(`* [Crabs](${web.url("new.example.net/crabs")}#sand)\n`);
  expect(read).toContain(`* [A \\\`Vec&lt;T>\\\` of \\[crabs\\] & claws](${titled})\n`);
  expect(web.count("blog.example.net/a?utm_source=x")).toBe(0);
});

test("the cache can be left out, grows old, and may hold anything", async () => {
  const [web, folder] = [await OurWeb.start(), newFolder()];
  folder.write(ISSUE_FILE, smallIssue(`* [Story](${web.put("blog.example.net/a", html("<title>Story</title>"))})`));
  const asked = async (...argv: string[]): Promise<number> => {
    const before = web.requests.length;
    const { code } = await runOn(web, folder, [ISSUE_FILE, "--online-only", "mismatched-title", ...argv]);
    expect(code).toBe(0);
    return web.requests.length - before;
  };
  const kept = join(folder.path, "cache/twir-lint/pages-1");
  expect(await asked("--no-cache")).toBe(1);
  await expect(readdir(kept)).rejects.toThrow();
  expect(await asked()).toBe(1);
  expect(await asked()).toBe(0);
  expect(await asked("--cache-max-age", "1h")).toBe(0);
  expect(await asked("--cache-max-age", "0")).toBe(1);
  const [file = ""] = await readdir(kept);
  const page = JSON.parse(folder.read(join("cache/twir-lint/pages-1", file)));
  const broken = [
    "",
    "{",
    "[]",
    JSON.stringify({ ...page, key: "http://other.example.net/" }),
    JSON.stringify({ ...page, at: page.at - 25 * 3_600_000 }),
    JSON.stringify({ ...page, at: page.at + 3_600_000 }),
    JSON.stringify({ ...page, value: { ...page.value, titles: "none" } }),
  ];
  for (const text of broken) {
    writeFileSync(join(kept, file), text);
    expect(await asked(), text).toBe(1);
  }
  expect(await readdir(kept)).toEqual([file]);
});

test.each(["ENOTFOUND", "EAI_AGAIN"])("without a network (%s) it asks no more, and keeps nothing", async (code) => {
  const [web, folder] = [await OurWeb.start(), newFolder()];
  folder.write(ISSUE_FILE, inventIssue(web, SMALL).text);
  let lookups = 0;
  const resolve = async () => {
    lookups++;
    throw Object.assign(new Error(code), { code });
  };
  const argv = [ISSUE_FILE, "--online", "--select", "online"];
  const env = { XDG_CACHE_HOME: join(folder.path, "cache") };
  expect(await folder.run(argv, { env, network: { resolve } })).toEqual({
    code: 0,
    stdout: "",
    stderr: "twir-lint: no page could be asked: no host name can be looked up, is there a network?\n",
  });
  // No more than were under way when the first failed.
  expect(lookups).toBeLessThanOrEqual(17);
  await expect(readdir(join(folder.path, "cache/twir-lint/pages-1"))).rejects.toThrow();
});

test("a host that the user vouches for is asked without a network; what is known of others is told", async () => {
  const [web, folder] = [await OurWeb.start(), newFolder()];
  const near = web.put("near.example.net/", answerWith(404));
  folder.write(ISSUE_FILE, smallIssue(`* [Far](http://far.example.net/)\n* [Near](${near})`));
  const resolve = async (host: string) => {
    if (host.startsWith("near")) return [{ address: "127.0.0.1", family: 4 }];
    throw Object.assign(new Error(), { code: "EAI_AGAIN" });
  };
  const argv = [
    ISSUE_FILE,
    "--online-only",
    "dead-link",
    "--format",
    "text",
    "--allow-host",
    `near.example.net:${web.port}`,
  ];
  const { stdout, stderr } = await folder.run(argv, {
    env: { XDG_CACHE_HOME: folder.path },
    network: { resolve, pace: { ...PACE, together: 1 } },
  });
  expect(stdout).toContain("the page is gone: 404 Not Found");
  expect(stderr).toMatch(/^twir-lint: \d+ of \d+ pages could not be asked: no host name can be looked up, [^\n]*\n$/);
});

test("what was asked by --allow-host is told to no run without it", async () => {
  const [web, folder] = [await OurWeb.start(), newFolder()];
  folder.write(ISSUE_FILE, smallIssue(`* [Secret](${web.put("inside.example.net/", answerWith(404))})`));
  const argv = [ISSUE_FILE, "--online-only", "dead-link", "--format", "text"];
  expect((await runOn(web, folder, argv)).stdout).toContain("the page is gone");
  const surroundings = {
    env: { XDG_CACHE_HOME: join(folder.path, "cache") },
    network: { resolve: web.resolve, pace: PACE },
  };
  const without = await folder.run(argv, surroundings);
  expect(without).toMatchObject({ code: 0, stdout: "", stderr: expect.stringContaining("its address is not public") });
  // Nor is the refusal believed where it is allowed.
  expect((await runOn(web, folder, argv)).stdout).toContain("the page is gone");
  expect(web.requests).toEqual(["inside.example.net/"]);
});

test("what is unknown is asked again sooner", async () => {
  const [web, folder] = [await OurWeb.start(), newFolder()];
  folder.write(ISSUE_FILE, smallIssue(`* [Story](${web.put("blog.example.net/a", answerWith(403))})`));
  const run = () => runOn(web, folder, [ISSUE_FILE, "--online-only", "dead-link"]);
  await run();
  await run();
  expect(web.requests).toHaveLength(1);
  const path = "cache/twir-lint/pages-1";
  const [file = ""] = await readdir(join(folder.path, path));
  const kept = JSON.parse(folder.read(join(path, file)));
  folder.write(join(path, file), JSON.stringify({ ...kept, at: kept.at - 11 * 60_000 }));
  await run();
  expect(web.requests).toHaveLength(2);
});

test("Ctrl-C prints what is known", async () => {
  const [web, folder] = [await OurWeb.start(), newFolder()];
  let interrupt = (): void => {};
  const gone = web.put("gone.example.net/", answerWith(404));
  const slow = web.put("slow.example.net/", () => setTimeout(() => interrupt(), 100));
  folder.write(ISSUE_FILE, smallIssue(`* [Gone](${gone})\n* [Slow](${slow})`));
  const { code, stdout, stderr } = await runOn(
    web,
    folder,
    [ISSUE_FILE, "--online-only", "dead-link", "--format", "text"],
    {
      onInterrupt: (listener) => {
        interrupt = listener;
        return () => {};
      },
    },
  );
  expect(code).toBe(2);
  expect(stdout).toContain("the page is gone: 404 Not Found");
  expect(stderr).toMatch(/twir-lint: interrupted; \d+ of \d+ pages not asked\n/);
});

test("says how far it is: a bar on a terminal, a line now and then in a log", async () => {
  const [web, folder] = [await OurWeb.start(), newFolder()];
  const { text } = inventIssue(web, SMALL);
  folder.write(ISSUE_FILE, text);
  let time = 0;
  const clock = () => (time += 300);
  const argv = [ISSUE_FILE, "--online", "--select", "online", "--no-cache"];
  const terminal = await runOn(web, folder, argv, { isTTY: true, columns: 60, clock });
  const pictures = terminal.stderr.split("\r\u001b[K").filter((picture) => picture.startsWith("["));
  expect(pictures.length).toBeGreaterThan(10);
  for (const picture of pictures) expect(picture).toMatch(/^\[#*-*\] \d+ of \d+ pages, \d+ gone/);
  expect(Math.max(...pictures.map(({ length }) => length))).toBeLessThan(60);
  const log = await runOn(web, folder, argv, { clock });
  const lines = log.stderr.split("\n").filter((line) => line.includes("slowest"));
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines)
    expect(line).toMatch(/^twir-lint: \d+ of \d+ pages, \d gone, \d unknown; slowest [\w.-]+ \d+\.\d s$/);
  expect(log.stderr).not.toContain("\u001b");
});

test("the linked page of a draft that is no issue is not asked", async () => {
  const [web, folder] = [await OurWeb.start(), newFolder()];
  folder.write("README.md", `[a](${web.put("blog.example.net/a", html(""))})\n`);
  await runOn(web, folder, ["README.md", "--online"]);
  expect(web.requests).toEqual([]);
});

test("link prints what is known, and the entry", async () => {
  const [web, folder] = [await OurWeb.start(), newFolder()];
  const last = web.put(
    "tube.example.net/w/1",
    html('<meta property="og:type" content="video.other"><meta property="og:title" content="Crabs *on* camera">'),
  );
  const url = web.put("t.example.net/1", redirectTo(last));
  expect(await runOn(web, folder, ["link", url])).toEqual({
    code: 0,
    stdout: [
      url,
      "  verdict    alive",
      `  redirect   301 ${last}`,
      "  title      Crabs *on* camera",
      "  language   en",
      "  type       video.other",
      "",
      `* [video] [Crabs \\*on\\* camera](${last})`,
      "",
    ].join("\n"),
    stderr: "",
  });
});

test("link writes an event in its two lines", async () => {
  const [web, folder] = [await OurWeb.start(), newFolder()];
  const url = web.url("meet.example.net/1");
  const data = {
    "@type": "Event",
    url,
    name: "Tides | traits",
    startDate: "2026-03-18T18:00:00+01:00",
    location: {
      "@type": "Place",
      address: { addressLocality: "Portland", addressRegion: "Oregon", addressCountry: "US" },
    },
    organizer: { name: "Rust [PDX]", url: "https://www.meetup.com/rust-pdx/" },
  };
  web.put("meet.example.net/1", html(`<script type="application/ld+json">${JSON.stringify(data)}</script>`));
  const { stdout } = await runOn(web, folder, ["link", url]);
  expect(stdout.split("\n\n")[1]).toBe(
    [
      "* 2026-03-18 | Portland, OR, US | [Rust \\[PDX\\]](https://www.meetup.com/rust-pdx)",
      `    * [**Tides | traits**](${url})`,
      "",
    ].join("\n"),
  );
});

test("link says with its exit code what became of the page", async () => {
  const [web, folder] = [await OurWeb.start(), newFolder()];
  const dead = await runOn(web, folder, ["link", web.put("a.example.net/", answerWith(410))]);
  expect(dead).toMatchObject({ code: 1, stdout: expect.stringContaining("  verdict    dead: 410 Gone\n") });
  const unknown = await runOn(web, folder, ["link", web.put("b.example.net/", answerWith(403))]);
  expect(unknown).toMatchObject({ code: 2, stdout: expect.stringContaining("  verdict    unknown: 403 Forbidden\n") });
  expect(await runOn(web, folder, ["link", "crabs"])).toMatchObject({
    code: 2,
    stderr: "twir-lint: `crabs` is no address of a page; it starts with https:// or http://\n",
  });
});

test("what a page says cannot reach the terminal raw", async () => {
  const [web, folder] = [await OurWeb.start(), newFolder()];
  const evil = "\u001b[31mred\u0007\u202e\nof crabs that nobody else knows";
  const url = web.put("evil.example.net/", html(`<title>${evil}</title><link rel="canonical" href="\u001b[2J">`));
  folder.write(ISSUE_FILE, smallIssue(`* [Story](${url})`));
  for (const argv of [
    ["link", url],
    [ISSUE_FILE, "--online", "--select", "online"],
  ]) {
    const { stdout, stderr } = await runOn(web, folder, argv);
    expect(stdout).toContain("of crabs that nobody else knows");
    expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u202e]/);
  }
});
