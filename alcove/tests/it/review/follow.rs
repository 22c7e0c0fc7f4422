use alcove::kit::ids::{AssessmentId, EvidenceId, ItemId, SeatId};
use alcove::review::reminders;
use alcove::shell::housekeeping;
use axum::http::{Method, StatusCode};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;

use crate::stage;
use crate::world::World;

async fn rate(world: &World, role: &str, id: &AssessmentId, seat: &SeatId, item: &ItemId, step: i32) {
    let path = format!("/api/v1/assessments/{id}/seats/{seat}/ratings/{item}");
    let answer =
        world.machine(role).await.json(Method::PUT, &path, &json!({ "mark": { "step": step } })).await;
    assert!(answer.status.is_success(), "{}", answer.text());
}

/// Two units open for rating, the first with one rating of the contributor.
async fn under_way(world: &World) -> (AssessmentId, Vec<SeatId>, ItemId) {
    let edition = stage::edition(world).await;
    let id = stage::prepared(world, &edition).await;
    let mut seats = Vec::new();
    for unit in &world.units[..2] {
        seats.push(stage::seat(world, &id, &json!({ "unit_id": unit, "all": true })).await);
    }
    stage::open(world, &id).await;
    let item = stage::item(world, &edition, "A1.1").await;
    rate(world, "contributor", &id, &seats[0], &item, 3).await;
    (id, seats, item)
}

async fn mails(world: &World) -> Vec<(String, String, String)> {
    let sql = "select recipient, subject, body from mail order by recipient, id";
    let rows =
        world.app.db.read().query_all_raw(Statement::from_string(world.app.db.backend(), sql)).await.unwrap();
    let text = |row: &sea_orm::QueryResult, column: &str| row.try_get::<String>("", column).unwrap();
    rows.iter().map(|row| (text(row, "recipient"), text(row, "subject"), text(row, "body"))).collect()
}

#[tokio::test]
async fn those_who_follow_see_counts_and_never_a_value() {
    let world = World::new().await;
    let (id, _, _) = under_way(&world).await;

    let page = world.browser("coordinator").await.get(&format!("/assessments/{id}")).await.text();

    assert!(page.contains("1 of 10 items have a rating"), "{page}");
    assert!(page.contains("Engineering workshops rated 1 item in A1 Programmes"), "{page}");
    assert!(page.contains("1 / 10") && page.contains("0 / 10"));
    assert!(!page.contains("Established"), "a level is shown");
}

#[tokio::test]
async fn a_unit_to_which_nobody_belongs_is_told() {
    let world = World::new().await;
    let (id, _, _) = under_way(&world).await;

    let page = world.browser("coordinator").await.get(&format!("/assessments/{id}")).await.text();

    assert_eq!(page.matches("Nobody who rates belongs to it yet").count(), 1, "{page}");
}

#[tokio::test]
async fn a_unit_whose_people_are_only_invited_says_so_and_they_are_the_next_step() {
    let world = World::new().await;
    let (id, _, _) = under_way(&world).await;
    let coordinator = world.browser("coordinator").await;
    let home = coordinator.get("/").await.text();
    let fields = [("email", "new@college.example"), ("role", "contributor"), ("delivery", "link")];
    let unit = [("unit_id", world.units[1].as_str())];
    coordinator.post("/organisation/invitations", &[&fields[..], &unit[..]].concat()).await;

    let page = coordinator.get(&format!("/assessments/{id}")).await.text();
    let viewer = world.browser("viewer").await.get("/").await.text();

    let task = "Bring people into 1 unit that rates";
    assert!(home.contains(task) && home.contains("href=\"/organisation/invitations\""), "{home}");
    assert!(!viewer.contains(task), "{viewer}");
    assert!(page.contains("Somebody is invited and has not joined yet"), "{page}");
    assert!(page.contains("Digital and IT: nobody who rates has joined yet"), "{page}");
}

#[tokio::test]
async fn those_reminded_today_are_no_next_step_any_more() {
    let world = World::new().await;
    let (id, _, _) = under_way(&world).await;
    world.join("it-teacher", "contributor", Some(&world.units[1])).await;
    let coordinator = world.browser("coordinator").await;
    let before = coordinator.get(&format!("/assessments/{id}")).await.text();
    coordinator.post(&format!("/assessments/{id}/reminders"), &[]).await;

    let page = coordinator.get(&format!("/assessments/{id}")).await.text();
    let home = coordinator.get("/").await.text();

    assert!(before.contains("Remind those who have not begun"));
    assert!(!page.contains("Remind those who have not begun") && page.contains("Reminded on"), "{page}");
    assert!(home.contains("Nothing needs you now"), "{home}");
}

#[tokio::test]
async fn a_contributor_sees_the_own_unit_and_not_the_other() {
    let world = World::new().await;
    let (id, _, _) = under_way(&world).await;

    let page = world.browser("contributor").await.get(&format!("/assessments/{id}")).await.text();

    assert!(page.contains("Engineering workshops") && !page.contains("Digital and IT"));
    assert!(page.contains("You have rated 1 of 10 items"), "{page}");
}

#[tokio::test]
async fn who_rates_is_told_of_the_own_answers_and_criteria_alone() {
    let world = World::new().await;
    let edition = stage::edition(&world).await;
    let id = stage::prepared(&world, &edition).await;
    let criterion = stage::item(&world, &edition, "A1").await;
    stage::seat(&world, &id, &json!({ "unit_id": world.units[0], "item_ids": [criterion] })).await;
    stage::seat(&world, &id, &json!({ "unit_id": world.units[1], "all": true })).await;
    stage::open(&world, &id).await;

    let page = world.browser("contributor").await.get(&format!("/assessments/{id}")).await.text();
    let followed = world.browser("coordinator").await.get(&format!("/assessments/{id}")).await.text();

    assert!(page.contains("Begin rating") && page.contains("When you have rated all, hand it in."), "{page}");
    let criterion = |code: &str| format!("<span class=\"muted\">{code}</span> ");
    assert!(page.contains(&criterion("A1")) && !page.contains(&criterion("B1")), "{page}");
    assert!(followed.contains(&criterion("B1")), "{followed}");
}

#[tokio::test]
async fn a_viewer_sees_that_others_rate_and_no_counts() {
    let world = World::new().await;
    let (id, _, _) = under_way(&world).await;

    let viewer = world.browser("viewer").await.get(&format!("/assessments/{id}")).await.text();
    let outsider = world.browser("outsider").await.get(&format!("/assessments/{id}")).await.status;

    assert!(viewer.contains("Others are rating now") && !viewer.contains("Engineering workshops"));
    assert_eq!(outsider, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn each_person_is_reminded_once_a_day_in_their_language() {
    let world = World::new().await;
    let (id, _, _) = under_way(&world).await;
    let browser = world.browser("coordinator").await;
    let path = format!("/assessments/{id}/reminders");

    browser.post(&path, &[]).await;
    browser.post(&path, &[]).await;
    let first = mails(&world).await;
    world.app.clock.advance(86_400);
    world.browser("coordinator").await.post(&path, &[]).await;
    let second = mails(&world).await;

    let to: Vec<&str> = first.iter().map(|(to, ..)| to.as_str()).collect();
    assert_eq!(to, ["contributor@alcove.test", "unit-lead@alcove.test"]);
    assert_eq!(first[0].1, "9 items wait for your rating");
    assert!(first[0].2.contains(&format!("http://alcove.test/assessments/{id}/rate")), "{}", first[0].2);
    assert_eq!(second.len(), 4);
}

#[tokio::test]
async fn a_unit_lead_reminds_the_own_unit_alone() {
    let world = World::new().await;
    let (id, seats, _) = under_way(&world).await;
    let path = format!("/assessments/{id}/reminders");
    let browser = world.browser("unit-lead").await;

    let own = browser.post(&path, &[("seat", seats[0].as_str())]).await;
    let other = browser.post(&path, &[("seat", seats[1].as_str())]).await;
    let everyone = browser.post(&path, &[]).await;
    let contributor = world.browser("contributor").await.post(&path, &[("seat", seats[0].as_str())]).await;

    assert_eq!(own.status, StatusCode::SEE_OTHER);
    assert_eq!([other.status, everyone.status, contributor.status], [StatusCode::FORBIDDEN; 3]);
}

#[tokio::test]
async fn the_digest_reminds_when_the_last_day_is_near_and_not_before() {
    let world = World::new().await;
    let (id, _, _) = under_way(&world).await;
    let days = |until: &'static str| [("rating_until", until)];
    let path = format!("/assessments/{id}/phases");

    world.browser("coordinator").await.post(&path, &days("2026-12-20")).await;
    let far = reminders::digest(&world.ctx()).await.unwrap();
    world.browser("coordinator").await.post(&path, &days("2026-11-24")).await;
    let near = reminders::digest(&world.ctx()).await.unwrap();
    let again = reminders::digest(&world.ctx()).await.unwrap();

    assert_eq!((far, near, again), (0, 2, 0));
    assert!(mails(&world).await[0].2.contains("The last day for rating is 24 November 2026."));
}

#[tokio::test]
async fn the_hourly_round_reminds_once_a_day_and_not_at_night() {
    let world = World::new().await;
    let (id, _, _) = under_way(&world).await;
    let path = format!("/assessments/{id}/phases");
    world.browser("coordinator").await.post(&path, &[("rating_until", "2026-11-23")]).await;

    // The college keeps the time of Baku, where the stage begins at 13:00.
    let mut queued = Vec::new();
    for hours in [14, 3, 1, 4] {
        world.app.clock.advance(hours * 3600);
        housekeeping::round(&world.ctx()).await;
        queued.push(mails(&world).await.len());
    }

    assert_eq!(queued, [0, 0, 2, 2], "at 3, 6, 7 and 11");
}

#[tokio::test]
async fn a_leaver_gets_no_reminder() {
    let world = World::new().await;
    let (id, _, _) = under_way(&world).await;

    world.browser("coordinator").await.post(&format!("/assessments/{id}/reminders"), &[]).await;

    assert!(mails(&world).await.iter().all(|(to, ..)| to != "leaver@alcove.test"));
}

#[tokio::test]
async fn the_rating_ends_when_those_who_moderate_say_so() {
    let world = World::new().await;
    let (id, _, _) = under_way(&world).await;
    let path = format!("/assessments/{id}/moderating");

    let contributor = world.browser("contributor").await.post(&path, &[]).await.status;
    let coordinator = world.browser("coordinator").await.post(&path, &[]).await;
    let again = world.browser("coordinator").await.post(&path, &[]).await.status;

    assert_eq!(
        (contributor, coordinator.status, again),
        (StatusCode::FORBIDDEN, StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY)
    );
    let page = world.browser("head").await.get(&format!("/assessments/{id}")).await.text();
    assert!(page.contains("0 of 10 items are agreed"), "{page}");
}

#[tokio::test]
async fn home_tells_each_person_what_to_do_next() {
    let world = World::new().await;
    let coordinator = world.browser("coordinator").await;
    let empty = coordinator.get("/").await.text();
    let (id, seats, _) = under_way(&world).await;
    world.join("it-teacher", "contributor", Some(&world.units[1])).await;

    let contributor = world.browser("contributor").await.get("/").await.text();
    let follows = coordinator.get("/").await.text();
    let viewer = world.browser("viewer").await.get("/").await.text();
    let outsider = world.browser("outsider").await.get("/").await.text();

    assert!(
        empty.contains("Begin your first self-assessment") && empty.contains("href=\"/assessments/new\"")
    );
    for step in ["/frameworks", "/organisation/invitations"] {
        assert!(empty.contains(&format!("<li><a href=\"{step}\">")), "{step} {empty}");
    }
    assert!(contributor.contains("Rate 9 items for Engineering workshops"), "{contributor}");
    assert!(contributor.contains("/items/") && contributor.contains(&format!("seat={}", seats[0])));
    assert!(
        follows.contains("Remind 1 unit that has not begun") && follows.contains("Digital and IT"),
        "{follows}"
    );
    assert!(
        viewer.contains("Nothing needs you now") && !viewer.contains(&format!("/assessments/{id}/rate")),
        "{viewer}"
    );
    assert!(!outsider.contains("Self-assessment 2026"));
}

/// What stands between the page's headings and its aside.
fn main_column(page: &str) -> &str {
    let (_, main) = page.split_once("<div class=\"two\">").unwrap();
    main.split("<aside").next().unwrap()
}

#[tokio::test]
async fn home_says_who_is_where_when_nothing_else_needs_the_coordinator() {
    let world = World::new().await;
    let (id, seats, item) = under_way(&world).await;
    let teacher = world.join("it-teacher", "contributor", Some(&world.units[1])).await;
    let path = format!("/api/v1/assessments/{id}/seats/{}/ratings/{item}", seats[1]);
    let mark = json!({ "mark": { "step": 2 } });
    let rated = world.browser_of(&teacher).await.json(Method::PUT, &path, &mark).await;
    assert!(rated.status.is_success(), "{}", rated.text());

    let page = world.browser("coordinator").await.get("/").await.text();
    let viewer = world.browser("viewer").await.get("/").await.text();
    let sent = world.browser("coordinator").await.post(&format!("/assessments/{id}/reminders"), &[]).await;

    assert!(page.contains("Nothing needs you now"), "{page}");
    let main = main_column(&page);
    assert!(main.contains("Who is where") && main.contains("Digital and IT"), "{main}");
    assert!(main.contains("1 of 10 rated") && main.contains("Under way"), "{main}");
    assert!(main.contains(&format!("action=\"/assessments/{id}/reminders\"")), "{main}");
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let viewed = main_column(&viewer);
    assert!(viewed.contains(&format!("href=\"/assessments/{id}\"")), "{viewed}");
}

#[tokio::test]
async fn home_is_never_empty_for_those_who_only_wait() {
    let world = World::new().await;

    for role in ["viewer", "contributor", "head", "outsider"] {
        let page = world.browser(role).await.get("/").await.text();
        assert!(main_column(&page).contains("href=\"/"), "{role} {page}");
    }
}

#[tokio::test]
async fn home_warns_of_what_is_late() {
    let world = World::new().await;
    let (id, _, _) = under_way(&world).await;
    let path = format!("/assessments/{id}/phases");
    world.browser("coordinator").await.post(&path, &[("rating_until", "2026-11-19")]).await;

    let page = world.browser("contributor").await.get("/").await.text();

    assert!(page.contains("Late by 2 days"), "{page}");
}

#[tokio::test]
async fn a_new_cycle_takes_over_scope_seats_and_the_evidence_that_still_counts() {
    let world = World::new().await;
    let (id, seats, item) = under_way(&world).await;
    for (name, expires) in [("still", None), ("today", Some("2026-11-21")), ("over", Some("2026-11-20"))] {
        attach(&world, &id, &seats[0], &item, name, expires).await;
    }
    let changed = stage::SMALL
        .replace("version: \"1\"", "version: \"2\"")
        .replace("Employers take part in planning", "Employers lead the planning of")
        .replace("- id: B1.3", "- id: B1.9");
    let edition = stage::add(&world, &changed, None).await;
    let browser = world.browser("coordinator").await;

    let fields =
        [("edition", edition.as_str()), ("title", "Next"), ("preset", ""), ("previous", id.as_str())];
    let sent = browser.post("/assessments/new", &fields).await;

    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    let next = sent.leads_to().to_owned();
    let made = world.machine("coordinator").await.get(&format!("/api/v1{next}")).await.json();
    assert_eq!((&made["items"], &made["seats"], &made["previous_id"]), (&json!(10), &json!(2), &json!(id)));
    assert_eq!(attached(&world, made["id"].as_str().unwrap()).await, ["still", "today"]);
    let scope = browser.get(&format!("{next}/scope")).await.text();
    assert!(scope.contains("2 items are new or changed since the last cycle"), "{scope}");
}

#[tokio::test]
async fn nothing_is_taken_over_from_another_institution() {
    let world = World::new().await;
    let (id, _, _) = under_way(&world).await;
    let edition = stage::add(&world, stage::SMALL, None).await;

    let fields = [("edition", edition.as_str()), ("title", "Next"), ("previous", id.as_str())];
    let answer = world.browser("outsider").await.post("/assessments/new", &fields).await;

    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

async fn attach(
    world: &World,
    id: &AssessmentId,
    seat: &SeatId,
    item: &ItemId,
    name: &str,
    expires: Option<&str>,
) {
    let tx = world.app.db.begin().await.unwrap();
    let evidence = EvidenceId(name.to_owned());
    let backend = world.app.db.backend();
    tx.execute_raw(Statement::from_sql_and_values(
        backend,
        "insert into evidence (id, organisation_id, kind, title, confidentiality, expires_on, created_at) \
         values ($1, $2, 'note', $1, 'organisation', $3, 0)",
        [evidence.clone().into(), world.college.clone().into(), expires.map(str::to_owned).into()],
    ))
    .await
    .unwrap();
    tx.execute_raw(Statement::from_sql_and_values(
        backend,
        "insert into rating_evidence (seat_id, item_id, evidence_id, assessment_id, attached_at) values ($1, $2, $3, $4, 0)",
        [seat.clone().into(), item.clone().into(), evidence.into(), id.clone().into()],
    ))
    .await
    .unwrap();
    tx.commit_unrecorded().await.unwrap();
}

async fn attached(world: &World, id: &str) -> Vec<String> {
    let statement = Statement::from_sql_and_values(
        world.app.db.backend(),
        "select evidence_id from rating_evidence where assessment_id = $1 order by evidence_id",
        [id.into()],
    );
    let rows = world.app.db.read().query_all_raw(statement).await.unwrap();
    rows.iter().map(|row| row.try_get("", "evidence_id").unwrap()).collect()
}

#[tokio::test]
async fn home_tells_of_a_unit_that_fell_silent_until_it_was_reminded() {
    let world = World::new().await;
    let (id, seats, _) = under_way(&world).await;
    let coordinator = world.browser("coordinator").await;
    let fresh = coordinator.get("/").await.text();

    world.app.clock.advance(7 * 24 * 3600);
    let coordinator = world.browser("coordinator").await;
    let silent = coordinator.get("/").await.text();
    let path = format!("/assessments/{id}/reminders");
    coordinator.post(&path, &[("seat", seats[0].as_str())]).await;
    let told = coordinator.get("/").await.text();

    let sentence = "Remind 1 unit that has been silent for a week";
    assert!(!fresh.contains(sentence) && !told.contains(sentence), "{told}");
    assert!(silent.contains(sentence) && silent.contains("Engineering workshops"), "{silent}");
}
