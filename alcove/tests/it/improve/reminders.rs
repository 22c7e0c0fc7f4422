//! The digest, the links in it, and what a unit and a person owe.

use alcove::improve::store::{decision, review};
use alcove::improve::{approving, dates, links, reminders};
use alcove::kit::clock::hash_secret;
use alcove::kit::etag::Condition;
use alcove::network::store::{membership, person};
use alcove::network::{Person, people};
use alcove::plan::store::status_note;
use axum::http::StatusCode;
use sea_orm::{ConnectionTrait, EntityTrait, QueryResult, Statement};

use super::stage::{self, Staged};
use crate::world::{MORNING, World};

async fn rows(world: &World, sql: &str) -> Vec<QueryResult> {
    world.app.db.read().query_all_raw(Statement::from_string(world.app.db.backend(), sql)).await.unwrap()
}

async fn mails(world: &World) -> Vec<(String, String, String)> {
    let text = |row: &QueryResult, column: &str| row.try_get::<String>("", column).unwrap();
    let rows = rows(world, "select recipient, subject, body from mail order by created_at, id").await;
    rows.iter().map(|row| (text(row, "recipient"), text(row, "subject"), text(row, "body"))).collect()
}

/// The addresses in a mail that answer without signing in.
fn answers(body: &str) -> Vec<String> {
    let lines = body.lines().filter_map(|line| line.strip_prefix("http://alcove.test/a/"));
    lines.map(|secret| format!("/a/{secret}")).collect()
}

/// A digest on the morning of the stage, which tells the unit's lead of the action that begins soon.
pub async fn reminded(world: &World) -> (Staged, String) {
    let plan = stage::under_way(world).await;
    assert_eq!(reminders::digest(&world.ctx()).await.unwrap(), 1);
    let link = answers(&mails(world).await[0].2).remove(0);
    (plan, link)
}

pub async fn notes(world: &World) -> Vec<status_note::Model> {
    status_note::Entity::find().all(world.app.db.read()).await.unwrap()
}

async fn end_membership(world: &World, role: &str) {
    let admin = Person::acting(world.ctx(), &world.id("administrator")).await.unwrap();
    let held = membership::holding(world.app.db.read(), &world.id(role), MORNING + 1).await.unwrap();
    people::end(&admin, &world.college, &held[0].id).await.unwrap();
}

#[tokio::test]
async fn one_mail_a_week_tells_what_is_late_and_what_comes() {
    let world = World::new().await;
    let (_, _) = reminded(&world).await;
    let ctx = || world.ctx();

    let again = reminders::digest(&ctx()).await.unwrap();
    world.app.clock.advance(86_400);
    let tomorrow = reminders::digest(&ctx()).await.unwrap();
    world.app.clock.advance(6 * 86_400);
    let next_week = reminders::digest(&ctx()).await.unwrap();

    assert_eq!((again, tomorrow, next_week), (0, 0, 1));
    let mails = mails(&world).await;
    let (to, subject, body) = &mails[0];
    assert!(to.starts_with("unit-lead"), "{to}");
    assert_eq!(subject, "1 thing of the development plan waits for you");
    assert!(body.contains("Ask employers which skills they miss"), "{body}");
    assert!(body.contains("To be finished by 14 December 2026") && !body.contains("Late:"), "{body}");
    assert_eq!(answers(body).len(), 1);
    assert!(world.acts().await.contains(&"plan.reminder-sent".to_owned()));
}

#[tokio::test]
async fn a_plan_that_is_not_under_way_reminds_nobody() {
    let world = World::new().await;
    let plan = stage::draft(&world).await;

    for state in ["draft", "approved", "closed"] {
        plan.is(&world, state).await;
        assert_eq!(reminders::digest(&world.ctx()).await.unwrap(), 0, "{state}");
    }
}

#[tokio::test]
async fn nobody_is_told_at_night() {
    let world = World::new().await;
    stage::under_way(&world).await;
    // 13:00 in Baku. Eight hours later it is 21:00, and eight after that 05:00.
    world.app.clock.advance(8 * 3600);
    let evening = reminders::digest(&world.ctx()).await.unwrap();
    world.app.clock.advance(8 * 3600);
    let night = reminders::digest(&world.ctx()).await.unwrap();
    world.app.clock.advance(3600);
    let morning = reminders::digest(&world.ctx()).await.unwrap();

    assert_eq!((evening, night, morning), (0, 0, 1));
}

#[tokio::test]
async fn the_mail_and_its_page_speak_the_language_of_the_person() {
    for (language, subject, question) in [
        ("az", "İnkişaf planında sizi 1 iş gözləyir", "vəziyyət necədir?"),
        ("ru", "В плане развития вас ждёт 1 дело", "как обстоят дела?"),
    ] {
        let world = World::new().await;
        let tx = world.app.db.begin().await.unwrap();
        person::set_name_and_language(&*tx, &world.id("unit-lead"), "unit-lead", language).await.unwrap();
        tx.commit_unrecorded().await.unwrap();

        let (_, link) = reminded(&world).await;
        let page = world.stranger().get(&link).await.text();

        assert_eq!(mails(&world).await[0].1, subject);
        assert!(page.contains(&format!("<html lang=\"{language}\"")) && page.contains(question), "{page}");
    }
}

#[tokio::test]
async fn a_link_answers_once_for_its_action_alone_and_opening_it_changes_nothing() {
    let world = World::new().await;
    let (plan, link) = reminded(&world).await;
    let phone = world.stranger();

    let opened = phone.get(&link).await;
    let scanned = phone.get(&link).await;
    let before = notes(&world).await.len();
    let silent = phone.post(&link, &[("standing", "delayed")]).await;
    let answered = phone.post(&link, &[("standing", "delayed"), ("words", "Two employers are away.")]).await;
    let twice = phone.post(&link, &[("standing", "done")]).await;
    let later = phone.get(&link).await;

    assert_eq!((opened.status, scanned.status, before), (StatusCode::OK, StatusCode::OK, 0));
    assert!(opened.text().contains("Ask employers which skills they miss"));
    // Others of the plan are not shown to whoever holds the link.
    assert!(!opened.text().contains("Train the teachers"));
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answered.status, StatusCode::OK, "{}", answered.text());
    assert!(answered.text().contains("Thank you"));
    assert_eq!((twice.status, later.status), (StatusCode::GONE, StatusCode::GONE));
    assert!(later.text().contains("It was answered already.") && !later.text().contains("Ask employers"));
    let notes = notes(&world).await;
    assert_eq!(notes.len(), 1);
    let note = &notes[0];
    assert_eq!((note.standing.as_str(), note.via.as_str()), ("delayed", "link"));
    assert_eq!((&note.node_id, &note.noted_by), (plan.node("ask"), &world.id("unit-lead")));
    assert_eq!(plan.row(&world, "rewrite").await.standing, "not-started");
}

#[tokio::test]
async fn the_database_keeps_no_secret_of_a_link() {
    let world = World::new().await;
    let (_, link) = reminded(&world).await;
    let secret = link.trim_start_matches("/a/");

    let kept = rows(&world, "select id from plan_answer_link").await;

    let id: String = kept[0].try_get("", "id").unwrap();
    assert_eq!((kept.len(), id), (1, hash_secret(secret)));
    assert_eq!(world.stranger().get("/a/unknown").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_link_that_is_three_weeks_old_is_refused() {
    let world = World::new().await;
    let (_, link) = reminded(&world).await;

    world.app.clock.advance(links::LASTS_DAYS * 86_400);
    let page = world.stranger().get(&link).await;
    let answer = world.stranger().post(&link, &[("standing", "done")]).await;

    assert_eq!((page.status, answer.status), (StatusCode::GONE, StatusCode::GONE));
    assert!(page.text().contains("It is older than three weeks."));
    assert_eq!(notes(&world).await.len(), 0);
}

#[tokio::test]
async fn a_leavers_link_is_refused_and_stays_so_when_they_come_back() {
    let world = World::new().await;
    let (_, link) = reminded(&world).await;

    end_membership(&world, "unit-lead").await;
    let gone = world.stranger().post(&link, &[("standing", "done")]).await;
    let tx = world.app.db.begin().await.unwrap();
    let all = membership::all_of_organisation(&*tx, &world.college).await.unwrap();
    let theirs = all.iter().find(|row| row.person_id == world.id("unit-lead")).unwrap();
    membership::set_until(&*tx, &theirs.id, None).await.unwrap();
    tx.commit_unrecorded().await.unwrap();
    let back = world.stranger().get(&link).await;

    assert_eq!((gone.status, back.status), (StatusCode::GONE, StatusCode::GONE));
    assert!(back.text().contains("It was taken back"), "{}", back.text());
    assert_eq!(notes(&world).await.len(), 0);
}

#[tokio::test]
async fn a_link_is_refused_once_somebody_else_answers_or_the_plan_is_closed() {
    let world = World::new().await;
    let (plan, link) = reminded(&world).await;
    world.tamper("update membership set unit_id = null, role = 'viewer' where role = 'unit-lead'").await;

    let demoted = world.stranger().get(&link).await;
    plan.is(&world, "closed").await;
    let closed = world.stranger().get(&link).await;

    assert!(demoted.text().contains("somebody who does not answer for this any more"), "{}", demoted.text());
    assert_eq!((demoted.status, closed.status), (StatusCode::GONE, StatusCode::GONE));
    assert!(closed.text().contains("The plan is not under way"));
}

#[tokio::test]
async fn closing_a_plan_shuts_its_links_for_good() {
    let world = World::new().await;
    let (plan, link) = reminded(&world).await;
    let head = Person::acting(world.ctx(), &world.id("head")).await.unwrap();

    approving::close(&head, &plan.id, "The rest goes into the next plan.").await.unwrap();
    approving::reopen(&head, &plan.id, "Closed too early.").await.unwrap();
    let page = world.stranger().get(&link).await;

    assert_eq!(page.status, StatusCode::GONE);
    assert!(page.text().contains("It was taken back"), "{}", page.text());
}

#[tokio::test]
async fn answering_one_way_shuts_the_older_links_of_the_same_action() {
    let world = World::new().await;
    let (_, first) = reminded(&world).await;
    world.app.clock.advance(7 * 86_400);
    assert_eq!(reminders::digest(&world.ctx()).await.unwrap(), 1);
    let second = answers(&mails(&world).await[1].2).remove(0);

    let answered = world.stranger().post(&second, &[("standing", "on-track")]).await;
    let old = world.stranger().get(&first).await;

    assert_eq!((answered.status, old.status), (StatusCode::OK, StatusCode::GONE));
}

#[tokio::test]
async fn those_who_run_the_plan_remind_a_unit_at_once_and_nobody_twice_in_a_day() {
    let world = World::new().await;
    let plan = stage::under_way(&world).await;
    let path = plan.page(&format!("/units/{}/reminders", world.units[0]));

    let lead = world.browser("unit-lead").await.post(&path, &[]).await;
    let first = world.browser("coordinator").await.post(&path, &[]).await;
    let again = world.browser("coordinator").await.post(&path, &[]).await;
    let outsider = world.browser("outsider").await.post(&path, &[]).await;
    let theirs = plan.page(&format!("/units/{}/reminders", world.other_unit));
    let other_unit = world.browser("coordinator").await.post(&theirs, &[]).await;

    assert_eq!((lead.status, outsider.status), (StatusCode::FORBIDDEN, StatusCode::NOT_FOUND));
    assert_eq!(other_unit.status, StatusCode::NOT_FOUND);
    assert!(first.header("set-cookie").contains("notice-plan-reminded;"), "{}", first.header("set-cookie"));
    assert!(again.header("set-cookie").contains("notice-plan-reminded-already"));
    assert_eq!(mails(&world).await.len(), 1);
}

#[tokio::test]
async fn a_unit_sees_what_it_owes_in_a_quarter_and_answers_with_one_tap() {
    let world = World::new().await;
    let plan = stage::under_way(&world).await;
    let lead = world.browser("unit-lead").await;
    let path = plan.page(&format!("/units/{}", world.units[0]));

    let now = lead.get(&path).await.text();
    let spring = lead.get(&format!("{path}?period=2027-q2")).await.text();
    let viewer = world.browser("viewer").await.get(&path).await.text();
    let nowhere = lead.get(&plan.page("/units/unknown")).await;
    let outside = world.browser("outsider").await.get(&path).await;

    assert!(now.contains("Quarter 4 of 2026") && now.contains("To be finished by 14 December 2026"), "{now}");
    assert!(now.contains("value=\"on-track\"") && !now.contains("Write the programmes anew"));
    assert!(spring.contains("Deliver the first order") && !spring.contains("Was to be"), "{spring}");
    assert!(viewer.contains("Ask employers") && !viewer.contains("value=\"on-track\""));
    assert_eq!((nowhere.status, outside.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
}

#[tokio::test]
async fn home_tells_what_of_the_plan_comes_next() {
    let world = World::new().await;
    stage::under_way(&world).await;

    let lead = world.browser("unit-lead").await.get("/").await.text();
    let viewer = world.browser("viewer").await.get("/").await.text();
    end_membership(&world, "contributor").await;
    let coordinator = world.browser("coordinator").await.get("/").await.text();

    assert!(
        lead.contains("Ask employers which skills they miss") && lead.contains("Say how it stands"),
        "{lead}"
    );
    assert!(!viewer.contains("Ask employers"));
    // The contributor answered for the training, and has left.
    assert!(coordinator.contains("Nobody answers for 1 action"), "{coordinator}");
}

#[tokio::test]
async fn a_person_sees_their_own_and_those_of_the_units_they_lead() {
    let world = World::new().await;
    let plan = stage::under_way(&world).await;
    let of = |role: &str, period: &str| plan.page(&format!("/people/{}?period={period}", world.id(role)));
    let browser = world.browser("contributor").await;

    let lead = browser.get(&of("unit-lead", "2026-q4")).await.text();
    let named = browser.get(&of("contributor", "2027-q1")).await.text();
    let nobody = browser.get(&of("outsider", "2027-q1")).await;

    assert!(lead.contains("Ask employers") && lead.contains("Engineering workshops"), "{lead}");
    assert!(named.contains("Train the teachers") && !named.contains("Ask employers"));
    assert_eq!(nobody.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_person_sees_their_own_links_on_the_account_page_and_takes_them_back() {
    let world = World::new().await;
    let (_, link) = reminded(&world).await;
    let (lead, other) = (world.browser("unit-lead").await, world.browser("coordinator").await);

    let page = lead.get("/account").await.text();
    let others = other.get("/account").await.text();
    let place = page.find("/account/links/").unwrap();
    let address: String = page[place..].chars().take_while(|sign| *sign != '"').collect();
    let foreign = other.post(&address, &[]).await;
    let still_open = world.stranger().get(&link).await;
    let taken_back = lead.post(&address, &[]).await;
    let shut = world.stranger().get(&link).await.text();
    let after = lead.get("/account").await.text();

    assert!(page.contains("Ask employers which skills they miss"), "{page}");
    assert!(!page.contains(link.trim_start_matches("/a/")), "the page knows a hash, not the address");
    assert!(!others.contains("/account/links/"), "{others}");
    assert_eq!((foreign.status, still_open.status), (StatusCode::NOT_FOUND, StatusCode::OK));
    assert_eq!(taken_back.leads_to(), "/account");
    assert!(!shut.contains("<form method=\"post\" action=\"/a/"), "{shut}");
    assert!(!after.contains("/account/links/"), "{after}");
    assert_eq!(lead.post(&address, &[]).await.status, StatusCode::NOT_FOUND);
    assert!(world.acts().await.contains(&"plan.answer-link-revoked".to_owned()));
}

#[tokio::test]
async fn home_tells_those_who_keep_the_plan_what_is_late_and_the_head_what_needs_approval_again() {
    let world = World::new().await;
    let plan = stage::under_way(&world).await;
    let by = Person::acting(world.ctx(), &world.id("coordinator")).await.unwrap();
    dates::shift(&by, &plan.id, plan.node("shop"), &Condition::None, 400, "The hall is let").await.unwrap();
    // The twentieth of December: one action was due on the fourteenth.
    world.app.clock.advance(29 * 86_400);

    let head = world.browser("head").await.get("/").await.text();
    let coordinator = world.browser("coordinator").await.get("/").await.text();
    let viewer = world.browser("viewer").await.get("/").await.text();

    let late = plan.page("?view=list&#38;standing=late");
    for page in [&head, &coordinator] {
        assert!(page.contains("1 action of the plan is late") && page.contains(&late), "{page}");
    }
    assert!(head.contains("your approval again"), "{head}");
    assert!(head.contains(&format!("href=\"{}\"", plan.page("/approval"))), "{head}");
    assert!(!coordinator.contains("your approval again"), "a coordinator does not approve");
    assert!(!viewer.contains("is late") && !viewer.contains("your approval again"), "{viewer}");
}

#[tokio::test]
async fn what_a_review_gave_to_a_unit_reaches_its_lead_until_it_is_done() {
    let world = World::new().await;
    let plan = stage::under_way(&world).await;
    let coordinator = world.browser("coordinator").await;
    coordinator.post(&plan.page("/reviews"), &[("kind", "quarterly")]).await;
    let review = review::heads(world.app.db.read(), &plan.id).await.unwrap().remove(0).id;
    let unit = format!("unit:{}", world.units[0]);
    let fields = [("words", "Move the machines"), ("party", unit.as_str()), ("due_day", "2026-12-01")];
    coordinator.post(&plan.page(&format!("/reviews/{review}/decisions")), &fields).await;
    let lead = world.browser("unit-lead").await;
    let path = plan.page(&format!("/units/{}", world.units[0]));

    let home = lead.get("/").await.text();
    let owed = lead.get(&path).await.text();
    let others = world.browser("contributor").await.get("/").await.text();
    reminders::digest(&world.ctx()).await.unwrap();
    let mail = mails(&world).await.remove(0);
    let decision = decision::open_of_plan(world.app.db.read(), &plan.id).await.unwrap().remove(0).id;
    let address = plan.page(&format!("/reviews/{review}/decisions/{decision}"));
    let done = lead.post(&address, &[("act", "done"), ("back", &path)]).await;
    let home_after = lead.get("/").await.text();
    let owed_after = lead.get(&path).await.text();

    assert!(home.contains("Move the machines") && home.contains("to be done by 1 December 2026"), "{home}");
    assert!(owed.contains("Move the machines") && owed.contains(&address), "{owed}");
    assert!(!others.contains("Move the machines"));
    assert!(mail.0.starts_with("unit-lead") && mail.2.contains("Move the machines"), "{}", mail.2);
    assert_eq!(mail.1, "2 things of the development plan wait for you");
    assert_eq!(done.leads_to(), path);
    assert!(!home_after.contains("Move the machines"), "{home_after}");
    assert!(!owed_after.contains("Move the machines"), "{owed_after}");
}

#[tokio::test]
async fn a_decision_without_a_day_is_owed_and_says_that_it_has_none() {
    let world = World::new().await;
    let plan = stage::under_way(&world).await;
    let coordinator = world.browser("coordinator").await;
    coordinator.post(&plan.page("/reviews"), &[("kind", "quarterly")]).await;
    let review = review::heads(world.app.db.read(), &plan.id).await.unwrap().remove(0).id;
    let contributor = format!("person:{}", world.id("contributor"));
    let fields = [("words", "Call the firms"), ("party", contributor.as_str())];
    coordinator.post(&plan.page(&format!("/reviews/{review}/decisions")), &fields).await;

    let home = world.browser("contributor").await.get("/").await.text();

    assert!(home.contains("Call the firms") && home.contains("no day was set"), "{home}");
}
