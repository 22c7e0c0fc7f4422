//! Judging blind, handing in, and settling together.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::stage::{Staged, submitted};
use crate::world::World;

const SECRET: &str = "What nobody may read yet";

fn own(desk: &Value, staged: &Staged, item: usize) -> Value {
    let id = staged.items[item].0.as_str();
    let items = desk["items"].as_array().unwrap();
    items.iter().find(|one| one["id"] == id).unwrap().clone()
}

#[tokio::test]
async fn an_item_is_judged_from_the_snapshot_with_its_evidence() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    staged.both(&world).await;

    let lead = staged.browser(&world, "lead").await;
    let page = lead.get(&staged.desk(&format!("/items/{}", staged.items[0]))).await;
    let shown = lead.get(&staged.desk(&format!("/evidence/{}", staged.shown))).await;
    let kept = lead.get(&staged.desk(&format!("/evidence/{}", staged.kept))).await;
    let library = lead.get(&format!("/evidence/{}", staged.shown)).await;

    let text = page.text();
    assert_eq!(page.status, StatusCode::OK, "{text}");
    assert!(text.contains("Level 3") && text.contains("We all do") && text.contains("Minutes"), "{text}");
    assert!(text.contains("Not open to assessors") && !text.contains("Letter"), "{text}");
    assert_eq!((shown.status, kept.status), (StatusCode::OK, StatusCode::NOT_FOUND));
    // The engagement opens what belongs to the application, not the library.
    assert_eq!(library.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_item_leads_back_to_its_desk() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    staged.both(&world).await;

    let page =
        staged.browser(&world, "lead").await.get(&staged.desk(&format!("/items/{}", staged.items[0]))).await;

    let trail = page
        .text()
        .split("class=\"crumbs\"")
        .nth(1)
        .and_then(|rest| rest.split("</ol>").next().map(str::to_owned));
    assert!(trail.unwrap().contains(&format!("<a href=\"{}\">", staged.desk(""))), "{}", page.text());
}

#[tokio::test]
async fn assessors_are_blind_to_each_other_on_every_way() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    staged.both(&world).await;
    let said = json!({ "verdict": "insufficient", "comment": SECRET });
    let saved = staged.judge(&world, "lead", 0, said).await;
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.text());
    let item = format!("/items/{}", staged.items[0]);

    for (who, browser) in
        [("co", staged.browser(&world, "co").await), ("the body", world.browser("outsider").await)]
    {
        for path in [staged.desk(""), staged.desk(&item), staged.api("/desk")] {
            let answer = browser.get(&path).await;
            assert_eq!(answer.status, StatusCode::OK, "{who} {path}");
            assert!(!answer.text().contains(SECRET), "{who} {path}");
        }
        let desk = browser.get(&staged.api("/desk")).await.json();
        assert_eq!(own(&desk, &staged, 0)["others"], json!([]), "{who}");
        let home = browser.get("/").await.text();
        assert!(!home.contains(SECRET), "{who}");
    }
    for role in ["coordinator", "head", "administrator", "viewer", "leaver"] {
        let browser = world.browser(role).await;
        for path in [staged.desk(""), staged.desk(&item), staged.api("/desk"), staged.api("/report")] {
            assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND, "{role} {path}");
        }
    }
    let lead = staged.browser(&world, "lead").await;
    assert!(lead.get(&staged.desk(&item)).await.text().contains(SECRET));
}

#[tokio::test]
async fn the_trail_of_the_body_does_not_say_what_was_judged() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    staged.both(&world).await;
    staged.judge(&world, "lead", 0, json!({ "verdict": "insufficient", "comment": SECRET })).await;

    let trail = world.browser("outsider").await.get("/organisation/audit").await.text();

    assert!(trail.contains("Item judged"), "{trail}");
    assert!(!trail.contains(SECRET) && !trail.contains("insufficient"));
}

#[tokio::test]
async fn everything_opens_once_both_have_handed_in() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    staged.both(&world).await;
    staged.judge_all(&world, "lead", "insufficient", SECRET).await;
    let co = staged.browser(&world, "co").await;
    let before = co.get(&staged.api("/desk")).await.text();
    let settled_early = co.json(Method::POST, &staged.api("/desk/agreed"), &json!({})).await;

    staged.judge_all(&world, "co", "agree", "").await;

    assert!(!before.contains(SECRET));
    assert_eq!(settled_early.json()["code"], "desk-still-blind");
    let after = co.get(&staged.api("/desk")).await.json();
    assert_eq!(after["open"], true);
    assert_eq!(own(&after, &staged, 0)["others"][0]["comment"], SECRET);
}

#[tokio::test]
async fn what_was_handed_in_changes_no_more_and_is_taken_back_while_the_other_works() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    staged.both(&world).await;
    let lead = staged.browser(&world, "lead").await;
    let too_early = lead.json(Method::POST, &staged.api("/desk/handing-in"), &json!({})).await;
    staged.judge_all(&world, "lead", "agree", "").await;
    let said = json!({ "verdict": "insufficient", "comment": "Nothing" });

    let closed = staged.judge(&world, "lead", 0, said.clone()).await;
    let back = lead.json(Method::POST, &staged.api("/desk/taking-back"), &json!({})).await;
    let open = staged.judge(&world, "lead", 0, said).await;
    lead.json(Method::POST, &staged.api("/desk/handing-in"), &json!({})).await;
    staged.judge_all(&world, "co", "agree", "").await;
    let too_late = lead.json(Method::POST, &staged.api("/desk/taking-back"), &json!({})).await;

    assert_eq!(too_early.json()["code"], "desk-not-all-judged");
    assert_eq!(closed.json()["code"], "desk-handed-in");
    assert_eq!((back.status, open.status), (StatusCode::OK, StatusCode::OK));
    assert_eq!(too_late.json()["code"], "desk-is-open");
}

#[tokio::test]
async fn two_pages_of_one_assessor_do_not_overwrite_each_other() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    staged.both(&world).await;
    let path = staged.desk(&format!("/items/{}", staged.items[0]));
    let lead = staged.browser(&world, "lead").await;
    let first = lead.post(&path, &[("verdict", "agree"), ("comment", "One"), ("version", "0")]).await;

    let second = lead.post(&path, &[("verdict", "agree"), ("comment", "Two"), ("version", "0")]).await;
    let third = lead.post(&path, &[("verdict", "agree"), ("comment", "Two"), ("version", "1")]).await;

    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.text());
    assert_eq!(second.status, StatusCode::CONFLICT);
    assert!(second.text().contains("Two"));
    assert_eq!(third.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn the_outbox_is_answered_as_it_asks() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    staged.both(&world).await;
    let path = staged.desk(&format!("/items/{}", staged.items[0]));
    let lead = staged.browser(&world, "lead").await;
    let token = lead.form_token();
    let send = async |body: &str| {
        let headers = [("content-type", "application/x-www-form-urlencoded"), ("x-alcove-outbox", "1")];
        let body = format!("{body}&_csrf={token}");
        lead.send(Method::POST, &path, &headers, body.into_bytes()).await
    };

    let saved = send("verdict=agree&version=0").await;
    let clash = send("verdict=insufficient&comment=No&version=0").await;
    let faulty = send("verdict=adjust&level=3&comment=Same&version=1").await;

    assert_eq!(saved.json()["version"], "1", "{}", saved.text());
    assert_eq!(clash.status, StatusCode::CONFLICT);
    assert_eq!(clash.json()["theirs"]["fields"]["verdict"], "agree");
    assert_eq!(faulty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let wrong = "This is the institution’s own mark. Choose Agree.";
    assert_eq!(faulty.json()["fields"]["mark"], wrong);
}

#[tokio::test]
async fn two_who_settle_one_item_do_not_overwrite_each_other() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    staged.both(&world).await;
    staged.judge_all(&world, "lead", "insufficient", "Nothing there").await;
    staged.judge_all(&world, "co", "agree", "").await;
    let path = staged.api(&format!("/desk/items/{}/consensus", staged.items[0]));
    let settle = async |who: &str, seen: &str, body: Value| {
        let browser = staged.browser(&world, who).await;
        let headers = [("content-type", "application/json"), ("if-match", seen)];
        browser.send(Method::PUT, &path, &headers, body.to_string().into_bytes()).await
    };

    let without_reason = settle("lead", "\"0\"", json!({ "mark": { "step": 2 } })).await;
    let first = settle("lead", "\"0\"", json!({ "mark": { "step": 2 }, "reason": "Half of it" })).await;
    let second = settle("co", "\"0\"", json!({ "mark": { "step": 3 }, "reason": "All" })).await;
    let third = settle("co", "\"1\"", json!({ "reason": "Nothing after all", "dissent": "I saw it" })).await;

    assert_eq!(without_reason.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!((first.status, first.json()["version"].clone()), (StatusCode::OK, json!(1)));
    assert_eq!(second.status, StatusCode::CONFLICT, "{}", second.text());
    assert_eq!(third.json()["version"], 2, "{}", third.text());
    let desk = staged.browser(&world, "lead").await.get(&staged.api("/desk")).await.json();
    assert_eq!(own(&desk, &staged, 0)["settled"]["mark"], json!(null));
}

#[tokio::test]
async fn a_sample_leaves_fewer_items_to_judge() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    staged.both(&world).await;
    let lead = staged.browser(&world, "lead").await;
    let all = lead.get(&staged.api("/desk")).await.json()["items"].as_array().unwrap().len();

    let body = json!({ "each": 1 });
    let by_co =
        staged.browser(&world, "co").await.json(Method::PUT, &staged.api("/desk/sample"), &body).await;
    let chosen = lead.json(Method::PUT, &staged.api("/desk/sample"), &body).await;

    assert_eq!(by_co.status, StatusCode::FORBIDDEN);
    let few = lead.get(&staged.api("/desk")).await.json();
    let items = few["items"].as_array().unwrap();
    assert_eq!(chosen.json()["items"].as_u64().unwrap() as usize, items.len());
    assert!(items.len() < all);
    // The highest claim of its criterion is in it.
    assert!(items.iter().any(|item| item["id"] == staged.items[0].0.as_str()));
    assert!(!items.iter().any(|item| item["id"] == staged.items[1].0.as_str()));
}
