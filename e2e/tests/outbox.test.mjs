// What was typed is never lost, never sent twice, and never shown to the next person.

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { launch, open } from "../lib/browser.mjs";
import { fake } from "../lib/fake.mjs";

let browser;
let server;
let page;

before(async () => (browser = await launch()));
after(() => browser.close());
beforeEach(async () => {
  server = await fake();
  page = await open(browser, server.base);
  await page.goto("/sign-in?as=anna&next=/items/1");
});
afterEach(async () => {
  assert.deepEqual(page.complaints, []);
  await page.context().close();
  await server.close();
});

const line = (words, on = page) => on.locator("[data-save]", { hasText: words }).waitFor({ timeout: 8000 });
const item = (key = "/items/1") => server.items.get(key);
const eventually = async check => {
  for (let tries = 0; ; tries++) {
    try {
      return await check();
    } catch (error) {
      if (tries > 80) throw error;
      await new Promise(done => setTimeout(done, 100));
    }
  }
};

test("an edit saves itself and says when", async () => {
  await page.check("[name=mark][value='3']");
  await page.fill("#note", "Four of six programmes");
  await line("Saved at 14:32");

  await eventually(() => assert.deepEqual(item().fields, { mark: "3", note: "Four of six programmes" }));
  // The server has it a moment before its answer is on the page.
  await eventually(async () => assert.equal(await page.inputValue("[name=version]"), String(item().version)));
});

test("colleagues appear once the own level is in", async () => {
  await page.check("[name=mark][value='2']");

  await page.locator("#peers", { hasText: "version 2" }).waitFor();
});

test("what was written offline survives a reload and arrives once", async () => {
  await page.locator("[data-take]").click();
  await page.locator("[data-take-state]", { hasText: "2 pages are on this device" }).waitFor();
  await page.context().setOffline(true);
  await page.fill("#note", "written on the train");
  await line("Kept on this device");
  await page.reload();

  // The device gives it back a moment after the page is there.
  await page.waitForFunction(() => document.querySelector("#note").value === "written on the train");
  await line("Kept on this device");
  await page.context().setOffline(false);
  await line("Saved at 14:32");
  assert.equal(item().fields.note, "written on the train");
  assert.equal(item().saves, 1);
});

test("several stored pages filled in offline all arrive", async () => {
  await page.locator("[data-take]").click();
  await page.locator("[data-take-state]", { hasText: "2 pages" }).waitFor();
  await page.context().setOffline(true);
  await page.fill("#note", "first");
  await page.click("text=Next");
  await page.waitForURL("**/items/2");
  await page.fill("#note", "second");
  await line("Kept on this device");

  await page.context().setOffline(false);
  await line("Saved at 14:32");
  await eventually(() => assert.equal(item("/items/1").fields.note, "first"));
  assert.equal(item("/items/2").fields.note, "second");
});

test("what is taken along keeps its look offline", async () => {
  await page.fill("#note", "Şəki, Gəncə");
  await page.evaluate(() => document.fonts.ready);
  await page.locator("[data-take]").click();
  await page.locator("[data-take-state]", { hasText: "2 pages" }).waitFor();

  const kept = await page.evaluate(async () => (await (await caches.open("shell")).keys()).map(request => request.url));
  assert.ok(kept.some(url => url.includes("onest-latin-ext")), kept.join("\n"));
});

test("a page that was not taken along says so offline", async () => {
  await page.locator("[data-take]").click();
  await page.locator("[data-take-state]", { hasText: "2 pages" }).waitFor();
  await page.context().setOffline(true);

  await page.goto("/items/99");

  assert.equal(await page.textContent("h1"), "No connection");
});

const kept = (on = page) =>
  on.evaluate(async () => {
    const found = {};
    for (const name of await caches.keys()) {
      if (name !== "shell") found[name] = (await (await caches.open(name)).keys()).map(one => new URL(one.url).pathname);
    }
    return found;
  });

test("a page that was only visited opens again offline, and what is written there arrives", async () => {
  await eventually(async () => assert.deepEqual(await kept(), { "seen:anna": ["/items/1"] }));
  await page.goto("/items/2");
  await eventually(async () => assert.deepEqual(await kept(), { "seen:anna": ["/items/1", "/items/2"] }));
  await page.context().setOffline(true);
  await page.fill("#note", "written in a tunnel");
  await line("Kept on this device");
  await page.reload();

  await page.waitForFunction(() => document.querySelector("#note")?.value === "written in a tunnel");
  await page.goto("/items/1");
  assert.equal(await page.textContent("h1"), "/items/1");
  await page.context().setOffline(false);
  await eventually(() => assert.equal(item("/items/2").fields.note, "written in a tunnel"));
  assert.equal(item("/items/2").saves, 1);
});

test("a visited page is kept as it is after its answer was saved", async () => {
  await eventually(async () => assert.deepEqual(await kept(), { "seen:anna": ["/items/1"] }));
  await page.fill("#note", "Four of six programmes");
  await line("Saved at 14:32");
  await eventually(async () => {
    const stored = await page.evaluate(async () => (await caches.match("/items/1")).text());
    assert.match(stored, /Four of six programmes/);
  });
});

test("no more than thirty visited pages are kept, the last ones", async () => {
  await eventually(async () => assert.deepEqual(await kept(), { "seen:anna": ["/items/1"] }));
  for (let at = 2; at <= 32; at++) await page.goto(`/items/${at}`);

  await eventually(async () => {
    const seen = (await kept())["seen:anna"];
    assert.deepEqual([seen.length, seen[0], seen.at(-1)], [30, "/items/3", "/items/32"]);
  });
});

test("what one person visited is gone when another comes, and when somebody signs out", async () => {
  await eventually(async () => assert.deepEqual(await kept(), { "seen:anna": ["/items/1"] }));
  await page.goto("/sign-in?as=boris&next=/items/2");
  await eventually(async () => assert.deepEqual(await kept(), { "seen:boris": ["/items/2"] }));
  await page.click("#out");
  await page.waitForURL("**/sign-in");

  await eventually(async () => assert.deepEqual(await kept(), {}));
  await page.context().setOffline(true);
  await page.goto("/items/2");
  assert.equal(await page.textContent("h1"), "No connection");
});

test("visited pages go with a session that ended", async () => {
  await eventually(async () => assert.deepEqual(await kept(), { "seen:anna": ["/items/1"] }));
  server.sessions.clear();
  await page.goto("/items/1");
  await page.waitForURL("**/sign-in");

  await eventually(async () => assert.deepEqual(await kept(), {}));
});

test("an edit after a lost answer is not a conflict with oneself", async () => {
  // How often the browser itself asks once more on a cut connection is its own affair.
  server.loseAnswers = Infinity;
  await page.fill("#note", "first words");
  await line("Kept on this device");
  server.loseAnswers = 0;
  await page.fill("#note", "first words, and more");
  await line("Saved at 14:32");

  await eventually(() => assert.equal(item().fields.note, "first words, and more"));
  assert.equal(item().saves, 2);
  assert.equal(await page.locator(".conflict").isVisible(), false);
});

test("a lost answer and a closed tab: the text arrives once", async () => {
  server.loseAnswers = 1;
  await page.fill("#note", "closed in a hurry");
  await eventually(() => assert.equal(item().saves, 1));
  const next = await page.context().newPage();
  await page.close();
  await next.goto(server.base + "/");
  page = Object.assign(next, { complaints: [] });

  await eventually(() => assert.equal(server.posts.filter(post => post.path === "/items/1").length, 2));
  assert.equal(item().saves, 1);
});

test("a busy server is asked again", async () => {
  server.failWith = [503, 500];
  await page.check("[name=mark][value='1']");
  await line("Kept on this device");

  await line("Saved at 14:32");
  assert.equal(item().saves, 1);
});

test("two versions stand side by side, and the person keeps her own", async () => {
  Object.assign(item(), { version: 5, who: "Workshop head", fields: { mark: "2", note: "theirs" } });
  await page.fill("#note", "mine");
  await line("two versions");

  assert.equal(await page.textContent("[data-by]"), "Workshop head changed this at 14:30.");
  assert.equal(await page.textContent("[data-slot=mine] dt >> nth=-1"), "Why");
  assert.equal(await page.textContent("[data-slot=mine] dd >> nth=-1"), "mine");
  assert.equal(await page.textContent("[data-slot=theirs] dd >> nth=-1"), "theirs");
  assert.equal(await page.evaluate(() => document.activeElement.id), "cf");
  await page.click("[data-choose=mine]");
  await line("Saved at 14:32");
  assert.equal(item().fields.note, "mine");
  assert.equal(item().version, 6);
});

test("or she takes theirs, also after a reload", async () => {
  Object.assign(item(), { version: 5, who: "Workshop head", fields: { mark: "2", note: "theirs" } });
  await page.fill("#note", "mine");
  await line("two versions");
  await page.reload();
  await line("two versions");
  assert.equal(await page.inputValue("#note"), "mine");

  await page.click("[data-choose=theirs]");

  assert.equal(await page.inputValue("#note"), "theirs");
  assert.equal(await page.isChecked("[name=mark][value='2']"), true);
  assert.equal(item().fields.note, "theirs");
  await page.check("[name=mark][value='3']");
  await line("Saved at 14:32");
  assert.deepEqual(item().fields, { mark: "3", note: "theirs" });
});

test("a session that ended in the middle keeps the text and leads back", async () => {
  server.sessions.clear();
  await page.fill("#note", "typed after the session ended");
  await line("sign in again");
  await page.click("[data-save] a");

  await page.waitForURL("**/items/1");
  assert.equal(await page.inputValue("#note"), "typed after the session ended");
  await line("Saved at 14:32");
  assert.equal(item().fields.note, "typed after the session ended");
});

test("signing in again in another tab is enough", async () => {
  server.sessions.clear();
  await page.fill("#note", "kept");
  await line("sign in again");
  const other = await page.context().newPage();
  await other.goto(server.base + "/sign-in?as=anna");
  await page.bringToFront();
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));

  await line("Saved at 14:32");
  assert.equal(item().fields.note, "kept");
});

test("an old tab sends nothing in the name of the next person", async () => {
  const other = await page.context().newPage();
  await other.goto(server.base + "/sign-in?as=boris");
  await page.fill("#note", "written by anna");
  await line("sign in again");

  assert.deepEqual(server.posts.filter(post => item().fields.note), []);
  assert.equal(item().fields.note, "");
});

test("the next person on this computer never sees unsent text, and the first finds it again", async () => {
  server.sessions.clear();
  await page.fill("#note", "a private thought");
  await line("sign in again");
  await page.goto("/sign-in?as=boris&next=/items/1");

  assert.equal(await page.inputValue("#note"), "");
  assert.equal(await page.locator("[data-unsent]").isVisible(), false);
  await page.check("[name=mark][value='1']");
  await line("Saved at 14:32");
  assert.equal(item().fields.note, "");
  item().version = 1;
  await page.goto("/sign-in?as=anna&next=/items/1");
  assert.equal(await page.inputValue("#note"), "a private thought");
});

test("signing out with unsent text asks first", async () => {
  server.failWith = Array(50).fill(503);
  await page.fill("#note", "not sent yet");
  await line("Kept on this device");
  await page.click("#out");

  await page.locator("#unsent h2", { hasText: "1 answer was not sent" }).waitFor();
  assert.equal(await page.textContent("#unsent li"), "Fake");
  server.failWith = [];
  await page.click("[data-wait]");
  await page.waitForURL("**/sign-in");
  assert.equal(item().fields.note, "not sent yet");
});

test("signing out may also wipe, with the stored pages", async () => {
  await page.locator("[data-take]").click();
  await page.locator("[data-take-state]", { hasText: "2 pages" }).waitFor();
  server.failWith = Array(50).fill(503);
  await page.fill("#note", "not sent yet");
  await line("Kept on this device");
  await page.click("#out");
  await page.click("[data-wipe]");
  await page.waitForURL("**/sign-in");

  assert.deepEqual(await page.evaluate(() => caches.keys()), ["shell"]);
  server.failWith = [];
  await page.goto("/sign-in?as=anna&next=/items/1");
  assert.equal(await page.inputValue("#note"), "");
});

test("home says how many answers wait, and sends them", async () => {
  server.failWith = [503, 503];
  await page.fill("#note", "later");
  await line("Kept on this device");
  await page.goto("/");

  await page.locator("[data-unsent]", { hasText: "1 answer is kept on this device" }).waitFor();
  await page.locator("[data-unsent]").waitFor({ state: "hidden", timeout: 8000 });
  assert.equal(item().fields.note, "later");
});

test("a fault is named at its field and the text stays", async () => {
  await page.fill("#note", "a forbidden word");
  await line("see the field");

  assert.equal(await page.textContent("[data-fault=note] span"), "This word is not allowed.");
  assert.equal(await page.getAttribute("#note", "aria-invalid"), "true");
  await page.fill("#note", "a better word");
  await line("Saved at 14:32");
  assert.equal(await page.locator("[data-fault=note]").isVisible(), false);
});

test("evidence goes out after the level it belongs to", async () => {
  server.failWith = [503];
  await page.check("[name=mark][value='2']");
  await page.setInputFiles("#file", { name: "guide.txt", mimeType: "text/plain", buffer: Buffer.from("energy task") });

  await page.locator("#evidence li", { hasText: "guide.txt" }).waitFor({ timeout: 8000 });
  assert.deepEqual(server.uploads, [{ name: "guide.txt", version: 2, person: "anna" }]);
});

test("a file that is too large is refused before it is sent", async () => {
  await page.setInputFiles("#file", { name: "film.txt", mimeType: "text/plain", buffer: Buffer.alloc(2000) });

  assert.equal(await page.textContent("[data-fault=file]"), "film.txt is too large");
  assert.deepEqual(server.uploads, []);
});

test("a file that the server refuses says why, and is not kept", async () => {
  await page.setInputFiles("#file", { name: "lies.txt", mimeType: "text/plain", buffer: Buffer.from("MZ") });
  await line("see the field");

  assert.equal(await page.textContent("[data-fault=file]"), "lies.txt is not what its name says");
  await page.goto(server.base + "/items/2");
  await page.waitForTimeout(300);
  assert.equal(await page.locator("[data-unsent]").isVisible(), false);
});

test("a file refused while another page is open is said there, and why on its own page", async () => {
  server.failWith = [503];
  await page.setInputFiles("#file", { name: "lies.txt", mimeType: "text/plain", buffer: Buffer.from("MZ") });
  await line("Kept on this device");
  await page.goto(server.base + "/items/2");
  await page.locator("[data-unsent]", { hasText: "1 answer is kept on this device" }).waitFor();
  await eventually(() => assert.ok(server.posts.some(post => post.path.endsWith("/evidence"))));
  await page.waitForTimeout(300);
  await page.click("[data-unsent] a");
  await page.waitForURL("**/items/1");

  await page.locator("[data-fault=file]", { hasText: "lies.txt is not what its name says" }).waitFor();
  await page.goto(server.base + "/items/2");
  await page.waitForTimeout(300);
  assert.equal(await page.locator("[data-unsent]").isVisible(), false);
});

test("a file that is refused as a whole says why, and is not kept", async () => {
  server.refuseWith = [[413, { detail: "At most 25 MB are taken here." }]];
  await page.setInputFiles("#file", { name: "film.txt", mimeType: "text/plain", buffer: Buffer.from("x") });

  await page.locator("[data-fault=file]", { hasText: "At most 25 MB" }).waitFor();
  await page.goto(server.base + "/items/2");
  await page.waitForTimeout(300);
  assert.equal(await page.locator("[data-unsent]").isVisible(), false);
});

test("what is refused when its page is gone is told elsewhere, every word of it, until it is removed", async () => {
  server.failWith = [503, 503];
  await page.fill("#note", "seen in the workshop");
  await page.setInputFiles("#file", { name: "photo.txt", mimeType: "text/plain", buffer: Buffer.from("seen") });
  await line("Kept on this device");
  server.refuseWith = Array(4).fill([409, { detail: "This assessment is closed." }]);
  await page.goto(server.base + "/");
  await eventually(async () => assert.match(await page.getAttribute("[data-unsent] a", "href"), /\/kept$/));
  await page.click("[data-unsent] a");
  await page.waitForURL("**/kept");

  const cards = page.locator("[data-kept] article");
  await eventually(async () => assert.equal(await cards.locator(".error").count(), 2));
  assert.match(await cards.nth(0).textContent(), /This assessment is closed\..*Why.*seen in the workshop/s);
  assert.match(await cards.nth(1).textContent(), /This assessment is closed\..*Files.*photo\.txt/s);
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("text=photo.txt")]);
  assert.equal(download.suggestedFilename(), "photo.txt");
  await cards.nth(1).locator("[data-remove]").click();
  await cards.nth(0).locator("[data-remove]").click();
  await page.locator("[data-kept-none]").waitFor();
  await page.goto(server.base + "/");
  await page.waitForTimeout(300);
  assert.equal(await page.locator("[data-unsent]").isVisible(), false);
});

test("evidence added offline survives a reload", async () => {
  await page.locator("[data-take]").click();
  await page.locator("[data-take-state]", { hasText: "2 pages" }).waitFor();
  await page.context().setOffline(true);
  await page.setInputFiles("#file", { name: "photo.txt", mimeType: "text/plain", buffer: Buffer.from("seen on site") });
  await line("Kept on this device");
  await page.reload();
  await page.context().setOffline(false);

  await eventually(() => assert.deepEqual(item().evidence, ["photo.txt"]));
});

test("two tabs of one person, two fields: both edits stay", async () => {
  const other = await page.context().newPage();
  await other.goto(server.base + "/items/1");
  server.failWith = [503, 503, 503];
  await page.fill("#note", "from the first tab");
  await line("Kept on this device");
  await other.check("[name=mark][value='3']");

  await eventually(() => assert.deepEqual(item().fields, { mark: "3", note: "from the first tab" }));
});

test("a device without storage sends at once and warns while it cannot", async () => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("no room", "QuotaExceededError");
    };
  });
  await page.reload();
  server.failWith = [503];
  await page.fill("#note", "in memory");
  await line("Not kept on this device");

  await line("Saved at 14:32");
  assert.equal(item().fields.note, "in memory");
});

test("keys rate, and are silent while typing", async () => {
  await page.keyboard.press("2");
  assert.equal(await page.isChecked("[name=mark][value='2']"), true);
  await page.keyboard.press("c");
  await page.keyboard.type("1 of 3");

  assert.equal(await page.inputValue("#note"), "1 of 3");
  assert.equal(await page.isChecked("[name=mark][value='2']"), true);
  await line("Saved at 14:32");
});
