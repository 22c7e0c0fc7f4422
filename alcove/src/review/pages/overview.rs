use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use alcove_domain::kit::{Day, Instant};
use alcove_domain::network::Action;
use alcove_domain::review::Phase;

use super::{Head, Tab, effort, noticed, refused};
use crate::kit::form::{Form, Path};
use crate::kit::ids::{AssessmentId, SeatId};
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::{Fields, Result, Words};
use crate::network::Person;
use crate::review::facts::Facts;
use crate::review::follow::{self, SeatStanding, Standing};
use crate::review::reminders::{self, Whom};
use crate::review::setup::{self, Change};
use crate::review::store::carry;
use crate::review::{facts, state};

#[derive(Template)]
#[template(path = "review/setup/overview.html")]
struct Page {
    frame: Frame,
    head: Head,
    due: Option<Due>,
    headline: String,
    lede: String,
    journey: Vec<Step>,
    now: usize,
    next: Option<Next>,
    missing: Vec<String>,
    seats: Vec<SeatView>,
    matrix: Vec<MatrixRow>,
    feed: Vec<(String, String, String)>,
    may_remind: bool,
    /// What is closed keeps its name.
    may_describe: bool,
    colleagues: String,
    refusal: Option<String>,
    version: i64,
    preparing: bool,
    /// Rating is open and may be ended before its time.
    may_end: bool,
}

/// A date with its distance, and how pressing it is.
#[derive(Clone, Debug)]
pub struct Due {
    pub tone: &'static str,
    pub icon: &'static str,
    pub text: String,
}

/// A stage of the way.
#[derive(Clone, Debug)]
pub struct Step {
    pub class: &'static str,
    pub number: usize,
    pub name: &'static str,
    pub hint: String,
}

/// The one next step: what, why, and the button: an address to go to, or a form to send.
struct Next {
    title: String,
    text: String,
    button: String,
    address: String,
    sends: bool,
}

struct SeatView {
    id: String,
    name: String,
    rated: usize,
    of: usize,
    tag: (&'static str, &'static str, &'static str),
    hint: String,
    remind: bool,
    rate: Option<String>,
}

struct MatrixRow {
    code: String,
    title: String,
    cells: Vec<Option<(usize, usize)>>,
    nobody: bool,
}

pub async fn get(person: Person, Path(id): Path<AssessmentId>) -> Result<Response> {
    render(&page(&person, &id, None).await?)
}

pub async fn open(person: Person, Path(id): Path<AssessmentId>, Form(_): Form<Fields>) -> Result<Response> {
    match setup::open(&person, &id).await {
        Ok(_) => noticed(&person, &format!("/assessments/{id}"), "notice-review-opened"),
        Err(error) => again(&person, &id, refused(person.words(), error)?).await,
    }
}

pub async fn begin_moderation(
    person: Person,
    Path(id): Path<AssessmentId>,
    Form(_): Form<Fields>,
) -> Result<Response> {
    match setup::begin_moderation(&person, &id).await {
        Ok(_) => noticed(&person, &format!("/assessments/{id}"), "notice-review-moderating"),
        Err(error) => again(&person, &id, refused(person.words(), error)?).await,
    }
}

/// Reminds one seat, or everyone with something left.
pub async fn remind(
    person: Person,
    Path(id): Path<AssessmentId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let whom = match fields.get("seat") {
        "" => Whom::AllWithSomethingLeft,
        seat => Whom::Seat(SeatId(seat.to_owned())),
    };
    let notice = match reminders::send(&person, &id, whom).await {
        Ok(sent) if sent.sent > 0 => "notice-review-reminded",
        Ok(sent) if sent.already > 0 => "notice-review-reminded-already",
        Ok(_) => "notice-review-nobody-to-remind",
        Err(error) => return again(&person, &id, refused(person.words(), error)?).await,
    };
    noticed(&person, &format!("/assessments/{id}"), notice)
}

/// The title, the cycle, and when colleagues see each other's ratings.
pub async fn change(
    person: Person,
    Path(id): Path<AssessmentId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let change = Change {
        title: Some(fields.get("title").to_owned()),
        cycle: Some(fields.get("cycle").to_owned()),
        colleagues_shown: Some(fields.get("colleagues_shown").to_owned()),
    };
    match setup::change(&person, &id, fields.get("version").parse().ok(), change).await {
        Ok(_) => noticed(&person, &format!("/assessments/{id}"), "notice-review-changed"),
        Err(error) => again(&person, &id, refused(person.words(), error)?).await,
    }
}

pub async fn remove(person: Person, Path(id): Path<AssessmentId>, Form(_): Form<Fields>) -> Result<Response> {
    match setup::remove(&person, &id).await {
        Ok(()) => noticed(&person, "/assessments", "notice-review-removed"),
        Err(error) => again(&person, &id, refused(person.words(), error)?).await,
    }
}

async fn again(person: &Person, id: &AssessmentId, refusal: String) -> Result<Response> {
    render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(person, id, Some(refusal)).await?)
}

async fn page(person: &Person, id: &AssessmentId, refusal: Option<String>) -> Result<Page> {
    let facts = facts::load(person, id).await?;
    let words = person.words();
    let standing = follow::standing(person, &facts).await?;
    let settled = match standing.phase {
        Phase::Moderating => carry::settled(person.ctx.db().read(), id).await?.len(),
        _ => 0,
    };
    let may = |action| person.can(action, &facts.resource());
    let follows = may(Action::SeeParticipation);
    let (journey, now) = journey(words, &standing);
    let feed = standing.feed.iter().map(|done| {
        let values = vec![
            ("name", (&done.name).into()),
            ("items", done.items.into()),
            ("criterion", format!("{} {}", done.called.code, done.called.title).trim().to_owned().into()),
        ];
        let text = words.say("review-feed-rated", values);
        (crate::network::person::initials(&done.name), text, words.day_of(Instant(done.at), &person.zone))
    });
    Ok(Page {
        frame: person.frame(Place::Assessments, facts.row.title.clone()),
        head: Head::of(person, &facts, Tab::Overview),
        due: due(words, &standing),
        headline: headline(words, &standing, settled, follows),
        lede: lede(words, &standing, follows),
        journey,
        now,
        next: next(person, &facts, &standing, settled),
        missing: missing(words, &facts, &standing, may(Action::AssignSeats)),
        seats: standing.seats.iter().map(|seat| seat_view(person, id, seat, &standing)).collect(),
        matrix: standing
            .groups
            .iter()
            // What nobody is asked whom the person may follow says something to those who seat alone.
            .filter(|group| follows || group.cells.iter().any(Option::is_some))
            .map(|group| MatrixRow {
                code: group.called.code.clone(),
                title: group.called.title.clone(),
                cells: group.cells.clone(),
                nobody: group.nobody,
            })
            .collect(),
        feed: feed.collect(),
        may_remind: may(Action::SendReminders) && standing.phase == Phase::Rating,
        may_describe: standing.phase != Phase::Closed && may(Action::SetUpAssessment),
        colleagues: facts.row.colleagues_shown.clone(),
        refusal,
        version: facts.row.version,
        preparing: state::phase(&facts.row) == Phase::Preparing,
        may_end: standing.phase == Phase::Rating && may(Action::Moderate) && !is_over(&standing),
    })
}

/// The days left in the phase, in words.
pub fn due(words: Words, standing: &Standing) -> Option<Due> {
    let day = standing.schedule.due(standing.phase)?;
    let days = standing.schedule.days_left(standing.phase, standing.today)?;
    let key = match (standing.phase, days) {
        (Phase::Preparing, 0..) => "review-due-opens",
        (Phase::Rating, 0..) => "review-due-rating",
        (Phase::Moderating, 0..) => "review-due-moderating",
        _ => "review-due-late",
    };
    let (tone, icon) = match days {
        ..0 => ("bad", "triangle-alert"),
        0..=14 => ("warn", "clock"),
        _ => ("", "calendar"),
    };
    let text = words.t2(key, "days", days.abs(), "day", words.weekday(day));
    Some(Due { tone, icon, text })
}

/// The four stages, and which one is now, from 1.
pub fn journey(words: Words, standing: &Standing) -> (Vec<Step>, usize) {
    let now = match standing.phase {
        Phase::Preparing => 1,
        Phase::Rating => 2,
        Phase::Moderating => 3,
        Phase::Closed => 4,
    };
    let schedule = &standing.schedule;
    let until =
        |day: Option<Day>| day.map(|day| words.t1("review-journey-until", "day", words.day_month(day)));
    let progress = words.t2("review-journey-rated", "rated", standing.marked, "of", standing.owed);
    let hints = [
        until(schedule.rating_from),
        if now == 2 && standing.owed > 0 { Some(progress) } else { until(schedule.rating_until) },
        until(schedule.moderating_until),
        until(schedule.close_by),
    ];
    let names =
        ["review-journey-prepare", "review-journey-rate", "review-journey-agree", "review-journey-close"];
    let steps = names.into_iter().zip(hints).enumerate().map(|(at, (name, hint))| Step {
        class: match (at + 1).cmp(&now) {
            std::cmp::Ordering::Less => "done",
            std::cmp::Ordering::Equal if standing.phase == Phase::Closed => "done",
            std::cmp::Ordering::Equal => "now",
            std::cmp::Ordering::Greater => "",
        },
        number: at + 1,
        name,
        hint: hint.unwrap_or_default(),
    });
    (steps.collect(), now)
}

fn headline(words: Words, standing: &Standing, settled: usize, follows: bool) -> String {
    match standing.phase {
        Phase::Preparing => words.t1("review-headline-preparing", "items", standing.items),
        Phase::Rating if follows => {
            words.t2("review-headline-rating", "answered", standing.answered, "items", standing.items)
        }
        Phase::Rating if standing.owed > 0 => {
            words.t2("review-headline-own", "rated", standing.marked, "of", standing.owed)
        }
        Phase::Rating => words.t("review-headline-others-rate"),
        Phase::Moderating => {
            words.t2("review-headline-agreeing", "settled", settled, "items", standing.items)
        }
        Phase::Closed => words.t("review-headline-closed"),
    }
}

fn lede(words: Words, standing: &Standing, follows: bool) -> String {
    let late = standing.seats.iter().filter(|seat| seat.late).count();
    let silent = standing.seats.iter().filter(|seat| seat.rated == 0 && seat.of > 0 && !seat.own).count();
    match standing.phase {
        Phase::Preparing => words.t("review-lede-preparing"),
        // Who sees no seat is told of none.
        Phase::Rating if standing.seats.is_empty() => words.t("home-lede-others"),
        // Who rates and follows nobody is told what concerns the own answers.
        Phase::Rating if !follows && late > 0 => words.t("review-lede-own-late"),
        Phase::Rating if !follows => words.t("review-lede-own"),
        Phase::Rating if late > 0 => words.t1("review-lede-late", "seats", late),
        Phase::Rating if silent > 0 => words.t1("review-lede-silent", "seats", silent),
        Phase::Rating => words.t("review-lede-rating"),
        Phase::Moderating => words.t("review-lede-agreeing"),
        Phase::Closed => words.t("review-lede-closed"),
    }
}

fn next(person: &Person, facts: &Facts, standing: &Standing, settled: usize) -> Option<Next> {
    let words = person.words();
    let id = &facts.row.id;
    let may = |action| person.can(action, &facts.resource());
    let step = |key: &str, text: String, address: String, sends: bool| Next {
        title: words.t(&format!("review-next-{key}-title")),
        text,
        button: words.t(&format!("review-next-{key}-button")),
        address,
        sends,
    };
    let own = standing.seats.iter().find(|seat| seat.own && !seat.is_done());
    match standing.phase {
        Phase::Preparing if !may(Action::SetUpAssessment) => None,
        Phase::Preparing if facts.laid.scope.is_empty() => {
            Some(step("scope", words.t("review-next-scope-text"), format!("/assessments/{id}/scope"), false))
        }
        Phase::Preparing if facts.laid.seats.is_empty() => {
            Some(step("seats", words.t("review-next-seats-text"), format!("/assessments/{id}/seats"), false))
        }
        Phase::Preparing => {
            let text =
                words.t2("review-next-open-text", "items", standing.items, "seats", facts.laid.seats.len());
            Some(step("open", text, format!("/assessments/{id}/opening"), true))
        }
        Phase::Rating | Phase::Moderating if own.is_some() => {
            let seat = own?;
            let time = effort(words, seat.minutes_left);
            let values =
                vec![("name", (&seat.name).into()), ("left", seat.left().into()), ("time", time.into())];
            let text = words.say("review-next-rate-text", values);
            let mut next = step("rate", text, format!("/assessments/{id}/rate"), false);
            if seat.rated == 0 {
                next.button = words.t("review-next-rate-begin");
            }
            Some(next)
        }
        Phase::Rating if may(Action::Moderate) && is_over(standing) => {
            let text =
                words.t2("review-next-agree-text", "answered", standing.answered, "items", standing.items);
            Some(step("agree", text, format!("/assessments/{id}/moderating"), true))
        }
        Phase::Rating if may(Action::SendReminders) && standing.seats.iter().any(remindable) => {
            let names: Vec<&str> = standing
                .seats
                .iter()
                .filter(|seat| remindable(seat))
                .map(|seat| seat.name.as_str())
                .collect();
            let text = words.t1("review-next-remind-text", "names", names.join(", "));
            Some(step("remind", text, format!("/assessments/{id}/reminders"), true))
        }
        Phase::Rating if may(Action::AssignSeats) && standing.seats.iter().any(is_waited_for) => {
            let waited = standing.seats.iter().filter(|seat| is_waited_for(seat));
            let names = waited.map(|seat| seat.name.as_str()).collect::<Vec<_>>().join(", ");
            let text = words.t1("review-next-invite-text", "names", names);
            Some(step("invite", text, "/organisation/invitations".to_owned(), false))
        }
        Phase::Moderating if may(Action::Moderate) && settled < standing.items => {
            let text = words.t1("review-next-settle-text", "left", standing.items - settled);
            Some(step("settle", text, format!("/assessments/{id}/moderation"), false))
        }
        Phase::Moderating if may(Action::CloseAssessment) => Some(step(
            "close",
            words.t("review-next-close-text"),
            format!("/assessments/{id}/closing"),
            false,
        )),
        Phase::Closed => Some(step(
            "results",
            words.t("review-next-results-text"),
            format!("/assessments/{id}/results"),
            false,
        )),
        Phase::Rating | Phase::Moderating => None,
    }
}

/// Rating has had its time, or everybody is done.
fn is_over(standing: &Standing) -> bool {
    let all_done = !standing.seats.is_empty() && standing.seats.iter().all(SeatStanding::is_done);
    all_done || standing.schedule.is_late(Phase::Rating, standing.today)
}

/// Somebody who has not begun, or is late, and can be told.
fn remindable(seat: &SeatStanding) -> bool {
    seat.may_remind && !seat.own && !seat.is_done() && !seat.reminded_today && (seat.rated == 0 || seat.late)
}

/// A unit that rates, and nobody who could has joined.
fn is_waited_for(seat: &SeatStanding) -> bool {
    seat.deserted && !seat.is_done()
}

fn missing(words: Words, facts: &Facts, standing: &Standing, may_seat: bool) -> Vec<String> {
    if !may_seat || standing.phase > Phase::Rating {
        return Vec::new();
    }
    let mut missing: Vec<String> =
        setup::missing(facts).iter().map(|refusal| words.refusal(refusal)).collect();
    let nobody = standing.groups.iter().filter(|group| group.nobody).count();
    if nobody > 0 && !facts.laid.seats.is_empty() {
        missing.push(words.t1("review-missing-nobody", "criteria", nobody));
    }
    if standing.schedule.rating_until.is_none() {
        missing.push(words.t("review-missing-days"));
    }
    missing
}

/// How far a seat is: tone, icon and the key of its word.
pub fn tag(seat: &SeatStanding) -> (&'static str, &'static str, &'static str) {
    match seat {
        _ if seat.handed_in_at.is_some() => ("good", "check", "review-seat-handed-in"),
        _ if seat.left() == 0 => ("good", "check", "review-seat-complete"),
        _ if seat.late => ("bad", "triangle-alert", "review-seat-late"),
        _ if seat.rated == 0 => ("", "circle", "review-seat-not-started"),
        _ => ("brand", "pencil", "review-seat-under-way"),
    }
}

fn seat_view(person: &Person, id: &AssessmentId, seat: &SeatStanding, standing: &Standing) -> SeatView {
    let words = person.words();
    let day = |at: i64| words.day_of(Instant(at), &person.zone);
    let hint = match (seat.reminded_at, seat.last_at) {
        _ if is_waited_for(seat) && seat.invited => words.t("review-seat-invited"),
        _ if is_waited_for(seat) => words.t("review-seat-deserted"),
        (Some(at), _) if seat.left() > 0 => words.t1("review-seat-reminded", "day", day(at)),
        (_, Some(at)) => words.t1("review-seat-last", "day", day(at)),
        _ => String::new(),
    };
    SeatView {
        id: seat.id.0.clone(),
        name: seat.name.clone(),
        rated: seat.rated,
        of: seat.of,
        tag: tag(seat),
        hint,
        remind: seat.may_remind && !seat.own && !seat.is_done() && standing.phase == Phase::Rating,
        rate: (seat.own && standing.phase == Phase::Rating).then(|| format!("/assessments/{id}/rate")),
    }
}
