//! The library of actions: what it offers, and how an action of it is taken over.

use axum::http::StatusCode;
use serde_json::json;

use super::table::{FIELDS, Table};
use crate::settle::desk::Desk;

#[tokio::test]
async fn an_action_of_the_library_is_taken_over_with_all_its_words() {
    let table = Table::new().await;
    let browser = table.desk.world.browser("coordinator").await;
    let base = format!("/plans/{}", table.plan);

    let page = browser.get(&format!("{base}/library?criterion=TL1")).await.text();
    let whole = browser.get(&format!("{base}/library")).await.text();
    let form = browser.get(&format!("{base}/nodes/new?kind=action&library=TL1-A")).await.text();
    let browser = browser.in_language("az");
    let own = browser.get(&format!("{base}/nodes/new?kind=action&library=TL1-A")).await.text();
    let all = table.desk.world.machine("viewer").await.get(&format!("/api/v1{base}/library")).await;
    let listed = table.desk.world.machine("head").await.get(&format!("/api/v1{base}/library")).await.json();

    assert!(page.contains("Ask ten firms in each trade what they miss"), "{page}");
    assert!(page.contains("library=TL1-A") && !page.contains("library=TL2-A"));
    let folds = |page: &str, mark: &str| page.matches(&format!("<details class=\"astable\"{mark}>")).count();
    assert_eq!((folds(&page, " open"), folds(&page, "")), (3, 0));
    assert_eq!((folds(&whole, " open"), folds(&whole, "")), (0, 74));
    assert!(form.contains("value=\"Ask ten firms in each trade what they miss\""), "{form}");
    // Eight days of work in six weeks, from the first day of the plan.
    assert!(form.contains("name=\"work_planned\" type=\"text\" value=\"64\""), "{form}");
    assert!(form.contains("value=\"2027-01-01\"") && form.contains("value=\"2027-02-11\""));
    assert!(form.contains("Firms are tired of questionnaires.") && form.contains("1. Choose ten firms"));
    assert!(own.contains("Hər peşədə on şirkətdən nəyin çatmadığını soruşun"), "{own}");
    assert_eq!(all.status, StatusCode::NOT_FOUND);
    assert_eq!(listed["actions"].as_array().unwrap().len(), 74);
}

#[tokio::test]
async fn what_a_ready_made_action_needs_comes_along_and_can_be_worded_or_left_out() {
    let table = Table::new().await;
    let browser = table.desk.world.browser("coordinator").await;
    let base = format!("/plans/{}", table.plan);
    let add = async |money: &str| {
        let fields = [("kind", "action"), ("title", "Ask them"), ("need-money", money)];
        let added = browser.post(&format!("{base}/nodes/new"), &fields).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text());
    };

    let form = browser.get(&format!("{base}/nodes/new?kind=action&library=TL2-A")).await.text();
    let plain = browser.get(&format!("{base}/nodes/new?kind=action")).await.text();
    add("Bus to ten firms").await;
    add(" ").await;
    let machine = table.desk.world.machine("coordinator").await;
    let needs = machine.get(&format!("/api/v1{base}/needs")).await.json();

    assert!(form.contains("name=\"need-money\" type=\"text\" value=\"What the steps cost\""), "{form}");
    // The time of staff is its planned work.
    assert!(!form.contains("need-staff-time") && !plain.contains("need-money"));
    let told: Vec<_> =
        needs["items"].as_array().unwrap().iter().map(|one| (&one["kind"], &one["words"])).collect();
    assert_eq!(told, [(&json!("money"), &json!("Bus to ten firms"))]);
}

#[tokio::test]
async fn the_library_offers_what_answers_the_very_item_first() {
    let own = "alcove: framework/1\nurn: urn:alcove:framework:vocational-excellence\nversion: \"0\"\n\
               language: en\nname: Ours\npublication: public\ntiers:\n  - {id: criterion, one: Criterion, many: Criteria}\n  \
               - {id: indicator, one: Indicator, many: Indicators}\nscales:\n  - id: practice\n    steps:\n      \
               - {value: 1, name: Starting}\n      - {value: 2, name: Developing}\nitems:\n  - id: TL1\n    name: Needs\n    \
               items:\n      - {id: TL1.2, text: Practitioners help., instrument: practice}\n";
    let desk = Desk::over(own).await;
    let item = desk.item("TL1.2").await;
    for seat in 0..2 {
        desk.rate(seat, "TL1.2", json!({ "step": 1 })).await;
    }
    desk.post("coordinator", "moderations", json!({ "rule": "most_frequent", "within": "agreeing" })).await;
    desk.close().await;
    let browser = desk.world.browser("coordinator").await;
    let started = browser.post("/plans/new", &FIELDS).await;

    let path = format!("{}/library?assessment={}&item={item}", started.leads_to(), desk.id);
    let page = browser.get(&path).await.text();

    let (exact, near) = (page.find("library=TL1-B").unwrap(), page.find("library=TL1-A").unwrap());
    assert!(exact < near && page.contains("Made for these items") && page.contains("For the same criterion"));
    assert!(page.contains(&format!("library=TL1-B&#38;assessment={}", desk.id)), "{page}");
}

#[tokio::test]
async fn a_second_plan_tells_of_a_finding_what_the_first_one_does_about_it() {
    let table = Table::new().await;
    let browser = table.desk.world.browser("coordinator").await;
    let finding = table.finding("Reviews come late").await;
    let first = format!("/plans/{}", table.plan);
    let action = [("kind", "action"), ("title", "Review in May"), ("priority", "2"), ("finding", &finding)];
    let made = browser.post(&format!("{first}/nodes/new"), &action).await;
    let mut fields = FIELDS.to_vec();
    fields[0].1 = "Quality plan";
    fields.push(("assessment", table.desk.id.as_str()));
    let second = browser.post("/plans/new", &fields).await;

    let own = browser.get(&format!("{first}/table")).await.text();
    let other = browser.get(second.leads_to()).await.text();

    let said = "Planned in Development plan 2027–2031";
    assert!(!own.contains(said), "{own}");
    assert_eq!(other.matches(said).count(), 1, "{other}");
    assert!(other.contains(made.leads_to()) && other.contains("Review in May"), "{other}");
}
