use axum::http::StatusCode;

use super::send::{PDF, send};
use crate::world::World;

#[tokio::test]
async fn twenty_megabytes_go_to_disk_in_parts_and_come_back_the_same() {
    let world = World::set_up(|config| config.upload_limit = 30_000_000, |app| app).await;
    let machine = world.machine("coordinator").await;
    let mut large = PDF.to_vec();
    large.extend((0..20_000_000u32).map(|n| (n % 251) as u8));

    let added = send(&machine, "/api/v1/evidence", &[], &[("film.pdf", &large)]).await;
    let again = send(&machine, "/api/v1/evidence", &[], &[("copy.pdf", &large)]).await;

    assert_eq!((added.status, again.status), (StatusCode::CREATED, StatusCode::CREATED));
    let sha256 = alcove::kit::clock::hash_bytes(&large);
    assert_eq!(added.json()["file"]["sha256"], sha256);
    let download = machine.get(added.json()["file"]["address"].as_str().unwrap()).await;
    assert!(download.bytes == large);
    // The same content is kept once, and nothing is left of the way in.
    let data = &world.app.config.data;
    let kept = std::fs::read_dir(data.join("evidence").join(&sha256[..2])).unwrap().count();
    assert_eq!((kept, std::fs::read_dir(data.join("staging")).unwrap().count()), (1, 0));
}

#[tokio::test]
async fn an_upload_that_is_cut_off_leaves_nothing_behind() {
    let world = World::new().await;
    let machine = world.machine("coordinator").await;
    let kind = format!("multipart/form-data; boundary={}", super::send::BOUNDARY);
    let mut body = super::send::body(&[], &[("plan.pdf", PDF)]);
    body.truncate(body.len() - 60);

    let answer =
        machine.send(axum::http::Method::POST, "/api/v1/evidence", &[("content-type", &kind)], body).await;

    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    let data = &world.app.config.data;
    assert_eq!(std::fs::read_dir(data.join("staging")).unwrap().count(), 0);
    assert_eq!(std::fs::read_dir(data.join("evidence")).unwrap().count(), 0);
}
