// A server of a hundred lines that keeps the outbox protocol (docs/guide/outbox.md) and can be told to misbehave.

import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const dist = join(dirname(fileURLToPath(import.meta.url)), "../../alcove/assets/dist");
const manifest = JSON.parse(readFileSync(join(dist, "manifest.json"))).assets;
const asset = name => `/assets/${manifest[name].file}`;

const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; worker-src 'self'";

export async function fake() {
  const sessions = new Map();
  const items = new Map();
  const answers = new Map();
  const state = {
    items,
    sessions,
    posts: [],
    uploads: [],
    /// The next answers are computed, and then lost on their way.
    loseAnswers: 0,
    /// The next posts get this status.
    failWith: [],
    /// What the next posts are refused with, in a sentence about the whole.
    refuseWith: [],
    slow: 0,
  };

  const item = key => {
    if (!items.has(key)) items.set(key, { version: 1, fields: { mark: "", note: "" }, who: "", evidence: [] });
    return items.get(key);
  };

  const server = createServer(async (request, response) => {
    const url = new URL(request.url, "http://fake");
    const sid = /sid=(\w+)/.exec(request.headers.cookie ?? "")?.[1];
    const session = sessions.get(sid);
    const send = (status, body, type = "text/html; charset=utf-8", headers = {}) => {
      response.writeHead(status, { "content-type": type, "content-security-policy": CSP, "cache-control": "no-store", ...headers });
      response.end(body);
    };
    const json = (status, value) => send(status, JSON.stringify(value), "application/json");

    if (url.pathname.startsWith("/assets/")) {
      const file = join(dist, "web", url.pathname.slice(8));
      if (!existsSync(file)) return send(404, "");
      const type = Object.values(manifest).find(one => url.pathname.endsWith(one.file))?.type;
      return send(200, readFileSync(file), type, { "cache-control": "max-age=31536000, immutable" });
    }
    if (url.pathname === "/sw.js") return send(200, readFileSync(join(dist, "web", manifest["sw.js"].file)), "text/javascript");
    if (url.pathname === "/offline") return send(200, layout("", "", "<h1>No connection</h1>"));
    if (url.pathname === "/sign-in") {
      const person = url.searchParams.get("as");
      if (!person) return send(200, layout("", "", "<h1>Sign in</h1>"));
      const fresh = randomBytes(8).toString("hex");
      sessions.set(fresh, { person, csrf: randomBytes(8).toString("hex") });
      return send(303, "", "text/plain", { "set-cookie": `sid=${fresh}; Path=/; HttpOnly`, location: url.searchParams.get("next") ?? "/" });
    }
    if (url.pathname === "/sign-out") {
      sessions.delete(sid);
      return send(303, "", "text/plain", { location: "/sign-in" });
    }
    if (request.method === "GET" && !session) return send(303, "", "text/plain", { location: "/sign-in" });
    if (url.pathname === "/kept") return send(200, layout(session.person, session.csrf, kept));
    if (url.pathname === "/take.json") return json(200, { pages: ["/items/1", "/items/2"] });
    if (request.method === "GET" && url.pathname === "/") return send(200, layout(session.person, session.csrf, "<h1>Home</h1>"));
    if (request.method === "GET") return send(200, page(session, url.pathname, item(url.pathname)));

    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const raw = Buffer.concat(chunks).toString("latin1");
    if (state.slow) await new Promise(done => setTimeout(done, state.slow));
    if (state.refuseWith.length) return json(...state.refuseWith.shift());
    if (state.failWith.length) return json(state.failWith.shift(), { title: "no" });
    if (!session) return json(401, { title: "sign in" });

    const answer = handle(url.pathname, request.headers, raw, session);
    if (state.loseAnswers > 0) {
      state.loseAnswers--;
      request.socket.destroy();
      return;
    }
    return json(answer.status, answer.body);
  });

  function handle(path, headers, raw, session) {
    const key = headers["idempotency-key"];
    state.posts.push({ path, key, person: session.person });
    if (answers.has(key)) return answers.get(key);
    const result = first(path, headers, raw, session);
    if (result.status !== 403) answers.set(key, result);
    return result;
  }

  function first(path, headers, raw, session) {
    if (path.endsWith("/evidence")) {
      if (!raw.includes(session.csrf)) return { status: 403, body: {} };
      const name = /filename="([^"]+)"/.exec(raw)?.[1];
      if (name.includes("lies")) return { status: 422, body: { fields: { file: `${name} is not what its name says` } } };
      const of = path.replace("/evidence", "");
      item(of).evidence.push(name);
      state.uploads.push({ name, version: item(of).version, person: session.person });
      return { status: 200, body: { saved_at: "14:33" } };
    }
    const form = new URLSearchParams(Buffer.from(raw, "latin1").toString("utf8"));
    if (form.get("_csrf") !== session.csrf) return { status: 403, body: {} };
    const now = item(path);
    const yours = { mark: form.get("mark") ?? "", note: form.get("note") ?? "" };
    if (Number(form.get("version")) !== now.version) {
      return { status: 409, body: { version: now.version, yours, theirs: { fields: now.fields, who: now.who, when: "14:30" } } };
    }
    if (yours.note.includes("forbidden")) return { status: 422, body: { fields: { note: "This word is not allowed." } } };
    now.fields = yours;
    now.who = session.person;
    now.version++;
    now.saves = (now.saves ?? 0) + 1;
    return { status: 200, body: { version: now.version, saved_at: "14:32" } };
  }

  await new Promise(done => server.listen(0, "127.0.0.1", done));
  state.base = `http://127.0.0.1:${server.address().port}`;
  state.close = () => {
    server.closeAllConnections();
    return new Promise(done => server.close(done));
  };
  return state;
}

const escape = text => text.replace(/[&<>"]/g, c => `&#${c.charCodeAt(0)};`);

const layout = (person, csrf, main) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Fake</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="${asset("icon.svg")}">
<link rel="stylesheet" href="${asset("alcove.css")}"><script type="module" src="${asset("app.js")}"></script></head>
<body ${person && `data-person="${person}"`}>
<header><p class="notice" data-unsent data-one="{n} answer is kept on this device" data-other="{n} answers are kept on this device" hidden><span></span> <a href="/">Go there</a></p>
${person && `<form data-sign-out method="post" action="/sign-out"><input type="hidden" name="_csrf" value="${csrf}"><button id="out">Sign out</button></form>`}</header>
<main id="main" class="wrap">${main}</main>
<dialog id="unsent" aria-labelledby="uh"><h2 id="uh" data-one="{n} answer was not sent" data-other="{n} answers were not sent"></h2><ul></ul>
<button type="button" data-wait>Wait</button><button type="button" data-wipe>Delete and sign out</button></dialog>
<p id="announce" role="status" class="vh"></p></body></html>`;

const kept = `<h1>Kept on this device</h1><script type="module" src="${asset("kept.js")}"></script><p data-kept-none hidden>Nothing is kept</p><div data-kept></div>
<template id="kept-entry"><article><h2><a href="/"></a></h2><p><time></time></p><p data-why data-waiting="Goes out by itself" data-choose="Two versions" data-refusal="Nobody said why"></p>
<dl><div data-field="note"><dt>Why</dt><dd></dd></div><div data-field="file"><dt>Files</dt><dd></dd></div><div data-field=""><dt></dt><dd></dd></div></dl>
<button type="button" data-remove>Remove</button></article></template>`;

const page = (session, path, now) => layout(session.person, session.csrf, `<h1>${path}</h1>
<p class="save" data-save role="status" data-state="ok" data-saving="Saving…" data-saved="Saved at {time}" data-kept="Kept on this device"
 data-failed="Could not save" data-conflict="Could not save: two versions" data-signin="Could not save: sign in again" data-refused="Could not save: see the field"
 data-full="Not kept on this device" data-theirs="Their version is shown"><span>Saved</span> <a href="/sign-in?as=${session.person}&next=${path}" hidden>Sign in</a></p>
<form id="rate" method="post" action="${path}" data-outbox data-refresh="#peers">
<input type="hidden" name="_csrf" value="${session.csrf}"><input type="hidden" name="version" value="${now.version}">
<fieldset><legend>Level</legend>${[1, 2, 3].map(n => `<label><input type="radio" name="mark" value="${n}" data-key="${n}" data-label="Level" ${now.fields.mark === String(n) ? "checked" : ""}>Level ${n}</label>`).join("")}</fieldset>
<label for="note">Why</label><textarea id="note" name="note" data-key="c">${escape(now.fields.note)}</textarea><p class="error" data-fault="note" hidden><span></span></p>
<section class="conflict" hidden aria-labelledby="cf"><h2 id="cf" tabindex="-1">Two versions</h2><p data-by="{who} changed this at {when}."></p>
<div class="both"><div><h3>Yours</h3><dl data-slot="mine"></dl><button type="button" data-choose="mine">Keep mine</button></div>
<div><h3>Theirs</h3><dl data-slot="theirs"></dl><button type="button" data-choose="theirs">Take theirs</button></div></div></section>
<button type="submit" data-href="/items/2">Next</button></form>
<div id="peers">version ${now.version}</div>
<div class="drop"><form data-outbox-files data-after="${path}" data-refresh="#evidence" data-max-bytes="1000" data-too-large="{name} is too large" method="post" action="${path}/evidence" enctype="multipart/form-data">
<label for="file">Evidence</label><input type="file" id="file" name="file" multiple><p class="error" data-fault="file" hidden></p></form></div>
<ul id="evidence">${now.evidence.map(name => `<li>${escape(name)}</li>`).join("")}</ul>
<button type="button" data-take="/take.json" data-taking="{taken} of {total}" data-taken="{total} pages are on this device" data-failed="{failed} pages did not arrive" hidden>Take it with me</button><p data-take-state role="status"></p>`);
