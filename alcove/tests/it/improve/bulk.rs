//! Several picked rows changed at once.

use axum::http::StatusCode;

use super::stage::{self, Staged};
use crate::world::{Answer, World};

pub fn undo(answer: &Answer) -> Option<String> {
    let cookies = answer.headers.get_all("set-cookie").into_iter().filter_map(|cookie| cookie.to_str().ok());
    let notice = cookies.into_iter().find_map(|cookie| cookie.strip_prefix("alcove-notice="))?;
    let address = notice.split(';').next().unwrap().split_once('~')?.1;
    Some(address.replace("%2F", "/"))
}

fn picked<'a>(staged: &'a Staged, next: &'a str) -> Vec<(&'a str, &'a str)> {
    let nodes = ["ask", "deliver"].map(|name| ("node", staged.node(name).as_str()));
    nodes.into_iter().chain([("next", next)]).collect()
}

#[tokio::test]
async fn what_was_picked_and_typed_is_kept_when_it_is_refused() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let browser = world.browser("coordinator").await;
    let next = staged.page("?view=list&year=2027");
    let with = |rest: &[(&'static str, &'static str)]| [&picked(&staged, &next)[..], rest].concat();

    let no_days =
        browser.post(&staged.page("/bulk"), &with(&[("days", "x"), ("reason", "Firms are closed")])).await;
    let no_reason = browser.post(&staged.page("/bulk"), &with(&[("days", "7"), ("tag", "sdg:4.4")])).await;

    for (refused, kept) in [(&no_days, "value=\"Firms are closed\""), (&no_reason, "value=\"sdg:4.4\"")] {
        let page = refused.text();
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contains(kept), "{kept}: {page}");
        for name in ["ask", "deliver"] {
            assert!(page.contains(&format!("value=\"{}\" checked", staged.node(name))), "{name}: {page}");
        }
        assert!(page.contains("view=list&#38;year=2027"), "{page}");
    }
    assert!(no_days.text().contains("value=\"x\"") && no_reason.text().contains("value=\"7\""));
    assert_eq!(staged.row(&world, "ask").await.version, 1);
}

#[tokio::test]
async fn a_move_of_several_is_taken_back_at_once() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let browser = world.browser("coordinator").await;
    let next = staged.page("?view=list");
    let before = [staged.days(&world, "ask").await, staged.days(&world, "deliver").await];
    let fields = [&picked(&staged, &next)[..], &[("days", "7"), ("reason", "Firms are closed")]].concat();

    let moved = browser.post(&staged.page("/bulk"), &fields).await;
    let later = staged.days(&world, "deliver").await;
    let back = browser.post(&undo(&moved).unwrap(), &[]).await;

    assert_eq!((moved.status, moved.leads_to()), (StatusCode::SEE_OTHER, next.as_str()));
    assert_eq!(later.0, "2027-04-08");
    assert_eq!(back.status, StatusCode::SEE_OTHER, "{}", back.text());
    assert_eq!([staged.days(&world, "ask").await, staged.days(&world, "deliver").await], before);
}

#[tokio::test]
async fn who_wants_nothing_of_the_picked_rows_is_asked_what_is_to_change() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let browser = world.browser("coordinator").await;
    let next = staged.page("?view=list");
    let fields = [&picked(&staged, &next)[..], &[("days", ""), ("tag", " "), ("reason", "So")]].concat();

    let refused = browser.post(&staged.page("/bulk"), &fields).await;

    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("Say what is to be different"), "{}", refused.text());
    assert_eq!(staged.row(&world, "ask").await.version, 1);
}
