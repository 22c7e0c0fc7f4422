//! The pages about money, as people use them.

use axum::http::{Method, StatusCode};
use serde_json::json;

use super::stage;
use crate::world::{Answer, Browser, World};

/// The text of a page with plain spaces.
fn text(answer: &Answer) -> String {
    answer.text().replace('\u{a0}', " ")
}

fn typed<'a>(node: &'a str, amount: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("node_id", node),
        ("amount", amount),
        ("currency", "azn"),
        ("year", "2027"),
        ("need", "equipment"),
        ("stage", "planned"),
        ("funding", "funded"),
        ("source", "State budget"),
        ("note", "Meters for the workshops"),
        ("reason", "Prices went up"),
    ]
}

async fn amounts(machine: &Browser, path: &str) -> Vec<String> {
    let lines = machine.get(path).await.json();
    lines["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["amount"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn an_amount_is_taken_as_people_write_it_and_asked_about_where_it_could_be_two() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let (browser, machine) = (world.browser("coordinator").await, world.machine("coordinator").await);
    let node = staged.node("shop").as_str();

    let added = browser.post(&staged.page("/money"), &typed(node, "12 500,50")).await;
    let doubtful = browser.post(&staged.page("/money"), &typed(node, "12,000")).await;

    assert_eq!((added.status, added.leads_to()), (StatusCode::SEE_OTHER, staged.page("/money").as_str()));
    assert_eq!(amounts(&machine, &staged.api(&format!("/lines?node_id={node}"))).await, ["12500.5"]);
    assert_eq!(doubtful.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = text(&doubtful);
    assert!(page.contains("“12,000” can be read in two ways."));
    for kept in [
        "value=\"12,000\"",
        "value=\"State budget\"",
        "value=\"Meters for the workshops\"",
        "value=\"Prices went up\"",
    ] {
        assert!(page.contains(kept), "{kept}");
    }
    assert!(page.contains(&format!("<option value=\"{node}\" selected>")));
}

#[tokio::test]
async fn the_ledger_is_filtered_by_its_address() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let browser = world.browser("viewer").await;

    let all = text(&browser.get(&staged.page("/money")).await);
    let unfunded = text(&browser.get(&staged.page("/money?funding=unfunded")).await);
    let searched = text(&browser.get(&staged.page("/money?q=OWN+budget")).await);
    let none = text(&browser.get(&staged.page("/money?year=2030")).await);
    let csv = text(&browser.get(&staged.page("/money.csv?funding=unfunded")).await);

    assert!(all.contains("AZN 1,000<") && all.contains("AZN 5,000<"));
    assert!(!unfunded.contains("AZN 1,000<") && unfunded.contains("AZN 5,000<"));
    assert!(searched.contains("AZN 1,000<") && !searched.contains("AZN 5,000<"));
    assert!(none.contains("No line fits these filters."));
    assert_eq!(csv.lines().count(), 2);
    assert!(csv.contains("2027,,AZN,5000,Planned,Not funded"), "{csv}");
    assert!(!all.contains("name=\"amount\""), "who may not write down money has no form");
}

#[tokio::test]
async fn a_line_is_taken_back_on_its_page_with_a_reason() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let (browser, machine) = (world.browser("head").await, world.machine("head").await);
    let line = machine.get(&staged.api("/lines?funding=funded")).await.json()["items"][0]["id"].clone();
    let page = staged.page(&format!("/lines/{}", line.as_str().unwrap()));
    let back = format!("{page}/reversal");

    let silent = browser.post(&back, &[]).await;
    let taken = browser.post(&back, &[("reason", "Was entered twice")]).await;
    let shown = text(&browser.get(&page).await);
    let others = world.browser("contributor").await;

    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(text(&silent).contains("Say why, in a sentence."));
    assert_eq!(taken.status, StatusCode::SEE_OTHER);
    assert!(shown.contains("Taken back") && !shown.contains("/reversal\""));
    assert_eq!(amounts(&machine, &staged.api("/lines?funding=funded")).await, ["1000", "-1000"]);
    assert_eq!(others.get(&page).await.status, StatusCode::OK);
    assert_eq!(others.post(&back, &[("reason", "No")]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(world.browser("outsider").await.get(&page).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_budget_page_and_its_file_say_the_same() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let browser = world.browser("viewer").await;

    let page = text(&browser.get(&staged.page("/budget?rows=source&across=year")).await);
    let csv = text(&browser.get(&staged.page("/budget.csv?rows=source&across=year")).await);
    let odd = browser.get(&staged.page("/budget?rows=colour")).await;

    assert!(page.contains("<th scope=\"row\">Own budget</th><td class=\"n\">1,000</td><td class=\"n\">1,000</td><td class=\"n\">–</td>"));
    assert!(page.contains("<th scope=\"row\">Total</th><td class=\"n\">6,000</td><td class=\"n\">1,000</td><td class=\"n\">5,000</td>"));
    assert_eq!(
        csv.trim_start_matches('\u{feff}').lines().collect::<Vec<_>>(),
        [
            "Source,2026 Planned AZN,2027 Planned AZN,Total Planned AZN",
            "Own budget,1000.00,0.00,1000.00",
            "No source yet,0.00,5000.00,5000.00",
            "Total,1000.00,5000.00,6000.00",
        ]
    );
    assert_eq!(odd.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_missing_rate_is_named_on_the_page_and_added_on_another() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let (browser, machine) = (world.browser("coordinator").await, world.machine("coordinator").await);
    let line = json!({ "node_id": staged.node("ask"), "year": 2027, "amount": "100", "currency": "USD", "source": "Fund" });
    machine.json(Method::POST, &staged.api("/lines"), &line).await;

    let missing = text(&browser.get(&staged.page("/budget?on=2026-11-20")).await);
    let wrong = [("currency", "usd"), ("worth", "1,705"), ("day", "2026-11-20"), ("source", "Central Bank")];
    let wrong = browser.post(&staged.page("/rates"), &wrong).await;
    let right = [("currency", "usd"), ("worth", "1.705"), ("day", "2026-11-20"), ("source", "Central Bank")];
    let right = browser.post(&staged.page("/rates"), &right).await;
    let there = text(&browser.get(&staged.page("/budget?on=2026-11-20")).await);

    assert!(missing.contains("There is no rate for USD into AZN on 20 November 2026 or before."));
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(text(&wrong).contains("value=\"1,705\"") && text(&wrong).contains("id=\"worth-error\""));
    assert_eq!(right.status, StatusCode::SEE_OTHER);
    assert!(there.contains("1 USD = 1.705 AZN (Central Bank, 20 November 2026)"));
    assert!(there.contains("6,170.50"));
}

#[tokio::test]
async fn the_unfunded_list_says_for_what_when_and_how_much_by_objective() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let (browser, machine) = (world.browser("head").await, world.machine("head").await);
    let wish = json!({
        "node_id": staged.node("rewrite"), "year": 2028, "amount": "900", "funding": "unfunded",
        "need": "outside-help", "note": "An adviser for a month", "reason": "It was forgotten",
    });
    machine.json(Method::POST, &staged.api("/lines"), &wish).await;

    let page = text(&browser.get(&staged.page("/unfunded")).await);
    let pdf = browser.get(&staged.page("/unfunded.pdf?language=ru")).await;

    assert!(page.contains("2 actions wait for funding: AZN 5,900."));
    assert!(page.contains("Harbour Vocational College"));
    // Half of it is for each of the two objectives that the action serves.
    assert_eq!(page.matches("<td class=\"n\">AZN 450</td>").count(), 2);
    assert_eq!(page.matches("Wanted for this objective: AZN 450<").count(), 1);
    assert_eq!(page.matches("An adviser for a month").count(), 2);
    assert!(page.contains("<th scope=\"row\">2027</th><td class=\"n\">AZN 5,000</td>"));
    assert!(page.contains("<th scope=\"row\">2028</th><td class=\"n\">AZN 900</td>"));
    assert_eq!(pdf.header("content-type"), "application/pdf");
    assert!(pdf.bytes.starts_with(b"%PDF-1.7") && pdf.bytes.len() > 5_000);
}

#[tokio::test]
async fn a_need_is_written_down_on_the_page_of_its_action_and_comes_back_when_removed() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let (browser, machine) = (world.browser("unit-lead").await, world.machine("head").await);
    let node = staged.page(&format!("/nodes/{}", staged.node("ask")));
    let needs = format!("{node}/needs");

    let empty = browser.post(&needs, &[("kind", "training"), ("words", " "), ("quantity", "2,5")]).await;
    let added =
        [("kind", "training"), ("words", "A day on interviews"), ("quantity", "2,5"), ("unit", "days")];
    let added = browser.post(&needs, &added).await;
    let page = text(&browser.get(&node).await);
    let id = machine.get(&staged.api("/needs")).await.json()["items"][0]["id"].as_str().unwrap().to_owned();
    let need = staged.page(&format!("/needs/{id}"));
    let secured = browser.post(&format!("{need}/securing"), &[("secured", "1")]).await;
    let stale =
        [("version", "1"), ("kind", "training"), ("words", "Two days"), ("quantity", ""), ("unit", "")];
    let stale = browser.post(&need, &stale).await;
    let removed = browser.post(&format!("{need}/removal"), &[]).await;
    let gone = browser.get(&need).await;
    let restored = browser.post(&format!("{need}/restoration"), &[]).await;
    let back = text(&browser.get(&node).await);

    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(text(&empty).contains("Say what is needed.") && text(&empty).contains("value=\"2,5\""));
    assert_eq!(added.status, StatusCode::SEE_OTHER);
    assert!(page.contains("A day on interviews") && page.contains("2.5 days"));
    assert_eq!(secured.status, StatusCode::SEE_OTHER);
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY, "somebody changed it meanwhile");
    assert_eq!(removed.status, StatusCode::SEE_OTHER);
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    assert_eq!(restored.status, StatusCode::SEE_OTHER);
    assert!(back.contains("Secured"));
}
