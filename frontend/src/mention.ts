// Names after an @ in a discussion: textarea[data-names] with a list to choose from. Typing the name works as well.

import { counted, one } from "./dom";

// More names than this are no help: one types on.
const MOST = 7;

interface Open {
  field: HTMLTextAreaElement;
  list: HTMLElement;
  /** Where the @ stands. */
  from: number;
  at: number;
}

let open: Open | undefined;

const small = (text: string): string => text.toLocaleLowerCase(document.documentElement.lang || "en");

/** The people and units that the form offers to call in. */
const names = (field: HTMLTextAreaElement): string[] =>
  [...(one<HTMLSelectElement>(`#${field.dataset.namesFrom}`)?.options ?? [])].filter(o => o.value).map(o => o.text);

/** What is typed after the last @ before the caret; a name has blanks in it. */
function typed(field: HTMLTextAreaElement): { from: number; text: string } | undefined {
  const before = field.value.slice(0, field.selectionStart);
  const from = before.lastIndexOf("@");
  const text = before.slice(from + 1);
  const begins = from >= 0 && (from === 0 || /[\s(]/.test(before[from - 1]!));
  return begins && !/\n/.test(text) && text.length <= 60 ? { from, text } : undefined;
}

function suggest(field: HTMLTextAreaElement): void {
  const list = one(`#${field.dataset.names}`);
  const asked = typed(field);
  if (!list || !asked) return close();
  const wanted = small(asked.text);
  const fits = (name: string) => small(name).split(/\s+/).some((_, at, words) => words.slice(at).join(" ").startsWith(wanted));
  const found = names(field).filter(name => small(name) !== wanted && fits(name)).slice(0, MOST);
  if (!found.length) return close();
  list.replaceChildren(
    ...found.map((name, at) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${at}`;
      option.setAttribute("role", "option");
      option.textContent = name;
      return option;
    }),
  );
  list.hidden = false;
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-autocomplete", "list");
  open = { field, list, from: asked.from, at: 0 };
  mark();
  const status = one(`#${list.id}-found`);
  if (status) status.textContent = counted(status, found.length);
}

function mark(): void {
  if (!open) return;
  [...open.list.children].forEach((option, at) => {
    option.setAttribute("aria-selected", String(at === open!.at));
    if (at === open!.at) {
      open!.field.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    }
  });
}

function close(): void {
  if (!open) return;
  open.list.hidden = true;
  open.list.replaceChildren();
  open.field.removeAttribute("aria-activedescendant");
  open = undefined;
}

function take(at: number): void {
  const name = open?.list.children[at]?.textContent;
  if (!open || !name) return;
  const { field, from } = open;
  close();
  field.setRangeText(`@${name} `, from, field.selectionStart, "end");
  field.focus();
}

const fieldOf = (event: Event) => (event.target as HTMLElement).closest?.<HTMLTextAreaElement>("textarea[data-names]");

addEventListener("input", event => {
  const field = fieldOf(event);
  if (field) suggest(field);
});

addEventListener("keydown", event => {
  if (!open || event.target !== open.field || event.isComposing) return;
  const last = open.list.children.length - 1;
  if (event.key === "ArrowDown") open.at = open.at === last ? 0 : open.at + 1;
  else if (event.key === "ArrowUp") open.at = open.at === 0 ? last : open.at - 1;
  else if (event.key === "Enter" || event.key === "Tab") take(open.at);
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
  event.stopPropagation();
  mark();
});

// The field keeps the caret while somebody points at a name.
addEventListener("pointerdown", event => {
  if (open?.list.contains(event.target as Node)) event.preventDefault();
});

addEventListener("click", event => {
  const option = (event.target as HTMLElement).closest?.<HTMLElement>("[role=option]");
  if (open && option && open.list.contains(option)) take([...open.list.children].indexOf(option));
});

addEventListener("focusout", event => {
  if (open && event.target === open.field) close();
});
