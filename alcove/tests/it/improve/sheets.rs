//! What a workbook takes out of a plan, and the indicators and readings that it brings.

use std::io::Cursor;

use axum::http::{Method, StatusCode};
use calamine::{Data, Reader as _, Xlsx};
use serde_json::json;

use super::files::{FIRST_DAY, KIND, LAST_DAY, RESPONSIBLE, TITLE, confirm, row, send, taken, workbook};
use super::stage::{self, Staged};
use crate::world::World;

/// The last column of the sheet of nodes.
const TAKE_OUT: u16 = 20;

#[tokio::test]
async fn a_row_that_is_ticked_leaves_the_plan_with_all_below_it_unless_another_changed_it_since() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let (shop, train) = (row(&world, &staged, "shop").await, row(&world, &staged, "train").await);
    let ticked = workbook(&world, &staged, &[(0, shop, TAKE_OUT, "x"), (0, train, TAKE_OUT, "x")]).await;
    let theirs = workbook(&world, &staged, &[(0, train, TITLE, "Train all teachers")]).await;
    let address = taken(&world, &staged, &theirs).await;
    confirm(&world, &address, "All of them").await;

    let address = taken(&world, &staged, &ticked).await;
    let page = world.browser("coordinator").await.get(&address).await.text();
    let still_there = staged.facts(&world).await.rows.node(staged.node("find")).is_ok();
    let written = confirm(&world, &address, "No room for a workshop").await;

    assert!(page.contains("Taken out of the plan") && page.contains("Changed since"), "{page}");
    assert!(still_there, "nothing is written before it is confirmed");
    assert_eq!(written.status, StatusCode::SEE_OTHER, "{}", written.text());
    let facts = staged.facts(&world).await;
    for name in ["shop", "find", "deliver"] {
        assert!(facts.rows.node(staged.node(name)).is_err(), "{name}");
    }
    assert_eq!(facts.rows.node(staged.node("train")).unwrap().title, "Train all teachers");
    let again = send(&world.browser("coordinator").await, &staged, &ticked).await;
    assert_ne!(again.status, StatusCode::NOT_FOUND, "what is gone already is not asked for twice");
}

#[tokio::test]
async fn new_indicators_and_readings_come_by_spreadsheet() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let bytes = workbook(
        &world,
        &staged,
        &[
            (3, 2, 1, "2"),
            (3, 2, 2, "Teachers who were in a company"),
            (3, 2, 3, "teachers"),
            (3, 2, 5, "4"),
            (3, 2, 6, "2025"),
            (3, 2, 8, "12"),
            (4, 1, 1, &first_label(&world, &staged).await),
            (4, 1, 2, "2026-01-01"),
            (4, 1, 3, "31.10.2026"),
            (4, 1, 4, "60"),
            (4, 1, 5, "80"),
            (4, 1, 7, "Survey of graduates"),
            (4, 2, 1, "2 Teachers who were in a company"),
            (4, 2, 2, "2026-01-01"),
            (4, 2, 3, "2026-10-31"),
            (4, 2, 4, "7"),
            (4, 2, 7, "Staff list"),
        ],
    )
    .await;

    let address = taken(&world, &staged, &bytes).await;
    let page = world.browser("coordinator").await.get(&address).await.text();
    let written = confirm(&world, &address, "The figures of the year").await;

    assert!(page.contains("New indicator") && page.contains("60 of 80"), "{page}");
    assert_eq!(written.status, StatusCode::SEE_OTHER, "{}", written.text());
    let facts = staged.facts(&world).await;
    let new = facts.rows.live_indicators().find(|row| row.title == "Teachers who were in a company").unwrap();
    assert_eq!((&new.node_id, new.unit.as_str()), (staged.node("teachers"), "teachers"));
    assert_eq!((new.baseline.as_deref(), new.baseline_year), (Some("4"), Some(2025)));
    let mut read: Vec<(Option<&str>, Option<&str>, &str)> = facts
        .rows
        .readings
        .iter()
        .map(|row| (row.amount.as_deref(), row.numerator.as_deref(), row.via.as_str()))
        .collect();
    read.sort();
    assert_eq!(read, [(None, Some("60"), "import"), (Some("7"), None, "import")]);
    let unchanged =
        send(&world.browser("coordinator").await, &staged, &workbook(&world, &staged, &[]).await).await;
    assert!(unchanged.text().contains("There is nothing to change."), "{}", unchanged.text());
}

#[tokio::test]
async fn a_reading_that_is_corrected_in_the_workbook_becomes_a_later_one() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let label = first_label(&world, &staged).await;
    let row = |amount: &'static str| {
        let label: &'static str = Box::leak(label.clone().into_boxed_str());
        [
            (4, 1, 1, label),
            (4, 1, 2, "2026-01-01"),
            (4, 1, 3, "2026-10-31"),
            (4, 1, 4, amount),
            (4, 1, 5, "80"),
            (4, 1, 7, "Survey of graduates"),
        ]
    };
    let address = taken(&world, &staged, &workbook(&world, &staged, &row("60")).await).await;
    confirm(&world, &address, "First").await;
    world.app.clock.advance(60);

    let address = taken(&world, &staged, &workbook(&world, &staged, &[(4, 1, 4, "61")]).await).await;
    confirm(&world, &address, "Counted again").await;

    let facts = staged.facts(&world).await;
    let read: Vec<&str> = facts.rows.readings.iter().filter_map(|row| row.numerator.as_deref()).collect();
    assert_eq!(read, ["60", "61"], "the first one stays");
    let bytes = workbook(&world, &staged, &[]).await;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range("Readings").unwrap();
    assert_eq!(range.rows().skip(1).filter(|row| row[0] != Data::Empty).count(), 1, "only what counts");
}

#[tokio::test]
async fn each_reading_that_cannot_be_taken_is_told_with_its_row() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let label = first_label(&world, &staged).await;
    let bytes = workbook(
        &world,
        &staged,
        &[
            (3, 2, 1, "9.9"),
            (3, 2, 2, "Teachers"),
            (4, 1, 1, "Nothing that we measure"),
            (4, 1, 2, "2026-01-01"),
            (4, 1, 3, "2026-10-31"),
            (4, 1, 4, "many"),
            (4, 1, 7, "Survey"),
            (4, 2, 1, &label),
        ],
    )
    .await;
    let not_a_part = workbook(
        &world,
        &staged,
        &[
            (4, 1, 1, &label),
            (4, 1, 2, "2026-01-01"),
            (4, 1, 3, "2026-06-30"),
            (4, 1, 4, "90"),
            (4, 1, 5, "80"),
            (4, 1, 7, "Survey"),
            (4, 2, 1, &label),
            (4, 2, 2, "2027-01-01"),
            (4, 2, 3, "2027-06-30"),
            (4, 2, 4, "9"),
            (4, 2, 5, "80"),
            (4, 2, 7, "Survey"),
        ],
    )
    .await;
    let browser = world.browser("coordinator").await;

    let unreadable = send(&browser, &staged, &bytes).await;
    let refused = send(&browser, &staged, &not_a_part).await;

    assert_eq!(unreadable.status, StatusCode::UNPROCESSABLE_ENTITY);
    for said in [
        "Indicators, row 3: No.: no row has the number “9.9”.",
        "Indicators, row 3: Unit (% for a share): write what is counted",
        "Readings, row 2: Indicator: choose one of the list, not “Nothing that we measure”.",
        "Readings, row 2: Value, or how many of them: “many” is not a number.",
        "Readings, row 3: First day: “” is no day.",
        "Readings, row 3: Source: say where the figure comes from.",
    ] {
        assert!(unreadable.text().contains(said), "{said}\n{}", unreadable.text());
    }
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for said in ["Readings, row 2: ", "Readings, row 3: "] {
        assert!(refused.text().contains(said), "{said}\n{}", refused.text());
    }
    assert!(staged.facts(&world).await.rows.readings.is_empty());
}

#[tokio::test]
async fn all_rows_that_the_rules_refuse_are_told_at_once() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let (skills, ask) = (row(&world, &staged, "skills").await, row(&world, &staged, "ask").await);
    let bytes = workbook(
        &world,
        &staged,
        &[
            (0, skills, FIRST_DAY, "2027-01-01"),
            (0, skills, LAST_DAY, "2027-02-01"),
            (0, ask, FIRST_DAY, "2027-03-01"),
            (0, ask, LAST_DAY, "2027-02-01"),
            (1, 5, 1, &number(&world, &staged, "deliver").await),
            (1, 5, 3, &number(&world, &staged, "find").await),
        ],
    )
    .await;

    let refused = send(&world.browser("coordinator").await, &staged, &bytes).await;

    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for said in [
        format!("Plan, row {}: An objective has no dates of its own", skills + 1),
        format!("Plan, row {}: ", ask + 1),
        "What waits for what, row 6: They would wait for each other".to_owned(),
    ] {
        assert!(refused.text().contains(&said), "{said}\n{}", refused.text());
    }
}

#[tokio::test]
async fn rows_that_fit_no_longer_when_they_are_confirmed_are_all_told_and_none_is_written() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let mut cells = Vec::new();
    for (at, before, after) in [(5, "ask", "find"), (6, "rewrite", "deliver")] {
        cells.push((1, at, 1, number(&world, &staged, before).await));
        cells.push((1, at, 3, number(&world, &staged, after).await));
    }
    let cells: Vec<_> =
        cells.iter().map(|(sheet, at, column, text)| (*sheet, *at, *column, text.as_str())).collect();
    let address = taken(&world, &staged, &workbook(&world, &staged, &cells).await).await;
    let machine = world.machine("coordinator").await;
    for (before, after) in [("find", "ask"), ("deliver", "rewrite")] {
        let path = staged.api(&format!("/dependencies/{}/{}", staged.node(before), staged.node(after)));
        let put = machine.json(Method::PUT, &path, &json!({ "lag": 0, "reason": "The other way" })).await;
        assert_eq!(put.status, StatusCode::OK, "{}", put.text());
    }

    let refused = confirm(&world, &address, "As we agreed").await;

    for said in ["2 rows do not fit any more", "row 6: They would wait", "row 7: They would wait"] {
        assert!(refused.text().contains(said), "{said}\n{}", refused.text());
    }
    assert_eq!(staged.facts(&world).await.rows.dependencies.len(), 6);
}

#[tokio::test]
async fn money_that_the_pages_refuse_is_refused_of_a_workbook_with_its_row() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let (skills, ask) = (number(&world, &staged, "skills").await, number(&world, &staged, "ask").await);
    let line = |row: usize, number: &'static str, amount: &'static str| {
        [(2, row, 1, number), (2, row, 3, "2027"), (2, row, 4, "Ministry"), (2, row, 5, "AZN")]
            .into_iter()
            .chain([(2, row, 6, "funded"), (2, row, 7, "equipment"), (2, row, 8, amount)])
    };
    let (skills, ask): (&'static str, &'static str) = (skills.leak(), ask.leak());
    let cells: Vec<_> = line(3, skills, "100").chain(line(4, ask, "-100")).collect();

    let refused =
        send(&world.browser("coordinator").await, &staged, &workbook(&world, &staged, &cells).await).await;

    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for said in ["row 4: Needs and money belong to an action.", "row 5: An amount is above zero."] {
        assert!(refused.text().contains(said), "{said}\n{}", refused.text());
    }
}

#[tokio::test]
async fn what_cannot_be_read_hides_nothing_that_the_rules_refuse() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let (ask, train) = (row(&world, &staged, "ask").await, row(&world, &staged, "train").await);
    let money_of = number(&world, &staged, "ask").await;
    let (before, after) = (number(&world, &staged, "deliver").await, number(&world, &staged, "find").await);
    let cells = [
        // A name that nobody has, dates in the wrong order, and money without a payer: all of one action.
        (0, ask, RESPONSIBLE, "Nobody we know"),
        (0, ask, FIRST_DAY, "2027-03-01"),
        (0, ask, LAST_DAY, "2027-02-01"),
        (2, 3, 1, money_of.as_str()),
        (2, 3, 3, "2027"),
        (2, 3, 5, "AZN"),
        (2, 3, 6, "funded"),
        (2, 3, 7, "equipment"),
        (2, 3, 8, "100"),
        // Two cells of one row that say nothing.
        (0, train, LAST_DAY, "in spring"),
        (0, train, KIND, "dream"),
        (1, 5, 1, before.as_str()),
        (1, 5, 3, after.as_str()),
    ];

    let refused =
        send(&world.browser("coordinator").await, &staged, &workbook(&world, &staged, &cells).await).await;

    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = refused.text();
    for said in [
        format!("Plan, row {}: It ends before it begins.", ask + 1),
        "row 4: Money that is funded needs a payer.".to_owned(),
        format!("Plan, row {}: Responsible:", ask + 1),
        "in spring".to_owned(),
        "dream".to_owned(),
        "What waits for what, row 6: They would wait for each other".to_owned(),
    ] {
        assert!(page.contains(&said), "{said}\n{page}");
    }
}

/// The number of a node, as the workbook names it.
async fn number(world: &World, staged: &Staged, name: &str) -> String {
    let facts = staged.facts(world).await;
    let at = facts.place(staged.node(name).as_str()).unwrap();
    facts.numbers()[&at].clone()
}

/// What the workbook calls the indicator of the stage.
async fn first_label(world: &World, staged: &Staged) -> String {
    let facts = staged.facts(world).await;
    let row = facts.rows.live_indicators().next().unwrap();
    format!("1 {}", row.title)
}

#[tokio::test]
async fn an_id_that_was_changed_is_told_once_and_not_of_each_row_that_names_its_number() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let machine = world.machine("coordinator").await;
    let kind = [("content-type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")];

    // The one has an objective below it, deeds and an indicator; the other money and what waits for it.
    for name in ["skills", "ask"] {
        let at = row(&world, &staged, name).await;
        let bytes = workbook(&world, &staged, &[(0, at, 0, "another")]).await;
        let told = machine.send(Method::POST, &staged.api("/imports"), &kind, bytes).await;

        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", told.text());
        let said =
            format!("Plan, row {}: the id “another” is not of this workbook. A new row has no id.", at + 1);
        assert_eq!(told.json()["faults"], json!([said]), "{name}");
    }
}
