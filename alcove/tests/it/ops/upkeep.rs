use alcove::kit::seal::Seal;
use alcove::network::second_factor;
use alcove::network::store::person;
use alcove::shell::{doctor, housekeeping, secret_key};

use crate::settle::desk::Desk;
use crate::world::{MORNING, World};

async fn findings(world: &World) -> Vec<(&'static str, String)> {
    let checks = doctor::examine(&world.app).await.unwrap();
    checks
        .into_iter()
        .flat_map(|check| check.findings.into_iter().map(move |finding| (check.name, finding)))
        .collect()
}

#[tokio::test]
async fn the_doctor_finds_nothing_where_nothing_is_wrong() {
    let world = World::new().await;

    assert_eq!(findings(&world).await, []);
}

#[tokio::test]
async fn the_doctor_finds_an_event_that_was_changed() {
    let world = World::new().await;
    let coordinator = world.machine("coordinator").await;
    let unit = serde_json::json!({ "name": "Bakery" });
    let address = format!("/api/v1/organisations/{}/units", world.college);
    let added = coordinator.json(axum::http::Method::POST, &address, &unit).await;
    assert_eq!(added.status, 201, "{}", added.text());

    world.tamper("update audit_event set after_value = 'Brewery'").await;

    let found = findings(&world).await;
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, "audit");
    assert!(found[0].1.contains("this event was changed"), "{}", found[0].1);
}

#[tokio::test]
async fn the_doctor_finds_a_file_that_is_missing() {
    let world = World::new().await;

    world
        .tamper("insert into blob (sha256, size, media_type, created_at) values ('ab12', 3, 'text/plain', 1)")
        .await;

    let found = findings(&world).await;
    assert_eq!(found.len(), 1);
    assert!(found[0].1.contains("ab12"), "{}", found[0].1);
}

#[tokio::test]
async fn the_doctor_says_why_a_job_was_given_up() {
    let world = World::new().await;
    let now = world.ctx().now.millis();
    let month_ago = now - 30 * 86_400_000;

    for (id, failed) in [("old", month_ago), ("new", now)] {
        world
            .tamper(&format!(
                "insert into job (id, kind, payload, created_at, run_at, failed_at, error) \
                 values ('{id}', 'review.report', '{{}}', {failed}, {failed}, {failed}, 'no room is left')"
            ))
            .await;
    }

    let told = "review.report new was given up: no room is left".to_owned();
    assert_eq!(findings(&world).await, [("jobs", told)]);
}

#[tokio::test]
async fn what_nobody_needs_any_more_is_removed_and_the_rest_stays() {
    let world = World::new().await;
    let now = world.ctx().now.millis();
    let day = 86_400_000;
    for (id, at) in [("old", now - 2 * day), ("new", now - 1000)] {
        world
            .tamper(&format!("insert into sign_in_attempt (id, subject, at) values ('{id}', 'x', {at})"))
            .await;
    }

    let removed = housekeeping::tidy(&world.ctx()).await.unwrap();

    assert_eq!(removed, 1);
    assert_eq!(housekeeping::tidy(&world.ctx()).await.unwrap(), 0);
}

/// Puts an app's secret on somebody from the cast, as it is kept.
async fn give_app(world: &World, role: &str) {
    let sealed = second_factor::sealed(&world.ctx(), &world.id(role), "JBSWY3DPEHPK3PXP").unwrap();
    let tx = world.app.db.begin().await.unwrap();
    person::set_totp(&*tx, &world.id(role), Some(&sealed), Some(MORNING)).await.unwrap();
    tx.commit_unrecorded().await.unwrap();
}

#[tokio::test]
async fn a_node_with_another_key_does_not_begin_and_its_doctor_says_why() {
    let world = World::new().await;
    give_app(&world, "head").await;
    let own_key = |config: &mut alcove::kit::app::Config| config.secret_key = None;

    let node = world.another_node(|_| {}, |app| app).await;
    let missing = world.assemble_node(own_key).await;
    let begun = secret_key::settle(&missing).await;
    let other = world.assemble_node(own_key).await;
    other.part::<Seal>().make().unwrap();
    let differs = secret_key::settle(&other).await;

    assert_eq!(findings(&node).await, []);
    assert!(begun.unwrap_err().to_string().contains("is missing"));
    assert!(!missing.config.secret_key_file().exists(), "no second key is made");
    assert!(differs.unwrap_err().to_string().contains("is not the one"));
    let told: Vec<_> = doctor::examine(&other).await.unwrap();
    let secrets = told.iter().find(|check| check.name == "secrets").unwrap();
    assert_eq!((secrets.looked_at.as_str(), secrets.findings.len()), ("1 sealed secrets", 1));
}

#[tokio::test]
async fn a_lost_key_is_replaced_and_what_it_sealed_is_named() {
    let world = World::new().await;
    give_app(&world, "head").await;
    let node = world.assemble_node(|config| config.secret_key = None).await;

    secret_key::renew(&node).await.unwrap();

    secret_key::settle(&node).await.unwrap();
    let told: Vec<_> = doctor::examine(&node).await.unwrap();
    let secrets = told.iter().find(|check| check.name == "secrets").unwrap();
    assert_eq!(secrets.findings.len(), 1);
    assert!(secrets.findings[0].contains(world.id("head").as_str()), "{secrets:?}");
    assert!(secret_key::renew(&node).await.is_err(), "a key that is there is never replaced");
}

#[tokio::test]
async fn the_doctor_finds_a_result_that_does_not_follow_from_its_ratings() {
    let desk = Desk::closed().await;
    let well = findings(&desk.world).await;

    desk.world.tamper("update outcome set body = replace(body, '\"77/24\"', '\"4\"')").await;
    let value = findings(&desk.world).await;
    desk.world
        .tamper("update outcome set body = replace(body, '\"value\":\"4\"', '\"value\":\"77/24\"')")
        .await;
    desk.world.tamper("update moderation set mark = '{\"step\":1}' where mark = '{\"step\":3}'").await;
    let mark = findings(&desk.world).await;

    assert_eq!(well, []);
    assert_eq!(value.len(), 1, "{value:?}");
    assert_eq!(value[0].0, "outcomes");
    assert!(value[0].1.contains("does not follow from its ratings: the whole is 77/24, not 4"), "{value:?}");
    assert!(mark.iter().any(|(_, line)| line.ends_with("A1.1 is 1, not 3")), "{mark:?}");
    assert!(mark.iter().any(|(_, line)| line.ends_with("the hash of its marks")), "{mark:?}");
}

#[tokio::test]
async fn the_doctor_finds_nothing_in_a_result_from_before_it_said_how_many_grades_entered() {
    let desk = Desk::closed().await;
    for entered in 0..20 {
        let without = format!("update outcome set body = replace(body, '\"entered\":{entered},', '')");
        desk.world.tamper(&without).await;
    }

    let kept = desk.world.count("select count(*) from outcome where body like '%entered%'").await;
    let found = findings(&desk.world).await;

    assert_eq!((kept, found), (0, vec![]));
}
