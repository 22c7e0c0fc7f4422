// The real page of one item: what is rated on it is never lost and never sent twice, it answers to
// the keyboard, and it is light enough for a school's line.

import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { launch, open, signIn } from "../lib/browser.mjs";

const base = process.env.ALCOVE_E2E_BASE;
const KILOBYTE = 1024;

let browser;
let items;
let opened = [];

before(async () => {
  assert.ok(base, "run this by node run.mjs, which starts the program");
  browser = await launch();
  const page = await come("contributor");
  await page.goto("/");
  const check = await page.getAttribute('main a[href*="/check?seat="]', "href");
  const [assessment, seat] = check.split("/check?seat=");
  const answer = await page.request.get(`${assessment}/offline.json?seat=${seat}`);
  const { pages } = await answer.json();
  // Items of levels only: each test takes one of its own.
  items = [];
  for (const path of pages.filter(path => path.includes("/items/")).slice(0, 40)) {
    const html = await (await page.request.get(path)).text();
    if (/<input type="radio" name="level" value="4"/.test(html)) items.push(path);
    if (items.length === 12) break;
  }
  await page.context().close();
});
after(() => browser?.close());
afterEach(async () => {
  for (const page of opened.splice(0)) {
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  }
});

async function come(role, options) {
  const page = await open(browser, base, options);
  await signIn(page, role);
  opened.push(page);
  return page;
}

const said = (page, words) => page.locator("[data-save]", { hasText: words }).waitFor({ timeout: 10_000 });

/// What the server holds: its version, the level and the reason.
async function stored(page, path) {
  const html = await (await page.request.get(path)).text();
  return {
    version: Number(/name="version" value="(\d+)/.exec(html)[1]),
    level: /name="level" value="(\w+)" checked/.exec(html)?.[1],
    note: /<textarea id="note"[^>]*>([^<]*)/.exec(html)[1],
  };
}

/// The pages that this device holds for a visit.
async function taken() {
  const name = (await caches.keys()).find(key => key.startsWith("pages:"));
  const kept = name ? await (await caches.open(name)).keys() : [];
  return kept.map(({ url }) => url.slice(location.origin.length)).sort();
}

/// Counts what the server was sent, and can lose its answers on their way.
async function line(page, { lose = 0, wait = 0 } = {}) {
  const posts = [];
  await page.route("**/items/**", async route => {
    if (route.request().method() !== "POST") return route.continue();
    posts.push(route.request().headers()["idempotency-key"]);
    if (wait) await new Promise(done => setTimeout(done, wait));
    const answer = await route.fetch();
    if (lose-- > 0) return route.abort("connectionreset");
    return route.fulfill({ response: answer });
  });
  return posts;
}

test("what is rated and written saves itself and says so in words", async () => {
  const page = await come("contributor", { serviceWorkers: "block" });
  await page.goto(items[0]);
  const was = await stored(page, items[0]);
  const posts = await line(page, { wait: 300 });

  await page.check("[name=level][value='4']");
  await said(page, "Saving…");
  await said(page, "Saved at");
  await page.fill("#note", "All six programmes do it.");
  await said(page, "Saving…");
  await said(page, "Saved at");

  const now = await stored(page, items[0]);
  assert.deepEqual([now.level, now.note], ["4", "All six programmes do it."]);
  assert.equal(now.version - was.version, posts.length);
});

test("rated without a connection, read again without one, and sent once when it is back", async () => {
  const page = await come("contributor");
  const visit = items.slice(1, 4);
  // A visit of three items, not of all: requests of a page with a service worker cannot be answered from outside.
  await page.addInitScript(pages => {
    const real = globalThis.fetch;
    globalThis.fetch = (...asked) => (/offline\.json/.test(String(asked[0].url ?? asked[0])) ? Promise.resolve(Response.json({ pages })) : real(...asked));
  }, visit);
  await page.goto(visit[0]);
  const was = await Promise.all(visit.map(path => stored(page, path)));
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.evaluate(() => document.querySelector("[data-take]").closest("details").setAttribute("open", ""));
  await page.locator("[data-take]").click();
  await page.locator("[data-take-state]", { hasText: "3" }).waitFor();
  await until(async () => assert.deepEqual(await page.evaluate(taken), [...visit].sort()));

  await page.context().setOffline(true);
  await page.check("[name=level][value='1']");
  await said(page, "Kept on this device");
  await page.goto(visit[1]);
  await page.fill("#note", "Seen in the second workshop");
  await said(page, "Kept on this device");
  await page.goto(visit[2]);
  await page.fill("#note", "Seen in the third workshop");
  await said(page, "Kept on this device");
  await page.check("[name=level][value='2']");
  await said(page, "Kept on this device");
  await page.reload();
  await page.waitForFunction(() => document.querySelector("#note").value === "Seen in the third workshop");
  assert.equal(await page.isChecked("[name=level][value='2']"), true);
  await said(page, "Kept on this device");

  await page.context().setOffline(false);
  await said(page, "Saved at");
  await until(async () => assert.equal((await stored(page, visit[2])).level, "2"));
  const now = await Promise.all(visit.map(path => stored(page, path)));
  assert.equal(now[0].level, "1");
  assert.equal(now[1].note, "Seen in the second workshop");
  assert.equal(now[2].note, "Seen in the third workshop");
  // One edit makes one version. The two edits of the third item go out as one, or one after the other.
  const saves = now.map((one, nth) => one.version - was[nth].version);
  assert.deepEqual(saves.slice(0, 2), [1, 1]);
  assert.ok(saves[2] === 1 || saves[2] === 2, `saved ${saves[2]} times`);
  await page.goto("/");
  assert.equal(await page.locator("[data-unsent]").isVisible(), false);
});

test("a lost answer is asked for again and nothing is doubled", async () => {
  const page = await come("contributor", { serviceWorkers: "block" });
  await page.goto(items[4]);
  const was = await stored(page, items[4]);
  const posts = await line(page, { lose: 1 });

  await page.fill("#note", "Typed once");
  await said(page, "Kept on this device");
  await said(page, "Saved at");

  const now = await stored(page, items[4]);
  assert.equal(now.note, "Typed once");
  assert.equal(now.version, was.version + 1);
  assert.equal(posts.length, 2);
  assert.equal(new Set(posts).size, 1, "the same key both times");
  assert.equal(await page.locator(".conflict").isVisible(), false);
});

for (const [choice, kept] of [["mine", "Ours"], ["theirs", "Of the unit lead"]]) {
  test(`two people, one item: both versions are shown, and ${choice} is kept`, async () => {
    const path = items[choice === "mine" ? 5 : 6];
    const contributor = await come("contributor");
    const lead = await come("lead");
    await contributor.goto(path);
    await lead.goto(path);
    await lead.fill("#note", "Of the unit lead");
    await said(lead, "Saved at");
    await contributor.fill("#note", "Ours");
    await said(contributor, "Could not save");

    await contributor.locator(".conflict").waitFor();
    assert.match(await contributor.textContent("[data-by]"), /Lead, Engineering workshops/);
    assert.match(await contributor.textContent("[data-slot=mine]"), /Ours/);
    assert.match(await contributor.textContent("[data-slot=theirs]"), /Of the unit lead/);
    assert.equal(await contributor.evaluate(() => document.activeElement.id), "conflict-title");
    await contributor.click(`[data-choose=${choice}]`);

    await contributor.locator(".conflict").waitFor({ state: "hidden" });
    await until(async () => assert.equal((await stored(lead, path)).note, kept));
    assert.equal(await contributor.inputValue("#note"), kept);
  });
}

test("a session that ended keeps the text and leads back to it", async () => {
  const page = await come("contributor");
  await page.goto(items[7]);
  await page.context().clearCookies();
  await page.fill("#note", "Written after the session ended");
  await said(page, "Could not save");
  await page.click("[data-save] a");

  await page.waitForURL("**/sign-in**");
  await signInHere(page);
  await page.waitForURL(`**${items[7]}`);
  await page.waitForFunction(() => document.querySelector("#note").value === "Written after the session ended");
  await said(page, "Saved at");
  assert.equal((await stored(page, items[7])).note, "Written after the session ended");
});

test("a whole item is rated by keys, and keys are silent while typing", async () => {
  const page = await come("contributor");
  await page.goto(items[8]);

  await page.keyboard.press("2");
  assert.equal(await page.isChecked("[name=level][value='2']"), true);
  await page.keyboard.press("c");
  await page.keyboard.type("1 of 3 jobs");
  assert.equal(await page.inputValue("#note"), (await page.inputValue("#note")).replace(/^c/, ""));
  assert.match(await page.inputValue("#note"), /1 of 3 jobs/);
  assert.equal(await page.isChecked("[name=level][value='2']"), true);
  await said(page, "Saved at");
  await page.keyboard.press("Escape");
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("?");
  await page.locator("#keys[open]").waitFor();
  await page.keyboard.press("Escape");
  await Promise.all([page.waitForURL(url => !url.href.endsWith(items[8])), page.keyboard.press("j")]);
  await Promise.all([page.waitForURL(`**${items[8]}`), page.keyboard.press("k")]);
});

test("the first key leads past the navigation, and every stop is seen", async () => {
  const page = await come("contributor");
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await page.goto(items[8]);
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
    assert.ok((await page.locator(".skip:focus").boundingBox()).y >= 0);
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "main");
    for (let stop = 0; stop < 45; stop++) {
      await page.keyboard.press("Tab");
      const seen = await page.evaluate(() => {
        const at = document.activeElement;
        if (at === document.body) return "end";
        const drawn = at.matches("input[type=radio], input[type=checkbox]") ? at.closest(".choice") ?? at : at;
        const ring = [at, drawn].some(one => getComputedStyle(one).outlineStyle !== "none");
        const box = at.getBoundingClientRect();
        const top = document.elementFromPoint(box.x + Math.min(box.width, 60) / 2, box.y + Math.min(box.height, 40) / 2);
        const bar = top?.closest(".top, .bar, .tabbar");
        const hidden = bar && !bar.contains(at);
        return ring && !hidden ? "" : `${at.outerHTML.slice(0, 120)} ${ring ? `under ${bar.className}` : "without a ring"}`;
      });
      if (seen === "end") break;
      assert.equal(seen, "", `at ${width} px`);
    }
  }
});

test("the wall is led by keys", async () => {
  const page = await open(browser, base);
  opened.push(page);
  await signIn(page, "coordinator@orchard.example");
  await page.goto("/assessments");
  await page.goto(`${await page.getAttribute("main .tasks a", "href")}/moderation?state=open`);
  const item = await page.getAttribute(".queue a", "href");
  await page.goto(item.replace("/moderation/", "/projector/"));
  const first = page.url();

  await page.keyboard.press("2");
  assert.equal(await page.locator("[name=level]:checked").count(), 1);
  await Promise.all([page.waitForURL(url => url.href !== first), page.keyboard.press("ArrowRight")]);
  await Promise.all([page.waitForURL(first), page.keyboard.press("ArrowLeft")]);
});

for (const [language, most] of [["en", 65], ["az", 95]]) {
  test(`the first visit to an item weighs at most ${most} KB in ${language}`, async t => {
    const page = await open(browser, base, { serviceWorkers: "block", locale: language, extraHTTPHeaders: { "accept-language": language } });
    opened.push(page);
    await signIn(page, "contributor");
    await speak(page, language);
    const fresh = await open(browser, base, { serviceWorkers: "block", storageState: await page.context().storageState() });
    opened.push(fresh);
    const wire = await fresh.context().newCDPSession(fresh);
    await wire.send("Network.enable");
    const parts = new Map();
    wire.on("Network.responseReceived", ({ requestId, response }) => parts.set(requestId, { url: new URL(response.url).pathname, bytes: 0 }));
    wire.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => parts.has(requestId) && (parts.get(requestId).bytes = encodedDataLength));
    await fresh.goto(items[9], { waitUntil: "networkidle" });
    await fresh.evaluate(() => document.fonts.ready);
    assert.equal(await fresh.getAttribute("html", "lang"), language);

    const bytes = [...parts.values()].reduce((sum, part) => sum + part.bytes, 0);
    const told = [...parts.values()].map(part => `${(part.bytes / KILOBYTE).toFixed(1)} ${part.url}`).join("\n");
    t.diagnostic(`${(bytes / KILOBYTE).toFixed(1)} KB in ${language}\n${told}`);
    assert.ok(bytes <= most * KILOBYTE, `${(bytes / KILOBYTE).toFixed(1)} KB\n${told}`);
  });
}

async function speak(page, language) {
  await page.evaluate(async language => {
    const form = new URLSearchParams(new FormData(document.querySelector("form[action='/language']")));
    form.set("language", language);
    await fetch("/language", { method: "POST", body: form });
  }, language);
}

async function signInHere(page) {
  const { email, password } = JSON.parse(process.env.ALCOVE_E2E_PEOPLE).contributor;
  await page.fill("[name=email]", email);
  await page.fill("[name=password]", password);
  await page.click("main form [type=submit]");
}

async function until(check) {
  for (let tries = 0; ; tries++) {
    try {
      return await check();
    } catch (error) {
      if (tries > 60) throw error;
      await new Promise(done => setTimeout(done, 100));
    }
  }
}
