//! The assessors' report: at the desk for those who write it, at the application for the institution
//! that checks its facts and for the committee that reads it.

use askama::Template;
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use serde::Deserialize;

use alcove_domain::certify::{Stage, Verdict};
use alcove_domain::kit::{Day, Instant};

use super::desk_head::{Head, PLACE, Tab, seen};
use crate::certify::factual_check::{self, Checked};
use crate::certify::passages::{self, KINDS, Said};
use crate::certify::reporting::{self, Reader, Report, Whole};
use crate::certify::snapshot::said as text_of;
use crate::certify::store::passage;
use crate::certify::{desk, report_document};
use crate::kit::download::{self, File, Format};
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::{ApplicationId, ItemId, PassageId};
use crate::kit::page::{Frame, render, render_as};
use crate::kit::words::format::day_in;
use crate::kit::{Fields, FormView, Result, Words};
use crate::network::Person;

#[derive(Template)]
#[template(path = "certify/report.html")]
struct Page {
    frame: Frame,
    head: Option<Head>,
    application: ApplicationId,
    organisation: String,
    form: FormView,
    /// Which of the forms was refused: `whole`, `send`, `add`, or the id of a passage.
    about: String,
    whole: FormView,
    writes: bool,
    may_write: bool,
    is_lead: bool,
    may_answer: bool,
    may_send: bool,
    may_finish: bool,
    may_fill: bool,
    stage: &'static str,
    summary: String,
    recommendation: String,
    because: String,
    due: String,
    final_on: String,
    sections: Vec<Section>,
    kinds: Vec<(String, String)>,
    groups: Vec<(String, String)>,
    recommendations: Vec<(String, String)>,
    objections: usize,
    answered: usize,
    passages: usize,
}

impl Page {
    fn base(&self) -> String {
        address(&self.application)
    }
}

struct Section {
    name: String,
    passages: Vec<Passage>,
}

struct Passage {
    id: PassageId,
    kind: String,
    kind_word: String,
    tone: &'static str,
    group: String,
    words: String,
    sent: bool,
    changed: bool,
    answer: String,
    answer_words: String,
    wrong: bool,
    reply: String,
    version: i64,
}

pub async fn get(person: Person, Path(id): Path<ApplicationId>) -> Result<Response> {
    let page = page(&person, &id, None, "").await?;
    render(&page)
}

async fn again(
    person: &Person,
    id: &ApplicationId,
    fields: Fields,
    about: &str,
    error: crate::kit::Error,
) -> Result<Response> {
    let form = FormView::failed(person.words(), fields, error)?;
    render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(person, id, Some(form), about).await?)
}

fn address(id: &ApplicationId) -> String {
    format!("/applications/{id}/report")
}

fn said(fields: &Fields) -> Said {
    Said {
        kind: fields.get("kind").to_owned(),
        group: Some(fields.get("group")).filter(|id| !id.is_empty()).map(ItemId::from),
        words: fields.raw("words").replace("\r\n", "\n"),
        reply: fields.raw("reply").replace("\r\n", "\n"),
    }
}

pub async fn whole(
    person: Person,
    Path(id): Path<ApplicationId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let whole = Whole {
        summary: fields.raw("summary").replace("\r\n", "\n"),
        recommendation: fields.get("recommendation").to_owned(),
        because: fields.raw("because").replace("\r\n", "\n"),
    };
    match reporting::write(&person, &id, &seen(&fields), &whole).await {
        Ok(()) => person.see(&address(&id), "notice-report-written"),
        Err(error) => again(&person, &id, fields, "whole", error).await,
    }
}

pub async fn add(
    person: Person,
    Path(id): Path<ApplicationId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    match passages::add(&person, &id, &said(&fields)).await {
        Ok(_) => person.see(&format!("{}#add", address(&id)), "notice-passage-added"),
        Err(error) => again(&person, &id, fields, "add", error).await,
    }
}

#[derive(Clone, Debug, Deserialize)]
pub struct PassagePath {
    application: ApplicationId,
    passage: PassageId,
}

pub async fn change(
    person: Person,
    Path(path): Path<PassagePath>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let PassagePath { application, passage } = path;
    match passages::change(&person, &application, &passage, &seen(&fields), &said(&fields)).await {
        Ok(()) => person.see(&format!("{}#p-{passage}", address(&application)), "notice-passage-changed"),
        Err(error) => again(&person, &application, fields, passage.as_str(), error).await,
    }
}

pub async fn remove(
    person: Person,
    Path(path): Path<PassagePath>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let PassagePath { application, passage } = path;
    match passages::remove(&person, &application, &passage).await {
        Ok(()) => person.see(&address(&application), "notice-passage-removed"),
        Err(error) => again(&person, &application, fields, "", error).await,
    }
}

pub async fn answer(
    person: Person,
    Path(path): Path<PassagePath>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let PassagePath { application, passage } = path;
    let checked =
        Checked { answer: fields.get("answer").to_owned(), words: fields.raw("words").replace("\r\n", "\n") };
    match factual_check::answer(&person, &application, &passage, &checked).await {
        Ok(()) => person.see(&format!("{}#p-{passage}", address(&application)), "notice-passage-answered"),
        Err(error) => again(&person, &application, fields, passage.as_str(), error).await,
    }
}

pub async fn fill(
    person: Person,
    Path(id): Path<ApplicationId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    match passages::fill(&person, &id, person.words().code()).await {
        Ok(_) => person.see(&address(&id), "notice-report-filled"),
        Err(error) => again(&person, &id, fields, "", error).await,
    }
}

pub async fn send(
    person: Person,
    Path(id): Path<ApplicationId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    match reporting::send(&person, &id, fields.get("due_day")).await {
        Ok(()) => person.see(&address(&id), "notice-report-sent"),
        Err(error) => again(&person, &id, fields, "send", error).await,
    }
}

pub async fn end_check(
    person: Person,
    Path(id): Path<ApplicationId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    match factual_check::end(&person, &id).await {
        Ok(()) => person.see(&address(&id), "notice-check-ended"),
        Err(error) => again(&person, &id, fields, "", error).await,
    }
}

pub async fn finish(
    person: Person,
    Path(id): Path<ApplicationId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    match reporting::finish(&person, &id).await {
        Ok(()) => person.see(&address(&id), "notice-report-finished"),
        Err(error) => again(&person, &id, fields, "send", error).await,
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    language: Option<String>,
}

/// The forms of the document.
pub const FORMATS: [Format; 2] = [Format::Pdf, Format::Docx];

/// `/applications/{application}/report.pdf` and `.docx`.
pub async fn file(
    person: Person,
    Path(id): Path<ApplicationId>,
    uri: Uri,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    let (format, words) = download::form_of(&FORMATS, &uri, wanted.language.as_deref(), person.words())?;
    let report = reporting::find(&person, &id).await?;
    let bytes = report_document::set(&person, report, words, format).await?;
    let name = format!("report-{}.{}", &id.as_str()[..8.min(id.as_str().len())], format.ending());
    download::send(File { name, format, bytes })
}

async fn page(person: &Person, id: &ApplicationId, form: Option<FormView>, about: &str) -> Result<Page> {
    let words = person.words();
    let report = reporting::find(person, id).await?;
    let head = match report.reader {
        Reader::Writer => {
            let gate = desk::enter(person, id).await?;
            Some(Head::of(person, &gate, &report.snapshot, Tab::Report))
        }
        Reader::Body | Reader::Applicant => None,
    };
    let stage = report.stage();
    let row = report.row.as_ref();
    let code = words.code();
    let fallback = report.snapshot.assessment.language.clone();
    let group_name = |item: &crate::certify::snapshot::ItemBody| {
        format!("{} {}", item.code, text_of(&item.names, code, &fallback)).trim().to_owned()
    };
    let groups: Vec<(String, String)> = std::iter::once((String::new(), words.t("report-whole")))
        .chain(report.groups().into_iter().map(|item| (item.id.0.clone(), group_name(item))))
        .collect();
    let whole_version = row.map_or(0, |row| row.version).to_string();
    let whole = Fields::of([
        ("summary", row.map_or("", |row| row.summary.as_str())),
        ("recommendation", row.and_then(|row| row.recommendation.as_deref()).unwrap_or_default()),
        ("because", row.map_or("", |row| row.recommended_because.as_str())),
        ("version", whole_version.as_str()),
    ]);
    let form = form.unwrap_or_else(|| FormView::new(words, Fields::default()));
    let day = |text: Option<&str>| {
        text.and_then(|text| Day::parse(text).ok()).map(|day| words.day(day)).unwrap_or_default()
    };
    let due = row.and_then(|row| row.due_day.as_deref());
    let over = due
        .and_then(|text| Day::parse(text).ok())
        .is_some_and(|due| day_in(person.ctx.now, &person.zone) > due);
    let checked = row.is_some_and(|row| row.checked_at.is_some());
    let recommendation =
        row.and_then(|row| row.recommendation.as_deref()).filter(|_| report.shows_recommendation());
    Ok(Page {
        frame: person.frame(PLACE, words.t("report-title")),
        application: id.clone(),
        organisation: report.snapshot.organisation.name.clone(),
        writes: report.reader == Reader::Writer,
        may_write: report.may_write(),
        is_lead: report.is_lead,
        may_answer: report.may_answer(),
        may_send: report.is_lead && stage == Stage::UnderAssessment,
        may_finish: report.is_lead && stage == Stage::FactualCheck && (checked || over),
        may_fill: report.may_write() && report.passages.is_empty() && stage == Stage::UnderAssessment,
        stage: stage.word(),
        summary: row.map(|row| row.summary.clone()).unwrap_or_default(),
        recommendation: recommendation
            .map(|word| words.t(&format!("report-recommend-{word}")))
            .unwrap_or_default(),
        because: recommendation.and(row).map(|row| row.recommended_because.clone()).unwrap_or_default(),
        due: day(due),
        final_on: row
            .and_then(|row| row.final_at)
            .map(|at| words.day_of(Instant(at), &person.zone))
            .unwrap_or_default(),
        sections: sections(words, &report, &groups),
        kinds: KINDS
            .iter()
            .map(|kind| ((*kind).to_owned(), words.t(&format!("report-kind-{kind}"))))
            .collect(),
        recommendations: std::iter::once((String::new(), words.t("report-recommend-none")))
            .chain(
                Verdict::ALL
                    .iter()
                    .map(|one| (one.word().to_owned(), words.t(&format!("report-recommend-{}", one.word())))),
            )
            .collect(),
        objections: report.passages.iter().filter(|one| one.answer.as_deref() == Some("wrong")).count(),
        answered: report.passages.iter().filter(|one| one.answer.is_some()).count(),
        passages: report.passages.len(),
        whole: if about == "whole" { form.clone() } else { FormView::new(words, whole) },
        about: about.to_owned(),
        groups,
        head,
        form,
    })
}

fn sections(words: Words, report: &Report, groups: &[(String, String)]) -> Vec<Section> {
    let of = |id: &String| {
        let here: Vec<&passage::Model> = report.passages.iter().filter(|one| one.group_ref == *id).collect();
        let mut shown = Vec::new();
        for kind in KINDS {
            shown.extend(
                here.iter().filter(|one| one.kind == kind).map(|one| passage_said(words, report, one)),
            );
        }
        shown
    };
    groups
        .iter()
        .map(|(id, name)| Section { name: name.clone(), passages: of(id) })
        .filter(|section| !section.passages.is_empty())
        .collect()
}

fn passage_said(words: Words, report: &Report, row: &passage::Model) -> Passage {
    let tone = match row.kind.as_str() {
        "strength" => "good",
        "must" => "bad",
        "suggestion" => "brand",
        _ => "",
    };
    let writes = report.reader == Reader::Writer;
    Passage {
        id: row.id.clone(),
        kind: words.t(&format!("report-kind-{}", row.kind)),
        kind_word: row.kind.clone(),
        tone,
        group: row.group_ref.clone(),
        words: row.words.clone(),
        sent: row.sent_words.is_some(),
        changed: writes && row.sent_words.as_ref().is_some_and(|sent| *sent != row.words),
        answer: row
            .answer
            .as_deref()
            .map(|word| words.t(&format!("report-answer-{word}")))
            .unwrap_or_default(),
        wrong: row.answer.as_deref() == Some("wrong"),
        answer_words: row.answer_words.clone(),
        reply: row.reply.clone(),
        version: row.version,
    }
}
