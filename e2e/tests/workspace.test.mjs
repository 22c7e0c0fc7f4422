// The page on which one item is rated: names after an @, the camera, pictures from the clipboard, words explained.

import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { axe, fitsNarrow, open, signIn, withBrowser } from "../lib/browser.mjs";

const base = process.env.ALCOVE_E2E_BASE;
// One white point.
const PICTURE = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==", "base64");

let browser;
let page;

withBrowser(launched => (browser = launched));
beforeEach(() => (page = undefined));
afterEach(async () => {
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

/// Opens the next item that a contributor of the sample rates.
async function workspace(options) {
  page = await open(browser, base, options);
  await signIn(page, "contributor");
  const link = await page.locator("a[href*='/assessments/']").first().getAttribute("href");
  await page.goto(`${/^\/assessments\/\w+/.exec(link)[0]}/rate`);
  await page.waitForURL("**/items/**");
}

test("names are offered after an @ and taken by keyboard", async () => {
  await workspace();
  const names = (await page.locator("#say-to option").allTextContents()).slice(1);
  const name = names[0];
  await page.locator("#say").pressSequentially(`Ask @${name.slice(0, 2)}`);
  const first = page.locator("#say-names [role=option]").first();
  await first.waitFor();

  assert.equal(await first.getAttribute("aria-selected"), "true");
  assert.equal(await page.getAttribute("#say", "aria-activedescendant"), "say-names-0");
  assert.match(await page.locator("#say-names-found").textContent(), /\d/);
  await axe(page, { include: "#talk" });
  await fitsNarrow(page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  const chosen = await first.textContent();
  await page.keyboard.press("Enter");

  assert.equal(await page.inputValue("#say"), `Ask @${chosen} `);
  assert.ok(names.includes(chosen));
  assert.equal(await page.locator("#say-names").isHidden(), true);
  assert.equal(await page.getAttribute("#say", "aria-activedescendant"), null);
});

test("escape leaves what is typed as it is, and a name can be pointed at", async () => {
  await workspace();
  const name = (await page.locator("#say-to option").allTextContents())[1];
  await page.locator("#say").pressSequentially(`@${name.slice(0, 2)}`);
  await page.locator("#say-names [role=option]").first().waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#say-names").isHidden(), true);
  assert.equal(await page.inputValue("#say"), `@${name.slice(0, 2)}`);

  await page.locator("#say").pressSequentially(name.slice(2, 3));
  await page.locator("#say-names [role=option]").first().click();
  assert.match(await page.inputValue("#say"), /^@.+ $/);
});

test("a phone takes a photo into the evidence", async () => {
  await workspace({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await page.locator("label[for=photo]").scrollIntoViewIfNeeded();
  assert.equal(await page.locator("label[for=photo]").isVisible(), true);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390, "nothing sticks out");
  const before = await page.locator("#evidence .files li").count();

  await page.setInputFiles("#photo", { name: "bench.png", mimeType: "image/png", buffer: PICTURE });

  await page.locator("#evidence .files li").nth(before).waitFor({ timeout: 15_000 });
  assert.equal(await page.locator("#evidence .files li").count(), before + 1);
  await axe(page, { include: ".drop" });
});

test("a pasted picture becomes evidence", async () => {
  await workspace();
  assert.equal(await page.locator("label[for=photo]").isVisible(), false);
  const before = await page.locator("#evidence .files li").count();

  await page.evaluate(bytes => {
    const files = new DataTransfer();
    files.items.add(new File([new Uint8Array(bytes)], "pasted.png", { type: "image/png" }));
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: files, bubbles: true, cancelable: true }));
  }, [...PICTURE]);

  await page.locator("#evidence .files li").nth(before).waitFor({ timeout: 15_000 });
});

test("a term leads to what it means on the same page", async () => {
  await workspace();
  await axe(page);
  await page.evaluate(() => document.querySelectorAll("main details").forEach(one => (one.open = true)));
  const term = page.locator(".term").first();
  const target = await term.getAttribute("href");
  await term.click();

  assert.match(target, /^#g-/);
  assert.equal(await page.locator(`#terms ${target}`).isVisible(), true);
});
