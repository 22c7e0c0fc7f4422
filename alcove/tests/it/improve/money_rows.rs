//! The filters of the plan on its money, and money in a currency that has no rate.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::stage::{self, Staged};
use crate::world::{Answer, Browser, World};

/// The text of a page with plain spaces.
fn text(answer: &Answer) -> String {
    answer.text().replace('\u{a0}', " ")
}

async fn page(world: &World, staged: &Staged, rest: &str) -> String {
    let answer = world.browser("head").await.get(&staged.page(rest)).await;
    assert_eq!(answer.status, StatusCode::OK, "{rest}: {}", answer.text());
    text(&answer)
}

async fn planned(machine: &Browser, staged: &Staged, filters: &str) -> String {
    let budget = machine.get(&staged.api(&format!("/budget?by=year{filters}"))).await.json();
    budget["total"]["planned"].as_str().unwrap().to_owned()
}

/// A hundred dollars for `ask`, of which no rate is known.
async fn dollars(world: &World, staged: &Staged) {
    let line = json!({
        "node_id": staged.node("ask"), "year": 2027, "amount": "100", "currency": "USD",
        "funding": "unfunded", "reason": "It was forgotten",
    });
    let answer = world.machine("coordinator").await.json(Method::POST, &staged.api("/lines"), &line).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
}

#[tokio::test]
async fn the_budget_counts_only_the_money_of_the_rows_that_fit_and_says_so() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let machine = world.machine("coordinator").await;
    let unit = format!("unit={}", world.units[0]);

    let filtered = page(&world, &staged, &format!("/budget?rows=source&across=year&{unit}")).await;
    let none = page(&world, &staged, "/budget?rows=source&tag=sdg:4").await;
    let csv = page(&world, &staged, &format!("/budget.csv?rows=source&across=year&{unit}")).await;
    let answer = machine.get(&staged.api(&format!("/budget?by=source&{unit}"))).await.json();

    assert!(
        filtered.contains("<th scope=\"row\">Total</th><td class=\"n\">1,000</td><td class=\"n\">1,000</td>"),
        "{filtered}"
    );
    assert!(!filtered.contains("No source yet"), "what another unit needs is left out: {filtered}");
    assert!(filtered.contains("<b>Only what fits these filters. Unit: "), "{filtered}");
    assert!(filtered.contains(&format!("<option value=\"{}\" selected>", world.units[0])));
    assert!(none.contains("No money fits these filters."), "{none}");
    let lines: Vec<&str> = csv.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines[2], "Total,1000.00,1000.00");
    assert!(lines[3].starts_with("Only what fits these filters. Unit: "), "{csv}");
    assert_eq!(answer["filters"], json!([{ "name": "unit", "value": world.units[0] }]));
    assert_eq!(answer["total"]["planned"], "1000");
}

#[tokio::test]
async fn money_belongs_to_a_row_with_all_below_it_and_to_the_objective_that_it_serves() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let machine = world.machine("coordinator").await;
    let line = json!({ "node_id": staged.node("find"), "year": 2027, "amount": "70", "source": "Fund" });
    machine.json(Method::POST, &staged.api("/lines"), &line).await;
    for (node, tag) in [("teachers", "sdg:4.7"), ("shop", "sdg:8")] {
        let path = staged.api_of(node, "");
        let tagged = machine.json(Method::PATCH, &path, &json!({ "tags": [tag] })).await;
        assert_eq!(tagged.status, StatusCode::OK, "{}", tagged.text());
    }
    let teachers = staged.node("teachers");

    for (filters, sum) in [
        (String::new(), "6070"),
        (format!("&objective={teachers}"), "5000"),
        ("&tag=sdg:4.7".to_owned(), "5000"),
        ("&tag=sdg:8".to_owned(), "70"),
        (format!("&person={}", world.id("contributor")), "5000"),
        ("&q=ask+employers".to_owned(), "1000"),
        ("&standing=done".to_owned(), "0"),
    ] {
        assert_eq!(planned(&machine, &staged, &filters).await, sum, "{filters}");
    }
}

#[tokio::test]
async fn the_filters_go_along_from_the_plan_to_its_money_and_back() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let unit = format!("unit={}", world.units[0]);

    let plan = page(&world, &staged, &format!("?view=list&{unit}")).await;
    let budget = page(&world, &staged, &format!("/budget?{unit}")).await;
    let unfunded = page(&world, &staged, &format!("/unfunded?{unit}")).await;

    assert!(plan.contains(&format!("href=\"{}\"", staged.page(&format!("/budget?{unit}")))), "{plan}");
    for text in [&budget, &unfunded] {
        let back = staged.page(&format!("?view=timeline&#38;{unit}"));
        assert!(text.contains(&format!("href=\"{back}\"")), "{text}");
        for place in ["/budget", "/unfunded"] {
            let address = staged.page(&format!("{place}?{unit}"));
            assert!(text.contains(&format!("href=\"{address}\"")), "{place}: {text}");
        }
    }
    assert!(!unfunded.contains("Train the teachers"), "{unfunded}");
}

#[tokio::test]
async fn a_budget_by_currency_needs_no_rate_and_any_other_names_the_one_that_is_missing() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    dollars(&world, &staged).await;
    let machine = world.machine("viewer").await;

    let apart = machine.get(&staged.api("/budget?by=currency,year")).await;
    let whole = machine.get(&staged.api("/budget?on=2026-11-20")).await;
    let rows = page(&world, &staged, "/budget?rows=currency&across=year&on=2026-11-20").await;
    let columns = page(&world, &staged, "/budget?rows=objective&across=currency").await;
    let other = page(&world, &staged, "/budget").await;
    let csv = page(&world, &staged, "/budget.csv?rows=currency&across=year").await;

    assert_eq!(apart.status, StatusCode::OK, "{}", apart.text());
    let apart = apart.json();
    assert_eq!((&apart["currency"], &apart["total"]), (&Value::Null, &Value::Null));
    let sums: Vec<(&str, &str)> = apart["apart"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["currency"].as_str().unwrap(), one["planned"].as_str().unwrap()))
        .collect();
    assert_eq!(sums, [("AZN", "6000"), ("USD", "100")]);
    assert_eq!(whole.status, StatusCode::UNPROCESSABLE_ENTITY);
    let whole = whole.json();
    assert_eq!(whole["code"], "no-rate", "{whole}");
    assert!(rows.contains(
        "<th scope=\"row\">USD</th><td class=\"n\">100</td><td class=\"n\">–</td><td class=\"n\">100</td>"
    ));
    assert!(!rows.contains("<tfoot>"), "nothing adds up over currencies: {rows}");
    assert!(rows.contains("There is no rate for USD into AZN on 20 November 2026 or before."));
    assert!(
        columns.contains("<tfoot>") && columns.contains("<td class=\"n\">6,000</td><td class=\"n\">100</td>")
    );
    assert!(other.contains("rows=currency") && other.contains(&staged.page("/rates#add")), "{other}");
    assert_eq!(
        csv.trim_start_matches('\u{feff}').lines().collect::<Vec<_>>(),
        [
            "Currency,2026 Planned,2027 Planned,Total Planned",
            "AZN,1000.00,5000.00,6000.00",
            "USD,0.00,100.00,100.00",
        ]
    );
}

#[tokio::test]
async fn money_without_a_rate_breaks_no_page_and_stands_for_itself() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    dollars(&world, &staged).await;

    let outline = page(&world, &staged, "").await;
    let unfunded = page(&world, &staged, "/unfunded").await;
    let document = world.browser("head").await.get(&staged.page("/export.docx")).await;
    let period = "/monitoring.docx?from=2026-11-01&to=2026-12-31";
    let report = world.browser("head").await.get(&staged.page(period)).await;
    let home = world.browser("head").await.get("/").await;

    let report = super::files::document(&report).replace('\u{a0}', " ");
    assert!(report.contains("USD 100") && report.contains("no rate for USD"), "{report}");
    assert!(outline.contains("Planned: AZN 6,000 + USD 100"), "{outline}");
    assert!(unfunded.contains("AZN 5,000 + USD 100") && unfunded.contains("There is no rate for USD"));
    assert_eq!(home.status, StatusCode::OK);
    let document = super::files::document(&document).replace('\u{a0}', " ");
    assert!(document.contains("AZN 6,000 + USD 100"), "{document}");
    assert!(document.contains("not yet funded: AZN 5,000 + USD 100"), "{document}");
    for rest in ["?view=list", "/money", "/rates", "/reviews", "/files", "/export.csv", "/export.xlsx"] {
        assert_eq!(
            world.browser("head").await.get(&staged.page(rest)).await.status,
            StatusCode::OK,
            "{rest}"
        );
    }
}

#[tokio::test]
async fn what_is_set_aside_is_a_row_of_the_file_as_wide_as_the_others() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let machine = world.machine("coordinator").await;
    let note = json!({ "standing": "cancelled", "words": "It was decided so." });
    let noted = machine.json(Method::POST, &staged.api_of("train", "/notes"), &note).await;
    assert_eq!(noted.status, StatusCode::CREATED, "{}", noted.text());

    let csv = page(&world, &staged, "/budget.csv?rows=source&across=year").await;

    let last = csv.lines().last().unwrap();
    assert_eq!(last, "\"Cancelled or suspended, not in the total (AZN)\",5000.00,");
}
