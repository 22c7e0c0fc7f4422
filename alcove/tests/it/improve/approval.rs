//! Approving a plan, and what needs approval again.

use alcove::improve::{adding, approving, dates, facts, nodes};
use alcove::kit::Error;
use alcove::kit::clock::hash_bytes;
use alcove::kit::etag::Condition;
use alcove::network::Person;
use alcove::plan::store::baseline;
use alcove_domain::plan::{Matter, State};
use axum::http::{Method, StatusCode};
use sea_orm::ConnectionTrait as _;
use serde_json::json;

use super::stage::{self, Staged};
use crate::world::World;

pub async fn person(world: &World, role: &str) -> Person {
    Person::acting(world.ctx(), &world.id(role)).await.unwrap()
}

async fn approved(world: &World) -> Staged {
    let staged = stage::draft(world).await;
    approving::approve(&person(world, "head").await, &staged.id, &Condition::None).await.unwrap();
    staged
}

pub async fn under_way(world: &World) -> Staged {
    let staged = approved(world).await;
    approving::begin(&person(world, "coordinator").await, &staged.id).await.unwrap();
    staged
}

#[tokio::test]
async fn an_approval_keeps_the_plan_as_it_stands_under_a_hash() {
    let world = World::new().await;

    let staged = approved(&world).await;

    let facts = staged.facts(&world).await;
    let kept = baseline::find(world.app.db.read(), &staged.id, 1).await.unwrap().unwrap();
    let head = person(&world, "head").await;
    assert_eq!(facts.rows.plan.state, "approved");
    assert_eq!(facts.rows.plan.approved_by, Some(world.id("head")));
    assert_eq!(kept.hash, hash_bytes(kept.body.as_bytes()));
    assert_eq!(State::read(&kept.body).unwrap(), facts.rows.state(facts.today(&head)));
    assert!(world.acts().await.contains(&"plan.approved".to_owned()));
}

#[tokio::test]
async fn a_coordinator_prepares_and_cannot_approve() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let browser = world.browser("coordinator").await;

    let machine = world.machine("coordinator").await;
    let refused = machine.json(Method::POST, &staged.api("/approval"), &json!({})).await;
    let by_page = browser.post(&staged.page("/approval"), &[("act", "approve")]).await;
    let page = browser.get(&staged.page("/approval")).await.text();
    let asked = browser.post(&staged.page("/approval"), &[("act", "ask")]).await;

    assert_eq!((refused.status, by_page.status), (StatusCode::FORBIDDEN, StatusCode::FORBIDDEN));
    assert!(page.contains("Ask the head to approve") && !page.contains("value=\"approve\""), "{page}");
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.text());
    assert_eq!(staged.facts(&world).await.rows.plan.state, "draft");
    let statement =
        sea_orm::Statement::from_string(world.app.db.backend(), "select subject, body from mail".to_owned());
    let mails = world.app.db.read().query_all_raw(statement).await.unwrap();
    assert_eq!(mails.len(), 1);
    let body: String = mails[0].try_get("", "body").unwrap();
    assert!(body.contains(&staged.page("/approval")), "{body}");
}

#[tokio::test]
async fn who_is_asked_to_approve_is_told_at_home_and_on_the_plan_until_it_is_done() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let (coordinator, head) = (world.browser("coordinator").await, world.browser("head").await);
    let before = head.get("/").await.text();
    coordinator.post(&staged.page("/approval"), &[("act", "ask")]).await;

    let home = head.get("/").await.text();
    let others = coordinator.get("/").await.text();
    let (plan, own) =
        (head.get(&staged.page("")).await.text(), coordinator.get(&staged.page("")).await.text());
    let steps = coordinator.get(&staged.page("/approval")).await.text();
    let machine = world.machine("head").await;
    let asked = machine.get(&staged.api("/approval")).await.json();
    let done = machine.json(Method::POST, &staged.api("/approval"), &json!({})).await.json();
    let after = head.get("/").await.text();

    let waits = "A plan waits for your approval";
    assert!(!before.contains(waits) && !others.contains(waits), "{before}");
    assert!(home.contains(waits) && home.contains(&staged.page("/approval")), "{home}");
    assert!(plan.contains("waits for your approval, asked for on 21 November 2026"), "{plan}");
    assert!(own.contains("Approval asked for on 21 November 2026"), "{own}");
    assert!(steps.contains("Approval asked for"), "{steps}");
    assert!(asked["asked_at"].is_string() && done["asked_at"].is_null(), "{asked} {done}");
    assert!(!after.contains(waits), "{after}");
}

#[tokio::test]
async fn a_form_that_lacks_its_reason_is_open_again_with_all_that_was_typed() {
    let world = World::new().await;
    let staged = under_way(&world).await;
    let browser = world.browser("coordinator").await;
    let path = |act: &str| staged.page(&format!("/nodes/{}/{act}", staged.node("ask")));

    let dates = [("form", "why-dates"), ("first_day", "2026-12-01"), ("last_day", "2027-02-01")];
    let dates = browser.post(&path("schedule"), &dates).await.text();
    let unit = format!("unit:{}", world.units[2]);
    let part = [("form", "why-part"), ("party", unit.as_str()), ("part", "contributing")];
    let part = browser.post(&path("parties"), &part).await.text();
    let kept = [("form", "why-dates"), ("last_day", "no day"), ("reason", "They asked for it")];
    let kept = browser.post(&path("schedule"), &kept).await.text();

    let opened = |page: &str, what: &str| page.contains(&format!("open><summary>{what}</summary>"));
    assert!(opened(&dates, "Change the dates") && !opened(&dates, "Add somebody"), "{dates}");
    assert!(dates.contains("id=\"reason\"") && dates.contains("id=\"reason-error\""), "{dates}");
    assert!(opened(&part, "Add somebody") && !opened(&part, "Change the dates"), "{part}");
    assert!(part.contains(&format!("value=\"{unit}\" selected")), "{part}");
    assert!(
        part.contains("value=\"contributing\" selected") && part.contains("value=\"2026-12-14\""),
        "{part}"
    );
    assert!(kept.contains("value=\"They asked for it\""), "{kept}");
}

#[tokio::test]
async fn a_plan_that_is_not_ready_names_the_rows_that_are_missing_something() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let coordinator = person(&world, "coordinator").await;
    let new = adding::New {
        kind: "action".to_owned(),
        said: nodes::Said { title: "Ask graduates".to_owned(), priority: 2, ..Default::default() },
        serves: vec![staged.node("skills").clone()],
        ..Default::default()
    };
    adding::add(&coordinator, &staged.id, new, "").await.unwrap();
    let head = world.browser("head").await;

    let page = head.get(&staged.page("/approval")).await.text();
    let sent = head.post(&staged.page("/approval"), &[("act", "approve")]).await;
    let machine = world.machine("head").await.json(Method::POST, &staged.api("/approval"), &json!({})).await;

    assert!(page.contains("view=list&#38;missing=dates") && page.contains("missing=owner"), "{page}");
    assert!(page.contains("1 action has no dates"), "{page}");
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(sent.text().contains("Actions without dates: 1"), "{}", sent.text());
    assert_eq!(machine.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(machine.text().contains("plan-not-ready"), "{}", machine.text());
}

#[tokio::test]
async fn an_approval_approves_only_what_was_seen() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let seen = staged.facts(&world).await.rows.plan.version;
    let coordinator = person(&world, "coordinator").await;
    dates::shift(&coordinator, &staged.id, staged.node("ask"), &Condition::None, 7, "").await.unwrap();

    let head = person(&world, "head").await;
    let late = approving::approve(&head, &staged.id, &Condition::Versions(vec![seen])).await;

    assert!(matches!(late, Err(Error::PreconditionFailed(_))));
    assert_eq!(staged.facts(&world).await.rows.plan.state, "draft");
}

#[tokio::test]
async fn an_approved_plan_takes_no_change_without_a_reason() {
    let world = World::new().await;
    let staged = under_way(&world).await;
    let coordinator = person(&world, "coordinator").await;

    let refused = dates::shift(&coordinator, &staged.id, staged.node("shop"), &Condition::None, 7, " ").await;

    assert!(matches!(refused, Err(Error::Invalid(faults)) if faults[0].field == "reason"));
}

#[tokio::test]
async fn two_delays_are_held_against_the_approval_and_not_against_yesterday() {
    let world = World::new().await;
    let staged = under_way(&world).await;
    let by = person(&world, "coordinator").await;
    let important = || async {
        let facts = facts::load(&by, &staged.id).await.unwrap();
        approving::important(&by, &facts).await.unwrap()
    };

    dates::shift(&by, &staged.id, staged.node("deliver"), &Condition::None, 60, "The machine is late")
        .await
        .unwrap();
    let after_one = important().await;
    dates::shift(&by, &staged.id, staged.node("deliver"), &Condition::None, 60, "Still late").await.unwrap();
    let after_two = important().await;
    let page = world.browser("head").await.get(&staged.page("/approval")).await.text();

    assert_eq!(after_one.len(), 0);
    let nodes: Vec<&str> = after_two.iter().map(|one| one.node.as_str()).collect();
    // The parent spans it, and ends as late.
    assert_eq!(nodes.len(), 2);
    assert!(
        nodes.contains(&staged.node("deliver").as_str()) && nodes.contains(&staged.node("shop").as_str())
    );
    assert!(after_two.iter().all(|one| one.matter == Matter::LaterBy { days: 92 }));
    assert!(page.contains("2 changed rows need approval again"), "{page}");
    assert!(page.contains("over 92 days later"), "{page}");
}

#[tokio::test]
async fn a_second_approval_makes_another_baseline_and_none_where_nothing_changed() {
    let world = World::new().await;
    let staged = under_way(&world).await;
    let (by, head) = (person(&world, "coordinator").await, person(&world, "head").await);

    let early = approving::approve_again(&head, &staged.id, &Condition::None).await;
    dates::shift(&by, &staged.id, staged.node("deliver"), &Condition::None, 120, "The machine is late")
        .await
        .unwrap();
    let sent = world.machine("head").await.json(Method::POST, &staged.api("/approval"), &json!({})).await;
    let state = sent.json();
    let listed = world.machine("viewer").await.get(&staged.api("/baselines")).await.json();

    assert!(matches!(early, Err(Error::Refused(refusal)) if refusal.code == "nothing-changed"));
    assert_eq!((&state["state"], &state["baselines"]), (&json!("under-way"), &json!(2)));
    assert_eq!(state["important_changes"], json!([]));
    assert_eq!(listed["baselines"].as_array().unwrap().len(), 2);
    assert_eq!(listed["baselines"][0]["number"], json!(2));
}

#[tokio::test]
async fn what_counts_as_important_is_chosen_by_who_approves() {
    let world = World::new().await;
    let staged = under_way(&world).await;
    let by = person(&world, "coordinator").await;
    dates::shift(&by, &staged.id, staged.node("deliver"), &Condition::None, 10, "The machine is late")
        .await
        .unwrap();
    let head = world.browser("head").await;
    let fields = [("matter", "later"), ("days", "7"), ("matter", "serves"), ("percent", "")];

    let refused = world.browser("coordinator").await.post(&staged.page("/matters"), &fields).await;
    let wrong = head.post(&staged.page("/matters"), &[("matter", "later"), ("days", "soon")]).await;
    let taken = head.post(&staged.page("/matters"), &fields).await;

    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains("value=\"soon\""), "{}", wrong.text());
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text());
    let facts = facts::load(&by, &staged.id).await.unwrap();
    assert_eq!(approving::important(&by, &facts).await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_withdrawn_approval_leaves_a_draft_and_what_was_approved() {
    let world = World::new().await;
    let staged = approved(&world).await;
    let head = world.browser("head").await;
    let viewer = world.browser("viewer").await;
    let before = viewer.get(&staged.page("/approval")).await.status;

    let silent = head.post(&staged.page("/approval"), &[("act", "withdraw"), ("reason", " ")]).await;
    let done = head
        .post(&staged.page("/approval"), &[("act", "withdraw"), ("reason", "The board wants more")])
        .await;
    let page = head.get(&staged.page("/approval")).await.text();

    assert_eq!((before, silent.status), (StatusCode::OK, StatusCode::UNPROCESSABLE_ENTITY));
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    assert!(page.contains("The plan is a draft") && page.contains("The board wants more"), "{page}");
    assert!(page.contains("Approved state 1"), "{page}");
    assert_eq!(viewer.get(&staged.page("/approval")).await.status, StatusCode::NOT_FOUND);
    let again =
        approving::approve(&person(&world, "head").await, &staged.id, &Condition::None).await.unwrap();
    assert_eq!(again.rows.plan.baselines, 2);
}

#[tokio::test]
async fn a_plan_is_closed_with_words_for_what_is_open_and_opened_again_with_a_reason() {
    let world = World::new().await;
    let staged = under_way(&world).await;
    let head = world.machine("head").await;
    let post = |what: &'static str, body: serde_json::Value| {
        let (head, address) = (head.clone(), staged.api(what));
        async move { head.json(Method::POST, &address, &body).await }
    };

    let silent = post("/closure", json!({})).await;
    let closed = post("/closure", json!({ "words": "The next plan takes them over." })).await;
    let coordinator = person(&world, "coordinator").await;
    let change =
        dates::shift(&coordinator, &staged.id, staged.node("ask"), &Condition::None, 1, "Too late").await;
    let why = post("/reopening", json!({ "reason": "" })).await;
    let open = post("/reopening", json!({ "reason": "Closed by mistake" })).await;

    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(silent.text().contains("plan-still-open"), "{}", silent.text());
    assert_eq!(closed.json()["state"], json!("closed"));
    assert!(matches!(change, Err(Error::NotNow(_))));
    assert_eq!(why.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(open.json()["state"], json!("under-way"));
}

#[tokio::test]
async fn a_step_that_does_not_follow_is_a_conflict() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;

    let begun = world.machine("head").await.json(Method::POST, &staged.api("/beginning"), &json!({})).await;

    assert_eq!(begun.status, StatusCode::CONFLICT);
    assert!(begun.text().contains("plan-not-in-this-state"), "{}", begun.text());
}

#[tokio::test]
async fn a_plan_of_another_institution_is_not_there() {
    let world = World::new().await;
    let staged = under_way(&world).await;
    let (browser, machine) = (world.browser("outsider").await, world.machine("outsider").await);
    let pages = ["/approval", "/matters", "/compare", "/changes", "/reviews", "/reviews/x", "/results"];
    let answers = ["/baselines", "/baselines/1", "/changes", "/reviews", "/results", "/matters"];
    let acts = [
        ("/approval", "reason"),
        ("/beginning", "reason"),
        ("/withdrawal", "reason"),
        ("/closure", "words"),
        ("/reopening", "reason"),
    ];

    for page in pages {
        assert_eq!(browser.get(&staged.page(page)).await.status, StatusCode::NOT_FOUND, "{page}");
    }
    for answer in answers {
        assert_eq!(machine.get(&staged.api(answer)).await.status, StatusCode::NOT_FOUND, "{answer}");
    }
    for (act, why) in acts {
        let sent = machine.json(Method::POST, &staged.api(act), &json!({ why: "x" })).await;
        assert_eq!(sent.status, StatusCode::NOT_FOUND, "{act}");
    }
    let approve = browser.post(&staged.page("/approval"), &[("act", "approve")]).await;
    assert_eq!(approve.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_lies_outside_the_period_is_told_before_the_approval_and_refuses_nothing() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let machine = world.machine("head").await;
    let far = json!({ "mode": "fixed", "first_day": "2033-01-01", "last_day": "2033-02-01" });
    let before = world.browser("head").await.get(&staged.page("/approval")).await.text();
    machine.json(Method::PUT, &staged.api_of("deliver", "/schedule"), &far).await;

    let page = world.browser("head").await.get(&staged.page("/approval")).await.text();
    let tree = machine.get(&staged.api("/tree")).await.json();
    let approved = machine.json(Method::POST, &staged.api("/approval"), &json!({})).await;

    assert!(!before.contains("outside the period"), "{before}");
    // The action above reaches as far.
    assert!(page.contains("2 rows lie outside the period of the plan."), "{page}");
    assert!(page.contains("Deliver the first order: "), "{page}");
    let outside = json!([staged.node("shop"), staged.node("deliver")]);
    assert_eq!(tree["outside_period"], outside);
    assert_eq!(approved.status, StatusCode::OK, "{}", approved.text());
    assert_eq!(approved.json()["outside_period"], outside);
}

#[tokio::test]
async fn actions_that_serve_no_objective_are_told_before_the_approval_and_refuse_nothing() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let (head, machine) = (world.browser("head").await, world.machine("head").await);
    let before = head.get(&staged.page("/approval")).await.text();
    let body = json!({ "objective_ids": [] });
    world.machine("coordinator").await.json(Method::PATCH, &staged.api_of("shop", ""), &body).await;

    let page = head.get(&staged.page("/approval")).await.text();
    let rows = head.get(&staged.page("?view=list&missing=objective")).await.text();
    let readiness = machine.get(&staged.api("/approval")).await.json();
    let approved = machine.json(Method::POST, &staged.api("/approval"), &json!({})).await;

    assert!(!before.contains("no objective"), "{before}");
    assert!(page.contains("1 action serves no objective."), "{page}");
    // What is below it is a part of it.
    assert_eq!(readiness["aimless"], json!([staged.node("shop")]));
    assert!(rows.contains("Open the workshop for orders") && !rows.contains("Train the teachers"), "{rows}");
    assert_eq!(approved.status, StatusCode::OK, "{}", approved.text());
}
