//! With a small clamd of our own that finds one word bad.

use axum::http::StatusCode;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use super::send::{PDF, codes, send};
use crate::world::World;

/// Speaks INSTREAM, and calls everything infected that holds the word.
async fn clamd() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut command = [0; 10];
            stream.read_exact(&mut command).await.unwrap();
            assert_eq!(&command, b"zINSTREAM\0");
            let mut content = Vec::new();
            loop {
                let length = stream.read_u32().await.unwrap() as usize;
                if length == 0 {
                    break;
                }
                let start = content.len();
                content.resize(start + length, 0);
                stream.read_exact(&mut content[start..]).await.unwrap();
            }
            let is_bad = content.windows(8).any(|window| window == b"INFECTED");
            let answer: &[u8] = if is_bad { b"stream: Test.Virus FOUND\0" } else { b"stream: OK\0" };
            stream.write_all(answer).await.unwrap();
        }
    });
    address
}

#[tokio::test]
async fn a_clean_file_is_taken_and_an_infected_one_refused_in_words() {
    let address = clamd().await;
    let world = World::set_up(|config| config.clamd = Some(address), |app| app).await;
    let machine = world.machine("coordinator").await;

    let clean = send(&machine, "/api/v1/evidence", &[], &[("plan.pdf", PDF)]).await;
    let bad = send(&machine, "/api/v1/evidence", &[], &[("bad.pdf", &[PDF, b"INFECTED"].concat())]).await;

    assert_eq!(clean.status, StatusCode::CREATED, "{}", clean.text());
    assert_eq!(codes(&bad), ["evidence-file-infected"]);
    assert!(bad.text().contains("the virus scanner found Test.Virus"), "{}", bad.text());
    let page = world
        .browser("coordinator")
        .await
        .get(&format!("/evidence/{}", clean.json()["id"].as_str().unwrap()))
        .await;
    assert!(page.text().contains("scanned for viruses"));
}

#[tokio::test]
async fn without_an_answer_of_the_scanner_nothing_is_taken() {
    let closed = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = closed.local_addr().unwrap().to_string();
    drop(closed);
    let world = World::set_up(|config| config.clamd = Some(address), |app| app).await;
    let machine = world.machine("coordinator").await;

    let answer = send(&machine, "/api/v1/evidence", &[], &[("plan.pdf", PDF)]).await;

    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(machine.get("/api/v1/evidence").await.json()["evidence"], serde_json::json!([]));
}
