//! The same storage in a bucket: against moto, a server that speaks S3, in a Python environment
//! under `target/` that the first run makes.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use alcove::evidence::Storage;
use axum::http::StatusCode;

use super::send::{PDF, send};
use crate::python;
use crate::world::World;

/// Ends with the test.
pub struct Moto {
    server: Child,
    address: String,
}

impl Drop for Moto {
    fn drop(&mut self) {
        self.server.kill().ok();
        self.server.wait().ok();
    }
}

impl Moto {
    pub async fn start() -> Self {
        let made = || python::with("moto", &["moto[s3,server]==5.*"]).with_file_name("moto_server");
        let program = tokio::task::spawn_blocking(made).await.unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let server = Command::new(program)
            .args(["-H", "127.0.0.1", "-p", &port.to_string()])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("moto_server starts");
        let moto = Self { server, address: format!("http://127.0.0.1:{port}") };
        for _ in 0..300 {
            if reqwest::Client::new().put(format!("{}/files", moto.address)).send().await.is_ok() {
                return moto;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("moto_server did not answer within 30 s: delete target/moto and run again");
    }

    pub fn storage(&self, data: &Path) -> Storage {
        let endpoint = self.address.clone();
        let setting = move |name: &str| match name {
            "ALCOVE_S3_ENDPOINT" => Some(endpoint.clone()),
            "AWS_ACCESS_KEY_ID" | "AWS_SECRET_ACCESS_KEY" => Some("test".to_owned()),
            _ => None,
        };
        Storage::open_with(Some("s3://files/alcove"), data, setting).unwrap()
    }
}

#[tokio::test]
async fn a_bucket_keeps_evidence_as_files_do() {
    let moto = Moto::start().await;
    let world = World::set_up(
        |config| config.upload_limit = 30_000_000,
        |app| {
            let storage = moto.storage(&app.config.data);
            app.with(storage)
        },
    )
    .await;
    let machine = world.machine("coordinator").await;
    let large = [PDF, &vec![7; 20_000_000]].concat();

    let small = send(&machine, "/api/v1/evidence", &[], &[("plan.pdf", PDF)]).await;
    let same = send(&machine, "/api/v1/evidence", &[], &[("copy.pdf", PDF)]).await;
    let parts = send(&machine, "/api/v1/evidence", &[], &[("film.pdf", &large)]).await;
    let again = send(&machine, "/api/v1/evidence", &[], &[("film.pdf", &large)]).await;

    for answer in [&small, &same, &parts, &again] {
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    }
    let address =
        |answer: &crate::world::Answer| answer.json()["file"]["address"].as_str().unwrap().to_owned();
    assert_eq!(machine.get(&address(&same)).await.bytes, PDF);
    assert!(machine.get(&address(&parts)).await.bytes == large);
    let range = [("range", "bytes=0-7")];
    let part = machine.send(axum::http::Method::GET, &address(&parts), &range, Vec::new()).await;
    assert_eq!((part.status, part.bytes.as_slice()), (StatusCode::PARTIAL_CONTENT, &PDF[..8]));
    // Nothing of it lies on this machine.
    assert_eq!(std::fs::read_dir(world.app.config.data.join("staging")).unwrap().count(), 0);
}
