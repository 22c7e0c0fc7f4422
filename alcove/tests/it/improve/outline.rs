//! The plan on one page: what it costs, how far it is, what moved since it was approved, and the way
//! back from a move.

use alcove::improve::{dates, noting};
use alcove::kit::etag::Condition;
use axum::http::{Method, StatusCode};
use serde_json::json;

use super::approval::person;
use super::stage::{self, Staged};
use crate::world::{Answer, World};

/// The address in the cookie of a notice that takes the act back.
fn undo(answer: &Answer) -> Option<String> {
    let cookies = answer.headers.get_all("set-cookie").into_iter().filter_map(|cookie| cookie.to_str().ok());
    let notice = cookies.into_iter().find_map(|cookie| cookie.strip_prefix("alcove-notice="))?;
    let address = notice.split(';').next().unwrap().split_once('~')?.1;
    Some(address.replace("%2F", "/"))
}

async fn page(world: &World, staged: &Staged, rest: &str) -> String {
    let answer = world.browser("head").await.get(&staged.page(rest)).await;
    assert_eq!(answer.status, StatusCode::OK);
    // Figures and months do not break.
    answer.text().replace('\u{a0}', " ")
}

#[tokio::test]
async fn the_outline_says_what_is_planned_and_how_far_it_is_with_the_method() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let by = person(&world, "coordinator").await;
    let said = noting::Said {
        standing: "on-track".to_owned(),
        done: "40".to_owned(),
        via: "page",
        ..Default::default()
    };
    noting::note(&by, &staged.id, staged.node("ask"), said).await.unwrap();

    let timeline = page(&world, &staged, "").await;
    let list = page(&world, &staged, "?view=list").await;

    for text in [&timeline, &list] {
        assert!(text.contains("Planned money") && text.contains("AZN 1,000"), "{text}");
        assert!(text.contains("40%, as judged"), "{text}");
    }
}

#[tokio::test]
async fn what_lies_elsewhere_than_it_was_approved_has_its_approved_dates_beside_it() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let as_approved = page(&world, &staged, "").await;
    let by = person(&world, "coordinator").await;
    dates::shift(&by, &staged.id, staged.node("shop"), &Condition::None, 40, "The hall is let")
        .await
        .unwrap();

    let moved = page(&world, &staged, "").await;
    let document = world.browser("head").await.get(&staged.page("/export.docx")).await;

    assert!(!as_approved.contains("g-ghost"), "{as_approved}");
    // The two below it and the one around them.
    assert_eq!(moved.matches("class=\"g-ghost\" x=").count(), 3, "{moved}");
    assert!(moved.contains("(approved: Mar 2027)"), "{moved}");
    assert!(super::files::document(&document).contains("As it was approved"));
}

#[tokio::test]
async fn what_is_done_stands_beside_what_should_be_with_a_table_behind_it() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let by = person(&world, "coordinator").await;
    let said = noting::Said { standing: "done".to_owned(), via: "page", ..Default::default() };
    noting::note(&by, &staged.id, staged.node("ask"), said).await.unwrap();

    let text = page(&world, &staged, "").await;

    assert!(text.contains("1 of 6 actions are done; 0 were to be done by today."), "{text}");
    let row = |quarter: &str| {
        let from = text.find(&format!("<th scope=\"row\">{quarter}</th>")).unwrap();
        let cells: Vec<&str> = text[from..].split("<td class=\"n\">").skip(1).take(2).collect();
        cells.iter().map(|cell| cell.split('<').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(row("Quarter 4 of 2026"), ["1", "1"]);
    assert_eq!(row("Quarter 1 of 2027"), ["5", "–"]);
    assert_eq!(row("Quarter 3 of 2031"), ["6", "–"]);
}

#[tokio::test]
async fn a_move_is_taken_back_with_all_that_it_pushed() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let browser = world.browser("coordinator").await;
    let before = [staged.days(&world, "ask").await, staged.days(&world, "rewrite").await];
    let next = staged.page("?view=timeline");
    let fields = [("days", "9"), ("reason", "Firms are closed"), ("next", next.as_str())];

    let moved = browser
        .post(&format!("{}/move", staged.page(&format!("/nodes/{}", staged.node("ask")))), &fields)
        .await;
    let pushed = staged.days(&world, "rewrite").await;
    let address = undo(&moved).unwrap();
    let foreign = world.browser("viewer").await.post(&address, &[]).await;
    let back = browser.post(&address, &[]).await;
    let again = browser.post(&address, &[]).await;

    assert_eq!(moved.leads_to(), next);
    assert_eq!(pushed.0, "2026-12-24");
    assert_eq!(foreign.status, StatusCode::FORBIDDEN);
    assert_eq!(back.status, StatusCode::SEE_OTHER, "{}", back.text());
    assert_eq!([staged.days(&world, "ask").await, staged.days(&world, "rewrite").await], before);
    assert_eq!(again.status, StatusCode::PRECONDITION_FAILED, "somebody may have changed it since");
    assert!(world.acts().await.contains(&"plan.move-taken-back".to_owned()));
}

#[tokio::test]
async fn a_bar_that_is_made_longer_goes_through_the_form_of_dates() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let browser = world.browser("coordinator").await;
    let version = staged.row(&world, "ask").await.version.to_string();
    let path = staged.page(&format!("/nodes/{}/schedule", staged.node("ask")));
    let fields =
        [("first_day", "2026-12-01"), ("last_day", "2026-12-20"), ("fixed", ""), ("version", &version)];

    let shown = page(&world, &staged, "").await;
    let sized = browser.post(&path, &fields).await;
    let late = browser.post(&path, &fields).await;

    assert!(
        shown.contains(&format!(
            "data-first=\"2026-12-01\" data-last=\"2026-12-14\" data-version=\"{version}\""
        ))
    );
    assert_eq!(sized.status, StatusCode::SEE_OTHER, "{}", sized.text());
    assert_eq!(staged.days(&world, "ask").await.1, "2026-12-20");
    assert_eq!(staged.days(&world, "rewrite").await.0, "2026-12-21");
    assert!(undo(&sized).is_some());
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "the form says that somebody was faster");
}

#[tokio::test]
async fn a_card_of_the_board_goes_to_another_column_and_back() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let browser = world.browser("coordinator").await;
    let board = staged.page("?view=board");
    let path = staged.page(&format!("/nodes/{}/notes", staged.node("train")));
    let fields = [("standing", "at-risk"), ("words", "Two are ill"), ("back", board.as_str()), ("undo", "1")];

    let shown = browser.get(&board).await.text();
    let viewers = world.browser("viewer").await.get(&board).await.text();
    let moved = browser.post(&path, &fields).await;
    let standing = staged.row(&world, "train").await.standing;
    let back = browser.post(&undo(&moved).unwrap(), &[]).await;
    let elsewhere =
        browser.post(&path, &[("standing", "on-track"), ("back", "https://elsewhere.example/")]).await;

    assert!(shown.contains(&format!("data-card=\"{path}\"")), "{shown}");
    assert!(!viewers.contains("data-card"), "a viewer says nothing of how it stands");
    assert_eq!((moved.leads_to(), standing.as_str()), (board.as_str(), "at-risk"));
    assert_eq!(back.status, StatusCode::SEE_OTHER, "{}", back.text());
    let notes = noting::history(&person(&world, "coordinator").await, staged.node("train")).await.unwrap();
    let said: Vec<&str> = notes.iter().map(|note| note.row.standing.as_str()).collect();
    assert_eq!(said, ["on-track", "not-started", "at-risk"], "each is kept");
    assert!(elsewhere.leads_to().starts_with("/plans/"));
}

#[tokio::test]
async fn whoever_answers_for_something_is_linked_to_what_they_owe() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let unit = format!("href=\"{}\"", staged.page(&format!("/units/{}", world.units[0])));
    let named = format!("href=\"{}\"", staged.page(&format!("/people/{}", world.id("contributor"))));

    for view in ["?view=timeline", "?view=list", "?view=load"] {
        let text = page(&world, &staged, view).await;
        assert!(text.contains(&unit) && text.contains(&named), "{view}: {text}");
    }
}

#[tokio::test]
async fn a_units_lead_and_whoever_is_named_come_to_their_own_from_the_plan() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let mine = async |role: &str| {
        let text = world.browser(role).await.get(&staged.page("")).await.text();
        let address = staged.page(&format!("/people/{}", world.id(role)));
        text.contains(">Mine</a>") && text.contains(&format!("href=\"{address}\""))
    };

    assert!(mine("unit-lead").await);
    assert!(mine("contributor").await);
    assert!(!mine("viewer").await, "a viewer owes nothing");
}

#[tokio::test]
async fn the_plan_says_why_something_is_late_what_it_costs_and_what_awaits_the_head() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let by = person(&world, "coordinator").await;
    let before = page(&world, &staged, "").await;
    let said = noting::Said {
        standing: "at-risk".to_owned(),
        words: "Two firms do not answer".to_owned(),
        via: "page",
        ..Default::default()
    };
    noting::note(&by, &staged.id, staged.node("ask"), said).await.unwrap();
    dates::shift(&by, &staged.id, staged.node("shop"), &Condition::None, 400, "The hall is let")
        .await
        .unwrap();

    let text = page(&world, &staged, "").await;
    let viewer = world.browser("viewer").await.get(&staged.page("")).await.text();

    assert!(text.contains("Two firms do not answer"), "{text}");
    assert!(text.contains("Planned: AZN 6,000") && text.contains("Not funded yet: AZN 5,000"), "{text}");
    assert!(!text.contains("Spent:"), "nothing was paid");
    assert!(text.contains(&format!("href=\"{}\"", staged.page("/unfunded"))), "{text}");
    assert!(text.contains("your approval again") && !before.contains("your approval again"), "{text}");
    assert!(!viewer.contains("approval again"), "{viewer}");
}

#[tokio::test]
async fn a_few_days_of_drift_are_told_in_days() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let by = person(&world, "coordinator").await;
    dates::shift(&by, &staged.id, staged.node("train"), &Condition::None, 3, "The trainer is late")
        .await
        .unwrap();

    let text = page(&world, &staged, "").await;

    assert!(text.contains("4 February 2027 – 15 February 2027"), "{text}");
    assert!(text.contains("(approved: 1 February 2027 – 12 February 2027)"), "{text}");
}

#[tokio::test]
async fn a_tag_is_found_by_its_words_and_chosen_from_a_list() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let machine = world.machine("coordinator").await;
    let path = staged.api_of("train", "");
    let tagged = machine.json(Method::PATCH, &path, &json!({ "tags": ["sdg:4.7"] })).await;
    assert_eq!(tagged.status, StatusCode::OK, "{}", tagged.text());

    let searched = page(&world, &staged, "?view=list&q=sdg:4.7").await;
    let chosen = page(&world, &staged, "?view=list&tag=sdg:4.7").await;

    for text in [&searched, &chosen] {
        assert!(text.contains("Train the teachers") && !text.contains("Ask employers"), "{text}");
    }
    assert!(chosen.contains("<option value=\"sdg:4.7\" selected>"), "{chosen}");
}

#[tokio::test]
async fn what_is_overdue_lies_on_the_present_quarter_of_those_who_owe_it() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    // The fifth of January: `ask` was due in the quarter before, `rewrite` is being done.
    world.app.clock.advance(45 * 86_400);

    let load = page(&world, &staged, "?view=load").await;
    let late = page(&world, &staged, "?view=load&standing=late").await;

    let first = |text: &str| {
        let row = text.find(&staged.page(&format!("/units/{}", world.units[0]))).unwrap();
        let cell = row + text[row..].find("<td").unwrap();
        text[cell..cell + text[cell..].find("</td>").unwrap()].to_owned()
    };
    assert!(load.contains("<th scope=\"col\">Q1 2027"), "{load}");
    assert!(!load.contains("<th scope=\"col\">Q4 2026"), "{load}");
    assert!(first(&load).contains("2 actions") && first(&load).contains("1 overdue"), "{}", first(&load));
    assert!(first(&late).contains("1 action<") && first(&late).contains("1 overdue"), "{}", first(&late));
}

#[tokio::test]
async fn the_calendar_marks_the_year_that_it_shows() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;

    let usual = page(&world, &staged, "?view=calendar").await;
    let next = page(&world, &staged, "?view=calendar&year=2027").await;
    let none = page(&world, &staged, "?view=calendar&year=31000").await;

    let marks = |page: &str, year: &str| page.contains(&format!("aria-current=\"true\">{year}</a>"));
    assert!(marks(&usual, "2026") && !marks(&usual, "2027"), "{usual}");
    assert!(marks(&next, "2027") && !marks(&next, "2026"), "{next}");
    assert!(!marks(&none, "2026"), "{none}");
}

#[tokio::test]
async fn the_menu_of_a_card_leads_to_the_note_that_moves_it_and_back_to_the_board() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let browser = world.browser("coordinator").await;
    let card = staged.node("ask");
    let note = staged.page(&format!("/nodes/{card}/notes?standing=at-risk&back="));

    let board = browser.get(&staged.page("?view=board")).await.text();
    let read_only = world.browser("viewer").await.get(&staged.page("?view=board")).await.text();
    let from = board.find(&note.replace('&', "&amp;")).unwrap_or_else(|| panic!("{board}"));
    let address = board[from..].split('"').next().unwrap().replace("&amp;", "&");
    let form = browser.get(&address).await.text();
    let back = format!("{}#n-{card}", staged.page("?view=board"));
    let fields = [("standing", "at-risk"), ("words", "Firms do not answer"), ("back", back.as_str())];
    let noted = browser.post(&staged.page(&format!("/nodes/{card}/notes")), &fields).await;

    assert!(form.contains("value=\"at-risk\" checked"), "{form}");
    assert!(form.contains(&format!("name=\"back\" value=\"{back}\"")), "{form}");
    assert_eq!(noted.leads_to(), back);
    assert!(read_only.contains(card.as_str()) && !read_only.contains("/notes?standing="), "{read_only}");
}

#[tokio::test]
async fn a_row_that_changes_its_place_pushes_nothing_and_at_the_end_there_is_nothing_to_change_with() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let browser = world.browser("coordinator").await;
    let path = staged.page(&format!("/nodes/{}/move", staged.node("ask")));

    let down = browser.post(&path, &[("to", "down")]).await;
    let again = browser.post(&path, &[("to", "down")]).await;

    assert!(down.header("set-cookie").starts_with("alcove-notice=notice-plan-placed;"), "{:?}", down.headers);
    let nothing = "alcove-notice=notice-plan-placed-already;";
    assert!(again.header("set-cookie").starts_with(nothing), "{:?}", again.headers);
}

#[tokio::test]
async fn figures_and_filters_fold_and_say_in_a_line_what_they_come_to() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;

    let all = page(&world, &staged, "").await;
    let some = page(&world, &staged, "?view=list&year=2027").await;

    assert!(all.contains("0 of 6 as planned or done, 0 late"), "{all}");
    assert!(!all.contains("only some"), "{all}");
    assert!(some.contains("only some"), "{some}");
}
