//! Mails as a real mail server gets them: aiosmtpd, in a Python environment under `target/`.

use std::io::BufRead as _;
use std::process::{Child, Command, Stdio};

use alcove::shell::mail::send_due;
use alcove::shell::{doctor, housekeeping};
use axum::http::StatusCode;
use sea_orm::{ConnectionTrait as _, Statement};
use serde_json::{Value, json};

use super::mail::queue;
use crate::world::World;
use crate::{python, stage};

/// Ends with the test.
pub struct Catcher {
    server: Child,
    pub port: u16,
    pub folder: tempfile::TempDir,
}

impl Drop for Catcher {
    fn drop(&mut self) {
        self.server.kill().ok();
        self.server.wait().ok();
    }
}

impl Catcher {
    /// `open`, or `safe`: TLS before anything else, and a user with a password.
    pub async fn start(mode: &'static str) -> Self {
        let made = || python::with("aiosmtpd", &["aiosmtpd==1.4.*", "trustme==1.*"]);
        let python = tokio::task::spawn_blocking(made).await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/network/smtp_catcher.py");
        let mut server = Command::new(python)
            .arg(script)
            .arg(folder.path())
            .arg(mode)
            .stdout(Stdio::piped())
            // It tells at length of clients that hang up; what matters is what it kept.
            .stderr(Stdio::null())
            .spawn()
            .expect("the mail catcher starts");
        let mut said = String::new();
        std::io::BufReader::new(server.stdout.take().unwrap()).read_line(&mut said).unwrap();
        Self { server, port: said.trim().parse().expect("the mail catcher says its port"), folder }
    }

    /// What was taken, oldest first.
    pub fn mails(&self) -> Vec<Value> {
        let mut files: Vec<_> =
            std::fs::read_dir(self.folder.path()).unwrap().map(|file| file.unwrap().path()).collect();
        files.retain(|file| file.extension().is_some_and(|ending| ending == "json"));
        files.sort();
        files.iter().map(|file| serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap()).collect()
    }

    fn logins(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("logins")).unwrap_or_default()
    }
}

/// A world that sends to this address.
pub async fn world_with(url: String) -> World {
    World::set_up(|config| config.smtp_url = Some(url), |app| app).await
}

/// Recipient, attempts, seconds until the next one, and what was said.
async fn waiting(world: &World) -> Vec<(String, i64, i64, String)> {
    let sql = "select recipient, attempts, run_at, error from mail where sent_at is null and failed_at is null \
               and locked_until is null order by recipient";
    let db = world.app.db.read();
    let rows = db.query_all_raw(Statement::from_string(world.app.db.backend(), sql)).await.unwrap();
    let now = world.app.now().millis();
    rows.iter()
        .map(|row| {
            let at: i64 = row.try_get("", "run_at").unwrap();
            (
                row.try_get("", "recipient").unwrap(),
                row.try_get("", "attempts").unwrap(),
                (at - now) / 1000,
                row.try_get("", "error").unwrap(),
            )
        })
        .collect()
}

async fn findings(world: &World) -> Vec<String> {
    let checks = doctor::examine(&world.app).await.unwrap();
    checks.into_iter().filter(|check| check.name == "mail").flat_map(|check| check.findings).collect()
}

#[tokio::test]
async fn an_invitation_and_a_reminder_arrive_as_they_were_written() {
    let catcher = Catcher::start("open").await;
    let url = format!("smtp://127.0.0.1:{}", catcher.port);
    let world = World::set_up(
        |config| {
            config.smtp_url = Some(url);
            config.mail_from = "Keyfiyyət şöbəsi <quality@college.example>".to_owned();
        },
        |app| app,
    )
    .await;
    let seat = json!({ "unit_id": world.units[0], "all": true });
    let (id, _) = stage::assessment(&world, &[seat]).await;
    let unit_lead = [("name", "unit-lead"), ("language", "az")];
    assert_eq!(
        world.browser("unit-lead").await.post("/account", &unit_lead).await.status,
        StatusCode::SEE_OTHER
    );
    let new = [
        ("email", "yeni@college.example"),
        ("role", "contributor"),
        ("language", "ru"),
        ("delivery", "mail"),
    ];

    let invited = world.browser("coordinator").await.post("/organisation/invitations", &new).await;
    let reminded =
        world.browser("coordinator").await.post(&format!("/assessments/{id}/reminders"), &[]).await;
    while send_due(&world.app).await.unwrap() > 0 {}

    assert_eq!((invited.status, reminded.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    let mails = catcher.mails();
    let to = |address: &str| mails.iter().find(|mail| mail["recipients"] == json!([address])).unwrap();
    let invitation = to("yeni@college.example");
    let reminder = to("unit-lead@alcove.test");
    for mail in [invitation, reminder] {
        assert_eq!(mail["sender"], "quality@college.example");
        assert_eq!(mail["from"], "Keyfiyyət şöbəsi <quality@college.example>");
        assert_eq!((&mail["type"], &mail["raw_is_ascii"]), (&json!("text/plain"), &json!(true)));
    }
    assert_eq!(invitation["to"], "yeni@college.example");
    assert_eq!(invitation["subject"], "Приглашение в Alcove: Harbour Vocational College");
    assert_eq!(invitation["language"], "ru");
    let body = invitation["body"].as_str().unwrap();
    assert!(body.starts_with("Здравствуйте!\n\n"), "{body}");
    assert!(body.lines().any(|line| line.starts_with("http://alcove.test/invitations/")), "{body}");
    assert_eq!(reminder["subject"], "10 bənd qiymətinizi gözləyir");
    assert_eq!(reminder["language"], "az");
    assert!(
        reminder["body"].as_str().unwrap().contains(&format!("http://alcove.test/assessments/{id}/rate"))
    );
}

#[tokio::test]
async fn a_mail_that_is_refused_waits_longer_each_time_while_the_others_go() {
    let catcher = Catcher::start("open").await;
    let world = world_with(format!("smtp://127.0.0.1:{}", catcher.port)).await;
    std::fs::write(catcher.folder.path().join("full"), "").unwrap();
    for to in ["full@college.example", "head@college.example"] {
        queue(&world, to, None).await;
    }

    let mut waits = Vec::new();
    for _ in 0..3 {
        send_due(&world.app).await.unwrap();
        let left = waiting(&world).await;
        assert_eq!(left.len(), 1);
        assert_eq!(send_due(&world.app).await.unwrap(), 0, "not before its time");
        waits.push((left[0].1, left[0].2));
        world.app.clock.advance(left[0].2);
    }
    world.app.clock.advance(2 * 60 * 60);
    let told = findings(&world).await;
    std::fs::remove_file(catcher.folder.path().join("full")).unwrap();
    while send_due(&world.app).await.unwrap() > 0 {}

    assert_eq!(waits, [(1, 120), (2, 240), (3, 480)]);
    let order: Vec<Value> = catcher.mails().iter().map(|mail| mail["recipients"][0].clone()).collect();
    assert_eq!(order, ["head@college.example", "full@college.example"]);
    assert_eq!(told.len(), 2);
    assert_eq!(told[0], "mails that have waited for more than an hour: 1");
    assert!(told[1].contains("452") && told[1].contains("mailbox is full"), "{told:?}");
    assert!(!told[1].contains('@'), "{told:?}");
    assert_eq!(findings(&world).await, [""; 0]);
}

#[tokio::test]
async fn a_server_that_is_away_loses_nothing_and_is_asked_once_for_all() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let world = world_with(format!("smtp://127.0.0.1:{free}")).await;
    for number in 0..5 {
        queue(&world, &format!("{number}@college.example"), None).await;
    }
    let recorder = metrics_exporter_prometheus::PrometheusBuilder::new().build_recorder();
    let _measured = metrics::set_default_local_recorder(&recorder);

    let tried = send_due(&world.app).await.unwrap();
    let again = send_due(&world.app).await.unwrap();
    housekeeping::measure(&world.app).await.unwrap();
    world.app.clock.advance(2 * 60 * 60);
    let told = findings(&world).await;

    assert_eq!((tried, again), (5, 0));
    assert!(waiting(&world).await.iter().all(|(_, attempts, ..)| *attempts == 1));
    assert!(recorder.handle().render().contains("alcove_mails_waiting 5"), "{}", recorder.handle().render());
    assert_eq!(told[0], "mails that have waited for more than an hour: 5");
    assert!(told[1].to_lowercase().contains("connection"), "{told:?}");
}

#[tokio::test]
async fn a_password_is_said_only_in_safety_and_to_a_server_that_somebody_vouches_for() {
    let catcher = Catcher::start("safe").await;
    let address = format!("127.0.0.1:{}", catcher.port);
    let right = "ada:sirr%20%C9%99lifba";
    let trusting = async |url: String| {
        let ca = catcher.folder.path().join("ca.pem");
        World::set_up(
            |config| {
                config.smtp_url = Some(url);
                config.smtp_ca = Some(ca);
            },
            |app| app,
        )
        .await
    };
    let unknown = world_with(format!("smtp://{right}@{address}?tls=required")).await;
    let wrong = trusting(format!("smtp://ada:guess@{address}?tls=required")).await;
    let good = trusting(format!("smtp://{right}@{address}")).await;

    let mut left = Vec::new();
    for world in [&unknown, &wrong, &good] {
        queue(world, "head@college.example", None).await;
        send_due(&world.app).await.unwrap();
        left.push(waiting(world).await.len());
    }

    assert_eq!(left, [1, 1, 0]);
    assert_eq!(catcher.logins(), "ada True\nada True\n");
    let mails = catcher.mails();
    assert_eq!(mails.len(), 1);
    assert_eq!((&mails[0]["safe"], &mails[0]["login"]), (&json!(true), &json!("ada")));
}

#[tokio::test]
async fn to_a_server_without_tls_no_password_is_said() {
    let catcher = Catcher::start("open").await;
    let world = world_with(format!("smtp://ada:secret@127.0.0.1:{}", catcher.port)).await;
    queue(&world, "head@college.example", None).await;

    send_due(&world.app).await.unwrap();

    assert_eq!((waiting(&world).await.len(), catcher.mails().len()), (1, 0));
}
