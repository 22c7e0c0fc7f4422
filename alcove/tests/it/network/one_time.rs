use alcove::kit::Ctx;
use alcove::network::one_time::{password_link, setup};
use alcove::network::store::person;
use axum::http::StatusCode;

use super::mail::mails_to;
use super::sign_in::{PASSWORD, give_password};
use crate::world::World;

fn path(link: &str) -> String {
    link.strip_prefix("http://alcove.test").unwrap().to_owned()
}

async fn link_of(world: &World, role: &str) -> String {
    let ctx = world.ctx();
    let tx = ctx.begin().await.unwrap();
    let person = person::find(&*tx, &world.id(role)).await.unwrap().unwrap();
    let link = password_link(&ctx, &*tx, &person).await.unwrap();
    tx.commit_unrecorded().await.unwrap();
    path(&link)
}

#[tokio::test]
async fn the_first_administrator_sets_an_empty_installation_up_once() {
    let world = World::empty().await;
    let link = path(&setup::offer(&Ctx::of(&world.app)).await.unwrap().unwrap());
    let first = [
        ("name", "Quality coordinator"),
        ("email", "coordinator@college.example"),
        ("password", PASSWORD),
        ("language", "az"),
        ("organisation", "Harbour Vocational College"),
    ];

    let page = world.stranger().get(&link).await;
    let short =
        world.stranger().post(&link, &[("name", "A"), ("email", "a@b.example"), ("password", "short")]).await;
    let answer = world.stranger().post(&link, &first).await;
    let inside = world.stranger().with_cookies(&answer).get("/organisation").await;
    let again = world.stranger().post(&link, &first).await;

    assert_eq!((page.status, short.status), (StatusCode::OK, StatusCode::UNPROCESSABLE_ENTITY));
    assert_eq!((answer.status, answer.leads_to()), (StatusCode::SEE_OTHER, "/"));
    assert!(inside.text().contains("Harbour Vocational College"), "{}", inside.text());
    assert_eq!(again.status, StatusCode::NOT_FOUND);
    assert_eq!(setup::offer(&Ctx::of(&world.app)).await.unwrap(), None);
}

#[tokio::test]
async fn an_installation_without_anybody_says_where_its_link_stands() {
    let empty = World::empty().await;
    let world = World::new().await;
    let told = "Open the link that stands in the console";

    assert!(empty.stranger().get("/sign-in").await.text().contains(told));
    assert!(!world.stranger().get("/sign-in").await.text().contains(told));
}

#[tokio::test]
async fn a_password_link_works_once_and_ends_every_session() {
    let world = World::new().await;
    let browser = world.browser("head").await;
    let link = link_of(&world, "head").await;

    let page = world.stranger().get(&link).await;
    let email_as_password = world.stranger().post(&link, &[("password", "head@alcove.test")]).await;
    let answer = world.stranger().post(&link, &[("password", PASSWORD)]).await;
    let again = world.stranger().post(&link, &[("password", "another long one")]).await;

    assert!(page.text().contains("head@alcove.test"));
    assert_eq!(email_as_password.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!((answer.status, answer.leads_to()), (StatusCode::SEE_OTHER, "/sign-in"));
    assert_eq!(again.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get("/").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_expired_link_opens_nothing() {
    let world = World::new().await;
    let link = link_of(&world, "head").await;

    world.app.clock.advance(8 * 86_400);

    assert_eq!(world.stranger().get(&link).await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.stranger().post(&link, &[("password", PASSWORD)]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn who_forgot_the_password_gets_a_mail_and_a_stranger_learns_nothing() {
    let world = World::new().await;
    give_password(&world, "head").await;

    let known = world.stranger().post("/password", &[("email", "Head@alcove.test ")]).await;
    let unknown = world.stranger().post("/password", &[("email", "nobody@alcove.test")]).await;

    assert_eq!((known.status, unknown.status), (StatusCode::OK, StatusCode::OK));
    assert_eq!(known.text().replace("Head@", "nobody@"), unknown.text());
    let mails = mails_to(&world, "head@alcove.test").await;
    assert_eq!(mails.len(), 1);
    let link =
        mails[0].lines().find(|line| line.starts_with("http://alcove.test/password/")).unwrap().to_owned();
    assert_eq!(world.stranger().get(&path(&link)).await.status, StatusCode::OK);
    assert_eq!(mails_to(&world, "nobody@alcove.test").await.len(), 0);
}
