// What pokes out: of the window, or of the card it stands in.

/// Elements and words that stick out by more than a pixel, told one by one. What scrolls in a region of
/// its own may be as wide as it likes, and what is hidden from the eye alone stands nowhere.
export async function pokingOut(page, width = 390) {
  const was = page.viewportSize();
  await page.setViewportSize({ width, height: 844 });
  const told = await page.evaluate(() => {
    const CARDS = ".card, .first, .notice, .errors, .drop, .choice, .empty, dialog";
    const SLACK = 1;
    const scrolls = element => /auto|scroll/.test(getComputedStyle(element).overflowX);
    const isClipped = element => {
      const { clipPath, clip } = getComputedStyle(element);
      return clipPath !== "none" || clip !== "auto";
    };
    const told = [];

    /// The nearest box that the eye sees around an element; none where something between scrolls or hides it.
    const around = element => {
      for (let above = element; above !== document.documentElement; above = above.parentElement) {
        if (isClipped(above)) return null;
        if (above === element) continue;
        if (scrolls(above)) return null;
        if (above.matches(CARDS)) return above;
      }
      return document.documentElement;
    };

    const judge = (element, box, what) => {
      if (box.width < 2 || box.height < 2) return;
      const frame = around(element);
      if (!frame) return;
      const isWindow = frame === document.documentElement;
      const { left, right } = isWindow ? { left: 0, right: frame.clientWidth } : frame.getBoundingClientRect();
      const over = Math.round(Math.max(box.right - right, left - box.left));
      if (over > SLACK) told.push(`${what} pokes ${over} px out of ${isWindow ? "the window" : `.${frame.className.split(" ")[0]}`}`);
    };

    for (const element of document.querySelectorAll("body :not(script, style, svg *, option, optgroup)")) {
      if (!element.checkVisibility({ checkVisibilityCSS: true })) continue;
      const opening = element.outerHTML.slice(0, element.outerHTML.indexOf(">") + 1);
      judge(element, element.getBoundingClientRect(), opening);
      // A long word leaves a box that itself stays where it is.
      const range = document.createRange();
      for (const text of element.childNodes) {
        if (text.nodeType !== Node.TEXT_NODE || !text.data.trim() || scrolls(element)) continue;
        range.selectNodeContents(text);
        for (const line of range.getClientRects()) judge(element, line, `“${text.data.trim().slice(0, 40)}” in ${opening}`);
      }
    }
    return [...new Set(told)];
  });
  await page.setViewportSize(was);
  return told;
}
