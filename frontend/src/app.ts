// Small enhancements: every page reads and submits without this file.

import "./assess";
import { all, counted, fill, one, person } from "./dom";
import * as outbox from "./outbox";

// Appearance: the device's by default, then the person's choice. A cookie, so that the server draws it right at once.
const root = document.documentElement;
root.classList.add("js");
for (const button of all("[data-theme-set]")) {
  button.addEventListener("click", () => {
    const theme = button.dataset.themeSet ?? "";
    const chosen = theme === "light" || theme === "dark";
    if (chosen) root.dataset.theme = theme;
    else delete root.dataset.theme;
    document.cookie = `theme=${chosen ? theme : ""};path=/;samesite=lax;max-age=${chosen ? 31536000 : 0}`;
    button.closest("details")?.removeAttribute("open");
  });
}

// Menus are <details>: Escape, a click outside and leaving by keyboard close them.
const menu = (target: EventTarget | null) => (target as Element | null)?.closest?.<HTMLDetailsElement>("details.menu");
addEventListener("keydown", event => {
  const open = menu(event.target);
  if (event.key !== "Escape" || !open?.open) return;
  open.open = false;
  one("summary", open)?.focus();
});
addEventListener("click", event => {
  for (const open of all<HTMLDetailsElement>("details.menu[open]")) if (open !== menu(event.target)) open.open = false;
});
addEventListener("focusout", event => {
  const left = menu(event.target);
  if (left && event.relatedTarget && !left.contains(event.relatedTarget as Node)) left.open = false;
});

// A row of tabs that scrolls begins at the page that one is on.
for (const here of all(".tabs [aria-current]")) {
  const row = here.parentElement as HTMLElement;
  row.scrollLeft = here.offsetLeft - row.offsetLeft - 48;
}

// One listener for what buttons may ask for, so that fragments swapped in later need no binding.
addEventListener("click", event => {
  const target = event.target as HTMLElement;
  const button = target.closest?.<HTMLElement>("[data-open], [data-close], [data-print], [data-copy], .twist");
  if (target instanceof HTMLDialogElement) target.close();
  if (!button) return;
  const { open, copy, copied } = button.dataset;
  if (open) show(one<HTMLDialogElement>(`#${open}`));
  else if ("close" in button.dataset) button.closest("dialog")?.close();
  else if ("print" in button.dataset) print();
  else if (copy !== undefined) {
    void navigator.clipboard?.writeText(copy || (one(button.dataset.from ?? "")?.textContent ?? "")).then(() => announce(copied));
  } else {
    const unfold = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(unfold));
    for (const id of button.getAttribute("aria-controls")?.split(" ") ?? []) {
      const row = document.getElementById(id);
      if (row) row.hidden = !unfold;
    }
  }
});

// Filters that send themselves.
addEventListener("change", event => {
  const control = event.target as HTMLInputElement;
  if (control.matches("[data-send-on-change]")) control.form?.requestSubmit();
});

// The palette: a filtered list of ordinary links, fetched when first opened.
const palette = one<HTMLDialogElement>("#palette");
const fold = (text: string) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ı", "i").replaceAll("ə", "e");

async function show(dialog: HTMLDialogElement | null): Promise<void> {
  dialog?.showModal();
  const source = dialog?.dataset.src;
  if (!dialog || !source) return;
  delete dialog.dataset.src;
  try {
    const answer = await fetch(source);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (answer.ok) one("ul", dialog)?.append(...all("li", page));
    one("input", dialog)?.dispatchEvent(new Event("input"));
  } catch {
    dialog.dataset.src = source;
  }
}

if (palette) {
  const box = one<HTMLInputElement>("input", palette);
  const count = one("[role=status]", palette);
  const shown = () => all("li", palette).filter(li => !li.hidden).flatMap(li => one("a", li) ?? []);
  box?.addEventListener("input", () => {
    const wanted = fold(box.value);
    for (const li of all("li", palette)) li.hidden = !fold(li.textContent ?? "").includes(wanted);
    const n = shown().length;
    if (count) count.textContent = fill(n ? count.dataset.some : count.dataset.none, { n });
  });
  palette.addEventListener("keydown", event => {
    const links = shown();
    const at = links.indexOf(document.activeElement as HTMLElement);
    if (event.key === "ArrowDown") links[Math.min(at + 1, links.length - 1)]?.focus();
    else if (event.key === "ArrowUp") (at <= 0 ? box : links[at - 1])?.focus();
    else if (event.key === "Enter" && document.activeElement === box) links[0]?.click();
    else return;
    event.preventDefault();
  });
  addEventListener("keydown", event => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k") return;
    event.preventDefault();
    if (!palette.open) void show(palette);
    box?.select();
  });
}

/** Says something once to those who cannot see the change. */
function announce(sentence: string | undefined): void {
  const line = one("#announce");
  if (line && sentence) line.textContent = sentence;
}

// After a fragment came: focus stays where it was; if that is gone, it goes to the heading of the new region.
addEventListener("htmx:after:swap", event => {
  const detail = (event as CustomEvent<{ ctx?: { target?: Element } }>).detail;
  const region = detail?.ctx?.target?.isConnected ? detail.ctx.target : one("main");
  if (document.activeElement === document.body) {
    const heading = region && one("h1, h2, h3", region);
    if (heading) {
      heading.tabIndex = -1;
      heading.focus();
    }
  }
  announce(region?.querySelector<HTMLElement>("[data-announce]")?.dataset.announce);
});
one("[data-focus]")?.focus();

// Signed in: send what earlier pages left behind, guard the way out, keep pages for a visit without a connection.
if (person) {
  const note = one("[data-unsent]");
  const count = async () => {
    const left = (await outbox.unsent()).filter(e => e.page !== location.pathname + location.search);
    if (!note) return;
    (one("span", note) ?? note).textContent = counted(note, left.length);
    const link = one<HTMLAnchorElement>("a", note);
    // What was refused is said, and can be copied, on a page of its own: its form may be there no more.
    if (link && left[0]) link.href = left.some(e => e.refused && !e.faults) ? "/kept" : left[0].page;
    note.hidden = !left.length;
  };
  outbox.listen(news => {
    void count();
    if (news.kind !== "saved") return;
    // A stored page must not show what it showed before this answer.
    navigator.serviceWorker?.controller?.postMessage({ renew: news.page, person });
  });
  outbox.start();
  void count();

  addEventListener("submit", event => {
    const form = event.target as HTMLFormElement;
    if (!form.matches("[data-sign-out]")) return;
    event.preventDefault();
    void leave(form);
  });

  const leave = async (form: HTMLFormElement) => {
    const go = async () => {
      await outbox.forget();
      form.submit();
    };
    const left = await outbox.unsent();
    const dialog = one<HTMLDialogElement>("#unsent");
    if (!left.length || !dialog) return go();
    const text = one("[data-other]", dialog);
    if (text) text.textContent = counted(text, left.length);
    const list = one("ul", dialog);
    list?.replaceChildren(
      ...left.map(entry => {
        const li = document.createElement("li");
        const a = document.createElement("a");
        a.href = entry.page;
        a.textContent = entry.title;
        li.append(a);
        return li;
      }),
    );
    dialog.showModal();
    const wait = one<HTMLButtonElement>("[data-wait]", dialog);
    const wipe = one<HTMLButtonElement>("[data-wipe]", dialog);
    if (wipe) wipe.onclick = () => void go();
    if (wait) {
      wait.onclick = async () => {
        await outbox.flush();
        if (!(await outbox.unsent()).length) await go();
      };
    }
  };

  const worker = navigator.serviceWorker;
  void worker?.register("/sw.js").catch(() => undefined);
  // Another person's stored pages must not outlive this person's arrival.
  if ("caches" in self) {
    void caches.keys().then(names => {
      for (const name of names) if (name !== "shell" && !name.endsWith(`:${person}`)) void caches.delete(name);
    });
  }

  const take = one<HTMLButtonElement>("[data-take]");
  if (take && worker) {
    const words = take.dataset;
    const line = one("[data-take-state]") ?? take;
    take.hidden = false;
    worker.addEventListener("message", ({ data }) => {
      if (data.total === undefined) return;
      line.textContent =
        data.failed ? fill(words.failed, data) : data.taken < data.total ? fill(words.taking, data) : fill(words.taken, data);
    });
    take.addEventListener("click", async () => {
      line.textContent = fill(words.taking, { taken: 0, total: "…" });
      try {
        const answer = await fetch(words.take ?? "", { headers: { accept: "application/json" } });
        const { pages } = (await answer.json()) as { pages: string[] };
        void navigator.storage?.persist?.();
        const files = performance.getEntriesByType("resource").map(e => e.name).filter(name => name.includes("/assets/"));
        (await worker.ready).active?.postMessage({ take: pages, with: files, person });
      } catch {
        line.textContent = fill(words.failed, { taken: 0, total: 0 });
      }
    });
  }
}
