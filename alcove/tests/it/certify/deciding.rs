//! A committee decides, and what follows.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::stage::Staged;
use crate::world::{Answer, World};

/// Handed in and on paper, before a committee of the outsider and a colleague.
pub async fn before_a_committee() -> (Staged, String) {
    let staged = Staged::submitted("on-paper").await;
    let chair = join_the_body(staged.world(), "chair").await;
    let answer = name(&staged, &[staged.world().id("outsider").as_str(), &chair]).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    (staged, chair)
}

/// Somebody who belongs to the outsider's school as a viewer.
async fn join_the_body(world: &World, name: &'static str) -> String {
    use alcove::kit::clock::new_id;
    use alcove::network::store::{membership, person};
    let id: alcove::kit::ids::PersonId = new_id();
    let tx = world.ctx().begin().await.unwrap();
    person::add(&*tx, &id, &format!("{name}@orchard.test"), name, "en", crate::world::MORNING).await.unwrap();
    let held = membership::Model {
        id: new_id(),
        person_id: id.clone(),
        organisation_id: world.other_college.clone(),
        unit_id: None,
        role: "viewer".to_owned(),
        from_at: 0,
        until_at: None,
        created_by: None,
    };
    membership::add(&*tx, held).await.unwrap();
    tx.commit_unrecorded().await.unwrap();
    id.0
}

/// As a viewer, beside whatever else the person is.
pub async fn join_the_college(world: &World, person: &str) {
    use alcove::network::store::membership;
    let held = membership::Model {
        id: alcove::kit::clock::new_id(),
        person_id: person.into(),
        organisation_id: world.college.clone(),
        unit_id: None,
        role: "viewer".to_owned(),
        from_at: 0,
        until_at: None,
        created_by: None,
    };
    let tx = world.ctx().begin().await.unwrap();
    membership::add(&*tx, held).await.unwrap();
    tx.commit_unrecorded().await.unwrap();
}

async fn name(staged: &Staged, people: &[&str]) -> Answer {
    let body = json!({"person_ids": people});
    staged.world().machine("outsider").await.json(Method::PUT, &staged.api("/committee"), &body).await
}

pub async fn vote(staged: &Staged, person: &str, vote: &str) -> Answer {
    let browser = staged.world().browser_of(&person.into()).await;
    browser.json(Method::PUT, &staged.api("/vote"), &json!({"vote": vote})).await
}

async fn propose(staged: &Staged, body: Value) -> Answer {
    staged.post("outsider", "proposals", body).await
}

pub fn granted() -> Value {
    json!({"result": "granted", "manner": "votes"})
}

pub fn conditional() -> Value {
    json!({
        "result": "conditional", "manner": "minutes", "reasons": "Nearly there.",
        "minutes": "All agreed.", "held_on": "2026-11-20",
        "conditions": [{"words": "Show the minutes of the board.", "due_day": "2027-01-31"}],
    })
}

#[tokio::test]
async fn a_committee_votes_and_the_body_closes() {
    let (staged, chair) = before_a_committee().await;
    let outsider = staged.world().id("outsider").0;

    let proposed = propose(&staged, granted()).await;
    let twice = propose(&staged, granted()).await;
    let too_early = staged.post("outsider", "decision", json!({})).await;
    let first = vote(&staged, &outsider, "for").await;
    let second = vote(&staged, &chair, "against").await;
    let split = staged.post("outsider", "decision", json!({})).await;
    vote(&staged, &chair, "for").await;
    let decided = staged.post("outsider", "decision", json!({})).await;

    assert_eq!(proposed.status, StatusCode::CREATED, "{}", proposed.text());
    assert_eq!(twice.json()["code"], "proposal-open");
    assert_eq!(too_early.json()["code"], "too-few-votes");
    assert_eq!((first.status, second.status), (StatusCode::OK, StatusCode::OK), "{}", second.text());
    assert_eq!(split.json()["code"], "not-carried");
    assert_eq!(decided.json()["result"], "granted", "{}", decided.text());
    assert_eq!(staged.get("viewer", "").await.json()["state"], "decided");
}

#[tokio::test]
async fn a_proposal_is_the_bodys_own_business_until_it_is_decided() {
    let (staged, _) = before_a_committee().await;
    propose(&staged, conditional()).await;

    let before = staged.get("head", "/decision").await.json();
    staged.post("outsider", "decision", json!({})).await;
    let after = staged.get("head", "/decision").await.json();

    assert!(before["proposal"].is_null());
    assert_eq!(before["committee"], json!([]));
    assert_eq!((&after["result"], &after["proposal"]["minutes"]), (&json!("conditional"), &json!("")));
    assert_eq!(after["conditions"].as_array().unwrap().len(), 1);
    for role in ["leaver", "platform"] {
        assert_eq!(staged.get(role, "/decision").await.status, StatusCode::NOT_FOUND, "{role}");
    }
    let head = staged.post("head", "proposals", granted()).await;
    assert_eq!(head.status, StatusCode::FORBIDDEN, "the applicant does not decide");
}

#[tokio::test]
async fn who_belongs_to_the_applicant_or_to_no_house_sits_on_no_committee() {
    let staged = Staged::submitted("on-paper").await;
    let coordinator = staged.world().id("coordinator").0;
    let chair = join_the_body(staged.world(), "chair").await;

    let stranger = name(&staged, &[coordinator.as_str()]).await;
    join_the_college(staged.world(), &chair).await;
    let both = name(&staged, &[chair.as_str()]).await;

    assert_eq!(stranger.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(both.text().contains("belongs-to-applicant"), "{}", both.text());
}

#[tokio::test]
async fn conditions_are_answered_met_and_then_it_is_granted() {
    let (staged, _) = before_a_committee().await;
    propose(&staged, conditional()).await;
    staged.post("outsider", "decision", json!({})).await;
    let conditions = staged.get("head", "/decision").await.json()["conditions"].clone();
    let one = conditions[0]["id"].as_str().unwrap().to_owned();
    let answer = staged.api(&format!("/conditions/{one}/answer"));
    let head = staged.world().machine("head").await;

    let too_early = staged.post("outsider", "grant", json!({})).await;
    let answered = head.json(Method::PUT, &answer, &json!({"answer": "They are in the library."})).await;
    let by_the_applicant = staged.post("head", &format!("conditions/{one}/fulfilment"), json!({})).await;
    let met = staged.post("outsider", &format!("conditions/{one}/fulfilment"), json!({})).await;
    let granted = staged.post("outsider", "grant", json!({})).await;

    assert_eq!(too_early.json()["code"], "conditions-open");
    assert_eq!(answered.json()["conditions"][0]["answer"], "They are in the library.", "{}", answered.text());
    assert_eq!(by_the_applicant.status, StatusCode::FORBIDDEN);
    assert_eq!(met.status, StatusCode::OK, "{}", met.text());
    assert_eq!(granted.json()["result"], "granted", "{}", granted.text());
}

#[tokio::test]
async fn a_refusal_needs_reasons_and_an_appeal_other_people() {
    let (staged, chair) = before_a_committee().await;
    let silent = propose(&staged, json!({"result": "refused", "manner": "votes"})).await;
    let refused = json!({
        "result": "refused", "manner": "minutes", "reasons": "There is no evidence.",
        "minutes": "Nobody was for it.", "held_on": "2026-11-20",
    });
    propose(&staged, refused).await;
    staged.post("outsider", "decision", json!({})).await;

    let appeal = staged.post("head", "appeal", json!({"reason": "Nobody asked us."})).await;
    let again = staged.post("head", "appeal", json!({"reason": "Nobody asked us."})).await;

    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(appeal.status, StatusCode::CREATED, "{}", appeal.text());
    let new = appeal.json();
    assert_eq!(
        (&new["ground"], &new["attempt"], &new["state"]),
        (&json!("appeal"), &json!(2), &json!("submitted"))
    );
    assert_eq!(new["snapshot_hash"], staged.get("head", "").await.json()["snapshot_hash"]);
    assert_eq!(again.json()["code"], "attempt-followed", "{}", again.text());
    let page = staged.world().browser("head").await;
    let page = page.get(&format!("/applications/{}", new["id"].as_str().unwrap())).await.text();
    assert!(page.contains("Nobody asked us.") && page.contains("<span>Appeal</span>"), "{page}");
    let path = format!("/api/v1/applications/{}/committee", new["id"].as_str().unwrap());
    let body = json!({"person_ids": [chair]});
    let same = staged.world().machine("outsider").await.json(Method::PUT, &path, &body).await;
    assert!(same.text().contains("decided-before"), "{}", same.text());
}

#[tokio::test]
async fn two_people_at_one_decision_make_one() {
    let (staged, _) = before_a_committee().await;
    let seen = propose(&staged, conditional()).await.json()["version"].as_i64().unwrap();

    let first = staged.post_seen("outsider", "decision", json!({}), seen).await;
    let second = staged.post_seen("outsider", "decision", json!({}), seen).await;

    assert_eq!(first.status, StatusCode::OK, "{}", first.text());
    assert_eq!(second.status, StatusCode::PRECONDITION_FAILED);
}

#[tokio::test]
async fn a_committee_waits_for_the_report_of_the_assessors() {
    let staged = Staged::submitted("visit").await;

    let proposed = propose(&staged, granted()).await;

    assert_eq!(proposed.status, StatusCode::CONFLICT);
    assert_eq!(proposed.json()["code"], "application-not-in-this-state");
}

#[tokio::test]
async fn the_letter_is_for_both_and_the_report_for_the_body() {
    let (staged, _) = before_a_committee().await;
    propose(&staged, conditional()).await;
    let address = |what: &str| format!("/applications/{}/{what}", staged.id);
    let body = staged.world().browser("outsider").await;
    let head = staged.world().browser("head").await;
    let early = head.get(&address("letter/pdf")).await;
    staged.post("outsider", "decision", json!({})).await;

    for language in ["en", "az", "ru"] {
        for format in ["pdf", "docx"] {
            let letter = head.get(&address(&format!("letter/{format}?language={language}"))).await;
            let report = body.get(&address(&format!("decision-report/{format}?language={language}"))).await;
            assert_eq!(
                (letter.status, report.status),
                (StatusCode::OK, StatusCode::OK),
                "{language} {format}"
            );
            assert!(letter.bytes.len() > 1000);
        }
    }
    assert_eq!(early.status, StatusCode::CONFLICT);
    assert_eq!(head.get(&address("decision-report/pdf")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(head.get(&address("letter/txt")).await.status, StatusCode::NOT_FOUND);
    for (browser, page) in [(&head, "decision"), (&body, "decision")] {
        assert_eq!(browser.get(&address(page)).await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn a_seat_on_the_committee_ends_with_its_place_and_rests_with_a_tie() {
    let (staged, chair) = before_a_committee().await;
    propose(&staged, granted()).await;
    let world = staged.world();
    let at = format!("where person_id = '{chair}' and organisation_id");
    let browser = world.browser_of(&chair.as_str().into()).await;
    let read = async || browser.get(&staged.api("/decision")).await.status;

    let sits = read().await;
    let moved = format!(
        "update membership set organisation_id = '{}' {at} = '{}'",
        world.college, world.other_college
    );
    world.tamper(&moved).await;
    let as_the_applicants = browser.get(&staged.api("/decision")).await.json();
    let voted = browser.json(Method::PUT, &staged.api("/vote"), &json!({"vote": "for"})).await;
    world.tamper(&format!("update membership set until_at = 1 {at} = '{}'", world.college)).await;
    let gone = read().await;

    assert_eq!(sits, StatusCode::OK);
    // A viewer of the college sees the application as the college does, and votes on nothing.
    assert_eq!(as_the_applicants["committee"], json!([]));
    assert_eq!(voted.status, StatusCode::FORBIDDEN, "{}", voted.text());
    assert_eq!(gone, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_answer_that_is_refused_stays_where_it_was_typed() {
    let (staged, _) = before_a_committee().await;
    propose(&staged, conditional()).await;
    let decided = staged.post("outsider", "decision", json!({})).await.json();
    let condition = decided["conditions"][0]["id"].as_str().unwrap().to_owned();
    let head = staged.world().browser("head").await;
    let long = format!("We have {}", "so much to say ".repeat(1_600));

    let address = format!("/applications/{}/decision", staged.id);
    let typed = [("act", "answer"), ("condition", condition.as_str()), ("answer", long.as_str())];
    let refused = head.post(&address, &typed).await;

    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains(long.trim()), "what was typed is there");
    assert!(refused.text().contains("id=\"answer-error\""), "{}", refused.text());
}

#[tokio::test]
async fn an_officer_of_both_houses_decides_nothing_about_the_own_institution() {
    let (staged, chair) = before_a_committee().await;
    let world = staged.world();
    propose(&staged, granted()).await;
    vote(&staged, &chair, "for").await;
    vote(&staged, world.id("outsider").as_str(), "for").await;
    join_the_college(world, world.id("outsider").as_str()).await;

    let closed = staged.post("outsider", "decision", json!({})).await;
    let dropped = world.machine("outsider").await;
    let dropped = dropped.send(Method::DELETE, &staged.api("/proposals"), &[], Vec::new()).await;
    let named = name(&staged, &[chair.as_str()]).await;
    let asked = staged.get("outsider", "/engagements").await;
    let sees = staged.get("outsider", "/decision").await.json();
    let browser = world.browser("outsider").await;
    let page = browser.get(&format!("/applications/{}", staged.id)).await.text();
    let home = browser.get("/").await.text();

    assert!(!home.contains("Applications wait for the next step"), "{home}");
    for refused in [closed, dropped, named, asked] {
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{}", refused.text());
    }
    assert!(sees["proposal"].is_null(), "as the applicant sees it: {sees}");
    assert!(page.contains("Nobody handles the case of their own institution"), "{page}");
    assert_eq!(staged.get("viewer", "").await.json()["state"], "submitted");
}

#[tokio::test]
async fn a_vote_counts_no_more_once_its_member_has_joined_the_applicant() {
    let (staged, chair) = before_a_committee().await;
    propose(&staged, granted()).await;
    vote(&staged, &chair, "for").await;
    join_the_college(staged.world(), &chair).await;

    let alone = staged.post("outsider", "decision", json!({})).await.json();
    vote(&staged, staged.world().id("outsider").as_str(), "for").await;
    let decided = staged.post("outsider", "decision", json!({})).await;

    assert_eq!((&alone["code"], &alone["facts"]["cast"]), (&json!("too-few-votes"), &json!(0)));
    assert_eq!(decided.json()["result"], "granted", "{}", decided.text());
}

#[tokio::test]
async fn what_is_half_said_is_named_once_and_what_is_not_chosen_is_asked_for() {
    let (staged, _) = before_a_committee().await;
    let half = json!({
        "result": "conditional", "manner": "votes", "reasons": "Nearly there.",
        "conditions": [{"words": "Show the minutes of the board.", "due_day": ""}],
    });

    let half = propose(&staged, half).await.text();
    propose(&staged, granted()).await;
    let browser = staged.world().browser("outsider").await;
    let silent = browser.post(&format!("/applications/{}/decision", staged.id), &[("act", "vote")]).await;

    assert!(half.contains("condition-incomplete") && !half.contains("conditions-missing"), "{half}");
    assert!(silent.text().contains("This is needed."), "{}", silent.text());
}

#[tokio::test]
async fn minutes_that_were_written_after_the_proposal_come_with_the_decision() {
    let (staged, _) = before_a_committee().await;
    propose(&staged, json!({"result": "refused", "manner": "minutes", "reasons": "There is no money."}))
        .await;
    let browser = staged.world().browser("outsider").await;
    let address = format!("/applications/{}/decision", staged.id);
    let close = async |minutes: &str, day: &str| {
        browser.post(&address, &[("act", "close"), ("minutes", minutes), ("held_on", day)]).await
    };

    let asks = browser.get(&address).await.text();
    let silent = close("", "2026-11-20").await;
    let no_day = close("Nobody was for it.", "the 20th").await;
    let closed = close("Nobody was for it.", "2026-11-20").await;
    let after = staged.get("outsider", "/decision").await.json();

    assert!(asks.contains("name=\"minutes\"") && asks.contains("name=\"held_on\""), "{asks}");
    for refused in [&silent, &no_day] {
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert!(silent.text().contains("id=\"minutes-error\""), "{}", silent.text());
    assert!(no_day.text().contains("Nobody was for it."), "what was typed is there");
    assert_eq!(closed.status, StatusCode::SEE_OTHER, "{}", closed.text());
    let kept = (&after["result"], &after["proposal"]["minutes"], &after["proposal"]["held_on"]);
    assert_eq!(kept, (&json!("refused"), &json!("Nobody was for it."), &json!("2026-11-20")));
}
