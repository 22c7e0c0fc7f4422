use alcove::award::issuing::{Holder, issue};
use alcove::award::{damage, reading};
use alcove::kit::{Error, Words};
use alcove_credential::examine::{Signature, examine};
use alcove_domain::award::{Kind, Standing};

use super::{awarded, day, decided, found, signed, wanted, work};
use crate::world::World;

#[tokio::test]
async fn an_award_waits_until_the_job_has_signed_it_and_keeps_its_bytes() {
    let world = World::new().await;
    let id = decided(&world, wanted(&world)).await;
    assert_eq!(found(&world, &id).await.standing(world.app.now()), Standing::Waiting);

    work(&world).await;

    let first = found(&world, &id).await;
    assert_eq!(first.standing(world.app.now()), Standing::Valid);
    for path in [".json", ".jwt", ".png", ".svg"] {
        assert!(world.stranger().get(&format!("/awards/{id}{path}")).await.status.is_success(), "{path}");
    }
    world.app.clock.advance(3_600);
    work(&world).await;
    let again = found(&world, &id).await;
    assert_eq!((again.row.signed, again.row.token), (first.row.signed, first.row.token));
    assert_eq!(world.acts().await, ["award.issued", "award.signed"]);
}

#[tokio::test]
async fn what_was_decided_is_what_is_signed() {
    let world = World::new().await;

    let id = awarded(&world).await;

    let credential = signed(&world, &id).await;
    let says = |pointer: &str| credential.pointer(pointer).unwrap().as_str().unwrap().to_owned();
    assert_eq!(says("/id"), format!("http://alcove.test/awards/{id}"));
    assert_eq!(says("/issuer/id"), "http://alcove.test/orgs/harbour-vocational-college");
    assert_eq!(says("/issuer/name"), "Harbour Vocational College");
    assert_eq!(says("/validFrom"), "2026-11-21T00:00:00Z");
    assert_eq!(says("/validUntil"), "2028-11-20T23:59:59Z");
    assert_eq!(says("/credentialSubject/achievement/name"), "Commitment to Vocational Excellence");
    assert_eq!(says("/credentialSubject/achievement/achievementType"), "Certification");
    assert_eq!(says("/credentialSubject/identifier/0/identityHash"), "Orchard Technical School");
    let method = says("/proof/0/verificationMethod");
    assert!(method.starts_with("http://alcove.test/orgs/harbour-vocational-college#z6Mk"), "{method}");
}

#[tokio::test]
async fn a_person_is_named_and_their_address_is_a_salted_hash() {
    let world = World::new().await;
    let holder =
        Holder::Person { name: "An assessor".to_owned(), email: Some("assessor@college.example".to_owned()) };
    let one = || alcove::award::issuing::Wanted { kind: Kind::Training, ..wanted(&world) };

    let first = decided(&world, alcove::award::issuing::Wanted { holder, ..one() }).await;
    let again =
        Holder::Person { name: "An assessor".to_owned(), email: Some("assessor@college.example".to_owned()) };
    let second = decided(&world, alcove::award::issuing::Wanted { holder: again, ..one() }).await;
    work(&world).await;

    let hash =
        |value: &serde_json::Value| value.pointer("/credentialSubject/identifier/1/identityHash").cloned();
    let (first, second) = (signed(&world, &first).await, signed(&world, &second).await);
    assert!(!first.to_string().contains("assessor@"));
    assert!(first.pointer("/credentialSubject/id").is_none());
    assert!(hash(&first).is_some());
    assert_ne!(hash(&first), hash(&second));
}

#[tokio::test]
async fn a_place_in_the_list_tells_nothing_about_time_and_is_given_once() {
    let world = World::new().await;

    let mut places = Vec::new();
    for _ in 0..12 {
        let id = decided(&world, wanted(&world)).await;
        places.push(found(&world, &id).await.row.position);
    }

    let mut sorted = places.clone();
    sorted.sort_unstable();
    assert_ne!(places, sorted);
    sorted.dedup();
    assert_eq!(sorted.len(), places.len());
}

#[tokio::test]
async fn an_award_that_says_nothing_or_ends_before_it_begins_is_refused() {
    let world = World::new().await;
    let ctx = world.ctx();
    let nameless = alcove::award::issuing::Wanted {
        language: Words::English,
        texts: Default::default(),
        ..wanted(&world)
    };
    let backwards = alcove::award::issuing::Wanted { valid_until: Some(day("2026-01-01")), ..wanted(&world) };
    let elsewhere = alcove::award::issuing::Wanted { achievement: "../x".to_owned(), ..wanted(&world) };

    for refused in [nameless, elsewhere] {
        let tx = ctx.begin().await.unwrap();
        assert!(matches!(issue(&ctx, &tx, None, refused).await, Err(Error::Invalid(_))));
    }
    let tx = ctx.begin().await.unwrap();
    let refused = issue(&ctx, &tx, None, backwards).await;
    assert!(matches!(refused, Err(Error::NotNow(refusal)) if refusal.code == "award-ends-before-it-begins"));
}

#[tokio::test]
async fn both_forms_hold_for_whoever_examines_them() {
    let world = World::new().await;
    let id = awarded(&world).await;
    let row = found(&world, &id).await.row;
    let contexts = &world.app.part::<alcove::award::Known>().0;

    for text in [row.signed, row.token] {
        assert_eq!(examine(text.as_bytes(), contexts).unwrap().signature, Signature::Good);
    }
}

#[tokio::test]
async fn the_doctor_finds_bytes_that_were_changed_and_a_list_that_lies() {
    let world = World::new().await;
    let id = awarded(&world).await;
    assert_eq!(damage::find(&world.ctx()).await.unwrap(), (2, vec![]));

    world.tamper("update award set signed = replace(signed, 'Orchard', 'Another'), suspended_at = 1").await;

    let (_, found) = damage::find(&world.ctx()).await.unwrap();
    assert_eq!(found.len(), 2);
    assert_eq!(found[0], format!("the stored form of the award {id} is not what was signed"));
    assert!(found[1].ends_with("does not say which awards no longer hold"), "{}", found[1]);
}

#[tokio::test]
async fn the_doctor_tells_a_public_address_that_was_changed_from_damage() {
    let world = World::new().await;
    awarded(&world).await;
    let second = awarded(&world).await;
    let moved =
        world.another_node(|config| config.public_url = "https://new.test".to_owned(), |app| app).await;

    let (_, found) = damage::find(&moved.ctx()).await.unwrap();
    world.tamper(&format!("update award set position = position + 7 where id = '{second}'")).await;
    let (_, at_home) = damage::find(&world.ctx()).await.unwrap();

    assert_eq!(
        found,
        ["2 awards are whole and name http://alcove.test as their address, and public_url is \
             https://new.test: let http://alcove.test lead here, or set public_url back to it"]
    );
    assert_eq!(at_home, [format!("the award {second} was signed under another name or place")]);
}

#[tokio::test]
async fn awards_are_listed_for_holder_and_issuer_newest_first() {
    let world = World::new().await;
    let first = decided(&world, wanted(&world)).await;
    let second = decided(&world, wanted(&world)).await;
    let third = decided(&world, wanted(&world)).await;
    let db = world.app.db.read();

    let held = reading::of_holder(db, &world.other_college, None, 2).await.unwrap();
    let rest = reading::of_holder(db, &world.other_college, Some(&second), 2).await.unwrap();

    assert_eq!(held.iter().map(|one| one.id()).collect::<Vec<_>>(), [&third, &second]);
    assert_eq!(rest.iter().map(|one| one.id()).collect::<Vec<_>>(), [&first]);
    assert_eq!(reading::of_issuer(db, &world.college, None, 9).await.unwrap().len(), 3);
    assert!(reading::of_holder(db, &world.college, None, 9).await.unwrap().is_empty());
}
