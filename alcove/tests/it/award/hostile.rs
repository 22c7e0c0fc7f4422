//! What an examiner hands in: certificates that were changed, copied together, or made to be read in
//! two ways. Each gets an answer, none of them holds, and none is taken for ours.

use axum::http::{Method, StatusCode};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use super::{awarded, decided, found, signed, wanted, work};
use crate::world::{Answer, World};

async fn checked(world: &World, content: impl Into<Vec<u8>>) -> Answer {
    let kind = [("content-type", "application/octet-stream")];
    world.stranger().send(Method::POST, "/api/v1/verifications", &kind, content.into()).await
}

/// Signature, standing, issuer, and whether it holds.
fn four(answer: &Answer) -> [Value; 4] {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let said = answer.json();
    ["signature", "status", "issuer", "holds"].map(|name| said[name].clone())
}

#[tokio::test]
async fn what_was_changed_gets_neither_the_standing_nor_the_issuer_of_what_was_signed() {
    let world = World::new().await;
    let id = awarded(&world).await;
    let whole = signed(&world, &id).await;
    let mut other = wanted(&world);
    other.achievement = "another".to_owned();
    let other = decided(&world, other).await;
    work(&world).await;
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut copy = whole.clone();
        change(&mut copy);
        copy.to_string()
    };
    let foreign = signed(&world, &other).await["proof"].clone();

    let good = checked(&world, whole.to_string()).await;
    let longer = changed(&|copy| copy["validUntil"] = json!("2099-01-01T00:00:00Z"));
    let endless = changed(&|copy| drop(copy.as_object_mut().unwrap().remove("validUntil")));
    let swapped = changed(&|copy| copy["proof"] = foreign.clone());
    let unlisted = changed(&|copy| drop(copy.as_object_mut().unwrap().remove("credentialStatus")));

    assert_eq!(four(&good), [json!("good"), json!("valid"), json!("ours"), json!(true)]);
    for (what, text) in
        [("longer", longer), ("endless", endless), ("swapped", swapped), ("unlisted", unlisted)]
    {
        let answer = checked(&world, text.clone()).await;
        assert_eq!(
            four(&answer),
            [json!("bad"), json!("unproven"), json!("unproven"), json!(false)],
            "{what}"
        );
        assert_eq!(answer.json()["award_id"], Value::Null, "{what}");
        let page = world.stranger().post("/verify", &[("text", &text)]).await.text();
        assert!(page.contains("Anybody can write that: no signature of theirs fits."), "{what}");
        assert!(!page.contains("It was not revoked") && !page.contains("The key is theirs"), "{what}");
    }
}

#[tokio::test]
async fn a_token_that_nobody_signed_is_told_so() {
    let world = World::new().await;
    let id = awarded(&world).await;
    let token = found(&world, &id).await.row.token;
    let [header, claims, signature] = token.split('.').collect::<Vec<_>>()[..] else { panic!() };
    let pack = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let mut head: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(header).unwrap()).unwrap();
    head["alg"] = json!("none");

    for end in ["", signature] {
        let answer = checked(&world, format!("{}.{claims}.{end}", pack(&head))).await;
        assert_eq!(
            four(&answer),
            [json!("absent"), json!("unproven"), json!("unproven"), json!(false)],
            "{end}"
        );
    }
    let cut = checked(&world, format!("{header}.{claims}.")).await;
    assert_eq!(four(&cut)[0], json!("bad"));
    assert_eq!(four(&checked(&world, token.clone()).await)[3], json!(true));
}

#[tokio::test]
async fn what_reads_in_two_ways_is_refused_with_a_reason() {
    let world = World::new().await;
    let id = awarded(&world).await;
    let text = found(&world, &id).await.row.signed;
    let svg = world.stranger().get(&format!("/awards/{id}.svg")).await.text();
    let token = found(&world, &id).await.row.token;

    let twice = text.replacen('{', "{\"validUntil\":\"2099-01-01T00:00:00Z\",", 1);
    let both =
        svg.replacen("<openbadges:credential ", &format!("<openbadges:credential verify=\"{token}\" "), 1);
    assert_ne!(both, svg);

    for (content, reason) in
        [(twice, "It says two things under one name"), (both, "There is more than one certificate in it")]
    {
        let answer = checked(&world, content.clone()).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{reason}");
        assert!(answer.text().contains(reason), "{}", answer.text());
    }
    assert_eq!(four(&checked(&world, svg).await)[3], json!(true));
}

#[tokio::test]
async fn nothing_that_is_handed_in_breaks_the_page() {
    let world = World::new().await;
    let id = awarded(&world).await;
    let whole = signed(&world, &id).await;
    let with = |name: &str, value: Value| {
        let mut copy = whole.clone();
        copy[name] = value;
        copy.to_string().into_bytes()
    };
    let proof = |name: &str, value: Value| {
        let mut one = whole["proof"].get(0).unwrap_or(&whole["proof"]).clone();
        one[name] = value;
        with("proof", one)
    };
    let png = world.stranger().get(&format!("/awards/{id}.png")).await.bytes;
    let pdf = world.stranger().get(&format!("/awards/{id}.pdf")).await.bytes;
    let contexts = whole["@context"].as_array().unwrap();
    let many: Vec<&Value> = contexts.iter().cycle().take(9_000).collect();

    let hostile = [
        with("id", json!("http://alcove.test/awards/\0")),
        with("id", json!(["a", "b"])),
        with("issuer", json!("http://alcove.test/orgs/\0")),
        with("issuer", json!(5)),
        with("validUntil", json!("+999999-12-31T23:59:59Z")),
        with("validFrom", json!(["2020-01-01T00:00:00Z"])),
        with("credentialSubject", json!("x")),
        with("credentialStatus", json!([[], 5, {"statusListIndex": "999999999999999999999"}])),
        with("@context", json!(many)),
        with("@context", json!({"@vocab": "urn:evil/"})),
        with("@context", Value::Null),
        with("proof", json!([])),
        proof("proofValue", json!(format!("z{}", "2".repeat(200_000)))),
        proof("proofValue", json!("")),
        proof("verificationMethod", json!("#")),
        proof("cryptosuite", json!({"a": 1})),
        "[".repeat(100_000).into_bytes(),
        "{\"a\":".repeat(50_000).into_bytes(),
        png[..png.len() / 2].to_vec(),
        [&png[..8], &[255; 16]].concat(),
        pdf[..pdf.len() / 2].to_vec(),
        [b"%PDF-1.7\n".as_slice(), &[0, 255].repeat(50_000)].concat(),
        vec![0; 1000],
        b"<!DOCTYPE svg [<!ENTITY a \"b\">]><svg>&a;</svg>".to_vec(),
    ];

    for (number, content) in hostile.into_iter().enumerate() {
        let answer = checked(&world, content).await;
        assert!(!answer.status.is_server_error(), "{number}: {}", answer.text());
        match answer.status {
            StatusCode::OK => assert_eq!(answer.json()["holds"], json!(false), "{number}"),
            status => assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{number}: {}", answer.text()),
        }
    }
}
