use std::collections::BTreeSet;
use std::io::Cursor;

use alcove::kit::ids::{AssessmentId, EditionId};
use alcove::review::seats_sheet::LARGEST;
use axum::http::{Method, StatusCode};
use calamine::{Reader as _, Xlsx};
use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};

use crate::stage;
use crate::world::{Answer, Browser, World};

async fn prepared(world: &World) -> (EditionId, AssessmentId) {
    let edition = stage::edition(world).await;
    let id = stage::prepared(world, &edition).await;
    (edition, id)
}

async fn seats(world: &World, id: &AssessmentId) -> Vec<Value> {
    let answer = world.machine("coordinator").await.get(&format!("/api/v1/assessments/{id}/seats")).await;
    answer.json()["seats"].as_array().unwrap().clone()
}

fn items(seat: &Value) -> usize {
    seat["item_ids"].as_array().unwrap().len()
}

async fn upload(browser: &Browser, id: &AssessmentId, bytes: &[u8]) -> Answer {
    let mut body =
        b"--edge\r\ncontent-disposition: form-data; name=\"sheet\"; filename=\"seats.xlsx\"\r\n\r\n".to_vec();
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--edge--\r\n");
    let headers = [("content-type", "multipart/form-data; boundary=edge")];
    browser.send(Method::POST, &format!("/assessments/{id}/seats/sheet"), &headers, body).await
}

/// The downloaded sheet with some cells written anew.
async fn filled(browser: &Browser, id: &AssessmentId, cells: &[(u32, u16, &str)]) -> Vec<u8> {
    let sheet = browser.get(&format!("/assessments/{id}/seats/sheet.xlsx")).await;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(sheet.bytes)).unwrap();
    let name = book.sheet_names()[0].clone();
    let range = book.worksheet_range(&name).unwrap();
    let mut copy = Workbook::new();
    let out = copy.add_worksheet();
    for (row, column, value) in range.used_cells() {
        out.write(row as u32, column as u16, value.to_string()).unwrap();
    }
    for (row, column, text) in cells {
        out.write(*row, *column, *text).unwrap();
    }
    copy.save_to_buffer().unwrap()
}

#[tokio::test]
async fn ticks_of_the_grid_become_seats_and_empty_columns_none() {
    let world = World::new().await;
    let (edition, id) = prepared(&world).await;
    let (a1, b1) = (stage::item(&world, &edition, "A1").await, stage::item(&world, &edition, "B1").await);
    let browser = world.browser("coordinator").await;
    let ticks = [format!("u:{}|{a1}", world.units[0]), format!("u:{}|{b1}", world.units[0])];
    let all = format!("u:{}", world.units[1]);

    let path = format!("/assessments/{id}/seats");
    let saved =
        browser.post(&path, &[("c", &ticks[0]), ("c", &ticks[1]), ("all", &all), ("act", "save")]).await;

    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
    let seats = seats(&world, &id).await;
    let found: BTreeSet<(Option<&str>, usize)> =
        seats.iter().map(|seat| (seat["unit_id"].as_str(), items(seat))).collect();
    assert_eq!(
        found,
        BTreeSet::from([(Some(world.units[0].as_str()), 6), (Some(world.units[1].as_str()), stage::RATED)])
    );
}

#[tokio::test]
async fn a_range_is_ticked_and_unticked_at_once() {
    let world = World::new().await;
    let (edition, id) = prepared(&world).await;
    let (a1, a2) = (stage::item(&world, &edition, "A1").await, stage::item(&world, &edition, "A2").await);
    let browser = world.browser("coordinator").await;
    let path = format!("/assessments/{id}/seats");
    let unit = format!("u:{}", world.units[0]);
    let range = [("range-holder", unit.as_str()), ("range-from", a2.as_str()), ("range-until", a1.as_str())];

    browser.post(&path, &[&range[..], &[("act", "give")]].concat()).await;
    let given = seats(&world, &id).await;
    browser.post(&path, &[&range[..], &[("act", "take")]].concat()).await;
    let taken = seats(&world, &id).await;

    assert_eq!((given.len(), items(&given[0]), taken.len()), (1, 7, 0));
}

#[tokio::test]
async fn a_seat_with_some_items_of_a_criterion_keeps_them_when_the_grid_is_saved() {
    let world = World::new().await;
    let (edition, id) = prepared(&world).await;
    let item = stage::item(&world, &edition, "A2.1").await;
    stage::seat(&world, &id, &json!({ "unit_id": world.units[0], "item_ids": [item] })).await;
    let a2 = stage::item(&world, &edition, "A2").await;
    let browser = world.browser("coordinator").await;
    let path = format!("/assessments/{id}/seats");

    let page = browser.get(&path).await;
    let part = format!("u:{}|{a2}", world.units[0]);
    browser.post(&path, &[("part", part.as_str()), ("act", "save")]).await;

    assert!(
        page.text().contains(&format!("name=\"part\" value=\"{part}\"")) && page.text().contains("1 / 4")
    );
    assert_eq!(seats(&world, &id).await[0]["item_ids"], json!([item]));
}

#[tokio::test]
async fn two_who_fill_the_table_do_not_take_each_others_seats_away() {
    let world = World::new().await;
    let (edition, id) = prepared(&world).await;
    let a1 = stage::item(&world, &edition, "A1").await;
    let browser = world.browser("coordinator").await;
    let path = format!("/assessments/{id}/seats");
    let page = browser.get(&path).await.text();
    let version = page.split("name=\"version\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let (mine, theirs) = (format!("u:{}|{a1}", world.units[0]), format!("u:{}|{a1}", world.units[1]));

    let first = browser.post(&path, &[("version", version), ("c", &theirs)]).await;
    let second = browser.post(&path, &[("version", version), ("c", &mine)]).await;

    assert_eq!((first.status, second.status), (StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY));
    assert!(second.text().contains("Your ticks stand below"), "{}", second.text());
    assert!(second.text().contains(&format!("value=\"{mine}\" checked")), "{}", second.text());
    assert_eq!(seats(&world, &id).await[0]["unit_id"], json!(world.units[1]));
}

#[tokio::test]
async fn criteria_that_nobody_answers_for_are_named() {
    let world = World::new().await;
    let (edition, id) = prepared(&world).await;
    let criterion = stage::item(&world, &edition, "A1").await;
    stage::seat(&world, &id, &json!({ "unit_id": world.units[0], "item_ids": [criterion] })).await;

    let page = world.browser("coordinator").await.get(&format!("/assessments/{id}/seats")).await.text();

    assert!(page.contains("2 criteria have items that nobody rates."), "{page}");
    assert!(page.contains("<li>A2 Practice</li>") && !page.contains("<li>A1 Programmes</li>"));
}

#[tokio::test]
async fn the_spreadsheet_comes_back_as_a_preview_and_is_saved_when_confirmed() {
    let world = World::new().await;
    let (_, id) = prepared(&world).await;
    let browser = world.browser("coordinator").await;
    let bytes = filled(&browser, &id, &[(2, 3, "x"), (3, 4, "X")]).await;

    let preview = upload(&browser, &id, &bytes).await;
    let before = seats(&world, &id).await;
    let text = preview.text();
    let hidden = |name: &str| -> Vec<String> {
        let mark = format!("name=\"{name}\" value=\"");
        text.split(&mark).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
    };
    let ticks = hidden("c");
    let fields: Vec<(&str, &str)> = ticks.iter().map(|tick| ("c", tick.as_str())).collect();
    browser.post(&format!("/assessments/{id}/seats"), &fields).await;

    assert_eq!(preview.status, StatusCode::OK, "{text}");
    assert!(text.contains("2 seats change. Nothing is saved yet."), "{text}");
    assert_eq!((before.len(), ticks.len()), (0, 2));
    assert_eq!(seats(&world, &id).await.iter().map(items).collect::<BTreeSet<_>>(), BTreeSet::from([3, 4]));
}

#[tokio::test]
async fn faults_of_the_spreadsheet_name_their_cells_and_nothing_is_saved() {
    let world = World::new().await;
    let (_, id) = prepared(&world).await;
    let browser = world.browser("coordinator").await;
    let bytes =
        filled(&browser, &id, &[(2, 3, "maybe"), (3, 0, "elsewhere"), (3, 3, "x"), (1, 5, "u:nobody")]).await;

    let answer = upload(&browser, &id, &bytes).await;
    let rubbish = upload(&browser, &id, b"PK\x03\x04 no workbook").await;

    assert_eq!(
        (answer.status, rubbish.status),
        (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::UNPROCESSABLE_ENTITY)
    );
    for fault in ["D3: “maybe”", "A4: no criterion", "F1: no unit"] {
        assert!(answer.text().contains(fault), "{fault}: {}", answer.text());
    }
    assert_eq!(seats(&world, &id).await.len(), 0);
}

#[tokio::test]
async fn an_empty_column_of_a_unit_that_is_archived_since_is_no_fault() {
    let world = World::new().await;
    let (_, id) = prepared(&world).await;
    let browser = world.browser("coordinator").await;
    let column = |bytes: &[u8]| {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
        let sheet = book.worksheet_range_at(0).unwrap().unwrap();
        let written = format!("u:{}", world.units[1]);
        let at = (3..).find(|at| sheet.get_value((1, *at)).unwrap().to_string() == written).unwrap();
        u16::try_from(at).unwrap()
    };
    let theirs = column(&browser.get(&format!("/assessments/{id}/seats/sheet.xlsx")).await.bytes);
    let other = if theirs == 3 { 4 } else { 3 };
    let empty = filled(&browser, &id, &[(2, other, "x")]).await;
    let ticked = filled(&browser, &id, &[(2, theirs, "x")]).await;
    let path = format!("/organisation/units/{}/archive", world.units[1]);
    let archived = browser.post(&path, &[]).await;

    let read = upload(&browser, &id, &empty).await;
    let refused = upload(&browser, &id, &ticked).await;

    assert_eq!(archived.status, StatusCode::SEE_OTHER, "{}", archived.text());
    assert_eq!(read.status, StatusCode::OK, "{}", read.text());
    assert!(read.text().contains("1 seat changes. Nothing is saved yet."), "{}", read.text());
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("has been archived since. Empty its column"), "{}", refused.text());
}

#[tokio::test]
async fn a_sheet_with_one_cell_far_out_costs_no_memory() {
    let world = World::new().await;
    let (_, id) = prepared(&world).await;
    let browser = world.browser("coordinator").await;
    let bytes = filled(&browser, &id, &[(1_000_000, 16_000, "x")]).await;

    let answer = upload(&browser, &id, &bytes).await;

    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
}

#[tokio::test]
async fn a_sheet_that_is_too_large_is_refused() {
    let world = World::new().await;
    let (_, id) = prepared(&world).await;
    let browser = world.browser("coordinator").await;

    let answer = upload(&browser, &id, &vec![0; LARGEST + 200_000]).await;

    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn somebody_from_outside_cannot_bring_a_sheet() {
    let world = World::new().await;
    let (_, id) = prepared(&world).await;

    let outsider = upload(&world.browser("outsider").await, &id, b"x").await;
    let head = upload(&world.browser("head").await, &id, b"x").await;

    assert_eq!((outsider.status, head.status), (StatusCode::NOT_FOUND, StatusCode::FORBIDDEN));
}
