//! What is not funded yet, as it is shown to a donor.

use axum::http::{Method, StatusCode};
use serde_json::json;

use super::{results, stage};
use crate::world::{Answer, World};

fn text(answer: &Answer) -> String {
    answer.text().replace('\u{a0}', " ")
}

#[tokio::test]
async fn an_unsecured_need_is_wanted_until_it_is_there_or_has_money() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let machine = world.machine("head").await;
    let need = json!({
        "node_id": staged.node("ask"), "kind": "training", "words": "A day on interviews",
        "quantity": "2.5", "unit": "days",
    });
    let need = machine.json(Method::POST, &staged.api("/needs"), &need).await.json();
    let id = need["id"].as_str().unwrap().to_owned();

    let wanted = text(&world.browser("head").await.get(&staged.page("/unfunded")).await);
    let listed = machine.get(&staged.api("/unfunded")).await.json();
    let line = json!({
        "node_id": staged.node("ask"), "need_id": id, "year": 2027, "amount": "300",
        "funding": "unfunded", "reason": "It was forgotten",
    });
    let line = machine.json(Method::POST, &staged.api("/lines"), &line).await;
    let priced = text(&world.browser("head").await.get(&staged.page("/unfunded")).await);
    let path = staged.api(&format!("/lines/{}/reversal", line.json()["id"].as_str().unwrap()));
    machine.json(Method::POST, &path, &json!({ "reason": "It is there" })).await;
    machine.json(Method::PATCH, &staged.api(&format!("/needs/{id}")), &json!({ "secured": true })).await;
    let secured = text(&world.browser("head").await.get(&staged.page("/unfunded")).await);

    assert!(wanted.contains("One action waits for funding: AZN 5,000."), "{wanted}");
    assert!(wanted.contains("One more thing is needed that nobody has secured or priced yet."), "{wanted}");
    assert!(wanted.contains("A day on interviews") && wanted.contains("2.5 days"), "{wanted}");
    assert!(wanted.contains("<td class=\"n\">no price yet</td>"), "{wanted}");
    let lack = &listed["objectives"][0]["actions"][0]["lacks"][0];
    assert_eq!((&lack["need"], &lack["amount"]), (&json!("training"), &json!(null)), "{listed}");
    assert_eq!(listed["totals"], json!([{ "currency": "AZN", "amount": "5000" }]));
    assert!(!priced.contains("no price yet") && priced.contains("<td class=\"n\">AZN 300</td>"), "{priced}");
    assert_eq!(priced.matches("A day on interviews").count(), 1);
    assert!(!secured.contains("A day on interviews"), "{secured}");
}

#[tokio::test]
async fn a_donor_reads_what_an_action_answers_and_what_will_be_there_and_no_names_of_people() {
    let (desk, findings) = stage::assessed().await;
    let world = &desk.world;
    let (plan, objective, actions) = results::plan(&desk, &findings).await;
    let machine = world.machine("coordinator").await;
    let api = |rest: &str| format!("/api/v1/plans/{plan}{rest}");
    let output = json!({ "output": "A list of skills that twenty employers signed" });
    machine.json(Method::PATCH, &api(&format!("/nodes/{}", actions[0])), &output).await;
    let why = json!({ "body": "Two of three learners find no work.", "reason": "It was asked for" });
    machine.json(Method::PATCH, &api(&format!("/nodes/{objective}")), &why).await;
    let party = json!({ "person_id": world.id("contributor"), "part": "responsible", "reason": "She can" });
    machine.json(Method::POST, &api(&format!("/nodes/{}/parties", actions[0])), &party).await;
    let line = json!({
        "node_id": actions[0], "year": 2027, "amount": "900", "funding": "unfunded", "need": "outside-help",
        "note": "An adviser for a month", "reason": "It was forgotten",
    });
    let line = machine.json(Method::POST, &api("/lines"), &line).await;
    assert_eq!(line.status, StatusCode::CREATED, "{}", line.text());
    let browser = world.browser("head").await;
    let name = text(&browser.get(&format!("/plans/{plan}?view=list")).await);

    let page = text(&browser.get(&format!("/plans/{plan}/unfunded")).await);
    let word = browser.get(&format!("/plans/{plan}/unfunded.docx?language=en")).await;
    let pdf = browser.get(&format!("/plans/{plan}/unfunded.pdf?language=az")).await;
    let csv = browser.get(&format!("/plans/{plan}/unfunded.csv")).await;
    let listed = machine.get(&api("/unfunded")).await.json();

    let document = super::files::document(&word).replace('\u{a0}', " ");
    for said in [
        "Two of three learners find no work.",
        "When it is done, there is: A list of skills that twenty employers signed",
        "Employers are asked too late",
        "An adviser for a month",
        "AZN 900",
    ] {
        assert!(page.contains(said), "{said}: {page}");
        assert!(document.contains(said), "{said}: {document}");
    }
    assert!(!document.contains("TOCHeading"), "one section of a few lines needs no list of contents");
    assert!(!page.contains("Nobody looks at the tools"), "no money is wanted for that: {page}");
    assert!(pdf.bytes.starts_with(b"%PDF-1.7"));
    let csv = csv.text();
    let lines: Vec<&str> = csv.trim_start_matches('\u{feff}').lines().collect();
    assert!(
        lines[1].contains("Employers are asked too late") && lines[1].ends_with(",2027,900.00,AZN"),
        "{csv}"
    );
    let action = &listed["objectives"][0]["actions"][0];
    assert_eq!(action["findings"], json!(["Employers are asked too late"]), "{listed}");
    assert_eq!(action["output"], output["output"]);
    let person = "contributor";
    assert!(name.to_lowercase().contains(person), "the plan names who answers for it");
    for told in [&document, &csv, &listed.to_string()] {
        assert!(!told.to_lowercase().contains(person), "{told}");
    }
}

#[tokio::test]
async fn a_filter_by_person_is_told_to_a_donor_without_the_name() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let browser = world.browser("head").await;
    let filter = format!("person={}", world.id("contributor"));

    let csv = browser.get(&staged.page(&format!("/unfunded.csv?{filter}"))).await.text();
    let document = browser.get(&staged.page(&format!("/unfunded.docx?{filter}"))).await;

    assert!(csv.contains("Train the teachers") && csv.contains("Person: one person"), "{csv}");
    let document = super::files::document(&document);
    assert!(document.contains("Only what fits these filters. Person: one person."), "{document}");
}
