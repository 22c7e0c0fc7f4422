//! Who rated, and what they were asked: as results and reports say it.

use std::io::Read as _;

use axum::http::{Method, StatusCode};
use serde_json::json;

use super::desk::Desk;
use crate::stage;
use crate::world::World;

/// The words of a report as Word has them.
async fn word(desk: &Desk, language: &str) -> String {
    let file = desk.read("viewer", &format!("report.docx?language={language}")).await;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file.bytes)).unwrap();
    let mut text = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
    text
}

async fn results(desk: &Desk, language: &'static str) -> String {
    let browser = desk.world.browser("viewer").await.in_language(language);
    browser.get(&format!("/assessments/{}/results", desk.id)).await.text()
}

#[tokio::test]
async fn a_unit_that_said_nothing_is_not_among_those_who_rated() {
    let desk = Desk::new().await;
    desk.rate(0, "A1.1", json!({ "step": 2 })).await;
    desk.rate(0, "A1.3", json!({ "not_applicable": "We have no learners." })).await;
    desk.post("head", "closure", json!({ "provisional": true })).await;

    let page = results(&desk, "en").await;
    let (azerbaijani, russian) = (results(&desk, "az").await, results(&desk, "ru").await);
    let paper = word(&desk, "en").await;

    let said = "10 items, rated by 1 unit. 1 of 9 have an answer (11 %). 1 item does not apply. Asked, and \
                gave no answer: ";
    assert!(page.contains(said), "{page}");
    assert!(azerbaijani.contains("10 bənd; qiymətləndirib: 1 bölmə."), "{azerbaijani}");
    assert!(russian.contains("10 пунктов. Оценили: 1 подразделение."), "{russian}");
    assert!(paper.contains(said) && paper.contains("of 2 asked"), "{paper}");
}

#[tokio::test]
async fn people_who_rate_in_their_own_name_are_told_from_units() {
    let desk = Desk::new().await;
    let guest = json!({ "person_id": desk.world.id("contributor"), "all": true });
    let guest = stage::seat(&desk.world, &desk.id, &guest).await;
    desk.rate(0, "A1.1", json!({ "step": 2 })).await;
    let item = desk.item("A1.1").await;
    let path = format!("/api/v1/assessments/{}/seats/{guest}/ratings/{item}", desk.id);
    let own =
        desk.machine("contributor").await.json(Method::PUT, &path, &json!({ "mark": { "step": 2 } })).await;
    assert_eq!(own.status, StatusCode::OK, "{}", own.text());
    desk.post("head", "closure", json!({ "provisional": true })).await;

    let page = results(&desk, "en").await;

    assert!(page.contains("10 items, rated by 2 units and people."), "{page}");
}

#[tokio::test]
async fn what_leaves_says_the_sentence_that_was_rated_and_what_it_means_here() {
    let text = stage::SMALL.replace(
        "            text: Programmes are reviewed every year.",
        "            name: Yearly review\n            text: Programmes are reviewed every year.",
    );
    let world = World::new().await;
    let edition = stage::add(&world, &text, None).await;
    let id = stage::prepared(&world, &edition).await;
    let here = [("item", "A1.1"), ("weight", "1"), ("wording-en", "Firms help us plan.")];
    world.browser("coordinator").await.post(&format!("/assessments/{id}/scope/item"), &here).await;
    let mut seats = Vec::new();
    for unit in &world.units[..2] {
        seats.push(stage::seat(&world, &id, &json!({ "unit_id": unit, "all": true })).await);
    }
    stage::open(&world, &id).await;
    let desk = Desk { world, edition, id, seats }.agree().await;
    desk.settle_all().await;
    desk.close().await;

    let (lines, paper) = (desk.read("viewer", "report.csv").await.text(), word(&desk, "en").await);
    let book = desk.read("viewer", "report.xlsx").await;

    let told = [
        "Yearly review: Programmes are reviewed every year.",
        "Employers take part in planning our programmes. Here that means: Firms help us plan.",
    ];
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(book.bytes)).unwrap();
    let mut strings = String::new();
    archive.by_name("xl/sharedStrings.xml").unwrap().read_to_string(&mut strings).unwrap();
    for told in told {
        assert!(lines.contains(told), "{told}: {lines}");
        assert!(paper.contains(told), "{told}: {paper}");
        assert!(strings.contains(told), "{told}: {strings}");
    }
}

#[tokio::test]
async fn many_units_stand_in_several_tables_and_never_too_many_beside_each_other() {
    let desk = Desk::new().await;
    let machine = desk.machine("coordinator").await;
    for number in 0..11 {
        let path = format!("/api/v1/organisations/{}/units", desk.world.college);
        let unit = machine.json(Method::POST, &path, &json!({ "name": format!("Workshop {number}") })).await;
        stage::seat(&desk.world, &desk.id, &json!({ "unit_id": unit.json()["id"], "all": true })).await;
    }
    desk.rate(0, "A1.1", json!({ "step": 2 })).await;
    desk.rate(0, "B1.1", json!({ "step": 2 })).await;
    desk.post("head", "closure", json!({ "provisional": true })).await;

    let (paper, page) = (word(&desk, "en").await, results(&desk, "en").await);
    let set = desk.read("viewer", "report.pdf").await;

    let columns = paper
        .split("<w:tblGrid>")
        .skip(1)
        .map(|table| table.split("</w:tblGrid>").next().unwrap_or_default().matches("<w:gridCol").count());
    assert_eq!(columns.max(), Some(9), "thirteen units and a name make two tables of seven and six");
    assert_eq!(paper.matches("Workshop 10").count(), 3, "who was silent, beside others, who was asked");
    assert_eq!(set.status, StatusCode::OK, "{}", set.text());
    // Both dimensions have the same value: none of them leads.
    assert!(page.contains("Self-assessment 2026: Developing</h1>") && !page.contains("throughout"), "{page}");
}

#[tokio::test]
async fn what_nobody_could_judge_is_said_so_and_not_by_a_dash() {
    let desk = Desk::new().await;
    desk.rate(0, "A1.1", json!({ "cannot_judge": true })).await;
    desk.rate(1, "A1.1", json!({ "cannot_judge": true })).await;
    desk.rate(0, "A1.2", json!({ "step": 2 })).await;
    desk.post("head", "closure", json!({ "provisional": true })).await;

    let (english, russian) = (word(&desk, "en").await, word(&desk, "ru").await);

    assert_eq!(english.matches("Nobody could judge this").count(), 1, "{english}");
    assert_eq!(russian.matches("Никто не смог это оценить").count(), 1, "{russian}");
}
