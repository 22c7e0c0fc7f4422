// What only the workspace of one item needs: small helps that its form works without.

import { all, fill, one } from "./dom";
import "./mention";

// A radio cannot be unchosen by itself: this takes the answer back.
addEventListener("click", event => {
  const name = (event.target as HTMLElement).closest?.<HTMLElement>("[data-clear]")?.dataset.clear;
  const chosen = name && one<HTMLInputElement>(`[name=${name}]:checked`);
  if (!chosen) return;
  chosen.checked = false;
  chosen.dispatchEvent(new Event("input", { bubbles: true }));
});

// The share that two numbers make, while they are typed; the server computes it anew.
addEventListener("input", event => {
  const pair = (event.target as HTMLElement).closest?.<HTMLElement>("[data-share]");
  const output = pair && one("output", pair);
  if (!output) return;
  const [above, below] = all<HTMLInputElement>("input", pair).map(input => parseFloat(input.value.replace(",", ".")));
  const share = (above! / below!) * +pair.dataset.times!;
  output.textContent = isFinite(share)
    ? fill(output.dataset.shareOf, { share: share.toLocaleString(document.documentElement.lang, { maximumFractionDigits: +pair.dataset.decimals! }) })
    : "–";
});

// A pasted address is a link to attach.
addEventListener("paste", event => {
  const text = event.clipboardData?.getData("text") ?? "";
  const field = one<HTMLInputElement>("[data-paste-link]");
  if (!field || !/^https?:\/\/\S+$/.test(text) || (event.target as HTMLElement).matches?.("input, textarea")) return;
  field.closest("details")!.open = true;
  field.value = text;
  field.focus();
});

// The list of criteria is closed under a button where there is one column, open beside the form where there are more.
const tree = one<HTMLDetailsElement>(".treefold");
const work = one(".work");
if (tree && work) {
  let was: boolean | undefined;
  const fit = () => {
    const columns = getComputedStyle(work).gridTemplateColumns.includes(" ");
    if (columns !== was) tree.open = was = columns;
  };
  fit();
  addEventListener("resize", fit);
}
