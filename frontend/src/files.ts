// Evidence by picker, camera, drop or paste: form[data-outbox-files]. Kept on the device like any other answer.

import { all, fill, one, person, refresh } from "./dom";
import { drop, idOf, keep, listen, newKey, unsent } from "./outbox";
import { say } from "./form";

export function bindFiles(form: HTMLFormElement): void {
  // A picker and, on a phone, the camera.
  const fields = all<HTMLInputElement>("input[type=file]", form);
  const name = fields[0]?.name;
  if (!name) return;
  const zone = form.closest<HTMLElement>(".drop") ?? form;
  const limit = Number(form.dataset.maxBytes) || Infinity;
  const url = new URL(form.action, location.href).pathname;
  const mine = new Set<string>();
  const place = one("[data-fault]", zone);

  const fault = (sentence: string): void => {
    if (!place) return;
    place.textContent = sentence;
    place.hidden = !sentence;
  };
  /** Says why, and forgets the file: it would be refused again as often as it is sent. */
  const refuse = (id: string, faults: Record<string, string> | string[]): void => {
    fault(Object.values(faults).join(" "));
    say("bad", "refused");
    void drop(id);
  };

  const add = async (files: File[]) => {
    if (!files.length) return;
    const heavy = files.find(file => file.size > limit);
    fault(heavy ? fill(form.dataset.tooLarge, { name: heavy.name }) : "");
    if (heavy) return;
    const mark = newKey();
    const id = idOf(url, mark);
    mine.add(id);
    const texts: Record<string, { values: string[]; at: number }> = {};
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string" && name !== "_csrf") (texts[name] ??= { values: [], at: 0 }).values.push(value);
    }
    const page = location.pathname + location.search;
    await keep(
      id,
      () => ({
        id, person, url, page, title: document.title, version: "", fields: texts, files, name,
        after: form.dataset.after, key: mark, at: Date.now(),
      }),
      0,
    );
    say("busy", "saving");
    for (const field of fields) field.value = "";
  };

  for (const field of fields) field.addEventListener("change", () => void add([...(field.files ?? [])]));
  form.addEventListener("submit", event => {
    const files = fields.flatMap(field => [...(field.files ?? [])]);
    if (!files.length) return;
    event.preventDefault();
    void add(files);
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
    if (!event.clipboardData?.files.length) return;
    event.preventDefault();
    void add([...event.clipboardData.files]);
  });

  listen(news => {
    if (!mine.has(news.id)) return;
    if (news.kind === "saved") {
      say("ok", "saved", { time: news.at });
      void refresh(form.dataset.refresh ?? "#evidence");
    } else if (news.kind === "kept") say("local", "kept");
    else if (news.kind === "refused") refuse(news.id, news.faults);
    else if (news.kind === "failed" && news.why) refuse(news.id, [news.why]);
    else say(news.kind === "saving" ? "busy" : "bad", news.kind);
  });

  // Refused while another page was open.
  void unsent().then(list => {
    for (const entry of list) if (entry.url === url && entry.faults) refuse(entry.id, entry.faults);
  });
}
