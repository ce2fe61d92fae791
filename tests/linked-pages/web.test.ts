/** The client against servers of ours that behave as badly as servers do. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { expect, test, vi } from "vitest";
import { Schedule } from "../../src/linked-pages/client/schedule.ts";
import { Web, type WebOptions } from "../../src/linked-pages/client/web.ts";
import type { Page } from "../../src/linked-pages/page.ts";
import { expectLinear } from "../support/growth.ts";
import { answerWith, type Handler, html, redirectTo } from "../support/our-pages.ts";
import { certificate, OurWeb, startSecure } from "../support/our-web.ts";

const QUICK = { spacing: 0, backOff: 20 };
const MEGABYTE = 1024 * 1024;

/** Asks once for URLs; this machine counts as public. */
const ask = async (urls: string | string[], options: Partial<WebOptions>): Promise<Page[]> => {
  const web = new Web({ userAgent: "test", isPublic: () => true, pace: QUICK, ...options });
  try {
    const list = [urls].flat();
    await web.ask(list);
    return list.map((url) => web.of(url) as Page);
  } finally {
    await web.close();
  }
};

const askOne = async (handler: Handler, options: Partial<WebOptions> = {}): Promise<Page & { web: OurWeb }> => {
  const web = await OurWeb.start();
  const url = web.put("page.example.net/", handler);
  const [page] = await ask(url, { resolve: web.resolve, ...options });
  return { ...(page as Page), web };
};

test("reads what a page says of itself", async () => {
  const page = await askOne(
    html(
      `<title>Crabs &amp; claws | Blog</title><meta property="og:title" content="Crabs &amp; claws">
       <meta property="og:type" content="Article"><link rel="canonical" href="/crabs">
       <script type="application/ld+json">{"@type":"BlogPosting"}</script>`,
      "<svg><title>Icon</title></svg><h1>Crabs <em>&amp;</em> claws</h1><p>On the beach.</p>",
    ),
  );
  expect(page).toMatchObject({
    verdict: "alive",
    titles: ["Crabs & claws", "Crabs & claws | Blog"],
    type: "article",
    language: "en",
    excerpt: "On the beach.",
    schemas: ["BlogPosting"],
    hops: [],
  });
  expect(page.canonical).toBe(page.web.url("page.example.net/crabs"));
});

test.each([
  [404, "dead", "404 Not Found"],
  [410, "dead", "410 Gone"],
  [401, "unknown", "401 Unauthorized"],
  [403, "unknown", "403 Forbidden"],
  [418, "unknown", "418"],
  [429, "unknown", "429 Too Many Requests"],
  [500, "unknown", "500 Internal Server Error"],
  [503, "unknown", "503 Service Unavailable"],
  [999, "unknown", "999"],
])("%i is %s", async (status, verdict, reason) => {
  const { web, ...page } = await askOne(answerWith(status));
  expect(page).toMatchObject({ verdict, reason });
  expect(web.requests.length).toBe([429, 500, 503].includes(status) ? 3 : 1);
});

test("a name that is not found twice is dead, unless no name is", async () => {
  const web = await OurWeb.start();
  const [page] = await ask("http://nowhere.example.net/", { resolve: web.resolve });
  expect(page).toMatchObject({ verdict: "dead", reason: "its host name does not exist" });
  expect(web.lookups.filter((name) => name === "nowhere.example.net")).toHaveLength(2);
  const cutOff = () => Promise.reject(Object.assign(new Error(), { code: "ENOTFOUND" }));
  const [offline] = await ask("http://nowhere.example.net/", { resolve: cutOff });
  expect(offline).toMatchObject({ verdict: "unknown", reason: "no host name can be looked up, is there a network?" });
  const busy = () => Promise.reject(Object.assign(new Error(), { code: "EAI_AGAIN" }));
  expect(await ask("http://nowhere.example.net/", { resolve: busy })).toMatchObject([{ verdict: "unknown" }]);
});

test("follows redirects hop by hop, and asks no address twice", async () => {
  const web = await OurWeb.start();
  const first = web.put("one.example.net/", redirectTo(web.url("two.example.net/a"), 301));
  const second = web.put("two.example.net/a", redirectTo("/b#part", 302));
  const last = web.put("two.example.net/b", html("<title>Here</title>"));
  const pages = await ask([first, second, last, `${last}#other`, first], { resolve: web.resolve });
  expect(pages[0]).toMatchObject({
    verdict: "alive",
    address: last,
    titles: ["Here"],
    hops: [
      { status: 301, to: second },
      { status: 302, to: last },
    ],
  });
  expect(pages[3]).toBe(pages[2]);
  expect(web.requests).toHaveLength(3);
});

test("a redirect in a circle, to itself, without end or to no page is unknown", async () => {
  const web = await OurWeb.start();
  web.put("loop.example.net/a", redirectTo("/b"));
  web.put("loop.example.net/b", redirectTo("/a"));
  web.put("loop.example.net/self", redirectTo("/self"));
  for (let at = 0; at < 20; at++) web.put(`loop.example.net/${at}`, redirectTo(`/${at + 1}`));
  web.put("loop.example.net/file", redirectTo("file:///etc/passwd"));
  web.put("loop.example.net/broken", redirectTo("http://["));
  web.put("loop.example.net/gone", redirectTo("/nothing"));
  const at = (path: string) => web.url(`loop.example.net/${path}`);
  const pages = await ask([at("a"), at("self"), at("0"), at("file"), at("broken"), at("gone")], {
    resolve: web.resolve,
  });
  expect(pages.map(({ verdict, reason }) => [verdict, reason])).toEqual([
    ["unknown", "it redirects in a circle"],
    ["unknown", "it redirects in a circle"],
    ["unknown", "more than 5 redirects"],
    ["unknown", "it redirects to something that is no page"],
    ["unknown", "it redirects to no address"],
    ["dead", "404 Not Found"],
  ]);
  expect(web.count("loop.example.net/7")).toBe(0);
});

test("a door in front of the page is not the page", async () => {
  const web = await OurWeb.start();
  const page = web.put("shop.example.net/a", redirectTo("/login?return_to=%2Fa", 302));
  web.put("shop.example.net/login?return_to=%2Fa", html("<title>Log in</title>"));
  const captcha = web.put("wall.example.net/", html("<title>Just a moment...</title>"));
  const pages = await ask([page, captcha], { resolve: web.resolve });
  expect(pages.map(({ verdict }) => verdict)).toEqual(["unknown", "unknown"]);
});

test("a server that drips is left, whatever is collected meanwhile", async () => {
  setFlagsFromString("--expose-gc");
  const collecting = setInterval(runInNewContext("gc") as () => void, 20);
  const drip: Handler = (_, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    const timer = setInterval(() => response.write("<p>"), 50);
    response.on("close", () => clearInterval(timer));
  };
  expect(await askOne(drip, { timeout: 500 })).toMatchObject({ verdict: "unknown", reason: "no answer in time" });
  const silent = await askOne(() => {}, { timeout: 500 });
  clearInterval(collecting);
  expect(silent).toMatchObject({ verdict: "unknown", reason: "no answer in time" });
});

test("of a page without end a megabyte is read", async () => {
  let sent = 0;
  const endless: Handler = (_, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    response.write("<title>Endless</title>");
    const piece = "x".repeat(64 * 1024);
    const more = (): void => {
      while (!response.destroyed && sent < 500 * MEGABYTE) {
        sent += piece.length;
        if (!response.write(piece)) return void response.once("drain", more);
      }
    };
    more();
  };
  expect(await askOne(endless)).toMatchObject({ verdict: "alive", titles: ["Endless"] });
  // What the system buffers on both sides is sent too.
  expect(sent).toBeLessThan(20 * MEGABYTE);
});

test("a gzip bomb does not go off", async () => {
  const bomb = gzipSync(Buffer.alloc(200 * MEGABYTE, " "), { level: 9 });
  global.gc?.();
  const before = process.memoryUsage().rss;
  const page = await askOne(
    answerWith(200, { "content-type": "text/html", "content-encoding": "gzip" }, bomb as never),
  );
  expect(page).toMatchObject({ verdict: "alive", titles: [] });
  expect(process.memoryUsage().rss - before).toBeLessThan(60 * MEGABYTE);
});

test.each<[string, (size: number) => string]>([
  ["tags without end", (size) => "<i>".repeat(size / 7) + "</p>".repeat(size / 8)],
  ["tables without end", (size) => "<table><tr>".repeat(size / 11)],
  ["half tags", (size) => "<a ".repeat(size / 3)],
])("%s take time in proportion", (_, input) =>
  expectLinear({
    input,
    work: async (text) => expect(await askOne(text)).toMatchObject({ verdict: "alive" }),
    size: MEGABYTE,
  }),
);

test.each([
  ["of the header", { "content-type": "text/html; charset=iso-8859-1" }, "<title>M\xfcll</title>"],
  ["of a meta element", { "content-type": "text/html" }, '<meta charset="windows-1252"><title>M\xfcll</title>'],
  ["unknown", { "content-type": "text/html; charset=klingon" }, "<title>M\xc3\xbcll</title>"],
  ["utf-16", { "content-type": "text/html" }, "\xff\xfe<\0t\0i\0t\0l\0e\0>\0M\0\xfc\0l\0l\0<\0/\0t\0i\0t\0l\0e\0>\0"],
])("charset %s", async (_, headers, body) => {
  const page = await askOne((__, response) => response.writeHead(200, headers).end(Buffer.from(body, "latin1")));
  expect(page.titles).toEqual(["Müll"]);
});

test("a page of bytes that are no text of its charset is read as far as it goes", async () => {
  const body = Buffer.from("<title>Caf\xe9</title>", "latin1");
  const page = await askOne((_, response) =>
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(body),
  );
  expect(page.titles).toEqual(["Caf\ufffd"]);
});

test("what is no HTML is alive, and not read", async () => {
  const page = await askOne(answerWith(200, { "content-type": "application/pdf" }, "<title>PDF</title>"));
  expect(page).toMatchObject({ verdict: "alive", titles: [] });
});

test("a connection that breaks is tried again", async () => {
  const page = await askOne((request, response, count) => {
    if (count < 3) request.socket.resetAndDestroy();
    else response.writeHead(200, { "content-type": "text/html" }).end("<title>At last</title>");
  });
  expect(page).toMatchObject({ verdict: "alive", titles: ["At last"] });
  expect(await askOne((request) => request.socket.resetAndDestroy())).toMatchObject({
    verdict: "unknown",
    reason: "the connection broke",
  });
});

test("a kept connection that is reset for the next request is opened anew", async () => {
  const web = await OurWeb.start();
  let answered = 0;
  const once: Handler = (request, response) => {
    if ((request.socket as { used?: boolean }).used) return request.socket.resetAndDestroy();
    (request.socket as { used?: boolean }).used = true;
    answered++;
    response.writeHead(200, { "content-type": "text/html", connection: "keep-alive" }).end(html("<title>x</title>"));
  };
  const urls = ["a", "b", "c", "d"].map((path) => web.put(`kept.example.net/${path}`, once));
  const pages = await ask(urls, { resolve: web.resolve, pace: { ...QUICK, perHost: 1 } });
  expect(pages.map(({ verdict }) => verdict)).toEqual(["alive", "alive", "alive", "alive"]);
  expect(answered).toBe(4);
});

test("429 with Retry-After holds the whole host", async () => {
  const web = await OurWeb.start();
  const times: number[] = [];
  const busy = web.put("busy.example.net/a", (_, response, count) => {
    times.push(performance.now());
    if (count === 1) response.writeHead(429, { "retry-after": "1" }).end();
    else response.writeHead(200, { "content-type": "text/html" }).end(html("<title>Now</title>"));
  });
  const [page] = await ask(busy, { resolve: web.resolve });
  expect(page).toMatchObject({ verdict: "alive", titles: ["Now"] });
  expect((times[1] as number) - (times[0] as number)).toBeGreaterThan(950);
});

test("who asks to wait for an hour is not asked again", async () => {
  const web = await OurWeb.start();
  const urls = ["a", "b", "c"].map((path) =>
    web.put(`busy.example.net/${path}`, answerWith(503, { "retry-after": "3600" })),
  );
  const pages = await ask(urls, { resolve: web.resolve, pace: { ...QUICK, perHost: 1 } });
  expect(pages.map(({ verdict }) => verdict)).toEqual(["unknown", "unknown", "unknown"]);
  expect(pages[2]?.reason).toBe("its host asks to wait 3600 s");
  expect(web.requests).toHaveLength(1);
});

test("who asks to wait again and again is left alone after a minute", () => {
  const schedule = new Schedule({ together: 1, perHost: 1, spacing: 0, backOff: 0 });
  const clock = vi.spyOn(Date, "now");
  const closedAt = [0, 30_000, 60_000].map((time) => {
    clock.mockReturnValue(time);
    // Two at a time are told the same, and wait once.
    schedule.delay("busy.example.net", 30_000);
    schedule.delay("busy.example.net", 30_000);
    return schedule.closedBecause("busy.example.net");
  });
  clock.mockRestore();
  expect(closedAt).toEqual([undefined, undefined, "its host asks to wait again and again"]);
});

test("a host that never answers is given up", async () => {
  const web = await OurWeb.start();
  const urls = Array.from({ length: 20 }, (_, index) => web.put(`silent.example.net/${index}`, () => {}));
  const pages = await ask(urls, { resolve: web.resolve, timeout: 100 });
  expect(new Set(pages.map(({ verdict }) => verdict))).toEqual(new Set(["unknown"]));
  expect(web.requests.length).toBeLessThanOrEqual(4);
});

test("hosts are asked in pairs and with pauses", async () => {
  const web = await OurWeb.start();
  const times: number[] = [];
  const slow: Handler = (_, response) => {
    times.push(performance.now());
    setTimeout(() => response.writeHead(200).end(), 60);
  };
  const urls = Array.from({ length: 6 }, (_, index) => web.put(`small.example.net/${index}`, slow));
  await ask(urls, { resolve: web.resolve, pace: { spacing: 40 } });
  expect(web.most.get("small.example.net")).toBe(2);
  // Five pauses together; one may seem shorter where the request before it was late.
  expect((times.at(-1) as number) - (times[0] as number)).toBeGreaterThan(5 * 40 * 0.7);
});

test("no cookies, no referrer, a name to complain to, and no password", async () => {
  const web = await OurWeb.start();
  const headers: unknown[] = [];
  const url = web.put("plain.example.net/a", (request, response, count) => {
    headers.push(request.headers);
    if (count === 1) response.writeHead(302, { location: "/a?2", "set-cookie": "a=b" }).end();
  });
  web.put("plain.example.net/a?2", (request, response) => {
    headers.push(request.headers);
    response.writeHead(200).end();
  });
  const [page] = await ask(url.replace("://", "://user:secret@"), { resolve: web.resolve, userAgent: "twir-lint/1" });
  expect(page?.verdict).toBe("alive");
  expect(headers).toHaveLength(2);
  for (const each of headers) {
    expect(each).toMatchObject({ "user-agent": "twir-lint/1" });
    for (const name of ["cookie", "referer", "authorization"]) expect(each).not.toHaveProperty(name);
  }
});

test("speaks HTTP/2, and trusts no certificate of another name", async () => {
  const { port, protocols } = await startSecure(html("<title>Secure</title>"));
  const resolve = async () => [{ address: "127.0.0.1", family: 4 }];
  const urls = [`https://secure.example.net:${port}/`, `https://other.example.net:${port}/`];
  const pages = await ask(urls, { resolve, ca: certificate });
  expect(pages[0]).toMatchObject({ verdict: "alive", titles: ["Secure"] });
  expect(pages[1]).toMatchObject({ verdict: "unknown", reason: "its certificate is not valid" });
  expect(protocols).toEqual(["2.0"]);
  expect(await ask(urls[0] as string, { resolve })).toMatchObject([{ reason: "its certificate is not valid" }]);
});

test("what is stopped keeps what is known", async () => {
  const web = await OurWeb.start();
  const stop = new AbortController();
  const quick = web.put("quick.example.net/", html("<title>Quick</title>"));
  const slow = web.put("slow.example.net/", () => setTimeout(() => stop.abort(), 50));
  const later = web.put("slow.example.net/later", html("<title>Later</title>"));
  const [one, two, three] = await ask([quick, slow, later], {
    resolve: web.resolve,
    stop: stop.signal,
    pace: { ...QUICK, perHost: 1 },
  });
  expect(one).toMatchObject({ verdict: "alive" });
  expect([two, three]).toEqual([undefined, undefined]);
});
