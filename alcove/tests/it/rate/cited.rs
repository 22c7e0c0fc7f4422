//! Evidence on an answer, on its page and for machines.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::stage::{Staged, on_stage, token_of};
use crate::evidence::send::{PDF, add, note, png, send};
use crate::world::World;

#[tokio::test]
async fn a_file_from_the_workspace_is_used_on_its_item() {
    let (world, staged) = on_stage().await;
    let browser = world.browser("contributor").await;
    let base = format!("/assessments/{}/seats/{}/items/{}", staged.id, staged.seats[0], staged.item("S1"));
    let page = browser.get(&staged.page(0, "S1")).await.text();
    let token = token_of(&page);
    let photo = png(40, 30);

    // The camera stands beside the picker, and sends an empty part where it was not used.
    let files: [(&str, &[u8]); 2] = [("", b""), ("machine.png", &photo)];
    let sent = send(&browser, &format!("{base}/evidence"), &[("_csrf", &token)], &files).await;
    let with = browser.get(&staged.page(0, "S1")).await.text();
    let elsewhere = browser.get(&staged.page(0, "S2")).await.text();
    let id = with.split("name=\"evidence_id\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let piece = browser.get(&format!("/evidence/{id}")).await.text();
    let tree =
        world.machine("contributor").await.get(&format!("/api/v1/assessments/{}/tree", staged.id)).await;

    assert!(page.contains("accept=\"image/*\" capture=\"environment\""), "{page}");
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    assert!(with.contains("machine") && with.contains("1 piece"), "{with}");
    assert!(!elsewhere.contains("1 piece"), "{elsewhere}");
    assert!(piece.contains("Is every machine checked before it is used?"), "{piece}");
    assert_eq!(tree.status, StatusCode::OK);
}

#[tokio::test]
async fn a_link_is_attached_detached_and_brought_back() {
    let (world, staged) = on_stage().await;
    let browser = world.browser("contributor").await;
    let base = format!("/assessments/{}/seats/{}/items/{}", staged.id, staged.seats[0], staged.item("S1"));
    let boundary = "----alcove";
    let token = token_of(&browser.get(&staged.page(0, "S1")).await.text());
    let part = |name: &str, value: &str| {
        format!("--{boundary}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let body = format!(
        "{}{}{}{}--{boundary}--\r\n",
        part("_csrf", &token),
        part("kind", "link"),
        part("url", "https://example.org/energy"),
        part("title", "Energy dashboard"),
    );
    let headers = [("content-type", "multipart/form-data; boundary=----alcove")];

    let added = browser.send(Method::POST, &format!("{base}/evidence"), &headers, body.into_bytes()).await;
    let with = browser.get(&staged.page(0, "S1")).await.text();
    let id =
        with.split("name=\"evidence_id\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let gone = browser.post(&format!("{base}/evidence/detaching"), &[("evidence_id", &id)]).await;
    let without = browser.get(&staged.page(0, "S1")).await.text();
    let library = browser.get(&format!("{base}/library")).await.text();
    browser.post(&format!("{base}/evidence/{id}/restoration"), &[]).await;
    let again = browser.get(&staged.page(0, "S1")).await.text();

    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text());
    assert!(with.contains("Energy dashboard") && with.contains("1 piece"), "{with}");
    assert_eq!(gone.status, StatusCode::SEE_OTHER);
    assert!(!without.contains("Energy dashboard") && library.contains("Energy dashboard"));
    assert!(again.contains("Energy dashboard"));

    let cited = format!("{}/evidence/{id}", staged.rating(0, "S1"));
    let machine = world.machine("contributor").await;
    let other = world.machine("outsider").await;
    assert_eq!(machine.json(Method::DELETE, &cited, &Value::Null).await.status, StatusCode::NO_CONTENT);
    assert_eq!(machine.json(Method::PUT, &cited, &Value::Null).await.status, StatusCode::NO_CONTENT);
    assert_eq!(other.json(Method::PUT, &cited, &Value::Null).await.status, StatusCode::NOT_FOUND);
    let nowhere = format!("{}/evidence/none", staged.rating(0, "S1"));
    assert_eq!(machine.json(Method::PUT, &nowhere, &Value::Null).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn without_scripts_what_is_refused_below_an_answer_comes_back_as_it_was_typed() {
    let (world, staged) = on_stage().await;
    let browser = world.browser("contributor").await;
    let item = format!("/assessments/{}/items/{}", staged.id, staged.item("S1"));
    let cited = format!("/assessments/{}/seats/{}/items/{}", staged.id, staged.seats[0], staged.item("S1"));
    let cited = format!("{cited}/evidence");
    let token = token_of(&browser.get(&staged.page(0, "S1")).await.text());
    let link =
        [("_csrf", token.as_str()), ("kind", "link"), ("url", "javascript:1"), ("title", "Energy dashboard")];
    let remark = format!("Who signs? {}", "a".repeat(60_000));
    let remarks = format!("{item}/remarks?seat={}", staged.seats[0]);

    let link = send(&browser, &cited, &link, &[]).await;
    let file = send(&browser, &cited, &[("_csrf", &token)], &[("lie.png", PDF)]).await;
    let said = browser.post(&remarks, &[("say", &remark), ("to", "")]).await;

    let shown = [
        (&link, "id=\"url-error\" data-fault=\"url\">", "value=\"Energy dashboard\""),
        (&link, "<details class=\"astable link\" open>", "value=\"javascript:1\""),
        (&file, "data-fault=\"file\">", "lie.png ends in .png"),
        (&said, "id=\"say-error\" data-fault=\"say\">", "Who signs? aaa"),
    ];
    for (page, fault, typed) in shown {
        let text = page.text();
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{text}");
        assert!(text.contains("Is every machine checked before it is used?"), "{text}");
        assert!(text.contains(fault) && text.contains(typed), "{fault} {typed} {text}");
    }
}

#[tokio::test]
async fn evidence_that_was_withdrawn_is_marked_where_it_is_cited() {
    let (world, staged) = on_stage().await;
    let browser = world.browser("contributor").await;
    let cited = format!("/assessments/{}/seats/{}/items/{}", staged.id, staged.seats[0], staged.item("S1"));
    let token = token_of(&browser.get(&staged.page(0, "S1")).await.text());
    send(&browser, &format!("{cited}/evidence"), &[("_csrf", &token)], &[("plan.pdf", PDF)]).await;
    put_mark(&world, &staged).await;
    let valid = browser.get(&staged.page(0, "S1")).await.text();
    let id = valid.split("name=\"evidence_id\" value=\"").nth(1).unwrap().split('"').next().unwrap();

    browser.post(&format!("/evidence/{id}/withdrawal"), &[]).await;
    let page = browser.get(&staged.page(0, "S1")).await.text();
    staged.is(&world, "moderating").await;
    let meeting = format!("/assessments/{}/moderation/{}", staged.id, staged.item("S1"));
    let meeting = world.browser("head").await.get(&meeting).await.text();

    assert!(valid.contains(">plan</a>") && !valid.contains("Withdrawn"), "{valid}");
    for page in [page, meeting] {
        assert!(page.contains(">plan</a> <span class=\"tag warn\">"), "{page}");
        assert!(page.contains("Withdrawn</span>"), "{page}");
    }
}

#[tokio::test]
async fn a_rating_names_its_evidence_as_far_as_the_reader_may_see_it() {
    let (world, staged) = on_stage().await;
    let address = staged.rating(0, "S1");
    let machine = world.machine("contributor").await;
    let shown = note(&world, "contributor", "Minutes", "organisation").await;
    let fields = [
        ("title", "Names of learners"),
        ("note", "Seen"),
        ("confidentiality", "unit"),
        ("unit_id", world.units[1].as_str()),
    ];
    let hidden = add(&world.machine("coordinator").await, &fields, &[]).await;
    let hidden = hidden["id"].as_str().unwrap().to_owned();
    put_mark(&world, &staged).await;
    let bare = machine.get(&address).await;
    for (role, id) in [("contributor", &shown), ("coordinator", &hidden)] {
        let cited = format!("{address}/evidence/{id}");
        let put = world.machine(role).await.json(Method::PUT, &cited, &Value::Null).await;
        assert_eq!(put.status, StatusCode::NO_CONTENT, "{}", put.text());
    }

    let open = staged.rating(0, "S2");
    machine.json(Method::PUT, &format!("{open}/evidence/{shown}"), &Value::Null).await;
    let early = world.machine("coordinator").await.get(&address).await;
    let unrated = world.machine("coordinator").await.get(&open).await.json();
    staged.is(&world, "moderating").await;
    let everything = world.machine("coordinator").await.get(&address).await.json();
    let mine = machine.get(&address).await;

    let (minutes, names) =
        (json!({ "id": shown, "title": "Minutes" }), json!({ "id": hidden, "title": "Names of learners" }));
    // Before the units have agreed, whoever leads sees neither the mark nor what it is shown by.
    assert_eq!(early.status, StatusCode::FORBIDDEN, "{}", early.text());
    assert_eq!((&unrated["version"], &unrated["evidence"]), (&json!(0), &Value::Null));
    assert_eq!(machine.get(&open).await.json()["evidence"], json!([{ "id": shown, "title": "Minutes" }]));
    assert_eq!(everything["evidence"], json!([minutes, names]));
    assert_eq!(mine.json()["evidence"], json!([minutes]));
    assert_eq!((&bare.json()["evidence"], &mine.json()["version"]), (&Value::Null, &json!(1)));
    // The version is the same, and what is told is not: whoever has the first answer is told anew.
    let tag = [("if-none-match", bare.header("etag"))];
    assert_eq!(machine.send(Method::GET, &address, &tag, Vec::new()).await.status, StatusCode::OK);
    let tag = [("if-none-match", mine.header("etag"))];
    assert_eq!(machine.send(Method::GET, &address, &tag, Vec::new()).await.status, StatusCode::NOT_MODIFIED);
}

#[tokio::test]
async fn what_cannot_be_attached_is_told_apart() {
    let (world, staged) = on_stage().await;
    let machine = world.machine("contributor").await;
    let own = note(&world, "contributor", "Minutes", "organisation").await;
    let gone = note(&world, "contributor", "Old minutes", "organisation").await;
    let withdrawn = machine.json(Method::DELETE, &format!("/api/v1/evidence/{gone}"), &Value::Null).await;
    let other = world.other_college.to_string();
    let fields = [
        ("organisation_id", other.as_str()),
        ("title", "Theirs"),
        ("note", "Seen"),
        ("confidentiality", "public"),
    ];
    let theirs = add(&world.machine("outsider").await, &fields, &[]).await;
    let theirs = theirs["id"].as_str().unwrap().to_owned();
    let seat = |at: usize, item: &str, id: &str| format!("{}/evidence/{id}", staged.rating(at, item));
    let asked = [
        (seat(0, "S", &own), 422, "item-not-rated"),
        (seat(2, "T1", &own), 422, "item-not-in-seat"),
        (seat(0, "S1", "none"), 404, "evidence-unknown"),
        (seat(0, "S1", &gone), 404, "evidence-unknown"),
        // Also one that all the world may read: it is not of this library.
        (seat(0, "S1", &theirs), 404, "evidence-unknown"),
        (seat(0, "S1", &own).replace(staged.item("S1"), "none"), 404, "not-found"),
    ];

    let coordinator = world.machine("coordinator").await;
    assert_eq!(withdrawn.status, StatusCode::NO_CONTENT);
    for (path, status, code) in asked {
        let answer = coordinator.json(Method::PUT, &path, &Value::Null).await;
        assert_eq!((answer.status.as_u16(), &answer.json()["code"]), (status, &json!(code)), "{path}");
    }
    let russian = coordinator.in_language("ru").json(Method::PUT, &seat(0, "S1", "none"), &Value::Null).await;
    assert_eq!(russian.json()["title"], "Такого подтверждения нет");
}

async fn put_mark(world: &World, staged: &Staged) {
    let body = json!({"mark": {"step": 3}});
    let machine = world.machine("contributor").await;
    assert_eq!(machine.json(Method::PUT, &staged.rating(0, "S1"), &body).await.status, StatusCode::OK);
}
