use alcove::network::password;
use alcove::network::second_factor::{code_at, new_secret, recovery_hash, sealed};
use alcove::network::store::{person, recovery_code};
use axum::http::StatusCode;

use crate::world::{Answer, Browser, MORNING, World};

pub const PASSWORD: &str = "four plain words here";

pub async fn give_password(world: &World, role: &str) {
    let hash = password::hash(&world.app.config, PASSWORD).await.unwrap();
    let tx = world.app.db.begin().await.unwrap();
    person::set_password(&*tx, &world.id(role), &hash).await.unwrap();
    tx.commit_unrecorded().await.unwrap();
}

async fn sign_in(browser: &Browser, role: &str, password: &str) -> Answer {
    let email = format!("{role}@alcove.test");
    browser.post("/sign-in", &[("email", &email), ("password", password), ("next", "/organisations")]).await
}

#[tokio::test]
async fn a_person_signs_in_and_comes_where_they_wanted() {
    let world = World::new().await;
    give_password(&world, "contributor").await;

    let answer = sign_in(&world.stranger(), "contributor", PASSWORD).await;
    let inside = world.stranger().with_cookies(&answer).get("/").await;

    assert_eq!((answer.status, answer.leads_to()), (StatusCode::SEE_OTHER, "/organisations"));
    assert_eq!(inside.status, StatusCode::OK);
}

#[tokio::test]
async fn a_wrong_password_an_unknown_account_and_a_disabled_one_look_the_same() {
    let world = World::new().await;
    give_password(&world, "contributor").await;
    give_password(&world, "viewer").await;
    disable(&world, "viewer").await;

    let browser = world.stranger();
    let wrong = sign_in(&browser, "contributor", "not the password").await;
    let unknown = sign_in(&browser, "nobody", PASSWORD).await;
    let disabled = sign_in(&browser, "viewer", PASSWORD).await;

    for answer in [wrong, unknown, disabled] {
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text().contains("do not fit together"));
        assert!(!answer.text().contains(PASSWORD));
    }
}

async fn disable(world: &World, role: &str) {
    let tx = world.app.db.begin().await.unwrap();
    person::set_disabled(&*tx, &world.id(role), Some(MORNING)).await.unwrap();
    tx.commit_unrecorded().await.unwrap();
}

#[tokio::test]
async fn a_disabled_person_is_out_at_once_by_session_and_by_token() {
    let world = World::new().await;
    let (browser, machine) = (world.browser("viewer").await, world.machine("viewer").await);
    assert_eq!(browser.get("/").await.status, StatusCode::OK);

    disable(&world, "viewer").await;

    assert_eq!(browser.get("/").await.status, StatusCode::SEE_OTHER);
    assert_eq!(machine.get("/api/v1/organisations").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn after_ten_wrong_passwords_even_the_right_one_waits() {
    let world = World::new().await;
    give_password(&world, "contributor").await;
    let browser = world.stranger();
    for _ in 0..10 {
        assert_eq!(sign_in(&browser, "contributor", "guess").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    let refused = sign_in(&browser, "contributor", PASSWORD).await;
    world.app.clock.advance(15 * 60 + 1);
    let later = sign_in(&browser, "contributor", PASSWORD).await;

    assert!(refused.text().contains("Wait 900 seconds"), "{}", refused.text());
    assert_eq!(later.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn one_address_guesses_thirty_times_over_many_accounts() {
    let world = World::new().await;
    let browser = world.stranger();
    for number in 0..30 {
        sign_in(&browser, &format!("nobody-{number}"), "guess").await;
    }

    let refused = sign_in(&browser, "nobody-30", "guess").await;

    assert!(refused.text().contains("Wait"), "{}", refused.text());
}

#[tokio::test]
async fn a_class_that_signs_in_at_nine_is_no_attack() {
    let world = World::new().await;
    give_password(&world, "contributor").await;

    for _ in 0..35 {
        assert_eq!(sign_in(&world.stranger(), "contributor", PASSWORD).await.status, StatusCode::SEE_OTHER);
    }
}

/// Confirms an app for somebody and answers its secret.
async fn give_app(world: &World, role: &str, recovery: &str) -> String {
    let secret = new_secret();
    let tx = world.app.db.begin().await.unwrap();
    let sealed = sealed(&world.ctx(), &world.id(role), &secret).unwrap();
    person::set_totp(&*tx, &world.id(role), Some(&sealed), Some(MORNING)).await.unwrap();
    recovery_code::replace(&*tx, &world.id(role), vec![recovery_hash(recovery)]).await.unwrap();
    tx.commit_unrecorded().await.unwrap();
    secret
}

#[tokio::test]
async fn with_an_app_the_password_alone_opens_nothing_and_a_code_counts_once() {
    let world = World::new().await;
    give_password(&world, "head").await;
    let secret = give_app(&world, "head", "aaaa-bbbb-cccc").await;
    let code = code_at(&secret, MORNING).unwrap();

    let asked = sign_in(&world.stranger(), "head", PASSWORD).await;
    let between = world.stranger().with_cookies(&asked);
    let still_out = between.get("/").await;
    let wrong = between.post("/sign-in/code", &[("code", "000000")]).await;
    let inside = between.post("/sign-in/code", &[("code", &code), ("next", "/")]).await;
    let second = world.stranger().with_cookies(&sign_in(&world.stranger(), "head", PASSWORD).await);
    let replayed = second.post("/sign-in/code", &[("code", &code)]).await;

    assert!(asked.leads_to().starts_with("/sign-in/code"));
    assert_eq!(still_out.status, StatusCode::SEE_OTHER);
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!((inside.status, inside.leads_to()), (StatusCode::SEE_OTHER, "/"));
    assert_eq!(replayed.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_recovery_code_opens_once() {
    let world = World::new().await;
    give_password(&world, "head").await;
    give_app(&world, "head", "aaaa-bbbb-cccc").await;
    let mut statuses = Vec::new();

    for _ in 0..2 {
        let between = world.stranger().with_cookies(&sign_in(&world.stranger(), "head", PASSWORD).await);
        statuses.push(between.post("/sign-in/code", &[("code", "AAAA bbbb cccc")]).await.status);
    }

    assert_eq!(statuses, [StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY]);
}

#[tokio::test]
async fn who_signs_out_is_out_and_the_old_cookie_opens_nothing() {
    let world = World::new().await;
    let browser = world.browser("contributor").await;

    let answer = browser.post("/sign-out", &[]).await;

    assert_eq!((answer.status, answer.leads_to()), (StatusCode::SEE_OTHER, "/sign-in"));
    assert_eq!(browser.get("/").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_form_without_the_sessions_token_is_refused() {
    let world = World::new().await;
    let browser = world.browser("contributor").await;

    let answer = browser.post_with_token("/sign-out", &[], "tampered").await;

    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert_eq!(browser.get("/").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_browser_whose_session_is_over_can_sign_in_again() {
    let world = World::new().await;
    give_password(&world, "contributor").await;
    let browser = world.browser("contributor").await;
    world.app.clock.advance(31 * 86_400);

    let page = browser.get("/sign-in").await;
    let answer = sign_in(&browser, "contributor", PASSWORD).await;

    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
}
