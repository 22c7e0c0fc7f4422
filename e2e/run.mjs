// Starts the program with its sample on a temporary folder and runs the browser tests against it.
//
//   ALCOVE_E2E_PROGRAM   the program; ../target/debug/alcove by default
//   ALCOVE_E2E_ARGUMENTS its arguments as JSON; {data} and {listen} are filled in
//   ALCOVE_E2E_BASE      the address of a program that runs already; nothing is started then
//
//   node run.mjs [tests/one.test.mjs …]

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const chosen = process.argv.slice(2);
const files = chosen.length ? chosen : readdirSync(join(here, "tests")).filter(f => f.endsWith(".test.mjs")).sort().map(f => join("tests", f));

const data = mkdtempSync(join(tmpdir(), "alcove-e2e-"));
let served;
let code = 1;
try {
  if (files.some(needsProgram)) served = await start();
  code = await run();
} catch (error) {
  console.error(`e2e: ${error.message}`);
} finally {
  await stop();
  rmSync(data, { recursive: true, force: true });
}
process.exit(code);

// These bring servers of their own: one misbehaves on order, which the program does not.
function needsProgram(file) {
  return !/(outbox|passkey|sign-in)\.test\.mjs$/.test(file);
}

async function start() {
  if (process.env.ALCOVE_E2E_BASE) return undefined;
  const program = process.env.ALCOVE_E2E_PROGRAM ?? join(here, "../target/debug/alcove");
  if (!existsSync(program)) throw new Error(`${program} is not there: cargo build`);
  const listen = `127.0.0.1:${await freePort()}`;
  const fill = argument => argument.replace("{data}", data).replace("{listen}", listen);
  const given = process.env.ALCOVE_E2E_ARGUMENTS ?? '["demo", "--data", "{data}", "--listen", "{listen}"]';
  const child = spawn(program, JSON.parse(given).map(fill), { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  let log = "";
  child.stdout.on("data", chunk => (said += chunk));
  child.stderr.on("data", chunk => (log += chunk));
  const base = `http://${listen}`;
  const until = Date.now() + 180_000;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the program ended with ${child.exitCode}\n${said}\n${log}`);
    if (Date.now() > until) {
      child.kill("SIGTERM");
      throw new Error(`the program did not answer at ${base}/readyz within three minutes\n${said}\n${log}`);
    }
    if (await fetch(`${base}/readyz`).then(answer => answer.ok, () => false)) break;
    await new Promise(done => setTimeout(done, 150));
  }
  process.env.ALCOVE_E2E_BASE = base;
  process.env.ALCOVE_E2E_PEOPLE = JSON.stringify(people(said));
  return { child, log: () => log };
}

/// The demo prints the password, and a line a person that begins with the address; the first of a role counts.
function people(said) {
  const password = /password (\S+?):?$/m.exec(said)?.[1];
  const found = {};
  for (const [, role, domain] of said.matchAll(/^\s*(\S+)@(\S+)\s{2,}/gm)) found[role] ??= { email: `${role}@${domain}`, password };
  return found;
}

function run() {
  return new Promise(done => {
    // One file after the other: they share two processors and one sample.
    const child = spawn(process.execPath, ["--test", "--test-reporter=spec", "--test-concurrency=1", ...files], { cwd: here, stdio: "inherit" });
    child.on("exit", status => {
      if (status && served) {
        const log = join(tmpdir(), "alcove-e2e.log");
        writeFileSync(log, served.log());
        console.error(`e2e: the program's own log is in ${log}`);
      }
      done(status ?? 1);
    });
  });
}

async function stop() {
  if (!served || served.child.exitCode !== null) return;
  const gone = new Promise(done => served.child.on("exit", done));
  served.child.kill("SIGTERM");
  const late = setTimeout(() => served.child.kill("SIGKILL"), 10_000);
  await gone;
  clearTimeout(late);
}

function freePort() {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.on("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}
