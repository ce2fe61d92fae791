/** Hostile pages of any size, as `twir-lint link` is given them by a web of ours. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

const repeated = (piece: string, size: number): string => piece.repeat(Math.ceil(size / piece.length));
const page =
  (head: (size: number) => string, body: (size: number) => string = () => "") =>
  (size: number): string =>
    `<html><head>${head(size)}</head><body>${body(size)}</body></html>`;
const titled = (body: (size: number) => string) => page(() => "<title>A tale</title>", body);

/** By what they repeat; the first is as pages are. */
export const PAGES: ReadonlyMap<string, (size: number) => string> = new Map([
  ["paragraphs", titled((size) => repeated("<p>A tale of <b>two</b> borrows</p>\n", size))],
  ["open tags", titled((size) => repeated("<div>", size))],
  ["angle brackets", titled((size) => repeated("<", size))],
  ["attributes", titled((size) => `<p ${repeated("a=b ", size)}>`)],
  ["entities", titled((size) => repeated("&amp;", size))],
  ["open comments", titled((size) => repeated("<!--", size))],
  ["titles", page((size) => repeated("<title>A tale</title>", size))],
  ["one title", page((size) => `<title>${repeated("A tale ", size)}</title>`)],
  ["spaces in a title", page((size) => `<title>a${repeated(" ", size)}b</title>`)],
  ["links", page((size) => `<title>a</title>${repeated('<link rel="canonical" href="/a">', size)}`)],
  ["meta tags", page((size) => `<title>a</title>${repeated('<meta property="og:title" content="a">', size)}`)],
  ["data", page((size) => repeated('<script type="application/ld+json">{"@type":"Event","name":"a"}</script>', size))],
  ["nested data", page((size) => `<script type="application/ld+json">${repeated("[", size)}</script>`)],
  [
    "a list of data",
    page((size) => `<script type="application/ld+json">[${repeated('{"@type":"Event"},', size)}{}]</script>`),
  ],
]);

/** Serves the page at the index that is its path. */
export const servePages = async (size: number): Promise<{ url: string; server: Server }> => {
  const texts = [...PAGES.values()].map((make) => make(size));
  const server = createServer(({ url = "/" }, response) => {
    response.setHeader("content-type", "text/html");
    response.end(texts[Number(url.slice(1))] ?? "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
};
