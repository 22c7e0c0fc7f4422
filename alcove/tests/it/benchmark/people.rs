use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::stage::Region;
use crate::world::Answer;

fn entry(region: &Region) -> String {
    format!("/api/v1/organisations/{}/entries/{}", region.world.college, region.network)
}

pub async fn written(region: &Region, strengths: bool, matching: bool) {
    let body = json!({ "expertise": "Welding of thin plates.", "contact": "The office.", "strengths": strengths,
        "matching": matching });
    let answer = region.world.machine("head").await.json(Method::PUT, &entry(region), &body).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
}

/// The other members of the network, written straight into the directory.
pub async fn others_listed(region: &Region) {
    use sea_orm::ConnectionTrait as _;
    for (number, member) in region.members.iter().enumerate().skip(1) {
        let sql = "insert into directory_entry (id, network_id, organisation_id, expertise, matching_at, text_version, written_at) \
                   values ($1, $2, $3, 'Something', 1, '2026-11', 1)";
        let tx = region.world.app.db.begin().await.unwrap();
        let values = [format!("e-{number}").into(), region.network.clone().into(), member.clone().into()];
        let backend = tx.get_database_backend();
        tx.execute_raw(sea_orm::Statement::from_sql_and_values(backend, sql, values)).await.unwrap();
        tx.commit_unrecorded().await.unwrap();
    }
}

async fn directory(region: &Region) -> Value {
    let address = format!("/api/v1/networks/{}/directory", region.network);
    region.world.machine("viewer").await.get(&address).await.json()
}

#[tokio::test]
async fn an_entry_shows_strengths_only_where_that_was_agreed() {
    let region =
        Region::of(&[[4, 4, 4], [2, 2, 2], [2, 3, 3], [3, 3, 4], [3, 4, 2], [1, 4, 3], [1, 1, 4]]).await;
    region.release().await;

    written(&region, false, false).await;
    let without = directory(&region).await["items"][0].clone();
    written(&region, true, false).await;
    let with = directory(&region).await["items"][0].clone();

    assert_eq!(without["strengths"], json!([]));
    assert_eq!(with["expertise"], "Welding of thin plates.");
    assert!(with["strengths"].as_array().unwrap().contains(&json!("Programmes")));
}

#[tokio::test]
async fn who_answers_for_an_organisation_writes_its_entry_and_nobody_else() {
    let region = Region::seven().await;
    let body = json!({ "expertise": "Welding." });

    for (who, status) in [
        ("administrator", StatusCode::OK),
        ("coordinator", StatusCode::FORBIDDEN),
        ("viewer", StatusCode::FORBIDDEN),
        ("outsider", StatusCode::NOT_FOUND),
        ("leaver", StatusCode::NOT_FOUND),
    ] {
        let answer = region.world.machine(who).await.json(Method::PUT, &entry(&region), &body).await;
        assert_eq!(answer.status, status, "{who}");
    }
    let outsider = region.world.machine("outsider").await;
    let hidden = outsider.get(&format!("/api/v1/networks/{}/directory", region.network)).await;
    assert_eq!(hidden.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_entry_that_is_taken_out_takes_its_consents_along() {
    let region = Region::seven().await;
    region.release().await;
    written(&region, true, true).await;

    let browser = region.world.browser("head").await;
    let removed = browser.post(&format!("/networks/{}/directory/entry/removal", region.network), &[]).await;

    assert_eq!(removed.status, StatusCode::SEE_OTHER);
    assert_eq!(directory(&region).await["items"], json!([]));
}

#[tokio::test]
async fn only_those_who_agreed_are_matched() {
    let region =
        Region::of(&[[4, 4, 4], [2, 2, 2], [2, 3, 3], [3, 3, 4], [3, 4, 2], [1, 4, 3], [1, 1, 1]]).await;
    region.release().await;
    others_listed(&region).await;
    let matches = format!("/api/v1/networks/{}/matches", region.network);
    let college = json!(region.world.college);

    written(&region, false, false).await;
    let without = region.world.machine("viewer").await.get(&matches).await.json();
    written(&region, false, true).await;
    let with = region.world.machine("viewer").await.get(&matches).await.json();
    let all = region.world.machine("coordinator").await.get(&matches).await.json();

    assert_eq!(without["items"], json!([]));
    let with = with["items"].as_array().unwrap();
    assert!(
        !with.is_empty()
            && with.iter().all(|pair| pair["mentor_id"] == college || pair["learner_id"] == college)
    );
    assert!(all["items"].as_array().unwrap().len() > with.len());
}

/// The coordinator proposes a pair of two members of the region.
pub async fn propose(region: &Region, mentor: usize, learner: usize) -> Answer {
    let [mentor, learner] = [&region.members[mentor], &region.members[learner]];
    let body = json!({ "mentor_id": mentor, "learner_id": learner, "goals": "Learn." });
    let list = format!("/api/v1/networks/{}/mentoring", region.network);
    region.world.machine("coordinator").await.json(Method::POST, &list, &body).await
}

#[tokio::test]
async fn two_who_propose_a_pair_in_the_same_instant_propose_it_once() {
    let region = Region::seven().await;

    let both = futures_util::future::join(propose(&region, 0, 1), propose(&region, 0, 1)).await;

    let mut told = [both.0.status, both.1.status];
    told.sort();
    assert_eq!(told, [StatusCode::CREATED, StatusCode::UNPROCESSABLE_ENTITY]);
}

#[tokio::test]
async fn a_pair_is_seen_by_the_two_and_by_the_coordinator() {
    let region = Region::seven().await;
    let address = format!("/api/v1/networks/{}/mentoring", region.network);
    let coordinator = region.world.machine("coordinator").await;
    let own = propose(&region, 0, 1).await.json();
    let foreign = propose(&region, 2, 3).await.json();
    let itself = propose(&region, 2, 2).await;

    let viewer = region.world.machine("viewer").await;
    let one = |pair: &Value| format!("{address}/{}", pair["pair"]["id"].as_str().unwrap());
    assert_eq!(viewer.get(&one(&own)).await.status, StatusCode::OK);
    assert_eq!(viewer.get(&one(&foreign)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(coordinator.get(&one(&foreign)).await.status, StatusCode::OK);
    assert_eq!(viewer.get(&address).await.json()["items"].as_array().unwrap().len(), 1);
    assert_eq!(itself.json()["code"], "mentors-itself");
}

#[tokio::test]
async fn a_pair_is_proposed_once_until_it_has_ended() {
    let region = Region::seven().await;
    let address = format!("/api/v1/networks/{}/mentoring", region.network);
    let coordinator = region.world.machine("coordinator").await;
    let first = propose(&region, 0, 1).await;
    let again = propose(&region, 0, 1).await;
    let back = propose(&region, 1, 0).await;
    let one = format!("{address}/{}/end", first.json()["pair"]["id"].as_str().unwrap());
    let ended = coordinator.json(Method::POST, &one, &json!({ "body": "Another year." })).await;
    let later = propose(&region, 0, 1).await;

    assert_eq!((first.status, back.status), (StatusCode::CREATED, StatusCode::CREATED));
    assert_eq!(again.json()["code"], "mentoring-open");
    assert!(ended.status.is_success(), "{}", ended.text());
    assert_eq!(later.status, StatusCode::CREATED, "{}", later.text());
}

/// A pair of the college and the first school, whose head is the outsider; its address among the pages.
async fn proposed(region: &Region) -> String {
    region.head_of(1, "outsider").await;
    let fields = [
        ("mentor_id", region.members[0].as_str()),
        ("learner_id", region.members[1].as_str()),
        ("goals", "A workshop that runs by itself."),
    ];
    let list = format!("/networks/{}/mentoring", region.network);
    region.world.browser("coordinator").await.post(&list, &fields).await.leads_to().to_owned()
}

#[tokio::test]
async fn a_pair_begins_when_both_have_agreed() {
    let region = Region::seven().await;
    let one = proposed(&region).await;
    let [head, other] = [region.world.browser("head").await, region.world.browser("outsider").await];
    let machine = region.world.machine("outsider").await;
    let stage = async || machine.get(&format!("/api/v1{one}")).await.json()["pair"]["stage"].clone();

    let asked = head.get("/").await.text();
    let early = head.post(&format!("{one}/notes"), &[("body", "Too early.")]).await;
    let viewer = region.world.browser("viewer").await.post(&format!("{one}/agreement"), &[]).await;
    let first = head.post(&format!("{one}/agreement"), &[]).await;
    let half = stage().await;
    let again = head.post(&format!("{one}/agreement"), &[]).await;
    let answered = head.get("/").await.text();
    let second = other.post(&format!("{one}/agreement"), &[]).await;

    assert!(asked.contains(&one) && !answered.contains(&one));
    assert_eq!((early.status, viewer.status), (StatusCode::FORBIDDEN, StatusCode::FORBIDDEN));
    assert_eq!((first.status, second.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert_eq!((half, stage().await), (json!("proposed"), json!("going-on")));
    let acts = region.world.acts().await;
    assert_eq!(acts.iter().filter(|act| *act == "benchmark.mentoring-agreed").count(), 1, "{acts:?}");
}

#[tokio::test]
async fn whoever_left_is_not_led_to_a_proposal_and_a_third_does_not_answer_it() {
    let region = Region::seven().await;
    let one = proposed(&region).await;
    let foreign = propose(&region, 2, 3).await.json();
    let list = format!("/api/v1/networks/{}/mentoring", region.network);
    let foreign = format!("{list}/{}", foreign["pair"]["id"].as_str().unwrap());

    let third = region.world.machine("head").await;
    let agreed = third.json(Method::POST, &format!("{foreign}/agreement"), &json!({})).await;
    let declined = third.json(Method::POST, &format!("{foreign}/end"), &json!({ "body": "No." })).await;
    region.leave(0).await;
    let head = region.world.browser("head").await;
    let home = head.get("/").await;

    assert_eq!((agreed.status, declined.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
    assert_eq!(head.get(&one).await.status, StatusCode::NOT_FOUND);
    assert!(home.status == StatusCode::OK && !home.text().contains(&one));
}

#[tokio::test]
async fn either_of_the_two_declines_a_proposal_with_a_reason() {
    let region = Region::seven().await;
    let one = proposed(&region).await;
    let other = region.world.browser("outsider").await;

    let silent = other.post(&format!("{one}/end"), &[("result", " ")]).await;
    let declined = other.post(&format!("{one}/end"), &[("result", "We have no hours left this year.")]).await;
    let late = region.world.browser("head").await.post(&format!("{one}/agreement"), &[]).await;

    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!((declined.status, late.status), (StatusCode::SEE_OTHER, StatusCode::CONFLICT));
    let page = region.world.browser("coordinator").await.get(&one).await.text();
    assert!(page.contains("Not taken up") && page.contains("We have no hours left this year."));
}

#[tokio::test]
async fn both_write_into_the_log_until_the_pair_has_ended() {
    let region = Region::seven().await;
    let one = proposed(&region).await;
    let coordinator = region.world.browser("coordinator").await;
    let head = region.world.browser("head").await;
    for who in ["head", "outsider"] {
        region.world.browser(who).await.post(&format!("{one}/agreement"), &[]).await;
    }

    let empty = head.post(&format!("{one}/notes"), &[("body", "")]).await;
    let written = head.post(&format!("{one}/notes"), &[("body", "First visit.")]).await;
    let viewer = region.world.browser("viewer").await.post(&format!("{one}/notes"), &[("body", "x")]).await;
    let ended = coordinator.post(&format!("{one}/end"), &[("result", "It runs.")]).await;
    let late = head.post(&format!("{one}/notes"), &[("body", "Too late.")]).await;

    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!((written.status, ended.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    assert_eq!((viewer.status, late.status), (StatusCode::FORBIDDEN, StatusCode::FORBIDDEN));
    let page = head.get(&one).await.text();
    assert!(page.contains("First visit.") && page.contains("It runs."));
    assert!(
        page.contains("head · Harbour Vocational College"),
        "both write, so a note says for whom: {page}"
    );
}

#[tokio::test]
async fn pages_of_the_directory_are_for_members() {
    let region = Region::seven().await;
    written(&region, true, true).await;

    for page in ["/directory", "/matches", "/mentoring"] {
        let address = format!("/networks/{}{page}", region.network);
        assert_eq!(region.world.browser("viewer").await.get(&address).await.status, StatusCode::OK, "{page}");
        assert_eq!(
            region.world.browser("outsider").await.get(&address).await.status,
            StatusCode::NOT_FOUND,
            "{page}"
        );
    }
    let page = format!("/networks/{}/directory", region.network);
    assert!(region.world.browser("viewer").await.get(&page).await.text().contains("Welding of thin plates."));
    let form = format!("{page}/entry");
    assert!(region.world.browser("head").await.get(&form).await.text().contains("checked"));
    assert_eq!(region.world.browser("viewer").await.get(&form).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn an_entry_is_found_without_the_marks_of_its_letters() {
    let region = Region::seven().await;
    let body = json!({ "expertise": "Qaynaq və şəbəkə işləri." });
    region.world.machine("head").await.json(Method::PUT, &entry(&region), &body).await;
    let found = async |text: &str| {
        let address = format!("/api/v1/networks/{}/directory?q={text}", region.network);
        region.world.machine("viewer").await.get(&address).await.json()["items"].as_array().unwrap().len()
    };

    assert_eq!((found("SEBEKE").await, found("harbour").await), (1, 1));
    assert_eq!((found("welding").await, found("%25").await), (0, 0));
}

#[tokio::test]
async fn an_entry_is_not_overwritten_by_who_saw_an_older_one() {
    let region = Region::seven().await;
    let head = region.world.machine("head").await;
    let before = head.get(&entry(&region)).await.status;
    written(&region, true, false).await;
    let seen = head.get(&entry(&region)).await;
    let page = format!("/networks/{}/directory/entry", region.network);
    let fields = [("expertise", "Casting."), ("version", "1")];

    let first = region.world.browser("administrator").await.post(&page, &fields).await;
    let late =
        region.world.browser("head").await.post(&page, &[("expertise", "Milling."), ("version", "1")]).await;

    assert_eq!((before, seen.header("etag")), (StatusCode::NOT_FOUND, "\"1\""));
    assert_eq!(seen.json()["strengths"], true);
    assert_eq!((first.status, late.status), (StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY));
    assert!(late.text().contains("Milling."));
}

#[tokio::test]
async fn a_page_of_the_directory_follows_the_entry_that_is_named() {
    let region = Region::seven().await;
    others_listed(&region).await;
    let all = directory(&region).await["items"].as_array().unwrap().clone();
    let address = format!("/api/v1/networks/{}/directory", region.network);
    let viewer = region.world.machine("viewer").await;
    let browser = region.world.browser("viewer").await;

    let second = all[1]["id"].as_str().unwrap();
    let next = viewer.get(&format!("{address}?after={second}")).await.json();
    let page = browser.get(&format!("/networks/{}/directory?after={second}", region.network)).await.text();
    let unknown = viewer.get(&format!("{address}?after=nothing")).await;

    assert_eq!(all.len(), 6);
    assert!(all.iter().all(|one| one["key"].is_null() && one["id"].as_str().unwrap().starts_with("e-")));
    assert_eq!(next["items"], json!(all[2..]));
    assert!(!page.contains(all[1]["name"].as_str().unwrap()));
    assert!(page.contains(all[2]["name"].as_str().unwrap()));
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}
