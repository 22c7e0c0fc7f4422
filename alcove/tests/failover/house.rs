//! Two nodes and all that stands around them, as `docs/operate/country.md` describes it.

use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::cluster::{Cluster, free_port};
use super::program::{Program, Server, path};
use super::python;

/// A program of others that ends with the test.
pub struct Other(Child);

impl Drop for Other {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

pub struct House {
    /// Where people reach the nodes.
    pub address: String,
    pub first: Program,
    first_at: String,
    pub second: Program,
    second_at: String,
    pub cluster: Cluster,
    _proxy: Other,
    _storage: Other,
    _shared: tempfile::TempDir,
}

impl House {
    pub async fn build() -> Self {
        let cluster = Cluster::start().await;
        let shared = tempfile::tempdir().unwrap();
        let (storage, endpoint) = storage().await;
        let ports: [u16; 4] = std::array::from_fn(|_| free_port());
        let [people, database, first, second] = ports;
        let proxy = proxy(shared.path(), &cluster, ports);
        settle(&cluster, database).await;
        let key = shared.path().join("secret.key");
        std::fs::write(&key, "5a".repeat(32)).unwrap();
        let settings = vec![
            ("ALCOVE_SECRET_KEY", path(&key).to_owned()),
            ("ALCOVE_STORAGE_URL", "s3://files/alcove".to_owned()),
            ("ALCOVE_S3_ENDPOINT", endpoint),
            ("AWS_ACCESS_KEY_ID", "test".to_owned()),
            ("AWS_SECRET_ACCESS_KEY", "test".to_owned()),
            // Half of what it would say is that the database is away, and that is meant to be.
            ("RUST_LOG", std::env::var("FAILOVER_LOG").unwrap_or_else(|_| "off".to_owned())),
        ];
        let program = || Program {
            data: tempfile::tempdir().unwrap(),
            database_url: Some(format!("postgres://app@127.0.0.1:{database}/postgres")),
            settings: settings.clone(),
        };
        Self {
            address: format!("http://127.0.0.1:{people}"),
            first: program(),
            first_at: format!("127.0.0.1:{first}"),
            second: program(),
            second_at: format!("127.0.0.1:{second}"),
            cluster,
            _proxy: proxy,
            _storage: storage,
            _shared: shared,
        }
    }

    pub fn serve_first(&self) -> Server {
        self.first.serve_at(&self.first_at)
    }

    pub fn serve_second(&self) -> Server {
        self.second.serve_at(&self.second_at)
    }
}

/// HAProxy with the file that we ship, at other addresses.
fn proxy(folder: &Path, cluster: &Cluster, ports: [u16; 4]) -> Other {
    let shipped = concat!(env!("CARGO_MANIFEST_DIR"), "/../packaging/haproxy.cfg");
    let mut text = std::fs::read_to_string(shipped).unwrap();
    let [people, database, first, second] = ports;
    for (shipped, ours) in [
        ("bind :8000".to_owned(), format!("bind 127.0.0.1:{people}")),
        ("bind 127.0.0.1:5432".to_owned(), format!("bind 127.0.0.1:{database}")),
        ("node1.internal:8080".to_owned(), format!("127.0.0.1:{first}")),
        ("node2.internal:8080".to_owned(), format!("127.0.0.1:{second}")),
        ("db1.internal:5432".to_owned(), format!("127.0.0.1:{}", cluster.primary)),
        ("db2.internal:5432".to_owned(), format!("127.0.0.1:{}", cluster.standby)),
    ] {
        assert!(text.contains(&shipped), "{shipped} is not in the file");
        text = text.replace(&shipped, &ours);
    }
    let file = folder.join("haproxy.cfg");
    std::fs::write(&file, text).unwrap();
    let started = Command::new("haproxy")
        .args(["-db", "-q", "-f"])
        .arg(file)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let proxy = Other(started.expect("HAProxy is missing: apt-get install haproxy"));
    wait_for_port(database);
    proxy
}

/// A proxy that has just begun leads to every server, until it has asked who takes writes.
async fn settle(cluster: &Cluster, database: u16) {
    let mut in_a_row = 0;
    for _ in 0..200 {
        let takes_writes = cluster.takes_writes(database).await;
        in_a_row = if takes_writes { in_a_row + 1 } else { 0 };
        if in_a_row == 6 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the proxy does not tell the standby from the primary");
}

fn wait_for_port(port: u16) {
    let address = SocketAddr::from(([127, 0, 0, 1], port));
    for _ in 0..100 {
        if TcpStream::connect_timeout(&address, Duration::from_secs(1)).is_ok() {
            return;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("nobody listens on {port}");
}

/// A server that speaks S3, with an empty bucket.
async fn storage() -> (Other, String) {
    let made = || python::with("moto", &["moto[s3,server]==5.*"]).with_file_name("moto_server");
    let program = tokio::task::spawn_blocking(made).await.unwrap();
    let port = free_port();
    let server = Command::new(program)
        .args(["-H", "127.0.0.1", "-p", &port.to_string()])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let server = Other(server.expect("moto_server starts"));
    let endpoint = format!("http://127.0.0.1:{port}");
    for _ in 0..300 {
        if reqwest::Client::new().put(format!("{endpoint}/files")).send().await.is_ok() {
            return (server, endpoint);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("moto_server did not answer within 30 s: delete target/moto and run again");
}
