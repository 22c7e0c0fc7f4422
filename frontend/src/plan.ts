// The plan: objectives fold, and a bar is moved by dragging it or with the key m.

import { all, one } from "./dom";

for (const twist of all<HTMLButtonElement>("[data-twist]")) {
  const rows = (twist.dataset.twist ?? "").split(" ").filter(Boolean);
  twist.addEventListener("click", () => {
    const open = twist.getAttribute("aria-expanded") !== "true";
    twist.setAttribute("aria-expanded", String(open));
    for (const id of rows) show(document.getElementById(id), open);
  });
}

/** Hides a row with what is folded under it; shows it, and under it only what was not folded. */
function show(row: HTMLElement | null, open: boolean): void {
  if (!row) return;
  row.hidden = !open;
  const twist = one<HTMLButtonElement>("[data-twist]", row);
  if (!twist || (open && twist.getAttribute("aria-expanded") !== "true")) return;
  for (const id of (twist.dataset.twist ?? "").split(" ").filter(Boolean)) show(document.getElementById(id), open);
}

const mover = one<HTMLDialogElement>("#mover");

if (mover) {
  const form = one<HTMLFormElement>("form", mover);
  const days = one<HTMLInputElement>("[name=days]", mover);
  const title = one("[data-title]", mover);
  one("[data-close]", mover)?.addEventListener("click", () => mover.close());

  const ask = (row: HTMLElement, by: number): void => {
    if (!form || !days) return;
    form.action = row.dataset.move ?? "";
    days.value = by ? String(by) : "";
    if (title) title.textContent = one("th a", row)?.textContent ?? "";
    mover.showModal();
    days.select();
  };

  for (const row of all("tr[data-move]")) {
    row.addEventListener("keydown", event => {
      if (event.key !== "m" || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      ask(row, 0);
    });
    const chart = one("td.g > svg", row) as unknown as SVGSVGElement | null;
    const bar = chart?.querySelector<SVGSVGElement>("[data-bar]");
    if (chart && bar) drag(chart, bar, by => ask(row, by));
  }
}

/** Follows the pointer with the bar, and tells by how many days it was let go. */
function drag(chart: SVGSVGElement, bar: SVGSVGElement, done: (days: number) => void): void {
  const span = Number(chart.closest<HTMLElement>("[data-days]")?.dataset.days ?? 0);
  let from: number | undefined;
  const moved = (event: PointerEvent): number => event.clientX - (from ?? event.clientX);
  bar.addEventListener("pointerdown", event => {
    // A finger scrolls; on touch there is the form on the action's page.
    if (event.button !== 0 || event.pointerType === "touch") return;
    from = event.clientX;
    bar.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  bar.addEventListener("pointermove", event => {
    if (from !== undefined) bar.setAttribute("x", String(moved(event)));
  });
  const end = (event: PointerEvent, drops: boolean): void => {
    if (from === undefined) return;
    const days = Math.round((moved(event) / chart.clientWidth) * span);
    from = undefined;
    bar.removeAttribute("x");
    if (drops && days) done(days);
  };
  bar.addEventListener("pointerup", event => end(event, true));
  bar.addEventListener("pointercancel", event => end(event, false));
}
