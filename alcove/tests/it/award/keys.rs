use alcove::award::{reading, store};
use alcove_domain::award::Standing;
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::{asked, awarded, decided, found, signed, wanted, work};
use crate::world::World;

async fn keys(world: &World, kind: &str) -> Vec<store::key::Model> {
    let all = store::key::of_organisation(world.app.db.read(), &world.college).await.unwrap();
    all.into_iter().filter(|key| key.kind == kind).collect()
}

async fn document(world: &World) -> Value {
    let path = "/orgs/harbour-vocational-college/did.json";
    asked(&world.stranger(), path, "application/did+json").await.json()
}

fn trusted(document: &Value) -> Vec<&str> {
    document["assertionMethod"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect()
}

#[tokio::test]
async fn an_administrator_makes_the_keys_and_their_secrets_are_sealed() {
    let world = World::new().await;
    let browser = world.browser("administrator").await;
    assert!(browser.get("/organisation/keys").await.text().contains("There are no keys yet"));

    let made = browser.post("/organisation/keys", &[]).await;

    assert_eq!(made.status, StatusCode::SEE_OTHER);
    let page = browser.get("/organisation/keys").await.text();
    for kind in ["ed25519", "p256"] {
        let key = &keys(&world, kind).await[0];
        assert!(key.secret.starts_with("sealed1:"));
        assert!(page.contains(&key.public_key));
    }
}

#[tokio::test]
async fn the_name_is_chosen_before_the_first_award_and_never_after() {
    let world = World::new().await;
    let browser = world.browser("administrator").await;
    browser.post("/organisation/keys", &[("form", "did-web")]).await;

    let id = awarded(&world).await;

    let credential = signed(&world, &id).await;
    assert_eq!(credential["issuer"]["id"], "did:web:alcove.test:orgs:harbour-vocational-college");
    assert_eq!(document(&world).await["id"], "did:web:alcove.test:orgs:harbour-vocational-college");
    let late = browser.post("/organisation/keys", &[("form", "https")]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.text().contains("The name is inside certificates"));
}

#[tokio::test]
async fn a_changed_key_signs_what_comes_and_the_old_one_stays_readable() {
    let world = World::new().await;
    let old = awarded(&world).await;
    let before = keys(&world, "ed25519").await.remove(0);
    let browser = world.browser("administrator").await;

    let done = browser.post(&format!("/organisation/keys/{}/rotation", before.id), &[]).await;

    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let new = decided(&world, wanted(&world)).await;
    work(&world).await;
    let after = keys(&world, "ed25519").await.remove(0);
    assert_ne!(after.public_key, before.public_key);
    assert!(signed(&world, &new).await["proof"][0].to_string().contains(&after.public_key));
    assert_eq!(found(&world, &old).await.standing(world.app.now()), Standing::Valid);
    let document = document(&world).await;
    assert!(trusted(&document).iter().any(|name| name.ends_with(&before.public_key)));
    assert!(trusted(&document).iter().any(|name| name.ends_with(&after.public_key)));
    let again = browser.post(&format!("/organisation/keys/{}/rotation", before.id), &[]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_compromised_key_vouches_for_nothing_and_its_awards_are_issued_anew() {
    let world = World::new().await;
    let old = awarded(&world).await;
    let before = keys(&world, "ed25519").await.remove(0);
    let browser = world.browser("administrator").await;
    let address = format!("/organisation/keys/{}/compromise", before.id);
    let unsure = browser.post(&address, &[]).await;
    assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(keys(&world, "ed25519").await[0].is_trusted());

    let done = browser.post(&address, &[("sure", "yes")]).await;
    work(&world).await;

    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let document = document(&world).await;
    assert!(!trusted(&document).iter().any(|name| name.ends_with(&before.public_key)));
    assert!(document["verificationMethod"].to_string().contains(&before.public_key));
    assert_eq!(found(&world, &old).await.standing(world.app.now()), Standing::Superseded);
    let newer = reading::successor(world.app.db.read(), &old).await.unwrap().unwrap();
    assert_eq!(newer.standing(world.app.now()), Standing::Valid);
    assert!(!newer.row.signed.contains(&before.public_key));
    // The lists are signed anew as well: the doctor asks for a key that is trusted.
    assert_eq!(alcove::award::damage::find(&world.ctx()).await.unwrap().1, Vec::<String>::new());
}

#[tokio::test]
async fn nobody_but_an_administrator_sees_or_changes_keys() {
    let world = World::new().await;
    awarded(&world).await;
    let key = keys(&world, "p256").await.remove(0);

    for role in ["coordinator", "head", "viewer"] {
        let browser = world.browser(role).await;
        assert_eq!(browser.get("/organisation/keys").await.status, StatusCode::FORBIDDEN, "{role}");
    }
    let outsider = world.browser("outsider").await;
    let refused = outsider.post(&format!("/organisation/keys/{}/rotation", key.id), &[]).await;
    assert!(refused.status.is_client_error());
    assert!(keys(&world, "p256").await[0].is_current());
}

#[tokio::test]
async fn programs_of_administrators_keep_the_keys() {
    let world = World::new().await;
    let path = format!("/api/v1/organisations/{}/signing-keys", world.college);
    let machine = world.machine("administrator").await;

    let before = machine.get(&path).await;
    let made = machine.json(Method::PUT, &path, &json!({"form": "did-web"})).await;
    let first = made.json()["keys"][0]["id"].as_str().unwrap().to_owned();
    let rotated = machine.json(Method::POST, &format!("{path}/{first}/rotation"), &json!({})).await;
    let reported = machine.json(Method::POST, &format!("{path}/{first}/compromise"), &json!({})).await;

    assert_eq!(before.json(), json!({"issuer": null, "form": null, "keys": []}));
    assert!(
        made.json()["issuer"].as_str().unwrap().starts_with("did:web:alcove.test:orgs:"),
        "{}",
        made.text()
    );
    assert_eq!(made.json()["keys"].as_array().unwrap().len(), 2);
    assert_eq!((rotated.status, rotated.json()["keys"].as_array().unwrap().len()), (StatusCode::CREATED, 3));
    let of_first = |answer: &crate::world::Answer| {
        let keys = answer.json()["keys"].as_array().unwrap().clone();
        keys.into_iter().find(|key| key["id"] == first.as_str()).unwrap()
    };
    assert!(of_first(&rotated)["compromised_at"].is_null());
    assert!(of_first(&reported)["compromised_at"].is_string(), "{}", reported.text());
    assert!(!reported.text().contains("secret"));
    assert_eq!(world.machine("coordinator").await.get(&path).await.status, StatusCode::FORBIDDEN);
    assert_eq!(world.machine("outsider").await.get(&path).await.status, StatusCode::NOT_FOUND);
}
