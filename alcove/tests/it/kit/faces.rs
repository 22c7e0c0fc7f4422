use alcove::kit::Words;
use alcove::shell::router;
use axum::http::{Method, StatusCode};
use serde_json::json;

use crate::world::{Browser, World};

#[tokio::test]
async fn a_stranger_is_led_to_the_sign_in_page_and_back() {
    let world = World::new().await;

    let answer = world.stranger().get("/?a=1").await;

    assert_eq!((answer.status, answer.leads_to()), (StatusCode::SEE_OTHER, "/sign-in?next=/%3Fa%3D1"));
}

#[tokio::test]
async fn an_error_is_a_page_for_people_and_a_problem_for_machines() {
    let world = World::new().await;

    let page = world.stranger().in_language("az").get("/nothing-here").await;
    let problem = world.stranger().get("/api/v1/nothing-here").await;

    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(page.text().contains("Belə səhifə yoxdur"), "{}", page.text());
    assert_eq!(problem.header("content-type"), "application/problem+json");
    assert_eq!(problem.json()["code"], "not-found");
}

#[tokio::test]
async fn every_answer_forbids_what_is_inline_and_what_comes_from_elsewhere() {
    let world = World::new().await;

    let answer = world.stranger().get("/sign-in").await;

    let policy = answer.header("content-security-policy");
    assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
}

#[tokio::test]
async fn a_form_from_another_site_is_refused() {
    let world = World::new().await;
    let headers = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "cross-site")];

    let answer =
        world.stranger().send(axum::http::Method::POST, "/language", &headers, b"language=az".to_vec()).await;

    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_language_changes_on_an_error_page_too() {
    let world = World::new().await;
    let browser = world.browser("viewer").await;

    let page = browser.get("/nothing-here").await.text();
    let token = page.split("name=\"_csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let answer =
        browser.post_with_token("/language", &[("language", "ru"), ("next", "/account")], &token).await;

    assert_eq!((answer.status, answer.leads_to()), (StatusCode::SEE_OTHER, "/account"));
}

#[tokio::test]
async fn a_body_over_the_limit_is_a_problem_in_the_language_of_the_caller() {
    let world = World::new().await;
    let json = [("content-type", "application/json")];
    let post = async |browser: Browser, path: &str| {
        browser.in_language("az").send(Method::POST, path, &json, vec![b' '; 3_000_000]).await
    };

    let units = format!("/api/v1/organisations/{}/units", world.college);
    let answers = [
        post(world.machine("coordinator").await, &units).await,
        post(world.stranger(), "/api/v1/verifications").await,
    ];

    for answer in answers {
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert_eq!(answer.header("content-type"), "application/problem+json");
        let problem = answer.json();
        assert_eq!((&problem["code"], &problem["status"]), (&json!("too-large"), &json!(413)));
        assert_eq!(problem["title"], Words::of("az").unwrap().t("error-too-large-title"));
    }
}

#[tokio::test]
async fn no_route_for_machines_answers_a_large_body_with_plain_text() {
    let world = World::new().await;
    let machine = world.machine("coordinator").await;
    let rows = router::routes().rows;
    let writes = rows.iter().filter(|row| row.path.starts_with("/api/") && row.method != "GET");

    for row in writes {
        let path = row.path.replace(['{', '}'], "");
        let headers = [("content-type", "application/json")];
        let body = vec![b' '; 2_200_000];
        let answer = machine.send(row.method.parse().unwrap(), &path, &headers, body).await;
        if !answer.status.is_success() {
            let kind = answer.header("content-type");
            assert_eq!(kind, "application/problem+json", "{} {path}: {}", row.method, answer.text());
        }
    }
}

#[tokio::test]
async fn a_large_form_is_refused_on_a_page() {
    let world = World::new().await;
    let form = [("content-type", "application/x-www-form-urlencoded")];

    let answer = world.stranger().send(Method::POST, "/verify", &form, vec![b'a'; 3_000_000]).await;

    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
}

#[tokio::test]
async fn an_error_page_offers_the_way_on_to_those_who_are_signed_in_and_not_to_sign_in() {
    let world = World::new().await;
    let from = [("referer", "http://alcove.test/evidence?q=plan")];
    let browser = world.browser("viewer").await;

    let lost = browser.send(Method::GET, "/nothing-here", &from, Vec::new()).await;
    let refused = browser.send(Method::GET, "/organisation/profile", &from, Vec::new()).await;
    let elsewhere =
        browser.send(Method::GET, "/nothing-here", &[("referer", "http://evil.test/x")], Vec::new()).await;
    let stranger = world.stranger().get("/nothing-here").await;

    assert_eq!((lost.status, refused.status), (StatusCode::NOT_FOUND, StatusCode::FORBIDDEN));
    for page in [lost.text(), refused.text()] {
        assert!(!page.contains("href=\"/sign-in"), "{page}");
        assert!(page.contains("class=\"mainnav\"") && page.contains("data-open=\"palette\""), "{page}");
        assert!(page.contains("href=\"/evidence?q=plan\""), "{page}");
    }
    assert!(!elsewhere.text().contains("evil.test") && !elsewhere.text().contains("href=\"/x\""));
    assert!(stranger.text().contains("href=\"/sign-in\"") && !stranger.text().contains("mainnav"));
}

#[tokio::test]
async fn who_was_signed_out_comes_back_to_the_page_of_the_form() {
    let world = World::new().await;
    let headers = [
        ("content-type", "application/x-www-form-urlencoded"),
        ("referer", "http://alcove.test/organisation/units"),
    ];

    let answer = world.stranger().send(Method::POST, "/organisation/units", &headers, Vec::new()).await;

    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    assert!(answer.text().contains("href=\"/sign-in?next=/organisation/units\""), "{}", answer.text());
}

#[tokio::test]
async fn a_form_that_saves_itself_is_told_in_sentences_by_field_or_about_the_whole() {
    let world = World::new().await;
    let browser = world.browser("coordinator").await.in_language("ru");
    let headers = [("content-type", "application/x-www-form-urlencoded"), ("x-alcove-outbox", "1")];

    let field = browser.send(Method::POST, "/organisation/units", &headers, b"name=a%00b".to_vec()).await;
    let whole = browser.send(Method::POST, "/nothing-here", &headers, Vec::new()).await;

    let words = Words::of("ru").unwrap();
    assert_eq!(field.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(field.json()["fields"], json!({ "name": words.t("fault-nul") }));
    assert_eq!(whole.status, StatusCode::NOT_FOUND);
    assert_eq!(whole.json()["detail"], words.t("error-not-found-text"));
}

#[tokio::test]
async fn what_a_device_keeps_has_a_page_for_whoever_is_signed_in() {
    let world = World::new().await;

    let page = world.browser("contributor").await.in_language("az").get("/kept").await;
    let stranger = world.stranger().get("/kept").await;

    let text = page.text();
    assert!(text.contains("data-kept") && text.contains("id=\"kept-entry\""), "{text}");
    assert!(text.contains("Bu cihazda saxlanılanlar") && text.contains("data-field=\"note\""), "{text}");
    assert_eq!(stranger.leads_to(), "/sign-in?next=/kept");
}
