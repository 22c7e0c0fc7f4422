// A walk through a page by the Tab key alone.

/// Goes once around and tells what a person who uses no pointer would miss: controls that are never
/// reached, or that get the focus without showing it, under a bar, or out of the order of the page.
export async function missedByTab(page) {
  await page.evaluate(() => {
    document.activeElement?.blur();
    scrollTo(0, 0);
    const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
    const inOrder = [...document.querySelectorAll(CONTROLS)];
    globalThis.walked = { seen: new Set(), order: [], told: [], inOrder, name: element => element.outerHTML.slice(0, 110).replace(/\s+/g, " ") };
  });
  for (let step = 0; step < 600; step++) {
    await page.keyboard.press("Tab");
    const goesOn = await page.evaluate(() => {
      const here = document.activeElement;
      const { seen, order, told, name } = globalThis.walked;
      // A date is several stops in one field.
      if (here === order.at(-1)) return true;
      if (!here || here === document.body || seen.has(here)) return false;
      seen.add(here);
      order.push(here);
      // A choice shows it around its whole label, and a picker beside its button.
      const marks = [here, here.closest("label"), here.parentElement, here.nextElementSibling, here.previousElementSibling].filter(Boolean);
      const ring = marks.some(mark => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(mark);
        return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
      });
      if (!ring) told.push(`no ring: ${name(here)}`);
      const box = (here.matches(".vh, .choice input") ? here.closest("label") ?? here.parentElement : here).getBoundingClientRect();
      const [x, y] = [box.left + Math.min(box.width / 2, 40), box.top + Math.min(box.height / 2, 20)];
      const top = document.elementFromPoint(x, y);
      const isSeen = top && (top === here || here.contains(top) || top.contains(here) || top.closest("label")?.contains(here) || here.closest("label")?.contains(top));
      if (!isSeen) told.push(`hidden when it has the focus: ${name(here)}`);
      return true;
    });
    if (!goesOn) break;
  }
  return page.evaluate(() => {
    const { seen, order, told, inOrder, name } = globalThis.walked;
    for (const control of inOrder) {
      if (seen.has(control) || control.disabled || control.tabIndex < 0) continue;
      if (!control.checkVisibility({ checkVisibilityCSS: true })) continue;
      // Of a group of choices the keyboard stops at one.
      if (control.type === "radio" && inOrder.some(other => other.name === control.name && other.form === control.form && seen.has(other))) continue;
      told.push(`never reached: ${name(control)}`);
    }
    const places = order.map(control => inOrder.indexOf(control)).filter(place => place >= 0);
    const back = places.findIndex((place, at) => at > 0 && place < places[at - 1]);
    if (back > 0) told.push(`out of order: ${name(inOrder[places[back]])} after ${name(inOrder[places[back - 1]])}`);
    return told;
  });
}
