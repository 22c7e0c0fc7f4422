//! A practice begun with what the institution has already: short, and about what its author chooses.

use alcove::improve::{adding, nodes, noting};
use axum::http::StatusCode;
use serde_json::{Value, json};

use super::stage::person;
use crate::improve::results::{later, plan};
use crate::improve::stage as plans;
use crate::settle::desk::Desk;
use crate::world::World;

/// A plan with two objectives, something done for each; the items of the first one rose since.
async fn two_objectives() -> (Desk, [String; 2]) {
    let (desk, findings) = plans::assessed().await;
    let (plan, moved, actions) = plan(&desk, &findings).await;
    let by = person(&desk.world, "coordinator").await;
    let node = |kind: &str, title: &str| adding::New {
        kind: kind.to_owned(),
        said: nodes::Said { title: title.to_owned(), priority: 2, ..Default::default() },
        ..Default::default()
    };
    let still =
        adding::add(&by, &plan, node("objective", "A hall to be proud of"), "Agreed.").await.unwrap().id;
    let paint = adding::New {
        serves: vec![still.clone()],
        first_day: "2026-12-01".to_owned(),
        last_day: "2026-12-15".to_owned(),
        ..node("action", "Paint the hall")
    };
    let paint = adding::add(&by, &plan, paint, "Agreed.").await.unwrap().id;
    for action in [&actions[0], &paint] {
        let said = noting::Said { standing: "done".to_owned(), via: "page", ..Default::default() };
        noting::note(&by, &plan, action, said).await.unwrap();
    }
    let desk = later(desk.world, &[("A1.1", json!({ "step": 4 }))]).await;
    (desk, [moved.0, still.0])
}

fn blocks(body: &Value) -> Vec<&str> {
    let rows = body["rows"]["blocks"].as_array().map(Vec::as_slice).unwrap_or_default();
    rows.iter().map(|row| row["texts"]["en"]["name"].as_str().unwrap()).collect()
}

async fn proposed(world: &World, rest: &str) -> Value {
    let address = format!("/api/v1/practices/proposal?language=en&title=Ours{rest}");
    let answer = world.machine("coordinator").await.get(&address).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    answer.json()
}

#[tokio::test]
async fn what_is_proposed_is_what_was_done_where_something_moved_and_not_the_whole_plan() {
    let (desk, [_, still]) = two_objectives().await;

    let moved = proposed(&desk.world, "").await;
    let chosen = proposed(&desk.world, &format!("&objective={still}")).await;

    let text = &moved["body"]["texts"]["en"];
    assert_eq!(text["introduction"], "What we wanted (Development plan):\n– Employers and tools");
    assert_eq!(
        text["impact"],
        "Between two assessments, without a claim about the cause:\n– Employers and tools: 1 of 4 items rose"
    );
    // What is planned and not done is no practice yet.
    assert_eq!(blocks(&moved["body"]), ["Ask employers"]);
    assert_eq!((&moved["actions"], &moved["moved"]), (&json!(1), &json!(1)));
    assert_eq!(
        (&moved["body"]["first_day"], &moved["body"]["last_day"]),
        (&json!("2026-12-01"), &json!("2027-01-31"))
    );
    assert_eq!(blocks(&chosen["body"]), ["Paint the hall"]);
    assert_eq!(chosen["body"]["texts"]["en"]["impact"], Value::Null);
}

#[tokio::test]
async fn the_author_chooses_on_the_page_what_the_practice_is_about() {
    let (desk, [moved, still]) = two_objectives().await;
    let (browser, machine) =
        (desk.world.browser("coordinator").await, desk.world.machine("coordinator").await);
    let begin = [("t_title", "Ours"), ("entry", "practice"), ("language", "en"), ("from", "own")];
    let with = |more: &[(&'static str, &str)]| -> Vec<(String, String)> {
        let all = begin.iter().copied().chain(more.iter().copied());
        all.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    };
    let post = async |fields: Vec<(String, String)>| {
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        browser.post("/practices/new", &fields).await
    };

    let page = browser.get("/practices/new").await.text();
    let nothing = post(with(&[])).await;
    let made = post(with(&[("objective", &still)])).await;

    assert!(page.contains(&format!(r#"name="objective" value="{moved}" checked"#)), "{page}");
    assert!(page.contains(&format!(r#"name="objective" value="{still}">"#)), "{page}");
    assert!(page.contains("1 of 4 items rose · 1 action done"), "{page}");
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        nothing.text().contains(r##"<a href="#objective">Pick at least one.</a>"##),
        "{}",
        nothing.text()
    );
    let id = made.leads_to().trim_start_matches("/practices/").trim_end_matches("/edit").to_owned();
    let draft = machine.get(&format!("/api/v1/practices/{id}/draft")).await.json();
    assert_eq!(blocks(&draft["body"]), ["Paint the hall"]);
}
