//! Over a form that was not taken stands a summary of what is wrong: each line leads to its field.

use std::io::{Cursor, Read as _, Write as _};

use alcove::kit::etag::Condition;
use alcove::publish::adopting::{self, Wish};
use alcove::publish::{moving, questions, requests};
use axum::http::StatusCode;

use super::process::with_process;
use super::stage::{complete, draft, name_reviewer, person, published, reviewing};
use crate::evidence::send::send;
use crate::improve::stage as plans;
use crate::world::{Answer, World};

/// Fields that the summary leads to, each of which is on the page once.
fn leads_to(answer: &Answer, what: &str) -> Vec<String> {
    let page = answer.text();
    let at = page.find("class=\"errors\"").unwrap_or_else(|| panic!("{what}: no summary: {page}"));
    let summary = page[at..].split("</div>").next().unwrap();
    let fields: Vec<String> =
        summary.split("href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
    assert!(!fields.is_empty(), "{what}: no line leads anywhere: {summary}");
    for field in &fields {
        assert_eq!(page.matches(&format!(" id=\"{field}\"")).count(), 1, "{what}: #{field}");
    }
    fields
}

fn refused(answer: &Answer, what: &str) -> Vec<String> {
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{what}");
    leads_to(answer, what)
}

#[tokio::test]
async fn on_the_working_page_every_line_leads_to_its_field() {
    let world = World::new().await;
    let mut value = complete();
    value["contact"] = serde_json::json!({
        "name": "Office", "email": "office@college.example", "consented_on": "2026-11-20",
    });
    let id = draft(&world, "coordinator", value.clone()).await;
    let (author, head) = (world.browser("coordinator").await, world.browser("head").await);
    let at = |act: &str| format!("/practices/{id}/{act}");
    let token = author.form_token();

    let picture = send(&author, &at("pictures"), &[("_csrf", token.as_str())], &[]).await;
    let document = head.post(&at("documents"), &[("evidence", "none")]).await;
    let process = author.post(&at("process"), &[("version", "1"), ("assessment", "none")]).await;
    moving::submit(&person(&world, "coordinator").await, &id).await.unwrap();
    let back = head.post(&at("return"), &[("reason", " ")]).await;

    refused(&picture, "picture");
    assert_eq!(refused(&document, "document"), ["evidence"]);
    assert_eq!(refused(&process, "process"), ["assessment"]);
    assert_eq!(refused(&back, "return"), ["reason"]);

    let id = published(&world, value).await;
    let at = |act: &str| format!("/practices/{id}/{act}");
    let outsider = person(&world, "outsider").await;
    let question = questions::ask(&outsider, &id, "Which meter was it?").await.unwrap();
    let answered =
        author.post(&at(&format!("questions/{question}/answer")), &[("question", question.as_str())]).await;
    let use_words = "long ".repeat(5_000);
    let used = author.post(&at("confirmation"), &[("answer", "in-use"), ("words", &use_words)]).await;
    let withdrawn = head.post(&at("withdrawal"), &[("reason", "")]).await;
    moving_again(&world, &id).await;
    let while_submitted = head.post(&at("withdrawal"), &[("reason", "")]).await;
    let returned = head.post(&at("return"), &[("reason", "")]).await;

    assert_eq!(refused(&answered, "answer"), ["answer"]);
    assert_eq!(refused(&used, "use"), ["words"]);
    assert!(used.text().contains("This is too long: at most"));
    for (answer, place) in
        [(&withdrawn, "withdrawal"), (&while_submitted, "withdrawal"), (&returned, "return")]
    {
        assert_eq!(refused(answer, place), ["reason"]);
        let page = answer.text();
        let form = page.split(&format!("action=\"/practices/{id}/{place}\"")).nth(1).unwrap();
        let form = form.split("</form>").next().unwrap();
        assert!(form.contains("id=\"reason\"") && form.contains("id=\"reason-error\""), "{place}: {form}");
    }
}

/// What is published is written anew and handed in once more.
async fn moving_again(world: &World, id: &alcove::kit::ids::PracticeId) {
    let machine = world.machine("coordinator").await;
    let path = format!("/api/v1/practices/{id}/draft");
    let body = machine.get(&path).await.json()["body"].clone();
    let put = machine.json(axum::http::Method::PUT, &path, &body).await;
    assert_eq!(put.status, StatusCode::OK, "{}", put.text());
    moving::submit(&person(world, "coordinator").await, id).await.unwrap();
}

#[tokio::test]
async fn on_the_form_every_line_leads_to_its_field_in_the_language_that_is_shown() {
    let world = World::new().await;
    let id = draft(&world, "coordinator", complete()).await;
    let browser = world.browser("coordinator").await;
    let address = format!("/practices/{id}/edit");
    let long = "y".repeat(500);
    let common = [("version", "1"), ("entry", "practice"), ("licence", "CC-BY-4.0")];
    let with = |more: &[(&'static str, &str)]| {
        let mut fields: Vec<(String, String)> = Vec::new();
        let all = common.iter().copied().chain(more.iter().copied());
        fields.extend(all.map(|(name, value)| (name.to_owned(), value.to_owned())));
        fields
    };
    let post = async |fields: Vec<(String, String)>| {
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        browser.post(&address, &fields).await
    };

    let translated = post(with(&[("language", "az"), ("t_title", &long)])).await;
    let rows = post(with(&[
        ("language", "en"),
        ("t_title", "Meters"),
        ("blocks_0_name", ""),
        ("blocks_1_name", "Mount a meter"),
        ("blocks_1_days", "many"),
        ("first_day", "soon"),
        ("url", "ftp://x"),
        ("contact_name", "Office"),
    ]))
    .await;

    assert_eq!(refused(&translated, "translated"), ["t_title"]);
    assert!(translated.text().contains("id=\"t_title-error\""));
    let mut fields = refused(&rows, "rows");
    fields.sort();
    assert_eq!(fields, ["blocks_0_days", "contact_consent", "first_day", "url"]);
    let page = rows.text();
    let row = page.split(" id=\"blocks_0_days\"").nth(1).unwrap();
    assert!(row.split("</div>").next().unwrap().contains("many"), "the fault stands where the row is");
    assert!(page.contains(">Mount a meter</textarea>") && page.contains("value=\"ftp://x\""));
}

/// The same Word file with other words in it.
fn rewritten(file: &[u8], from: &str, to: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if name == "word/document.xml" {
            let text = String::from_utf8(bytes).unwrap();
            assert!(text.contains(from));
            bytes = text.replacen(from, to, 1).into_bytes();
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(&bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[tokio::test]
async fn what_is_wrong_in_a_word_file_is_told_with_its_place() {
    let world = World::new().await;
    let id = draft(&world, "coordinator", complete()).await;
    let browser = world.browser("coordinator").await;
    let token = browser.form_token();
    let file = browser.get(&format!("/practices/{id}/draft.docx?form=1&language=en")).await.bytes;
    let three = r#"<w:t xml:space="preserve">3</w:t>"#;
    let file = rewritten(&file, three, &three.replace('3', "many"));
    let fields = [("_csrf", token.as_str()), ("language", "en"), ("entry", "practice"), ("from", "word")];

    let new = send(&browser, "/practices/new", &fields, &[("practice.docx", &file)]).await;
    let over = send(&browser, &format!("/practices/{id}/import"), &fields, &[("practice.docx", &file)]).await;

    assert_eq!(refused(&new, "new"), ["file"]);
    assert!(new.text().contains("Parts, row 1:") || new.text().contains(", row 1:"), "{}", new.text());
    assert_eq!(over.status, StatusCode::OK);
    assert_eq!(leads_to(&over, "import"), ["blocks_0_days"]);
}

#[tokio::test]
async fn at_the_reviewers_desk_every_line_leads_to_its_field() {
    let world = World::new().await;
    name_reviewer(&world, "outsider").await;
    let id = reviewing(&world, complete()).await;
    let browser = world.browser("outsider").await;
    let desk = format!("/practices/{id}/review");
    browser.post(&format!("{desk}/begin"), &[]).await;
    let page = browser.get(&desk).await.text();
    let item = page.split(" id=\"m_").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let (mark, note) = (format!("m_{item}"), format!("n_{item}"));
    let long = "long ".repeat(5_000);

    let strange = browser.post(&desk, &[(mark.as_str(), "99")]).await;
    let long = browser.post(&desk, &[(mark.as_str(), "1"), (note.as_str(), &long)]).await;
    let silent = browser.post(&desk, &[("verdict", "return"), ("reason", " ")]).await;
    let keeper = world.browser("platform").await;
    let nobody = keeper.post("/platform/reviewers", &[("email", "nobody@alcove.test")]).await;
    let nothing = keeper.post("/platform/reviewers", &[("email", "outsider@alcove.test")]).await;

    assert_eq!(refused(&strange, "mark"), [mark]);
    assert_eq!(refused(&long, "note"), std::slice::from_ref(&note));
    assert!(long.text().contains(&format!("id=\"{note}-error\"")));
    assert_eq!(refused(&silent, "verdict"), ["reason"]);
    assert_eq!(refused(&nobody, "email"), ["email"]);
    assert_eq!(refused(&nothing, "domains"), ["domains"]);
}

#[tokio::test]
async fn where_practices_are_taken_over_every_line_leads_to_its_field() {
    let world = World::new().await;
    let (process, _) = with_process(&world).await;
    let id = published(&world, complete()).await;
    let outsider = world.browser("outsider").await;
    let adopt = format!("/practices/{id}/adopt");
    let without_plans = outsider.post(&adopt, &[("plan", "none"), ("block", "block-one")]).await;
    let plan = plans::elsewhere(&world).await;
    let wish = Wish { plan: plan.id.clone(), blocks: vec!["block-one".to_owned()], finding: None };
    let adoption = adopting::adopt(&person(&world, "outsider").await, &id, &wish).await.unwrap();

    let nothing = outsider.post(&adopt, &[("plan", plan.id.as_str())]).await;
    let elsewhere = outsider.post(&adopt, &[("plan", "none"), ("block", "block-two")]).await;
    let tell = format!("/practices/adoptions/{adoption}");
    let untold = outsider.post(&tell, &[("version", "1")]).await;
    let long = "long ".repeat(5_000);
    let told = [("version", "1"), ("worked", "yes"), ("adapted", long.as_str()), ("result", "Less")];
    let told = outsider.post(&tell, &told).await;
    let start = outsider.post(&format!("/practices/{process}/start"), &[("first_day", "2027-02-01")]).await;

    assert_eq!(refused(&without_plans, "without plans"), ["plan"]);
    assert_eq!(refused(&nothing, "nothing"), ["block"]);
    assert_eq!(refused(&elsewhere, "elsewhere"), ["plan"]);
    assert_eq!(refused(&untold, "untold"), ["worked"]);
    assert_eq!(refused(&told, "too long"), ["adapted"]);
    assert!(told.text().contains("This is too long"), "{}", told.text());
    assert_eq!(refused(&start, "start"), ["part"]);
}

#[tokio::test]
async fn where_a_document_is_asked_for_every_line_leads_to_its_field() {
    let world = World::new().await;
    let practice = published(&world, complete()).await;
    let paper = world.stranger().get(&format!("/practices/{practice}/export.pdf")).await.bytes;
    let document = super::request::offered(&world, &practice, &paper).await;
    let (outsider, head) = (world.browser("outsider").await, world.browser("head").await);
    let ask = format!("/practices/{practice}/documents/{document}");
    let silent = outsider.post(&ask, &[("purpose", " ")]).await;
    let asker = person(&world, "outsider").await;
    let id = requests::ask(&asker, &practice, &document, "We write a tender.").await.unwrap();
    let at = |act: &str| format!("/practices/requests/{id}/{act}");

    let never = head.post(&at("grant"), &[("version", "1"), ("until", "soon")]).await;
    let no = head.post(&at("refusal"), &[("version", "1")]).await;
    requests::grant(&person(&world, "head").await, &id, &Condition::Any, "2026-12-01").await.unwrap();
    let closed = head.post(&at("revocation"), &[("version", "2")]).await;

    assert_eq!(refused(&silent, "purpose"), ["purpose"]);
    assert_eq!(refused(&never, "until"), ["until"]);
    assert_eq!(refused(&no, "refusal"), ["reason"]);
    assert_eq!(refused(&closed, "revocation"), ["reason"]);
}
