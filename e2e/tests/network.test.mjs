// What institutions ask of each other: documents on request and mentoring by keys alone, and the pages of
// practices and networks without a violation in each language.

import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, EVERYTHING, fitsNarrow, GLANCE, open, signIn, tabTo, withBrowser } from "../lib/browser.mjs";

const base = process.env.ALCOVE_E2E_BASE;
let browser;
withBrowser(launched => (browser = launched));

async function as(email, options = {}) {
  const page = await open(browser, base, options);
  await signIn(page, email);
  return page;
}

/// Enter on what has the focus, and the page that it leads to.
async function enter(page, address) {
  await Promise.all([page.waitForURL(address), page.keyboard.press("Enter")]);
}

/// The address of a practice that names internal documents.
async function withDocuments(page) {
  const listed = await (await page.request.get("/api/v1/practices")).json();
  for (const one of listed.items) {
    await page.goto(one.href);
    if (await page.locator("a[href*='/documents/']").count()) return one.href;
  }
  assert.fail("no practice of the sample names a document");
}

/// The address of a practice that one can start from.
async function withProcess(page) {
  const listed = await (await page.request.get("/api/v1/practices?process=plan")).json();
  return listed.items[0].href;
}

async function network(page) {
  await page.goto("/networks");
  const address = await page.locator("main a[href^='/networks/']").first().getAttribute("href");
  return address.split("/").slice(0, 3).join("/");
}

test("a document is asked for, opened, read and closed again without a mouse", async () => {
  const [asker, owner] = [await as("coordinator@silkroad.example"), await as("head@harbour.example")];
  await asker.goto(await withDocuments(asker));

  await tabTo(asker, "a[href*='/documents/']");
  await enter(asker, /\/documents\//);
  await tabTo(asker, "#purpose");
  await asker.keyboard.type("We write our own next term.");
  await tabTo(asker, "main form.stack [type=submit]");
  await enter(asker, /\/practices\/requests/);
  await asker.goto("/practices/requests");
  const address = await asker.locator("#sent ~ ul a[href^='/practices/requests/']").first().getAttribute("href");

  await owner.goto("/practices/requests");
  await tabTo(owner, `a[href='${address}']`);
  await enter(owner, `**${address}`);
  await tabTo(owner, "#until");
  // As the field takes it in this language: month, day, year.
  const [year, month, day] = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10).split("-");
  await owner.keyboard.type(`${month}${day}${year}`);
  await tabTo(owner, "form[action$='/grant'] [type=submit]");
  await Promise.all([owner.waitForNavigation(), owner.keyboard.press("Enter")]);

  await asker.goto(address);
  await tabTo(asker, "a[href$='/document.pdf']");
  const read = await asker.request.get(`${address}/document.pdf`);
  assert.equal(read.status(), 200);
  assert.equal((await read.body()).subarray(0, 5).toString(), "%PDF-");

  await owner.goto(address);
  await tabTo(owner, "form[action$='/revocation'] [name=reason]");
  await owner.keyboard.type("The year is over.");
  await Promise.all([owner.waitForNavigation(), owner.keyboard.press("Enter")]);
  assert.equal((await asker.request.get(`${address}/document.pdf`)).ok(), false);
  for (const page of [asker, owner]) await page.context().close();
});

test("a pair is proposed, agreed to by both and spoken of without a mouse", async () => {
  const coordinator = await as("coordinator@academy.example");
  await coordinator.goto(`${await network(coordinator)}/mentoring`);

  await tabTo(coordinator, "#mentor_id");
  await coordinator.keyboard.type("Riverbend");
  await tabTo(coordinator, "#learner_id");
  await coordinator.keyboard.type("Saffron");
  await tabTo(coordinator, "#goals");
  await coordinator.keyboard.type("Two visits before summer.");
  await tabTo(coordinator, "main form [type=submit]");
  await enter(coordinator, /\/mentoring\/[^/]+$/);
  const pair = coordinator.url().replace(base, "");

  for (const email of ["head@riverbend.example", "head@saffron.example"]) {
    const head = await as(email);
    await head.goto("/");
    await tabTo(head, `main a[href='${pair}']`);
    await enter(head, `**${pair}`);
    await tabTo(head, "form[action$='/agreement'] [type=submit]");
    await Promise.all([head.waitForNavigation(), head.keyboard.press("Enter")]);
    await head.context().close();
  }
  const writer = await as("head@riverbend.example");
  await writer.goto(pair);
  await tabTo(writer, "#body");
  await writer.keyboard.type("Said by keys alone");
  await tabTo(writer, "form[action$='/notes'] [type=submit]");
  await Promise.all([writer.waitForNavigation(), writer.keyboard.press("Enter")]);
  assert.match(await writer.textContent("main"), /Said by keys alone/);
  for (const page of [coordinator, writer]) await page.context().close();
});

for (const language of ["en", "az", "ru"]) {
  test(`practices and networks are accessible at every width and in both schemes in ${language}`, async t => {
    const page = await as("coordinator@academy.example");
    await page.context().addCookies([{ name: "alcove-language", value: language, url: base }]);
    const practice = await withDocuments(page);
    const process = await withProcess(page);
    const home = await network(page);
    const pages = [
      "/practices?process=plan", practice, `${process}/start`, "/practices/own", "/practices/new", "/practices/reviews",
      "/practices/requests", "/practices/adoptions", home,
      ...["members", "directory", "matches", "mentoring", "mentoring/wish", "figures", "benchmark"].map(part => `${home}/${part}`),
    ];
    for (const address of pages) {
      await t.test(address, async () => {
        const answer = await page.goto(address);
        assert.equal(answer.status(), 200);
        assert.equal(await page.getAttribute("html", "lang"), language);
        await axe(page, { looks: language === "en" ? EVERYTHING : GLANCE });
        await fitsNarrow(page);
      });
    }
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });
}
