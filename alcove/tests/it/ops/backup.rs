use std::io::Write as _;

use alcove::kit::seal::Seal;
use alcove::network::second_factor;
use alcove::network::store::person;
use alcove::shell::{backup, doctor, export, secret_key};
use axum::http::Method;

use crate::improve::stage::draft as plan;
use crate::publish::stage::{complete, draft as practice};
use crate::stage;
use crate::world::World;

/// A world with an assessment, units under units and a piece of evidence.
async fn lived_in() -> World {
    let world = World::new().await;
    let edition = stage::edition(&world).await;
    let machine = world.machine("coordinator").await;
    let body =
        serde_json::json!({ "organisation_id": world.college, "edition_id": edition, "title": "Özümüz" });
    let made = machine.json(Method::POST, "/api/v1/assessments", &body).await;
    assert_eq!(made.status, 201, "{}", made.text());
    let boundary = "b0undary";
    let form = format!(
        "--{boundary}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"list.txt\"\r\n\r\nwords\n\r\n--{boundary}--\r\n"
    );
    let kind = format!("multipart/form-data; boundary={boundary}");
    let added =
        machine.send(Method::POST, "/api/v1/evidence", &[("content-type", &kind)], form.into_bytes()).await;
    assert_eq!(added.status, 201, "{}", added.text());
    world
}

async fn tables(world: &World) -> Vec<(String, i64)> {
    use sea_orm::{ConnectionTrait as _, Statement};
    let mut counts = Vec::new();
    for table in alcove::kit::db::tables(|_| true) {
        let sql = format!("select count(*) from {table}");
        let statement = Statement::from_string(world.app.db.backend(), sql);
        let row = world.app.db.read().query_one_raw(statement).await.unwrap().unwrap();
        counts.push((table.to_owned(), row.try_get_by_index(0).unwrap()));
    }
    counts
}

#[tokio::test]
async fn a_backup_brings_everything_back() {
    let world = lived_in().await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("all.zip");

    let written = backup::write(&world.ctx(), &file).await.unwrap();
    let other = World::bare().await;
    let restored = backup::restore(&other.app, &file).await.unwrap();

    assert_eq!((written.rows, written.files), (restored.rows, 1));
    assert_eq!(tables(&other).await, tables(&world).await);
    let findings: Vec<String> =
        doctor::examine(&other.app).await.unwrap().into_iter().flat_map(|check| check.findings).collect();
    assert_eq!(findings, [""; 0]);
    assert!(backup::write(&world.ctx(), &file).await.is_err(), "a backup is never overwritten");
}

#[tokio::test]
async fn rows_come_back_whose_parent_was_made_after_them() {
    let world = World::new().await;
    let staged = plan(&world).await;
    let later = serde_json::json!({ "parent_id": staged.node("find") });
    let machine = world.machine("coordinator").await;
    let moved = machine.json(Method::PUT, &staged.api_of("ask", "/place"), &later).await;
    assert_eq!(moved.status, 200, "{}", moved.text());
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("all.zip");

    backup::write(&world.ctx(), &file).await.unwrap();
    let other = World::bare().await;
    backup::restore(&other.app, &file).await.unwrap();

    assert_eq!(tables(&other).await, tables(&world).await);
    let nested = format!("select count(*) from plan_node where parent_id = '{}'", staged.node("find"));
    assert_eq!(other.count(&nested).await, 1);
}

#[tokio::test]
async fn a_backup_of_sqlite_restores_into_postgresql_and_back() {
    // Without a server the way is from SQLite to SQLite, which the test above goes already.
    if std::env::var("ALCOVE_TEST_DATABASE_URL").is_err() {
        return;
    }
    let world = lived_in().await;
    let folder = tempfile::tempdir().unwrap();
    let (there, back) = (folder.path().join("there.zip"), folder.path().join("back.zip"));
    backup::write(&world.ctx(), &there).await.unwrap();

    let sqlite = World::bare_on_sqlite().await;
    backup::restore(&sqlite.app, &there).await.unwrap();
    backup::write(&sqlite.ctx(), &back).await.unwrap();
    let postgres = World::bare().await;
    backup::restore(&postgres.app, &back).await.unwrap();

    assert_eq!(tables(&postgres).await, tables(&world).await);
}

#[tokio::test]
async fn the_secret_key_comes_back_with_what_it_sealed() {
    let world = World::new().await;
    let (ctx, head) = (world.ctx(), world.id("head"));
    let sealed = second_factor::sealed(&ctx, &head, "JBSWY3DPEHPK3PXP").unwrap();
    let tx = ctx.begin().await.unwrap();
    person::set_totp(&*tx, &head, Some(&sealed), None).await.unwrap();
    tx.commit_unrecorded().await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("all.zip");

    let written = backup::write(&ctx, &file).await.unwrap();
    let other = World::bare().await;
    let restored = backup::restore(&other.app, &file).await.unwrap();

    assert!(written.has_secret_key && restored.has_secret_key);
    secret_key::settle(&other.app).await.unwrap();
    let row = person::find(other.app.db.read(), &head).await.unwrap().unwrap();
    let secret = second_factor::opened(&other.ctx(), &head, &row.totp_secret.unwrap()).unwrap();
    assert_eq!(secret, "JBSWY3DPEHPK3PXP");
    assert_eq!(
        std::fs::read(other.app.config.secret_key_file()).unwrap(),
        std::fs::read(world.app.config.secret_key_file()).unwrap()
    );
}

#[tokio::test]
async fn a_backup_never_takes_the_place_of_another_key() {
    let world = World::new().await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("all.zip");
    backup::write(&world.ctx(), &file).await.unwrap();
    let other = World::bare().await;
    other.app.part::<Seal>().make().unwrap();

    let refused = backup::restore(&other.app, &file).await;

    assert!(refused.unwrap_err().to_string().contains("another key"));
    assert_eq!(other.app.db.pending().await.unwrap().len(), alcove::kit::db::migrations().len());
}

#[tokio::test]
async fn a_damaged_backup_is_refused_before_anything_is_written() {
    let world = lived_in().await;
    let folder = tempfile::tempdir().unwrap();
    let (whole, damaged) = (folder.path().join("whole.zip"), folder.path().join("damaged.zip"));
    backup::write(&world.ctx(), &whole).await.unwrap();
    let mut bytes = std::fs::read(&whole).unwrap();
    let at = bytes.windows(6).position(|window| window == b"words\n").unwrap();
    bytes[at] = b'W';
    std::fs::File::create(&damaged).unwrap().write_all(&bytes).unwrap();
    let other = World::bare().await;

    let refused = backup::restore(&other.app, &damaged).await;

    assert!(refused.unwrap_err().to_string().contains("damaged"));
    assert_eq!(other.app.db.pending().await.unwrap().len(), alcove::kit::db::migrations().len());
}

#[tokio::test]
async fn a_backup_is_restored_only_where_nothing_is() {
    let world = lived_in().await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("all.zip");
    backup::write(&world.ctx(), &file).await.unwrap();

    let refused = backup::restore(&world.app, &file).await;

    assert!(refused.unwrap_err().to_string().contains("not empty"));
}

#[tokio::test]
async fn an_institution_is_taken_out_whole_and_without_its_neighbour() {
    let world = lived_in().await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("college.zip");

    let written = export::write(&world.ctx(), export::Of::Organisation(&world.college), &file).await.unwrap();

    let mut zip = zip::ZipArchive::new(std::fs::File::open(&file).unwrap()).unwrap();
    let read = |zip: &mut zip::ZipArchive<std::fs::File>, name: &str| {
        std::io::read_to_string(zip.by_name(name).unwrap()).unwrap()
    };
    assert_eq!(written.files, 1);
    assert!(read(&mut zip, "tables/assessment.csv").contains("Özümüz"));
    assert!(!read(&mut zip, "tables/organisation.json").contains("Orchard"));
    assert!(!read(&mut zip, "tables/person.json").contains("outsider"));
    assert!(!read(&mut zip, "tables/person.csv").contains("password"));
}

/// Secrets, what is only on the way, what is of other institutions or of the whole installation.
const LEFT: [&str; 32] = [
    "api_token",
    "assessment_aside",
    "audit_head",
    "benchmark_contribution",
    "benchmark_figure",
    "benchmark_release",
    "benchmark_set",
    "benchmark_value",
    "blob",
    "challenge",
    "idempotent_answer",
    "item_map",
    "job",
    "lineage",
    "mail",
    "network",
    "network_announcement",
    "network_role",
    "oidc_identity",
    "oidc_provider",
    "one_time_link",
    "passkey",
    "plan_answer_link",
    "plan_digest",
    "plan_feed",
    "plan_import",
    "practice_reviewer",
    "recovery_code",
    "remark_mention",
    "reminder",
    "session",
    "sign_in_attempt",
];

#[tokio::test]
async fn every_table_of_an_institution_is_taken_out_or_named_as_left_behind() {
    let world = lived_in().await;
    practice(&world, "coordinator", complete()).await;
    plan(&world).await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("college.zip");

    export::write(&world.ctx(), export::Of::Organisation(&world.college), &file).await.unwrap();

    let mut zip = zip::ZipArchive::new(std::fs::File::open(&file).unwrap()).unwrap();
    let mut left = alcove::kit::db::tables(|_| true);
    left.retain(|table| zip.by_name(&format!("tables/{table}.csv")).is_err());
    left.sort_unstable();
    left.retain(|table| !["setting", "migration"].contains(table));
    assert_eq!(left, LEFT);
    let practices = std::io::read_to_string(zip.by_name("tables/practice.csv").unwrap()).unwrap();
    assert!(practices.contains("Meters in the workshop"));
    let nodes = std::io::read_to_string(zip.by_name("tables/plan_node.csv").unwrap()).unwrap();
    assert!(nodes.lines().count() > 5);
}
