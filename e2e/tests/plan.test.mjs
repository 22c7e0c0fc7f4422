// The development plan: every view without a violation, moved by mouse and by key, and all of it without scripts.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, EVERYTHING, fitsNarrow, open, signIn, tabTo, withBrowser } from "../lib/browser.mjs";

const base = process.env.ALCOVE_E2E_BASE;
let browser;
withBrowser(launched => (browser = launched));

const VIEWS = ["timeline", "board", "list", "calendar", "load"];

async function plan(page) {
  await page.goto("/plan");
  return page.url().replace(base, "").split("?")[0];
}

test("each view of a plan is accessible at every width and in both schemes", async t => {
  const page = await open(browser, base);
  await signIn(page, "coordinator");
  const address = await plan(page);
  for (const view of VIEWS) {
    await t.test(view, async () => {
      const answer = await page.goto(`${address}?view=${view}`);

      assert.equal(answer.status(), 200);
      assert.ok((await page.locator("main a[href*='/nodes/'], main td").count()) > 3, "it shows rows");
      await axe(page, { looks: EVERYTHING });
      await fitsNarrow(page);
      assert.deepEqual(page.complaints, []);
    });
  }
  await page.context().close();
});

test("an action is moved with the key m, and the approved plan asks why", async () => {
  const page = await open(browser, base);
  await signIn(page, "coordinator");
  await page.goto(await plan(page));
  const row = page.locator("tr[data-move]").last();
  const before = await row.locator("td.dat").textContent();
  await row.locator("th a").focus();

  await page.keyboard.press("m");
  await page.fill("#mover [name=days]", "92");
  await page.fill("#mover [name=reason]", "The hall is let until then");
  await Promise.all([page.waitForURL(/view=timeline/), page.click("#mover [type=submit]")]);

  assert.notEqual(await page.locator("tr[data-move]").last().locator("td.dat").textContent(), before);
  await Promise.all([page.waitForNavigation(), page.locator(".notice form [type=submit]").click()]);
  assert.equal(await page.locator("tr[data-move]").last().locator("td.dat").textContent(), before, "taken back");
  await page.context().close();
});

test("the end of a bar is moved by dragging it and with Shift and an arrow", async () => {
  const page = await open(browser, base);
  await signIn(page, "coordinator");
  await page.goto(await plan(page));
  const row = page.locator("tr[data-last]").first();
  const last = await row.getAttribute("data-last");
  await row.scrollIntoViewIfNeeded();
  const box = await row.locator("rect[data-whole]").boundingBox();

  await page.mouse.move(box.x + box.width - 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width + 60, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  assert.ok((await page.inputValue("#sizer-last")) > last, "later than it was");
  await axe(page, { include: "#sizer" });
  await page.keyboard.press("Escape");

  await row.locator("th a").focus();
  await page.keyboard.press("Shift+ArrowLeft");
  const earlier = await page.inputValue("#sizer-last");
  assert.equal((Date.parse(last) - Date.parse(earlier)) / 86_400_000, 1, "a day earlier");
  await page.fill("#sizer-why", "It takes less");
  await Promise.all([page.waitForURL(/view=timeline/), page.click("#sizer [type=submit]")]);
  assert.equal(await page.locator("tr[data-last]").first().getAttribute("data-last"), earlier);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("a card of the board goes to another column by mouse and by key, and comes back", async () => {
  const page = await open(browser, base);
  await signIn(page, "coordinator");
  await page.goto(`${await plan(page)}?view=board`);
  const column = standing => page.locator(`.board > [data-standing="${standing}"]`);
  const count = standing => column(standing).locator("[data-card]").count();
  const before = await count("on-track");

  await column("on-track").locator("[data-card]").first().dragTo(column("done"));
  assert.equal(await page.inputValue("#noter-standing"), "done");
  await axe(page, { include: "#noter" });
  await Promise.all([page.waitForURL(/view=board/), page.click("#noter [type=submit]")]);
  assert.equal(await count("on-track"), before - 1);
  await Promise.all([page.waitForNavigation(), page.locator(".notice form [type=submit]").click()]);
  assert.equal(await count("on-track"), before, "taken back");

  await column("on-track").locator("[data-card] > a").first().focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.inputValue("#noter-standing"), "at-risk");
  await page.keyboard.press("Escape");
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("outline, timeline, the form of an action and a status note need no mouse", async () => {
  const page = await open(browser, base);
  await signIn(page, "coordinator");
  const address = await plan(page);
  await page.goto(address);

  // From the row of the timeline to the action.
  await tabTo(page, "tr[data-last] th a");
  await page.keyboard.press("m");
  await page.keyboard.type("3");
  await page.keyboard.press("Tab");
  await page.keyboard.type("By keys alone");
  await Promise.all([page.waitForURL(/view=timeline/), page.keyboard.press("Enter")]);
  await tabTo(page, "tr[data-last] th a");
  await Promise.all([page.waitForURL(/\/nodes\/[^/]+$/), page.keyboard.press("Enter")]);

  // The status note.
  await tabTo(page, "[name=standing]");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await tabTo(page, "[name=words]");
  await page.keyboard.type("Said without a mouse");
  await tabTo(page, "form[action$='/notes'] button[type=submit]:not([name])");
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  assert.match(await page.textContent("main"), /Said without a mouse/);

  // The form of the action.
  await page.goto(page.url().split("#")[0]);
  await tabTo(page, "a[href$='/edit']");
  await Promise.all([page.waitForURL(/\/edit$/), page.keyboard.press("Enter")]);
  await tabTo(page, "#output");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("A list by keys");
  await tabTo(page, "main form.stack [type=submit]");
  await Promise.all([page.waitForURL(/\/nodes\/[^/]+$/), page.keyboard.press("Enter")]);
  assert.match(await page.textContent("main"), /A list by keys/);

  // Objectives fold by key.
  await page.goto(address);
  await tabTo(page, ".twist");
  await page.keyboard.press("Enter");
  assert.equal(await page.locator(".twist").first().getAttribute("aria-expanded"), "false");
  await page.context().close();
});

test("where it is narrow the parts of a plan are one row that scrolls, with the present one in sight", async () => {
  for (const [width, height] of [[390, 844], [834, 1112]]) {
    const page = await open(browser, base, { viewport: { width, height } });
    await signIn(page, "coordinator");
    const address = await plan(page);
    for (const part of ["", "/files", "/settings"]) {
      await page.goto(`${address}${part}`);
      const row = await page.locator("nav.tabs").boundingBox();
      const here = await page.locator("nav.tabs [aria-current]").boundingBox();
      assert.ok(row.height < 64, `one row at ${width}, not ${row.height}`);
      assert.ok(here.x >= 0 && here.x + here.width <= width, `the present part is in sight on ${part} at ${width}`);
      await fitsNarrow(page);
    }
    await page.context().close();
  }
});

test("on a phone the rows begin on the first screen, and figures and filters unfold above them", async () => {
  const page = await open(browser, base, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await signIn(page, "coordinator");
  const address = await plan(page);
  for (const view of VIEWS) {
    await page.goto(`${address}?view=${view}`);
    const top = await page.evaluate(() => document.querySelector("nav.views").nextElementSibling.getBoundingClientRect().top);
    assert.ok(top < 720, `${view} begins at ${top}`);
  }

  await page.locator(".tuck > summary").first().click();
  assert.ok(await page.locator(".kpis").isVisible());
  await page.locator(".tuck > summary").last().click();
  assert.ok(await page.locator(".filters #q").isVisible());
  await page.setViewportSize({ width: 1440, height: 1000 });
  await page.goto(address);
  assert.ok(await page.locator(".kpis").isVisible(), "there is room for them on a desk");
  assert.equal(await page.locator(".tuck > summary").first().isVisible(), false);
  await page.context().close();
});

test("arrow keys go from row to row, and a move leads back to its row with the way back in sight", async () => {
  const page = await open(browser, base);
  await signIn(page, "coordinator");
  const address = await plan(page);
  await page.goto(address);
  const links = page.locator(".plan tbody th a");
  await links.nth(2).focus();

  await page.keyboard.press("ArrowDown");
  assert.ok(await links.nth(3).evaluate(link => link === document.activeElement));
  await page.keyboard.press("ArrowUp");
  assert.ok(await links.nth(2).evaluate(link => link === document.activeElement));

  const row = page.locator("tr[data-move]").last();
  const id = await row.getAttribute("id");
  await row.locator("th a").focus();
  await page.keyboard.press("m");
  await page.fill("#mover [name=days]", "7");
  await page.fill("#mover [name=reason]", "A week of holidays");
  await Promise.all([page.waitForURL(new RegExp(`#${id}$`)), page.click("#mover [type=submit]")]);
  await page.waitForLoadState();
  const sight = await page.evaluate(id => [document.getElementById(id), document.querySelector(".notice form")].map(one => one.getBoundingClientRect().top), id);
  assert.ok(sight.every(top => top > 0 && top < 1000), `in sight: ${sight}`);
  await Promise.all([page.waitForNavigation(), page.locator(".notice form [type=submit]").click()]);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("all rows that are shown are picked at once, and what is to change stays in sight", async () => {
  const page = await open(browser, base);
  await signIn(page, "coordinator");
  await page.goto(`${await plan(page)}?view=list`);
  const boxes = page.locator("[name=node]");

  await page.locator("[data-all]").check();
  assert.equal(await page.locator("[name=node]:checked").count(), await boxes.count());
  await page.locator(".listing").evaluate(table => table.scrollIntoView());
  const bar = await page.locator(".picked").boundingBox();
  assert.ok(bar.y + bar.height <= 1000, `it stands at the foot of the window: ${bar.y} and ${bar.height}`);
  await page.locator("[data-all]").uncheck();
  assert.equal(await page.locator("[name=node]:checked").count(), 0);
  await page.context().close();
});

test("dragging a bar asks for the days that it was dragged by", async () => {
  const page = await open(browser, base);
  await signIn(page, "coordinator");
  await page.goto(await plan(page));
  const bar = page.locator("tr[data-move] [data-bar] rect").first();
  await bar.scrollIntoViewIfNeeded();
  const box = await bar.boundingBox();

  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 40, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();

  assert.ok(Number(await page.inputValue("#mover [name=days]")) > 10);
  await axe(page, { include: "#mover" });
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("an objective folds what stands under it", async () => {
  const page = await open(browser, base);
  await signIn(page, "coordinator");
  await page.goto(await plan(page));
  const twist = page.locator(".twist").first();
  const id = (await twist.getAttribute("aria-controls")).split(" ")[0];

  await twist.click();
  assert.equal(await page.locator(`#${id}`).isVisible(), false);
  await twist.click();
  assert.equal(await page.locator(`#${id}`).isVisible(), true);
  await page.context().close();
});

test("a plan is started, filled and changed without scripts, and what was typed stays", async () => {
  const page = await open(browser, base, { javaScriptEnabled: false });
  await signIn(page, "administrator");
  await page.goto("/plans/new");
  await page.fill("#title", "Plan on paper");
  await page.click("main form.stack [type=submit]");
  const address = page.url().replace(base, "").replace(/\/table$/, "");
  const add = async (kind, fields) => {
    await page.goto(`${address}/nodes/new?kind=${kind}`);
    for (const [name, value] of Object.entries(fields)) await page.fill(`#${name}`, value);
    await page.click("main form.stack [type=submit]");
    return page.url().replace(base, "");
  };
  await add("objective", { title: "A laboratory that learners use" });
  const first = await add("action", { title: "Order the benches", first_day: "2030-01-07", last_day: "2030-02-03" });
  const second = await add("action", { title: "Open the laboratory", first_day: "2030-02-04", last_day: "2030-02-10" });

  await page.goto(second);
  await page.locator("summary", { hasText: "Let it wait for another" }).click();
  await page.selectOption("#before", first.split("/").pop());
  await page.click("form[action$='/dependencies'] [type=submit]");
  await page.goto(first);
  await page.locator("summary", { hasText: "Move" }).click();
  await page.fill("#days", "14");
  await page.click("form[action$='/move'] [type=submit] >> nth=0");

  await page.goto(second);
  assert.match(await page.textContent("main"), /18 February 2030/);
  await page.goto(first);
  await page.locator("summary", { hasText: "Change the dates" }).click();
  await page.fill("#first_day", "2030-03-09");
  await page.fill("#last_day", "2030-03-01");
  await page.click("form[action$='/schedule'] [type=submit]");
  assert.match(await page.textContent(".errors"), /ends before it begins/i);
  assert.equal(await page.inputValue("#last_day"), "2030-03-01");
  await page.context().close();
});
