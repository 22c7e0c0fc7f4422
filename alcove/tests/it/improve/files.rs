//! Files of a plan on their way out, and a workbook on its way back.

use std::io::{Cursor, Read as _, Write as _};

use alcove::kit::ids::PlanImportId;
use alcove::shell::jobs;
use axum::http::{Method, StatusCode};
use calamine::{Data, Reader as _, Xlsx};
use rust_xlsxwriter::Workbook;
use serde_json::json;

use super::stage::{self, Staged};
use crate::world::{Answer, Browser, World};

const ENDINGS: [&str; 6] = ["pdf", "docx", "xlsx", "csv", "json", "xml"];

/// Columns of the sheet of nodes, as they leave us.
pub const TITLE: u16 = 3;
pub const KIND: u16 = 2;
const SERVES: u16 = 5;
pub const FIRST_DAY: u16 = 7;
pub const LAST_DAY: u16 = 8;
pub const RESPONSIBLE: u16 = 9;

pub async fn get(world: &World, role: &str, staged: &Staged, rest: &str) -> Answer {
    world.browser(role).await.get(&staged.page(rest)).await
}

/// The workbook as it was downloaded, with some cells written anew: sheet, row, column, text.
pub async fn workbook(world: &World, staged: &Staged, cells: &[(usize, usize, u16, &str)]) -> Vec<u8> {
    let sent = get(world, "coordinator", staged, "/export.xlsx").await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.text());
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(sent.bytes)).unwrap();
    let mut copy = Workbook::new();
    for (sheet, name) in book.sheet_names().into_iter().enumerate() {
        let range = book.worksheet_range(&name).unwrap();
        let (first_row, first_column) = range.start().unwrap_or_default();
        let out = copy.add_worksheet();
        out.set_name(&name).unwrap();
        for (row, column, value) in range.used_cells() {
            let (row, column) = (first_row + row as u32, first_column as u16 + column as u16);
            match value {
                Data::Float(number) => out.write(row, column, *number).unwrap(),
                Data::Int(number) => out.write(row, column, *number as f64).unwrap(),
                Data::DateTime(date) => out.write(row, column, date.as_f64()).unwrap(),
                other => out.write(row, column, other.to_string()).unwrap(),
            };
        }
        for (_, row, column, text) in cells.iter().filter(|(at, ..)| *at == sheet) {
            if text.is_empty() {
                out.clear_cell(*row as u32, *column);
            } else {
                out.write(*row as u32, *column, *text).unwrap();
            }
        }
    }
    copy.save_to_buffer().unwrap()
}

/// The row of the sheet of nodes on which a node stands, counted from zero with the head.
pub async fn row(world: &World, staged: &Staged, name: &str) -> usize {
    let facts = staged.facts(world).await;
    let at = facts.place(staged.node(name).as_str()).unwrap();
    facts.listed.iter().position(|row| row.at == at).unwrap() + 1
}

pub async fn send(browser: &Browser, staged: &Staged, bytes: &[u8]) -> Answer {
    let mut body =
        b"--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"plan.xlsx\"\r\n\r\n".to_vec();
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--edge--\r\n");
    let headers = [("content-type", "multipart/form-data; boundary=edge")];
    browser.send(Method::POST, &staged.page("/import"), &headers, body).await
}

/// Sends a workbook that is taken, and gives the address of what it would change.
pub async fn taken(world: &World, staged: &Staged, bytes: &[u8]) -> String {
    let answer = send(&world.browser("coordinator").await, staged, bytes).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    answer.leads_to().to_owned()
}

pub async fn confirm(world: &World, address: &str, reason: &str) -> Answer {
    let browser = world.browser("coordinator").await;
    browser.post(&format!("{address}/confirmation"), &[("reason", reason)]).await
}

#[tokio::test]
async fn a_plan_comes_out_in_every_form_and_every_language() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;

    for ending in ENDINGS {
        for language in ["en", "az", "ru"] {
            let file = get(&world, "viewer", &staged, &format!("/export.{ending}?language={language}")).await;
            assert_eq!(file.status, StatusCode::OK, "{ending} {language} {}", file.text());
            let begins: &[u8] = match ending {
                "pdf" => b"%PDF-",
                "csv" => b"\xef\xbb\xbf",
                "json" => b"{",
                "xml" => b"<?xml",
                _ => b"PK",
            };
            assert!(file.bytes.starts_with(begins), "{ending}");
            assert_eq!(
                file.header("content-disposition"),
                format!("attachment; filename=\"harbour-vocational-college-development-plan.{ending}\"")
            );
        }
    }
}

#[tokio::test]
async fn a_draft_is_a_file_only_for_those_who_prepare_it_and_no_plan_is_one_for_outsiders() {
    let world = World::new().await;
    let draft = stage::draft(&world).await;
    let other = stage::elsewhere(&world).await;
    let addresses =
        ["/files", "/feeds", "/export.csv", "/export.pdf", "/monitoring.pdf?from=2026-01-01&to=2026-12-31"];

    for address in addresses {
        for (role, status) in [
            ("coordinator", 200),
            ("head", 200),
            ("viewer", 404),
            ("contributor", 404),
            ("outsider", 404),
            ("leaver", 404),
        ] {
            let answer = get(&world, role, &draft, address).await;
            assert_eq!(answer.status.as_u16(), status, "{address} {role}");
        }
        assert_eq!(get(&world, "coordinator", &other, address).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(get(&world, "viewer", &draft, "/import").await.status, StatusCode::NOT_FOUND);
    draft.is(&world, "under-way").await;
    assert_eq!(get(&world, "viewer", &draft, "/export.csv").await.status, StatusCode::OK);
    assert_eq!(get(&world, "viewer", &draft, "/import").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn project_files_have_the_dates_and_dependencies_of_the_plan() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let facts = staged.facts(&world).await;

    let xml = get(&world, "viewer", &staged, "/export.xml").await.text();

    let task = |name: &str| {
        let title = &facts.rows.node(staged.node(name)).unwrap().title;
        let at = xml.find(&format!("<Name>{title}</Name>")).unwrap();
        let from = xml[..at].rfind("<Task>").unwrap();
        xml[from..from + xml[from..].find("</Task>").unwrap()].to_owned()
    };
    let part = |text: &str, name: &str| {
        let from = text.find(&format!("<{name}>")).unwrap() + name.len() + 2;
        text[from..from + text[from..].find('<').unwrap()].to_owned()
    };
    for name in ["ask", "rewrite", "train", "find", "deliver"] {
        let (first, last) = staged.days(&world, name).await;
        assert_eq!(part(&task(name), "Start"), format!("{first}T09:00:00"), "{name}");
        assert_eq!(part(&task(name), "Finish"), format!("{last}T17:00:00"), "{name}");
    }
    for (before, after) in
        [("ask", "rewrite"), ("rewrite", "train"), ("train", "trained"), ("find", "deliver")]
    {
        assert_eq!(part(&task(after), "PredecessorUID"), part(&task(before), "UID"), "{after}");
    }
    assert!(!task("ask").contains("PredecessorLink"));
    assert!(task("ask").contains(staged.node("ask").as_str()), "the id stands beside the task");
}

#[tokio::test]
async fn ids_stay_the_same_whatever_is_written_anew() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let ids = |text: String| -> Vec<String> {
        let lines = text.lines().skip(1).map(|line| line.split(',').next().unwrap().to_owned());
        lines.collect()
    };
    let before = ids(get(&world, "coordinator", &staged, "/export.csv").await.text());
    let at = row(&world, &staged, "ask").await;
    let address =
        taken(&world, &staged, &workbook(&world, &staged, &[(0, at, TITLE, "Ask them")]).await).await;

    confirm(&world, &address, "").await;

    let text = get(&world, "coordinator", &staged, "/export.csv").await.text();
    assert!(text.contains("Ask them"), "{text}");
    assert_eq!(ids(text), before);
}

#[tokio::test]
async fn a_workbook_that_comes_back_as_it_went_changes_nothing() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let browser = world.browser("coordinator").await;

    for language in ["en", "az", "ru"] {
        let sent = browser.get(&staged.page(&format!("/export.xlsx?language={language}"))).await;
        let as_it_went = send(&browser, &staged, &sent.bytes).await;
        let copied = send(&browser, &staged, &workbook(&world, &staged, &[]).await).await;

        for answer in [as_it_went, copied] {
            assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
            assert!(answer.text().contains("There is nothing to change."), "{}", answer.text());
        }
    }
}

#[tokio::test]
async fn changes_of_a_workbook_are_shown_first_and_written_in_one_act_when_confirmed() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let (ask, last) = (row(&world, &staged, "ask").await, staged.facts(&world).await.listed.len() + 1);
    let bytes = workbook(
        &world,
        &staged,
        &[
            (0, ask, TITLE, "Ask thirty employers"),
            (0, ask, LAST_DAY, "20.12.2026"),
            (0, ask, RESPONSIBLE, "Digital and IT; contributor"),
            (0, last, KIND, "action"),
            (0, last, TITLE, "Buy a lathe"),
            (0, last, SERVES, "1.1"),
            (0, last, FIRST_DAY, "2027-05-01"),
            (0, last, LAST_DAY, "2027-05-31"),
            (2, 1, 8, "1250.50"),
            (3, 1, 8, "65"),
        ],
    )
    .await;

    let address = taken(&world, &staged, &bytes).await;
    let page = world.browser("coordinator").await.get(&address).await.text();
    let untouched = staged.row(&world, "ask").await.title;
    let without_reason = confirm(&world, &address, "").await;
    let written = confirm(&world, &address, "The workshop of March").await;

    assert!(page.contains("Ask thirty employers") && page.contains("20 December 2026"), "{page}");
    assert!(page.contains("Buy a lathe") && page.contains(&format!("row {}", ask + 1)), "{page}");
    assert_eq!(untouched, "Ask employers which skills they miss");
    assert_eq!(without_reason.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(written.status, StatusCode::SEE_OTHER, "{}", written.text());
    let facts = staged.facts(&world).await;
    assert_eq!(staged.row(&world, "ask").await.title, "Ask thirty employers");
    assert_eq!(staged.days(&world, "ask").await.1, "2026-12-20");
    // What waits for it was pushed along.
    assert_eq!(staged.days(&world, "rewrite").await.0, "2026-12-21");
    let new = facts.rows.live().find(|node| node.title == "Buy a lathe").unwrap();
    assert_eq!((new.first_day.as_deref(), new.last_day.as_deref()), (Some("2027-05-01"), Some("2027-05-31")));
    let parties = facts.rows.parties(&staged.row(&world, "ask").await, facts_day());
    assert_eq!(parties.len(), 2, "{parties:?}");
    let planned: Vec<&str> = facts
        .rows
        .lines
        .iter()
        .filter(|line| line.node_id == *staged.node("ask"))
        .map(|line| line.amount.as_str())
        .collect();
    assert_eq!(planned, ["1000", "250.5"], "the ledger grows, nothing in it is changed");
    assert_eq!(world.acts().await.iter().filter(|act| *act == "plan.workbook-written").count(), 1);
}

fn facts_day() -> alcove_domain::kit::Day {
    alcove_domain::kit::Day::parse(stage::TODAY).unwrap()
}

#[tokio::test]
async fn a_spreadsheet_from_last_month_overwrites_nothing_that_others_changed_since() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let (ask, train) = (row(&world, &staged, "ask").await, row(&world, &staged, "train").await);
    let old = workbook(
        &world,
        &staged,
        &[
            (0, ask, TITLE, "Ask employers by post"),
            (0, ask, LAST_DAY, "2026-12-31"),
            (0, train, TITLE, "Train all teachers"),
        ],
    )
    .await;
    let theirs = workbook(
        &world,
        &staged,
        &[(0, ask, TITLE, "Ask employers in person"), (0, ask, FIRST_DAY, "2026-11-25")],
    )
    .await;
    let address = taken(&world, &staged, &theirs).await;
    confirm(&world, &address, "Agreed in the meeting").await;

    let address = taken(&world, &staged, &old).await;
    let page = world.browser("coordinator").await.get(&address).await.text();
    let written = confirm(&world, &address, "The list of last month").await;

    assert!(page.contains("Ask employers by post") && page.contains("Ask employers in person"), "{page}");
    assert_eq!(written.status, StatusCode::SEE_OTHER, "{}", written.text());
    assert_eq!(staged.row(&world, "ask").await.title, "Ask employers in person");
    assert_eq!(staged.row(&world, "train").await.title, "Train all teachers");
    let again = confirm(&world, &address, "Twice").await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_cannot_be_read_is_told_with_its_sheet_and_row_and_nothing_is_kept() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let (ask, find) = (row(&world, &staged, "ask").await, row(&world, &staged, "find").await);
    let browser = world.browser("coordinator").await;
    let bytes = workbook(
        &world,
        &staged,
        &[
            (0, ask, LAST_DAY, "next spring"),
            (0, find, RESPONSIBLE, "Nobody we know"),
            (2, 1, 8, "a lot"),
            (0, 30, TITLE, "An action"),
            (0, 30, KIND, "wish"),
        ],
    )
    .await;
    let loop_ = workbook(&world, &staged, &[(1, 1, 1, "1.2"), (1, 1, 3, "1.2")]).await;

    let answer = send(&browser, &staged, &bytes).await;
    let text = answer.text();
    let looped = send(&browser, &staged, &loop_).await;

    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for said in [
        format!("Plan, row {}: Last day: “next spring” is no day.", ask + 1),
        format!("Plan, row {}: Responsible:", find + 1),
        "Plan, row 31: “wish” is no kind.".to_owned(),
        "Money, row 2: Planned: “a lot” is not a number.".to_owned(),
    ] {
        assert!(text.contains(&said), "{said}\n{text}");
    }
    assert_eq!(looped.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", looped.text());
    assert!(looped.text().contains("What waits for what, row 2:"), "{}", looped.text());
    let kept = alcove::improve::store::import::of_plan(world.app.db.read(), &staged.id, 10).await.unwrap();
    assert!(kept.is_empty());
}

#[tokio::test]
async fn bombs_strangers_and_workbooks_of_other_plans_are_refused() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let other = stage::draft(&world).await;
    let browser = world.browser("coordinator").await;
    let mut bomb = zip::ZipWriter::new(Cursor::new(Vec::new()));
    bomb.start_file("xl/worksheets/sheet1.xml", zip::write::SimpleFileOptions::default()).unwrap();
    for _ in 0..50 {
        bomb.write_all(&vec![b' '; 1_000_000]).unwrap();
    }
    let bomb = bomb.finish().unwrap().into_inner();
    let mut plain = Workbook::new();
    plain.add_worksheet().write(0, 0, "=1+1").unwrap();

    for (bytes, said) in [
        (bomb, "The file is too large"),
        (plain.save_to_buffer().unwrap(), "not a workbook that was downloaded from a plan"),
        (b"PK\x03\x04 rubbish".to_vec(), "neither an Excel workbook"),
        (workbook(&world, &other, &[]).await, "downloaded from another plan"),
        (Vec::new(), "Choose a file."),
    ] {
        let answer = send(&browser, &staged, &bytes).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
        assert!(answer.text().contains(said), "{said}: {}", answer.text());
    }
    let viewer = send(&world.browser("viewer").await, &staged, b"x").await;
    let outsider = send(&world.browser("outsider").await, &staged, b"x").await;
    assert_eq!((viewer.status.as_u16(), outsider.status.as_u16()), (404, 404));
}

#[tokio::test]
async fn a_workbook_can_be_dropped_and_is_of_its_own_plan_alone() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let other = stage::draft(&world).await;
    let at = row(&world, &staged, "ask").await;
    let address = taken(&world, &staged, &workbook(&world, &staged, &[(0, at, TITLE, "Ask")]).await).await;
    let id = PlanImportId(address.rsplit('/').next().unwrap().to_owned());
    let browser = world.browser("coordinator").await;

    let elsewhere = browser.get(&other.page(&format!("/imports/{id}"))).await;
    let dropped = browser.post(&format!("{address}/removal"), &[]).await;
    let gone = browser.get(&address).await;

    assert_eq!(elsewhere.status, StatusCode::NOT_FOUND);
    assert_eq!(dropped.status, StatusCode::SEE_OTHER);
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    assert_eq!(staged.row(&world, "ask").await.title, "Ask employers which skills they miss");
}

pub fn document(file: &Answer) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(&file.bytes)).unwrap();
    let mut text = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
    text
}

#[tokio::test]
async fn a_file_that_should_not_wait_is_a_job_of_the_person_alone() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let machine = world.machine("viewer").await;
    let asked = [("prefer", "respond-async")];

    let ordered = machine.send(Method::GET, &staged.api("/export.csv?language=az"), &asked, Vec::new()).await;
    let again = machine.send(Method::GET, &staged.api("/export.csv?language=az"), &asked, Vec::new()).await;
    assert!(jobs::run_one(&world.app).await.unwrap());
    let finished = machine.get(ordered.header("location")).await.json();
    let href = finished["result"]["href"].as_str().unwrap().to_owned();
    let file = world.browser("viewer").await.get(&href).await;
    let others = world.browser("head").await.get(&href).await;
    let page = get(&world, "viewer", &staged, "/files").await.text();

    assert_eq!(ordered.status, StatusCode::ACCEPTED, "{}", ordered.text());
    assert_eq!(ordered.json()["id"], again.json()["id"], "the same wish is the same job");
    assert_eq!(finished["state"], json!("finished"));
    assert!(file.text().contains("Train the teachers"), "{}", file.text());
    assert_eq!(others.status, StatusCode::NOT_FOUND);
    assert!(page.contains(&href), "{page}");
}

#[tokio::test]
async fn machines_bring_a_workbook_back_through_the_same_door() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let machine = world.machine("coordinator").await;
    let at = row(&world, &staged, "ask").await;
    let good = workbook(&world, &staged, &[(0, at, TITLE, "Ask employers by post")]).await;
    let bad = workbook(&world, &staged, &[(0, at, LAST_DAY, "soon")]).await;
    let kind = [("content-type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")];

    let faulty = machine.send(Method::POST, &staged.api("/imports"), &kind, bad.clone()).await;
    let keyed = |key| [kind[0], ("idempotency-key", key)];
    machine.send(Method::POST, &staged.api("/imports"), &keyed("bad"), bad.clone()).await;
    let still_faulty = machine.send(Method::POST, &staged.api("/imports"), &keyed("bad"), bad).await;
    let read = machine.send(Method::POST, &staged.api("/imports"), &keyed("good"), good.clone()).await;
    let read_again = machine.send(Method::POST, &staged.api("/imports"), &keyed("good"), good.clone()).await;
    let id = read.json()["id"].as_str().unwrap().to_owned();
    let path = staged.api(&format!("/imports/{id}/confirmation"));
    let without_reason = machine.json(Method::POST, &path, &json!({})).await;
    let written = machine.json(Method::POST, &path, &json!({ "reason": "By post" })).await;
    let again = machine.send(Method::POST, &staged.api("/imports"), &kind, good).await;
    let outsider = world.machine("outsider").await.get(&staged.api(&format!("/imports/{id}"))).await;

    assert_eq!(faulty.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", faulty.text());
    assert!(faulty.json()["faults"][0].as_str().unwrap().starts_with(&format!("Plan, row {}", at + 1)));
    assert_eq!(faulty.header("content-type"), "application/problem+json");
    assert_eq!(faulty.json()["title"], "The file has faults");
    assert_eq!((still_faulty.status, still_faulty.json()), (faulty.status, faulty.json()));
    assert_eq!(still_faulty.header("content-type"), "application/problem+json");
    assert_eq!(read.status, StatusCode::CREATED, "{}", read.text());
    assert_eq!(read_again.json()["id"], json!(id), "the same request is the same preview");
    assert_eq!(read.json()["changes"][0]["after"], json!("Ask employers by post"));
    assert_eq!(without_reason.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", without_reason.text());
    assert_eq!(written.status, StatusCode::OK, "{}", written.text());
    assert!(written.json()["confirmed_at"].is_string());
    assert_eq!(staged.row(&world, "ask").await.title, "Ask employers by post");
    assert_eq!((again.status, &again.json()["id"]), (StatusCode::OK, &json!(null)));
    assert_eq!(outsider.status, StatusCode::NOT_FOUND);
}
