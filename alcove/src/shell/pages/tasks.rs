//! What waits for a person, each thing in the words of the first page.

use alcove_domain::network::{Action, Resource};

use super::houses::Wanted;
use crate::benchmark::{mentoring, wishes};
use crate::certify::desk_tasks;
use crate::improve::waiting as improve;
use crate::kit::ids::NetworkId;
use crate::kit::words::Said;
use crate::kit::{Result, Words};
use crate::network::{Person, networks};
use crate::publish::waiting as practices;
use crate::review::outline::Called;
use crate::review::pages::effort;
use crate::review::waiting::{Task, What};

/// A task in words.
pub struct Row {
    pub eyebrow: String,
    pub title: String,
    pub hint: String,
    pub button: String,
    pub address: String,
    pub tag: Option<(&'static str, &'static str, String)>,
}

/// Networks that wait for an answer of those who may give it.
pub async fn invitations(person: &Person) -> Result<Vec<Row>> {
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

/// Mentoring pairs that a network proposes to the organisation, and what members ask its coordinators for.
pub async fn proposals(person: &Person) -> Result<Vec<Row>> {
    let words = person.words();
    let row = |one: mentoring::Named| Row {
        eyebrow: words.t("mentoring-title"),
        title: words.t2("mentoring-pair", "mentor", &one.mentor, "learner", &one.learner),
        hint: words.t("home-task-mentoring-hint"),
        button: words.t("home-task-network-button"),
        address: format!("/networks/{}/mentoring/{}", one.row.network_id, one.row.id),
        tag: None,
    };
    let wish = |one: wishes::Named| Row {
        eyebrow: words.t("mentoring-title"),
        title: words.t1("wishes-line", "learner", &one.learner),
        hint: words.t("home-task-wish-hint"),
        button: words.t("home-task-network-button"),
        address: format!("/networks/{}/wishes/{}", one.row.network_id, one.row.id),
        tag: None,
    };
    let asked = wishes::waiting(person).await?.into_iter().map(wish);
    Ok(mentoring::proposed(person).await?.into_iter().map(row).chain(asked).collect())
}

/// Something to do about a practice.
pub fn practice_row(words: Words, task: &practices::Task) -> Row {
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

pub fn row(words: Words, task: &Task) -> Row {
    let id = &task.assessment;
    let at = |address: &str| format!("/assessments/{id}{address}");
    let named = |called: &Called| format!("{} {}", called.code, called.title).trim().to_owned();
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
pub fn planned_row(words: Words, task: &improve::Task) -> Row {
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
pub fn desk_row(words: Words, task: &desk_tasks::Task) -> Row {
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

/// What a network asks of those who coordinate it.
pub fn network_row(words: Words, wanted: Wanted) -> Row {
    let key = wanted.key;
    Row {
        title: words.t1(key, "network", &wanted.network),
        eyebrow: wanted.network,
        hint: words.t(&format!("{key}-hint")),
        button: words.t(&format!("{key}-button")),
        address: wanted.address,
        tag: None,
    }
}

/// Several actions of a plan that have a page of their own.
pub fn more_row(words: Words, what: &str, more: &improve::More) -> Row {
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
