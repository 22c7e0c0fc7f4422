use alcove::network::second_factor::{code_at, opened};
use alcove::network::store::person;
use axum::http::StatusCode;

use super::sign_in::{PASSWORD, give_password};
use crate::world::{MORNING, World};

#[tokio::test]
async fn a_person_changes_name_and_language() {
    let world = World::new().await;
    let browser = world.browser("head").await;

    let saved = browser.post("/account", &[("name", "Director"), ("language", "az")]).await;
    let page = browser.clone().with_cookies(&saved).get("/account").await;

    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    assert!(page.text().contains("<html lang=\"az\"") && page.text().contains("value=\"Director\""));
}

#[tokio::test]
async fn a_new_password_needs_the_present_one_and_ends_the_other_sessions() {
    let world = World::new().await;
    give_password(&world, "head").await;
    let (here, elsewhere) = (world.browser("head").await, world.browser("head").await);
    let new = "another plain sentence";

    let wrong = here.post("/account/password", &[("present_password", "guess"), ("new_password", new)]).await;
    let right =
        here.post("/account/password", &[("present_password", PASSWORD), ("new_password", new)]).await;

    assert_eq!((wrong.status, right.status), (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::SEE_OTHER));
    assert!(!wrong.text().contains(new));
    assert_eq!(here.get("/").await.status, StatusCode::OK);
    assert_eq!(elsewhere.get("/").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_session_is_ended_by_its_person_and_by_nobody_else() {
    let world = World::new().await;
    let (here, elsewhere) = (world.browser("head").await, world.browser("head").await);
    let page = here.get("/account").await.text();
    let action = page
        .split("action=\"")
        .find(|part| part.starts_with("/account/sessions/"))
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();

    let by_another = world.browser("viewer").await.post(&action, &[]).await;
    let ended = here.post(&action, &[]).await;

    assert_eq!((by_another.status, ended.status), (StatusCode::NOT_FOUND, StatusCode::SEE_OTHER));
    assert_eq!(elsewhere.get("/").await.status, StatusCode::SEE_OTHER);
}

/// What the phone of somebody from the cast was told.
async fn secret_of(world: &World, role: &str) -> String {
    let row = person::find(world.app.db.read(), &world.id(role)).await.unwrap().unwrap();
    opened(&world.ctx(), &row.id, &row.totp_secret.unwrap()).unwrap()
}

#[tokio::test]
async fn an_app_is_added_with_its_first_code_and_the_recovery_codes_are_shown_once() {
    let world = World::new().await;
    give_password(&world, "head").await;
    let browser = world.browser("head").await;

    let unproved = browser.post("/account/second-factor", &[("present_password", "guess")]).await;
    let begun = browser.post("/account/second-factor", &[("present_password", PASSWORD)]).await;
    let page = browser.get("/account/second-factor").await.text();
    let code = code_at(&secret_of(&world, "head").await, MORNING).unwrap();
    let wrong = browser.post("/account/second-factor/code", &[("code", "000000")]).await;
    let confirmed = browser.post("/account/second-factor/code", &[("code", &code)]).await;

    assert_eq!((unproved.status, begun.status), (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::SEE_OTHER));
    assert!(page.contains("<svg") && !page.contains("<?xml"));
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(confirmed.text().matches("class=\"code-once\"").count(), 10);
    assert!(browser.get("/account").await.text().contains("10 recovery codes are left"));
    assert_eq!(browser.get("/account/second-factor").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_secret_of_an_app_is_not_in_the_database_and_fits_no_other_person() {
    let world = World::new().await;
    give_password(&world, "head").await;
    let browser = world.browser("head").await;
    browser.post("/account/second-factor", &[("present_password", PASSWORD)]).await;
    let page = browser.get("/account/second-factor").await.text();

    let row = person::find(world.app.db.read(), &world.id("head")).await.unwrap().unwrap();

    let secret = secret_of(&world, "head").await;
    let kept = row.totp_secret.unwrap();
    assert!(page.replace(' ', "").contains(&secret), "{page}");
    assert!(!kept.contains(&secret) && kept.starts_with("sealed1:"), "{kept}");
    assert!(opened(&world.ctx(), &world.id("viewer"), &kept).is_err());
}

#[tokio::test]
async fn the_code_that_confirmed_the_app_does_not_sign_in() {
    let world = World::new().await;
    give_password(&world, "head").await;
    let browser = world.browser("head").await;
    browser.post("/account/second-factor", &[("present_password", PASSWORD)]).await;
    let code = code_at(&secret_of(&world, "head").await, MORNING).unwrap();
    browser.post("/account/second-factor/code", &[("code", &code)]).await;

    let asked =
        world.stranger().post("/sign-in", &[("email", "head@alcove.test"), ("password", PASSWORD)]).await;
    let replayed = world.stranger().with_cookies(&asked).post("/sign-in/code", &[("code", &code)]).await;

    assert_eq!(replayed.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_token_is_shown_once_reads_until_revoked_and_opens_no_account_page() {
    let world = World::new().await;
    let browser = world.browser("head").await;

    let made = browser
        .post("/account/tokens", &[("token_name", "Weekly export"), ("scope", "read"), ("days", "30")])
        .await
        .text();
    let secret = made.split("<p class=\"code-once\">").nth(1).unwrap().split('<').next().unwrap().to_owned();
    let machine = world.machine_with(&secret);
    let works = machine.get("/api/v1/organisations").await.status;
    let page = browser.get("/account").await.text();
    let action = page
        .split("action=\"")
        .find(|part| part.contains("/revocation\""))
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let by_another = world.browser("viewer").await.post(&action, &[]).await.status;
    browser.post(&action, &[]).await;

    assert_eq!(works, StatusCode::OK);
    assert!(!page.contains(&secret) && page.contains("Weekly export"));
    assert_eq!(by_another, StatusCode::NOT_FOUND);
    assert_eq!(machine.get("/api/v1/organisations").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_token_ends_by_itself() {
    let world = World::new().await;
    let made = world
        .browser("head")
        .await
        .post("/account/tokens", &[("token_name", "x"), ("scope", "read write"), ("days", "30")])
        .await
        .text();
    let secret = made.split("<p class=\"code-once\">").nth(1).unwrap().split('<').next().unwrap().to_owned();

    world.app.clock.advance(31 * 86_400);

    assert_eq!(
        world.machine_with(&secret).get("/api/v1/organisations").await.status,
        StatusCode::UNAUTHORIZED
    );
}

#[tokio::test]
async fn passkeys_are_offered_where_the_installation_has_a_name() {
    let named = World::new().await;
    let numbered =
        World::set_up(|config| config.public_url = "http://127.0.0.1:8080".to_owned(), |app| app).await;

    let pages = async |world: &World| {
        let account = world.browser("head").await.in_language("ru").get("/account").await.text();
        (account, world.stranger().get("/sign-in").await.text())
    };
    let ((account, sign_in), (without, sign_in_without)) = (pages(&named).await, pages(&numbered).await);

    assert!(account.contains("action=\"/account/passkeys\"") && sign_in.contains("data-passkey=\"get\""));
    assert!(!without.contains("action=\"/account/passkeys\"") && !sign_in_without.contains("data-passkey"));
    assert!(without.contains("цифровому адресу"), "{without}");
}
