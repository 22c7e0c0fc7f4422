// What is kept on this device and was not taken by the server: why, and every word of it, to copy or to remove.

import { all, one, person } from "./dom";
import { change, entries, type Entry } from "./store";

const list = one("[data-kept]");
const model = one<HTMLTemplateElement>("#kept-entry");
const none = one("[data-kept-none]");

/** Fills the row of a field; one that has no name here is called as the form calls it. */
function row(dl: HTMLElement, name: string, ...content: (string | Node)[]): void {
  const known = one(`[data-field="${CSS.escape(name)}"]`, dl);
  const filled = (known ?? one("[data-field='']", dl))!.cloneNode(true) as HTMLElement;
  if (!known) one("dt", filled)!.textContent = name;
  one("dd", filled)!.append(...content);
  filled.dataset.filled = "";
  dl.append(filled);
}

/** A file as a link that saves it: the device may hold the only copy. */
function copy(file: File): Node {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = link.textContent = file.name;
  const line = document.createElement("p");
  line.append(link);
  return line;
}

function card(entry: Entry): Node {
  const { title, page, refused, conflict, why, faults, files, fields } = entry;
  const made = model!.content.cloneNode(true) as DocumentFragment;
  const link = one<HTMLAnchorElement>("h2 a", made)!;
  link.href = page;
  link.textContent = title.replace(/ · Alcove$/, "");
  const { lang } = document.documentElement;
  // Plain English writes a day as Americans do, and the rest of the page does not.
  one("time", made)!.textContent = new Date(entry.at).toLocaleString(lang === "en" ? "en-GB" : lang, {
    dateStyle: "medium",
    timeStyle: "short",
  });
  const line = one("[data-why]", made)!;
  const { waiting, choose, refusal } = line.dataset;
  const said = faults ? Object.values(faults).join(" ") : (why ?? refusal);
  line.textContent = (refused ? said : conflict ? choose : waiting) ?? "";
  line.classList.toggle("error", !!refused);
  const dl = one("dl", made)!;
  for (const [name, { values, at }] of Object.entries(fields)) {
    const text = values.filter(Boolean).join("\n");
    if (text && (at || files)) row(dl, name, text);
  }
  if (files) row(dl, "file", ...files.map(copy));
  for (const left of all("[data-field]:not([data-filled])", dl)) left.remove();
  one("[data-remove]", made)!.onclick = () => void change(entry.id, () => undefined).then(show);
  return made;
}

async function show(): Promise<void> {
  const kept = await entries(person);
  list?.replaceChildren(...kept.map(card));
  if (none) none.hidden = kept.length > 0;
}

// The outbox of this page tells what it has sent meanwhile.
if ("BroadcastChannel" in self) new BroadcastChannel("alcove").onmessage = () => void show();
void show();
