// The service worker: the shell, and the pages a person took along for a visit without a connection.
// It answers only GET requests of this origin, never the interface for machines, and never a fragment.

export {};

declare const SHELL: string[];
declare const self: ServiceWorkerGlobalScope;

const SHELL_CACHE = "shell";
const ASSETS = "/assets/";
const OFFLINE = "/offline";
// A stored page is shown when the network takes longer than this.
const PATIENCE = 5000;

self.addEventListener("install", event => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(SHELL_CACHE);
      await cache.addAll(SHELL.map(name => ASSETS + name));
      await cache.add(OFFLINE).catch(() => undefined);
      await self.skipWaiting();
    })(),
  );
});

self.addEventListener("activate", event => {
  event.waitUntil(
    (async () => {
      // Names carry their content's hash, so what an older version kept is only weight.
      const cache = await caches.open(SHELL_CACHE);
      for (const request of await cache.keys()) {
        const path = new URL(request.url).pathname;
        if (path.startsWith(ASSETS) && !SHELL.includes(path.slice(ASSETS.length))) await cache.delete(request);
      }
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("message", event => {
  const { take, with: files, renew, person } = event.data as {
    take?: string[];
    with?: string[];
    renew?: string;
    person: string;
  };
  if (take) event.waitUntil(store(take, files ?? [], person, event.source as Client | null));
  if (renew) event.waitUntil(again(renew, person));
});

/** Stores pages one after the other: a school's line is thin. What the present page was drawn with comes along. */
async function store(pages: string[], files: string[], person: string, client: Client | null): Promise<void> {
  const shell = await caches.open(SHELL_CACHE);
  for (const file of files) if (!(await caches.match(file))) await shell.add(file).catch(() => undefined);
  const cache = await caches.open(`pages:${person}`);
  let taken = 0;
  let failed = 0;
  for (const page of pages) {
    if (await fetchInto(cache, page)) taken++;
    else failed++;
    client?.postMessage({ taken, failed, total: pages.length });
  }
}

async function again(page: string, person: string): Promise<void> {
  const cache = await caches.open(`pages:${person}`);
  if (await cache.match(page)) await fetchInto(cache, page);
}

async function fetchInto(cache: Cache, page: string): Promise<boolean> {
  try {
    const answer = await fetch(page, { credentials: "same-origin", headers: { accept: "text/html" } });
    // A redirect means the session ended: a sign-in page under another page's name would be a trap.
    if (!answer.ok || answer.redirected) return false;
    await cache.put(page, answer);
    return true;
  } catch {
    return false;
  }
}

self.addEventListener("fetch", event => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith(ASSETS)) event.respondWith(asset(request));
  else if (request.mode === "navigate" && !url.pathname.startsWith("/api/")) event.respondWith(page(request));
});

async function asset(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) {
    const copy = answer.clone();
    void caches.open(SHELL_CACHE).then(cache => cache.put(request, copy));
  }
  return answer;
}

async function page(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  const live = fetch(request);
  try {
    if (!kept) return await live;
    const late = new Promise<never>((_, no) => setTimeout(no, PATIENCE));
    const answer = await Promise.race([live, late]);
    return answer.status >= 500 ? kept : answer;
  } catch {
    live.catch(() => undefined);
    return kept ?? (await caches.match(OFFLINE)) ?? Response.error();
  }
}
