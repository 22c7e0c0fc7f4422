//! `/assessments/{assessment}/check`: before a seat hands in.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::outline::{Outline, address, other_language};
use crate::kit::fields::Fields;
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::{AssessmentId, ItemId, SeatId};
use crate::kit::page::{Frame, Place, render_as, said, see};
use crate::kit::{Error, Result};
use crate::network::Person;
use crate::review::desk;
use crate::review::handing_in::{self, Check, Checked};
use crate::review::spoken::Spoken;

#[derive(Clone, Debug, Default, Deserialize)]
pub struct CheckQuery {
    pub seat: Option<SeatId>,
    /// One criterion alone, after its last item.
    pub part: Option<ItemId>,
}

#[derive(Template)]
#[template(path = "review/rate/check.html")]
struct Page {
    frame: Frame,
    title: String,
    base: String,
    seat: SeatId,
    seat_name: String,
    refusal: Option<String>,
    groups: Vec<Checking>,
    /// Where one goes on to after one criterion alone; none on the whole check.
    on: Option<On>,
    done: usize,
    total: usize,
    missing: usize,
    bare: usize,
    handed_in: Option<String>,
    is_open: bool,
    may_take_back: bool,
    due: Option<String>,
}

struct On {
    address: String,
    name: Option<String>,
}

struct Checking {
    code: String,
    name: String,
    lang: Option<String>,
    done: usize,
    total: usize,
    lines: Vec<Line>,
}

struct Line {
    address: String,
    code: String,
    text: String,
    lang: Option<String>,
    spoken: Option<Spoken>,
    /// Answered by somebody else, and not to be seen yet.
    is_hidden: bool,
    note: String,
    has_evidence: bool,
}

pub async fn get(
    person: Person,
    Path(assessment): Path<AssessmentId>,
    Query(query): Query<CheckQuery>,
) -> Result<Response> {
    let Some(seat) = query.seat else { return own(&person, &assessment).await };
    let check = handing_in::check(&person, &assessment, &seat).await?;
    render_as(StatusCode::OK, &Page::new(&person, check, query.part.as_ref(), None))
}

/// Where no seat is named, one's own is meant; who has none is told so beside those of others.
async fn own(person: &Person, assessment: &AssessmentId) -> Result<Response> {
    match desk::next_open(person, assessment).await? {
        Some((seat, _)) => see(&format!("/assessments/{assessment}/check?seat={seat}")),
        None => person.see(&format!("/assessments/{assessment}"), "notice-rate-no-seat"),
    }
}

pub async fn post_handing_in(
    person: Person,
    Path(assessment): Path<AssessmentId>,
    Query(query): Query<CheckQuery>,
    Form(_): Form<Fields>,
) -> Result<Response> {
    let seat = query.seat.ok_or(Error::NotFound)?;
    let done = handing_in::hand_in(&person, &assessment, &seat).await;
    answer(person, assessment, seat, done, "notice-rate-handed-in").await
}

pub async fn post_taking_back(
    person: Person,
    Path(assessment): Path<AssessmentId>,
    Query(query): Query<CheckQuery>,
    Form(_): Form<Fields>,
) -> Result<Response> {
    let seat = query.seat.ok_or(Error::NotFound)?;
    let done = handing_in::take_back(&person, &assessment, &seat).await;
    answer(person, assessment, seat, done, "notice-rate-taken-back").await
}

async fn answer(
    person: Person,
    assessment: AssessmentId,
    seat: SeatId,
    done: Result<()>,
    notice: &'static str,
) -> Result<Response> {
    match done {
        Ok(()) => person.see(&format!("/assessments/{assessment}/check?seat={seat}"), notice),
        Err(error @ (Error::Refused(_) | Error::NotNow(_))) => {
            let check = handing_in::check(&person, &assessment, &seat).await?;
            let why = said(&error, person.words()).1;
            render_as(error.status(), &Page::new(&person, check, None, Some(why)))
        }
        Err(other) => Err(other),
    }
}

impl Page {
    fn new(person: &Person, check: Check, part: Option<&ItemId>, refusal: Option<String>) -> Self {
        let words = person.words();
        let (facts, laid) = (&check.facts, &check.facts.laid);
        let (id, seat) = (&facts.row.id, check.seat.row.id.clone());
        let nodes: Vec<usize> = check.seat.nodes.iter().copied().collect();
        let outline = Outline::new(words, id, laid, &nodes, &check.marked, Some(&seat), None);
        let all: Vec<_> = outline.groups().collect();
        let at = part.and_then(|part| all.iter().position(|group| laid.node_ids[group.node] == *part));
        let on = at.map(|at| match all.get(at + 1) {
            Some(next) => On { address: next.address.clone(), name: Some(next.name.clone()) },
            None => On { address: format!("/assessments/{id}/check?seat={seat}"), name: None },
        });
        let shown: Vec<_> = match at {
            Some(at) => vec![all[at]],
            None => all,
        };
        let groups: Vec<Checking> = shown
            .into_iter()
            .map(|group| Checking {
                code: group.code.clone(),
                name: group.name.clone(),
                lang: group.lang.clone(),
                done: group.done,
                total: group.total,
                lines: group.items.iter().map(|node| line(person, &check, *node, &seat)).collect(),
            })
            .collect();
        let lines = || groups.iter().flat_map(|group| &group.lines);
        let title = words.t1("rate-check-title", "seat", check.name.as_str());
        let mut frame = person.frame(Place::Assessments, title);
        frame.task = true;
        Self {
            title: facts.row.title.clone(),
            base: format!("/assessments/{id}"),
            seat_name: check.name.clone(),
            done: groups.iter().map(|group| group.done).sum(),
            total: groups.iter().map(|group| group.total).sum(),
            missing: groups.iter().map(|group| group.total - group.done).sum(),
            bare: lines().filter(|line| line.spoken.is_some() && !line.has_evidence).count(),
            handed_in: check
                .seat
                .row
                .handed_in_at
                .map(|at| words.moment(alcove_domain::kit::Instant(at), &person.zone)),
            is_open: check.is_open(),
            may_take_back: check.may_take_back(),
            due: check.due.map(|day| words.weekday(day)),
            frame,
            seat,
            refusal,
            groups,
            on,
        }
    }
}

fn line(person: &Person, check: &Check, node: usize, seat: &SeatId) -> Line {
    let words = person.words();
    let laid = &check.facts.laid;
    let said = laid.said(node, &words.lang());
    let (spoken, note, is_hidden) = match check.answers.get(&node) {
        Some(Checked::Seen { mark, note }) => {
            (mark.as_ref().map(|mark| laid.spoken(words, node, mark)), note.clone(), false)
        }
        Some(Checked::Hidden) => (None, String::new(), true),
        None => (None, String::new(), false),
    };
    Line {
        address: address(&check.facts.row.id, laid, node, Some(seat)),
        code: said.code.to_owned(),
        text: said.title().to_owned(),
        lang: other_language(words, said.language),
        spoken,
        is_hidden,
        note,
        has_evidence: check.shown.contains(&node),
    }
}
