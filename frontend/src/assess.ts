// The assessment workspace: forms that save themselves, evidence, keys.

import { all, one } from "./dom";
import { bindFiles } from "./files";
import { bind } from "./form";

const bindAll = (within: ParentNode) => {
  all<HTMLFormElement>("form[data-outbox]", within).forEach(bind);
  all<HTMLFormElement>("form[data-outbox-files]", within).forEach(bindFiles);
};
bindAll(document);
addEventListener("alcove:fresh", event => bindAll((event as CustomEvent<Element>).detail));

// Single-key shortcuts: silent while typing, and a person can switch them off (WCAG 2.1.4).
// Whatever carries data-key is chosen, opened or focused by it.
const toggle = one<HTMLInputElement>("#keys-on");
const remembered = (value?: string): string | null => {
  try {
    if (value) localStorage.setItem("keys", value);
    return localStorage.getItem("keys");
  } catch {
    return null;
  }
};
if (toggle) {
  toggle.checked = remembered() !== "off";
  toggle.addEventListener("change", () => remembered(toggle.checked ? "on" : "off"));
}
addEventListener("keydown", event => {
  const on = event.target as HTMLElement;
  const typing = on.isContentEditable || on.matches?.("textarea, select, input:not([type=radio], [type=checkbox])");
  if ((toggle && !toggle.checked) || event.ctrlKey || event.metaKey || event.altKey || typing || one("dialog[open]")) return;
  if (event.key === "?") {
    one<HTMLDialogElement>("#keys")?.showModal();
    return;
  }
  const target = one(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!target) return;
  event.preventDefault();
  if (target instanceof HTMLTextAreaElement) {
    target.focus();
    target.setSelectionRange(target.value.length, target.value.length);
  } else if (target instanceof HTMLInputElement && target.type === "radio") {
    target.checked = true;
    target.focus();
    target.dispatchEvent(new Event("input", { bubbles: true }));
  } else if (target.matches("input")) {
    target.focus();
  } else {
    target.click();
  }
});
