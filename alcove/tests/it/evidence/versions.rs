use axum::http::StatusCode;

use super::send::{PDF, add, codes, note, png, send};
use crate::world::World;

#[tokio::test]
async fn a_new_file_is_a_new_version_and_the_earlier_one_stays() {
    let world = World::new().await;
    let browser = world.browser("contributor").await;
    let id =
        add(&browser, &[("title", "Plan")], &[("plan.pdf", PDF)]).await["id"].as_str().unwrap().to_owned();
    let newer = [PDF, b"newer"].concat();

    let token = browser.form_token();
    let answer =
        send(&browser, &format!("/evidence/{id}/versions"), &[("_csrf", &token)], &[("plan-2.pdf", &newer)])
            .await;

    assert_eq!(answer.leads_to(), format!("/evidence/{id}"));
    let page = browser.get(&format!("/evidence/{id}")).await.text();
    for hash in [alcove::kit::clock::hash_bytes(PDF), alcove::kit::clock::hash_bytes(&newer)] {
        assert!(page.contains(&hash), "{page}");
    }
    assert_eq!(browser.get(&format!("/evidence/{id}/file")).await.bytes, newer);
    assert_eq!(browser.get(&format!("/evidence/{id}/versions/1/file")).await.bytes, PDF);
    assert_eq!(browser.get(&format!("/evidence/{id}/versions/3/file")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.acts().await, ["evidence.added", "evidence.version-added"]);
}

#[tokio::test]
async fn the_same_file_is_no_new_version_and_a_note_has_none() {
    let world = World::new().await;
    let machine = world.machine("contributor").await;
    let id = add(&machine, &[], &[("plan.pdf", PDF)]).await["id"].as_str().unwrap().to_owned();
    let a_note = note(&world, "contributor", "Visit", "organisation").await;

    let same = send(&machine, &format!("/api/v1/evidence/{id}/versions"), &[], &[("plan.pdf", PDF)]).await;
    let none = send(&machine, &format!("/api/v1/evidence/{id}/versions"), &[], &[]).await;
    let to_note =
        send(&machine, &format!("/api/v1/evidence/{a_note}/versions"), &[], &[("plan.pdf", PDF)]).await;

    assert_eq!(codes(&same), ["evidence-same-file"]);
    assert_eq!(codes(&none), ["evidence-one-file"]);
    assert_eq!(codes(&to_note), ["evidence-no-file-here"]);
}

#[tokio::test]
async fn the_small_picture_is_that_of_the_newest_file() {
    let world = World::new().await;
    let machine = world.machine("contributor").await;
    let id = add(&machine, &[], &[("a.png", &png(20, 10))]).await["id"].as_str().unwrap().to_owned();

    let newer =
        send(&machine, &format!("/api/v1/evidence/{id}/versions"), &[], &[("b.png", &png(10, 30))]).await;

    assert_eq!((newer.status, newer.json()["file"]["number"].as_i64()), (StatusCode::CREATED, Some(2)));
    let small = world.browser("contributor").await.get(&format!("/evidence/{id}/thumbnail")).await;
    assert_eq!(image::load_from_memory(&small.bytes).unwrap().height(), 30);
}
