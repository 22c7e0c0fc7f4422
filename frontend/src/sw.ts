// The service worker: the shell, the pages a person took along for a visit without a connection, and the last ones that
// were filled in, so that a reload on a train finds them.
// It answers only GET requests of this origin, never the interface for machines, and never a fragment.

export {};

declare const SHELL: string[];
declare const self: ServiceWorkerGlobalScope;

const SHELL_CACHE = "shell";
const ASSETS = "/assets/";
const OFFLINE = "/offline";
const SIGN_IN = "/sign-in";
// Where one answers an item of one's own assessment; what assessors judge of others stays off the device. Kept only while it
// holds a form that saves itself.
const ITEM = /^(\/assessments\/[^/]+)?\/items\/[^/]+$/;
// Enough for a working day, and no archive on a computer that is shared.
const SEEN_MOST = 30;
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
      // Not awaited: pages wait for the worker until it has begun.
      void revisit();
    })(),
  );
});

/** What was open before there was a worker has gone past it. */
async function revisit(): Promise<void> {
  for (const { url } of await self.clients.matchAll({ type: "window" })) {
    if (!ITEM.test(new URL(url).pathname)) continue;
    const answer = await fetch(url, { credentials: "same-origin", headers: { accept: "text/html" } }).catch(() => undefined);
    if (answer?.ok && !answer.redirected) await see(url, answer).catch(() => undefined);
  }
}

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
    if (await fetchInto(cache, page)) {
      taken++;
      // One copy of a page: an older one must not stand before it.
      await drop(page, name => name === `seen:${person}`);
    } else failed++;
    client?.postMessage({ taken, failed, total: pages.length });
  }
}

async function again(page: string, person: string): Promise<void> {
  for (const cacheName of [`pages:${person}`, `seen:${person}`]) {
    if (await caches.match(page, { cacheName })) await fetchInto(await caches.open(cacheName), page);
  }
}

/** Keeps a page that was visited, under the person whom it names itself; nobody else's stay beside it. */
async function see(url: string, answer: Response): Promise<void> {
  const text = await answer.clone().text();
  const person = /<body[^>]* data-person="([^"]+)"/.exec(text)?.[1];
  if (!person || !text.includes(" data-outbox")) return;
  const seen = `seen:${person}`;
  await forgetSeen(seen);
  const taken = `pages:${person}`;
  if (await caches.match(url, { cacheName: taken })) return (await caches.open(taken)).put(url, answer);
  const cache = await caches.open(seen);
  // The last one visited stands last.
  await cache.delete(url);
  await cache.put(url, answer);
  for (const old of (await cache.keys()).slice(0, -SEEN_MOST)) await cache.delete(old);
}

async function forgetSeen(but?: string): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith("seen:") && name !== but) await caches.delete(name);
}

/** What an answer says of stored pages: a newer one, one that is not to be seen any more, or that nobody is signed in. */
async function note({ pathname, href }: URL, answer: Response): Promise<void> {
  if (pathname === SIGN_IN) await forgetSeen();
  else if (answer.ok && ITEM.test(pathname)) await see(href, answer.clone());
  else if ([403, 404, 410].includes(answer.status)) await drop(href, name => name !== SHELL_CACHE);
}

async function drop(page: string, from: (name: string) => boolean): Promise<void> {
  for (const name of await caches.keys()) if (from(name)) await (await caches.open(name)).delete(page);
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
  else if (request.mode === "navigate" && !url.pathname.startsWith("/api/")) event.respondWith(page(event, url));
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

async function page(event: FetchEvent, url: URL): Promise<Response> {
  const { request } = event;
  const kept = await caches.match(request);
  const live = fetch(request).then(answer => {
    event.waitUntil(note(url, answer).catch(() => undefined));
    return answer;
  });
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
