//! `/desk/{application}/visit`: the plan of the visit, the meetings with their notes, what to look at;
//! `/applications/{application}/visit`: the same plan for the institution.

use askama::Template;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;
use serde_json::json;

use alcove_domain::kit::{Day, Instant};

use super::desk_head::{Head, PLACE, Tab, seen};
use crate::certify::store::meeting;
use crate::certify::visiting::{self, Noted, Plan, Said};
use crate::certify::{desk, snapshot};
use crate::kit::form::{Form, Path};
use crate::kit::ids::{ApplicationId, MeetingId, VisitCheckId};
use crate::kit::page::{Frame, render_as};
use crate::kit::{Error, Fields, FormView, Result, Words};
use crate::network::Person;

#[derive(Template)]
#[template(path = "certify/visit.html")]
struct Page {
    frame: Frame,
    head: Option<Head>,
    application: ApplicationId,
    base: String,
    form: FormView,
    plan: FormView,
    writes: bool,
    days: String,
    place: String,
    words: String,
    told: String,
    planned: bool,
    meetings: Vec<Line>,
    checks: Vec<(String, String, bool)>,
}

struct Line {
    id: MeetingId,
    when: String,
    whom: String,
    who: String,
    place: String,
    topic: String,
    noted: bool,
}

fn address(id: &ApplicationId) -> String {
    format!("/desk/{id}/visit")
}

pub async fn get(person: Person, Path(id): Path<ApplicationId>) -> Result<Response> {
    // The desk is for those who are let in there.
    desk::enter(&person, &id).await?;
    show(&person, &id, None, "").await
}

/// For the institution.
pub async fn get_plan(person: Person, Path(id): Path<ApplicationId>) -> Result<Response> {
    show(&person, &id, None, "").await
}

pub async fn plan(
    person: Person,
    Path(id): Path<ApplicationId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let plan = Plan {
        first_day: fields.get("first_day").to_owned(),
        last_day: fields.get("last_day").to_owned(),
        place: fields.get("place").to_owned(),
        words: fields.raw("words").replace("\r\n", "\n"),
    };
    let result = visiting::plan(&person, &id, &seen(&fields), &plan).await;
    done(&person, &id, fields, "plan", result, "notice-visit-planned").await
}

pub async fn tell(
    person: Person,
    Path(id): Path<ApplicationId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let result = visiting::tell(&person, &id).await;
    done(&person, &id, fields, "plan", result, "notice-visit-told").await
}

fn said(fields: &Fields) -> Said {
    Said {
        day: fields.get("day").to_owned(),
        begins: fields.get("begins").to_owned(),
        ends: fields.get("ends").to_owned(),
        whom: fields.get("whom").to_owned(),
        who: fields.get("who").to_owned(),
        place: fields.get("place").to_owned(),
        topic: fields.get("topic").to_owned(),
    }
}

pub async fn add_meeting(
    person: Person,
    Path(id): Path<ApplicationId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let result = visiting::add_meeting(&person, &id, &said(&fields)).await.map(|_| ());
    done(&person, &id, fields, "meeting", result, "notice-meeting-added").await
}

#[derive(Clone, Debug, Deserialize)]
pub struct MeetingPath {
    application: ApplicationId,
    meeting: MeetingId,
}

pub async fn remove_meeting(
    person: Person,
    Path(path): Path<MeetingPath>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let result = visiting::remove_meeting(&person, &path.application, &path.meeting).await;
    done(&person, &path.application, fields, "", result, "notice-meeting-removed").await
}

pub async fn add_check(
    person: Person,
    Path(id): Path<ApplicationId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let result = visiting::add_check(&person, &id, fields.get("check")).await.map(|_| ());
    done(&person, &id, fields, "check", result, "notice-visit-check-added").await
}

#[derive(Clone, Debug, Deserialize)]
pub struct CheckPath {
    application: ApplicationId,
    check: VisitCheckId,
}

pub async fn tick(
    person: Person,
    Path(path): Path<CheckPath>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let result = visiting::tick(&person, &path.application, &path.check).await;
    done(&person, &path.application, fields, "", result, "notice-visit-check-ticked").await
}

pub async fn remove_check(
    person: Person,
    Path(path): Path<CheckPath>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let result = visiting::remove_check(&person, &path.application, &path.check).await;
    done(&person, &path.application, fields, "", result, "notice-visit-check-removed").await
}

async fn done(
    person: &Person,
    id: &ApplicationId,
    fields: Fields,
    about: &str,
    result: Result<()>,
    notice: &'static str,
) -> Result<Response> {
    match result {
        Ok(()) => person.see(&address(id), notice),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            show(person, id, Some(form), about).await
        }
    }
}

async fn show(
    person: &Person,
    id: &ApplicationId,
    refused: Option<FormView>,
    about: &str,
) -> Result<Response> {
    let words = person.words();
    let visit = visiting::find(person, id).await?;
    let head = match desk::enter(person, id).await {
        Ok(gate) => {
            let (_, body) = snapshot::load(&person.ctx, id).await?.ok_or(Error::NotFound)?;
            Some(Head::of(person, &gate, &body, Tab::Visit))
        }
        Err(Error::NotFound) => None,
        Err(other) => return Err(other),
    };
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let row = visit.row.as_ref();
    let version = row.map_or(0, |row| row.version).to_string();
    let filled = Fields::of([
        ("first_day", row.map_or("", |row| row.first_day.as_str())),
        ("last_day", row.map_or("", |row| row.last_day.as_str())),
        ("place", row.map_or("", |row| row.place.as_str())),
        ("words", row.map_or("", |row| row.words.as_str())),
        ("version", version.as_str()),
    ]);
    let form = refused.unwrap_or_else(|| {
        FormView::new(words, Fields::of([("day", row.map_or("", |row| row.first_day.as_str()))]))
    });
    let page = Page {
        frame: person.frame(PLACE, words.t("visit-title")),
        application: id.clone(),
        base: address(id),
        plan: if about == "plan" { form.clone() } else { FormView::new(words, filled) },
        writes: visit.writes,
        days: row.map(|row| days(words, &row.first_day, &row.last_day)).unwrap_or_default(),
        place: row.map(|row| row.place.clone()).unwrap_or_default(),
        words: row.map(|row| row.words.clone()).unwrap_or_default(),
        told: row
            .and_then(|row| row.told_at)
            .map(|at| words.day_of(Instant(at), &person.zone))
            .unwrap_or_default(),
        planned: row.is_some(),
        meetings: visit.meetings.iter().map(|one| line(words, one)).collect(),
        checks: visit
            .checks
            .iter()
            .map(|one| (one.id.0.clone(), one.words.clone(), one.seen_at.is_some()))
            .collect(),
        head,
        form,
    };
    render_as(status, &page)
}

fn days(words: Words, first: &str, last: &str) -> String {
    let day = |text: &str| Day::parse(text).map(|day| words.day(day)).unwrap_or_default();
    if first == last { day(first) } else { words.t2("visit-from-to", "from", day(first), "to", day(last)) }
}

fn line(words: Words, one: &meeting::Model) -> Line {
    let day = Day::parse(&one.day).map(|day| words.day_month(day)).unwrap_or_default();
    let hours =
        if one.ends.is_empty() { one.begins.clone() } else { format!("{}–{}", one.begins, one.ends) };
    Line {
        id: one.id.clone(),
        when: format!("{day}, {hours}"),
        whom: one.whom.clone(),
        who: one.who.clone(),
        place: one.place.clone(),
        topic: one.topic.clone(),
        noted: !one.notes.is_empty(),
    }
}

/// One meeting with its notes: saves by itself, also without a connection.
#[derive(Template)]
#[template(path = "certify/meeting.html")]
struct One {
    frame: Frame,
    head: Head,
    form: FormView,
    notes: FormView,
    here: String,
    back: String,
    when: String,
    saved: String,
    conflict: bool,
}

pub async fn get_meeting(person: Person, Path(path): Path<MeetingPath>) -> Result<Response> {
    show_meeting(&person, &path, StatusCode::OK, None, None, false).await
}

pub async fn change_meeting(
    person: Person,
    Path(path): Path<MeetingPath>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    match visiting::change_meeting(&person, &path.application, &path.meeting, &said(&fields)).await {
        Ok(()) => person.see(&address(&path.application), "notice-meeting-changed"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            show_meeting(&person, &path, StatusCode::UNPROCESSABLE_ENTITY, Some(form), None, false).await
        }
    }
}

pub async fn note(
    person: Person,
    Path(path): Path<MeetingPath>,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let by_outbox = headers.contains_key("x-alcove-outbox");
    let notes = fields.raw("notes").replace("\r\n", "\n");
    let version = fields.get("version").parse().ok();
    match visiting::note(&person, &path.application, &path.meeting, version, &notes).await {
        Ok(Noted::Version(row)) if by_outbox => {
            let at = Instant(row.noted_at.unwrap_or(person.ctx.now.millis()));
            let at = person.words().clock(at, &person.zone);
            Ok(axum::Json(json!({ "version": row.version.to_string(), "saved_at": at })).into_response())
        }
        Ok(Noted::Version(_)) => person.see(&address(&path.application), "notice-interview-noted"),
        Ok(Noted::Conflict(row)) if by_outbox => {
            let when = row.noted_at.map(|at| person.words().moment(Instant(at), &person.zone));
            let body = json!({
                "version": row.version.to_string(),
                "theirs": { "fields": { "notes": row.notes }, "who": "", "when": when.unwrap_or_default() },
            });
            Ok((StatusCode::CONFLICT, axum::Json(body)).into_response())
        }
        Ok(Noted::Conflict(row)) => {
            // Both texts stand in the field: nothing that somebody wrote is lost.
            let both = format!("{notes}\n\n{}", row.notes);
            let version = row.version.to_string();
            let fields = Fields::of([("notes", both.as_str()), ("version", &version)]);
            let form = FormView::new(person.words(), fields);
            show_meeting(&person, &path, StatusCode::CONFLICT, None, Some(form), true).await
        }
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            show_meeting(&person, &path, StatusCode::UNPROCESSABLE_ENTITY, None, Some(form), false).await
        }
    }
}

async fn show_meeting(
    person: &Person,
    path: &MeetingPath,
    status: StatusCode,
    form: Option<FormView>,
    notes: Option<FormView>,
    conflict: bool,
) -> Result<Response> {
    let words = person.words();
    let row = visiting::meeting(person, &path.application, &path.meeting).await?;
    let (gate, _) = desk::enter_to_judge(person, &path.application).await?;
    let (_, body) = snapshot::load(&person.ctx, &path.application).await?.ok_or(Error::NotFound)?;
    let filled = Fields::of([
        ("day", row.day.as_str()),
        ("begins", &row.begins),
        ("ends", &row.ends),
        ("whom", &row.whom),
        ("who", &row.who),
        ("place", &row.place),
        ("topic", &row.topic),
    ]);
    let version = row.version.to_string();
    let written = Fields::of([("notes", row.notes.as_str()), ("version", &version)]);
    let shown = line(words, &row);
    let page = One {
        frame: person.frame(PLACE, row.whom.clone()),
        head: Head::of(person, &gate, &body, Tab::Visit),
        form: form.unwrap_or_else(|| FormView::new(words, filled)),
        notes: notes.unwrap_or_else(|| FormView::new(words, written)),
        here: format!("{}/meetings/{}", address(&path.application), path.meeting),
        back: address(&path.application),
        when: shown.when,
        saved: row
            .noted_at
            .map(|at| words.t1("rate-save-saved", "time", words.clock(Instant(at), &person.zone)))
            .unwrap_or_default(),
        conflict,
    };
    render_as(status, &page)
}
