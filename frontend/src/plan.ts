// The plan: a bar is moved by dragging it or with the key m, its end by dragging that or with Shift and an arrow; a
// card of the board goes to another column. Each opens a form that the pages have without scripts as well, and leads
// back to the row that it is about.

import { all, one } from "./dom";

const DAY = 86_400_000;
/** So near its end a bar is made longer, not moved; a finger's width would leave nothing of a short one. */
const EDGE = 8;

const mover = one<HTMLDialogElement>("#mover");
const sizer = one<HTMLDialogElement>("#sizer");
const noter = one<HTMLDialogElement>("#noter");

const later = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

/** Opens a form about a row or a card, filled with what is known of it. */
function ask(dialog: HTMLDialogElement, about: HTMLElement, action: string, values: Record<string, string>, focus: string): void {
  const form = one<HTMLFormElement>("form", dialog);
  const title = one("[data-title]", dialog);
  if (!form) return;
  form.action = action;
  const back = one<HTMLInputElement>("[name=next], [name=back]", form);
  if (back) back.value = `${back.value.split("#")[0]}#${about.id}`;
  for (const [name, value] of Object.entries(values)) one<HTMLInputElement>(`[name=${name}]`, form)!.value = value;
  if (title) title.textContent = one("a", about)?.textContent ?? "";
  dialog.showModal();
  one<HTMLInputElement>(`[name=${focus}]`, form)?.focus();
}

const move = (row: HTMLElement, by: number): void => {
  if (mover) ask(mover, row, row.dataset.move ?? "", { days: by ? String(by) : "" }, "days");
};

const size = (row: HTMLElement, by: number): void => {
  const { first, last, version = "", fixed = "" } = row.dataset;
  if (!sizer || !first || !last) return;
  const wanted = later(last, by);
  const day = wanted < first ? first : wanted;
  const action = (row.dataset.move ?? "").replace(/move$/, "schedule");
  ask(sizer, row, action, { first_day: first, last_day: day, version, fixed }, "last_day");
};

// Rows and cards: up and down go to the next one that is shown.
const ROWS = ".plan tbody th a, .listing tbody th a, .board .card > a";

addEventListener("keydown", event => {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const here = event.target as HTMLElement;
  if (!by || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !here.matches(ROWS)) return;
  const shown = all(ROWS, here.closest("tbody, section") ?? document).filter(link => !link.closest("[hidden]"));
  const next = shown[shown.indexOf(here) + by];
  if (!next) return;
  event.preventDefault();
  next.focus();
});

// All rows of the list at once.
for (const whole of all<HTMLInputElement>("[data-all]"))
  whole.addEventListener("change", () => {
    for (const box of all<HTMLInputElement>(`[name=${whole.dataset.all}]`, whole.form!)) box.checked = whole.checked;
  });

// Browsers that cannot lay a closed fold open by width get it open where there is room.
if (!CSS.supports("selector(::details-content)") && matchMedia("(min-width: 52.01rem)").matches)
  for (const fold of all<HTMLDetailsElement>(".tuck")) fold.open = true;

for (const row of all("tr[data-move]")) {
  row.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = event.shiftKey ? { ArrowRight: 1, ArrowLeft: -1 }[event.key] : undefined;
    if (step && row.dataset.last) size(row, step);
    else if (event.key === "m") move(row, 0);
    else return;
    event.preventDefault();
  });
  const chart = one("td.g > svg", row) as unknown as SVGSVGElement | null;
  const bar = chart?.querySelector<SVGSVGElement>("[data-bar]");
  if (chart && bar) drag(row, chart, bar);
}

/** Follows the pointer with the bar or with its end, and tells by how many days it was let go. */
function drag(row: HTMLElement, chart: SVGSVGElement, bar: SVGSVGElement): void {
  const span = Number(chart.closest<HTMLElement>("[data-days]")?.dataset.days ?? 0);
  const whole = bar.querySelector<SVGRectElement>("rect[data-whole]");
  const width = whole?.getAttribute("width") ?? "";
  let from: number | undefined;
  let sizes = false;
  const moved = (event: PointerEvent): number => event.clientX - (from ?? event.clientX);
  const isEnd = (event: PointerEvent): boolean => {
    const box = whole?.getBoundingClientRect();
    return !!row.dataset.last && !!box && event.clientX > box.right - Math.min(EDGE, box.width / 3);
  };
  bar.addEventListener("pointerdown", event => {
    // A finger scrolls; on touch there is the form on the action's page.
    if (event.button !== 0 || event.pointerType === "touch") return;
    from = event.clientX;
    sizes = isEnd(event);
    bar.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  bar.addEventListener("pointermove", event => {
    if (from === undefined) bar.toggleAttribute("data-end", isEnd(event));
    else if (sizes) {
      const px = (Number.parseFloat(width) / 100) * chart.clientWidth + moved(event);
      whole?.setAttribute("width", String(Math.max(px, 2)));
    } else bar.setAttribute("x", String(moved(event)));
  });
  const end = (event: PointerEvent, drops: boolean): void => {
    if (from === undefined) return;
    const days = Math.round((moved(event) / chart.clientWidth) * span);
    from = undefined;
    bar.removeAttribute("x");
    whole?.setAttribute("width", width);
    if (drops && days) (sizes ? size : move)(row, days);
  };
  bar.addEventListener("pointerup", event => end(event, true));
  bar.addEventListener("pointercancel", event => end(event, false));
}

// The board.
const columns = all(".board > [data-standing]");

const say = (card: HTMLElement, column: HTMLElement | undefined): void => {
  const standing = column?.dataset.standing;
  if (noter && standing) ask(noter, card, card.dataset.card ?? "", { standing }, "words");
};

for (const card of all("[data-card]")) {
  const here = columns.findIndex(column => column.contains(card));
  card.draggable = true;
  card.addEventListener("keydown", event => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    // Keys pressed in the menu of the card are the menu's.
    if (!step || event.ctrlKey || event.metaKey || event.altKey || !(event.target as Element).matches("[data-card] > a")) return;
    event.preventDefault();
    say(card, columns[here + step]);
  });
  card.addEventListener("dragstart", event => {
    card.dataset.held = "";
    event.dataTransfer?.setData("text/plain", card.textContent ?? "");
  });
  card.addEventListener("dragend", () => delete card.dataset.held);
}

for (const column of noter ? columns : []) {
  const held = (): HTMLElement | null => one("[data-held]");
  const over = (on: boolean): void => void column.toggleAttribute("data-over", on);
  column.addEventListener("dragover", event => {
    if (!held() || column.contains(held())) return;
    event.preventDefault();
    over(true);
  });
  column.addEventListener("dragleave", event => over(column.contains(event.relatedTarget as Node)));
  column.addEventListener("drop", event => {
    const card = held();
    over(false);
    if (!card || column.contains(card)) return;
    event.preventDefault();
    say(card, column);
  });
}
