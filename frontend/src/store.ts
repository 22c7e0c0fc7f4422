// What was written on this device and not yet acknowledged by the server.
// One entry a form (or a dropped bundle of files) and person; nobody reads another person's entries.

export type Field = { values: string[]; at: number };
export type Theirs = { fields: Record<string, string | string[] | null>; who: string; when: string };

export type Entry = {
  id: string;
  person: string;
  url: string;
  /** The page the text was written on, to lead the person back. */
  page: string;
  title: string;
  /** The version the text was written against. */
  version: string;
  fields: Record<string, Field>;
  files?: File[];
  /** Name of the file field. */
  name?: string;
  /** Goes out only when the entry of this address has gone. */
  after?: string;
  /** One key an edit: the server answers the same key twice with the same answer. */
  key: string;
  at: number;
  /** An attempt whose answer was never seen. It goes out again first, or its own save would look like a stranger's. */
  tried?: { key: string; body: string };
  /** Someone else's version stands in the way; the person chooses. */
  conflict?: { version: string; theirs: Theirs };
  /** The server named a fault; waits for the next edit. */
  refused?: boolean;
  /** What it said, for a page that is not open at this moment. */
  faults?: Record<string, string>;
  /** What it said of the whole; a proxy before the server says nothing. */
  why?: string;
};

// Where the device gives no storage (full, or private windows of some browsers), entries live as long as the page.
const memory = new Map<string, Entry>();
let base: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  return (base ??= new Promise((done, failed) => {
    const request = indexedDB.open("alcove", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("outbox", { keyPath: "id" });
    request.onsuccess = () => {
      // Safari closes a database behind the page's back now and then.
      request.result.onclose = () => (base = undefined);
      done(request.result);
    };
    request.onerror = () => failed(request.error);
  }));
}

/** Changes one entry in one transaction; undefined removes it. Tells whether it is safe on the device. */
export async function change(id: string, how: (was: Entry | undefined) => Entry | undefined): Promise<boolean> {
  let next: Entry | undefined;
  try {
    const db = await open();
    await new Promise<void>((done, failed) => {
      const write = db.transaction("outbox", "readwrite");
      const store = write.objectStore("outbox");
      const read = store.get(id) as IDBRequest<Entry | undefined>;
      read.onsuccess = () => {
        next = how(memory.get(id) ?? read.result);
        if (next) store.put(next);
        else store.delete(id);
      };
      write.oncomplete = () => done();
      write.onabort = write.onerror = () => failed(write.error);
    });
    memory.delete(id);
    return true;
  } catch {
    next ??= how(memory.get(id));
    if (next) memory.set(id, next);
    else memory.delete(id);
    return false;
  }
}

/** Everything of one person, oldest first. */
export async function entries(person: string): Promise<Entry[]> {
  let kept: Entry[] = [];
  try {
    const db = await open();
    kept = await new Promise((done, failed) => {
      const range = IDBKeyRange.bound(`${person}\n`, `${person}\n\uffff`);
      const read = db.transaction("outbox").objectStore("outbox").getAll(range) as IDBRequest<Entry[]>;
      read.onsuccess = () => done(read.result);
      read.onerror = () => failed(read.error);
    });
  } catch {
    // Nothing to read is the same as nothing kept.
  }
  return [...kept.filter(e => !memory.has(e.id)), ...memory.values()].sort((a, b) => a.at - b.at);
}

/** True while something would be lost with the page. */
export const fragile = (): boolean => memory.size > 0;
