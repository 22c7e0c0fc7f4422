// The main pages without a pointer: every control reached in order, seen where it is, and dialogs that give the focus back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, signIn, withBrowser } from "../lib/browser.mjs";
import { missedByTab } from "../lib/keyboard.mjs";

const base = process.env.ALCOVE_E2E_BASE;
let browser;
withBrowser(launched => (browser = launched));

/// The address of the newest link on a page.
const linkOn = async (page, path, selector) => {
  await page.goto(path);
  return page.getAttribute(selector, "href");
};

const running = page => linkOn(page, "/assessments", "main a[href^='/assessments/0']");

const PAGES = {
  contributor: {
    "the workspace": async page => `${await running(page)}/rate`,
    "the evidence library": async () => "/evidence",
    "a new piece of evidence": async () => "/evidence/new",
  },
  coordinator: {
    "setting up": async () => "/assessments/new",
    "the scope": async page => `${await running(page)}/scope`,
    "the seats": async page => `${await running(page)}/seats`,
    "the dates": async page => `${await running(page)}/phases`,
    "the queue of moderation": async page => `${await running(page)}/moderation`,
    "people": async () => "/organisation/people",
    "invitations": async () => "/organisation/invitations",
  },
};

for (const [role, pages] of Object.entries(PAGES)) {
  for (const [name, find] of Object.entries(pages)) {
    for (const [width, height] of [[1440, 900], [390, 844]]) {
      test(`${name} by keyboard, as a ${role} at ${width} px`, async () => {
        const page = await open(browser, base, { viewport: { width, height } });
        await signIn(page, role);
        await page.goto(await find(page));

        assert.deepEqual(await missedByTab(page), [], page.url());
        await page.context().close();
      });
    }
  }
}

test("a control that shows no ring, or that Tab passes by, is seen", async () => {
  const page = await open(browser, base);
  await page.goto("/sign-in");
  await page.locator("main").evaluate(main => {
    main.innerHTML = '<h1>A</h1><a href="/a" class="bare">A</a><div inert><button>B</button></div>';
    main.querySelector(".bare").style.outline = "none";
  });

  const told = await missedByTab(page);

  assert.equal(told.length, 2, told.join("\n"));
  assert.match(told[0], /^no ring: <a href="\/a"/);
  assert.match(told[1], /^never reached: <button>B/);
  await page.context().close();
});

for (const [opener, dialog] of [["[data-open=palette]", "#palette"], ["[data-open=keys]", "#keys"]]) {
  test(`${dialog} gives the focus back to what opened it`, async () => {
    const page = await open(browser, base);
    await signIn(page, "contributor");
    await page.goto(`${await running(page)}/rate`);
    await page.focus(opener);
    await page.keyboard.press("Enter");
    await page.locator(`${dialog}[open]`).waitFor();
    await page.keyboard.press("Escape");

    assert.equal(await page.locator(`${dialog}[open]`).count(), 0);
    assert.equal(await page.evaluate(wanted => document.activeElement?.matches(wanted), opener), true);
    await page.context().close();
  });
}
