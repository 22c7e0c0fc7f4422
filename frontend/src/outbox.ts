// The outbox: on this device first, then to the server, exactly once.
// The protocol is written down in docs/guide/outbox.md.

import { load, person } from "./dom";
import { change, entries, fragile, type Entry, type Theirs } from "./store";

export type News = { id: string; url: string } & (
  | { kind: "saving" | "kept" | "signin" | "full" }
  | { kind: "failed"; why?: string }
  | { kind: "saved"; version: string; at: string; more: boolean; page: string }
  | { kind: "conflict"; version: string; theirs: Theirs }
  | { kind: "refused"; faults: Record<string, string> }
);

type Answer = {
  version?: number | string;
  saved_at?: string;
  theirs?: Theirs;
  fields?: Record<string, string>;
  detail?: string;
};

const LONGEST_WAIT = 60_000;
const GIVE_UP_ON_ONE_ATTEMPT = 30_000;
const GIVE_UP_ON_FILES = 600_000;
// Browsers let at most 64 KB outlive the page.
const OUTLIVES_THE_PAGE = 60_000;

const channel = "BroadcastChannel" in self ? new BroadcastChannel("alcove") : null;
const listeners = new Set<(news: News) => void>();
let running = false;
let again = false;
let failures = 0;
let timer = 0;

export const idOf = (url: string, mark = ""): string => `${person}\n${url}${mark && `\n${mark}`}`;

/** Idempotency keys; randomUUID is missing on plain http in a school's own network. */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, "0")).join("");

export function listen(listener: (news: News) => void): void {
  listeners.add(listener);
}

function tell(news: News): void {
  for (const listener of listeners) listener(news);
  channel?.postMessage(news);
}

export const unsent = (): Promise<Entry[]> => entries(person);

/** Keeps an edit on the device and sends it a little later. */
export async function keep(id: string, how: (was: Entry | undefined) => Entry, wait: number): Promise<void> {
  let kept: Entry | undefined;
  const safe = await change(id, was => (kept = how(was)));
  if (!kept?.conflict) tell({ id, url: kept?.url ?? "", kind: safe ? "saving" : "full" });
  schedule(wait);
}

/** The person chose between two versions: theirs drops the entry, ours goes out against their version. */
export async function choose(id: string, mine: boolean): Promise<void> {
  await change(id, was =>
    mine && was?.conflict
      ? { ...was, version: was.conflict.version, key: newKey(), tried: undefined, conflict: undefined }
      : undefined,
  );
  await flush();
}

/** A refused file stays refused: whoever has read why, adds another. */
export const drop = (id: string): Promise<boolean> => change(id, () => undefined);

/** Forgets everything of this person on this device: entries and stored pages. */
export async function forget(): Promise<void> {
  for (const entry of await unsent()) await change(entry.id, () => undefined);
  if ("caches" in self) for (const name of await caches.keys()) if (name !== "shell") await caches.delete(name);
}

function schedule(wait: number): void {
  clearTimeout(timer);
  timer = window.setTimeout(flush, wait);
}

export async function flush(): Promise<void> {
  if (running) {
    again = true;
    return;
  }
  running = true;
  clearTimeout(timer);
  try {
    // Two pages of one person send one after the other.
    await (navigator.locks ? navigator.locks.request(`outbox:${person}`, sendAll) : sendAll());
  } finally {
    running = false;
  }
  if (again) {
    again = false;
    schedule(50);
  }
}

async function sendAll(): Promise<void> {
  const done = new Set<string>();
  for (;;) {
    const waiting = await unsent();
    const next = waiting.find(e => !done.has(e.id + e.key) && !held(e, waiting));
    if (!next) return;
    const attempt = next.tried ?? { key: next.key, body: encode(next) };
    if (attempt.key === next.key) done.add(next.id + next.key);
    const wait = await send(next, attempt);
    if (wait < 0) return;
    if (wait) {
      for (const { id, url } of waiting) tell({ id, url, kind: fragile() ? "full" : "kept" });
      schedule(wait);
      return;
    }
  }
}

const held = (entry: Entry, waiting: Entry[]): boolean =>
  !!entry.conflict || !!entry.refused || waiting.some(e => e !== entry && e.url === entry.after && !e.files && !e.refused);

/** Every value of the entry's fields, into a body of either kind. */
function filled<T extends FormData | URLSearchParams>(body: T, entry: Entry): T {
  for (const [name, field] of Object.entries(entry.fields)) for (const value of field.values) body.append(name, value);
  return body;
}

function encode(entry: Entry): string {
  const body = filled(new URLSearchParams(), entry);
  body.set("version", entry.version);
  return body.toString();
}

/** Sends one entry. Answers 0 to go on, a number of milliseconds to wait, or less than nothing to stop. */
async function send(entry: Entry, attempt: { key: string; body: string }, token = csrf()): Promise<number> {
  const { id, url } = entry;
  const files = entry.files;
  if (!files) await change(id, was => was && { ...was, tried: attempt });
  const answer = await post(entry, attempt, token);

  if (!answer || answer.status >= 500 || answer.status === 429 || answer.status === 408) {
    const asked = Number(answer?.headers.get("retry-after")) * 1000 || 0;
    // A little chance, so that a whole school does not come back in the same second.
    return Math.max(asked, Math.min(LONGEST_WAIT, 1000 * 2 ** failures++)) * (1 + Math.random() / 4);
  }
  failures = 0;

  if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) {
    // Signed in again in another tab? Then this page only holds an old form token.
    const fresh = await load();
    const renewed = fresh?.querySelector<HTMLInputElement>("[name=_csrf]")?.value;
    const same = fresh?.body.dataset.person === person;
    if (same && renewed && renewed !== token) {
      for (const field of document.querySelectorAll<HTMLInputElement>("[name=_csrf]")) field.value = renewed;
      return send(entry, attempt, renewed);
    }
    if (!same || answer.status !== 403) {
      tell({ id, url, kind: "signin" });
      return -1;
    }
  }

  const said: Answer = await answer.json().catch(() => ({}));
  if (answer.ok) {
    const version = String(said.version ?? entry.version);
    let more = false;
    await change(id, was => {
      if (!was || was.key === attempt.key) return undefined;
      more = true;
      return { ...was, version, tried: undefined };
    });
    tell({ id, url, kind: "saved", version, at: said.saved_at ?? "", more, page: entry.page });
  } else if ((answer.status === 409 || answer.status === 412) && said.theirs) {
    const conflict = { version: String(said.version), theirs: said.theirs };
    await change(id, was => was && { ...was, conflict, tried: undefined });
    tell({ id, url, kind: "conflict", ...conflict });
  } else {
    const { fields: faults, detail: why } = said;
    await change(id, was => was && { ...was, refused: was.key === attempt.key, faults, why, tried: undefined });
    tell(faults ? { id, url, kind: "refused", faults } : { id, url, kind: "failed", why });
  }
  return 0;
}

async function post(entry: Entry, attempt: { key: string; body: string }, token: string): Promise<Response | null> {
  const body = entry.files ? filled(new FormData(), entry) : new URLSearchParams(attempt.body);
  // The server wants to know who sends before any file comes.
  body.set("_csrf", token);
  for (const file of entry.files ?? []) (body as FormData).append(entry.name ?? "file", file, file.name);
  const stop = new AbortController();
  const limit = setTimeout(() => stop.abort(), entry.files ? GIVE_UP_ON_FILES : GIVE_UP_ON_ONE_ATTEMPT);
  try {
    return await fetch(entry.url, {
      method: "POST",
      headers: { "Idempotency-Key": attempt.key, "X-Alcove-Outbox": "1", accept: "application/json" },
      body,
      redirect: "manual",
      keepalive: !entry.files && attempt.body.length < OUTLIVES_THE_PAGE,
      signal: stop.signal,
    });
  } catch {
    return null;
  } finally {
    clearTimeout(limit);
  }
}

const csrf = (): string => document.querySelector<HTMLInputElement>("[name=_csrf]")?.value ?? "";

/** Sends whenever there is a chance: no browser is asked for background sync, not all have it. */
export function start(): void {
  if (channel) channel.onmessage = event => listeners.forEach(listener => listener(event.data as News));
  const go = () => {
    failures = 0;
    void flush();
  };
  addEventListener("online", go);
  addEventListener("pageshow", event => event.persisted && go());
  document.addEventListener("visibilitychange", go);
  addEventListener("beforeunload", event => fragile() && event.preventDefault());
  go();
}
