use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::stage::{Staged, on_stage};
use crate::world::{Answer, Browser, World};

/// The fields of a form.
type Sent = &'static [(&'static str, &'static str)];

/// The version that a page's form carries.
fn version(page: &Answer) -> String {
    let text = page.text();
    let (_, rest) = text.split_once("name=\"version\" value=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

/// Sends the form as the outbox does.
async fn outbox(browser: &Browser, address: &str, fields: &[(&str, &str)]) -> Answer {
    let headers = [("content-type", "application/x-www-form-urlencoded"), ("x-alcove-outbox", "1")];
    let body = serde_html_form::to_string(fields).unwrap();
    browser.send(Method::POST, address, &headers, body.into_bytes()).await
}

async fn mark(world: &World, staged: &Staged, seat: usize, item: &str) -> Value {
    world.machine("coordinator").await.get(&staged.rating(seat, item)).await.json()["mark"].clone()
}

#[tokio::test]
async fn the_page_asks_the_question_with_its_levels_in_the_seats_own_tree() {
    let (world, staged) = on_stage().await;
    let page = world.browser("contributor").await.get(&staged.page(0, "S1")).await;
    let text = page.text();

    assert_eq!(page.status, StatusCode::OK, "{text}");
    for shown in
        ["Is every machine checked before it is used?", "Established", "Others copy us.", "0 of 8 rated"]
    {
        assert!(text.contains(shown), "{shown}");
    }
    assert!(!text.contains("class=\"tabbar\""), "rating is a task of its own");
}

#[tokio::test]
async fn a_seat_sees_only_its_own_items() {
    let (world, staged) = on_stage().await;
    world.join("helper", "contributor", Some(&world.units[2])).await;
    let browser = world.browser("coordinator").await;

    let page = browser.get(&staged.page(2, "S1")).await.text();
    let not_its_own = browser.get(&staged.page(2, "T2")).await;

    assert!(page.contains("0 of 3 rated") && !page.contains("Tools"), "{page}");
    assert_eq!(not_its_own.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn without_scripts_the_form_saves_and_leads_on() {
    let (world, staged) = on_stage().await;
    let browser = world.browser("contributor").await;
    let address = staged.page(0, "S1");
    let next = staged.page(0, "S2");
    let version = version(&browser.get(&address).await);

    let saved = browser
        .post(
            &address,
            &[
                ("version", &version),
                ("level", "3"),
                ("note", "Signed\r\nevery day."),
                ("confidence", "document"),
                ("target", "4"),
                ("importance", "2"),
                ("to", &next),
                ("go", "next"),
            ],
        )
        .await;
    let away = browser
        .post(
            &address,
            &[("version", "1.1.1"), ("level", "3"), ("to", "https://else.where/"), ("go", "next")],
        )
        .await;
    let page = browser.get(&address).await.text();

    assert_eq!((saved.status, saved.leads_to()), (StatusCode::SEE_OTHER, next.as_str()), "{}", saved.text());
    assert_eq!(away.leads_to(), address);
    assert!(page.contains("value=\"3\" checked"), "{page}");
    assert_eq!(mark(&world, &staged, 0, "S1").await, Value::Null, "the coordinator may not see it yet");
}

#[tokio::test]
async fn every_instrument_is_answered_by_plain_fields() {
    let (world, staged) = on_stage().await;
    let browser = world.browser("contributor").await;
    let machine = world.machine("contributor").await;
    let answers: [(&str, Sent, Value); 9] = [
        ("S1", &[("level", "2")], json!({"step": 2})),
        ("S2", &[("amount", "12,5")], json!({"amount": "12.5"})),
        ("S3", &[("level", "no")], json!({"yes": false})),
        ("T1", &[("option", "b"), ("option", "a")], json!({"choice": ["a", "b"]})),
        ("T2", &[("above", "3"), ("below", "12")], json!({"ratio": ["3", "12"]})),
        ("T3", &[("day", "2026-11-20")], json!({"date": "2026-11-20"})),
        ("T4", &[("words", "The keys")], json!({"text": "The keys"})),
        ("T5", &[("level", "o-head")], json!({"choice": "head"})),
        ("T5", &[("level", "na"), ("reason", "No keys")], json!({"not_applicable": "No keys"})),
    ];

    for (item, fields, expected) in answers {
        let address = staged.page(0, item);
        let page = browser.get(&address).await;
        let version = version(&page);
        let mut fields = fields.to_vec();
        fields.push(("version", &version));
        let saved = browser.post(&address, &fields).await;

        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{item} {}", saved.text());
        assert_eq!(machine.get(&staged.rating(0, item)).await.json()["mark"], expected, "{item}");
    }
    let share = browser.get(&staged.page(0, "T2")).await.text();
    assert!(share.contains("25 % (3 of 12)"), "{share}");
}

#[tokio::test]
async fn what_was_typed_is_kept_beside_its_fault() {
    let (world, staged) = on_stage().await;
    let browser = world.browser("contributor").await;

    let number = browser
        .post(
            &staged.page(0, "S2"),
            &[("version", "0.0.0"), ("amount", "many"), ("note", "Counted by hand.")],
        )
        .await;
    let half = browser.post(&staged.page(0, "T2"), &[("version", "0.0.0"), ("above", "3")]).await;
    let reason = browser.post(&staged.page(0, "S1"), &[("version", "0.0.0"), ("level", "na")]).await;
    let target =
        browser.post(&staged.page(0, "S1"), &[("version", "0.0.0"), ("level", "1"), ("target", "9")]).await;

    for answer in [&number, &half, &reason, &target] {
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text());
    }
    assert!(number.text().contains("Counted by hand.") && number.text().contains("value=\"many\""));
    assert!(number.text().contains("href=\"#amount\"") && half.text().contains("href=\"#below\""));
    assert!(reason.text().contains("href=\"#reason\""), "{}", reason.text());
    assert!(target.text().contains("The scale has no level 9."), "{}", target.text());
}

#[tokio::test]
async fn the_outbox_gets_the_next_version_and_the_time_of_saving() {
    let (world, staged) = on_stage().await;
    let browser = world.browser("contributor").await;
    let fields = [("version", "0.0.0"), ("level", "3"), ("note", "Once."), ("confidence", "none")];

    let first = outbox(&browser, &staged.page(0, "S1"), &fields).await;
    let again = outbox(&browser, &staged.page(0, "S1"), &fields).await;

    // Baku is four hours ahead of the server's clock.
    assert_eq!(first.json(), json!({"version": "1.0.0", "saved_at": "13:00"}));
    assert_eq!((again.status, again.json()), (StatusCode::OK, first.json()));
}

#[tokio::test]
async fn the_outbox_gets_both_versions_when_somebody_was_faster() {
    let (world, staged) = on_stage().await;
    let (mine, theirs) = (world.browser("contributor").await, world.browser("unit-lead").await);
    outbox(&theirs, &staged.page(0, "S1"), &[("version", "0.0.0"), ("level", "1"), ("note", "Theirs.")])
        .await;

    let conflict =
        outbox(&mine, &staged.page(0, "S1"), &[("version", "0.0.0"), ("level", "3"), ("note", "Mine.")])
            .await;
    let faulty = outbox(&mine, &staged.page(0, "S1"), &[("version", "1.0.0"), ("level", "7")]).await;

    assert_eq!(conflict.status, StatusCode::CONFLICT);
    let body = conflict.json();
    assert_eq!((&body["version"], &body["theirs"]["who"]), (&json!("1.0.0"), &json!("unit-lead")));
    assert_eq!(body["theirs"]["fields"]["note"], "Theirs.");
    assert_eq!((&body["theirs"]["fields"]["level"], &body["yours"]["level"]), (&json!("1"), &json!("3")));
    assert_eq!(faulty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(faulty.json()["fields"]["level"], "The scale has no level 7.");
}

#[tokio::test]
async fn a_plain_form_shows_both_versions_and_keeps_mine_when_told() {
    let (world, staged) = on_stage().await;
    let (mine, theirs) = (world.browser("contributor").await, world.browser("unit-lead").await);
    let address = staged.page(0, "S1");
    theirs.post(&address, &[("version", "0.0.0"), ("level", "1"), ("note", "Theirs.")]).await;

    let clash = mine.post(&address, &[("version", "0.0.0"), ("level", "3"), ("note", "Mine.")]).await;
    let seen = version(&clash);
    let kept = mine.post(&address, &[("version", &seen), ("level", "3"), ("note", "Mine.")]).await;

    assert_eq!(clash.status, StatusCode::CONFLICT);
    assert!(clash.text().contains("Theirs.") && clash.text().contains("Mine."), "{}", clash.text());
    assert_eq!(kept.status, StatusCode::SEE_OTHER);
    let machine = world.machine("contributor").await;
    assert_eq!(machine.get(&staged.rating(0, "S1")).await.json()["note"], "Mine.");
}

#[tokio::test]
async fn colleagues_show_on_the_page_once_ones_own_is_in() {
    let (world, staged) = on_stage().await;
    let browser = world.browser("contributor").await;
    let there = world.machine("coordinator").await;
    let body = json!({"mark": {"step": 1}, "note": "Nobody signs here."});
    there.json(Method::PUT, &staged.rating(1, "S1"), &body).await;

    let before = browser.get(&staged.page(0, "S1")).await.text();
    outbox(&browser, &staged.page(0, "S1"), &[("version", "0.0.0"), ("level", "3")]).await;
    let after = browser.get(&staged.page(0, "S1")).await.text();

    assert!(before.contains("answered") && !before.contains("Nobody signs here."), "{before}");
    assert!(after.contains("Nobody signs here.") && after.contains("2 levels apart"), "{after}");
}

#[tokio::test]
async fn who_keys_in_for_a_unit_does_not_see_what_it_wrote_itself() {
    let (world, staged) = on_stage().await;
    let unit = world.browser("contributor").await;
    outbox(&unit, &staged.page(0, "S1"), &[("version", "0.0.0"), ("level", "3"), ("note", "Ours alone.")])
        .await;

    let coordinator = world.browser("coordinator").await;
    let page = coordinator.get(&staged.page(0, "S1")).await;
    let guess = outbox(&coordinator, &staged.page(0, "S1"), &[("version", "0.0.0"), ("level", "1")]).await;
    let machine = world.machine("coordinator").await;
    let put = machine.json(Method::PUT, &staged.rating(0, "S1"), &json!({"mark": {"step": 1}})).await;

    assert_eq!(page.status, StatusCode::OK);
    for answer in [&page, &guess, &put] {
        assert!(!answer.text().contains("Ours alone."), "{}", answer.text());
    }
    assert_eq!([guess.status, put.status], [StatusCode::CONFLICT; 2]);
}

#[tokio::test]
async fn the_page_is_not_for_outsiders_and_leavers_and_only_read_by_others() {
    let (world, staged) = on_stage().await;
    let open = format!("/assessments/{}/items/{}", staged.id, staged.item("S1"));

    let mut statuses = Vec::new();
    for role in ["outsider", "leaver", "viewer", "head"] {
        let browser = world.browser(role).await;
        let seat = browser.get(&staged.page(0, "S1")).await.status.as_u16();
        let plain = browser.get(&open).await.status.as_u16();
        statuses.push((role, seat, plain));
    }
    let head = world.browser("head").await.get(&open).await.text();

    assert_eq!(
        statuses,
        [("outsider", 404, 404), ("leaver", 404, 404), ("viewer", 404, 200), ("head", 403, 200)]
    );
    assert!(!head.contains("data-outbox ") && head.contains("fieldset class=\"ask\" disabled"), "{head}");
}

#[tokio::test]
async fn the_page_speaks_three_languages() {
    let (world, staged) = on_stage().await;

    for (language, word) in
        [("en", "Why this level?"), ("az", "Niyə bu pillə?"), ("ru", "Почему этот уровень?")]
    {
        let page =
            world.browser("contributor").await.in_language(language).get(&staged.page(0, "S1")).await.text();
        assert!(page.contains(word), "{language}");
        assert!(!page.contains(">rate-") && !page.contains("\"rate-"), "{language} has every word: {page}");
        let check = format!("/assessments/{}/check?seat={}", staged.id, staged.seats[0]);
        let check = world.browser("contributor").await.in_language(language).get(&check).await.text();
        assert!(!check.contains(">rate-") && !check.contains("\"rate-"), "{language}: {check}");
    }
}

#[tokio::test]
async fn a_discussion_calls_people_and_units_in() {
    let (world, staged) = on_stage().await;
    let helper = world.join("helper", "contributor", Some(&world.units[2])).await;
    let browser = world.browser("contributor").await;
    let address = format!("/assessments/{}/items/{}/remarks", staged.id, staged.item("S1"));

    let said = browser.post(&address, &[("say", "@Student support, do you <sign>?"), ("to", "")]).await;
    let empty = browser.post(&address, &[("say", "  "), ("to", "")]).await;
    let viewer = world.browser("viewer").await.post(&address, &[("say", "Me too"), ("to", "")]).await;
    let page = browser.get(&staged.page(0, "S1")).await.text();

    assert_eq!(said.status, StatusCode::SEE_OTHER, "{}", said.text());
    assert_eq!((empty.status, viewer.status), (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::FORBIDDEN));
    assert!(page.contains("<mark>@Student support</mark>, do you"), "{page}");
    assert!(!page.contains("<sign>"));
    use alcove::review::store::remark_mention;
    let db = world.app.db.read();
    assert_eq!(remark_mention::unread(db, &helper, 10).await.unwrap().len(), 1);
    world.browser_of(&helper).await.get(&staged.page(2, "S1")).await;
    assert_eq!(remark_mention::unread(db, &helper, 10).await.unwrap().len(), 0);
}

#[tokio::test]
async fn one_takes_back_ones_own_remark_and_no_other() {
    let (world, staged) = on_stage().await;
    let browser = world.browser("contributor").await;
    let remarks = format!("/assessments/{}/items/{}/remarks", staged.id, staged.item("S1"));
    browser.post(&remarks, &[("say", "Who signs the list?"), ("to", "")]).await;
    let before = browser.get(&staged.page(0, "S1")).await.text();
    let removal = before.split("/remarks/").nth(1).unwrap().split('"').next().unwrap();
    let removal = format!("/assessments/{}/remarks/{removal}", staged.id);

    let others = world.browser("coordinator").await.post(&removal, &[]).await.status;
    let outsiders = world.browser("outsider").await.post(&removal, &[]).await.status;
    let still = world.browser("coordinator").await.get(&staged.page(0, "S1")).await.text();
    let own = browser.post(&removal, &[]).await;
    let after = browser.get(&staged.page(0, "S1")).await.text();

    assert!(before.contains("Who signs the list?") && before.contains("Remove your remark"), "{before}");
    assert_eq!((others, outsiders), (StatusCode::FORBIDDEN, StatusCode::NOT_FOUND));
    assert!(still.contains("Who signs the list?") && !still.contains("Remove your remark"));
    assert_eq!(own.status, StatusCode::SEE_OTHER, "{}", own.text());
    assert!(!after.contains("Who signs the list?"), "{after}");
    assert!(world.acts().await.contains(&"review.remark-removed".to_owned()));
}

#[tokio::test]
async fn names_to_call_in_are_those_of_people_who_can_answer() {
    let (world, staged) = on_stage().await;

    let page = world.browser("contributor").await.get(&staged.page(0, "S1")).await.text();

    let (_, list) = page.split_once("<select id=\"say-to\"").unwrap();
    let list = list.split("</select>").next().unwrap();
    assert!(list.contains(">coordinator<") && list.contains(">Engineering workshops<"), "{list}");
    // A viewer reads the item and has no part in the discussion.
    assert!(!list.contains(">viewer<") && !list.contains(">outsider<"), "{list}");
    assert!(page.contains("data-names=\"say-names\"") && page.contains("id=\"say-names\""), "{page}");
}

#[tokio::test]
async fn a_keyboard_gets_past_the_criteria_to_the_question() {
    let (world, staged) = on_stage().await;

    let page = world.browser("contributor").await.get(&staged.page(0, "S1")).await.text();

    let (before, after) = page.split_once("<a class=\"skip\" href=\"#question\">").unwrap();
    assert!(before.contains("<nav") && after.contains("<details class=\"treefold\""), "{page}");
    assert!(after.split_once("id=\"question\"").unwrap().1.contains("<h1 class=\"question\""), "{page}");
}

#[tokio::test]
async fn handed_in_answers_are_only_read_until_taken_back() {
    let (world, staged) = on_stage().await;
    let browser = world.browser("contributor").await;
    let check = format!("/assessments/{}/check?seat={}", staged.id, staged.seats[0]);
    let act = |what: &str| format!("/assessments/{}/check/{what}?seat={}", staged.id, staged.seats[0]);

    let too_early = browser.post(&act("handing-in"), &[]).await;
    outbox(&browser, &staged.page(0, "S1"), &[("version", "0.0.0"), ("level", "3")]).await;
    let shown = browser.get(&check).await.text();
    let handed_in = browser.post(&act("handing-in"), &[]).await;
    let refused = outbox(&browser, &staged.page(0, "S1"), &[("version", "1.0.0"), ("level", "4")]).await;
    let page = browser.get(&staged.page(0, "S1")).await.text();
    let back = browser.post(&act("taking-back"), &[]).await;
    let taken = outbox(&browser, &staged.page(0, "S1"), &[("version", "1.0.0"), ("level", "4")]).await;
    let outsider = world.browser("outsider").await.post(&act("handing-in"), &[]).await;

    assert_eq!(too_early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        shown.contains("7 of 8 are not rated.") && shown.contains("1 answer has no evidence."),
        "{shown}"
    );
    assert_eq!((handed_in.status, back.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(page.contains("These answers were handed in."), "{page}");
    assert_eq!((taken.status, outsider.status), (StatusCode::OK, StatusCode::NOT_FOUND));
}

#[tokio::test]
async fn the_way_leads_to_what_is_open() {
    let (world, staged) = on_stage().await;
    let browser = world.browser("contributor").await;
    let rate = format!("/assessments/{}/rate", staged.id);
    outbox(&browser, &staged.page(0, "S1"), &[("version", "0.0.0"), ("level", "3")]).await;

    let mine = browser.get(&rate).await;
    let nobodys = world.browser("head").await.get(&rate).await;
    let offline =
        browser.get(&format!("/assessments/{}/offline.json?seat={}", staged.id, staged.seats[0])).await;

    assert_eq!(mine.leads_to(), staged.page(0, "S2"));
    assert_eq!(nobodys.leads_to(), format!("/assessments/{}", staged.id));
    assert_eq!(offline.json()["pages"].as_array().unwrap().len(), 9);
}

#[tokio::test]
async fn the_line_about_saving_has_a_sign_for_each_of_its_states() {
    let (world, staged) = on_stage().await;
    let page = world.browser("contributor").await.get(&staged.page(0, "S1")).await.text();
    let css = std::fs::read_to_string("../frontend/src/css/components.css").unwrap();

    for (state, icon) in
        [("ok", "check"), ("busy", "refresh-cw"), ("local", "cloud-off"), ("bad", "triangle-alert")]
    {
        let sign = format!("<i class=\"sign\" data-of=\"{state}\">{}</i>", alcove::kit::html::icon(icon));
        assert!(page.contains(&sign), "{state} {page}");
        assert!(css.contains(&format!(".save[data-state=\"{state}\"] [data-of=\"{state}\"]")), "{state}");
    }
}

#[tokio::test]
async fn a_check_without_a_seat_is_of_ones_own_and_who_has_none_is_told() {
    let (world, staged) = on_stage().await;
    let address = format!("/assessments/{}/check", staged.id);

    let own = world.browser("contributor").await.get(&address).await;
    let viewer = world.browser("viewer").await;
    let none = viewer.get(&address).await;
    let told = viewer.clone().with_cookies(&none).get(none.leads_to()).await.text();
    let outsider = world.browser("outsider").await.get(&address).await;

    assert_eq!(own.leads_to(), format!("{address}?seat={}", staged.seats[0]));
    assert_eq!(none.leads_to(), format!("/assessments/{}", staged.id));
    assert!(told.contains("no seat of yours is in this assessment"), "{told}");
    assert_eq!(outsider.status, StatusCode::NOT_FOUND);
}
