//! Engagements that rest: a tie came about after they were accepted.

use axum::http::{Method, StatusCode};
use serde_json::json;

use super::stage::{Staged, submitted};
use crate::network::mail::mails_to;
use crate::world::World;

/// The administrator of the college invites an assessor, who joins.
pub async fn join_the_college(world: &World, staged: &Staged, name: &str) {
    let email = format!("{name}@assessors.test");
    let fields = [("email", email.as_str()), ("role", "viewer")];
    let invited = world.browser("administrator").await.post("/organisation/invitations", &fields).await;
    assert_eq!(invited.status, StatusCode::SEE_OTHER, "{}", invited.text());
    let mails = mails_to(world, &email).await;
    let line = mails.last().unwrap().lines().find(|line| line.starts_with("http://alcove.test/invitations/"));
    let link = line.unwrap().strip_prefix("http://alcove.test").unwrap().to_owned();
    let joined = staged.browser(world, name).await.post(&link, &[]).await;
    assert_eq!(joined.status, StatusCode::SEE_OTHER, "{}", joined.text());
}

pub async fn found_to_rest(world: &World) -> usize {
    let statement = sea_orm::Statement::from_string(
        world.app.db.backend(),
        "select seq from audit_event where act = 'certify.engagement-rests' order by seq".to_owned(),
    );
    use sea_orm::ConnectionTrait as _;
    world.app.db.read().query_all_raw(statement).await.unwrap().len()
}

#[tokio::test]
async fn who_joins_the_applicant_after_accepting_has_no_desk_and_the_body_is_told_once() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    staged.both(&world).await;
    let before = staged.browser(&world, "lead").await.get(&staged.desk("")).await.status;

    join_the_college(&world, &staged, "lead").await;
    let lead = staged.browser(&world, "lead").await;
    let page = lead.get(&staged.desk("")).await;
    let answer = lead.get(&staged.api("/desk")).await;
    let judged = staged.judge(&world, "lead", 0, json!({ "verdict": "agree" })).await;
    let asked = json!({ "words": "Which ones?", "due_day": "2026-12-20" });
    let asked = lead.json(Method::POST, &staged.api("/questions"), &asked).await;
    let own = lead.get("/engagements").await.text();
    let other = staged.browser(&world, "co").await.get(&staged.desk("")).await.status;

    assert_eq!(before, StatusCode::OK);
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.text().contains("because you became a member of the institution"), "{}", page.text());
    assert_eq!(answer.json()["code"], "engagement-rests", "{}", answer.text());
    assert_eq!(answer.json()["facts"]["tie"], "member");
    assert_eq!((judged.status, asked.status), (StatusCode::CONFLICT, StatusCode::CONFLICT));
    assert!(own.contains("Rests: a conflict came about"), "{own}");
    assert_eq!(other, StatusCode::OK);
    let mails = mails_to(&world, "outsider@alcove.test").await;
    let told = mails.iter().filter(|mail| mail.contains("has come to be tied to the institution")).count();
    assert_eq!((told, found_to_rest(&world).await), (1, 1));
}

#[tokio::test]
async fn the_body_sees_the_tie_before_the_assessor_comes_to_the_desk() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    staged.both(&world).await;
    join_the_college(&world, &staged, "lead").await;
    let officer = world.browser("outsider").await;

    let page = officer.get(&format!("/applications/{}/assessors", staged.id)).await.text();
    let list = world.machine("outsider").await.get(&staged.api("/engagements")).await.json();

    assert!(page.contains("lead has come to be tied to the institution after accepting."), "{page}");
    assert!(page.contains("Belongs to the institution"), "{page}");
    let rows = list["engagements"].as_array().unwrap();
    let of = |part: &str| rows.iter().find(|one| one["part"] == part).unwrap();
    assert_eq!((&of("lead")["rests"], &of("co-assessor")["rests"]), (&json!(true), &json!(false)));
    assert_eq!(of("lead")["ties"][0]["kind"], "member");
}

#[tokio::test]
async fn who_has_left_the_applicant_again_does_not_come_back_to_the_desk_unasked() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    let [id, _] = staged.both(&world).await;
    join_the_college(&world, &staged, "lead").await;
    staged.browser(&world, "lead").await.get(&staged.desk("")).await;
    let (person, college) = (staged.person("lead"), &world.college);
    let left = format!(
        "update membership set until_at = 1 where person_id = '{person}' and organisation_id = '{college}'"
    );
    world.tamper(&left).await;

    let still = staged.browser(&world, "lead").await.get(&staged.api("/desk")).await;
    let path = staged.api(&format!("/engagements/{id}/ending"));
    let ended =
        world.machine("outsider").await.json(Method::POST, &path, &json!({ "because": "A tie" })).await;
    let again = staged.ask(&world, "lead", "lead").await;

    assert_eq!(still.json()["code"], "engagement-rests", "{}", still.text());
    assert_eq!(ended.json()["standing"], "ended", "{}", ended.text());
    // Who belonged to it long ago may be asked anew: that is noted, and the board decides.
    assert_eq!(again.status, StatusCode::CREATED, "{}", again.text());
}

#[tokio::test]
async fn an_employer_that_is_entered_later_closes_the_desk_too() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    staged.both(&world).await;
    let of = staged.assessor("co");
    let path = format!("/api/v1/organisations/{}/assessors/{of}", world.other_college);
    let machine = world.machine("outsider").await;
    let entered = json!({
        "name": "co", "email": "co@assessors.test", "employers": ["Harbour Vocational College"],
    });

    let changed = machine.json(Method::PUT, &path, &entered).await;
    let refused = staged.browser(&world, "co").await.get(&staged.api("/desk")).await;

    assert_eq!(changed.status, StatusCode::OK, "{}", changed.text());
    assert_eq!(refused.json()["facts"]["tie"], "employer", "{}", refused.text());
}
