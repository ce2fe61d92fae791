/**
 * Keeps the page for where there is no network: all files of one build, each build in a cache of its own. The build's
 * version and files are written in front of it by `web/offline-plugin.ts`.
 */

/** What the plugin writes. */
interface Build {
  readonly version: string;
  /** What the first visit needs. */
  readonly core: readonly string[];
  readonly rest: readonly string[];
}
declare const build: Build;

/** As much of the types of a service worker as is needed; the library of the DOM has none of them. */
interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends Event {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
interface ServiceWorkerScope {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: ExtendableEvent) => void): void;
  addEventListener(type: "fetch", listener: (event: FetchEvent) => void): void;
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
}

const worker = self as unknown as ServiceWorkerScope;

const INDEX = "index.html";
/** Where the page is: some hosts redirect from `index.html` to it, and what was redirected may not answer a navigation. */
const PAGE = "./";
const { scope } = worker.registration;
/** Of this page only: an origin may hold others. */
const prefix = `twir-lint ${scope} `;
const cacheName = prefix + build.version;
const files = new Set([...build.core, ...build.rest]);

const fresh = (file: string): Request =>
  new Request(new URL(file === INDEX ? PAGE : file, scope), { cache: "no-cache" });

const install = async (): Promise<void> => {
  const cache = await caches.open(cacheName);
  await cache.addAll(build.core.map(fresh));
  await cache.addAll(build.rest.map(fresh));
};

const activate = async (): Promise<void> => {
  for (const name of await caches.keys()) if (name.startsWith(prefix) && name !== cacheName) await caches.delete(name);
  await worker.clients.claim();
};

/** The file that answers a request; undefined for what is none of the page's. */
const fileFor = ({ method, url, mode }: Request): string | undefined => {
  if (method !== "GET" || !url.startsWith(scope)) return undefined;
  const { origin, pathname } = new URL(url);
  const path = `${origin}${pathname}`.slice(scope.length);
  if (mode === "navigate") return path === "" || path === INDEX ? PAGE : undefined;
  return files.has(path) ? path : undefined;
};

const answer = async (file: string, request: Request): Promise<Response> => {
  const cache = await caches.open(cacheName);
  return (await cache.match(new URL(file, scope))) ?? fetch(request);
};

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("fetch", (event) => {
  const file = fileFor(event.request);
  if (file !== undefined) event.respondWith(answer(file, event.request));
});
worker.addEventListener("message", ({ data }) => {
  if (data === "take over") void worker.skipWaiting();
});
