// Coming in by a passkey of a virtual device, and by the service of an organisation: a real OpenID
// provider (npm oidc-provider) beside a program of its own.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import Provider from "oidc-provider";
import { axe, launch, open } from "../lib/browser.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const PASSWORD = "four plain words here";
const data = mkdtempSync(join(tmpdir(), "alcove-sign-in-"));
let base, child, browser, service, issuer;

before(async () => {
  const port = await freePort();
  // A passkey belongs to a host name; an address of numbers has none.
  base = `http://localhost:${port}`;
  const link = await serve(port);
  browser = await launch();
  await setUp(link);
  await addColleague();
  await startService();
});

after(async () => {
  await browser?.close();
  service?.close();
  service?.closeAllConnections();
  child?.kill("SIGTERM");
  rmSync(data, { recursive: true, force: true });
});

async function serve(port) {
  const program = process.env.ALCOVE_E2E_PROGRAM ?? join(here, "../../target/debug/alcove");
  child = spawn(program, ["serve", "--data", data, "--listen", `127.0.0.1:${port}`, "--public-url", base], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", chunk => (said += chunk));
  const until = Date.now() + 60_000;
  for (;;) {
    const link = /http:\/\/localhost:\d+\/set-up\/\S+/.exec(said);
    if (link && (await fetch(`http://127.0.0.1:${port}/readyz`).then(answer => answer.ok, () => false))) return link[0];
    if (Date.now() > until || child.exitCode !== null) throw new Error(`the program does not serve\n${said}`);
    await new Promise(done => setTimeout(done, 100));
  }
}

let keeper;

async function setUp(link) {
  keeper = await open(browser, base);
  await keeper.goto(link);
  await keeper.fill("[name=name]", "Keeper of the installation");
  await keeper.fill("[name=email]", "keeper@college.example");
  await keeper.fill("[name=password]", PASSWORD);
  await keeper.fill("[name=organisation]", "Harbour Vocational College");
  await Promise.all([keeper.waitForURL(`${base}/`), keeper.click("main form button")]);
}

/// Invites by a link that is passed on by hand; answers it.
async function invite(email) {
  await keeper.goto("/organisation/invitations");
  await keeper.fill("[name=email]", email);
  await keeper.check("[name=delivery][value=link]");
  await keeper.click("section form button[type=submit]");
  return keeper.textContent(".code-once");
}

async function addColleague() {
  const page = await open(browser, base);
  await page.goto(await invite("colleague@college.example"));
  await page.fill("[name=name]", "Colleague");
  await page.fill("[name=password]", PASSWORD);
  await Promise.all([page.waitForURL(`${base}/`), page.click("main form button")]);
  await page.context().close();
}

async function startService() {
  const port = await freePort();
  issuer = `http://localhost:${port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: "alcove", client_secret: "a secret of forty characters, or so it is", redirect_uris: [`${base}/sign-in/organisation/callback`] }],
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    pkce: { required: () => true },
    // Whatever is typed as login is the address; "unsure" is one that the service has not checked.
    findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id, email: id.replace("unsure-", ""), email_verified: !id.startsWith("unsure-") }) }),
  });
  service = provider.listen(port);
  await new Promise(done => service.once("listening", done));
  await keeper.goto("/organisation/sign-in");
  await keeper.fill("[name=name]", "College accounts");
  await keeper.fill("[name=issuer]", issuer);
  await keeper.fill("[name=client_id]", "alcove");
  await keeper.fill("[name=client_secret]", "a secret of forty characters, or so it is");
  await keeper.fill("[name=email_domains]", "college.example");
  await keeper.click("section form button[type=submit]");
  await keeper.waitForSelector("text=The service answers");
}

/// Through the service as somebody; answers the page on which it ends.
async function comeBy(email, login) {
  const page = await open(browser, base);
  await page.goto("/sign-in/organisation?next=/organisation/people");
  await page.fill("[name=email]", email);
  await page.click("main form button");
  await page.waitForURL(`${issuer}/**`);
  await page.fill("[name=login]", login);
  await page.fill("[name=password]", "any");
  await page.click("button[type=submit]");
  await page.waitForSelector("text=Authorize");
  await page.click("button[type=submit]");
  await page.waitForURL(`${base}/**`);
  return page;
}

test("a colleague comes in by the organisation's service and lands where they wanted", async () => {
  const page = await comeBy("colleague@college.example", "colleague@college.example");

  assert.equal(new URL(page.url()).pathname, "/organisation/people");
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("the service lets nobody in who has no account, no checked address, or keeps the installation", async () => {
  for (const [login, said] of [
    ["stranger@college.example", "no account here"],
    ["unsure-colleague@college.example", "has not confirmed"],
    ["keeper@college.example", "no account here"],
    ["colleague@elsewhere.example", "no account here"],
  ]) {
    const page = await comeBy("colleague@college.example", login);
    assert.match(await page.textContent("main"), new RegExp(said), login);
    await page.goto("/organisation");
    assert.match(page.url(), /\/sign-in/, login);
    await page.context().close();
  }
});

test("a passkey is added, lets its holder in without a password, and is removed", async () => {
  const page = await open(browser, base);
  const devices = await page.context().newCDPSession(page);
  await devices.send("WebAuthn.enable");
  await devices.send("WebAuthn.addVirtualAuthenticator", {
    options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  await page.goto("/sign-in");
  await page.fill("[name=email]", "colleague@college.example");
  await page.fill("[name=password]", PASSWORD);
  await Promise.all([page.waitForURL(`${base}/`), page.click("form[action='/sign-in'] button")]);

  await page.goto("/account");
  await page.click("form[data-passkey=create] button");
  await page.waitForSelector("text=The passkey was added");
  await page.goto("/account");
  await page.click("header details.menu:has(.avatar) summary");
  await page.click("form[data-sign-out] button");
  await page.waitForURL("**/sign-in");
  await page.click("form[data-passkey=get] button");
  await page.waitForURL(`${base}/`);

  await page.goto("/account");
  await page.click("form[data-passkey=create] button");
  await page.waitForSelector("text=This device has a passkey for your account already");
  await page.click("form[action$='/removal'][action*='passkeys'] button");
  await page.waitForSelector("text=The passkey was removed");
  await page.click("header details.menu:has(.avatar) summary");
  await page.click("form[data-sign-out] button");
  await page.waitForURL("**/sign-in");
  await page.click("form[data-passkey=get] button");
  await page.waitForSelector("text=This passkey is not known here any more");
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("the pages of coming in and of an organisation have no barriers", async () => {
  for (const path of ["/organisation", "/organisation/profile", "/organisation/units", "/organisation/people", "/organisation/invitations", "/organisation/invitations/import", "/organisation/sign-in", "/organisation/audit", "/account", "/platform", "/platform/people", "/organisations"]) {
    await keeper.goto(path);
    await axe(keeper);
  }
  // An organisation as whoever keeps the installation sees it, and a service of it.
  await keeper.goto("/platform");
  for (const link of [".roster a", "main a[href*='/sign-in/']"]) {
    await keeper.click(link);
    await keeper.waitForLoadState();
    await axe(keeper);
  }
  assert.equal(await keeper.inputValue("[name=email_domains]"), "college.example");
  const stranger = await open(browser, base);
  for (const path of ["/sign-in", "/sign-in/organisation", "/password"]) {
    await stranger.goto(path);
    await axe(stranger);
  }
  assert.deepEqual([...keeper.complaints, ...stranger.complaints], []);
  await stranger.context().close();
});

function freePort() {
  return new Promise(done => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}
