// A passkey is made and used with a virtual authenticator; the server's half is only noted here.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { launch, open } from "../lib/browser.mjs";

const dist = join(dirname(fileURLToPath(import.meta.url)), "../../alcove/assets/dist");
const script = JSON.parse(readFileSync(join(dist, "manifest.json"))).assets["passkey.js"].file;
const posted = [];
let browser;
let server;
let base;

before(async () => {
  browser = await launch();
  server = createServer(serve);
  await new Promise(done => server.listen(0, "127.0.0.1", done));
  // A name, because an address cannot be a relying party.
  base = `http://localhost:${server.address().port}`;
});
after(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});

test("a passkey is made, and opens the door afterwards", async () => {
  const page = await open(browser, base);
  const device = await page.context().newCDPSession(page);
  await device.send("WebAuthn.enable");
  const options = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true };
  await device.send("WebAuthn.addVirtualAuthenticator", { options });

  await page.goto("/create");
  await page.click("button");
  await page.waitForURL("**/done");
  await page.goto("/get");
  await page.click("button");
  await page.waitForURL("**/done");

  const [made, used] = posted;
  assert.equal(made.type, "public-key");
  assert.ok(made.response.attestationObject);
  assert.equal(used.id, made.id);
  assert.ok(used.response.signature && used.response.authenticatorData);
  const client = JSON.parse(Buffer.from(used.response.clientDataJSON, "base64url"));
  assert.equal(client.type, "webauthn.get");
  assert.equal(client.origin, base);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("a person without a passkey is told so", async () => {
  const page = await open(browser, base);
  await page.goto("/refused");
  await page.click("button");

  await page.locator("[data-fault]", { hasText: "No passkey was used" }).waitFor();
  await page.context().close();
});

test("a device that has one for the account already is told apart from one that failed", async () => {
  const page = await open(browser, base);
  const device = await page.context().newCDPSession(page);
  await device.send("WebAuthn.enable");
  const options = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true };
  await device.send("WebAuthn.addVirtualAuthenticator", { options });
  await page.goto("/create");
  await page.click("button");
  await page.waitForURL("**/done");

  await page.goto("/create");
  await page.click("button");

  await page.locator("[data-fault]", { hasText: "This device has one" }).waitFor();
  await page.context().close();
});

async function serve(request, response) {
  const send = (status, type, body, more = {}) => {
    response.writeHead(status, { "content-type": type, "content-security-policy": "default-src 'none'; script-src 'self'; connect-src 'self'; form-action 'self'", ...more });
    response.end(body);
  };
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const path = request.url;
  if (path.startsWith("/assets/")) return send(200, "text/javascript", readFileSync(join(dist, "web", script)));
  if (path === "/options/refused") return send(404, "application/json", "{}");
  if (path.startsWith("/options/")) {
    const challenge = randomBytes(32).toString("base64url");
    const user = { id: Buffer.from("anna").toString("base64url"), name: "anna", displayName: "Anna" };
    const residence = { residentKey: "required", userVerification: "required" };
    const make = { rp: { id: "localhost", name: "Alcove" }, user, challenge, pubKeyCredParams: [{ type: "public-key", alg: -7 }], authenticatorSelection: residence,
      excludeCredentials: posted.filter(one => one.response.attestationObject).map(one => ({ type: "public-key", id: one.id })) };
    const use = { challenge, rpId: "localhost", allowCredentials: [], userVerification: "required" };
    return send(200, "application/json", JSON.stringify({ publicKey: path.endsWith("create") ? make : use }));
  }
  if (request.method === "POST") {
    posted.push(JSON.parse(new URLSearchParams(Buffer.concat(chunks).toString()).get("credential")));
    return send(303, "text/plain", "", { location: "/done" });
  }
  const kind = path.slice(1);
  send(200, "text/html", `<!doctype html><title>x</title><script type="module" src="/assets/${script}"></script>
<form method="post" action="/taken" data-passkey="${kind}" data-options="/options/${kind}" data-refused="No passkey was used" data-known="This device has one">
<input type="hidden" name="credential"><p data-fault="credential" hidden></p><button type="submit">Go</button></form>`);
}
