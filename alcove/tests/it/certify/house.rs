//! The first page of a house that awards: what it lacks, what waits for it, what is with it.

use axum::http::{Method, StatusCode};
use serde_json::json;

use super::certificates::granted;
use super::deciding::{before_a_committee, conditional};
use super::stage::{Staged, draft, published};
use crate::world::World;

async fn home(world: &World, role: &str) -> String {
    world.browser(role).await.get("/").await.text()
}

async fn is_a_body(world: &World, id: &str) {
    world.tamper(&format!("update organisation set kind = 'awarding-body' where id = '{id}'")).await;
}

#[tokio::test]
async fn an_awarding_body_is_led_from_a_scheme_to_its_publication_and_to_assessors() {
    let world = World::new().await;
    let body = world.other_college.clone();
    let as_a_school = home(&world, "outsider").await;
    is_a_body(&world, &body.0).await;

    let new = home(&world, "outsider").await;
    draft(&world, "outsider", &body).await;
    let drafted = home(&world, "outsider").await;
    published(&world, "on-paper").await;
    let offering = home(&world, "outsider").await;
    let pool = format!("/api/v1/organisations/{body}/assessors");
    let one =
        json!({ "name": "Somebody", "email": "somebody@elsewhere.test", "languages": ["en"], "most": 2 });
    let added = world.machine("outsider").await.json(Method::POST, &pool, &one).await;
    let ready = home(&world, "outsider").await;

    assert!(as_a_school.contains("Begin your first self-assessment"), "{as_a_school}");
    assert!(!new.contains("Begin your first self-assessment"), "{new}");
    assert!(new.contains("Say what you award") && new.contains("href=\"/schemes/new\""), "{new}");
    assert!(drafted.contains("Publish “") && !drafted.contains("Say what you award"), "{drafted}");
    let people = "Name the people whom you may ask to assess";
    assert!(offering.contains(people) && !offering.contains("Publish “"), "{offering}");
    assert_eq!(added.status, StatusCode::CREATED, "{}", added.text());
    assert!(ready.contains("Nothing needs you now") && !ready.contains(people), "{ready}");
    assert!(ready.contains("No application is under way."), "{ready}");
}

#[tokio::test]
async fn an_administrator_of_a_body_makes_its_keys_and_others_wait_to_be_asked() {
    let world = World::new().await;
    is_a_body(&world, &world.college.0).await;
    let asked = "Make the keys that you sign with";

    let before = home(&world, "administrator").await;
    let coordinator = home(&world, "coordinator").await;
    let keys = format!("/api/v1/organisations/{}/signing-keys", world.college);
    let made = world.machine("administrator").await.json(Method::PUT, &keys, &json!({ "form": "" })).await;
    let after = home(&world, "administrator").await;
    let contributor = home(&world, "contributor").await;

    assert!(before.contains(asked) && before.contains("href=\"/organisation/keys\""), "{before}");
    assert!(!coordinator.contains(asked), "{coordinator}");
    assert_eq!(made.status, StatusCode::OK, "{}", made.text());
    assert!(!after.contains(asked), "{after}");
    assert!(contributor.contains("When you are asked to assess or to vote, it stands here."));
    assert!(!contributor.contains("opens an assessment"), "{contributor}");
}

#[tokio::test]
async fn a_body_sees_every_application_that_it_has_not_decided() {
    let staged = Staged::submitted("on-paper").await;

    let officer = home(staged.world(), "outsider").await;
    let applicant = home(staged.world(), "coordinator").await;
    staged.post("coordinator", "withdrawal", json!({"reason": "Next year."})).await;
    let withdrawn = home(staged.world(), "outsider").await;

    let row = format!("<a href=\"/applications/{}\">Harbour Vocational College</a>", staged.id);
    assert!(officer.contains("Applications under way") && officer.contains(&row), "{officer}");
    assert!(officer.contains("Entry, handed in on"), "{officer}");
    assert!(!applicant.contains("Applications under way"), "{applicant}");
    assert!(!withdrawn.contains(&row), "{withdrawn}");
}

#[tokio::test]
async fn answered_conditions_and_looks_that_are_due_wait_for_the_body() {
    let (staged, _) = before_a_committee().await;
    let world = staged.world();
    staged.post("outsider", "proposals", conditional()).await;
    let decided = staged.post("outsider", "decision", json!({})).await;
    let asked = "See whether Harbour Vocational College meets its conditions";

    let open = home(world, "outsider").await;
    let condition = decided.json()["conditions"][0]["id"].as_str().unwrap().to_owned();
    let path = staged.api(&format!("/conditions/{condition}/answer"));
    let machine = world.machine("coordinator").await;
    machine.json(Method::PUT, &path, &json!({ "answer": "Here they are." })).await;
    let answered = home(world, "outsider").await;

    assert!(!open.contains(asked), "{open}");
    assert!(answered.contains(asked), "{answered}");

    let (staged, held) = granted().await;
    let world = staged.world();
    let look = "Look again at the certificate of Harbour Vocational College";
    let early = home(world, "outsider").await;
    // A year less ten days: the first look is due after twelve months.
    world.app.clock.advance(355 * 24 * 3600);
    let due = home(world, "outsider").await;
    assert!(!early.contains(look), "{early}");
    assert!(due.contains(look), "{due}");
    assert!(due.contains(&format!("/certificates/{}", held["id"].as_str().unwrap())), "{due}");
}

#[tokio::test]
async fn a_school_that_awards_nothing_is_not_spoken_to_like_a_body() {
    let world = World::new().await;
    published(&world, "on-paper").await;
    let school = world.browser("coordinator").await;
    let body = world.browser("outsider").await;

    let [offers, applied] =
        [school.get("/certificates").await.text(), school.get("/applications").await.text()];
    let [own, received] = [body.get("/certificates").await.text(), body.get("/applications").await.text()];

    assert!(!offers.contains("href=\"/assessors\"") && offers.contains("Small label"), "{offers}");
    assert!(offers.contains("Does your organisation certify others?"), "{offers}");
    assert!(!applied.contains("Handed in to us"), "{applied}");
    assert!(own.contains("href=\"/assessors\"") && !own.contains("What you can work towards"), "{own}");
    assert!(received.contains("Handed in to us"), "{received}");
}

#[tokio::test]
async fn nobody_applies_for_what_they_award_themselves() {
    let world = World::new().await;
    let scheme = published(&world, "on-paper").await;
    let path = format!("/api/v1/organisations/{}/applications", world.other_college);
    let wanted = json!({"scheme_id": scheme, "level_id": "entry", "assessment_id": "none"});

    let refused = world.machine("outsider").await.json(Method::POST, &path, &wanted).await;

    assert_eq!(refused.json()["code"], "own-scheme", "{}", refused.text());
    assert!(refused.status.is_client_error());
}
