use axum::http::StatusCode;

use super::send::{PDF, add, png, send};
use crate::world::World;

#[tokio::test]
async fn a_file_is_kept_with_its_hash_and_comes_back_as_it_was() {
    let world = World::new().await;
    let machine = world.machine("contributor").await;

    let added =
        add(&machine, &[("title", "Safety plan"), ("dated", "2026-03-01")], &[("plan.pdf", PDF)]).await;

    let file = &added["file"];
    assert_eq!((added["kind"].as_str(), added["version"].as_i64()), (Some("document"), Some(1)));
    assert_eq!(added["organisation_id"], world.college.as_str());
    // A contributor's evidence belongs to their unit.
    assert_eq!(added["unit_id"], world.units[0].as_str());
    assert_eq!(file["sha256"], alcove::kit::clock::hash_bytes(PDF));
    let download = machine.get(file["address"].as_str().unwrap()).await;
    assert_eq!((download.status, download.bytes.as_slice()), (StatusCode::OK, PDF));
    assert_eq!(world.acts().await, ["evidence.added"]);
}

#[tokio::test]
async fn a_download_is_a_file_and_never_a_page_of_ours() {
    let world = World::new().await;
    let machine = world.machine("coordinator").await;
    let added = add(&machine, &[], &[("Yanğın planı.pdf", PDF)]).await;

    let download = machine.get(&format!("/api/v1/evidence/{}/file", added["id"].as_str().unwrap())).await;

    assert_eq!(
        download.header("content-disposition"),
        "attachment; filename=\"Yan__n plan_.pdf\"; filename*=UTF-8''Yan%C4%9F%C4%B1n%20plan%C4%B1.pdf"
    );
    assert_eq!(download.header("content-type"), "application/pdf");
    assert_eq!(download.header("x-content-type-options"), "nosniff");
    assert_eq!(download.header("content-security-policy"), "default-src 'none'; sandbox");
    assert_eq!(download.header("content-length"), PDF.len().to_string());
    assert_eq!(added["title"], "Yanğın planı");
}

#[tokio::test]
async fn a_part_of_a_file_can_be_asked_for_and_the_known_one_is_not_sent_again() {
    let world = World::new().await;
    let machine = world.machine("coordinator").await;
    let added = add(&machine, &[], &[("plan.pdf", PDF)]).await;
    let address = added["file"]["address"].as_str().unwrap();
    let get = async |name: &str, value: &str| {
        machine.send(axum::http::Method::GET, address, &[(name, value)], Vec::new()).await
    };

    let part = get("range", "bytes=0-7").await;
    let beyond = get("range", "bytes=9999-").await;
    let known = get("if-none-match", &format!("\"{}\"", added["file"]["sha256"].as_str().unwrap())).await;

    assert_eq!((part.status, part.bytes.as_slice()), (StatusCode::PARTIAL_CONTENT, &PDF[..8]));
    assert_eq!(part.header("content-range"), format!("bytes 0-7/{}", PDF.len()));
    assert_eq!(beyond.status, StatusCode::RANGE_NOT_SATISFIABLE);
    assert_eq!((known.status, known.bytes.len()), (StatusCode::NOT_MODIFIED, 0));
}

#[tokio::test]
async fn links_figures_and_notes_need_no_file() {
    let world = World::new().await;
    let machine = world.machine("coordinator").await;

    let link = add(&machine, &[("title", "Dashboard"), ("url", "https://example.org/energy")], &[]).await;
    let figure =
        [("title", "Energy"), ("figure", "1 234,5"), ("figure_unit", "kWh"), ("figure_source", "Meter")];
    let figure = add(&machine, &figure, &[]).await;
    let note = add(&machine, &[("title", "Visit"), ("note", "Seen on the visit")], &[]).await;

    assert_eq!((&link["kind"], &link["url"]), (&"link".into(), &"https://example.org/energy".into()));
    assert_eq!(figure["figure"], serde_json::json!({ "value": "1234.5", "unit": "kWh", "source": "Meter" }));
    assert_eq!((&note["kind"], &note["note"]), (&"note".into(), &"Seen on the visit".into()));
}

#[tokio::test]
async fn a_picture_gets_a_small_one_that_is_drawn_anew() {
    let world = World::new().await;
    let browser = world.browser("coordinator").await;

    let added = add(&browser, &[], &[("workshop.png", &png(1200, 800))]).await;

    assert_eq!(added["kind"], "photo");
    let small = browser.get(added["file"]["thumbnail"].as_str().unwrap()).await;
    assert_eq!((small.status, small.header("content-type")), (StatusCode::OK, "image/jpeg"));
    let picture = image::load_from_memory(&small.bytes).unwrap();
    assert_eq!((picture.width(), picture.height()), (480, 320));
}

#[tokio::test]
async fn the_page_takes_several_files_and_shows_them_in_the_library() {
    let world = World::new().await;
    let browser = world.browser("contributor").await;

    let form = browser.get("/evidence/new").await;
    let files = [("plan.pdf", PDF), ("register.csv", b"name;present\nA;1\n" as &[u8])];
    let answer =
        send(&browser, "/evidence", &[("_csrf", &browser.form_token()), ("kind", "file")], &files).await;

    assert!(form.text().contains("Up to 5 MB each"), "{}", form.text());
    assert_eq!((answer.status, answer.leads_to()), (StatusCode::SEE_OTHER, "/evidence"));
    let library = browser.get("/evidence").await.text();
    assert!(library.contains(">plan</a>") && library.contains(">register</a>"), "{library}");
}

#[tokio::test]
async fn an_address_is_taken_as_people_copy_it() {
    let world = World::new().await;
    let machine = world.machine("coordinator").await;
    let link = async |address: &str| {
        let link = add(&machine, &[("title", "Minutes"), ("kind", "link"), ("url", address)], &[]).await;
        link["url"].as_str().unwrap().to_owned()
    };

    assert_eq!(link("www.college.example/minutes?y=1").await, "https://www.college.example/minutes?y=1");
    assert_eq!(link("http://college.example").await, "http://college.example");
    let page = world.browser("coordinator").await.get("/evidence/new?kind=link").await.text();
    // What is wrong is told by us, in the person's language, and not by the browser in its own.
    assert!(page.contains("class=\"stack\" novalidate"), "{page}");
}

#[tokio::test]
async fn of_files_of_which_one_is_refused_none_is_kept_and_the_page_says_so() {
    let world = World::new().await;
    let browser = world.browser("contributor").await.in_language("ru");
    let token = browser.form_token();
    let fields = [("_csrf", token.as_str()), ("kind", "file"), ("note", "Посещение")];

    let refused =
        send(&browser, "/evidence", &fields, &[("plan.pdf", PDF), ("program.pdf", b"MZ\x90\x00")]).await;

    let page = refused.text();
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("Содержимое program.pdf относится к типу"), "{page}");
    assert!(
        page.contains("Ни один из файлов не сохранён") && page.contains(">Посещение</textarea>"),
        "{page}"
    );
    assert!(!browser.get("/evidence").await.text().contains(">plan</a>"));
}

#[tokio::test]
async fn a_script_that_asks_for_json_gets_the_pieces_it_added() {
    let world = World::new().await;
    let browser = world.browser("contributor").await;
    let kind = format!("multipart/form-data; boundary={}", super::send::BOUNDARY);
    let headers = [("content-type", kind.as_str()), ("accept", "application/json")];
    let post = async |files: &[super::send::File<'_>]| {
        let body = super::send::body(&[], files);
        browser.send(axum::http::Method::POST, "/evidence", &headers, body).await
    };

    let added = post(&[("plan.pdf", PDF)]).await;
    let refused = post(&[("plan.exe", b"MZ\x90\x00")]).await;

    assert_eq!(
        (added.status, added.json()["evidence"][0]["title"].as_str()),
        (StatusCode::CREATED, Some("plan"))
    );
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(super::send::codes(&refused), ["evidence-file-type-not-taken"]);
}

#[tokio::test]
async fn a_repeated_request_adds_nothing_twice() {
    let world = World::new().await;
    let machine = world.machine("coordinator").await;
    let kind = format!("multipart/form-data; boundary={}", super::send::BOUNDARY);
    let post = async |title: &str| {
        let body = super::send::body(&[("title", title), ("note", "Seen")], &[]);
        let headers = [("content-type", kind.as_str()), ("idempotency-key", "one")];
        machine.send(axum::http::Method::POST, "/api/v1/evidence", &headers, body).await
    };

    let first = post("Visit").await;
    let again = post("Visit").await;
    let other = post("Another").await;

    assert_eq!((first.status, again.status), (StatusCode::CREATED, StatusCode::CREATED));
    assert_eq!(first.json()["id"], again.json()["id"]);
    for header in ["etag", "location"] {
        assert!(!first.header(header).is_empty(), "{header}");
        assert_eq!(first.header(header), again.header(header));
    }
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
    let listed = machine.get("/api/v1/evidence").await.json();
    assert_eq!(listed["evidence"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_picture_that_no_person_named_is_called_by_its_moment() {
    let world = World::new().await;
    let machine = world.machine("contributor").await;

    let pasted = add(&machine, &[], &[("image.png", &png(4, 4))]).await;
    let named = add(&machine, &[("title", "The bench")], &[("image.png", &png(5, 5))]).await;

    assert!(pasted["title"].as_str().unwrap().starts_with("Picture, "), "{pasted}");
    assert_eq!((&pasted["file"]["name"], &named["title"]), (&"image.png".into(), &"The bench".into()));
}
