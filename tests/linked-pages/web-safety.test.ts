/** Drafts are written by strangers: no link in one makes us ask where the public cannot. */
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { isPublicAddress } from "../../src/linked-pages/client/public-address.ts";
import { Web, type WebOptions } from "../../src/linked-pages/client/web.ts";
import type { Page } from "../../src/linked-pages/page.ts";
import { html, redirectTo } from "../support/our-pages.ts";
import { OurWeb } from "../support/our-web.ts";

const FORBIDDEN = { verdict: "unknown", reason: "its address is not public" };

const ask = async (urls: string[], options: Partial<WebOptions>): Promise<(Page | undefined)[]> => {
  const web = new Web({ userAgent: "test", pace: { spacing: 0, backOff: 10 }, timeout: 1000, ...options });
  try {
    await web.ask(urls);
    return urls.map((url) => web.of(url));
  } finally {
    await web.close();
  }
};

test.each([
  "0.0.0.0",
  "10.1.2.3",
  "100.64.0.1",
  "100.100.100.200",
  "127.0.0.1",
  "127.8.8.8",
  "168.63.129.16",
  "169.254.169.254",
  "172.16.0.1",
  "172.31.255.255",
  "192.0.0.192",
  "192.168.1.1",
  "198.18.0.1",
  "224.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "::127.0.0.1",
  "::ffff:127.0.0.1",
  "::ffff:7f00:1",
  "::ffff:0:127.0.0.1",
  "64:ff9b::7f00:1",
  "64:ff9b::a9fe:a9fe",
  "64:ff9b:1::808:808",
  "2001:0:7f00:1::",
  "2001:db8::1",
  "2002:7f00:1::",
  "2002:a9fe:a9fe::1",
  "fc00::1",
  "fd00:ec2::254",
  "fe80::1",
  "fe80::1%eth0",
  "fec0::1",
  "ff02::1",
  "100::1",
  "4000::1",
  "localhost",
  "",
])("%s is not public", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(["8.8.8.8", "93.184.215.14", "172.32.0.1", "::ffff:8.8.8.8", "64:ff9b::808:808", "2606:4700::1111"])(
  "%s is public",
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

test("no spelling of an address of ours is asked", async () => {
  const web = await OurWeb.start();
  web.put("127.0.0.1/", html("<title>secret</title>"));
  const hosts = ["127.0.0.1", "127.1", "2130706433", "0x7f.1", "017700000001", "[::1]", "[::ffff:127.0.0.1]", "0"];
  const urls = hosts.map((host) => `http://${host}:${web.port}/`);
  for (const page of await ask(urls, { resolve: web.resolve })) expect(page).toMatchObject(FORBIDDEN);
  expect(web.requests).toEqual([]);
});

test("no name is asked that leads to an address of ours", async () => {
  const web = await OurWeb.start();
  const inside = web.put("inside.example.net/", html("<title>secret</title>"));
  expect(await ask([inside], { resolve: web.resolve })).toMatchObject([FORBIDDEN]);
  // The real look-up knows this one.
  expect(await ask([`http://localhost:${web.port}/`], {})).toMatchObject([FORBIDDEN]);
  const forms = ["::ffff:127.0.0.1", "::1", "64:ff9b::7f00:1", "fe80::1"];
  for (const address of forms)
    expect(await ask([inside], { resolve: async () => [{ address, family: 6 }] })).toMatchObject([FORBIDDEN]);
  expect(web.requests).toEqual([]);
});

test("no redirect leads to an address of ours", async () => {
  const web = await OurWeb.start();
  web.put("inside.example.net/secret", html("<title>secret</title>"));
  web.put("127.0.0.1/secret", html("<title>secret</title>"));
  const byName = web.put("public.example.net/name", redirectTo(web.url("inside.example.net/secret")));
  const byAddress = web.put("public.example.net/address", redirectTo(web.url("127.0.0.1/secret")));
  const options = { resolve: web.resolve, allowHosts: ["public.example.net"] };
  for (const page of await ask([byName, byAddress], options)) expect(page).toMatchObject(FORBIDDEN);
  expect(web.requests.filter((address) => address.endsWith("/secret"))).toEqual([]);
});

test("a name that changes between two look-ups is connected to where it was checked", async () => {
  const web = await OurWeb.start();
  const inside = createServer(() => expect.unreachable("asked where it must not"));
  await new Promise<void>((done) => inside.listen(0, "127.0.0.2", done));
  // In this test 127.0.0.1 stands for the public, 127.0.0.2 for what is inside.
  const isPublic = (address: string) => address === "127.0.0.1";
  let lookups = 0;
  const resolve = async () => [{ address: ++lookups === 1 ? "127.0.0.1" : "127.0.0.2", family: 4 }];
  const first = web.put("rebind.example.net/a", (_, response) =>
    response.writeHead(200, { "content-type": "text/html", connection: "close" }).end(html("<title>public</title>")),
  );
  const second = web.url("rebind.example.net/b");
  const pages = await ask([first, second], { resolve, isPublic, pace: { perHost: 1, spacing: 50, backOff: 10 } });
  inside.close();
  // One look-up for each connection: the first is used as it was checked, the second is refused.
  expect(pages[0]).toMatchObject({ verdict: "alive", titles: ["public"] });
  expect(pages[1]).toMatchObject(FORBIDDEN);
  expect(lookups).toBe(2);
  expect(web.requests).toEqual(["rebind.example.net/a"]);
});

test("of several addresses the public ones are used", async () => {
  const web = await OurWeb.start();
  const url = web.put("mixed.example.net/", html("<title>public</title>"));
  const resolve = async () => ["127.0.0.2", "127.0.0.1"].map((address) => ({ address, family: 4 }));
  const isPublic = (address: string) => address === "127.0.0.1";
  expect(await ask([url], { resolve, isPublic })).toMatchObject([{ verdict: "alive" }]);
});

test("an allowed host is asked wherever it is, and no other", async () => {
  const web = await OurWeb.start();
  const one = web.put("one.example.net/", html("<title>one</title>"));
  const two = web.put("two.example.net/", html("<title>two</title>"));
  for (const allowHosts of [["one.example.net"], [`ONE.example.net:${web.port}`]]) {
    const pages = await ask([one, two], { resolve: web.resolve, allowHosts });
    expect(pages).toMatchObject([{ verdict: "alive" }, FORBIDDEN]);
  }
  expect(await ask([one], { resolve: web.resolve, allowHosts: ["one.example.net:1"] })).toMatchObject([FORBIDDEN]);
});

test("what is no page is not asked", async () => {
  const web = new Web({ userAgent: "test" });
  await web.ask([
    "file:///etc/passwd",
    "ftp://a.example/",
    "javascript:alert(1)",
    "mailto:a@b.example",
    "x",
    "http://",
  ]);
  expect(web.known.size).toBe(0);
  await web.close();
});
