use askama::Template;
use axum::response::Response;

use alcove_domain::kit::Instant;
use alcove_domain::review::Phase;

use super::houses::{self, Listed};
use super::tasks::{
    Row, desk_row, invitations, more_row, network_row, planned_row, practice_row, proposals, row,
};
use crate::benchmark::coordinating;
use crate::certify::awarding_house::{self, AwardingHouse};
use crate::certify::desk_tasks;
use crate::improve::waiting as improve;
use crate::kit::page::{Frame, Place, render, see};
use crate::kit::words::format::day_in;
use crate::kit::{Result, Words};
use crate::network::person::initials;
use crate::network::{Person, announcements};
use crate::publish::waiting as practices;
use crate::review::follow::{SeatStanding, Standing};
use crate::review::pages::effort;
use crate::review::pages::overview::{self, Due, Step};
use crate::review::waiting::{self, Running, Waiting};

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
    /// What is with a house that awards or coordinates, under what waits.
    houses: Vec<Listed>,
    /// What a house awards with: label, figure, address.
    figures: Vec<(String, u64, &'static str)>,
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
    let house = awarding_house::find(&person).await?;
    let at_work = house.as_ref().and_then(|house| house.at_work.as_ref());
    let networks = coordinating::find(&person).await?;
    let desk = desk_tasks::tasks(&person).await?;
    let lacking = at_work.map(|one| one.tasks.as_slice()).unwrap_or_default();
    rows.extend(lacking.iter().map(|task| (task.days.unwrap_or(UNDATED), desk_row(words, task))));
    rows.extend(desk.iter().map(|task| (task.days.unwrap_or(UNDATED), desk_row(words, task))));
    // What is due first stands first, wherever it comes from.
    rows.sort_by_key(|(days, _)| *days);
    let mut rows: Vec<Row> = rows.into_iter().map(|(_, row)| row).collect();
    rows.extend(planned.asked.iter().map(|more| more_row(words, "asked", more)));
    rows.extend(planned.approval.iter().map(|more| more_row(words, "approval", more)));
    rows.extend(planned.late.iter().map(|more| more_row(words, "late", more)));
    rows.extend(planned.unowned.iter().map(|more| more_row(words, "unowned", more)));
    rows.extend(planned.more.iter().map(|more| more_row(words, "more", more)));
    rows.extend(invitations(&person).await?);
    rows.extend(proposals(&person).await?);
    rows.extend(houses::wanted(&networks).into_iter().map(|one| network_row(words, one)));
    rows.extend(practices::waiting(&person).await?.iter().map(|task| practice_row(words, task)));
    let count = rows.len();
    let first = if rows.is_empty() { None } else { Some(rows.remove(0)) };
    // A house that awards or coordinates has other work than to assess itself.
    let offers = !waiting.any && waiting.may_set_up && house.is_none() && networks.is_empty();
    let headline = headline(words, &waiting, count, offers || house.is_none() && networks.is_empty());
    let own_lede = if waiting.any { None } else { houses::lede(words, house.as_ref(), &networks) };
    let mut page = Home {
        frame: person.frame(Place::Home, words.t("home-title")),
        eyebrow: person.organisation_name.clone(),
        due: None,
        lede: match (&waiting.running, &planned.plan) {
            (None, Some((title, _))) => words.t1("home-lede-plan", "title", title),
            _ => own_lede.unwrap_or_else(|| lede(words, &waiting)),
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
        houses: Vec::new(),
        figures: at_work.map(|one| houses::figures(words, one)).unwrap_or_default(),
        here: Vec::new(),
        remind: None,
        quiet: None,
    };
    if let Some(at_work) = at_work {
        page.houses.extend(houses::under_way(&person, at_work).await?);
    }
    page.houses.extend(houses::coordinated(words, &networks));
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
    if count == 0 && page.here.is_empty() && page.houses.is_empty() && !page.offers {
        let of_a_body = house.as_ref().filter(|_| !waiting.any);
        page.quiet = Some(match of_a_body {
            Some(house) => quiet_house(words, house),
            None => quiet(words, &waiting, &planned),
        });
    }
    render(&page)
}

async fn news(person: &Person) -> Result<Vec<(String, String, String, String)>> {
    let words = person.words();
    let told = |one: announcements::News| {
        let day = words.day_of(Instant(one.row.published_at), &person.zone);
        (one.network, one.row.title, format!("/networks/{}", one.row.network_id), day)
    };
    Ok(announcements::news(person).await?.into_iter().map(told).collect())
}

/// `begins`: whether an assessment is what the house would begin with.
fn headline(words: Words, waiting: &Waiting, count: usize, begins: bool) -> String {
    match (count, waiting.any) {
        (0, false) if !begins => words.t("home-headline-nothing"),
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

/// A house that awards, with nothing to do and nothing under way.
fn quiet_house(words: Words, house: &AwardingHouse) -> Quiet {
    match house.at_work {
        Some(_) => Quiet {
            text: words.t("home-quiet-house"),
            button: words.t("home-quiet-house-button"),
            address: "/schemes".to_owned(),
        },
        None => Quiet {
            text: words.t("home-quiet-house-named"),
            button: words.t("home-quiet-house-named-button"),
            address: "/engagements".to_owned(),
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
