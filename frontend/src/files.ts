// Evidence by picker, camera, drop or paste: form[data-outbox-files]. Kept on the device like any other answer.

import { fill, one, person, refresh } from "./dom";
import { idOf, keep, listen, newKey } from "./outbox";
import { say } from "./form";

export function bindFiles(form: HTMLFormElement): void {
  const field = one<HTMLInputElement>("input[type=file]", form);
  if (!field) return;
  const zone = form.closest<HTMLElement>(".drop") ?? form;
  const limit = Number(form.dataset.maxBytes) || Infinity;
  const url = new URL(form.action, location.href).pathname;
  const mine = new Set<string>();

  const add = async (files: File[]) => {
    if (!files.length) return;
    const heavy = files.find(file => file.size > limit);
    if (heavy) {
      const place = one("[data-fault]", zone);
      if (place) {
        place.textContent = fill(form.dataset.tooLarge, { name: heavy.name });
        place.hidden = false;
      }
      return;
    }
    const mark = newKey();
    const id = idOf(url, mark);
    mine.add(id);
    const fields: Record<string, { values: string[]; at: number }> = {};
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string" && name !== "_csrf") (fields[name] ??= { values: [], at: 0 }).values.push(value);
    }
    const page = location.pathname + location.search;
    await keep(
      id,
      () => ({
        id, person, url, page, title: document.title, version: "", fields, files, name: field.name,
        after: form.dataset.after, key: mark, at: Date.now(),
      }),
      0,
    );
    say("busy", "saving");
    field.value = "";
  };

  field.addEventListener("change", () => void add([...(field.files ?? [])]));
  form.addEventListener("submit", event => {
    if (!field.files?.length) return;
    event.preventDefault();
    void add([...field.files]);
  });
  zone.addEventListener("dragover", event => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    zone.classList.add("over");
  });
  for (const name of ["dragleave", "drop"]) zone.addEventListener(name, () => zone.classList.remove("over"));
  zone.addEventListener("drop", event => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    void add([...event.dataTransfer.files]);
  });
  addEventListener("paste", event => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    void add(files);
  });

  listen(news => {
    if (!mine.has(news.id)) return;
    if (news.kind === "saved") {
      say("ok", "saved", { time: news.at });
      void refresh(form.dataset.refresh ?? "#evidence");
    } else if (news.kind === "kept") say("local", "kept");
    else if (news.kind === "refused") say("bad", "failed");
    else say(news.kind === "saving" ? "busy" : "bad", news.kind);
  });
}
