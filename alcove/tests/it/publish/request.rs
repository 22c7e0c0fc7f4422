//! Internal documents: closed, asked for, open for a time.

use alcove::kit::etag::Condition;
use alcove::kit::ids::{DocumentRequestId, EvidenceId, InternalDocumentId, PracticeId};
use alcove::publish::internal::{self, Offer};
use alcove::publish::waiting::{self, What};
use alcove::publish::{request_lists, requests};
use axum::http::{Method, StatusCode};
use serde_json::json;

use super::stage::{complete, draft, person, published};
use crate::evidence::send::{PDF, add, note, png, send};
use crate::world::World;

const UNTIL: &str = "2026-12-01";

/// A practice of the college with one internal document: a paper that only the college sees.
struct Scene {
    world: World,
    practice: PracticeId,
    evidence: String,
    document: InternalDocumentId,
}

impl Scene {
    async fn new() -> Self {
        let world = World::new().await;
        let practice = published(&world, complete()).await;
        // A file that certainly has pages: the practice itself, on paper.
        let paper = world.stranger().get(&format!("/practices/{practice}/export.pdf")).await.bytes;
        let evidence = piece(&world, "meters.pdf", &paper).await;
        let document = offer(&world, &practice, &evidence).await;
        Self { world, practice, evidence, document }
    }

    async fn asked(&self) -> DocumentRequestId {
        let outsider = person(&self.world, "outsider").await;
        requests::ask(&outsider, &self.practice, &self.document, "We write a tender.").await.unwrap()
    }

    async fn granted(&self) -> DocumentRequestId {
        let id = self.asked().await;
        let head = person(&self.world, "head").await;
        requests::grant(&head, &id, &Condition::Any, UNTIL).await.unwrap();
        id
    }

    async fn waits(&self, role: &str) -> Vec<What> {
        let tasks = waiting::waiting(&person(&self.world, role).await).await.unwrap();
        tasks.into_iter().map(|task| task.what).collect()
    }
}

async fn offer(world: &World, practice: &PracticeId, evidence: &str) -> InternalDocumentId {
    let offer = Offer {
        evidence: evidence.to_owned(),
        name: "Contract for the meters".to_owned(),
        about: "Prices of three bidders".to_owned(),
    };
    internal::offer(&person(world, "coordinator").await, practice, offer).await.unwrap()
}

/// A paper of the college that is offered beside its practice.
pub async fn offered(world: &World, practice: &PracticeId, paper: &[u8]) -> InternalDocumentId {
    let evidence = piece(world, "meters.pdf", paper).await;
    offer(world, practice, &evidence).await
}

/// A file of the college that is open to the college alone.
async fn piece(world: &World, name: &str, content: &[u8]) -> String {
    let college = world.college.to_string();
    let fields =
        [("organisation_id", college.as_str()), ("title", "Contract"), ("confidentiality", "organisation")];
    let added = add(&world.machine("coordinator").await, &fields, &[(name, content)]).await;
    added["id"].as_str().unwrap().to_owned()
}

fn copy_of(id: &DocumentRequestId) -> String {
    format!("/practices/requests/{id}/document.pdf")
}

/// What `pdftotext` of Poppler reads on the pages.
fn text_of(file: &[u8]) -> String {
    use std::io::Write as _;
    use std::process::{Command, Stdio};
    let mut child = Command::new("pdftotext")
        .args(["-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(file).unwrap();
    String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
}

#[tokio::test]
async fn the_name_is_everybodys_and_the_document_is_not() {
    let scene = Scene::new().await;
    let address = format!("/practices/{}", scene.practice);

    let page = scene.world.stranger().get(&address).await.text();
    let list = scene.world.stranger().get(&format!("/api/v1{address}/documents")).await.json();
    let outsider = scene.world.browser("outsider").await;
    let member = outsider.get(&address).await.text();
    let file = outsider.get(&format!("/evidence/{}/file", scene.evidence)).await;

    assert!(page.contains("Contract for the meters") && page.contains("Prices of three bidders"));
    let ask = format!("{address}/documents/{}", scene.document);
    assert!(!page.contains(&ask) && member.contains(&ask));
    assert_eq!(list["items"][0]["name"], "Contract for the meters");
    assert!(!page.contains(&scene.evidence) && !list.to_string().contains(&scene.evidence));
    assert_eq!(file.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_request_is_granted_for_a_time_and_every_page_of_the_copy_says_so() {
    let scene = Scene::new().await;
    let outsider = scene.world.browser("outsider").await;
    let ask = format!("/practices/{}/documents/{}", scene.practice, scene.document);

    let form = outsider.get(&ask).await;
    let silent = outsider.post(&ask, &[("purpose", "  ")]).await;
    let asked = outsider.post(&ask, &[("purpose", "We write a tender.")]).await;
    let twice = outsider.post(&ask, &[("purpose", "Once more")]).await;

    assert_eq!(form.status, StatusCode::OK);
    assert_eq!((silent.status, asked.status), (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::SEE_OTHER));
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(twice.text().contains("You have asked for it already"), "{}", twice.text());

    let head = scene.world.browser("head").await;
    let id = sent(&scene, "outsider").await;
    let waiting = head.get("/practices/requests").await.text();
    let page = head.get(&format!("/practices/requests/{id}")).await.text();
    let early = outsider.get(&copy_of(&id)).await;
    let fields = [("version", "1"), ("until", UNTIL)];
    let granted = head.post(&format!("/practices/requests/{id}/grant"), &fields).await;
    let list = outsider.get("/practices/requests").await.text();
    let own = outsider.get(&format!("/practices/requests/{id}")).await.text();
    let copy = outsider.get(&copy_of(&id)).await;

    // Each reading is written down: it begins on the page that says so, not with a row of a list.
    assert!(list.contains(&format!("/practices/requests/{id}\"")) && !list.contains(&copy_of(&id)));
    assert!(own.contains(&copy_of(&id)));
    assert!(waiting.contains("Contract for the meters") && waiting.contains("Orchard Technical School"));
    assert!(page.contains("We write a tender."));
    assert_eq!(early.status, StatusCode::CONFLICT);
    assert_eq!(granted.status, StatusCode::SEE_OTHER, "{}", granted.text());
    assert_eq!((copy.status, copy.header("content-type")), (StatusCode::OK, "application/pdf"));
    assert_eq!(copy.header("cache-control"), "no-store");
    let text = text_of(&copy.bytes);
    assert!(text.contains("Meters in the workshop"), "{text}");
    for page in text.split_terminator('\u{c}') {
        for words in ["Orchard Technical School", "We write a tender.", "1 December 2026"] {
            assert!(page.replace('\n', " ").contains(words), "{words}: {page}");
        }
    }
}

/// The newest request that somebody sent.
async fn sent(scene: &Scene, role: &str) -> DocumentRequestId {
    let list = scene.world.machine(role).await.get("/api/v1/document-requests").await.json();
    list["sent"][0]["id"].as_str().unwrap().into()
}

#[tokio::test]
async fn each_reading_stands_in_the_history_of_both_and_is_counted() {
    let scene = Scene::new().await;
    let id = scene.granted().await;
    let outsider = scene.world.browser("outsider").await;

    outsider.get(&copy_of(&id)).await;
    outsider.get(&copy_of(&id)).await;

    let acts = scene.world.acts().await;
    let mine: Vec<&str> =
        acts.iter().map(String::as_str).filter(|act| act.starts_with("practice.document-")).collect();
    assert_eq!(
        mine,
        [
            "practice.document-offered",
            "practice.document-asked-for",
            "practice.document-granted",
            "practice.document-opened",
            "practice.document-opened",
        ]
    );
    let line = request_lists::find(&person(&scene.world, "coordinator").await, &id).await.unwrap();
    assert_eq!((line.row.opened, line.row.version), (2, 2));
}

#[tokio::test]
async fn it_is_open_up_to_its_day_and_to_its_asker_alone() {
    let scene = Scene::new().await;
    let id = scene.granted().await;
    let mut seen = Vec::new();
    for role in ["coordinator", "head", "contributor", "viewer", "leaver", "platform"] {
        seen.push(scene.world.browser(role).await.get(&copy_of(&id)).await.status.as_u16());
    }

    scene.world.app.clock.advance(10 * 86_400);
    let on_the_day = scene.world.browser("outsider").await.get(&copy_of(&id)).await;
    scene.world.app.clock.advance(86_400);
    let after = scene.world.browser("outsider").await.get(&copy_of(&id)).await;

    assert_eq!(seen, [404; 6]);
    assert_eq!((on_the_day.status, after.status), (StatusCode::OK, StatusCode::CONFLICT));
}

#[tokio::test]
async fn what_is_open_can_be_closed_with_a_reason_at_any_moment() {
    let scene = Scene::new().await;
    let id = scene.granted().await;
    let machine = scene.world.machine("coordinator").await;
    let address = format!("/api/v1/document-requests/{id}/revocation");

    let silent = machine.json(Method::PUT, &address, &json!({ "reason": "" })).await;
    let closed = machine.json(Method::PUT, &address, &json!({ "reason": "The contract has ended." })).await;
    let again = machine.json(Method::PUT, &address, &json!({ "reason": "Twice" })).await;
    let outsider = scene.world.browser("outsider").await;
    let copy = outsider.get(&copy_of(&id)).await;
    let page = outsider.get(&format!("/practices/requests/{id}")).await.text();

    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(closed.json()["standing"], "revoked");
    assert_eq!((again.status, copy.status), (StatusCode::CONFLICT, StatusCode::CONFLICT));
    assert!(page.contains("The contract has ended."));
}

#[tokio::test]
async fn what_is_sent_twice_at_once_is_one_request() {
    let scene = Scene::new().await;
    let outsider = person(&scene.world, "outsider").await;
    let ask = || requests::ask(&outsider, &scene.practice, &scene.document, "We write a tender.");

    let (one, other) = tokio::join!(ask(), ask());

    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
    assert_eq!(request_lists::sent(&outsider, None, 10).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_refusal_gives_a_reason_and_one_may_ask_again() {
    let scene = Scene::new().await;
    let id = scene.asked().await;
    let head = scene.world.browser("head").await;

    let fields = [("version", "1"), ("reason", "It names learners.")];
    let refused = head.post(&format!("/practices/requests/{id}/refusal"), &fields).await;
    let late =
        head.post(&format!("/practices/requests/{id}/grant"), &[("version", "2"), ("until", UNTIL)]).await;
    let again = scene.asked().await;

    assert_eq!(refused.status, StatusCode::SEE_OTHER, "{}", refused.text());
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_ne!(again, id);
}

#[tokio::test]
async fn only_those_who_answer_for_the_institution_answer() {
    let scene = Scene::new().await;
    let id = scene.asked().await;
    let address = format!("/api/v1/document-requests/{id}");
    let body = json!({ "until": UNTIL });
    let mut answers = Vec::new();

    for role in ["outsider", "contributor", "unit-lead", "viewer", "leaver", "platform"] {
        let browser = scene.world.browser(role).await;
        let read = browser.get(&address).await.status.as_u16();
        let granted = browser.json(Method::PUT, &format!("{address}/grant"), &body).await.status.as_u16();
        answers.push((role, read, granted));
    }
    let head = scene.world.machine("head").await;
    let stale = head
        .send(
            Method::PUT,
            &format!("{address}/grant"),
            &[("content-type", "application/json"), ("if-match", "\"7\"")],
            body.to_string().into_bytes(),
        )
        .await;
    let granted = head.json(Method::PUT, &format!("{address}/grant"), &body).await;

    assert_eq!(
        answers,
        [
            ("outsider", 200, 403),
            ("contributor", 404, 404),
            ("unit-lead", 404, 404),
            ("viewer", 404, 404),
            ("leaver", 404, 404),
            ("platform", 404, 404),
        ]
    );
    assert_eq!(stale.status, StatusCode::PRECONDITION_FAILED);
    assert_eq!(granted.json()["granted_until"], UNTIL);
}

#[tokio::test]
async fn a_day_that_is_past_or_too_far_opens_nothing() {
    let scene = Scene::new().await;
    let id = scene.asked().await;
    let head = scene.world.machine("head").await;
    let address = format!("/api/v1/document-requests/{id}/grant");
    let mut codes = Vec::new();

    for until in ["2026-11-20", "2027-11-22", "soon"] {
        let answer = head.json(Method::PUT, &address, &json!({ "until": until })).await;
        codes.push((answer.status.as_u16(), crate::evidence::send::codes(&answer)));
    }

    let outside = (422, vec!["day-outside".to_owned()]);
    assert_eq!(codes, [outside.clone(), outside, (422, vec!["not-a-day".to_owned()])]);
}

#[tokio::test]
async fn what_was_granted_is_opened_and_not_what_came_later() {
    let scene = Scene::new().await;
    let id = scene.granted().await;
    let machine = scene.world.machine("coordinator").await;
    let versions = format!("/api/v1/evidence/{}/versions", scene.evidence);
    // One that could not even be copied.
    let later = send(&machine, &versions, &[], &[("later.pdf", PDF)]).await;

    let copy = scene.world.browser("outsider").await.get(&copy_of(&id)).await;

    assert!(later.status.is_success(), "{}", later.text());
    assert!(text_of(&copy.bytes).contains("Meters in the workshop"));
}

#[tokio::test]
async fn what_is_taken_off_is_closed_to_everybody() {
    let scene = Scene::new().await;
    let id = scene.granted().await;
    let coordinator = scene.world.browser("coordinator").await;

    let removal = format!("/practices/{}/documents/{}/removal", scene.practice, scene.document);
    let taken = coordinator.post(&removal, &[]).await;
    let copy = scene.world.browser("outsider").await.get(&copy_of(&id)).await;
    let page = scene.world.stranger().get(&format!("/practices/{}", scene.practice)).await.text();

    assert_eq!(taken.status, StatusCode::SEE_OTHER);
    assert_eq!(copy.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!page.contains("Contract for the meters"));
    assert_eq!(scene.waits("outsider").await, []);
}

#[tokio::test]
async fn what_has_no_pages_to_mark_and_what_is_another_institutions_is_not_offered() {
    let scene = Scene::new().await;
    let text = piece(&scene.world, "notes.txt", b"Three lines\nof a text\nwithout pages\n").await;
    let broken = piece(&scene.world, "empty.pdf", PDF).await;
    let picture = piece(&scene.world, "hall.png", &png(40, 30)).await;
    let words = note(&scene.world, "coordinator", "Minutes", "public").await;
    let machine = scene.world.machine("coordinator").await;
    let address = format!("/api/v1/practices/{}/documents", scene.practice);
    let mut statuses = Vec::new();

    for evidence in [&text, &broken, &words, &"unknown".to_owned(), &picture] {
        let answer = machine.json(Method::POST, &address, &json!({ "evidence_id": evidence })).await;
        statuses.push(answer.status.as_u16());
    }
    let own = draft(&scene.world, "coordinator", complete()).await;
    let outsider = person(&scene.world, "outsider").await;
    let offer = Offer { evidence: picture.clone(), ..Offer::default() };
    let foreign = internal::offer(&outsider, &own, offer).await;

    assert_eq!(statuses, [422, 422, 422, 422, 201]);
    assert_eq!(foreign.unwrap_err().code(), "not-found");
    let choices =
        internal::choices(&person(&scene.world, "coordinator").await, &scene.practice).await.unwrap();
    assert!(!choices.iter().any(|(id, _)| *id == EvidenceId(picture.clone())));
}

#[tokio::test]
async fn a_document_is_offered_once_beside_a_practice_until_it_is_taken_off() {
    let scene = Scene::new().await;
    let machine = scene.world.machine("coordinator").await;
    let address = format!("/api/v1/practices/{}/documents", scene.practice);
    let again = json!({ "evidence_id": scene.evidence, "name": "The same" });

    let refused = machine.json(Method::POST, &address, &again).await;
    let browser = scene.world.browser("coordinator").await;
    let fields = [("evidence", scene.evidence.as_str())];
    let page = browser.post(&format!("/practices/{}/documents", scene.practice), &fields).await;
    let list = machine.get(&address).await.json();
    machine.json(Method::DELETE, &format!("{address}/{}", scene.document), &json!({})).await;
    let anew = machine.json(Method::POST, &address, &again).await;

    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.text());
    assert_eq!(refused.json()["code"], "document-offered-already");
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text().contains("It is offered already, as “Contract for the meters”."));
    assert_eq!(list["items"].as_array().unwrap().len(), 1);
    assert_eq!(anew.status, StatusCode::CREATED, "{}", anew.text());
}

#[tokio::test]
async fn nobody_asks_their_own_institution_and_a_draft_offers_nothing() {
    let scene = Scene::new().await;
    let viewer = person(&scene.world, "viewer").await;

    let own = requests::ask(&viewer, &scene.practice, &scene.document, "To read it").await;
    let draft = draft(&scene.world, "coordinator", complete()).await;
    let elsewhere = requests::ask(&viewer, &draft, &scene.document, "To read it").await;

    assert_eq!(own.unwrap_err().code(), "document-own-institution");
    assert_eq!(elsewhere.unwrap_err().code(), "not-found");
}

#[tokio::test]
async fn both_sides_find_on_their_first_page_what_waits() {
    let scene = Scene::new().await;
    let id = scene.asked().await;

    assert_eq!(scene.waits("head").await, [What::Grant]);
    assert_eq!((scene.waits("outsider").await, scene.waits("contributor").await), (vec![], vec![]));
    let home = scene.world.browser("head").await.get("/").await.text();
    assert!(home.contains(&format!("/practices/requests/{id}")), "{home}");

    let head = person(&scene.world, "head").await;
    requests::grant(&head, &id, &Condition::Any, UNTIL).await.unwrap();
    assert_eq!((scene.waits("head").await, scene.waits("outsider").await), (vec![], vec![What::Open]));

    scene.world.browser("outsider").await.get(&copy_of(&id)).await;
    assert_eq!(scene.waits("outsider").await, []);
}

#[tokio::test]
async fn both_sides_are_told_by_mail_in_their_language() {
    let scene = Scene::new().await;
    let id = scene.granted().await;
    let coordinator = person(&scene.world, "coordinator").await;
    requests::revoke(&coordinator, &id, &Condition::Any, "It has ended.").await.unwrap();

    let subjects = mails(&scene.world).await;

    assert_eq!(
        subjects,
        [
            ("coordinator@alcove.test".to_owned(), "Asked for: Contract for the meters".to_owned()),
            ("outsider@alcove.test".to_owned(), "Open to you: Contract for the meters".to_owned()),
            ("outsider@alcove.test".to_owned(), "Closed again: Contract for the meters".to_owned()),
        ]
    );
}

/// Address and subject of the mails about documents, in their order.
async fn mails(world: &World) -> Vec<(String, String)> {
    use sea_orm::{ConnectionTrait as _, Statement};
    let sql = "select recipient, subject from mail where dedupe_key like 'document-request/%' order by id";
    let statement = Statement::from_string(world.app.db.backend(), sql);
    let rows = world.app.db.read().query_all_raw(statement).await.unwrap();
    rows.iter()
        .map(|row| (row.try_get("", "recipient").unwrap(), row.try_get("", "subject").unwrap()))
        .collect()
}
