//! The dates of an action that is planned in parts: the parts' while those have dates, then its own
//! again.

use alcove::plan::store::change;
use alcove_domain::kit::Day;
use alcove_domain::plan::State;
use alcove_domain::plan::baseline::{About, Change, Fact, Said};
use axum::http::{Method, StatusCode};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use serde_json::{Value, json};

use super::bulk::undo;
use super::files::{confirm, taken, workbook};
use super::stage::{self, Staged, TODAY};
use crate::world::{Browser, World};

const OWN: (&str, &str) = ("2026-12-01", "2026-12-14");
const PARTS: (&str, &str) = ("2026-12-03", "2026-12-05");
const WHY: &str = "In parts";

/// A part of an action, with dates; gives its id.
async fn part(machine: &Browser, staged: &Staged, above: &str, span: (&str, &str)) -> String {
    let part = json!({
        "kind": "action", "title": "Draw up a list", "parent_id": staged.node(above),
        "first_day": span.0, "last_day": span.1, "reason": WHY,
    });
    let made = machine.json(Method::POST, &staged.api("/nodes"), &part).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
    made.json()["id"].as_str().unwrap().to_owned()
}

async fn lies(world: &World, staged: &Staged, name: &str, span: (&str, &str)) {
    let (first, last) = staged.days(world, name).await;
    assert_eq!((first.as_str(), last.as_str()), span);
}

async fn put(machine: &Browser, path: &str, mut body: Value) {
    body["reason"] = json!(WHY);
    let answer = machine.json(Method::PUT, path, &body).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
}

async fn take_out(machine: &Browser, staged: &Staged, id: &str) {
    let path = staged.api(&format!("/nodes/{id}?reason=As+a+whole"));
    let gone = machine.send(Method::DELETE, &path, &[], Vec::new()).await;
    assert_eq!(gone.status, StatusCode::NO_CONTENT, "{}", gone.text());
}

#[tokio::test]
async fn however_the_last_dated_part_leaves_the_action_has_its_own_dates_again() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let machine = world.machine("coordinator").await;

    for way in ["removed", "undated", "elsewhere"] {
        let id = part(&machine, &staged, "ask", PARTS).await;
        lies(&world, &staged, "ask", PARTS).await;
        let later = part(&machine, &staged, "ask", ("2026-12-08", "2026-12-09")).await;
        lies(&world, &staged, "ask", (PARTS.0, "2026-12-09")).await;
        take_out(&machine, &staged, &later).await;
        lies(&world, &staged, "ask", PARTS).await;
        match way {
            "removed" => take_out(&machine, &staged, &id).await,
            "undated" => put(&machine, &staged.api(&format!("/nodes/{id}/schedule")), json!({})).await,
            _ => put(&machine, &staged.api(&format!("/nodes/{id}/place")), json!({})).await,
        }

        lies(&world, &staged, "ask", OWN).await;
    }
    assert_eq!(staged.row(&world, "ask").await.own_first_day, None, "they stand where they always stood");
}

#[tokio::test]
async fn an_action_that_had_no_dates_has_none_again_and_one_that_was_moved_with_its_parts_stays_moved() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let machine = world.machine("coordinator").await;
    let ends = (staged.node("find"), staged.node("deliver"));
    let path = staged.api(&format!("/dependencies/{}/{}?reason=Apart", ends.0, ends.1));
    machine.send(Method::DELETE, &path, &[], Vec::new()).await;
    put(&machine, &staged.api_of("deliver", "/schedule"), json!({})).await;
    lies(&world, &staged, "deliver", ("", "")).await;

    let of_undated = part(&machine, &staged, "deliver", PARTS).await;
    lies(&world, &staged, "deliver", PARTS).await;
    take_out(&machine, &staged, &of_undated).await;
    let of_dated = part(&machine, &staged, "ask", PARTS).await;
    put(&machine, &staged.api_of("ask", "/schedule"), json!({ "shift": 2 })).await;
    lies(&world, &staged, "ask", ("2026-12-05", "2026-12-07")).await;
    take_out(&machine, &staged, &of_dated).await;

    lies(&world, &staged, "deliver", ("", "")).await;
    lies(&world, &staged, "ask", ("2026-12-03", "2026-12-16")).await;
}

#[tokio::test]
async fn a_workbook_that_takes_the_parts_out_gives_the_action_its_own_dates_back() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let machine = world.machine("coordinator").await;
    let id = part(&machine, &staged, "ask", PARTS).await;
    let at = {
        let facts = staged.facts(&world).await;
        let at = facts.place(&id).unwrap();
        facts.listed.iter().position(|row| row.at == at).unwrap() + 1
    };
    // The last column of the sheet takes a row out.
    let bytes = workbook(&world, &staged, &[(0, at, 20, "x")]).await;

    let address = taken(&world, &staged, &bytes).await;
    let written = confirm(&world, &address, "As a whole").await;

    assert_eq!(written.status, StatusCode::SEE_OTHER, "{}", written.text());
    lies(&world, &staged, "ask", OWN).await;
}

#[tokio::test]
async fn a_move_of_an_action_with_parts_is_taken_back_with_the_dates_it_keeps_for_later() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let machine = world.machine("coordinator").await;
    let browser = world.browser("coordinator").await;
    let id = part(&machine, &staged, "ask", PARTS).await;
    let next = staged.page("?view=list");
    let fields =
        [("node", staged.node("ask").as_str()), ("next", next.as_str()), ("days", "7"), ("reason", WHY)];

    let moved = browser.post(&staged.page("/bulk"), &fields).await;
    lies(&world, &staged, "ask", ("2026-12-10", "2026-12-12")).await;
    let back = browser.post(&undo(&moved).unwrap(), &[]).await;

    assert_eq!(back.status, StatusCode::SEE_OTHER, "{}", back.text());
    lies(&world, &staged, "ask", PARTS).await;
    take_out(&machine, &staged, &id).await;
    lies(&world, &staged, "ask", OWN).await;
}

#[tokio::test]
async fn an_action_that_was_planned_in_parts_for_a_while_is_as_it_was_approved() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let machine = world.machine("coordinator").await;
    let today = Day::parse(TODAY).unwrap();
    let approved = staged.facts(&world).await.rows.state(today);
    let id = part(&machine, &staged, "ask", PARTS).await;
    let between = staged.facts(&world).await.rows.state(today);

    take_out(&machine, &staged, &id).await;

    let now = staged.facts(&world).await.rows.state(today);
    assert_ne!(between.write(), approved.write());
    assert_eq!(now.write(), approved.write());
    assert_eq!(replayed(&world, &staged, approved).await.write(), now.write());
    let compared = world.browser("viewer").await.get(&staged.page("/compare?from=1&to=today")).await.text();
    assert!(compared.contains("Both are the same"), "{compared}");
}

#[tokio::test]
async fn the_end_of_an_action_moves_alone_on_the_timeline_as_long_as_its_dates_are_its_own() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let machine = world.machine("coordinator").await;
    let browser = world.browser("coordinator").await;
    let row = |page: String| {
        let from = page.find(&format!("id=\"n-{}\"", staged.node("ask"))).unwrap();
        page[from..from + page[from..].find("</tr>").unwrap()].to_owned()
    };
    let undated = json!({
        "kind": "action", "title": "Draw up a list", "parent_id": staged.node("ask"), "reason": WHY,
    });
    machine.json(Method::POST, &staged.api("/nodes"), &undated).await;

    let own = row(browser.get(&staged.page("?view=timeline")).await.text());
    part(&machine, &staged, "ask", PARTS).await;
    let around = row(browser.get(&staged.page("?view=timeline")).await.text());

    assert!(own.contains("data-first=\"2026-12-01\" data-last=\"2026-12-14\""), "{own}");
    assert!(around.contains("data-move=") && !around.contains("data-first="), "{around}");
}

/// A baseline with everything that was logged since.
async fn replayed(world: &World, staged: &Staged, mut state: State) -> State {
    let query = change::Entity::find().filter(change::Column::PlanId.eq(staged.id.clone()));
    for row in query.order_by_asc(change::Column::Id).all(world.app.db.read()).await.unwrap() {
        let said = |text: Option<String>| text.map(|text| Said::read(&text).unwrap());
        let fact = Fact { node: row.node_id.as_str().into(), about: About::read(&row.about).unwrap() };
        let change = Change { fact, before: said(row.before_value), after: said(row.after_value) };
        state.apply(&change).unwrap_or_else(|stale| panic!("{stale:?}"));
    }
    state
}
