// A form that saves itself through the outbox: form[data-outbox].

import { all, fill, one, refresh } from "./dom";
import { choose, flush, idOf, keep, listen, newKey, unsent, type News } from "./outbox";
import type { Entry, Field, Theirs } from "./store";

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const TYPING_PAUSE = 400;
const NOT_KEPT = ["_csrf", "version"];

export function bind(form: HTMLFormElement): void {
  const url = new URL(form.getAttribute("action") || location.href, location.href);
  const path = url.pathname + url.search;
  const id = idOf(path);
  const version = one<HTMLInputElement>("[name=version]", form);
  const edits = new Map<string, number>();
  let choosing: { version: string; theirs: Theirs } | undefined;
  let marked = false;

  const controls = (name?: string): Control[] =>
    ([...form.elements] as Control[]).filter(
      c => c.name && c.type !== "file" && c.type !== "submit" && !NOT_KEPT.includes(c.name) && (!name || c.name === name),
    );
  const isTick = (c: Control): c is HTMLInputElement => c.type === "radio" || c.type === "checkbox";
  const values = (name: string): string[] =>
    controls(name).filter(c => !isTick(c) || c.checked).map(c => c.value);

  const write = (name: string, given: string[]): void => {
    const left = [...given];
    for (const c of controls(name)) {
      if (isTick(c)) c.checked = given.includes(c.value);
      else c.value = left.shift() ?? "";
    }
  };

  /** The newest edit of a field wins, whichever page of this person it was made on. */
  const merge = (was: Entry | undefined): Entry => {
    const fields: Record<string, Field> = { ...was?.fields };
    for (const { name } of controls()) {
      const at = edits.get(name) ?? 0;
      if (!fields[name] || (at && at >= fields[name].at)) fields[name] = { values: values(name), at };
    }
    const page = location.pathname + location.search;
    const base = was ?? { id, person: document.body.dataset.person ?? "", url: path, version: version?.value ?? "" };
    return { ...base, page, title: document.title, fields, key: newKey(), at: Date.now(), refused: undefined };
  };

  const put = (wait: number) => keep(id, merge, wait);

  form.addEventListener("input", event => {
    const control = event.target as Control;
    if (!control.name || control.type === "file") return;
    edits.set(control.name, Date.now());
    fault(control.name, "");
    marked ||= isTick(control) || control instanceof HTMLSelectElement;
    void put(isTick(control) ? 0 : TYPING_PAUSE);
  });

  form.addEventListener("submit", event => {
    event.preventDefault();
    const to = (event.submitter as HTMLElement | null)?.dataset.href;
    void (async () => {
      if (edits.size) await put(0);
      // What is on the device is safe: the next page sends it.
      if (to) location.assign(to);
      else await flush();
    })();
  });

  listen(news => {
    if (news.id === id) hear(news);
  });

  function hear(news: News): void {
    if (news.kind === "saved") {
      if (version) version.value = news.version;
      if (news.more) return;
      if (choosing) close();
      say("ok", "saved", { time: news.at });
      edits.clear();
      if (marked && form.dataset.refresh) void refresh(form.dataset.refresh);
      marked = false;
    } else if (news.kind === "conflict") {
      choosing = news;
      say("bad", "conflict");
      void unsent().then(list => show(list.find(e => e.id === id)));
    } else if (news.kind === "refused") {
      say("bad", "refused");
      for (const [name, message] of Object.entries(news.faults)) fault(name, message);
    } else if (news.kind === "saving") {
      say("busy", "saving");
    } else if (news.kind === "kept") {
      say("local", "kept");
    } else {
      say("bad", news.kind);
    }
  }

  /** The sentence of a fault stands at its field, in the place the server left for it. */
  function fault(name: string, message: string): void {
    const place = one(`[data-fault="${CSS.escape(name)}"]`, form);
    if (place) {
      (one("span", place) ?? place).textContent = message;
      place.hidden = !message;
    }
    for (const c of controls(name)) {
      if (message) c.setAttribute("aria-invalid", "true");
      else c.removeAttribute("aria-invalid");
    }
  }

  function show(entry: Entry | undefined): void {
    const box = one(".conflict");
    if (!entry || !choosing || !box) return;
    const { theirs } = choosing;
    const list = (slot: string, read: (name: string) => string[]) => {
      const dl = one(`[data-slot=${slot}]`, box);
      dl?.replaceChildren();
      for (const name of Object.keys(theirs.fields)) {
        if (String(asList(theirs.fields[name])) === String(entry.fields[name]?.values ?? [])) continue;
        const dt = document.createElement("dt");
        const dd = document.createElement("dd");
        dt.textContent = label(name);
        dd.textContent = read(name).map(v => spoken(name, v)).join("\n") || "–";
        dl?.append(dt, dd);
      }
    };
    list("mine", name => entry.fields[name]?.values ?? []);
    list("theirs", name => asList(theirs.fields[name]));
    const by = one("[data-by]", box);
    if (by) by.textContent = fill(by.dataset.by, { who: theirs.who, when: theirs.when });
    if (box.hidden) {
      box.hidden = false;
      one("h2, h3", box)?.focus();
    }
    for (const button of all<HTMLButtonElement>("[data-choose]", box)) {
      button.onclick = () => {
        const mine = button.dataset.choose === "mine";
        const was = choosing;
        close();
        if (was && !mine) {
          for (const name of Object.keys(was.theirs.fields)) write(name, asList(was.theirs.fields[name]));
          if (version) version.value = was.version;
          edits.clear();
          say("ok", "theirs");
        }
        void choose(id, mine);
      };
    }
  }

  function close(): void {
    choosing = undefined;
    const box = one(".conflict");
    if (box) box.hidden = true;
  }

  const asList = (value: string | string[] | null | undefined): string[] =>
    value === null || value === undefined || value === "" ? [] : [value].flat().map(String);
  const label = (name: string): string => {
    const c = controls(name).find(x => x.dataset.label) ?? controls(name)[0];
    return c?.dataset.label ?? c?.labels?.[0]?.textContent?.trim() ?? name;
  };
  const spoken = (name: string, value: string): string => {
    const c = controls(name).find(x => x.value === value && isTick(x));
    return c?.dataset.text ?? c?.labels?.[0]?.textContent?.trim() ?? value;
  };

  // Give back what was never sent.
  void unsent().then(list => {
    const entry = list.find(e => e.id === id);
    if (!entry) return;
    for (const [name, field] of Object.entries(entry.fields)) {
      if (!field.at) continue;
      write(name, field.values);
      edits.set(name, field.at);
    }
    if (entry.conflict) hear({ id, url: path, kind: "conflict", ...entry.conflict });
    else hear({ id, url: path, kind: entry.refused ? "failed" : "kept" });
  });
}

const LINE = "[data-save]";

/** The one line about saving; its four sentences come from the server. */
export function say(state: string, word: string, gaps: Record<string, string> = {}): void {
  const line = one(LINE);
  if (!line) return;
  line.dataset.state = state;
  const text = one("span", line) ?? line;
  const sentence = fill(line.dataset[word] ?? line.dataset.failed, gaps);
  if (text.textContent !== sentence) text.textContent = sentence;
  const link = one("a", line);
  if (link) link.hidden = word !== "signin";
}
