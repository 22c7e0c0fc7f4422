//! What the tests issue.

use std::path::Path;

use alcove_credential::badge::{Achievement, HashedEmail, Holder, Issuer, Status};
use alcove_credential::{Badge, Contexts, SigningKey, TokenKey, proof, token};
use serde_json::Value;

pub const ISSUER: &str = "https://alcove.example/orgs/agency";

/// The contexts that the front end's build placed from the npm packages of its lock file.
pub fn contexts() -> Contexts {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../alcove/assets/dist/contexts");
    let read = |name: &str| {
        let told = "the contexts are built by `cargo xtask assets`";
        std::fs::read(folder.join(name)).expect(told)
    };
    let index: std::collections::HashMap<String, String> =
        serde_json::from_slice(&read("index.json")).unwrap();
    Contexts::new(index.into_iter().map(|(address, file)| (address, read(&file))))
}

pub fn badge() -> Badge {
    Badge {
        id: "https://alcove.example/awards/0198".to_owned(),
        issuer: Issuer {
            id: ISSUER.to_owned(),
            name: "State Agency for Vocational Education".to_owned(),
            url: ISSUER.to_owned(),
        },
        language: "en".to_owned(),
        awarded: "2026-11-22T09:00:00Z".to_owned(),
        valid_from: "2026-11-22T00:00:00Z".to_owned(),
        valid_until: Some("2028-11-21T23:59:59Z".to_owned()),
        holder: Holder::Organisation {
            id: "https://alcove.example/orgs/college".to_owned(),
            name: "Baku State Vocational Training Centre".to_owned(),
        },
        achievement: Achievement {
            id: "https://alcove.example/orgs/agency/achievements/commitment".to_owned(),
            kind: "Certification".to_owned(),
            name: "Commitment to Vocational Excellence".to_owned(),
            description: "The institution has looked at itself and has a plan.".to_owned(),
            criteria: "At least fifty indicators assessed and an approved development plan.".to_owned(),
            level: "Commitment".to_owned(),
            image: "https://alcove.example/awards/0198.png".to_owned(),
        },
        status: Status { list: "https://alcove.example/lists/1".to_owned(), position: 4711 },
    }
}

pub fn personal() -> Badge {
    let email = HashedEmail::new("Assessor@College.example", "s4lt");
    Badge { holder: Holder::Person { name: "An assessor".to_owned(), email: Some(email) }, ..badge() }
}

pub fn key() -> SigningKey {
    SigningKey::new(&[5; 32])
}

pub fn token_key() -> TokenKey {
    TokenKey::new(&[6; 32]).unwrap()
}

pub fn signed(credential: Value) -> Value {
    let method = format!("{ISSUER}#{}", key().public().multibase());
    proof::sign(credential, &key(), &method, "2026-11-22T09:00:00Z", &contexts()).unwrap()
}

pub fn signed_token(credential: &Value) -> String {
    token::sign(credential, &token_key(), "https://alcove.example/orgs/agency/keys/2").unwrap()
}
