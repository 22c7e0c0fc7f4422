//! Issues samples of everything and writes them as JSON: what verifiers of others look at, in
//! `verifiers/`. Keys are fixed, so that two runs give the same bytes.
#![expect(clippy::unwrap_used, reason = "a sample that fails shows where")]

#[path = "../tests/it/sample.rs"]
mod sample;

use alcove_credential::list::{self, Bits};
use alcove_credential::{badge, proof};
use sample::{ISSUER, badge, contexts, key, personal, signed, signed_token, token_key};
use serde_json::json;

fn main() {
    let public = key().public().multibase();
    let under = |issuer: &str| {
        let mut own = badge();
        own.issuer.id = issuer.to_owned();
        let method = format!("{issuer}#{public}");
        proof::sign(own.write(), &key(), &method, "2026-11-22T09:00:00Z", &contexts()).unwrap()
    };
    let listed = |positions: Vec<u32>| {
        let bits = Bits::with(positions);
        let list = list::credential(&badge().status.list, ISSUER, "2026-11-22T09:00:00Z", &bits).unwrap();
        signed(list)
    };
    let mut expired = badge();
    expired.valid_from = "2020-01-01T00:00:00Z".to_owned();
    expired.valid_until = Some("2021-12-31T23:59:59Z".to_owned());
    // A badge that holds today, whenever today is.
    let endless =
        badge::Badge { valid_from: "2020-01-01T00:00:00Z".to_owned(), valid_until: None, ..badge() };
    let samples = json!({
        "issuer": ISSUER,
        "publicKey": public,
        "organisation": signed(endless.write()),
        "person": signed(badge::Badge { valid_from: endless.valid_from.clone(), valid_until: None, ..personal() }.write()),
        "didWeb": under("did:web:alcove.example:orgs:agency"),
        "didKey": under(&format!("did:key:{public}")),
        "expired": signed(expired.write()),
        "list": listed(vec![]),
        "listOfRevoked": listed(vec![badge().status.position]),
        "token": signed_token(&endless.write()),
        "tokenKey": token_key().public().jwk(),
    });
    println!("{samples}");
}
