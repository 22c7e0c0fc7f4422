// Every page that can be reached without knowing an address: no violation, no complaint, valid, narrow enough.

import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { FileSystemConfigLoader, HtmlValidate } from "html-validate";
import { axe, EVERYTHING, fitsNarrow, GLANCE, open, shot, signIn, withBrowser } from "../lib/browser.mjs";
import { pokingOut } from "../lib/inside.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const validator = new HtmlValidate(new FileSystemConfigLoader());
const base = process.env.ALCOVE_E2E_BASE;
const PUBLIC = { "/sign-in": 200, "/register": 200, "/verify": 200, "/offline": 200, "/about": 200, "/no-such-page": 404 };
const LANGUAGES = ["en", "az", "ru"];
// A page may link to thousands of others of its kind; one of each kind is enough here.
const MOST_PAGES = 70;

const seen = new Set();
const fromGuide = new Set();

let browser;
withBrowser(launched => (browser = launched));

test("what pokes out of a card or of the window is seen", async () => {
  const page = await open(browser, base);
  await page.goto("/about");
  await page.locator("main").evaluate(main => {
    const long = "Qualitätsmanagementbeauftragter".repeat(3);
    main.innerHTML = `<h1>A</h1><section class="card"><p>${long}</p><div class="scroll"><p>${long}</p></div></section>
      <p class="wide">B</p><section class="card"><p>It fits.</p></section>`;
    main.querySelector(".wide").style.inlineSize = "30rem";
  });

  const told = await pokingOut(page);

  assert.equal(told.length, 2, told.join("\n"));
  assert.match(told[0], /^“Qualitätsmanagement.* in <p> pokes \d+ px out of \.card$/);
  assert.match(told[1], /^<p class="wide".*> pokes \d+ px out of the window$/);
  await page.context().close();
});

for (const [path, status] of Object.entries(PUBLIC)) {
  for (const language of LANGUAGES) {
    test(`${path} in ${language}`, async () => {
      const page = await open(browser, base, { locale: language, extraHTTPHeaders: { "accept-language": language } });
      const answer = await page.goto(path);

      assert.equal(answer.status(), status);
      assert.equal(await page.getAttribute("html", "lang"), language);
      await check(page, `${path.slice(1)}-${language}`, await answer.text());
      await page.context().close();
    });
  }
}

for (const language of LANGUAGES) {
  test(`the answers to a certificate in ${language}`, async () => {
    const page = await open(browser, base, { locale: language, extraHTTPHeaders: { "accept-language": language } });
    const { items } = await (await page.request.get("/api/v1/register")).json();
    const text = await (await page.request.get(`/awards/${items[0].award_id}.json`)).text();
    await page.goto("/verify");
    await page.fill("#text", text);
    const [answer] = await Promise.all([
      page.waitForResponse(told => told.request().method() === "POST" && told.url().endsWith("/verify")),
      page.locator('form[method="post"] button[type="submit"]').last().click(),
    ]);
    await page.waitForLoadState();

    assert.equal(answer.status(), 200);
    await check(page, `verify-answers-${language}`, await answer.text());
    await page.context().close();
  });
}

for (const role of ["coordinator", "contributor", "platform"]) {
  test(`every page that a ${role} finds by following links`, async t => {
    const page = await open(browser, base);
    await signIn(page, role);
    const waiting = ["/"];
    const kinds = new Set();
    while (waiting.length && kinds.size < MOST_PAGES) {
      const path = waiting.shift();
      const kind = kindOf(path);
      if (kinds.has(kind)) continue;
      kinds.add(kind);
      // What another role reached is checked already, but for the first page and the way of walking.
      const known = seen.has(kind) && kind !== "/";
      seen.add(kind);
      await t.test(path, async () => {
        const answer = await page.goto(path);
        // A link to a page that is refused helps nobody; the guide speaks of what others do.
        assert.ok(answer.status() === 200 || fromGuide.has(path), `${path} answers ${answer.status()}`);
        if (answer.status() !== 200) return;
        const links = await page.$$eval("a[href]", all => all.map(a => a.href));
        for (const link of links) {
          const url = new URL(link);
          // Files and other sites are not pages of ours.
          if (url.origin !== base || /\.\w+$|\/export$|\/template$|\/file$|\/(pdf|docx)$/.test(url.pathname) || url.pathname.startsWith("/api/")) continue;
          if (path === "/help") fromGuide.add(url.pathname);
          waiting.push(url.pathname + url.search);
        }
        // Every tenth kind of page is looked at in all widths and schemes.
        if (!known) await check(page, `${role}${kind.replaceAll("/", "-")}`, await answer.text(), kinds.size % 10 === 0 ? EVERYTHING : GLANCE);
      });
    }
    t.diagnostic(`${kinds.size} kinds of pages as ${role}`);
    await page.context().close();
  });
}

/// The address with what looks like an identifier taken out, and without its query.
function kindOf(path) {
  return path.split("?")[0].split("/").map(part => (/\d/.test(part) ? "id" : part)).join("/");
}

async function check(page, name, html, looks) {
  assert.equal(await page.locator("h1").count(), 1, "one first heading");
  await axe(page, { looks });
  await fitsNarrow(page);
  assert.deepEqual(await pokingOut(page), [], page.url());
  await shot(page, name);
  assert.deepEqual(page.complaints, []);
  const report = await validator.validateString(html, join(here, "page.html"));
  const told = report.results.flatMap(r => r.messages).map(m => `${m.line}:${m.column} ${m.ruleId} ${m.message}`);
  assert.deepEqual(told, []);
}
