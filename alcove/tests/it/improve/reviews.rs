//! Reviews: what a meeting looks at, what it decides, and what comes back to the next one.

use alcove::improve::review_body::AgendaBody;
use alcove::improve::reviewing::{self, New, Said};
use alcove::improve::store::review;
use alcove::improve::{dates, deciding, noting};
use alcove::kit::Error;
use alcove::kit::etag::Condition;
use alcove::kit::ids::ReviewId;
use alcove::shell::doctor;
use axum::http::{Method, StatusCode};
use sea_orm::{ConnectionTrait as _, EntityTrait as _};
use serde_json::json;

use super::approval::person;
use super::stage::{self, Staged};
use crate::world::World;

const DAY: i64 = 86_400;

async fn open(world: &World, staged: &Staged) -> ReviewId {
    let new = New { kind: "quarterly".to_owned(), ..New::default() };
    reviewing::open(&person(world, "coordinator").await, &staged.id, new).await.unwrap()
}

async fn agenda(world: &World, staged: &Staged, id: &ReviewId) -> AgendaBody {
    reviewing::find(&person(world, "viewer").await, &staged.id, id).await.unwrap().agenda
}

fn decision(words: &str, party: &str, due_day: &str) -> deciding::New {
    deciding::New {
        words: words.to_owned(),
        node: None,
        party: party.to_owned(),
        due_day: due_day.to_owned(),
    }
}

#[tokio::test]
async fn the_agenda_takes_the_most_pressing_first_and_each_node_once() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    // The twentieth of December: `ask` was due on the fourteenth, `rewrite` should have begun.
    world.app.clock.advance(29 * DAY);
    let by = person(&world, "coordinator").await;
    let said = noting::Said {
        standing: "at-risk".to_owned(),
        words: "The trainer is ill".to_owned(),
        via: "page",
        ..Default::default()
    };
    noting::note(&by, &staged.id, staged.node("train"), said).await.unwrap();

    let id = open(&world, &staged).await;

    let agenda = agenda(&world, &staged, &id).await;
    let name = |id: &str| agenda.node(id).unwrap().title.clone();
    let points: Vec<(String, String)> =
        agenda.points.iter().map(|point| (point.what.clone(), name(&point.node))).collect();
    let kinds: Vec<&str> = points.iter().map(|(what, _)| what.as_str()).collect();
    assert_eq!(points[0], ("overdue".to_owned(), "Ask employers which skills they miss".to_owned()));
    assert_eq!(agenda.points[0].days, Some(6));
    assert_eq!(points[1], ("at-risk".to_owned(), "Train the teachers".to_owned()));
    assert_eq!(points[2], ("late-start".to_owned(), "Write the programmes anew".to_owned()));
    let mut nodes: Vec<&str> = agenda.points.iter().map(|point| point.node.as_str()).collect();
    nodes.sort_unstable();
    nodes.dedup();
    assert_eq!(nodes.len(), agenda.points.len());
    assert!(kinds.contains(&"to-judge"), "{kinds:?}");
    let page = world.browser("viewer").await.get(&staged.page(&format!("/reviews/{id}"))).await.text();
    assert!(page.contains("6 days late") && !page.contains("The plan as a whole"), "{page}");
}

#[tokio::test]
async fn what_a_review_froze_stays_when_the_plan_changes() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let by = person(&world, "coordinator").await;
    let id = open(&world, &staged).await;
    let before = review::find(world.app.db.read(), &staged.id, &id).await.unwrap().unwrap();

    dates::shift(&by, &staged.id, staged.node("deliver"), &Condition::None, 200, "The machine is late")
        .await
        .unwrap();

    let after = reviewing::find(&by, &staged.id, &id).await.unwrap();
    assert_eq!((&after.row.snapshot, &after.row.agenda), (&before.snapshot, &before.agenda));
    assert_eq!(after.row.hash, AgendaBody::hash(&after.row.snapshot, &after.row.agenda));
    let node = after.agenda.node(staged.node("deliver").as_str()).unwrap();
    assert_eq!(node.last_day.as_deref(), Some("2027-04-30"));
    let checks = doctor::examine(&world.app).await.unwrap();
    assert!(checks.iter().find(|check| check.name == "plans").unwrap().findings.is_empty());
}

#[tokio::test]
async fn an_agenda_that_was_changed_is_told_by_the_doctor() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let id = open(&world, &staged).await;
    let tx = world.app.db.begin().await.unwrap();
    let row = review::Entity::find().one(&*tx).await.unwrap().unwrap();
    let bent = row.agenda.replace("not-started", "on-track");
    let statement = sea_orm::Statement::from_sql_and_values(
        world.app.db.backend(),
        "update plan_review set agenda = $1",
        [bent.into()],
    );
    tx.execute_raw(statement).await.unwrap();
    tx.commit_unrecorded().await.unwrap();

    let checks = doctor::examine(&world.app).await.unwrap();

    let found = &checks.iter().find(|check| check.name == "plans").unwrap().findings;
    assert_eq!(*found, [format!("the snapshot of the review {id} of the plan {} was changed", staged.id)]);
}

#[tokio::test]
async fn what_was_decided_and_not_done_comes_back_to_the_next_review() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let by = person(&world, "coordinator").await;
    let first = open(&world, &staged).await;
    let unit = format!("unit:{}", world.units[0]);
    let somebody = format!("person:{}", world.id("contributor"));
    deciding::decide(&by, &staged.id, &first, decision("Ask the bank", "", "")).await.unwrap();
    deciding::decide(&by, &staged.id, &first, decision("Move the machines", &unit, "2027-03-01"))
        .await
        .unwrap();
    let done =
        deciding::decide(&by, &staged.id, &first, decision("Call the firms", &somebody, "2026-12-24")).await;
    let browser = world.browser("contributor").await;
    let address = staged.page(&format!("/reviews/{first}/decisions/{}", done.unwrap()));
    let answered = browser.post(&address, &[("act", "done")]).await;
    let too_early =
        reviewing::open(&by, &staged.id, New { kind: "yearly".to_owned(), ..New::default() }).await;
    reviewing::close(&by, &staged.id, &first).await.unwrap();
    world.app.clock.advance(90 * DAY);

    let second = open(&world, &staged).await;

    let review = reviewing::find(&by, &staged.id, &second).await.unwrap();
    let words: Vec<&str> = review.earlier.iter().map(|row| row.words.as_str()).collect();
    assert_eq!(answered.status, StatusCode::SEE_OTHER, "{}", answered.text());
    assert!(matches!(too_early, Err(Error::NotNow(refusal)) if refusal.code == "review-is-open"));
    // What has a day goes before what has none; what is done does not come back.
    assert_eq!(words, ["Move the machines", "Ask the bank"]);
    assert_eq!(review.agenda.last_review, Some(first));
    let page = world.browser("viewer").await.get(&staged.page(&format!("/reviews/{second}"))).await.text();
    assert!(page.contains("Decided before") && page.contains("until 1 March 2027"), "{page}");
    let (_, settled) = page.split_once("Decided last time and done").unwrap();
    assert!(settled.contains("Call the firms") && settled.contains("done on 21 November 2026"), "{settled}");
}

#[tokio::test]
async fn only_who_it_was_given_to_says_that_a_decision_is_done() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let by = person(&world, "coordinator").await;
    let id = open(&world, &staged).await;
    let other = format!("unit:{}", world.units[1]);
    let made = deciding::decide(&by, &staged.id, &id, decision("Clean up", &other, "")).await.unwrap();
    let address = staged.page(&format!("/reviews/{id}/decisions/{made}"));

    let stranger = world.browser("contributor").await.post(&address, &[("act", "done")]).await;
    let viewer = world.browser("viewer").await.post(&address, &[("act", "take-out")]).await;
    let outsider = world.browser("outsider").await.post(&address, &[("act", "done")]).await;

    assert_eq!(stranger.status, StatusCode::FORBIDDEN);
    assert_eq!(viewer.status, StatusCode::FORBIDDEN);
    assert_eq!(outsider.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_minutes_are_written_while_the_review_is_open_and_not_after() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let by = person(&world, "coordinator").await;
    let id = open(&world, &staged).await;
    let address = staged.page(&format!("/reviews/{id}"));
    let browser = world.browser("head").await;
    let participant = world.id("unit-lead");
    let fields = [
        ("version", "1"),
        ("held_on", "2026-11-23"),
        ("minutes", "The board was content."),
        ("participants", participant.as_str()),
    ];

    let saved = browser.post(&address, &fields).await;
    let stale = browser.post(&address, &fields).await;
    let viewer = world.browser("viewer").await;
    let refused = viewer.post(&address, &fields).await;
    let closed = browser.post(&staged.page(&format!("/reviews/{id}/closing")), &[]).await;
    let page = viewer.get(&address).await.text();
    let said = Said { minutes: "Another story".to_owned(), ..Said::default() };
    let late = reviewing::write(&by, &staged.id, &id, &Condition::None, said).await;
    let decided = deciding::decide(&by, &staged.id, &id, decision("Too late", "", "")).await;

    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!((refused.status, closed.status), (StatusCode::FORBIDDEN, StatusCode::SEE_OTHER));
    assert!(page.contains("The board was content.") && page.contains("23 November 2026"), "{page}");
    assert!(!page.contains("<textarea") && page.contains("unit-lead"), "{page}");
    assert!(matches!(late, Err(Error::NotNow(refusal)) if refusal.code == "review-is-closed"));
    assert!(matches!(decided, Err(Error::NotNow(_))));
}

#[tokio::test]
async fn whichever_button_of_a_review_is_pressed_its_minutes_and_decisions_are_kept() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let id = open(&world, &staged).await;
    let address = staged.page(&format!("/reviews/{id}"));
    let browser = world.browser("coordinator").await;
    let version = async || {
        let page = browser.get(&address).await.text();
        let (_, rest) = page.split_once("name=\"version\" value=\"").unwrap();
        rest.split_once('"').unwrap().0.to_owned()
    };

    let (first, held) = (version().await, ("held_on", "2026-11-23"));
    let fields =
        [("version", first.as_str()), held, ("minutes", "We began at ten."), ("words", "Call the firms")];
    let decided = browser.post(&format!("{address}/decisions"), &fields).await;
    let between = browser.get(&address).await.text();
    let second = version().await;
    let fields =
        [("version", second.as_str()), held, ("minutes", "We ended at noon."), ("words", "Meet in May")];
    let closed = browser.post(&format!("{address}/closing"), &fields).await;
    let after = browser.get(&address).await.text();

    assert_eq!((decided.status, closed.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    assert!(
        between.contains(">We began at ten.</textarea>") && between.contains("Call the firms"),
        "{between}"
    );
    assert!(between.contains("form=\"record\" formaction=\""), "{between}");
    for said in ["We ended at noon.", "Call the firms", "Meet in May", "23 November 2026"] {
        assert!(after.contains(said), "{said}: {after}");
    }
}

#[tokio::test]
async fn a_decision_keeps_what_was_typed_and_says_what_is_wrong() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let id = open(&world, &staged).await;
    let address = staged.page(&format!("/reviews/{id}/decisions"));
    let browser = world.browser("coordinator").await;
    let outside = format!("unit:{}", world.other_unit);

    let empty = browser.post(&address, &[("words", " "), ("due_day", "2027-01-01")]).await;
    let wrong =
        browser.post(&address, &[("words", "Ask them"), ("due_day", "soon"), ("party", &outside)]).await;

    assert_eq!(
        (empty.status, wrong.status),
        (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::UNPROCESSABLE_ENTITY)
    );
    assert!(empty.text().contains("value=\"2027-01-01\""), "{}", empty.text());
    assert!(wrong.text().contains("Ask them"), "{}", wrong.text());
    assert!(
        wrong.text().contains("due_day-error") && wrong.text().contains("party-error"),
        "{}",
        wrong.text()
    );
}

#[tokio::test]
async fn a_plan_that_is_not_under_way_has_no_reviews_opened() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let coordinator = world.browser("coordinator").await;

    let page = coordinator.get(&staged.page("/reviews")).await.text();
    let sent = coordinator.post(&staged.page("/reviews"), &[("kind", "quarterly")]).await;

    assert!(page.contains("This one is not") && !page.contains("name=\"kind\""), "{page}");
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        world.browser("viewer").await.get(&staged.page("/reviews")).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn machines_hold_reviews_through_the_same_doors() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let machine = world.machine("coordinator").await;

    let made = machine.json(Method::POST, &staged.api("/reviews"), &json!({ "kind": "yearly" })).await;
    let review = made.json();
    let address = staged.api(&format!("/reviews/{}", review["id"].as_str().unwrap()));
    let change = json!({ "minutes": "Short." });
    let written = machine.json(Method::PATCH, &address, &change).await;
    let body = json!({ "words": "Buy paper", "due_day": "2026-12-01" });
    let decided = machine.json(Method::POST, &format!("{address}/decisions"), &body).await;
    let of_decision = format!("{address}/decisions/{}", decided.json()["id"].as_str().unwrap());
    let done = machine.json(Method::PATCH, &of_decision, &json!({ "done": true })).await;
    let out = machine.json(Method::DELETE, &of_decision, &json!({})).await;
    let closed = machine.json(Method::POST, &format!("{address}/closure"), &json!({})).await;
    let listed = world.machine("viewer").await.get(&staged.api("/reviews")).await.json();

    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
    assert_eq!(review["ahead_last_day"], json!("2027-11-21"));
    assert_eq!(written.json()["minutes"], json!("Short."));
    assert_eq!(decided.status, StatusCode::CREATED, "{}", decided.text());
    assert!(done.json()["done_at"].is_string(), "{}", done.text());
    assert_eq!(out.status, StatusCode::NO_CONTENT);
    assert!(closed.json()["closed_at"].is_string(), "{}", closed.text());
    assert_eq!(listed["reviews"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn what_is_late_stands_on_the_agenda_with_what_was_said_of_it_before_the_review() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    world.app.clock.advance(29 * DAY);
    let by = person(&world, "coordinator").await;
    let delayed = |words: &str| noting::Said {
        standing: "delayed".to_owned(),
        words: words.to_owned(),
        via: "page",
        ..Default::default()
    };
    noting::note(&by, &staged.id, staged.node("ask"), delayed("Two firms do not answer")).await.unwrap();
    world.app.clock.advance(60);
    let id = open(&world, &staged).await;
    world.app.clock.advance(60);
    let by = person(&world, "coordinator").await;
    noting::note(&by, &staged.id, staged.node("ask"), delayed("Nobody answers any more")).await.unwrap();

    let page = world.browser("viewer").await.get(&staged.page(&format!("/reviews/{id}"))).await.text();

    assert!(page.contains("Two firms do not answer"), "{page}");
    assert!(!page.contains("Nobody answers any more"), "the agenda is of its own day");
}

#[tokio::test]
async fn an_objective_that_nobody_judged_is_not_said_to_stand_still() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let by = person(&world, "coordinator").await;
    let said = noting::Said { standing: "not-started".to_owned(), via: "page", ..noting::Said::default() };
    noting::note(&by, &staged.id, staged.node("teachers"), said).await.unwrap();
    let of = |name: &str| staged.page(&format!("/nodes/{}", staged.node(name)));
    let viewer = world.browser("viewer").await;

    let silent = viewer.get(&of("skills")).await.text();
    let judged = viewer.get(&of("teachers")).await.text();
    world.app.clock.advance(60);
    let id = open(&world, &staged).await;
    let review = viewer.get(&staged.page(&format!("/reviews/{id}"))).await.text();

    let tag = "</svg>Not judged yet</span>";
    assert!(silent.contains(tag), "{silent}");
    assert!(!judged.contains(tag) && judged.contains("Not started"), "{judged}");
    assert!(review.contains("Not judged yet"), "{review}");
}

#[tokio::test]
async fn a_review_says_which_years_target_an_objective_is_on_the_way_to() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let machine = world.machine("head").await;
    let path = staged.api(&format!("/indicators/{}", staged.indicator));
    let asked = json!({ "targets": { "2026": "0.6", "2028": "0.7" }, "reason": "Counted anew" });
    machine.json(Method::PATCH, &path, &asked).await;
    let reading = json!({
        "first_day": "2026-01-01", "last_day": "2026-12-31", "ratio": ["55", "100"], "source": "Survey",
    });
    let read = machine.json(Method::POST, &format!("{path}/readings"), &reading).await;

    let id = open(&world, &staged).await;

    assert_eq!(read.status, StatusCode::CREATED, "{}", read.text());
    let page = world.browser("viewer").await.get(&staged.page(&format!("/reviews/{id}"))).await.text();
    assert!(page.contains("50% of the way to the target of 2026"), "{page}");
}
