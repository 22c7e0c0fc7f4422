//! Calendars of a plan, read by programs that sign in nowhere.

use alcove::network::store::membership;
use axum::http::{Method, StatusCode};

use super::files::get;
use super::stage::{self, Staged};
use crate::world::{MORNING, World};

/// Makes a calendar and gives the path of its address.
async fn feed(world: &World, role: &str, staged: &Staged, whose: &str) -> String {
    let made = world.browser(role).await.post(&staged.page("/feeds"), &[("whose", whose)]).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.text());
    let text = made.text();
    let from = text.find("http://alcove.test/feeds/").unwrap() + "http://alcove.test".len();
    text[from..from + text[from..].find('"').unwrap()].to_owned()
}

#[tokio::test]
async fn a_calendar_is_read_without_signing_in_until_it_is_taken_back() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let own = format!("person:{}", world.id("contributor"));
    let path = feed(&world, "contributor", &staged, &own).await;
    let stranger = world.stranger();

    let read = stranger.get(&path).await;
    let etag = read.header("etag").to_owned();
    let same = stranger.send(Method::GET, &path, &[("if-none-match", &etag)], Vec::new()).await;
    let page = get(&world, "contributor", &staged, "/feeds").await.text();
    let id = page.split("/feeds/").nth(1).unwrap().split('/').next().unwrap().to_owned();
    let foreign =
        world.browser("viewer").await.post(&staged.page(&format!("/feeds/{id}/removal")), &[]).await;
    let taken_back =
        world.browser("contributor").await.post(&staged.page(&format!("/feeds/{id}/removal")), &[]).await;
    let gone = stranger.get(&path).await;

    assert_eq!((read.status, read.header("content-type")), (StatusCode::OK, "text/calendar; charset=utf-8"));
    let text = read.text();
    assert!(
        text.contains("SUMMARY:Ends: Train the teachers") && text.contains("DTSTART;VALUE=DATE:20270212"),
        "{text}"
    );
    assert!(!text.contains("Find the first customers"), "{text}");
    assert_eq!(same.status, StatusCode::NOT_MODIFIED);
    assert!(page.contains("last read on") && !page.contains(path.as_str()), "{page}");
    assert_eq!((foreign.status.as_u16(), taken_back.status.as_u16(), gone.status.as_u16()), (404, 303, 404));
}

#[tokio::test]
async fn a_calendar_is_for_oneself_or_a_unit_one_leads_and_ends_with_the_membership() {
    let world = World::new().await;
    let staged = stage::under_way(&world).await;
    let (led, other) = (format!("unit:{}", world.units[0]), format!("unit:{}", world.units[2]));
    let path = feed(&world, "unit-lead", &staged, &led).await;

    let refused = world.browser("unit-lead").await.post(&staged.page("/feeds"), &[("whose", &other)]).await;
    let read = world.stranger().get(&path).await;
    let holding = membership::holding(world.app.db.read(), &world.id("unit-lead"), MORNING).await.unwrap();
    let tx = world.app.db.begin().await.unwrap();
    membership::set_until(&*tx, &holding[0].id, Some(MORNING)).await.unwrap();
    tx.commit_unrecorded().await.unwrap();
    world.app.clock.advance(60);
    let after = world.stranger().get(&path).await;

    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(read.text().contains("Ask employers which skills they miss"), "{}", read.text());
    assert_eq!((read.status, after.status), (StatusCode::OK, StatusCode::NOT_FOUND));
}

#[tokio::test]
async fn drafts_are_in_no_calendar_and_an_unknown_address_is_not_found() {
    let world = World::new().await;
    let staged = stage::draft(&world).await;
    let path = feed(&world, "coordinator", &staged, &format!("unit:{}", world.units[0])).await;

    let read = world.stranger().get(&path).await;

    assert_eq!(read.status, StatusCode::OK);
    assert!(!read.text().contains("BEGIN:VEVENT"), "{}", read.text());
    assert_eq!(world.stranger().get("/feeds/unknown.ics").await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.stranger().get("/feeds/unknown").await.status, StatusCode::NOT_FOUND);
}
