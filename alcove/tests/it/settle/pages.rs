use axum::http::StatusCode;
use serde_json::json;

use super::desk::Desk;

impl Desk {
    async fn page(&self, role: &str, what: &str) -> crate::world::Answer {
        self.world.browser(role).await.get(&format!("/assessments/{}/{what}", self.id)).await
    }

    async fn send(&self, role: &str, what: &str, fields: &[(&str, &str)]) -> crate::world::Answer {
        self.world.browser(role).await.post(&format!("/assessments/{}/{what}", self.id), fields).await
    }
}

#[tokio::test]
async fn the_queue_leads_from_item_to_item_without_scripts() {
    let desk = Desk::agreed().await;
    desk.rate(1, "A1.2", json!({ "step": 4 })).await;
    desk.settle("coordinator", "B1.1", json!({ "mark": { "step": 4 }, "method": "agreed" })).await;
    let item = desk.item("A1.2").await;

    let queue = desk.page("coordinator", "moderation").await.text();
    let page = desk.page("coordinator", &format!("moderation/{item}")).await.text();
    let fields = [
        ("version", "0"),
        ("level", "3"),
        ("method", "agreed"),
        ("because", "Most programmes."),
        ("go", "next"),
    ];
    let recorded = desk.send("coordinator", &format!("moderation/{item}"), &fields).await;

    assert!(queue.contains("9 items wait to be settled") && queue.contains("2 levels apart"), "{queue}");
    assert!(page.contains("Engineering workshops") && page.contains("Digital and IT"), "{page}");
    assert_eq!(recorded.status, StatusCode::SEE_OTHER, "{}", recorded.text());
    assert!(recorded.leads_to().contains("/moderation/") && !recorded.leads_to().contains(&item.0));
    let kept = desk.read("head", &format!("moderations/{item}")).await.json();
    assert_eq!((&kept["mark"], &kept["reason"]), (&json!({ "step": 3 }), &json!("Most programmes.")));
}

#[tokio::test]
async fn when_all_is_settled_the_queue_leads_to_closing_and_then_the_overview_to_the_results() {
    let desk = Desk::agreed().await;
    let head = desk.world.browser("head").await;
    let base = format!("/assessments/{}", desk.id);
    let onward = format!("href=\"{base}/closing\">Go on to closing");

    let before = desk.page("head", "moderation").await.text();
    desk.settle_all().await;
    let settled = desk.page("head", "moderation").await.text();
    let open = head.get(&base).await.text();
    desk.close().await;
    let closed = head.get(&base).await.text();
    let scope = desk.page("coordinator", "scope").await.text();

    assert!(!before.contains(&onward) && settled.contains(&onward), "{settled}");
    for (what, early) in [("moderation", true), ("results", false), ("report", false)] {
        let tab = format!("<a href=\"{base}/{what}\">");
        assert_eq!((open.contains(&tab), closed.contains(&tab)), (early, true), "{what} {closed}");
    }
    assert!(scope.contains(&format!("<li><a href=\"{base}\">")), "{scope}");
}

#[tokio::test]
async fn what_an_answer_rests_on_is_shown_where_it_was_said() {
    let desk = Desk::agreed().await;
    desk.rate_with(1, "A1.2", &json!({ "mark": { "step": 4 } })).await;
    // The first that is settled begins the moderation.
    desk.settle("coordinator", "A1.1", json!({ "mark": { "step": 3 }, "method": "agreed" })).await;
    let item = desk.item("A1.2").await;

    let page = desk.page("coordinator", &format!("moderation/{item}")).await.text();

    assert_eq!((page.matches("A document").count(), page.matches("Nothing yet").count()), (1, 0), "{page}");
}

#[tokio::test]
async fn a_button_takes_a_settlement_back_to_the_queue() {
    let desk = Desk::agreed().await;
    desk.settle("coordinator", "A1.1", json!({ "mark": { "step": 3 }, "method": "agreed" })).await;
    let item = desk.item("A1.1").await;
    let place = format!("moderation/{item}");

    let page = desk.page("head", &place).await.text();
    let unseen = desk.send("head", &format!("{place}/taking-back"), &[("version", "2")]).await;
    let taken = desk.send("head", &format!("{place}/taking-back"), &[("version", "1")]).await;
    let after = desk.page("head", &place).await.text();
    let queue = desk.page("head", "moderation").await.text();

    assert!(page.contains("Take it back"), "{page}");
    assert_eq!(unseen.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unseen.text().contains("Somebody settled this item after you opened it."));
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text());
    assert!(taken.leads_to().contains(&place));
    assert!(!after.contains("Take it back") && after.contains("Earlier versions"), "{after}");
    assert!(queue.contains("10 items wait to be settled"), "{queue}");
    assert_eq!(
        desk.send("contributor", &format!("{place}/taking-back"), &[("version", "1")]).await.status,
        StatusCode::FORBIDDEN
    );
}

#[tokio::test]
async fn a_form_that_says_no_keeps_what_was_typed() {
    let desk = Desk::agreed().await;
    desk.settle("coordinator", "B1.1", json!({ "mark": { "step": 4 }, "method": "agreed" })).await;
    let item = desk.item("A1.1").await;
    let dissent = format!("dissent-{}", desk.seats[1]);
    let fields = [
        ("version", "0"),
        ("level", "3"),
        ("method", "ruled"),
        (dissent.as_str(), "We do not agree at all."),
    ];

    let silent = desk.send("coordinator", &format!("moderation/{item}"), &fields).await;
    let stale = [("version", "7"), ("level", "3"), ("method", "agreed"), ("because", "Late.")];
    let late = desk.send("coordinator", &format!("moderation/{item}"), &stale).await;

    assert_eq!((silent.status.as_u16(), late.status.as_u16()), (422, 422));
    assert!(
        silent.text().contains("We do not agree at all.") && silent.text().contains("href=\"#because\""),
        "{}",
        silent.text()
    );
    assert!(
        late.text().contains("Somebody settled this item") && late.text().contains("Late."),
        "{}",
        late.text()
    );
}

#[tokio::test]
async fn the_wall_shows_one_item_and_records_it() {
    let desk = Desk::agreed().await;
    desk.settle("coordinator", "B1.1", json!({ "mark": { "step": 4 }, "method": "agreed" })).await;
    let item = desk.item("A1.1").await;

    let wall = desk.page("coordinator", &format!("projector/{item}")).await.text();
    let fields = [("version", "0"), ("level", "3"), ("method", "agreed"), ("go", "next")];
    let recorded = desk.send("coordinator", &format!("projector/{item}"), &fields).await;

    assert!(wall.contains("data-key=\"3\"") && wall.contains("data-key=\"arrowright\""), "{wall}");
    assert_eq!(recorded.status, StatusCode::SEE_OTHER);
    assert!(recorded.leads_to().contains("/projector/"), "{}", recorded.leads_to());
}

#[tokio::test]
async fn the_page_of_closing_says_what_is_open_and_closes_and_opens_again() {
    let desk = Desk::agreed().await;
    desk.post("coordinator", "moderations", json!({ "rule": "median_low", "within": "agreeing" })).await;

    let before = desk.page("head", "closing").await.text();
    let refused = desk.send("head", "closing", &[("as", "agreed")]).await;
    let closed = desk.send("head", "closing", &[("as", "provisional"), ("rule", "most_frequent")]).await;
    let silent = desk.send("head", "reopening", &[("reason", "")]).await;
    let opened = desk.send("head", "reopening", &[("reason", "A unit was left out.")]).await;
    let after = desk.page("head", "closing").await.text();

    assert!(before.contains("4 items are not settled") && before.contains("A2.4"), "{before}");
    assert_eq!(refused.status.as_u16(), 422);
    assert!(closed.leads_to().ends_with("/results"), "{}", closed.text());
    assert_eq!(silent.status.as_u16(), 422);
    assert!(opened.leads_to().ends_with("/moderation"));
    assert!(after.contains("A unit was left out.") && after.contains("Outcome 1: Provisional"), "{after}");
}

#[tokio::test]
async fn results_begin_with_a_sentence_and_have_a_table_behind_every_chart() {
    let desk = Desk::agreed().await;
    desk.settle("coordinator", "A1.1", json!({ "mark": { "step": 3 }, "method": "agreed" })).await;
    let early = desk.page("viewer", "results").await;
    desk.post("coordinator", "moderations", json!({ "rule": "most_frequent", "within": "agreeing" })).await;
    desk.close().await;

    let page = desk.page("viewer", "results").await;
    let latest = desk.world.browser("viewer").await.get("/results").await;
    let none = desk.world.browser("outsider").await.get("/results").await;

    assert!(early.text().contains("Results come with the closing"));
    let text = page.text();
    assert!(text.contains("<h1>Leading in Partners, Developing in Teaching</h1>"), "{text}");
    assert!(text.contains("Agreed on 21 November 2026") && text.contains("Show as a table"), "{text}");
    assert!(text.contains("class=\"heat\"") && text.contains("Engineering workshops"));
    assert!(latest.leads_to().ends_with(&format!("{}/results", desk.id)));
    assert!(none.text().contains("No results yet"));
}

#[tokio::test]
async fn beside_a_value_stands_how_many_answers_it_comes_from() {
    let desk = Desk::closed().await;

    let page = desk.page("viewer", "results").await.text();

    // Two levels, and a yes that has none.
    assert!(page.contains("3 of 3 answered, 2 in the value"), "{page}");
}

#[tokio::test]
async fn what_was_decided_without_a_reason_is_asked_for_it_at_its_own_field() {
    let desk = Desk::new().await;
    desk.rate(0, "A1.1", json!({ "step": 2 })).await;
    desk.post("coordinator", "moderating", json!({})).await;
    let path = format!("/assessments/{}/moderation/{}", desk.id, desk.item("A1.1").await);
    let browser = desk.world.browser("coordinator").await;

    let page = browser.post(&path, &[("version", "0"), ("level", "2"), ("method", "ruled")]).await;

    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.text());
    assert!(page.text().contains("<a href=\"#because\">"), "{}", page.text());
}

#[tokio::test]
async fn the_share_that_two_numbers_make_stands_beside_them_before_anybody_types() {
    let desk = Desk::new().await;
    desk.rate(0, "A2.2", json!({ "ratio": ["30", "40"] })).await;
    desk.post("coordinator", "moderating", json!({})).await;
    let item = desk.item("A2.2").await;

    let page = desk.page("coordinator", &format!("moderation/{item}")).await.text();

    let share = page.split("<output").nth(1).and_then(|rest| rest.split("</output>").next()).unwrap();
    assert!(share.ends_with(">75.0 % (30 of 40)"), "{share}");
}

#[tokio::test]
async fn results_are_read_in_three_languages() {
    let desk = Desk::closed().await;
    let path = format!("/assessments/{}", desk.id);

    for (language, word) in
        [("en", "How it was computed"), ("az", "Necə hesablanıb"), ("ru", "Как вычислено")]
    {
        let browser = desk.world.browser("head").await.in_language(language);
        for page in ["results", "closing", "moderation", "findings", "report"] {
            let answer = browser.get(&format!("{path}/{page}")).await;
            assert_eq!(answer.status, StatusCode::OK, "{language} {page}");
            assert!(!answer.text().contains(">settle-"), "{language} {page}: a key shows itself");
        }
        assert!(browser.get(&format!("{path}/results")).await.text().contains(word));
    }
}

#[tokio::test]
async fn findings_are_suggested_by_numbers_and_put_into_words_by_people() {
    let desk = Desk::closed().await;
    let (a11, b11) = (desk.item("A1.1").await, desk.item("B1.1").await);

    let page = desk.page("coordinator", "findings").await.text();
    let taken = [
        ("kind", "strength"),
        ("item", b11.as_str()),
        ("title", "We learn with others"),
        ("text", "Six schools."),
    ];
    desk.send("coordinator", "findings", &taken).await;
    let declined = [
        ("kind", "strength"),
        ("item", a11.as_str()),
        ("title", "Planning"),
        ("reason", "Too early to say."),
    ];
    let dropped = desk.send("coordinator", "findings/declining", &declined).await;
    let own = [("kind", "idea"), ("title", "Visit each other"), ("items", "A1.1, b1.1"), ("text", "")];
    desk.send("coordinator", "findings", &own).await;
    let wrong =
        desk.send("coordinator", "findings", &[("kind", "gap"), ("title", "X"), ("items", "Z9")]).await;
    let after = desk.page("coordinator", "findings").await.text();
    let results = desk.page("viewer", "results").await.text();
    let shown = desk.world.browser("coordinator").await.get(dropped.leads_to()).await.text();

    assert!(page.contains("4.0 of 4.0: in the upper third"), "{page}");
    assert!(
        after.contains("We learn with others") && !after.contains("4.0 of 4.0: in the upper third"),
        "{after}"
    );
    assert!(after.contains("Too early to say."));
    assert!(shown.contains("/restoration") && shown.contains("Undo"), "{shown}");
    assert_eq!(wrong.status.as_u16(), 422);
    assert!(wrong.text().contains("There is no item Z9 in scope."));
    assert!(results.contains("Visit each other") && results.contains("We learn with others"));
}

#[tokio::test]
async fn only_those_who_lead_write_findings() {
    let desk = Desk::closed().await;
    let own = [("kind", "idea"), ("title", "Visit each other"), ("items", "A1.1")];
    let expected =
        [("head", 303, 200), ("contributor", 403, 200), ("viewer", 403, 200), ("outsider", 404, 404)];

    for (role, write, read) in expected {
        let written = desk.send(role, "findings", &own).await.status.as_u16();
        let seen = desk.page(role, "findings").await.status.as_u16();
        assert_eq!((written, seen), (write, read), "{role}");
    }
}

#[tokio::test]
async fn two_who_edit_a_finding_do_not_overwrite_each_other() {
    let desk = Desk::closed().await;
    let own = [("kind", "idea"), ("title", "Visit each other"), ("items", "A1.1")];
    desk.send("head", "findings", &own).await;
    let found = alcove::review::findings::standing(&desk.world.ctx(), &desk.id).await.unwrap();
    let path = format!("findings/{}", found[0].id);
    let edit = |title| [("kind", "idea"), ("title", title), ("items", "A1.1"), ("version", "1")];

    let first = desk.send("head", &path, &edit("Visit a school")).await;
    let second = desk.send("coordinator", &path, &edit("Invite a school")).await;

    assert_eq!((first.status.as_u16(), second.status.as_u16()), (303, 409));
    assert!(second.text().contains("It now says: Visit a school"), "{}", second.text());
}
