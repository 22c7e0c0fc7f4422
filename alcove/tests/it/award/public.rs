use alcove::award::standing;
use alcove_credential::bake;
use axum::http::StatusCode;

use super::{PAGE, asked, awarded, decided, found, seen, wanted, work};
use crate::world::World;

#[tokio::test]
async fn the_address_answers_people_with_a_page_and_everything_else_with_the_credential() {
    let world = World::new().await;
    let id = awarded(&world).await;
    let row = found(&world, &id).await.row;
    let stranger = world.stranger();
    let path = format!("/awards/{id}");

    let page = asked(&stranger, &path, PAGE).await;
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    assert!(page.text().contains("The certificate holds"));
    // A validator once asked with nothing but HTML.
    for (accept, kind) in [
        ("text/html", "application/json"),
        ("*/*", "application/json"),
        ("application/ld+json", "application/ld+json"),
        ("application/vc", "application/vc"),
    ] {
        let answer = asked(&stranger, &path, accept).await;
        assert_eq!(answer.header("content-type"), kind, "{accept}");
        assert_eq!(answer.text(), row.signed, "{accept}");
        assert_eq!(answer.header("access-control-allow-origin"), "*");
    }
    assert_eq!(asked(&stranger, &path, "application/vc+jwt").await.text(), row.token);
    assert_eq!(stranger.get(&format!("{path}.json")).await.text(), row.signed);
}

#[tokio::test]
async fn every_file_carries_the_very_bytes() {
    let world = World::new().await;
    let id = awarded(&world).await;
    let signed = found(&world, &id).await.row.signed;

    for ending in ["json", "png", "svg", "pdf"] {
        let file = world.stranger().get(&format!("/awards/{id}.{ending}")).await;
        assert_eq!(file.status, StatusCode::OK, "{ending}");
        assert_eq!(bake::find(&file.bytes).unwrap(), signed, "{ending}");
    }
    for language in ["az", "ru"] {
        let file = world.stranger().get(&format!("/awards/{id}.pdf?language={language}")).await;
        assert!(file.bytes.starts_with(b"%PDF-"), "{language}");
        let face = b"Literata-SemiBold";
        assert!(file.bytes.windows(face.len()).any(|part| part == face), "{language}");
    }
    assert_eq!(world.stranger().get(&format!("/awards/{id}.exe")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_award_that_is_not_signed_yet_says_so() {
    let world = World::new().await;
    let id = decided(&world, wanted(&world)).await;

    let page = seen(&world.stranger(), &format!("/awards/{id}")).await;
    let file = world.stranger().get(&format!("/awards/{id}.json")).await;

    assert!(page.text().contains("is being signed"));
    assert_eq!(file.status, StatusCode::CONFLICT);
    work(&world).await;
    assert_eq!(world.stranger().get(&format!("/awards/{id}.json")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_issuers_address_answers_with_a_profile_a_document_and_single_keys() {
    let world = World::new().await;
    let id = awarded(&world).await;
    let stranger = world.stranger();
    let address = "/orgs/harbour-vocational-college";

    let profile = asked(&stranger, address, "application/ld+json").await.json();
    let document = asked(&stranger, address, "application/did+json").await.json();
    assert_eq!(profile["type"][0], "Profile");
    assert_eq!(profile["name"], "Harbour Vocational College");
    assert_eq!(document["id"], "http://alcove.test/orgs/harbour-vocational-college");
    assert_eq!(document["verificationMethod"][0]["type"], "Multikey");
    assert_eq!(profile["assertionMethod"], document["assertionMethod"]);
    let same = asked(&stranger, &format!("/orgs/{}", world.college), "application/did+json").await.json();
    assert_eq!(same, document);

    // The name of the key inside the token leads to one key, not to a set.
    let token = found(&world, &id).await.row.token;
    let token = alcove_credential::token::Token::read(&token).unwrap();
    let name = token.header["kid"].as_str().unwrap().strip_prefix("http://alcove.test").unwrap();
    let jwk = stranger.get(name).await.json();
    assert!(token.is_good(&alcove_credential::VerifyingKey::from_jwk(&jwk).unwrap()));
    assert!(jwk.get("keys").is_none());

    let page = seen(&stranger, address).await;
    assert!(page.text().contains("Orchard Technical School"));
    let held = seen(&stranger, &format!("/orgs/{}", world.other_college)).await;
    assert!(held.text().contains("Commitment to Vocational Excellence"));
}

#[tokio::test]
async fn an_organisation_without_awards_has_no_public_page() {
    let world = World::new().await;

    let before = seen(&world.stranger(), &format!("/orgs/{}", world.college)).await;
    awarded(&world).await;
    let after = seen(&world.stranger(), &format!("/orgs/{}", world.college)).await;

    assert_eq!(before.status, StatusCode::NOT_FOUND);
    assert_eq!(after.status, StatusCode::OK);
}

#[tokio::test]
async fn an_achievement_says_what_it_is() {
    let world = World::new().await;
    awarded(&world).await;
    let path = "/orgs/harbour-vocational-college/achievements/commitment";

    let answer = asked(&world.stranger(), path, "application/ld+json").await;

    assert_eq!(answer.json()["name"], "Commitment to Vocational Excellence");
    assert_eq!(answer.json()["id"], format!("http://alcove.test{path}"));
    let other = path.replace("commitment", "other");
    assert_eq!(world.stranger().get(&other).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_page_speaks_the_readers_language_and_says_which_was_signed() {
    let world = World::new().await;
    let id = awarded(&world).await;

    let page = seen(&world.stranger().in_language("az"), &format!("/awards/{id}")).await.text();

    assert!(page.contains("Peşə mükəmməlliyinə sadiqlik"));
    assert!(page.contains("Sertifikat qüvvədədir"));
    assert!(page.contains("English"));
}

#[tokio::test]
async fn the_page_begins_with_whether_it_holds_and_ends_with_why_not() {
    let world = World::new().await;
    let id = awarded(&world).await;
    let path = format!("/awards/{id}");
    let holding = seen(&world.stranger(), &path).await.text();
    world.app.clock.advance(3 * 86_400);
    let ctx = world.ctx();
    let tx = ctx.begin().await.unwrap();
    let events = standing::suspend(&ctx, &tx, None, &id, "The fee was not paid.").await.unwrap();
    tx.commit(events).await.unwrap();

    let page = seen(&world.stranger(), &path).await.text();

    assert!(holding.contains("The certificate holds"), "{holding}");
    let told = [
        "The certificate has not held since 24 November 2026",
        ">Signature<",
        ">Standing<",
        ">Days<",
        ">Issuer<",
        "Reason: The fee was not paid.",
    ];
    let places: Vec<_> =
        told.map(|words| page.find(words).unwrap_or_else(|| panic!("{words}: {page}"))).to_vec();
    assert!(places.is_sorted(), "{places:?}");
    world.app.clock.advance(3 * 366 * 86_400);
    let over = decided(&world, wanted(&world)).await;
    work(&world).await;
    let ended = seen(&world.stranger(), &format!("/awards/{over}")).await.text();
    assert!(ended.contains("The certificate ended on 20 November 2028"), "{ended}");
}

#[tokio::test]
async fn the_page_says_that_a_picture_is_only_as_good_as_the_data_in_it() {
    let world = World::new().await;
    let id = awarded(&world).await;

    for (language, told) in [
        ("en", "The picture itself is not signed, only the data baked into it"),
        ("az", "Şəklin özü imzalanmayıb"),
        ("ru", "Сама картинка не подписана"),
    ] {
        let page = seen(&world.stranger().in_language(language), &format!("/awards/{id}")).await.text();
        assert!(page.contains(told), "{language}: {page}");
    }
}
