use std::io::Read as _;

use alcove::kit::App;
use alcove::shell::{housekeeping, jobs};
use axum::http::{Method, StatusCode};
use serde_json::json;

use super::desk::Desk;
use crate::evidence::s3::Moto;
use crate::evidence::send;
use crate::world::{Answer, World};

#[tokio::test]
async fn data_comes_out_as_json_csv_and_a_workbook() {
    let desk = Desk::closed().await;

    let data = desk.read("viewer", "report.json").await;
    let lines = desk.read("viewer", "report.csv").await;
    let book = desk.read("viewer", "report.xlsx").await;

    assert_eq!(data.json()["outcome"]["whole"]["value"], json!("77/24"));
    assert_eq!(data.json()["items"].as_array().unwrap().len(), 15);
    assert_eq!(lines.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(
        lines.header("content-disposition"),
        "attachment; filename=\"harbour-vocational-college-self-assessment-2026.csv\""
    );
    let text = lines.text();
    assert_eq!(text.lines().count(), 11, "{text}");
    assert!(
        text.contains("A1.1,A1.1,Teaching / Programmes,Employers take part in planning our programmes."),
        "{text}"
    );
    assert!(book.bytes.starts_with(b"PK"));
}

#[tokio::test]
async fn the_workbook_holds_the_formulas_of_the_roll_up() {
    let desk = Desk::closed().await;

    let book = desk.read("viewer", "report.xlsx").await;

    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(book.bytes)).unwrap();
    let mut sheet = String::new();
    archive.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut sheet).unwrap();
    // A1 stands in row 3; its graded items in rows 4 and 5, A2 in row 7. Yes or no is not graded.
    assert!(sheet.contains("(SUMPRODUCT(E4:E5,H4:H5))/(SUMPRODUCT(E4:E5,--ISNUMBER(H4:H5)))"), "{sheet}");
    assert!(sheet.contains("(IF(ISNUMBER(H3),E3*H3,0)+IF(ISNUMBER(H7),E7*H7,0))"), "{sheet}");
    assert!(sheet.contains("<f>G4</f>"), "{sheet}");
}

#[tokio::test]
async fn a_report_that_should_not_wait_is_a_job_with_an_address_a_file_and_a_mail() {
    let desk = Desk::closed().await;
    let machine = desk.machine("viewer").await;
    let path = format!("/api/v1/assessments/{}/report.csv?language=az", desk.id);
    let async_please = [("prefer", "respond-async")];

    let ordered = machine.send(Method::GET, &path, &async_please, Vec::new()).await;
    let again = machine.send(Method::GET, &path, &async_please, Vec::new()).await;
    let waiting = machine.get(ordered.header("location")).await.json();
    assert!(jobs::run_one(&desk.world.app).await.unwrap());
    assert!(!jobs::run_one(&desk.world.app).await.unwrap());
    let finished = machine.get(ordered.header("location")).await.json();
    let file = desk.world.browser("viewer").await.get(finished["result"]["href"].as_str().unwrap()).await;
    let others = desk.world.browser("head").await.get(finished["result"]["href"].as_str().unwrap()).await;
    let foreign = desk.machine("head").await.get(ordered.header("location")).await;

    assert_eq!(ordered.status, StatusCode::ACCEPTED, "{}", ordered.text());
    assert_eq!(ordered.json()["id"], again.json()["id"], "the same wish is the same job");
    assert_eq!((&waiting["state"], &finished["state"]), (&json!("waiting"), &json!("finished")));
    assert!(file.text().contains("Id,Kod,Hissəsi,Mətn,Qiymət"), "{}", file.text());
    assert_eq!((others.status.as_u16(), foreign.status.as_u16()), (404, 404));
    let mails = mails(&desk).await;
    assert_eq!(mails.len(), 1);
    assert!(mails[0].contains(finished["result"]["href"].as_str().unwrap()), "{mails:?}");
}

#[tokio::test]
async fn the_archive_holds_the_report_in_every_form() {
    let desk = Desk::closed().await;

    let ordered = desk.read("coordinator", "report.zip").await;
    assert_eq!(ordered.status, StatusCode::ACCEPTED, "{}", ordered.text());
    assert!(jobs::run_one(&desk.world.app).await.unwrap());
    let job = desk.machine("coordinator").await.get(ordered.header("location")).await.json();
    let file = desk.world.browser("coordinator").await.get(job["result"]["href"].as_str().unwrap()).await;

    let archive = zip::ZipArchive::new(std::io::Cursor::new(file.bytes)).unwrap();
    let endings: Vec<String> =
        archive.file_names().map(|name| name.unwrap().rsplit('.').next().unwrap().to_owned()).collect();
    assert_eq!(endings, ["pdf", "docx", "xlsx", "csv", "json"]);
}

#[tokio::test]
async fn what_one_node_made_is_had_from_the_other_and_each_job_is_done_once() {
    let moto = Moto::start().await;
    let bucket = |app: App| {
        let storage = moto.storage(&app.config.data);
        app.with(storage)
    };
    let desk = Desk::closed_on(World::set_up(|_| {}, bucket).await).await;
    let other = desk.world.another_node(|_| {}, bucket).await;
    let address = |ordered: &Answer| ordered.header("location").to_owned();

    let zip = desk.read("viewer", "report.zip").await;
    let (here, there) = tokio::join!(jobs::run_one(&desk.world.app), jobs::run_one(&other.app));
    let ran = [here.unwrap(), there.unwrap()];
    let csv = desk
        .machine("viewer")
        .await
        .send(
            Method::GET,
            &format!("/api/v1/assessments/{}/report.csv", desk.id),
            &[("prefer", "respond-async")],
            Vec::new(),
        )
        .await;
    assert!(jobs::run_one(&other.app).await.unwrap());

    assert_eq!(ran.iter().filter(|ran| **ran).count(), 1);
    for (ordered, begins) in [(&zip, &b"PK"[..]), (&csv, "\u{feff}Id,".as_bytes())] {
        let job = other.machine("viewer").await.get(&address(ordered)).await.json();
        let href = job["result"]["href"].as_str().unwrap();
        for node in [&desk.world, &other] {
            let file = node.browser("viewer").await.get(href).await;
            assert!(file.bytes.starts_with(begins), "{}", file.text());
            assert_eq!(file.header("content-length"), job["result"]["size"].to_string());
            // Nothing of it lies on either machine.
            assert_eq!(std::fs::read_dir(node.app.config.data.join("staging")).unwrap().count(), 0);
        }
    }
}

#[tokio::test]
async fn what_a_job_made_is_removed_after_a_week_and_evidence_stays() {
    let desk = Desk::closed().await;
    let machine = desk.machine("viewer").await;
    let evidence = crate::evidence::send::send(
        &desk.machine("coordinator").await,
        "/api/v1/evidence",
        &[],
        &[("plan.pdf", crate::evidence::send::PDF)],
    )
    .await;
    let ordered = desk.read("viewer", "report.zip").await;
    assert!(jobs::run_one(&desk.world.app).await.unwrap());
    let job = machine.get(ordered.header("location")).await.json();
    let href = job["result"]["href"].as_str().unwrap().to_owned();

    // Files have the day of the machine, which is not the day of the stage.
    let made = std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap().as_secs() as i64;
    let behind = made - desk.world.app.now().millis() / 1000;
    desk.world.app.clock.advance(behind + 6 * 86_400);
    housekeeping::tidy(&desk.world.ctx()).await.unwrap();
    let kept = desk.world.browser("viewer").await.get(&href).await;
    desk.world.app.clock.advance(2 * 86_400);
    housekeeping::tidy(&desk.world.ctx()).await.unwrap();
    let gone = desk.world.browser("viewer").await.get(&href).await;
    let page =
        desk.world.browser("viewer").await.get(&format!("/assessments/{}/report", desk.id)).await.text();

    assert_eq!((kept.status, gone.status), (StatusCode::OK, StatusCode::NOT_FOUND));
    assert!(!page.contains(&href), "{page}");
    let address = evidence.json()["file"]["address"].as_str().unwrap().to_owned();
    assert_eq!(desk.machine("coordinator").await.get(&address).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_file_that_was_replaced_after_the_closing_is_told_as_it_was_judged() {
    let desk = Desk::agreed().await;
    let machine = desk.machine("coordinator").await;
    let id = send::add(&machine, &[("title", "Plan")], &[("plan.pdf", send::PDF)]).await["id"].clone();
    let id = id.as_str().unwrap();
    let item = desk.item("A1.1").await;
    let cited =
        format!("/api/v1/assessments/{}/seats/{}/ratings/{item}/evidence/{id}", desk.id, desk.seats[0]);
    let attached = machine.json(Method::PUT, &cited, &json!({})).await;
    desk.settle_all().await;
    desk.close().await;
    desk.world.app.clock.advance(86_400);

    let newer = [send::PDF, b"newer"].concat();
    let added =
        send::send(&machine, &format!("/api/v1/evidence/{id}/versions"), &[], &[("new.pdf", &newer)]).await;
    let report = desk.read("coordinator", "report.json").await.json();
    let page = format!("/assessments/{}/items/{item}?seat={}", desk.id, desk.seats[0]);
    let page = desk.world.browser("coordinator").await.get(&page).await.text();

    assert!(attached.status.is_success() && added.status.is_success(), "{}", attached.text());
    assert_eq!(report["evidence"][0]["file_name"], "plan.pdf", "{report}");
    assert_eq!(report["evidence"][0]["sha256"], alcove::kit::clock::hash_bytes(send::PDF).as_str());
    assert!(page.contains("after the closing"), "{page}");
}

#[tokio::test]
async fn the_report_is_set_as_pdf_and_word() {
    let desk = Desk::closed().await;

    let pdf = desk.read("viewer", "report.pdf?language=ru").await;
    let word = desk.read("viewer", "report.docx").await;

    assert_eq!(pdf.status, StatusCode::OK, "{}", pdf.text());
    assert!(pdf.bytes.starts_with(b"%PDF-"));
    assert!(word.bytes.starts_with(b"PK"));
}

#[tokio::test]
async fn reports_are_for_members_and_come_with_the_closing() {
    let desk = Desk::agreed().await;
    let early = desk.read("head", "report.csv").await;
    desk.settle_all().await;
    desk.close().await;

    assert_eq!((early.status.as_u16(), &early.json()["code"]), (409, &json!("not-closed")));
    for (role, status) in
        [("viewer", 200), ("contributor", 200), ("outsider", 404), ("leaver", 404), ("platform", 404)]
    {
        assert_eq!(desk.read(role, "report.csv").await.status.as_u16(), status, "{role}");
    }
}

#[tokio::test]
async fn a_job_that_fails_is_tried_again_later_and_given_up_at_last() {
    let desk = Desk::closed().await;
    let ctx = desk.world.ctx();
    let tx = ctx.begin().await.unwrap();
    let new = alcove::kit::jobs::NewJob {
        kind: "nobody.knows",
        payload: json!({}),
        dedupe: None,
        organisation: None,
        person: Some(desk.world.id("head")),
    };
    let id = alcove::kit::jobs::queue(&ctx, &*tx, new).await.unwrap();
    tx.commit_unrecorded().await.unwrap();

    let mut attempts = 0;
    for _ in 0..10 {
        if jobs::run_one(&desk.world.app).await.unwrap() {
            attempts += 1;
            assert!(!jobs::run_one(&desk.world.app).await.unwrap(), "not at once");
        }
        desk.world.app.clock.advance(3600);
    }

    let job = desk.machine("head").await.get(&format!("/api/v1/jobs/{id}")).await.json();
    assert_eq!((attempts, &job["state"]), (5, &json!("failed")));
}

/// The bodies of the mails that wait to be sent.
async fn mails(desk: &Desk) -> Vec<String> {
    use sea_orm::ConnectionTrait as _;
    let db = desk.world.app.db.read();
    let sql = "select body from mail order by created_at, id";
    let rows =
        db.query_all_raw(sea_orm::Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    rows.iter().map(|row| row.try_get("", "body").unwrap()).collect()
}
