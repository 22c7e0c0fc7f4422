//! Questions to an institution: at the desk for those who ask, at the application for those who
//! answer.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use alcove_domain::kit::{Day, Instant};
use alcove_domain::network::{Action, Confidentiality};

use super::desk_head::{Head, PLACE, Tab};
use crate::certify::clarifying::{self, Answer, Asked, Question};
use crate::certify::snapshot::{self, Snapshot};
use crate::certify::{desk, facts};
use crate::evidence;
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::{ApplicationId, ClarificationId, EvidenceId, ItemId};
use crate::kit::page::{Frame, render_as};
use crate::kit::words::format::day_in;
use crate::kit::{Fields, FormView, Result};
use crate::network::Person;

#[derive(Template)]
#[template(path = "certify/questions.html")]
struct Desk {
    frame: Frame,
    head: Head,
    form: FormView,
    lines: Vec<Line>,
    items: Vec<(String, String)>,
    may_ask: bool,
    clock: String,
    stopped: bool,
}

struct Line {
    id: ClarificationId,
    about: String,
    address: Option<String>,
    words: String,
    due: String,
    late: bool,
    open: bool,
    withdrawn: bool,
    answer: String,
    answered: String,
    evidence: Vec<(Option<String>, String)>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct About {
    item: String,
}

pub async fn get(
    person: Person,
    Path(id): Path<ApplicationId>,
    Query(about): Query<About>,
) -> Result<Response> {
    let due = day_in(person.ctx.now, &person.zone).plus_days(14).to_string();
    let fields = Fields::of([("item_id", about.item.as_str()), ("due_day", &due)]);
    show(&person, &id, StatusCode::OK, FormView::new(person.words(), fields)).await
}

pub async fn post(
    person: Person,
    Path(id): Path<ApplicationId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let question = Question {
        item: Some(fields.get("item_id")).filter(|id| !id.is_empty()).map(ItemId::from),
        words: fields.get("words").replace("\r\n", "\n"),
        due_day: fields.get("due_day").to_owned(),
    };
    match clarifying::ask(&person, &id, &question).await {
        Ok(_) => person.see(&format!("/desk/{id}/questions"), "notice-question-asked"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            show(&person, &id, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
    }
}

pub async fn withdraw(
    person: Person,
    Path((id, question)): Path<(ApplicationId, ClarificationId)>,
    Form(_): Form<Fields>,
) -> Result<Response> {
    clarifying::withdraw(&person, &id, &question).await?;
    person.see(&format!("/desk/{id}/questions"), "notice-question-withdrawn")
}

async fn show(person: &Person, id: &ApplicationId, status: StatusCode, form: FormView) -> Result<Response> {
    let words = person.words();
    let desk = desk::open(person, id).await?;
    let asked = clarifying::all(person, id).await?;
    let clock = clarifying::clock(person, &desk.gate.facts, &asked);
    let mut lines = Vec::new();
    for one in asked.iter().rev() {
        let evidence = one
            .evidence
            .iter()
            .map(|piece| (Some(format!("/desk/{id}/evidence/{piece}")), words.t("questions-evidence")));
        let evidence = evidence.collect();
        let at = one.row.item_id.as_ref().map(|item| format!("/desk/{id}/items/{item}"));
        lines.push(line(person, one, Some(&desk.snapshot), at, evidence));
    }
    let whole = (String::new(), words.t("questions-whole"));
    let page = Desk {
        frame: person.frame(PLACE, words.t("questions-title")),
        items: std::iter::once(whole)
            .chain(desk.snapshot.rated().map(|item| {
                let name = format!("{} {}", item.code, desk.name_of(item, words.code()));
                (item.id.0.clone(), name.trim().to_owned())
            }))
            .collect(),
        may_ask: desk.gate.judges() && desk.gate.must_be_under_assessment().is_ok(),
        clock: clock.map(|clock| words.t1("desk-clock", "days", clock.days)).unwrap_or_default(),
        stopped: clock.is_some_and(|clock| clock.stopped),
        head: Head::of(person, &desk.gate, &desk.snapshot, Tab::Questions),
        lines,
        form,
    };
    render_as(status, &page)
}

fn line(
    person: &Person,
    one: &Asked,
    snapshot: Option<&Snapshot>,
    address: Option<String>,
    evidence: Vec<(Option<String>, String)>,
) -> Line {
    let words = person.words();
    let due = Day::parse(&one.row.due_day).ok();
    let today = day_in(person.ctx.now, &person.zone);
    Line {
        id: one.row.id.clone(),
        about: clarifying::title(snapshot, one.row.item_id.as_ref(), words.code())
            .unwrap_or_else(|| words.t("questions-whole")),
        address,
        words: one.row.words.clone(),
        due: due.map(|day| words.day(day)).unwrap_or_default(),
        late: one.is_open() && due.is_some_and(|day| day < today),
        open: one.is_open(),
        withdrawn: one.row.withdrawn_at.is_some(),
        answer: one.row.answer.clone(),
        answered: one.row.answered_at.map(|at| words.day_of(Instant(at), &person.zone)).unwrap_or_default(),
        evidence,
    }
}

/// The institution's side: each open question with a form to answer it.
#[derive(Template)]
#[template(path = "certify/answers.html")]
struct Answers {
    frame: Frame,
    application: ApplicationId,
    form: FormView,
    /// The question that the form is about, where an answer was refused.
    about: String,
    lines: Vec<Line>,
    /// Pieces that an answer may show: open to assessors.
    pieces: Vec<(String, String)>,
    may_answer: bool,
}

pub async fn get_answers(person: Person, Path(id): Path<ApplicationId>) -> Result<Response> {
    let form = FormView::new(person.words(), Fields::default());
    show_answers(&person, &id, StatusCode::OK, form, "").await
}

pub async fn answer(
    person: Person,
    Path((id, question)): Path<(ApplicationId, ClarificationId)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let said = Answer {
        words: fields.get("answer").replace("\r\n", "\n"),
        evidence: fields.all("evidence").map(EvidenceId::from).collect(),
    };
    match clarifying::answer(&person, &id, &question, &said).await {
        Ok(()) => person.see(&format!("/applications/{id}/questions"), "notice-question-answered"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            show_answers(&person, &id, StatusCode::UNPROCESSABLE_ENTITY, form, question.as_str()).await
        }
    }
}

async fn show_answers(
    person: &Person,
    id: &ApplicationId,
    status: StatusCode,
    form: FormView,
    about: &str,
) -> Result<Response> {
    let words = person.words();
    let known = facts::load(person, id).await?;
    person.may(Action::PrepareApplication, &known.resource())?;
    let (_, asked) = clarifying::list(person, id).await?;
    let snapshot = snapshot::load(&person.ctx, id).await?.map(|(_, body)| body);
    let mut lines = Vec::new();
    for one in asked.iter().rev().filter(|one| one.row.withdrawn_at.is_none()) {
        let shown = evidence::find_many(person, &one.evidence).await?;
        let evidence =
            shown.iter().map(|piece| (Some(format!("/evidence/{}", piece.id())), piece.row.title.clone()));
        lines.push(line(person, one, snapshot.as_ref(), None, evidence.collect()));
    }
    let filter = evidence::Filter { limit: Some(200), ..evidence::Filter::default() };
    let listed = evidence::list(person, &known.row.organisation_id, filter).await?;
    let page = Answers {
        frame: person.frame(PLACE, words.t("answers-title")),
        application: id.clone(),
        about: about.to_owned(),
        pieces: listed
            .evidence
            .iter()
            .filter(|piece| piece.confidentiality() >= Confidentiality::Assessors && !piece.is_withdrawn())
            .map(|piece| (piece.id().0.clone(), piece.row.title.clone()))
            .collect(),
        may_answer: lines.iter().any(|line| line.open),
        lines,
        form,
    };
    render_as(status, &page)
}
