use alcove::award::standing;
use alcove_credential::{SigningKey, TokenKey, proof, token};
use axum::http::StatusCode;
use serde_json::json;

use super::{awarded, found, signed, work};
use crate::world::World;

const BAD: &str = "The signature does not fit";
const GOOD: &str = "The signature fits";

/// What the page says to a pasted text.
async fn said(world: &World, text: &str) -> String {
    world.stranger().post("/verify", &[("text", text)]).await.text()
}

#[tokio::test]
async fn a_code_leads_to_the_award_however_it_is_typed() {
    let world = World::new().await;
    let id = awarded(&world).await;
    let code = found(&world, &id).await.code();
    let stranger = world.stranger();

    for typed in [code.clone(), code.to_lowercase(), code.replace('-', "+")] {
        let answer = stranger.get(&format!("/verify?code={typed}")).await;
        assert_eq!(answer.leads_to(), format!("/awards/{id}"), "{typed}");
    }
    let wrong = stranger.get("/verify?code=AAAA-BBBB-CCCC").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains("No certificate has this code"));
}

#[tokio::test]
async fn our_own_credential_holds_in_every_form() {
    let world = World::new().await;
    let id = awarded(&world).await;

    for ending in ["json", "jwt"] {
        let text = world.stranger().get(&format!("/awards/{id}.{ending}")).await.text();
        let page = said(&world, &text).await;
        for expected in ["The certificate holds", GOOD, "It was not revoked", "The key is theirs"] {
            assert!(page.contains(expected), "{ending}: {expected}");
        }
    }
    for ending in ["png", "svg", "pdf", "json"] {
        let file = world.stranger().get(&format!("/awards/{id}.{ending}")).await.bytes;
        let head =
            format!("--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.{ending}\"\r\n\r\n");
        let body = [head.as_bytes(), &file, b"\r\n--b--\r\n"].concat();
        let kind = [("content-type", "multipart/form-data; boundary=b")];
        let page = world.stranger().send(axum::http::Method::POST, "/verify", &kind, body).await;
        assert!(page.text().contains("The certificate holds"), "{ending}");
    }
}

#[tokio::test]
async fn a_revoked_one_is_still_signed_and_does_not_hold() {
    let world = World::new().await;
    let id = awarded(&world).await;
    let text = found(&world, &id).await.row.signed;
    assert!(said(&world, &text).await.contains("The certificate holds"));
    let ctx = world.ctx();
    let tx = ctx.begin().await.unwrap();

    let events = standing::revoke(&ctx, &tx, None, &id, "Not theirs.").await.unwrap();
    tx.commit(events).await.unwrap();
    work(&world).await;

    let page = said(&world, &text).await;
    assert!(page.contains(GOOD));
    assert!(page.contains("It was revoked"));
    assert!(!page.contains("The certificate holds"));
}

#[tokio::test]
async fn a_touched_one_is_refused_and_gets_no_standing_of_ours() {
    let world = World::new().await;
    let id = awarded(&world).await;
    let mut touched = signed(&world, &id).await;
    touched["credentialSubject"]["achievement"]["name"] = json!("Leader");

    let page = said(&world, &touched.to_string()).await;

    assert!(page.contains(BAD));
    assert!(!page.contains("The certificate holds"));
    assert!(said(&world, &signed(&world, &id).await.to_string()).await.contains(GOOD));
}

#[tokio::test]
async fn a_forgery_under_our_name_is_told_apart() {
    let world = World::new().await;
    let id = awarded(&world).await;
    let mut forged = signed(&world, &id).await;
    forged.as_object_mut().unwrap().remove("proof");
    forged["credentialSubject"]["achievement"]["name"] = json!("Leader");
    let key = SigningKey::new(&[42; 32]);
    let issuer = forged["issuer"]["id"].as_str().unwrap().to_owned();
    let method = format!("{issuer}#{}", key.public().multibase());
    let contexts = &world.app.part::<alcove::award::Known>().0;

    let forged = proof::sign(forged, &key, &method, "2026-11-21T09:00:00Z", contexts).unwrap();

    let page = said(&world, &forged.to_string()).await;
    // The signature fits its key; the key is the forger's.
    assert!(page.contains(GOOD));
    assert!(page.contains("but the key is not theirs"));
    assert!(page.contains("there is no such certificate of this issuer"));
    assert!(!page.contains("The certificate holds"));
}

#[tokio::test]
async fn an_expired_one_says_when_it_ended() {
    let world = World::new().await;
    let id = awarded(&world).await;
    world.app.clock.advance(3 * 366 * 86_400);

    let page = said(&world, &signed(&world, &id).await.to_string()).await;

    assert!(page.contains("It ended on 20 November 2028"));
    assert!(page.contains("It was not revoked"));
    assert!(!page.contains("The certificate holds"));
}

#[tokio::test]
async fn a_credential_from_elsewhere_is_examined_without_asking_anybody() {
    let world = World::new().await;
    let id = awarded(&world).await;
    let contexts = &world.app.part::<alcove::award::Known>().0;
    let key = SigningKey::new(&[7; 32]);
    let mut foreign = signed(&world, &id).await;
    foreign.as_object_mut().unwrap().remove("proof");
    foreign["id"] = json!("https://else.example/badges/1");
    foreign["issuer"]["id"] = json!("https://else.example/orgs/x");
    let method = format!("https://else.example/orgs/x#{}", key.public().multibase());

    let foreign = proof::sign(foreign, &key, &method, "2026-11-21T09:00:00Z", contexts).unwrap();

    let page = said(&world, &foreign.to_string()).await;
    assert!(page.contains(GOOD));
    assert!(page.contains("Only its own server knows whether it was revoked"));
    assert!(page.contains("No organisation of this Alcove"));
    assert!(!page.contains("The certificate holds"));
}

#[tokio::test]
async fn a_standing_for_a_purpose_that_nobody_here_knows_is_no_good_standing() {
    let world = World::new().await;
    let id = awarded(&world).await;
    let contexts = &world.app.part::<alcove::award::Known>().0;
    let key = SigningKey::new(&[7; 32]);
    let mut foreign = signed(&world, &id).await;
    foreign.as_object_mut().unwrap().remove("proof");
    foreign["id"] = json!("https://else.example/badges/1");
    foreign["issuer"]["id"] = json!("https://else.example/orgs/x");
    let method = format!("https://else.example/orgs/x#{}", key.public().multibase());
    let sign = |mut status: serde_json::Value| {
        let mut credential = foreign.clone();
        credential["credentialStatus"] = status.take();
        proof::sign(credential, &key, &method, "2026-11-21T09:00:00Z", contexts).unwrap().to_string()
    };
    let mut unknown = foreign["credentialStatus"].clone();
    unknown["statusPurpose"] = json!("message");

    let (unknown, none) = (said(&world, &sign(unknown)).await, said(&world, &sign(json!([]))).await);

    assert!(unknown.contains("Only its own server knows whether it was revoked"), "{unknown}");
    assert!(none.contains("It names no place"), "{none}");
    assert!(![unknown, none].iter().any(|page| page.contains("The certificate holds")));
}

#[tokio::test]
async fn a_token_is_over_when_it_says_so_whatever_stands_in_it() {
    let world = World::new().await;
    let id = awarded(&world).await;
    let mut inside = signed(&world, &id).await;
    inside.as_object_mut().unwrap().remove("proof");
    // The world begins on 21 November 2026; what is inside holds until 2028.
    let ended = "2026-11-01T00:00:00Z".parse::<jiff::Timestamp>().unwrap().as_second();
    let token = |claims: serde_json::Value| {
        let key = TokenKey::new(&[6; 32]).unwrap();
        token::sign(&claims, &key, "https://else.example/keys/1").unwrap()
    };

    let over = said(&world, &token(json!({ "vc": inside, "exp": ended }))).await;
    let open = said(&world, &token(json!({ "vc": inside }))).await;

    assert!(over.contains("It ended on 31 October 2026"), "{over}");
    assert!(open.contains("20 November 2028"), "{open}");
    assert!(!open.contains("It ended on"), "{open}");
}

#[tokio::test]
async fn what_cannot_be_read_is_said_at_the_field_and_the_text_stays() {
    let world = World::new().await;

    for (text, expected) in [
        ("Dear committee", "There is no certificate in it"),
        ("{\"badge\":\"x\",\"recipient\":{}}", "an Open Badge of version 2"),
        ("", "Choose a file or paste a text"),
    ] {
        let answer = world.stranger().post("/verify", &[("text", text)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{text}");
        assert!(answer.text().contains(expected), "{text}");
    }
    let long = format!("{{\"x\":\"{}\"}}", "a".repeat(300_000));
    assert!(said(&world, &long).await.contains("larger or more tangled"));
    assert!(said(&world, "Dear committee").await.contains(">Dear committee</textarea>"));
}

#[tokio::test]
async fn the_page_speaks_three_languages() {
    let world = World::new().await;
    let id = awarded(&world).await;
    let text = signed(&world, &id).await.to_string();

    for (language, expected) in [("az", "İmza uyğundur"), ("ru", "Подпись верна")] {
        let page = world.stranger().in_language(language).post("/verify", &[("text", &text)]).await;
        assert!(page.text().contains(expected), "{language}");
    }
}

#[tokio::test]
async fn programs_get_the_same_four_answers() {
    let world = World::new().await;
    let id = awarded(&world).await;
    let asked = async |content: Vec<u8>, kind: &str| {
        let headers = [("content-type", kind)];
        world.stranger().send(axum::http::Method::POST, "/api/v1/verifications", &headers, content).await
    };
    let file = |ending: &str| format!("/awards/{id}.{ending}");
    let picture = world.stranger().get(&file("png")).await.bytes;
    let mut touched = signed(&world, &id).await;
    touched["credentialSubject"]["achievement"]["name"] = json!("Leader");

    let good = asked(picture, "image/png").await;
    let bad = asked(touched.to_string().into_bytes(), "application/json").await;
    let nothing = asked(b"Dear committee".to_vec(), "text/plain").await;

    assert_eq!(
        good.json(),
        json!({
            "holds": true, "signature": "good", "status": "valid", "dates": "within", "issuer": "ours",
            "issuer_name": "Harbour Vocational College", "award_id": id,
        })
    );
    assert_eq!((&bad.json()["holds"], &bad.json()["signature"]), (&json!(false), &json!("bad")));
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn an_old_list_of_standing_proves_nothing_after_a_revocation() {
    let world = World::new().await;
    let id = awarded(&world).await;
    let text = found(&world, &id).await.row.signed;
    let address = signed(&world, &id).await["credentialStatus"]["statusListCredential"].clone();
    let path = address.as_str().unwrap().strip_prefix("http://alcove.test").unwrap().to_owned();
    let old = world.stranger().get(&path).await.text();
    let ctx = world.ctx();
    let tx = ctx.begin().await.unwrap();
    let events = standing::revoke(&ctx, &tx, None, &id, "Not theirs.").await.unwrap();
    tx.commit(events).await.unwrap();
    work(&world).await;

    let list = world.stranger().post("/verify", &[("text", &old)]).await;
    let machine = checked(&world, &old).await;
    let both = said(&world, &format!("[{text},{old}]")).await;
    let now = said(&world, &text).await;

    assert_ne!(old, world.stranger().get(&path).await.text());
    assert_eq!(
        (list.status, machine.status),
        (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::UNPROCESSABLE_ENTITY)
    );
    assert!(list.text().contains("This is a list of certificates that no longer hold"), "{}", list.text());
    assert!(machine.text().contains("credential-status-list"), "{}", machine.text());
    assert!(now.contains("It was revoked"));
    for page in [list.text(), both, now] {
        assert!(!page.contains("The certificate holds"), "{page}");
    }
}

/// As a machine asks.
async fn checked(world: &World, text: &str) -> crate::world::Answer {
    let kind = [("content-type", "application/octet-stream")];
    let body = text.as_bytes().to_vec();
    world.stranger().send(axum::http::Method::POST, "/api/v1/verifications", &kind, body).await
}

#[tokio::test]
async fn a_document_with_two_credentials_gets_no_answer_of_one_of_them() {
    let world = World::new().await;
    let [good, bad] = [awarded(&world).await, awarded(&world).await];
    let ctx = world.ctx();
    let tx = ctx.begin().await.unwrap();
    let events = standing::revoke(&ctx, &tx, None, &bad, "Not theirs.").await.unwrap();
    tx.commit(events).await.unwrap();
    work(&world).await;
    let pdf = world.stranger().get(&format!("/awards/{good}.pdf")).await.bytes;
    let attached = |text: &str| {
        let head = "99 0 obj\n<< /Type /EmbeddedFile /Length 9 >>\nstream\n";
        format!("{head}{text}\nendstream\nendobj\n").into_bytes()
    };
    let revoked = attached(&found(&world, &bad).await.row.signed);
    let (first, second) =
        ([pdf.as_slice(), &revoked].concat(), [&b"%PDF-1.7\n"[..], &revoked, &pdf].concat());
    // Behind more attachments than are looked at.
    let hidden = [attached("a note").repeat(20).as_slice(), &revoked].concat();
    let hidden = [pdf.as_slice(), &hidden].concat();

    let alone = handed_in(&world, &pdf).await;
    for (number, file) in [first, second].into_iter().enumerate() {
        let answer = handed_in(&world, &file).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{number}");
        assert!(answer.text().contains("There is more than one certificate in it"), "{}", answer.text());
        assert!(!answer.text().contains("The certificate holds"), "{number}");
    }
    let hidden = handed_in(&world, &hidden).await;

    assert!(alone.text().contains("The certificate holds"), "{}", alone.text());
    assert_eq!(hidden.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!hidden.text().contains("The certificate holds"), "{}", hidden.text());
}

async fn handed_in(world: &World, file: &[u8]) -> crate::world::Answer {
    let head = b"--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n";
    let body = [head.as_slice(), file, b"\r\n--b--\r\n"].concat();
    let kind = [("content-type", "multipart/form-data; boundary=b")];
    world.stranger().send(axum::http::Method::POST, "/verify", &kind, body).await
}
