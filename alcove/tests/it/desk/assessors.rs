//! The pool, conflicts of each kind, and engagements that end.

use alcove::benchmark::store::mentoring;
use alcove::certify::store::{application, assessor};
use alcove::kit::clock::new_id;
use alcove::kit::ids::OrganisationId;
use axum::http::{Method, StatusCode};
use serde_json::json;

use super::stage::{LAST_DAY, join, submitted};
use crate::world::{MORNING, World};

const DAY: i64 = 86_400;

#[tokio::test]
async fn a_person_is_invited_to_the_pool_and_in_it_once_the_invitation_is_accepted() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    let pool = format!("/api/v1/organisations/{}/assessors", world.other_college);
    let body = json!({ "name": "New assessor", "email": "viewer@alcove.test", "languages": ["az", "ru"] });
    let machine = world.machine("outsider").await;

    let added = machine.json(Method::POST, &pool, &body).await;
    let again = machine.json(Method::POST, &pool, &body).await;
    let listed = machine.get(&pool).await.json();

    assert_eq!(added.status, StatusCode::CREATED, "{}", added.text());
    assert_eq!(added.json()["person_id"], json!(null));
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(listed["items"].as_array().unwrap().len(), 4);
    let not_in = staged.api(&format!("/conflicts/{}", added.json()["id"].as_str().unwrap()));
    assert_eq!(machine.get(&not_in).await.json()["code"], "assessor-not-in-yet");
    let page = world.browser("outsider").await.get("/assessors").await.text();
    assert!(page.contains("New assessor") && page.contains("Invitation not accepted yet"), "{page}");
}

#[tokio::test]
async fn nobody_outside_the_body_sees_its_pool() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    let pool = format!("/api/v1/organisations/{}/assessors", world.other_college);

    for role in ["administrator", "coordinator", "viewer", "leaver"] {
        assert_eq!(world.machine(role).await.get(&pool).await.status, StatusCode::NOT_FOUND, "{role}");
    }
    let lead = staged.browser(&world, "lead").await;
    assert_eq!(lead.get(&pool).await.status, StatusCode::NOT_FOUND);
    assert_eq!(lead.get("/assessors").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn each_tie_shows_before_asking_and_has_its_effect() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    let tx = world.app.db.begin().await.unwrap();
    join(&*tx, staged.person("lead"), &world.college, "viewer", None).await;
    let year_ago = MORNING - 366 * DAY * 1000;
    join(&*tx, staged.person("co"), &world.college, "viewer", Some(year_ago)).await;
    let row = assessor::find(&*tx, &world.other_college, staged.assessor("spare")).await.unwrap().unwrap();
    let employers = r#"["harbour vocational college"]"#.to_owned();
    assessor::save(&*tx, assessor::Model { employers, ..row }).await.unwrap();
    tx.commit_unrecorded().await.unwrap();
    let machine = world.machine("outsider").await;
    let ties = async |name: &str| {
        let path = staged.api(&format!("/conflicts/{}", staged.assessor(name)));
        machine.get(&path).await.json()["ties"].clone()
    };

    let found = [ties("lead").await, ties("co").await, ties("spare").await];
    let asked = [
        staged.ask(&world, "lead", "lead").await,
        staged.ask(&world, "co", "co-assessor").await,
        staged.ask_because(&world, "co", "co-assessor", "Left before the plan began").await,
        staged.ask(&world, "spare", "substitute").await,
    ];

    assert_eq!(found[0], json!([{ "kind": "member", "effect": "excluded" }]));
    assert_eq!(found[1], json!([{ "kind": "former-member", "effect": "must-be-decided" }]));
    assert_eq!(found[2], json!([{ "kind": "employer", "effect": "excluded" }]));
    let statuses = asked.each_ref().map(|answer| answer.status.as_u16());
    assert_eq!(statuses, [422, 422, 201, 422]);
    assert_eq!(asked[2].json()["ties"][0]["decided_because"], "Left before the plan began");
}

/// A pair in a network that another organisation coordinates.
async fn paired(world: &World, other: &OrganisationId) {
    let network = crate::network::stage::joined(world, "criteria").await;
    let at = Some(MORNING);
    let row = mentoring::Model {
        id: new_id(),
        network_id: network,
        mentor_id: other.clone(),
        learner_id: world.college.clone(),
        goals: "A workshop that runs by itself.".to_owned(),
        proposed_at: MORNING,
        proposed_by: world.id("coordinator"),
        mentor_agreed_at: at,
        mentor_agreed_by: None,
        learner_agreed_at: None,
        learner_agreed_by: None,
        ended_at: None,
        ended_by: None,
        result: String::new(),
        version: 1,
    };
    let tx = world.app.db.begin().await.unwrap();
    mentoring::add(&*tx, row).await.unwrap();
    tx.commit_unrecorded().await.unwrap();
}

#[tokio::test]
async fn whose_organisation_helps_the_applicant_is_tied_to_it_once_both_agreed() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    let tx = world.app.db.begin().await.unwrap();
    join(&*tx, staged.person("lead"), &world.other_college, "viewer", None).await;
    tx.commit_unrecorded().await.unwrap();
    paired(&world, &world.other_college).await;
    let machine = world.machine("outsider").await;
    let path = staged.api(&format!("/conflicts/{}", staged.assessor("lead")));

    let proposed = machine.get(&path).await.json()["ties"].clone();
    world.tamper(&format!("update mentoring set learner_agreed_at = {MORNING}")).await;
    let agreed = machine.get(&path).await.json()["ties"].clone();

    assert_eq!(proposed, json!([]));
    assert_eq!(agreed, json!([{ "kind": "mentoring-pair", "effect": "must-be-decided" }]));
}

#[tokio::test]
async fn what_somebody_declares_waits_for_the_body_or_excludes() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    let lead = staged.ask(&world, "lead", "lead").await.json()["id"].as_str().unwrap().to_owned();
    let co = staged.ask(&world, "co", "co-assessor").await.json()["id"].as_str().unwrap().to_owned();

    let waits =
        staged.accept(&world, "lead", &lead, json!([{ "kind": "personal", "words": "A cousin" }])).await;
    let excluded =
        staged.accept(&world, "co", &co, json!([{ "kind": "employment", "words": "I taught there" }])).await;
    let closed = staged.browser(&world, "lead").await.get(&staged.api("/desk")).await.status;
    let path = staged.api(&format!("/engagements/{lead}/decision"));
    let ruling = json!({ "in_favour": true, "because": "A distant one" });
    let decided = world.machine("outsider").await.json(Method::POST, &path, &ruling).await;
    let open = staged.browser(&world, "lead").await.get(&staged.api("/desk")).await.status;

    assert_eq!(waits.json()["outcome"], "waits", "{}", waits.text());
    assert_eq!(excluded.json()["outcome"], "excluded", "{}", excluded.text());
    assert_eq!(decided.json()["standing"], "accepted", "{}", decided.text());
    assert_eq!((closed, open), (StatusCode::NOT_FOUND, StatusCode::OK));
    assert_eq!(staged.state(&world).await, "under-assessment");
}

#[tokio::test]
async fn a_declaration_that_is_not_complete_is_not_taken() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    let id = staged.ask(&world, "lead", "lead").await.json()["id"].as_str().unwrap().to_owned();

    let browser = staged.browser(&world, "lead").await;
    let refused =
        browser.post(&format!("/engagements/{id}/acceptance"), &[("kind", ""), ("words", "")]).await;

    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("Confirm that the declaration is complete."));
    assert_eq!(staged.state(&world).await, "submitted");
}

#[tokio::test]
async fn an_engagement_ends_by_itself_after_its_day() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    staged.engage(&world, "lead", "lead").await;
    let lead = staged.browser(&world, "lead").await;
    let before = lead.get(&staged.desk("")).await.status;

    // The last day is the first of March; on the second it is over.
    world.app.clock.advance(101 * DAY);

    assert_eq!(before, StatusCode::OK);
    let lead = staged.browser(&world, "lead").await;
    for path in [staged.desk(""), staged.desk("/questions"), staged.api("/desk"), staged.api("/questions")] {
        assert_eq!(lead.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(LAST_DAY, "2027-03-01");
}

#[tokio::test]
async fn an_engagement_that_is_ended_is_closed_at_once() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    let [lead, _] = staged.both(&world).await;
    let browser = staged.browser(&world, "lead").await;
    assert_eq!(browser.get(&staged.desk("")).await.status, StatusCode::OK);

    let path = staged.api(&format!("/engagements/{lead}/ending"));
    let body = json!({ "because": "Is ill" });
    let ended = world.machine("outsider").await.json(Method::POST, &path, &body).await;

    assert_eq!(ended.json()["standing"], "ended", "{}", ended.text());
    let item = format!("/items/{}", staged.items[0]);
    let evidence = format!("/evidence/{}", staged.shown);
    for path in [staged.desk(""), staged.desk(&item), staged.desk(&evidence), staged.api("/report")] {
        assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let judged = staged.judge(&world, "lead", 0, json!({ "verdict": "agree" })).await;
    assert_eq!(judged.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_substitute_takes_over_and_sees_nothing_of_what_the_other_judged() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    let [lead, _] = staged.both(&world).await;
    let spare = staged.engage(&world, "spare", "substitute").await;
    staged.judge(&world, "lead", 0, json!({ "verdict": "insufficient", "comment": "Secret words" })).await;
    let too_early = staged.judge(&world, "spare", 0, json!({ "verdict": "agree" })).await;

    let path = staged.api(&format!("/engagements/{lead}/substitution"));
    let body = json!({ "substitute_id": spare, "because": "Is ill" });
    let taken = world.machine("outsider").await.json(Method::POST, &path, &body).await;

    assert_eq!(too_early.status, StatusCode::FORBIDDEN);
    assert_eq!(taken.json()["part"], "lead", "{}", taken.text());
    let spare = staged.browser(&world, "spare").await;
    let desk = spare.get(&staged.api("/desk")).await;
    assert_eq!(desk.status, StatusCode::OK);
    assert!(!desk.text().contains("Secret words"));
    assert_eq!(desk.json()["items"][0]["own"], json!(null));
    let gone = staged.browser(&world, "lead").await.get(&staged.desk("")).await.status;
    assert_eq!(gone, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn one_part_is_for_one_person_and_a_full_assessor_is_not_asked() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    staged.engage(&world, "lead", "lead").await;
    let tx = world.app.db.begin().await.unwrap();
    let row = assessor::find(&*tx, &world.other_college, staged.assessor("co")).await.unwrap().unwrap();
    assessor::save(&*tx, assessor::Model { most: 0, ..row }).await.unwrap();
    tx.commit_unrecorded().await.unwrap();

    let second_lead = staged.ask(&world, "spare", "lead").await;
    let twice = staged.ask(&world, "lead", "co-assessor").await;
    let full = staged.ask(&world, "co", "co-assessor").await;

    assert_eq!(second_lead.json()["code"], "engagement-lead-taken");
    assert_eq!(twice.json()["code"], "assessor-asked-already");
    assert_eq!(full.json()["code"], "assessor-is-full");
}

#[tokio::test]
async fn only_who_was_asked_answers_and_only_the_body_asks() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    let id = staged.ask(&world, "lead", "lead").await.json()["id"].as_str().unwrap().to_owned();

    for role in ["coordinator", "outsider", "viewer", "leaver"] {
        let page = world.browser(role).await.get(&format!("/engagements/{id}")).await.status;
        assert_eq!(page, StatusCode::NOT_FOUND, "{role}");
    }
    let others = staged.accept(&world, "co", &id, json!([])).await.status;
    let by_applicant = world.browser("coordinator").await.get(&staged.api("/engagements")).await.status;
    let by_assessor = staged.browser(&world, "lead").await.get(&staged.api("/engagements")).await.status;
    assert_eq!(others, StatusCode::NOT_FOUND);
    assert_eq!(by_applicant, StatusCode::FORBIDDEN);
    assert_eq!(by_assessor, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_assessor_is_told_on_the_home_page_and_sees_no_other_application() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    staged.ask(&world, "lead", "lead").await;

    let lead = staged.browser(&world, "lead").await.get("/").await.text();
    let co = staged.browser(&world, "co").await;

    assert!(lead.contains("asks you to assess Harbour Vocational College"), "{lead}");
    assert!(!co.get("/").await.text().contains("Harbour Vocational College"));
    assert!(!co.get("/engagements").await.text().contains("Harbour Vocational College"));
    assert_eq!(co.get(&staged.desk("")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_withdrawn_application_is_closed_to_its_assessors() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    staged.both(&world).await;
    let tx = world.app.db.begin().await.unwrap();
    let row = application::find(&*tx, &staged.id).await.unwrap().unwrap();
    application::save(&*tx, application::Model { state: "withdrawn".to_owned(), ..row }).await.unwrap();
    tx.commit_unrecorded().await.unwrap();

    let lead = staged.browser(&world, "lead").await;

    assert_eq!(lead.get(&staged.desk("")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(lead.get(&staged.api("/desk")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn whoever_asks_sees_what_each_of_the_pool_knows_and_has_to_do() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    staged.engage(&world, "lead", "lead").await;
    let of = staged.assessor("lead");
    let path = format!("/api/v1/organisations/{}/assessors/{of}", world.other_college);
    let known = json!({
        "name": "lead", "email": "lead@assessors.test", "fields": ["welding", "customs"], "languages": ["az"],
    });
    let changed = world.machine("outsider").await.json(Method::PUT, &path, &known).await;
    assert_eq!(changed.status, StatusCode::OK, "{}", changed.text());

    let page = world.browser("outsider").await.get(&format!("/applications/{}/assessors", staged.id)).await;

    assert!(page.text().contains(">lead · 1 of 3 · welding, customs · az</option>"), "{}", page.text());
    assert!(page.text().contains(">spare · 0 of 3</option>"), "{}", page.text());
}

#[tokio::test]
async fn nobody_judges_and_decides_the_same_application() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    let [lead, _] = staged.both(&world).await;
    let officer = world.machine("outsider").await;
    let committee = staged.api("/committee");
    let name = async |who: &str| {
        let people = json!({ "person_ids": [staged.person(who)] });
        officer.json(Method::PUT, &committee, &people).await
    };

    let engaged = name("lead").await;
    let ending = staged.api(&format!("/engagements/{lead}/ending"));
    let ended = officer.json(Method::POST, &ending, &json!({ "because": "The work is done." })).await;
    let after = name("lead").await;
    let named = name("spare").await;
    let asked = staged.ask(&world, "spare", "substitute").await;

    assert!(engaged.text().contains("assesses-it"), "{}", engaged.text());
    assert!(ended.status.is_success(), "{}", ended.text());
    assert!(after.text().contains("assesses-it"), "what was judged counts on: {}", after.text());
    assert_eq!(named.status, StatusCode::OK, "{}", named.text());
    assert_eq!(asked.json()["code"], "sits-on-committee", "{}", asked.text());
}
