// Chromium as Debian ships it, driven by playwright-core. Nothing is downloaded.

import assert from "node:assert/strict";
import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));
const shots = join(here, "../shots");

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/// The rules that depend on width or scheme.
const OF_LOOKS = ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block"];
const WIDTHS = [[1440, 1000], [834, 1112], [390, 844]];

export function launch() {
  const executablePath = process.env.CHROMIUM ?? PLACES.find(existsSync);
  if (!executablePath) throw new Error("no Chromium found: install the package chromium, or set CHROMIUM to its path");
  return chromium.launch({ executablePath, args: FLAGS });
}

/// A browser for the tests of a file, against the program that `run.mjs` has started.
export function withBrowser(take) {
  let browser;
  before(async () => {
    assert.ok(process.env.ALCOVE_E2E_BASE, "run this by node run.mjs, which starts the program");
    browser = await launch();
    take(browser);
  });
  after(() => browser?.close());
}

/// A window of its own, as if on another computer. Collects what the page complains about.
/// Without motion, or a picture right after a change of scheme would show colours on their way.
export async function open(browser, base, options = {}) {
  const context = await browser.newContext({ baseURL: base, viewport: { width: 1440, height: 1000 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.complaints = [];
  page.on("console", message => {
    // A refused or cut request is part of several tests; a script's own error or a CSP violation never is.
    if (message.type() === "error" && !/Failed to load resource/.test(message.text())) page.complaints.push(message.text());
  });
  page.on("pageerror", error => page.complaints.push(String(error)));
  return page;
}

/// Signs in as a role of the sample, or by an address of it. The demo prints its people; the harness passes them on.
export async function signIn(page, role) {
  const people = JSON.parse(process.env.ALCOVE_E2E_PEOPLE ?? "{}");
  const password = Object.values(people)[0]?.password ?? process.env.ALCOVE_E2E_PASSWORD ?? "";
  const person = people[role] ?? { email: role.includes("@") ? role : `${role}@academy.example`, password };
  await page.goto("/sign-in");
  await page.fill("[name=email]", person.email);
  await page.fill("[name=password]", person.password);
  await Promise.all([page.waitForURL(url => !url.pathname.startsWith("/sign-in")), page.click("main form [type=submit]")]);
}

/// Width and scheme: what a desk and a pocket show first, and everything there is.
export const GLANCE = [[1440, "light"], [390, "dark"]];
export const EVERYTHING = [1440, 834, 390, 320].flatMap(width => [[width, "light"], [width, "dark"]]);

/// Fails on any violation, with everything that may be folded away opened first.
export async function axe(page, { include, exclude = [], looks = GLANCE } = {}) {
  const was = page.viewportSize();
  for (const [width, scheme] of looks) {
    await page.setViewportSize({ width, height: 1000 });
    await page.emulateMedia({ colorScheme: scheme });
    await page.evaluate(() => {
      for (const closed of document.querySelectorAll("main details:not([open])")) closed.open = true;
    });
    // As tall as the page: what lies under a sticky bar would count as too small to touch.
    const tall = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height: Math.min(tall + 100, 9000) });
    // What stands in the document was read in the first look; the others see what a look changes.
    let builder = new AxeBuilder({ page });
    builder = width === looks[0][0] && scheme === looks[0][1] ? builder.withTags(TAGS) : builder.withRules(OF_LOOKS);
    if (include) builder = builder.include(include);
    for (const selector of exclude) builder = builder.exclude(selector);
    const { violations } = await builder.analyze();
    if (violations.length) {
      const told = violations.map(v => `${v.id} (${v.impact}): ${v.help}\n    ${v.nodes.slice(0, 4).map(n => n.html.slice(0, 160)).join("\n    ")}`);
      throw new Error(`${page.url()} at ${width} px in ${scheme}: ${violations.length} violations\n  ${told.join("\n  ")}`);
    }
  }
  await page.setViewportSize(was);
  await page.emulateMedia({ colorScheme: null });
}

/// No sideways scrolling at 320 px (WCAG 1.4.10), and no word of the tab bar broken in two without a hyphen.
export async function fitsNarrow(page) {
  const was = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 700 });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  const broken = await page.evaluate(() => {
    const range = document.createRange();
    return [...document.querySelectorAll(".tabbar span")].filter(span => {
      const [text] = span.childNodes;
      return [...text.data.matchAll(/[^\s\u00AD]+/g)].some(({ 0: piece, index }) => {
        // The hyphen of a soft one stands at the start of what follows it, and a line above.
        range.setStart(text, index + (text.data[index - 1] === "\u00AD" ? 1 : 0));
        range.setEnd(text, index + piece.length);
        return new Set([...range.getClientRects()].filter(box => box.width > 1).map(box => Math.round(box.top))).size > 1;
      });
    }).map(span => span.textContent);
  });
  await page.setViewportSize(was);
  if (over > 0) throw new Error(`${page.url()} is ${over} px too wide at 320 px`);
  if (broken.length) throw new Error(`${page.url()} breaks ${broken.join(", ")} at 320 px`);
}

/// Goes on by the Tab key alone until the focus is where it is wanted.
export async function tabTo(page, selector) {
  for (let step = 0; step < 250; step++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(wanted => document.activeElement?.matches(wanted), selector)) {
      const seen = await page.evaluate(() => {
        const here = document.activeElement;
        const box = here.getBoundingClientRect();
        // A choice shows it around its whole label.
        const marks = [here, here.closest("label")].filter(Boolean).map(one => getComputedStyle(one));
        return box.bottom > 0 && box.top < innerHeight && marks.some(mark => mark.outlineStyle !== "none" || mark.boxShadow !== "none");
      });
      assert.ok(seen, `${selector} is in sight and shows that it has the focus`);
      return;
    }
  }
  assert.fail(`${selector} is not reached by Tab`);
}

/// Pictures of a page at three widths in both schemes, for people to look at: with ALCOVE_E2E_SHOTS=1.
export async function shot(page, name) {
  if (!process.env.ALCOVE_E2E_SHOTS) return;
  mkdirSync(shots, { recursive: true });
  const was = page.viewportSize();
  for (const [width, height] of WIDTHS) {
    await page.setViewportSize({ width, height });
    for (const scheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.screenshot({ path: join(shots, `${name}-${width}-${scheme}.png`), fullPage: true });
    }
  }
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize(was);
}
