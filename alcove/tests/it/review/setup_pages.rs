use alcove::kit::ids::{AssessmentId, EditionId};
use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::stage;
use crate::world::World;

async fn scope(world: &World, id: &AssessmentId) -> Value {
    world.machine("coordinator").await.get(&format!("/api/v1/assessments/{id}/scope")).await.json()
}

async fn prepared(world: &World) -> (EditionId, AssessmentId) {
    let edition = stage::edition(world).await;
    let id = stage::prepared(world, &edition).await;
    (edition, id)
}

#[tokio::test]
async fn an_empty_list_offers_three_ways_to_begin() {
    let world = World::new().await;

    let coordinator = world.browser("coordinator").await.get("/assessments").await;
    let viewer = world.browser("viewer").await.get("/assessments").await;

    for offer in ["/assessments/new", "/frameworks/import", "/frameworks\""] {
        assert!(coordinator.text().contains(&format!("href=\"{offer}")), "{offer}");
    }
    assert!(coordinator.text().contains("class=\"offers\"") && !viewer.text().contains("class=\"offers\""));
}

#[tokio::test]
async fn a_coordinator_sets_an_assessment_up_by_a_preset() {
    let world = World::new().await;
    let edition = stage::edition(&world).await;
    let browser = world.browser("coordinator").await;

    let form = browser.get("/assessments/new").await;
    let fields = [
        ("edition", edition.as_str()),
        ("title", "Autumn"),
        ("cycle", "2026"),
        ("preset", "quick"),
        ("previous", ""),
    ];
    let sent = browser.post("/assessments/new", &fields).await;
    let page = browser.get(sent.leads_to()).await;

    assert!(form.text().contains("4 items, about 20 minutes for one team"), "{}", form.text());
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    assert!(
        page.text().contains("Autumn") && page.text().contains("4 items are ready to be looked at"),
        "{}",
        page.text()
    );
}

#[tokio::test]
async fn a_title_that_is_missing_is_asked_for_and_the_rest_is_kept() {
    let world = World::new().await;
    let edition = stage::edition(&world).await;
    let browser = world.browser("coordinator").await;

    let fields =
        [("edition", edition.as_str()), ("title", " "), ("cycle", "Cycle nine"), ("preset", "quick")];
    let answer = browser.post("/assessments/new", &fields).await;

    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains("Give it a title.") && answer.text().contains("Cycle nine"));
}

#[tokio::test]
async fn what_is_left_out_needs_one_reason_for_all() {
    let world = World::new().await;
    let (_, id) = prepared(&world).await;
    let browser = world.browser("coordinator").await;
    let path = format!("/assessments/{id}/scope");
    let shown = [("shown", "A1.1"), ("shown", "A1.2"), ("item", "A1.1")];
    let with_reason = [&shown[..], &[("reason", "No programmes of our own")]].concat();

    let silent = browser.post(&path, &shown).await;
    let said = browser.post(&path, &with_reason).await;

    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(silent.text().contains("1 item is left out without a reason"), "{}", silent.text());
    // The criterion with that item is unfolded, and no other.
    let open = silent
        .text()
        .split("<details class=\"card pick\" open>")
        .skip(1)
        .map(str::to_owned)
        .collect::<Vec<_>>();
    assert_eq!(open.len(), 1, "{}", silent.text());
    assert!(open[0].contains("name=\"reason-A1.2\""));
    assert_eq!(said.status, StatusCode::SEE_OTHER);
    let scope = scope(&world, &id).await;
    assert_eq!(scope["excluded"], json!({ "A1.2": { "reason": "No programmes of our own" } }));
    assert_eq!(scope["chosen"].as_array().unwrap().len(), stage::RATED - 1);
}

#[tokio::test]
async fn a_search_shows_some_items_and_saving_leaves_the_others_alone() {
    let world = World::new().await;
    let (_, id) = prepared(&world).await;
    let browser = world.browser("coordinator").await;
    let path = format!("/assessments/{id}/scope");

    let found = browser.get(&format!("{path}?q=EMPLOYERS")).await;
    let saved =
        browser.post(&path, &[("shown", "A1.1"), ("reason-A1.1", "Not here"), ("q", "EMPLOYERS")]).await;

    assert!(
        found.text().contains("1 item found") && !found.text().contains("Programmes are reviewed every year")
    );
    assert_eq!(saved.leads_to(), format!("{path}?q=EMPLOYERS"));
    assert_eq!(scope(&world, &id).await["excluded"], json!({ "A1.1": { "reason": "Not here" } }));
}

#[tokio::test]
async fn a_whole_criterion_is_left_out_and_taken_again_by_one_button() {
    let world = World::new().await;
    let (_, id) = prepared(&world).await;
    let browser = world.browser("coordinator").await;
    let path = format!("/assessments/{id}/scope");

    browser.post(&path, &[("leave", "A2"), ("reason", "No practice")]).await;
    let without = scope(&world, &id).await;
    browser.post(&path, &[("take", "A2")]).await;
    let with = scope(&world, &id).await;

    assert_eq!(without["excluded"].as_object().unwrap().len(), 4);
    assert_eq!(with["excluded"], json!(null));
}

#[tokio::test]
async fn an_own_item_has_its_own_instrument_and_can_be_taken_out() {
    let world = World::new().await;
    let (_, id) = prepared(&world).await;
    let browser = world.browser("coordinator").await;
    let path = format!("/assessments/{id}/scope/own");
    let fields = [("under", "A1"), ("text-az", "Tələbə şurası"), ("instrument", "yes-no")];

    let added = browser.post(&path, &fields).await;
    let with = scope(&world, &id).await;
    let counted = world.machine("coordinator").await.get(&format!("/api/v1/assessments/{id}")).await.json();
    browser.post(&format!("{path}/removal"), &[("item", "own-1")]).await;
    let without = scope(&world, &id).await;

    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text());
    assert_eq!((&with["local"][0]["id"], &with["local"][0]["under"]), (&json!("own-1"), &json!("A1")));
    assert_eq!(counted["items"], json!(stage::RATED + 1));
    assert_eq!(without["local"], json!(null));
}

#[tokio::test]
async fn wording_and_weight_of_an_item_are_kept_beside_the_framework() {
    let world = World::new().await;
    let (_, id) = prepared(&world).await;
    let browser = world.browser("coordinator").await;
    let path = format!("/assessments/{id}/scope/item");

    let bad = browser.post(&path, &[("item", "A1.1"), ("weight", "-1")]).await;
    let good = browser
        .post(&path, &[("item", "A1.1"), ("weight", "1,5"), ("wording-en", "Firms help us plan.")])
        .await;

    assert_eq!((bad.status, good.status), (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::SEE_OTHER));
    let scope = scope(&world, &id).await;
    assert_eq!(
        (&scope["weights"]["A1.1"], &scope["wording"]["A1.1"]["en"]),
        (&json!("1.5"), &json!("Firms help us plan."))
    );
}

#[tokio::test]
async fn the_meter_answers_for_ticks_that_nobody_saved() {
    let world = World::new().await;
    let (_, id) = prepared(&world).await;
    let browser = world.browser("coordinator").await;

    let meter =
        browser.post(&format!("/assessments/{id}/scope/meter"), &[("shown", "A1.1"), ("reason", "x")]).await;

    assert!(meter.text().contains("9 items in scope, of 10"), "{}", meter.text());
    assert_eq!(scope(&world, &id).await["chosen"].as_array().unwrap().len(), stage::RATED);
}

#[tokio::test]
async fn the_scope_is_fixed_once_rating_is_open() {
    let world = World::new().await;
    let (id, _) = stage::two_units(&world).await;
    let browser = world.browser("coordinator").await;

    let answer =
        browser.post(&format!("/assessments/{id}/scope"), &[("leave", "A2"), ("reason", "Late")]).await;

    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        answer.text().contains("only be done while the assessment is being prepared"),
        "{}",
        answer.text()
    );
}

#[tokio::test]
async fn days_follow_each_other() {
    let world = World::new().await;
    let (_, id) = prepared(&world).await;
    let browser = world.browser("coordinator").await;
    let path = format!("/assessments/{id}/phases");

    let wrong = browser.post(&path, &[("rating_from", "2026-12-01"), ("rating_until", "2026-11-01")]).await;
    let right = browser.post(&path, &[("rating_until", "2026-12-03"), ("close_by", "2026-12-20")]).await;
    let page = browser.get(&path).await;

    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains("This is before 1 December 2026"), "{}", wrong.text());
    assert_eq!(right.status, StatusCode::SEE_OTHER);
    assert!(page.text().contains("2026-12-03") && page.text().contains("2026-12-20"));
}

#[tokio::test]
async fn pages_of_setting_up_are_for_those_who_run_the_quality_work() {
    let world = World::new().await;
    let (_, id) = prepared(&world).await;
    let expected = [
        ("administrator", 200),
        ("coordinator", 200),
        ("head", 403),
        ("unit-lead", 403),
        ("contributor", 403),
        ("viewer", 403),
        ("outsider", 404),
        ("leaver", 404),
        ("platform", 404),
    ];

    for (role, status) in expected {
        let browser = world.browser(role).await;
        for page in ["scope", "scope/own", "scope/item?item=A1.1", "seats", "phases", "seats/sheet.xlsx"] {
            let answer = browser.get(&format!("/assessments/{id}/{page}")).await;
            assert_eq!(answer.status.as_u16(), status, "{role} {page}");
        }
    }
}

#[tokio::test]
async fn a_page_says_everything_in_each_language() {
    let world = World::new().await;
    let (id, _) = stage::two_units(&world).await;
    for language in ["en", "az", "ru"] {
        let browser = world.browser("coordinator").await.in_language(language);
        for page in [
            "/",
            "/assessments",
            "/assessments/new",
            &format!("/assessments/{id}"),
            &format!("/assessments/{id}/scope"),
            &format!("/assessments/{id}/seats"),
            &format!("/assessments/{id}/phases"),
        ] {
            let answer = browser.get(page).await;
            assert_eq!(answer.status, StatusCode::OK, "{page}");
            let text = answer.text();
            for prefix in ["review-", "home-"] {
                let naked = text
                    .match_indices(&format!(">{prefix}"))
                    .next()
                    .map(|(at, _)| &text[at..(at + 40).min(text.len())]);
                assert_eq!(naked, None, "{language} {page}");
            }
        }
    }
}

#[tokio::test]
async fn an_assessment_in_preparation_can_be_removed_and_an_open_one_cannot() {
    let world = World::new().await;
    let (_, id) = prepared(&world).await;
    let browser = world.browser("coordinator").await;

    let removed = browser.post(&format!("/assessments/{id}/removal"), &[]).await;
    let gone = browser.get(&format!("/assessments/{id}")).await;
    let (open, _) = stage::two_units(&world).await;
    let kept = browser.post(&format!("/assessments/{open}/removal"), &[]).await;

    assert_eq!((removed.leads_to(), gone.status), ("/assessments", StatusCode::NOT_FOUND));
    assert_eq!(kept.status, StatusCode::UNPROCESSABLE_ENTITY);
}
