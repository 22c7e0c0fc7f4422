use askama::Template;
use axum::response::Response;

use alcove_domain::kit::Instant;
use alcove_domain::network::{Action, Resource};
use alcove_domain::review::Phase;

use crate::benchmark::mentoring;
use crate::certify::desk_tasks;
use crate::improve::waiting as improve;
use crate::kit::ids::NetworkId;
use crate::kit::page::{Frame, Place, render, see};
use crate::kit::words::Said;
use crate::kit::words::format::day_in;
use crate::kit::{Result, Words};
use crate::network::person::initials;
use crate::network::{Person, announcements, networks};
use crate::publish::waiting as practices;
use crate::review::follow::{SeatStanding, Standing};
use crate::review::pages::effort;
use crate::review::pages::overview::{self, Due, Step};
use crate::review::waiting::{self, Running, Task, Waiting, What};

/// What is due on no day stands among what is due in a week.
const UNDATED: i64 = 7;

#[derive(Template)]
#[template(path = "shell/home.html")]
struct Home {
    frame: Frame,
    eyebrow: String,
    due: Option<Due>,
    headline: String,
    lede: String,
    journey: Vec<Step>,
    now: usize,
    first: Option<Row>,
    then: Vec<Row>,
    units: Vec<(String, usize, usize)>,
    follow: Option<String>,
    feed: Vec<(String, String, String)>,
    coming: Vec<(String, String)>,
    /// What the networks of the organisation told lately: network, title, address, day.
    news: Vec<(String, String, String, String)>,
    offers: bool,
    /// Who is where, for those who follow it and have nothing to do themselves.
    here: Vec<Stand>,
    /// Where the reminder to all who have something left is sent.
    remind: Option<String>,
    quiet: Option<Quiet>,
}

/// A seat and how far it is.
struct Stand {
    name: String,
    hint: String,
    tag: (&'static str, &'static str, &'static str),
}

/// What stands where there is nothing to do and nothing to follow.
struct Quiet {
    text: String,
    button: String,
    address: String,
}

/// A task in words.
struct Row {
    eyebrow: String,
    title: String,
    hint: String,
    button: String,
    address: String,
    tag: Option<(&'static str, &'static str, String)>,
}

pub async fn get(person: Person) -> Result<Response> {
    // Who only keeps the installation has no cycle to follow.
    if person.organisation.is_none() && person.platform_administrator {
        return see("/platform");
    }
    let words = person.words();
    let waiting = waiting::waiting(&person).await?;
    let planned = improve::waiting(&person).await?;
    let mut rows: Vec<(i64, Row)> =
        waiting.tasks.iter().map(|task| (waiting::urgency(task), row(words, task))).collect();
    rows.extend(planned.tasks.iter().map(|task| (task.days, planned_row(words, task))));
    let desk = desk_tasks::tasks(&person).await?;
    rows.extend(desk.iter().map(|task| (task.days.unwrap_or(UNDATED), desk_row(words, task))));
    // What is due first stands first, wherever it comes from.
    rows.sort_by_key(|(days, _)| *days);
    let mut rows: Vec<Row> = rows.into_iter().map(|(_, row)| row).collect();
    rows.extend(planned.approval.iter().map(|more| more_row(words, "approval", more)));
    rows.extend(planned.late.iter().map(|more| more_row(words, "late", more)));
    rows.extend(planned.unowned.iter().map(|more| more_row(words, "unowned", more)));
    rows.extend(planned.more.iter().map(|more| more_row(words, "more", more)));
    rows.extend(invitations(&person).await?);
    rows.extend(proposals(&person).await?);
    rows.extend(practices::waiting(&person).await?.iter().map(|task| practice_row(words, task)));
    let count = rows.len();
    let first = if rows.is_empty() { None } else { Some(rows.remove(0)) };
    let offers = !waiting.any && waiting.may_set_up;
    let headline = headline(words, &waiting, count);
    let mut page = Home {
        frame: person.frame(Place::Home, words.t("home-title")),
        eyebrow: person.organisation_name.clone(),
        due: None,
        lede: match (&waiting.running, &planned.plan) {
            (None, Some((title, _))) => words.t1("home-lede-plan", "title", title),
            _ => lede(words, &waiting),
        },
        headline,
        journey: Vec::new(),
        now: 0,
        first,
        then: rows,
        units: Vec::new(),
        follow: None,
        feed: Vec::new(),
        coming: Vec::new(),
        news: news(&person).await?,
        offers,
        here: Vec::new(),
        remind: None,
        quiet: None,
    };
    if let Some(reader) = &mut page.frame.reader {
        reader.waiting = count;
    }
    if let Some(running) = &waiting.running {
        let standing = &running.standing;
        page.eyebrow.clone_from(&running.title);
        page.due = overview::due(words, standing);
        (page.journey, page.now) = overview::journey(words, standing);
        page.units = standing.seats.iter().map(|seat| (seat.name.clone(), seat.rated, seat.of)).collect();
        page.follow = Some(format!("/assessments/{}", running.id));
        page.feed = feed(&person, running);
        page.coming = coming(words, standing);
        // Under a long list of tasks it would be one list too many.
        if count <= 1 && running.may_follow {
            page.here = here(words, standing);
            page.remind =
                (count == 0 && may_remind(running)).then(|| format!("/assessments/{}/reminders", running.id));
        }
    }
    if count == 0 && page.here.is_empty() && !page.offers {
        page.quiet = Some(quiet(words, &waiting, &planned));
    }
    render(&page)
}

/// Networks that wait for an answer of those who may give it.
async fn invitations(person: &Person) -> Result<Vec<Row>> {
    let words = person.words();
    let Some(own) = &person.organisation else { return Ok(Vec::new()) };
    if !person.can(Action::AnswerNetwork, &Resource::Organisation(own.as_str().into())) {
        return Ok(Vec::new());
    }
    let invited = networks::invitations(person).await?;
    let row = |(id, name): (NetworkId, String)| Row {
        eyebrow: person.organisation_name.clone(),
        title: words.t1("home-task-network-title", "network", name),
        hint: words.t("home-task-network-hint"),
        button: words.t("home-task-network-button"),
        address: format!("/networks/{id}/agreement"),
        tag: None,
    };
    Ok(invited.into_iter().map(row).collect())
}

/// Mentoring pairs that a network proposes to the organisation.
async fn proposals(person: &Person) -> Result<Vec<Row>> {
    let words = person.words();
    let row = |one: mentoring::Named| Row {
        eyebrow: words.t("mentoring-title"),
        title: words.t2("mentoring-pair", "mentor", &one.mentor, "learner", &one.learner),
        hint: words.t("home-task-mentoring-hint"),
        button: words.t("home-task-network-button"),
        address: format!("/networks/{}/mentoring/{}", one.row.network_id, one.row.id),
        tag: None,
    };
    Ok(mentoring::proposed(person).await?.into_iter().map(row).collect())
}

/// Something to do about a practice.
fn practice_row(words: Words, task: &practices::Task) -> Row {
    let key = format!("home-practice-{}", task.what.word());
    let title = match task.what {
        practices::What::TakeUp(n) => words.t1(&key, "n", n),
        _ => task.title.clone(),
    };
    Row {
        eyebrow: words.t("home-practice"),
        title,
        hint: words.t(&format!("{key}-hint")),
        button: words.t(&format!("{key}-button")),
        address: task.address.clone(),
        tag: None,
    }
}

async fn news(person: &Person) -> Result<Vec<(String, String, String, String)>> {
    let words = person.words();
    let told = |one: announcements::News| {
        let day = words.day_of(Instant(one.row.published_at), &person.zone);
        (one.network, one.row.title, format!("/networks/{}", one.row.network_id), day)
    };
    Ok(announcements::news(person).await?.into_iter().map(told).collect())
}

fn headline(words: Words, waiting: &Waiting, count: usize) -> String {
    match (count, waiting.any) {
        (0, false) if waiting.may_set_up => words.t("home-headline-empty"),
        (0, false) => words.t("home-headline-nothing-yet"),
        (0, true) => words.t("home-headline-nothing"),
        _ => words.t1("home-headline", "count", count),
    }
}

fn lede(words: Words, waiting: &Waiting) -> String {
    let Some(running) = &waiting.running else {
        return match (&waiting.closed, waiting.may_set_up) {
            (Some((_, title)), _) => words.t1("home-lede-closed", "title", title),
            (None, true) => words.t("home-lede-empty"),
            (None, false) => words.t("home-lede-nothing-yet"),
        };
    };
    let standing = &running.standing;
    if standing.phase == Phase::Preparing {
        return words.t("review-lede-preparing");
    }
    let own_left: usize = standing.seats.iter().filter(|seat| seat.own).map(|seat| seat.left()).sum();
    if running.may_follow {
        return words.t2("home-lede-follow", "answered", standing.answered, "items", standing.items);
    }
    if standing.owed > 0 && own_left > 0 {
        let minutes = standing.seats.iter().filter(|seat| seat.own).map(|seat| seat.minutes_left).sum();
        return words.t2("home-lede-own", "left", own_left, "time", effort(words, minutes));
    }
    if standing.owed > 0 { words.t("home-lede-own-done") } else { words.t("home-lede-others") }
}

fn row(words: Words, task: &Task) -> Row {
    let id = &task.assessment;
    let at = |address: &str| format!("/assessments/{id}{address}");
    let named = |called: &crate::review::outline::Called| {
        format!("{} {}", called.code, called.title).trim().to_owned()
    };
    let (key, address, eyebrow) = match &task.what {
        What::Rate { item, seat, called, .. } => {
            ("rate", at(&format!("/items/{item}?seat={seat}")), named(called))
        }
        What::HandIn { seat, name, .. } => ("hand-in", at(&format!("/check?seat={seat}")), name.clone()),
        What::Answer { item, called, .. } => ("answer", at(&format!("/items/{item}")), named(called)),
        What::FinishSetup { missing } if missing.iter().any(|refusal| refusal.code == "no-seats") => {
            ("seats", at("/seats"), task.title.clone())
        }
        What::FinishSetup { .. } => ("setup", at("/scope"), task.title.clone()),
        What::Open { .. } => ("open", at(""), task.title.clone()),
        What::SeatSomebody { .. } => ("seat", at("/seats"), task.title.clone()),
        What::Invite { .. } => ("invite", "/organisation/invitations".to_owned(), task.title.clone()),
        What::Remind { .. } => ("remind", at(""), task.title.clone()),
        What::Quiet { .. } => ("quiet", at(""), task.title.clone()),
        What::BeginAgreeing { .. } => ("begin", at(""), task.title.clone()),
        What::Agree { .. } => ("agree", at("/moderation"), task.title.clone()),
        What::Close { .. } => ("close", at("/closing"), task.title.clone()),
        What::ReadResults => ("results", at("/results"), task.title.clone()),
    };
    let again = |suffix: &str| format!("home-task-{key}{suffix}");
    Row {
        eyebrow,
        title: words.say(&again(""), values(words, task)),
        hint: words.say(&again("-hint"), values(words, task)),
        button: words.t(&again("-button")),
        address,
        tag: tag(words, task),
    }
}

/// Something to do about an action of a plan.
fn planned_row(words: Words, task: &improve::Task) -> Row {
    let button = match task.what {
        improve::What::Say => "home-plan-say",
        improve::What::Read => "home-plan-read",
        improve::What::CarryOut => "home-plan-decided",
    };
    Row {
        eyebrow: task.plan.clone(),
        title: task.title.clone(),
        hint: task.wanted.clone(),
        button: words.t(button),
        address: task.address.clone(),
        tag: Some(days_tag(words, task.days)),
    }
}

/// Something to do at an application: for its assessors, or for the institution.
fn desk_row(words: Words, task: &desk_tasks::Task) -> Row {
    let key = |suffix: &str| format!("home-desk-{}{suffix}", task.what);
    let said = |task: &desk_tasks::Task| {
        task.values.iter().map(|(name, value)| (*name, Said::from(value.clone()))).collect()
    };
    Row {
        eyebrow: task.eyebrow.clone(),
        title: words.say(&key(""), said(task)),
        hint: words.say(&key("-hint"), said(task)),
        button: words.t(&key("-button")),
        address: task.address.clone(),
        tag: task.days.map(|days| days_tag(words, days)),
    }
}

/// Several actions of a plan that have a page of their own.
fn more_row(words: Words, what: &str, more: &improve::More) -> Row {
    Row {
        eyebrow: more.plan.clone(),
        title: words.t1(&format!("home-plan-{what}"), "count", more.nodes),
        hint: words.t(&format!("home-plan-{what}-hint")),
        button: words.t("home-plan-button"),
        address: more.address.clone(),
        tag: None,
    }
}

/// What the sentences of a task speak of.
fn values(words: Words, task: &Task) -> Vec<(&'static str, Said)> {
    match &task.what {
        What::Rate { name, left, of, minutes, .. } => vec![
            ("name", name.into()),
            ("left", (*left).into()),
            ("of", (*of).into()),
            ("time", effort(words, *minutes).into()),
        ],
        What::HandIn { name, items, .. } => vec![("name", name.into()), ("items", (*items).into())],
        What::Answer { author, .. } => vec![("author", author.into())],
        What::FinishSetup { missing } => vec![("count", missing.len().into())],
        What::Open { items, seats } => vec![("items", (*items).into()), ("seats", (*seats).into())],
        What::SeatSomebody { groups } => vec![("criteria", (*groups).into())],
        What::Invite { names } | What::Remind { names } | What::Quiet { names } => {
            let shown = names.iter().take(3).cloned().collect::<Vec<_>>().join(", ");
            vec![("seats", names.len().into()), ("names", shown.into())]
        }
        What::BeginAgreeing { answered, items } => {
            vec![("answered", (*answered).into()), ("items", (*items).into())]
        }
        What::Agree { left, items } => vec![("left", (*left).into()), ("items", (*items).into())],
        What::Close { items } => vec![("items", (*items).into())],
        What::ReadResults => vec![("title", (&task.title).into())],
    }
}

/// Late and soon are said only of what has a day.
fn tag(words: Words, task: &Task) -> Option<(&'static str, &'static str, String)> {
    if let What::Answer { .. } = task.what {
        return Some(("brand", "message-square", words.t("home-tag-mention")));
    }
    task.days.map(|days| days_tag(words, days))
}

fn days_tag(words: Words, days: i64) -> (&'static str, &'static str, String) {
    match days {
        days @ ..0 => ("bad", "triangle-alert", words.t1("home-tag-late", "days", -days)),
        0 => ("warn", "clock", words.t("home-tag-today")),
        days @ 1..=14 => ("warn", "clock", words.t1("home-tag-days", "days", days)),
        days => ("", "calendar", words.t1("home-tag-days", "days", days)),
    }
}

/// Those who are late first, those who are done last.
fn here(words: Words, standing: &Standing) -> Vec<Stand> {
    let mut seats: Vec<&SeatStanding> = standing.seats.iter().filter(|seat| seat.of > 0).collect();
    seats.sort_by_key(|seat| (seat.is_done(), !seat.late, seat.rated > 0));
    let stand = |seat: &SeatStanding| Stand {
        name: seat.name.clone(),
        hint: words.t2("home-here-rated", "rated", seat.rated, "of", seat.of),
        tag: overview::tag(seat),
    };
    seats.into_iter().map(stand).collect()
}

fn may_remind(running: &Running) -> bool {
    let standing = &running.standing;
    running.may_remind
        && standing.phase == Phase::Rating
        && standing.seats.iter().any(|seat| seat.may_remind && !seat.own && !seat.is_done())
}

fn quiet(words: Words, waiting: &Waiting, planned: &improve::Waiting) -> Quiet {
    if let (None, Some((_, address))) = (&waiting.running, &planned.plan) {
        return Quiet {
            text: words.t("home-quiet-plan"),
            button: words.t("home-plan-button"),
            address: address.clone(),
        };
    }
    match &waiting.running {
        Some(running) => Quiet {
            text: words.t("home-quiet-running"),
            button: words.t("home-quiet-running-button"),
            address: format!("/assessments/{}", running.id),
        },
        None => Quiet {
            text: words.t("home-quiet-nothing"),
            button: words.t("home-quiet-nothing-button"),
            address: "/frameworks".to_owned(),
        },
    }
}

fn feed(person: &Person, running: &Running) -> Vec<(String, String, String)> {
    let words = person.words();
    let line = |done: &crate::review::follow::Done| {
        let criterion = format!("{} {}", done.called.code, done.called.title).trim().to_owned();
        let values = vec![
            ("name", (&done.name).into()),
            ("items", done.items.into()),
            ("criterion", criterion.into()),
        ];
        let day = day_in(Instant(done.at), &person.zone);
        (initials(&done.name), words.say("review-feed-rated", values), words.day_month(day))
    };
    running.standing.feed.iter().take(4).map(line).collect()
}

/// The days that are still to come.
fn coming(words: Words, standing: &Standing) -> Vec<(String, String)> {
    let schedule = &standing.schedule;
    let days = [
        (schedule.rating_from, "home-coming-opens"),
        (schedule.rating_until, "home-coming-rating"),
        (schedule.moderating_until, "home-coming-agreeing"),
        (schedule.close_by, "home-coming-closing"),
    ];
    let ahead = days.into_iter().filter_map(|(day, key)| Some((day?, key)));
    let ahead = ahead.filter(|(day, _)| *day >= standing.today);
    ahead.map(|(day, key)| (words.day_month(day), words.t(key))).collect()
}
