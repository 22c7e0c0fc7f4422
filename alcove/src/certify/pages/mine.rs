//! `/engagements`: what an assessor was asked for, and the answer with its declaration.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use alcove_domain::certify::conflict::DeclaredKind;
use alcove_domain::certify::engagement::Standing;
use alcove_domain::kit::Day;

use super::desk_head::PLACE;
use super::pool::typed_words;
use crate::certify::invited::{self, Declaration, Mine, Outcome};
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::EngagementId;
use crate::kit::page::{Frame, render, render_as};
use crate::kit::{Fields, FormView, Result, Words};
use crate::network::Person;

const PAGE: u64 = 50;

#[derive(Template)]
#[template(path = "certify/mine.html")]
struct List {
    frame: Frame,
    lines: Vec<Line>,
    next: Option<EngagementId>,
}

struct Line {
    address: String,
    applicant: String,
    body: String,
    part: String,
    standing: String,
    tone: &'static str,
    last_day: String,
    state: String,
}

impl Line {
    fn of(words: Words, one: &Mine) -> Self {
        let waits = one.standing == Standing::Asked && one.row.willing_at.is_some();
        let (standing, tone) = match one.standing {
            Standing::Asked if waits => ("engagement-waits", "warn"),
            Standing::Asked => ("engagement-to-answer", "warn"),
            Standing::Accepted if one.rests => ("engagement-rests", "bad"),
            Standing::Accepted => ("engagement-accepted", "good"),
            Standing::Declined => ("engagement-declined", ""),
            Standing::Ended => ("engagement-ended", ""),
        };
        let accepted = one.standing == Standing::Accepted && !one.rests;
        Self {
            address: if accepted {
                format!("/desk/{}", one.application.id)
            } else {
                format!("/engagements/{}", one.row.id)
            },
            applicant: one.applicant.clone(),
            body: one.body.clone(),
            part: words.t(&format!("engagement-part-{}", one.row.part)),
            standing: words.t(standing),
            tone,
            last_day: Day::parse(&one.row.last_day).map(|day| words.day(day)).unwrap_or_default(),
            state: if accepted {
                words.t(&format!("desk-state-{}", one.application.state))
            } else {
                String::new()
            },
        }
    }
}

#[derive(Deserialize)]
pub struct Ask {
    after: Option<EngagementId>,
}

pub async fn list(person: Person, Query(ask): Query<Ask>) -> Result<Response> {
    let words = person.words();
    let mut rows = invited::list(&person, ask.after.as_ref(), PAGE + 1).await?;
    let more = rows.len() > PAGE as usize;
    rows.truncate(PAGE as usize);
    let page = List {
        frame: person.frame(PLACE, words.t("mine-title")),
        next: if more { rows.last().map(|one| one.row.id.clone()) } else { None },
        lines: rows.iter().map(|one| Line::of(words, one)).collect(),
    };
    render(&page)
}

/// Conflicts that one form can take; who has more writes them together.
const CONFLICTS: usize = 3;

#[derive(Template)]
#[template(path = "certify/engagement.html")]
struct One {
    frame: Frame,
    form: FormView,
    line: Line,
    id: EngagementId,
    said: String,
    to_answer: bool,
    waits: bool,
    rests: bool,
    kinds: Vec<(String, String)>,
    conflicts: Vec<(String, String)>,
}

pub async fn get(person: Person, Path(id): Path<EngagementId>) -> Result<Response> {
    let found = invited::find(&person, &id).await?;
    render(&one(&person, &found, FormView::new(person.words(), Fields::default())))
}

pub async fn accept(
    person: Person,
    Path(id): Path<EngagementId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let kinds: Vec<&str> = fields.all("kind").collect();
    let words: Vec<&str> = fields.all("words").collect();
    let declaration = Declaration {
        conflicts: kinds
            .iter()
            .zip(&words)
            .filter(|(kind, words)| !kind.is_empty() || !words.trim().is_empty())
            .map(|(kind, words)| ((*kind).to_owned(), (*words).to_owned()))
            .collect(),
        employers: typed_words(fields.get("employers")),
        complete: fields.get("complete") == "yes",
    };
    match invited::accept(&person, &id, &declaration).await {
        Ok(Outcome::Accepted) => {
            let found = invited::find(&person, &id).await?;
            person.see(&format!("/desk/{}", found.application.id), "notice-engagement-accepted")
        }
        Ok(Outcome::Waits) => person.see(&format!("/engagements/{id}"), "notice-engagement-waits"),
        Ok(Outcome::Excluded) => person.see(&format!("/engagements/{id}"), "notice-engagement-excluded"),
        Err(error) => failed(&person, &id, fields, error).await,
    }
}

pub async fn decline(
    person: Person,
    Path(id): Path<EngagementId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    match invited::decline(&person, &id, fields.get("because")).await {
        Ok(()) => person.see("/engagements", "notice-engagement-declined"),
        Err(error) => failed(&person, &id, fields, error).await,
    }
}

async fn failed(
    person: &Person,
    id: &EngagementId,
    fields: Fields,
    error: crate::kit::Error,
) -> Result<Response> {
    let form = FormView::failed(person.words(), fields, error)?;
    let found = invited::find(person, id).await?;
    render_as(StatusCode::UNPROCESSABLE_ENTITY, &one(person, &found, form))
}

fn one(person: &Person, found: &Mine, form: FormView) -> One {
    let words = person.words();
    let kinds: Vec<String> = form.fields.all("kind").map(str::to_owned).collect();
    let said: Vec<String> = form.fields.all("words").map(str::to_owned).collect();
    let at = |list: &[String], at: usize| list.get(at).cloned().unwrap_or_default();
    One {
        frame: person.frame(PLACE, words.t1("engagement-title", "applicant", &found.applicant)),
        id: found.row.id.clone(),
        said: found.row.words.clone(),
        to_answer: found.standing == Standing::Asked && found.row.willing_at.is_none(),
        waits: found.standing == Standing::Asked && found.row.willing_at.is_some(),
        rests: found.rests,
        kinds: std::iter::once((String::new(), words.t("declared-none")))
            .chain(
                DeclaredKind::ALL
                    .iter()
                    .map(|kind| (kind.word().to_owned(), words.t(&format!("declared-{}", kind.word())))),
            )
            .collect(),
        conflicts: (0..CONFLICTS).map(|n| (at(&kinds, n), at(&said, n))).collect(),
        line: Line::of(words, found),
        form,
    }
}
