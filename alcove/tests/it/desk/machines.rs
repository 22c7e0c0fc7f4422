//! What the desk has for machines besides judging: the evidence, the report as a file, and what to
//! look at on a visit.

use alcove::certify::snapshot::{self, EvidenceBody, FileBody};
use alcove::kit::clock::hash_bytes;
use alcove::kit::ids::EvidenceId;
use alcove::shell::openapi;
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::stage::{Staged, submitted};
use crate::certify::paging::read_alike;
use crate::evidence::send::{add, png, send};
use crate::ops::openapi::check;
use crate::world::World;

/// A photo of the college that is open to assessors.
async fn photo(world: &World) -> Value {
    let college = world.college.to_string();
    let fields = [
        ("organisation_id", college.as_str()),
        ("title", "Workshop"),
        ("kind", "photo"),
        ("confidentiality", "assessors"),
    ];
    add(&world.machine("coordinator").await, &fields, &[("hall.png", &png(40, 30))]).await
}

/// The college answers a question with the photo; answers its id.
async fn answered_with_a_photo(world: &World, staged: &Staged) -> String {
    let photo = photo(world).await["id"].as_str().unwrap().to_owned();
    let question = json!({ "words": "How does it look?", "due_day": "2026-12-01" });
    let lead = staged.browser(world, "lead").await;
    let asked = lead.json(Method::POST, &staged.api("/questions"), &question).await;
    let path = staged.api(&format!("/questions/{}/answer", asked.json()["id"].as_str().unwrap()));
    let said = json!({ "words": "Like this", "evidence": [photo] });
    let answered = world.machine("coordinator").await.json(Method::POST, &path, &said).await;
    assert_eq!(answered.status, StatusCode::OK, "{}", answered.text());
    photo
}

/// The photo stands in the snapshot with the file that it has now.
async fn handed_in(world: &World, staged: &Staged, photo: &Value) {
    let (_, mut body) = snapshot::load(&world.ctx(), &staged.id).await.unwrap().unwrap();
    let file = &photo["file"];
    let text = |name: &str| file[name].as_str().unwrap().to_owned();
    body.evidence.push(EvidenceBody {
        id: EvidenceId(photo["id"].as_str().unwrap().to_owned()),
        kind: "photo".to_owned(),
        title: "Workshop".to_owned(),
        dated: None,
        confidentiality: "assessors".to_owned(),
        url: String::new(),
        figure: String::new(),
        figure_unit: String::new(),
        version: Some(FileBody {
            number: file["number"].as_i64().unwrap(),
            sha256: text("sha256"),
            file_name: text("name"),
            media_type: text("media_type"),
            size: file["size"].as_i64().unwrap(),
        }),
    });
    let written = body.write().unwrap();
    let hash = hash_bytes(written.as_bytes());
    let written = written.replace('\'', "''");
    let id = &staged.id;
    let sql = format!(
        "update application_snapshot set body = '{written}', hash = '{hash}' where application_id = '{id}'"
    );
    world.tamper(&sql).await;
}

fn piece(list: &Value, id: &str) -> Value {
    let items = list["items"].as_array().unwrap();
    items.iter().find(|one| one["id"] == id).unwrap()["piece"].clone()
}

#[tokio::test]
async fn who_is_engaged_lists_the_evidence_and_takes_its_files() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    staged.both(&world).await;
    let photo = answered_with_a_photo(&world, &staged).await;
    let lead = staged.browser(&world, "lead").await;
    let base = staged.api("/desk/evidence");

    let listed = lead.get(&base).await;
    let one = lead.get(&format!("{base}/{}", staged.shown)).await.json();
    let kept = lead.get(&format!("{base}/{}", staged.kept)).await;
    let file = lead.get(&format!("{base}/{photo}/file")).await;
    let no_file = lead.get(&format!("{base}/{}/file", staged.shown)).await;
    let library = lead.get(&format!("/api/v1/evidence/{photo}/file")).await;

    assert_eq!(listed.status, StatusCode::OK, "{}", listed.text());
    let list = listed.json();
    check(&openapi::document(), "DeskEvidenceList", &list, &base);
    assert_eq!(list["items"].as_array().unwrap().len(), 3);
    assert_eq!(piece(&list, staged.shown.as_str())["title"], "Minutes");
    assert_eq!(piece(&list, staged.kept.as_str()), json!(null));
    assert!(!listed.text().contains("Letter"), "{}", listed.text());
    let shown = piece(&list, &photo);
    assert_eq!((&shown["handed_in"], &shown["file"]["name"]), (&json!(false), &json!("hall.png")));
    assert_eq!(shown["file"]["address"], format!("{base}/{photo}/file"));
    assert_eq!((&one["note"], &one["handed_in"]), (&json!("Seen"), &json!(true)));
    assert_eq!(kept.status, StatusCode::NOT_FOUND);
    assert_eq!((file.status, file.bytes.as_slice()), (StatusCode::OK, png(40, 30).as_slice()));
    assert_eq!((no_file.status, library.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
}

#[tokio::test]
async fn evidence_at_the_desk_comes_page_by_page() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    staged.both(&world).await;
    let lead = staged.browser(&world, "lead").await;
    let base = staged.api("/desk/evidence");

    let first = lead.get(&format!("{base}?limit=1")).await.json();
    let next = first["next"].as_str().unwrap();
    let second = lead.get(&format!("{base}?limit=1&after={next}")).await.json();

    let ids = [&first, &second].map(|page| page["items"][0]["id"].as_str().unwrap().to_owned());
    let mut wanted = [staged.shown.0.clone(), staged.kept.0.clone()];
    wanted.sort();
    assert_eq!(ids, wanted);
    assert_eq!(second["next"], json!(null));
}

#[tokio::test]
async fn the_file_at_the_desk_is_the_one_that_was_handed_in() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    let photo = photo(&world).await;
    handed_in(&world, &staged, &photo).await;
    staged.both(&world).await;
    let id = photo["id"].as_str().unwrap();
    let versions = format!("/api/v1/evidence/{id}/versions");
    let newer = png(50, 50);
    let sent =
        send(&world.machine("coordinator").await, &versions, &[], &[("new.png", newer.as_slice())]).await;
    assert_eq!(sent.status, StatusCode::CREATED, "{}", sent.text());

    let lead = staged.browser(&world, "lead").await;
    let path = staged.api(&format!("/desk/evidence/{id}"));
    let shown = lead.get(&path).await.json();
    let file = lead.get(&format!("{path}/file")).await;

    assert_eq!((&shown["file"]["name"], &shown["file"]["number"]), (&json!("hall.png"), &json!(1)));
    assert_eq!(file.bytes, png(40, 30));
}

#[tokio::test]
async fn evidence_at_the_desk_is_closed_to_whoever_is_not_engaged() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    let [lead, _] = staged.both(&world).await;
    let photo = answered_with_a_photo(&world, &staged).await;
    let paths = ["".to_owned(), format!("/{photo}"), format!("/{photo}/file")]
        .map(|rest| staged.api(&format!("/desk/evidence{rest}")));

    for path in &paths {
        assert_eq!(world.stranger().get(path).await.status, StatusCode::UNAUTHORIZED, "{path}");
        let spare = staged.browser(&world, "spare").await.get(path).await.status;
        assert_eq!(spare, StatusCode::NOT_FOUND, "{path}");
        // The applicant has the library, and those of no house have nothing.
        for role in ["coordinator", "head", "viewer", "leaver", "platform"] {
            let seen = world.machine(role).await.get(path).await.status;
            assert_eq!(seen, StatusCode::NOT_FOUND, "{role} {path}");
        }
    }
    // The body runs the desk and opens nothing of the institution's.
    let body = world.machine("outsider").await;
    let list = body.get(&paths[0]).await.json();
    assert_eq!(piece(&list, &photo), json!(null));
    assert_eq!(body.get(&paths[2]).await.status, StatusCode::FORBIDDEN);

    let ending = staged.api(&format!("/engagements/{lead}/ending"));
    body.json(Method::POST, &ending, &json!({ "because": "Is ill" })).await;
    let gone = staged.browser(&world, "lead").await;
    for path in &paths {
        assert_eq!(gone.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let co = staged.browser(&world, "co").await;
    assert_eq!(co.get(&paths[2]).await.status, StatusCode::OK);
    let taken_back = json!({ "confidentiality": "organisation" });
    let coordinator = world.machine("coordinator").await;
    coordinator.json(Method::PATCH, &format!("/api/v1/evidence/{photo}"), &taken_back).await;
    assert_eq!(co.get(&paths[2]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_machine_keeps_the_list_of_what_to_look_at() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    staged.both(&world).await;
    let lead = staged.browser(&world, "lead").await;
    let base = staged.api("/visit/checks");

    let added = lead.json(Method::POST, &base, &json!({ "words": "The workshop log" })).await;
    let silent = lead.json(Method::POST, &base, &json!({ "words": " " })).await;
    let one = format!("{base}/{}", added.json()["id"].as_str().unwrap());
    let seen = lead.json(Method::PUT, &one, &json!({ "seen": true })).await.json();
    world.app.clock.advance(60);
    let again = lead.json(Method::PUT, &one, &json!({ "seen": true })).await.json();
    let page = lead.get(&staged.desk("/visit")).await.text();
    let open = lead.json(Method::PUT, &one, &json!({ "seen": false })).await.json();

    assert_eq!(added.status, StatusCode::CREATED, "{}", added.text());
    check(&openapi::document(), "VisitCheck", &added.json(), &base);
    assert_eq!(added.json()["seen_at"], json!(null));
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(seen["seen_at"].is_string(), "{seen}");
    assert_eq!(again, seen);
    assert!(page.contains("The workshop log"), "{page}");
    assert_eq!(open["seen_at"], json!(null));

    let say = json!({ "seen": true });
    assert_eq!(world.stranger().json(Method::PUT, &one, &say).await.status, StatusCode::UNAUTHORIZED);
    let spare = staged.browser(&world, "spare").await;
    assert_eq!(spare.json(Method::PUT, &one, &say).await.status, StatusCode::NOT_FOUND);
    for (role, status) in [
        ("outsider", StatusCode::FORBIDDEN),
        ("coordinator", StatusCode::NOT_FOUND),
        ("leaver", StatusCode::NOT_FOUND),
    ] {
        let machine = world.machine(role).await;
        let words = json!({ "words": "Mine" });
        assert_eq!(machine.json(Method::POST, &base, &words).await.status, status, "{role}");
        assert_eq!(machine.json(Method::PUT, &one, &say).await.status, status, "{role}");
        assert_eq!(machine.json(Method::DELETE, &one, &json!({})).await.status, status, "{role}");
    }
    let removed = lead.json(Method::DELETE, &one, &json!({})).await;
    assert_eq!(removed.status, StatusCode::NO_CONTENT, "{}", removed.text());
    assert_eq!(lead.get(&staged.api("/visit")).await.json()["checks"], json!([]));
}

#[tokio::test]
async fn a_machine_takes_the_assessors_report_as_a_file() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    staged.both(&world).await;
    staged.settled(&world).await;
    let lead = staged.browser(&world, "lead").await;
    let whole = json!({ "summary": "A good school", "recommendation": "granted", "because": "It shows" });
    lead.json(Method::PUT, &staged.api("/report"), &whole).await;
    let coordinator = world.machine("coordinator").await;
    let paths = ["/report.pdf", "/report.docx"].map(|rest| staged.api(rest));
    let too_early = coordinator.get(&paths[0]).await.status;

    let sent = lead.json(Method::POST, &staged.api("/report/sending"), &json!({})).await;

    assert_eq!(too_early, StatusCode::NOT_FOUND);
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.text());
    for (path, begins) in paths.iter().zip([b"%PDF".as_slice(), b"PK"]) {
        for (who, browser) in
            [("lead", &lead), ("applicant", &coordinator), ("body", &world.machine("outsider").await)]
        {
            let file = browser.get(path).await;
            assert_eq!(file.status, StatusCode::OK, "{who} {path}");
            assert!(file.bytes.starts_with(begins), "{who} {path}");
        }
        assert_eq!(world.stranger().get(path).await.status, StatusCode::UNAUTHORIZED, "{path}");
        assert_eq!(world.machine("leaver").await.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        let spare = staged.browser(&world, "spare").await.get(path).await.status;
        assert_eq!(spare, StatusCode::NOT_FOUND, "{path}");
    }
    let unknown = lead.get(&format!("{}?language=xx", paths[0])).await.status;
    assert_eq!(unknown, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn lists_of_the_desk_are_read_page_by_page() {
    let world = World::new().await;
    let staged = submitted(&world).await;
    staged.both(&world).await;
    let lead = staged.browser(&world, "lead").await;
    for words in ["Which ones?", "Since when?"] {
        let asked = json!({ "words": words, "due_day": "2026-12-20" });
        let asked = lead.json(Method::POST, &staged.api("/questions"), &asked).await;
        assert_eq!(asked.status, StatusCode::CREATED, "{}", asked.text());
    }

    let desk = lead.get(&staged.api("/desk")).await.json();
    let short = lead.get(&staged.api("/desk?limit=4")).await.json();
    let after = short["next"].as_str().unwrap();
    let rest = lead.get(&staged.api(&format!("/desk?after={after}"))).await.json();

    let all = desk["items"].as_array().unwrap();
    assert_eq!(short["items"].as_array().unwrap()[..], all[..4]);
    assert_eq!(rest["items"].as_array().unwrap()[..], all[4..]);
    assert_eq!((&short["judging"], &rest["next"]), (&desk["judging"], &Value::Null));
    read_alike(&world, "outsider", &staged.api("/engagements"), "engagements", 2).await;
    read_alike(&world, "outsider", &staged.api("/questions"), "questions", 2).await;
}
