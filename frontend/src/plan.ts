// The plan: a bar is moved by dragging it or with the key m.

import { all, one } from "./dom";

const mover = one<HTMLDialogElement>("#mover");

if (mover) {
  const form = one<HTMLFormElement>("form", mover);
  const days = one<HTMLInputElement>("[name=days]", mover);
  const title = one("[data-title]", mover);

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
