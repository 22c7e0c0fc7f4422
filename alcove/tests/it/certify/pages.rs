//! The pages, as people walk through them.

use axum::http::StatusCode;

use super::stage::{Staged, draft, published};
use crate::settle::desk::Desk;
use crate::world::World;

#[tokio::test]
async fn levels_on_offer_lead_to_their_rules_and_on_to_an_application() {
    let desk = Desk::agreed().await;
    let scheme = published(&desk.world, "on-paper").await;
    let browser = desk.world.browser("coordinator").await;

    let offers = browser.get("/certificates").await;
    let level = browser.get(&format!("/certificates/offers/{scheme}/entry")).await;
    let fields = [("scheme", scheme.as_str()), ("level", "entry"), ("assessment", desk.id.as_str())];
    let started = browser.post("/applications", &fields).await;
    let again = browser.post("/applications", &fields).await;

    assert!(offers.text().contains("Small label"), "{}", offers.text());
    assert!(level.text().contains("10 of 5"), "{}", level.text());
    assert_eq!(started.status, StatusCode::SEE_OTHER, "{}", started.text());
    assert_eq!(again.leads_to(), started.leads_to(), "it leads to the one there is");
    let page = browser.get(started.leads_to()).await;
    assert!(page.text().contains("Hand in"), "{}", page.text());
}

#[tokio::test]
async fn an_application_is_signed_and_handed_in_on_its_page() {
    let staged = Staged::begun("on-paper").await;
    let address = format!("/applications/{}", staged.id);
    let head = staged.world().browser("head").await;
    let signature = [("act", "sign"), ("name", "The head"), ("position", "Head"), ("day", "2026-11-21")];

    let unread = head.post(&address, &signature).await;
    let mut read = signature.to_vec();
    read.push(("agreed", "yes"));
    let signed = head.post(&address, &read).await;
    let submitted = head.post(&address, &[("act", "submit")]).await;

    assert_eq!(unread.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.text());
    assert_eq!(submitted.status, StatusCode::SEE_OTHER, "{}", submitted.text());
    for page in ["", "/handed-in", "/changes"] {
        let answer = head.get(&format!("{address}{page}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{page}");
    }
    let receipt = head.get(&address).await;
    assert!(receipt.text().contains("Receipt"), "{}", receipt.text());
    let body = staged.world().browser("outsider").await;
    let list = body.get("/applications").await;
    assert!(list.text().contains("Harbour Vocational College"), "{}", list.text());
}

#[tokio::test]
async fn a_scheme_is_changed_by_its_forms() {
    let world = World::new().await;
    let id = draft(&world, "coordinator", &world.college).await;
    let browser = world.browser("coordinator").await;
    let form = [
        ("version", "1"),
        ("name_en", "Our label"),
        ("name_az", "Nişanımız"),
        ("aliases_en", "Label, Mark"),
        ("mention_id", "green"),
        ("mention_en", "Green"),
        ("mention_az", ""),
        ("mention_ru", ""),
        ("new_level", "second"),
    ];

    let saved = browser.post(&format!("/schemes/{id}/edit"), &form).await;
    let level = browser.get(saved.leads_to()).await;
    let rules = [
        ("version", "2"),
        ("name_en", "Second"),
        ("validation", "desk"),
        ("valid_months", "36"),
        ("rule", "counts-at-step"),
        ("rule_number", "3 / 3 / 2"),
        ("rule_step", "3"),
        ("rule", "plan-approved"),
        ("rule_number", ""),
        ("rule_step", ""),
        ("rule", ""),
        ("rule_number", ""),
        ("rule_step", ""),
    ];
    let ruled = browser.post(&format!("/schemes/{id}/levels/second"), &rules).await;
    let broken = [
        ("version", "3"),
        ("name_en", "Second"),
        ("validation", "desk"),
        ("rule", "items-assessed"),
        ("rule_number", "many"),
    ];
    let refused = browser.post(&format!("/schemes/{id}/levels/second"), &broken).await;
    let published = browser.post(&format!("/schemes/{id}"), &[("act", "publish"), ("version", "3")]).await;

    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
    assert_eq!(level.status, StatusCode::OK, "{}", level.text());
    assert_eq!(ruled.status, StatusCode::SEE_OTHER, "{}", ruled.text());
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(published.status, StatusCode::SEE_OTHER, "{}", published.text());
    let page = browser.get(&format!("/schemes/{id}")).await;
    assert!(page.text().contains("at least 3 / 3 / 2 items"), "{}", page.text());
    let edit = browser.get(&format!("/schemes/{id}/edit")).await;
    assert_eq!(edit.status, StatusCode::CONFLICT, "a published edition is not edited");
}

#[tokio::test]
async fn rows_of_a_form_do_not_bear_the_class_of_what_sticks_to_the_head_of_the_page() {
    let staged = Staged::submitted("on-paper").await;
    let browser = staged.world().browser("outsider").await;
    let scheme = draft(staged.world(), "outsider", &staged.world().other_college).await;
    let sticks = |page: &str| {
        let classes = page.split("class=\"").skip(1).map(|rest| rest.split('"').next().unwrap_or_default());
        classes.filter(|class| class.split(' ').any(|one| one == "top")).count()
    };

    for path in [
        format!("/schemes/{scheme}/edit"),
        format!("/schemes/{scheme}/levels/commitment"),
        format!("/applications/{}/decision", staged.id),
    ] {
        let page = browser.get(&path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert_eq!(sticks(&page.text()), 1, "{path}");
    }
}

#[tokio::test]
async fn what_was_chosen_stands_beside_every_refusal() {
    let staged = Staged::begun("on-paper").await;
    let address = format!("/applications/{}", staged.id);
    let coordinator = staged.world().browser("coordinator").await;
    let assessment = staged.desk.id.as_str();
    let choice = [("act", "choose"), ("assessment", assessment), ("mentions", "green")];
    let chosen = coordinator.post(&address, &choice).await;
    let head = staged.world().browser("head").await;
    let unread = [("act", "sign"), ("name", "Somebody else"), ("position", "Head"), ("day", "2026-11-21")];

    let early = coordinator.post(&address, &[("act", "submit")]).await;
    let unsigned = head.post(&address, &unread).await;

    assert_eq!(chosen.status, StatusCode::SEE_OTHER, "{}", chosen.text());
    for page in [early, unsigned] {
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = page.text();
        assert!(page.contains(&format!("<option value=\"{assessment}\" selected>")), "{page}");
        let mention = page.split("value=\"green\"").nth(1).unwrap();
        assert!(mention.split('>').next().unwrap().contains("checked"), "{page}");
    }
    let kept = head.post(&address, &unread).await.text();
    assert!(kept.contains("value=\"Somebody else\"") && kept.contains("value=\"Head\""), "{kept}");
}
