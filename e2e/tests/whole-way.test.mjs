// From an empty form to agreed results in a browser without scripts: plain forms, and nothing else.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, signIn } from "../lib/browser.mjs";

const base = process.env.ALCOVE_E2E_BASE;
const TITLE = "A round without scripts";
const PLAIN = { javaScriptEnabled: false, viewport: { width: 390, height: 844 } };

let browser, coordinator, contributor;

before(async () => {
  assert.ok(base, "run this by node run.mjs, which starts the program");
  browser = await launch();
  coordinator = await open(browser, base, PLAIN);
  await signIn(coordinator, "coordinator");
  contributor = await open(browser, base, PLAIN);
  await signIn(contributor, "contributor");
});
after(() => browser?.close());

const send = (page, selector) => Promise.all([page.waitForEvent("load"), page.click(selector)]);

test("set up, seated, rated, agreed on, closed and read without scripts", async t => {
  let address;

  await t.test("an assessment is set up with the shortest scope", async () => {
    await coordinator.goto("/assessments/new");
    await coordinator.fill("[name=title]", TITLE);
    await coordinator.locator("[name=preset]").first().check();
    await send(coordinator, "main form button[type=submit].primary");
    address = new URL(coordinator.url()).pathname.split("/").slice(0, 3).join("/");
    await coordinator.goto(`${address}/scope`);
    assert.equal(await coordinator.locator("[name=item]:checked").count(), 23);
  });

  await t.test("one unit gets a seat for everything", async () => {
    await coordinator.goto(`${address}/seats`);
    await coordinator.locator("[name=all]").first().check();
    await send(coordinator, "[name=act][value=save]");
    await coordinator.goto(`${address}/phases`);
    await coordinator.fill("[name=rating_until]", "2030-12-03");
    await send(coordinator, "main form button.primary");
  });

  await t.test("it is opened", async () => {
    await coordinator.goto(address);
    await send(coordinator, "form[action$='/opening'] button");
    assert.match(await coordinator.textContent("main"), /23/);
  });

  await t.test("the unit rates every item and hands in", async () => {
    await contributor.goto(`${address}/rate`);
    for (let item = 0; item < 23; item++) {
      assert.match(contributor.url(), /\/items\//);
      const level = contributor.locator("#level [name=level]");
      if (await level.count()) {
        await level.nth(item % (await level.count())).check();
        await contributor.fill("#note", `Seen in the workshop, ${item + 1}`);
      } else {
        await contributor.locator(".others [name=level]").last().check();
      }
      await send(contributor, "button[name=go][value=next]");
      assert.equal(await contributor.locator(".errors").count(), 0, contributor.url());
      await contributor.goto(`${address}/rate`);
    }
    await contributor.goto("/");
    const check = contributor.locator(`main a[href^="${address}/check"]`).first();
    await contributor.goto(await check.getAttribute("href"));
    assert.equal(await contributor.locator(".answers li").count(), 23);
    await send(contributor, "form[action*='handing'] button, form[action*='hand'] button");
    assert.match(await contributor.textContent("main"), /[Hh]anded in/);
  });

  await t.test("the coordinator agrees on one item by hand and on the rest by rule", async () => {
    await coordinator.goto(`${address}/moderation`);
    await send(coordinator, "form[action$='/moderating'] button");
    await coordinator.goto(`${address}/moderation`);
    await coordinator.goto(await coordinator.getAttribute(".queue a", "href"));
    await coordinator.locator("[name=level]").first().check();
    await coordinator.fill("[name=because]", "One unit rates it, and its reason holds.");
    await send(coordinator, "button[name=go][value=stay]");
    assert.equal(await coordinator.locator(".errors").count(), 0);
    await coordinator.goto(`${address}/moderation`);
    await coordinator.selectOption("[name=within]", "one_step");
    await send(coordinator, "form:has([name=within]) button");
    await settleWhatIsLeft();
  });

  await t.test("it is closed as agreed, and the results begin with a sentence", async () => {
    await coordinator.goto(`${address}/closing`);
    await send(coordinator, "form:has([name=as][value=agreed]) button");
    await coordinator.goto(`${address}/results`);
    assert.equal(await coordinator.locator("h1").count(), 1);
    assert.ok(await coordinator.locator(".dims .dim").count());
    assert.ok(await coordinator.locator("table.heat").count());
    await contributor.goto(`${address}/results`);
    assert.equal(await contributor.locator("table.heat").count(), 1);
  });

  /// What nobody could judge stays open for people to say.
  async function settleWhatIsLeft() {
    for (;;) {
      await coordinator.goto(`${address}/moderation?state=open`);
      const next = coordinator.locator(".queue a").first();
      if (!(await next.count())) return;
      await coordinator.goto(await next.getAttribute("href"));
      await coordinator.check("[name=level][value=na]");
      await coordinator.fill("[name=reason]", "The college has none of this.");
      await coordinator.fill("[name=because]", "Nobody could judge it.");
      await send(coordinator, "button[name=go][value=stay]");
      assert.equal(await coordinator.locator(".errors").count(), 0, await coordinator.textContent("main"));
    }
  }
});
