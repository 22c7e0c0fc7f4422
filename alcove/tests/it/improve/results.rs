//! What a later assessment shows of the items that a plan worked on.

use alcove::improve::store::what_worked;
use alcove::improve::{adding, approving, nodes, noting, plans};
use alcove::kit::etag::Condition;
use alcove::kit::ids::{FindingId, NodeId, PlanId};
use alcove::plan::store::node;
use alcove::shell::jobs;
use axum::http::StatusCode;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::{Value, json};

use super::approval::person;
use super::stage;
use crate::settle::desk::{Desk, marks};
use crate::world::World;

/// A plan over the closed assessment: one objective, an action for each gap, and one for an item
/// without a finding. Under way.
pub async fn plan(desk: &Desk, findings: &[FindingId]) -> (PlanId, NodeId, Vec<NodeId>) {
    let world = &desk.world;
    let by = person(world, "coordinator").await;
    let new = plans::New {
        title: "Development plan".to_owned(),
        first_day: "2026-09-01".to_owned(),
        last_day: "2031-08-31".to_owned(),
        currency: "AZN".to_owned(),
        language: "en".to_owned(),
        assessment: Some(desk.id.clone()),
        ..Default::default()
    };
    let plan = plans::create(&by, &world.college, new).await.unwrap();
    let node = |kind: &str, title: &str| adding::New {
        kind: kind.to_owned(),
        said: nodes::Said { title: title.to_owned(), priority: 2, ..Default::default() },
        ..Default::default()
    };
    let objective = adding::add(&by, &plan, node("objective", "Employers and tools"), "").await.unwrap().id;
    let mut actions = Vec::new();
    for (title, findings, items) in [
        ("Ask employers", vec![findings[0].clone()], vec![]),
        ("Look at the tools", vec![findings[1].clone()], vec![]),
        ("Count the hours", vec![], vec![(desk.id.clone(), desk.item("A2.1").await)]),
    ] {
        let new = adding::New {
            serves: vec![objective.clone()],
            first_day: "2026-12-01".to_owned(),
            last_day: "2027-01-31".to_owned(),
            responsible: Some(alcove_domain::plan::Party::Unit(world.units[0].as_str().into())),
            findings,
            items,
            ..node("action", title)
        };
        actions.push(adding::add(&by, &plan, new, "").await.unwrap().id);
    }
    let head = person(world, "head").await;
    approving::approve(&head, &plan, &Condition::None).await.unwrap();
    approving::begin(&by, &plan).await.unwrap();
    (plan, objective, actions)
}

/// The same framework a year later, with some marks that are others.
pub async fn later(world: World, other: &[(&str, Value)]) -> Desk {
    world.app.clock.advance(365 * 86_400);
    let desk = Desk::on(world).await;
    for seat in 0..2 {
        for (item, mark) in marks() {
            let mark = other.iter().find(|(known, _)| *known == item).map_or(mark, |(_, mark)| mark.clone());
            desk.rate(seat, item, mark).await;
        }
    }
    desk.settle_all().await;
    desk.close().await;
    desk
}

#[tokio::test]
async fn each_objective_and_finished_action_is_told_with_n_and_without_a_cause() {
    let (desk, findings) = stage::assessed().await;
    let (plan, objective, actions) = plan(&desk, &findings).await;
    let early = desk.world.browser("viewer").await.get(&format!("/plans/{plan}/results")).await.text();
    let said = noting::Said {
        standing: "done".to_owned(),
        words: "All were asked".to_owned(),
        via: "page",
        ..Default::default()
    };
    let by = person(&desk.world, "coordinator").await;
    noting::note(&by, &plan, &actions[0], said).await.unwrap();
    let moved = [
        ("A1.1", json!({ "step": 4 })),
        ("A1.2", json!({ "step": 1 })),
        ("A2.1", json!({ "amount": "400" })),
    ];
    let desk = later(desk.world, &moved).await;

    let viewer = desk.world.browser("viewer").await;
    let page = viewer.get(&format!("/plans/{plan}/results")).await;
    let machine = desk.world.machine("viewer").await;
    let path = format!("/api/v1/plans/{plan}/results");
    let results = machine.get(&path).await.json();
    let first = machine.get(&format!("{path}?limit=1")).await.json();
    let after = first["next"].as_str().unwrap();
    let second = machine.get(&format!("{path}?limit=1&after={after}")).await.json();

    assert!(early.contains("No later assessment has been closed yet"), "{early}");
    assert_eq!(page.status, StatusCode::OK);
    let page = page.text();
    assert!(page.contains("It does not say that the plan is the cause"), "{page}");
    // A1.1, A1.2, B1.1 and A2.1: two better, one worse, one the same.
    let of = &results["objectives"][0];
    assert_eq!(of["node_id"], json!(objective));
    let counts = [&of["up"], &of["down"], &of["same"], &of["not_comparable"], &of["n"]];
    assert_eq!(counts.map(|count| count.as_u64().unwrap()), [2, 1, 1, 0, 4], "{of}");
    assert!(page.contains("Of 4 items compared, 2 went up, 1 went down, 1 stayed"), "{page}");
    // Only what is done is told as an action, with its own items.
    let told = results["actions"].as_array().unwrap();
    assert_eq!(told.len(), 1);
    assert_eq!((&told[0]["node_id"], &told[0]["n"]), (&json!(actions[0]), &json!(2)));
    assert_eq!((&first["objectives"], &first["actions"]), (&results["objectives"], &json!([])));
    assert_eq!((&second["objectives"], &second["actions"]), (&json!([]), &results["actions"]));
    assert_eq!((&results["next"], &second["next"]), (&Value::Null, &Value::Null));
    assert!(page.contains("Established") && page.contains("Leading"), "{page}");
    for language in ["az", "ru"] {
        let other = viewer.clone().in_language(language).get(&format!("/plans/{plan}/results")).await.text();
        assert!(!other.contains("improve-results") && !other.contains("went up"), "{other}");
    }
}

#[tokio::test]
async fn what_was_done_after_the_later_assessment_is_told_with_none_of_its_changes() {
    let (desk, findings) = stage::assessed().await;
    let (plan, _, actions) = plan(&desk, &findings).await;
    let said = noting::Said { standing: "done".to_owned(), via: "page", ..Default::default() };
    let by = person(&desk.world, "coordinator").await;
    noting::note(&by, &plan, &actions[0], said.clone()).await.unwrap();
    let desk = later(desk.world, &[("A1.1", json!({ "step": 4 }))]).await;
    desk.world.app.clock.advance(86_400);
    let by = person(&desk.world, "coordinator").await;
    noting::note(&by, &plan, &actions[1], said.clone()).await.unwrap();
    noting::note(&by, &plan, &actions[0], said).await.unwrap();

    let machine = desk.world.machine("viewer").await;
    let results = machine.get(&format!("/api/v1/plans/{plan}/results")).await.json();

    let told: Vec<&Value> =
        results["actions"].as_array().unwrap().iter().map(|action| &action["node_id"]).collect();
    assert_eq!(told, [&json!(actions[0])], "{results}");
}

#[tokio::test]
async fn a_plan_without_an_assessment_has_nothing_to_be_held_against() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;

    let page = world.browser("viewer").await.get(&staged.page("/results")).await;

    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("answers no closed assessment"), "{}", page.text());
}

#[tokio::test]
async fn an_assessment_that_was_not_taken_for_the_plan_is_not_there() {
    let (desk, findings) = stage::assessed().await;
    let (plan, ..) = plan(&desk, &findings).await;
    let viewer = desk.world.browser("viewer").await;

    let unknown = viewer.get(&format!("/plans/{plan}/results?assessment=unknown")).await;
    let same = viewer.get(&format!("/plans/{plan}/results?assessment={}", desk.id)).await;

    assert_eq!((unknown.status, same.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
}

#[tokio::test]
async fn what_the_plan_worked_on_is_a_scope_for_the_next_assessment() {
    let (desk, findings) = stage::assessed().await;
    let (plan, ..) = plan(&desk, &findings).await;
    let coordinator = desk.world.browser("coordinator").await;
    let preset = format!("plan:{plan}");
    let fields = [
        ("edition", desk.edition.as_str()),
        ("title", "Once more"),
        ("cycle", "2027"),
        ("preset", preset.as_str()),
        ("previous", ""),
    ];

    let results = coordinator.get(&format!("/plans/{plan}/results")).await.text();
    let form = coordinator.get(&format!("/assessments/new?edition={}&preset={preset}", desk.edition)).await;
    let made = coordinator.post("/assessments/new", &fields).await;
    let elsewhere = desk.world.browser("outsider").await.post("/assessments/new", &fields).await;

    assert!(results.contains(&format!("preset={preset}")), "{results}");
    let form = form.text();
    assert!(form.contains(&format!("value=\"{preset}\" checked")), "{form}");
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text());
    let id = made.leads_to().trim_start_matches("/assessments/").split('?').next().unwrap().to_owned();
    let scope = desk.world.machine("coordinator").await.get(&format!("/api/v1/assessments/{id}/scope")).await;
    let scope = scope.json();
    assert_eq!(scope["chosen"], json!(["A1.1", "A1.2", "A2.1", "B1.1"]), "{scope}");
    let why = &scope["excluded"]["A1.3"]["reason"];
    assert_eq!(*why, json!("The plan “Development plan” did not work on it."), "{scope}");
    // Another institution has no such plan.
    assert_eq!(elsewhere.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn what_was_tried_is_kept_when_the_later_assessment_closes_and_the_library_tells_it() {
    let (desk, findings) = stage::assessed().await;
    let (plan, _, actions) = plan(&desk, &findings).await;
    let by = person(&desk.world, "coordinator").await;
    let action = alcove::assess::own::library().await.unwrap().actions.actions[0].id.clone();
    let tx = desk.world.app.db.begin().await.unwrap();
    alcove::plan::store::plan::touch(&*tx, &plan).await.unwrap();
    node::Entity::update_many()
        .col_expr(node::Column::LibraryRef, Expr::value(action.clone()))
        .filter(node::Column::Id.is_in([actions[0].clone(), actions[1].clone()]))
        .exec(&*tx)
        .await
        .unwrap();
    tx.commit_unrecorded().await.unwrap();
    let said = noting::Said { standing: "done".to_owned(), via: "page", ..Default::default() };
    noting::note(&by, &plan, &actions[0], said.clone()).await.unwrap();
    noting::note(&by, &plan, &actions[2], said).await.unwrap();
    let library = format!("/plans/{plan}/library");
    let before = desk.world.browser("coordinator").await.get(&library).await.text();

    let moved = [("A1.1", json!({ "step": 4 })), ("A2.1", json!({ "amount": "400" }))];
    let desk = later(desk.world, &moved).await;
    // Queued with the closing: whoever dies in between is followed by another.
    while jobs::run_one(&desk.world.app).await.unwrap() {}
    let kept = what_worked::Entity::find().all(desk.world.app.db.read()).await.unwrap();
    let after = desk.world.browser("coordinator").await.get(&library).await.text();

    assert!(!before.contains("before a later assessment"), "{before}");
    let mut counts: Vec<(&str, i64, i64, i64)> =
        kept.iter().map(|row| (row.library_ref.as_str(), row.up, row.down, row.same)).collect();
    counts.sort();
    assert_eq!(counts, [("", 1, 0, 0), (action.as_str(), 1, 0, 1)], "of what is done, and of nothing else");
    assert!(after.contains(
        "Done here once before a later assessment: what it answers stood higher afterwards in 1 of 1."
    ));
    assert!(after.contains("That does not say that the action is the cause."), "{after}");
    let stranger = desk.world.browser("outsider").await;
    let staged = stage::elsewhere(&desk.world).await;
    let elsewhere = stranger.get(&staged.page("/library")).await.text();
    assert!(!elsewhere.contains("before a later assessment"), "it is told to whose it is: {elsewhere}");
}

#[tokio::test]
async fn the_document_of_the_plan_names_the_findings_that_each_objective_answers() {
    let (desk, findings) = stage::assessed().await;
    let (plan, ..) = plan(&desk, &findings).await;

    let file = desk.world.browser("viewer").await.get(&format!("/plans/{plan}/export.docx")).await;

    let text = super::files::document(&file);
    assert!(text.contains("It answers these findings"), "{text}");
    for title in ["Employers are asked too late", "Nobody looks at the tools"] {
        assert!(text.contains(title), "{title}");
    }
    assert!(!text.contains("Learners practise a lot"), "what nothing answers is not named");
}
