//! `/assessments/{id}/closing`: what is not settled, in words; closing, and opening again.

use alcove_domain::kit::{Instant, Number};
use alcove_domain::network::Action;
use alcove_domain::review::{Closing, Phase};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::queue::{item_address, rules};
use super::{Head, Tab, noticed, refused};
use crate::assess::moderation_body;
use crate::assess::store::outcome;
use crate::kit::form::{Form, Path};
use crate::kit::ids::AssessmentId;
use crate::kit::page::{Frame, Place, render_as};
use crate::kit::words::Said;
use crate::kit::{Error, Fields, Result};
use crate::network::Person;
use crate::review::queue::Queue;
use crate::review::store::{people, reopening};
use crate::review::{closing, facts, queue, state};

/// Open items that are named; the rest is behind the link to all of them.
const NAMED: usize = 20;

#[derive(Template)]
#[template(path = "review/settle/closing.html")]
struct Page {
    frame: Frame,
    head: Head,
    refusal: Option<String>,
    /// `before`, `open` or `closed`.
    mode: &'static str,
    items: usize,
    settled: usize,
    rated: usize,
    coverage: String,
    open: Vec<OpenItem>,
    more: usize,
    rules: Vec<(&'static str, String)>,
    may_close: bool,
    may_reopen: bool,
    reason: String,
    outcomes: Vec<OutcomeLine>,
    reopenings: Vec<(String, String, String)>,
}

impl Page {
    fn counts(&self) -> Vec<(&'static str, Said)> {
        vec![
            ("items", self.items.into()),
            ("settled", self.settled.into()),
            ("rated", self.rated.into()),
            ("percent", self.coverage.clone().into()),
        ]
    }
}

struct OpenItem {
    address: String,
    code: String,
    title: String,
    lang: Option<String>,
    voices: usize,
}

struct OutcomeLine {
    number: i64,
    status: String,
    at: String,
    by: String,
    stands: bool,
    hash: String,
}

pub async fn get(person: Person, Path(id): Path<AssessmentId>) -> Result<Response> {
    show(&person, &id, StatusCode::OK, None, String::new()).await
}

pub async fn post(
    person: Person,
    Path(id): Path<AssessmentId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let how = if fields.get("as") == "provisional" { Closing::Provisional } else { Closing::Agreed };
    let rule = moderation_body::read_rule(fields.get("rule")).unwrap_or(closing::USUAL_RULE);
    match closing::close(&person, &id, how, rule).await {
        Ok(_) => noticed(&person, &format!("/assessments/{id}/results"), "notice-settle-closed"),
        Err(error) => again(&person, &id, error, String::new()).await,
    }
}

pub async fn post_reopening(
    person: Person,
    Path(id): Path<AssessmentId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    match closing::reopen(&person, &id, fields.get("reason")).await {
        Ok(_) => noticed(&person, &format!("/assessments/{id}/moderation"), "notice-settle-reopened"),
        Err(error) => again(&person, &id, error, fields.get("reason").to_owned()).await,
    }
}

async fn again(person: &Person, id: &AssessmentId, error: Error, reason: String) -> Result<Response> {
    let status = error.status();
    let refusal = refused(person.words(), error)?;
    show(person, id, status, Some(refusal), reason).await
}

async fn show(
    person: &Person,
    id: &AssessmentId,
    status: StatusCode,
    refusal: Option<String>,
    reason: String,
) -> Result<Response> {
    let facts = facts::load(person, id).await?;
    person.may(Action::CloseAssessment, &facts.resource())?;
    let words = person.words();
    let db = person.ctx.db().read();
    let counts = closing::look_ahead(person, &facts).await?;
    let phase = state::phase(&facts.row);
    let lines = match phase {
        Phase::Moderating | Phase::Closed => Some(queue::load(person, id).await?),
        Phase::Preparing | Phase::Rating => None,
    };
    let open = lines.as_ref().map(|lines| open_items(person, lines)).unwrap_or_default();
    let heads = outcome::heads(db, id).await?;
    let reopened = reopening::of_assessment(db, id).await?;
    let mut who: Vec<_> = heads.iter().map(|head| head.closed_by.clone()).collect();
    who.extend(reopened.iter().map(|one| one.reopened_by.clone()));
    let people = people::named(db, who).await?;
    let name =
        |id: &crate::kit::ids::PersonId| people.get(id).map(|one| one.name.clone()).unwrap_or_default();
    let at = |millis: i64| words.moment(Instant(millis), &person.zone);
    let covered = Number::ratio(counts.rated as i64 * 100, counts.items.max(1) as i64);
    let more = open.len().saturating_sub(NAMED);
    let page = Page {
        frame: person.frame(Place::Assessments, words.t("settle-closing-title")),
        head: Head::of(person, &facts, Tab::Closing),
        refusal,
        mode: match phase {
            Phase::Preparing => "before",
            Phase::Rating | Phase::Moderating => "open",
            Phase::Closed => "closed",
        },
        items: counts.items,
        settled: counts.settled,
        rated: counts.rated,
        coverage: covered.map(|share| words.number(&share, 0)).unwrap_or_default(),
        open: open.into_iter().take(NAMED).collect(),
        more,
        rules: rules(words),
        may_close: closing::can_close(&facts),
        may_reopen: phase == Phase::Closed && person.can(Action::ReopenAssessment, &facts.resource()),
        reason,
        outcomes: heads
            .iter()
            .map(|head| OutcomeLine {
                number: head.number,
                status: words.t(&format!("settle-status-{}", head.status)),
                at: at(head.closed_at),
                by: name(&head.closed_by),
                stands: head.superseded_at.is_none(),
                hash: head.inputs_hash.chars().take(12).collect(),
            })
            .collect(),
        reopenings: reopened
            .iter()
            .map(|one| (at(one.reopened_at), name(&one.reopened_by), one.reason.clone()))
            .collect(),
    };
    render_as(status, &page)
}

fn open_items(person: &Person, queue: &Queue) -> Vec<OpenItem> {
    let words = person.words();
    let item = |line: &queue::Line| {
        let said = queue.facts.laid.said(line.node, &words.lang());
        OpenItem {
            address: item_address(&queue.facts, line.node, ""),
            code: said.code.to_owned(),
            title: said.title().to_owned(),
            lang: (said.language != words.code()).then(|| said.language.to_owned()),
            voices: line.voices,
        }
    };
    queue.lines.iter().filter(|line| line.settled.is_none()).map(item).collect()
}
