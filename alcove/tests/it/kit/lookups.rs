//! What grows with the years is found by an index.

use alcove::kit::db::Connection as _;
use sea_orm::{DbBackend, Statement};

use crate::world::World;

/// A table that grows, and what pages and acts look for in it.
const LOOKUPS: [(&str, &str); 17] = [
    ("application_condition", "decision_id = 'x'"),
    ("award", "supersedes_id = 'x' order by id desc limit 1"),
    ("job", "person_id = 'x' and kind = 'report' order by created_at desc, id desc limit 1"),
    ("one_time_link", "person_id = 'x' and purpose = 'password' and used_at is null"),
    ("organisation", "name > 'x' order by name, id limit 20"),
    ("person", "name > 'x' order by name, id limit 20"),
    ("plan_answer_link", "plan_id = 'x' and answered_at is null"),
    ("plan_decision", "plan_id = 'x' order by id"),
    ("plan_digest", "organisation_id = 'x'"),
    ("plan_node", "plan_id = 'x'"),
    ("plan_status_note", "node_id = 'x'"),
    ("plan_work", "plan_id = 'x' and (said_at is null or said_at <= 1) order by id"),
    ("rating", "assessment_id = 'x' and superseded_at is null"),
    ("rating", "seat_id in (select id from seat where assessment_id = 'x') and slot = 'current'"),
    ("reminder", "person_id in ('x', 'y') and sent_at >= 1"),
    ("seat", "assessment_id = 'x'"),
    ("unit", "organisation_id = 'x'"),
];

#[tokio::test]
async fn what_grows_is_never_looked_through() {
    let world = World::new().await;
    let tx = world.app.db.begin().await.unwrap();
    let (explain, column, looks_through) = match tx.get_database_backend() {
        DbBackend::Postgres => {
            // In a small table PostgreSQL would rather read it whole.
            tx.execute_unprepared("set local enable_seqscan = off").await.unwrap();
            ("explain", "QUERY PLAN", "Seq Scan on ")
        }
        _ => ("explain query plan", "detail", "SCAN "),
    };
    for (table, wanted) in LOOKUPS {
        let sql = format!("{explain} select * from {table} where {wanted}");
        let rows = tx.query_all_raw(Statement::from_string(tx.get_database_backend(), &sql)).await.unwrap();

        let plan: Vec<String> = rows.iter().map(|row| row.try_get("", column).unwrap()).collect();

        let is_through = |line: &String| line.contains(&format!("{looks_through}{table}"));
        assert!(!plan.is_empty() && !plan.iter().any(is_through), "{sql}: {plan:#?}");
    }
}
