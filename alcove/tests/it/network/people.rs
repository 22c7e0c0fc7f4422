use alcove::kit::ids::PersonId;
use alcove::network::store::{membership, person};
use axum::http::{Method, StatusCode};
use serde_json::json;

use super::mail::mails_to;
use crate::world::{MORNING, World};

async fn membership_of(world: &World, role: &str) -> String {
    let holding = membership::holding(world.app.db.read(), &world.id(role), MORNING).await.unwrap();
    holding[0].id.0.clone()
}

async fn names_seen_by(world: &World, role: &str) -> Vec<String> {
    let path = format!("/api/v1/organisations/{}/memberships", world.college);
    let list = world.machine(role).await.get(&path).await.json();
    list["items"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_coordinator_sees_everybody_who_is_there_and_a_contributor_their_own_unit() {
    let world = World::new().await;

    assert_eq!(
        names_seen_by(&world, "coordinator").await,
        ["administrator", "contributor", "coordinator", "head", "unit-lead", "viewer"]
    );
    assert_eq!(names_seen_by(&world, "contributor").await, ["contributor", "unit-lead"]);
    let path = format!("/api/v1/organisations/{}/memberships", world.college);
    assert_eq!(world.machine("viewer").await.get(&path).await.status, StatusCode::FORBIDDEN);
    assert_eq!(world.machine("outsider").await.get(&path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.machine("leaver").await.get(&path).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn people_are_found_by_a_part_of_the_name_in_any_case() {
    let world = World::new().await;
    world.join("Şəbnəm Əliyeva", "viewer", None).await;
    world.join("Жанна", "viewer", None).await;
    let browser = world.browser("coordinator").await;

    for (wanted, name) in
        [("HEAD", "head"), ("şəbnəm", "Şəbnəm Əliyeva"), ("жанна", "Жанна"), ("Əliyeva", "Şəbnəm Əliyeva")]
    {
        let page = browser
            .get(&format!("/organisation/people?q={}", alcove::kit::page::percent(wanted)))
            .await
            .text();
        assert!(page.contains(&format!("<b>{name}</b>")), "{wanted} does not find {name}");
    }
    let none = browser.get("/organisation/people?q=%25").await.text();
    assert!(none.contains("Nobody fits"));
}

#[tokio::test]
async fn a_coordinator_cannot_make_an_administrator_nor_touch_one() {
    let world = World::new().await;
    let browser = world.browser("coordinator").await;
    let contributor = format!("/organisation/people/{}", membership_of(&world, "contributor").await);
    let administrator = format!("/organisation/people/{}", membership_of(&world, "administrator").await);
    let own = format!("/organisation/people/{}", membership_of(&world, "coordinator").await);

    let raised = browser.post(&contributor, &[("role", "administrator")]).await;
    let lowered = browser.post(&administrator, &[("role", "viewer")]).await;
    let ended = browser.post(&format!("{administrator}/end"), &[]).await;
    let own = browser.post(&own, &[("role", "administrator")]).await;
    let allowed =
        browser.post(&contributor, &[("role", "unit-lead"), ("unit_id", world.units[1].as_str())]).await;

    for answer in [raised, lowered, ended, own] {
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
    }
    assert_eq!(allowed.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_unit_lead_gives_roles_in_their_unit_and_nowhere_else() {
    let world = World::new().await;
    let machine = world.machine("unit-lead").await;
    let path = format!("/api/v1/organisations/{}/invitations", world.college);
    let invite = async |unit: Option<&str>, role: &str| {
        machine
            .json(
                Method::POST,
                &path,
                &json!({ "email": "new@college.example", "role": role, "unit_id": unit }),
            )
            .await
            .status
    };

    assert_eq!(invite(Some(world.units[0].as_str()), "contributor").await, StatusCode::CREATED);
    assert!(matches!(
        invite(Some(world.units[1].as_str()), "contributor").await,
        StatusCode::FORBIDDEN | StatusCode::NOT_FOUND
    ));
    assert!(matches!(invite(None, "contributor").await, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND));
    assert_eq!(invite(Some(world.units[0].as_str()), "unit-lead").await, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_last_administrator_stays() {
    let world = World::new().await;
    let browser = world.browser("administrator").await;
    let own = format!("/organisation/people/{}", membership_of(&world, "administrator").await);

    let ended = browser.post(&format!("{own}/end"), &[]).await;
    let lowered = browser.post(&own, &[("role", "viewer")]).await;

    for answer in [ended, lowered] {
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text().contains("last administrator"));
    }
}

#[tokio::test]
async fn who_left_is_out_at_once_and_undo_lets_them_back_in() {
    let world = World::new().await;
    let coordinator = world.browser("coordinator").await;
    let contributor = world.browser("contributor").await;
    let path = format!("/organisation/people/{}", membership_of(&world, "contributor").await);

    coordinator.post(&format!("{path}/end"), &[]).await;
    let out = contributor.get("/organisation").await.status;
    coordinator.post(&format!("{path}/restoration"), &[]).await;
    let back = contributor.get("/organisation").await.status;

    assert_eq!((out, back), (StatusCode::NOT_FOUND, StatusCode::OK));
}

#[tokio::test]
async fn nobody_is_enlisted_unasked() {
    let world = World::new().await;
    let path = format!("/api/v1/organisations/{}/memberships", world.college);
    let body = json!({ "person_id": world.id("outsider"), "role": "viewer" });

    let by_administrator = world.machine("administrator").await.json(Method::POST, &path, &body).await;
    let by_platform = world.machine("platform").await.json(Method::POST, &path, &body).await;

    assert_eq!(by_administrator.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(by_platform.status, StatusCode::CREATED);
}

#[tokio::test]
async fn a_membership_of_another_organisation_is_not_found() {
    let world = World::new().await;
    let theirs = membership_of(&world, "outsider").await;

    let read = world.browser("administrator").await.get(&format!("/organisation/people/{theirs}")).await;
    let ended =
        world.browser("administrator").await.post(&format!("/organisation/people/{theirs}/end"), &[]).await;

    assert_eq!((read.status, ended.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
}

#[tokio::test]
async fn a_reset_ends_sessions_takes_the_second_factor_away_and_mails_a_link() {
    let world = World::new().await;
    let head = world.browser("head").await;
    let id: PersonId = world.id("head");
    let tx = world.app.db.begin().await.unwrap();
    person::set_totp(&*tx, &id, Some("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"), Some(MORNING)).await.unwrap();
    tx.commit_unrecorded().await.unwrap();
    let path = format!("/organisation/people/{}/reset", membership_of(&world, "head").await);

    let by_coordinator = world.browser("coordinator").await.post(&path, &[]).await;
    let by_administrator = world.browser("administrator").await.post(&path, &[]).await;

    let after = person::find(world.app.db.read(), &id).await.unwrap().unwrap();
    assert_eq!(
        (by_coordinator.status, by_administrator.status),
        (StatusCode::FORBIDDEN, StatusCode::SEE_OTHER)
    );
    assert_eq!((after.totp_secret, after.totp_confirmed_at), (None, None));
    assert_eq!(head.get("/").await.status, StatusCode::SEE_OTHER);
    assert_eq!(mails_to(&world, "head@alcove.test").await.len(), 1);
}

#[tokio::test]
async fn the_list_goes_out_as_a_workbook_with_stable_ids() {
    let world = World::new().await;

    let answer = world.browser("coordinator").await.get("/organisation/people/export").await;

    let rows = alcove::kit::sheet::read(&answer.bytes).unwrap();
    assert_eq!(rows[0], ["id", "E-mail", "Name", "Role", "Unit"]);
    assert_eq!(rows.len(), 7);
    assert!(rows.iter().any(|row| row[1] == "contributor@alcove.test" && row[4] == "Engineering workshops"));
}

#[tokio::test]
async fn where_no_mail_leaves_the_house_a_link_for_a_password_says_where_it_stays() {
    let world = World::new().await;
    let sending =
        World::set_up(|config| config.smtp_url = Some("smtp://mail.test".to_owned()), |app| app).await;

    let pages = async |world: &World| {
        let address = format!("/organisation/people/{}", membership_of(world, "viewer").await);
        let member = world.browser("administrator").await.get(&address).await.text();
        [member, world.stranger().get("/password").await.text()]
    };

    for page in pages(&world).await {
        assert!(page.contains("stays in the folder “mailbox”"), "{page}");
    }
    for page in pages(&sending).await {
        assert!(!page.contains("mailbox"), "{page}");
    }
}
