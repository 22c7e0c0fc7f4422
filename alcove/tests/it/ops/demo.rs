use alcove::kit::audit;
use alcove::kit::ids::PersonId;
use alcove::shell::demo::{self, Loaded, PASSWORD, ROLES};
use alcove::shell::doctor;
use axum::http::StatusCode;
use sea_orm::{ConnectionTrait as _, Statement};

use crate::world::World;

/// One loading for all that is asked of it: it is the longest of all tests.
#[tokio::test(flavor = "multi_thread")]
async fn the_sample_is_a_state_that_the_program_itself_could_have_made() {
    let world = World::empty().await;

    let loaded = demo::load(&world.ctx(), |_| ()).await.unwrap();
    let again = demo::load(&world.ctx(), |_| ()).await.unwrap();

    assert_eq!((loaded, again), (Loaded::Now, Loaded::WasThere));
    assert_eq!(world.count("select count(*) from organisation").await, 8);
    let closed = "select count(*) from assessment where state = 'closed' and id";
    let aside = "(select assessment_id from assessment_aside)";
    assert_eq!(world.count(&format!("{closed} not in {aside}")).await, 7);
    assert_eq!(world.count(&format!("{closed} in {aside}")).await, 8);
    assert_eq!(world.count("select count(*) from practice where published = 1").await, 8);
    assert_eq!(world.count("select count(*) from practice_adoption_block").await, 1);
    // Only the practice about a whole self-assessment is one to start from.
    let process = "select count(*) from practice_version where process_parts like '% assessment plan %'";
    assert_eq!(world.count(process).await, 1);
    let none = "select count(*) from practice_version where trim(process_parts) = ''";
    assert_eq!(world.count(none).await, 7);
    assert_eq!(world.count("select count(*) from document_request where granted_until is not null").await, 1);
    assert_eq!(world.count("select count(*) from document_request where answered_at is null").await, 1);
    assert_eq!(world.count("select count(*) from assessment where state = 'moderating'").await, 1);
    assert!(world.count("select count(*) from moderation where dissent <> '[]'").await > 3);
    assert_eq!(world.count("select count(*) from network_member where accepted_at is not null").await, 7);
    assert!(world.count("select count(*) from benchmark_figure where peers = 'all'").await > 10);
    assert_eq!(world.count("select count(*) from plan_review where closed_at is not null").await, 5);
    assert_eq!(world.count("select count(*) from plan_decision where done_at is null").await, 5);
    let early = "select count(*) from benchmark_release where published_at < made_at";
    assert_eq!(world.count(early).await, 0);
    let published = "select count(*) from benchmark_release where published_at is not null";
    assert_eq!(world.count(published).await, 1);
    assert!(world.count("select count(*) from rating_evidence").await > 10);
    // What an assessor finds at the desk of the sample.
    assert!(world.count("select count(*) from evidence where confidentiality = 'assessors'").await > 5);
    assert!(world.count("select count(*) from remark").await > 10);
    assert_eq!(audit::verify(world.app.db.read()).await.unwrap(), []);
    // What the program does at once when it runs.
    crate::award::work(&world).await;
    let findings: Vec<String> =
        doctor::examine(&world.app).await.unwrap().into_iter().flat_map(|check| check.findings).collect();
    assert_eq!(findings, [""; 0]);
    about_three_quarters_are_rated(&world).await;
    every_role_can_come_in(&world).await;
    the_history_has_no_bare_codes(&world).await;
}

async fn about_three_quarters_are_rated(world: &World) {
    let sql = "select id as id from assessment where state = 'collecting' and organisation_id in \
               (select id from organisation where short_name = 'Harbour')";
    let row = world
        .app
        .db
        .read()
        .query_one_raw(Statement::from_string(world.app.db.backend(), sql))
        .await
        .unwrap()
        .unwrap();
    let id: String = row.try_get("", "id").unwrap();
    let coordinator = demo_machine(world, "coordinator@harbour.example").await;

    let counts = coordinator.get(&format!("/api/v1/assessments/{id}/tree")).await.json()["counts"].clone();

    let share = counts["marked"].as_i64().unwrap() * 100 / counts["owed"].as_i64().unwrap();
    assert!((70..=78).contains(&share), "{share} % of {counts}");
}

async fn demo_machine(world: &World, email: &str) -> crate::world::Browser {
    let ctx = world.ctx();
    let token = alcove::network::commands::add_token(&ctx, email, "test", &["read", "write"], None).await;
    world.machine_with(&token.unwrap())
}

async fn every_role_can_come_in(world: &World) {
    for role in ROLES {
        let stranger = world.stranger();

        let answer = stranger.post("/sign-in", &[("email", role.email), ("password", PASSWORD)]).await;

        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}: {}", role.email, answer.text());
    }
}

async fn person(world: &World, email: &str) -> PersonId {
    let sql = format!("select id as id from person where email = '{email}'");
    let statement = Statement::from_string(world.app.db.backend(), sql);
    let row = world.app.db.read().query_one_raw(statement).await.unwrap().unwrap();
    PersonId(row.try_get("", "id").unwrap())
}

/// What was recorded is told in words: neither a count of nobody knows what, nor an id of a level.
async fn the_history_has_no_bare_codes(world: &World) {
    for email in ["coordinator@harbour.example", "officer@board.example"] {
        let browser = world.browser_of(&person(world, email).await).await;
        let mut told: Vec<String> = Vec::new();
        let mut older = Some("/organisation/audit".to_owned());
        while let Some(address) = older {
            let page = browser.get(&address).await.text();
            let changes = page.split("<p class=\"hint pre\">").skip(1);
            told.extend(changes.filter_map(|rest| Some(rest.split_once("</p>")?.0.to_owned())));
            let link = page.split("<p class=\"pager\"><a class=\"btn\" href=\"").nth(1);
            older = link
                .and_then(|rest| Some(rest.split_once('"')?.0.replace("&#38;", "&").replace("&amp;", "&")));
        }

        assert!(told.len() > 5, "{email}: {told:?}");
        let bare = told.iter().filter(|one| one.parse::<u64>().is_ok() || one.starts_with("level-"));
        assert_eq!(bare.collect::<Vec<_>>(), [""; 0], "{email}");
    }
}

#[tokio::test]
async fn only_a_sample_offers_its_roles() {
    let world = World::new().await;

    assert_eq!(world.stranger().get("/demo").await.status, StatusCode::NOT_FOUND);
    assert!(!world.stranger().get("/sign-in").await.text().contains("/demo"));
}

#[tokio::test]
async fn the_sample_does_not_touch_a_database_that_holds_something_else() {
    let world = World::new().await;

    let refused = demo::load(&world.ctx(), |_| ()).await;

    assert!(refused.is_err());
    assert_eq!(world.count("select count(*) from organisation").await, 2);
}
