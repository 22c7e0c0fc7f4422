use alcove::kit::audit::verify;
use alcove::network::commands::{self, Platform};
use alcove::network::organisations::Draft;
use axum::http::StatusCode;

use super::sign_in::PASSWORD;
use crate::world::World;

#[tokio::test]
async fn a_person_made_by_command_comes_in_by_link_or_password() {
    let world = World::new().await;
    let ctx = world.ctx();

    let by_link =
        commands::add_user(&ctx, "one@college.example", "One", Platform::Nothing, None).await.unwrap();
    let by_password =
        commands::add_user(&ctx, "two@college.example", "Two", Platform::Administrator, Some(PASSWORD))
            .await
            .unwrap();
    let twice = commands::add_user(&ctx, "ONE@college.example", "One", Platform::Nothing, None).await;
    let path = by_link.link.unwrap().replace("http://alcove.test", "");
    let signed_in =
        world.stranger().post("/sign-in", &[("email", "two@college.example"), ("password", PASSWORD)]).await;

    assert_eq!(world.stranger().get(&path).await.status, StatusCode::OK);
    assert_eq!((by_password.link, signed_in.status), (None, StatusCode::SEE_OTHER));
    assert!(twice.is_err());
    let listed = commands::list_users(&ctx).await.unwrap();
    assert!(
        listed.iter().any(|user| user.email == "two@college.example"
            && user.platform_administrator
            && user.has_password)
    );
}

#[tokio::test]
async fn a_closed_account_is_opened_by_a_reset() {
    let world = World::new().await;
    let ctx = world.ctx();
    let browser = world.browser("head").await;

    commands::disable_user(&ctx, "head@alcove.test").await.unwrap();
    let closed = browser.get("/").await.status;
    let link =
        commands::reset_user(&ctx, "head@alcove.test").await.unwrap().replace("http://alcove.test", "");
    world.stranger().post(&link, &[("password", PASSWORD)]).await;
    let back = world
        .stranger()
        .post("/sign-in", &[("email", "head@alcove.test"), ("password", PASSWORD)])
        .await
        .status;

    assert_eq!((closed, back), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    assert!(commands::disable_user(&ctx, "nobody@alcove.test").await.is_err());
}

#[tokio::test]
async fn tokens_are_made_listed_and_revoked_by_command() {
    let world = World::new().await;
    let ctx = world.ctx();

    let secret =
        commands::add_token(&ctx, "head@alcove.test", "bench", &["read", "write"], None).await.unwrap();
    let machine = world.machine_with(&secret);
    let works = machine.get("/api/v1/organisations").await.status;
    let listed = commands::list_tokens(&ctx, "head@alcove.test").await.unwrap();
    commands::revoke_token(&ctx, "head@alcove.test", &listed[0].id).await.unwrap();

    assert_eq!((works, listed.len(), listed[0].name.as_str()), (StatusCode::OK, 1, "bench"));
    assert_eq!(machine.get("/api/v1/organisations").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn an_organisation_is_added_with_its_administrator_and_the_chain_holds() {
    let world = World::new().await;
    let ctx = world.ctx();

    let id = commands::add_organisation(&ctx, &Draft::named("Mountain Academy"), Some("head@alcove.test"))
        .await
        .unwrap();
    let names: Vec<_> =
        commands::list_organisations(&ctx).await.unwrap().into_iter().map(|view| view.profile.name).collect();

    assert_eq!(names, ["Harbour Vocational College", "Mountain Academy", "Orchard Technical School"]);
    let machine = world.machine("head").await;
    let of = |list: &str| format!("/api/v1/organisations/{id}/{list}");
    let people = machine.get(&of("memberships")).await.json();
    let trail = machine.get(&of("audit")).await.json();
    let people: Vec<_> = people["items"].as_array().unwrap().iter().map(|one| &one["role"]).collect();
    let acts: Vec<_> = trail["items"].as_array().unwrap().iter().map(|one| &one["act"]).collect();
    assert_eq!(people, ["administrator"]);
    assert_eq!(acts, ["network.membership-added", "network.organisation-added"]);
    assert_eq!(verify(world.app.db.read()).await.unwrap(), []);
}
