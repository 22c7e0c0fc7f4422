use alcove_domain::benchmark::mentoring::Stage;
use alcove_domain::kit::Instant;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::benchmark::mentoring::{self, Named, Whole};
use crate::benchmark::wishes;
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::{MentoringId, NetworkId, OrganisationId};
use crate::kit::page::{Frame, Place, render_as};
use crate::kit::{Fields, FormView, Result, Words};
use crate::network::pages::network::{Tab, tabs};
use crate::network::{Person, networks};

const PAGE: u64 = 50;

#[derive(Template)]
#[template(path = "benchmark/mentoring-list.html")]
struct List {
    frame: Frame,
    tabs: Vec<Tab>,
    id: NetworkId,
    /// Each with its stage as a tag.
    rows: Vec<(Named, String, Tag)>,
    /// The same of what is asked for.
    wishes: Vec<(wishes::Named, String, Tag)>,
    may_ask: bool,
    next: Option<String>,
    coordinates: bool,
    members: Vec<(String, String)>,
    form: FormView,
}

/// The class, the icon and the words of a stage.
pub struct Tag {
    pub(super) class: &'static str,
    pub(super) icon: &'static str,
    pub(super) words: String,
}

fn tag(words: Words, stage: Stage) -> Tag {
    let (class, icon, key) = match stage {
        Stage::Proposed => ("brand", "clock", "mentoring-proposed"),
        Stage::Going => ("good", "check", "mentoring-going-on"),
        Stage::Ended => ("", "check", "mentoring-over"),
        Stage::Declined => ("", "x", "mentoring-declined"),
    };
    Tag { class, icon, words: words.t(key) }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    mentor: String,
    learner: String,
    after: Option<MentoringId>,
}

pub async fn get(person: Person, Path(id): Path<NetworkId>, Query(asked): Query<Asked>) -> Result<Response> {
    let fields = Fields::of([("mentor_id", &asked.mentor), ("learner_id", &asked.learner)]);
    let form = FormView::new(person.words(), fields);
    show(&person, StatusCode::OK, &id, asked.after.as_ref(), form).await
}

async fn show(
    person: &Person,
    status: StatusCode,
    id: &NetworkId,
    after: Option<&MentoringId>,
    form: FormView,
) -> Result<Response> {
    let words = person.words();
    let coordinates = networks::coordinates(person, id).await?;
    let mut rows = mentoring::list(person, id, after, PAGE + 1).await?;
    let is_more = rows.len() as u64 > PAGE;
    rows.truncate(PAGE as usize);
    let next = rows.last().filter(|_| is_more).map(|one| one.row.id.0.clone());
    let dated = rows.into_iter().map(|one| {
        let day = words.day_of(Instant(one.row.begun_at().unwrap_or(one.row.proposed_at)), &person.zone);
        let tag = tag(words, mentoring::stage(&one.row));
        (one, day, tag)
    });
    let mut members = vec![(String::new(), words.t("networks-choose-organisation"))];
    if coordinates {
        let known = mentoring::members(person, id).await?;
        members.extend(known.into_iter().map(|(id, name)| (id.0, name)));
    }
    let asked = wishes::shown(person, id).await?.into_iter().map(|one| {
        let day = words.t1("wishes-asked-on", "day", words.day_of(Instant(one.row.asked_at), &person.zone));
        let tag = super::wishes::tag(words, one.row.stage());
        (one, day, tag)
    });
    let page = List {
        wishes: asked.collect(),
        may_ask: wishes::may_ask(person, id).await?,
        frame: person.frame(Place::People, words.t("mentoring-title")),
        tabs: tabs(person, id, coordinates, "/mentoring").await?,
        id: id.clone(),
        rows: dated.collect(),
        next,
        coordinates,
        members,
        form,
    };
    render_as(status, &page)
}

/// Proposes a pair.
pub async fn post(person: Person, Path(id): Path<NetworkId>, Form(fields): Form<Fields>) -> Result<Response> {
    let mentor = OrganisationId::from(fields.get("mentor_id"));
    let learner = OrganisationId::from(fields.get("learner_id"));
    match mentoring::propose(&person, &id, &mentor, &learner, fields.get("goals")).await {
        Ok(pair) => person.see(&format!("/networks/{id}/mentoring/{pair}"), "notice-mentoring-proposed"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            show(&person, StatusCode::UNPROCESSABLE_ENTITY, &id, None, form).await
        }
    }
}

#[derive(Template)]
#[template(path = "benchmark/mentoring.html")]
struct One {
    frame: Frame,
    tabs: Vec<Tab>,
    id: NetworkId,
    whole: Whole,
    tag: Tag,
    /// When it began, or was proposed.
    since: String,
    ended: Option<String>,
    /// Who has not agreed yet.
    silent: Vec<String>,
    /// The keys of how it ends now: a pair with what came of it, a proposal with a reason.
    ending_words: (&'static str, &'static str),
    notes: Vec<(String, String, String)>,
    form: FormView,
    ending: FormView,
}

pub async fn get_one(person: Person, Path((id, pair)): Path<(NetworkId, MentoringId)>) -> Result<Response> {
    show_one(&person, StatusCode::OK, &id, &pair, None, None).await
}

async fn show_one(
    person: &Person,
    status: StatusCode,
    id: &NetworkId,
    pair: &MentoringId,
    form: Option<FormView>,
    ending: Option<FormView>,
) -> Result<Response> {
    let words = person.words();
    let whole = mentoring::read(person, id, pair).await?;
    let day = |at: i64| words.day_of(Instant(at), &person.zone);
    let notes = whole.notes.iter().map(|note| {
        let name = whole.authors.get(&note.written_by).cloned().unwrap_or_default();
        let of = note.organisation_id.as_ref().and_then(|id| whole.named.called(id));
        let who: Vec<String> = std::iter::once(name).chain(of.map(str::to_owned)).collect();
        (who.join(" · "), note.body.clone(), day(note.written_at))
    });
    let notes = notes.collect();
    let empty = || FormView::new(words, Fields::default());
    let title = words.t2("mentoring-pair", "mentor", &whole.named.mentor, "learner", &whole.named.learner);
    let row = &whole.named.row;
    let since = match row.begun_at() {
        Some(at) => words.t1("mentoring-since", "day", day(at)),
        None => words.t1("mentoring-proposed-on", "day", day(row.proposed_at)),
    };
    let both = [(row.mentor_agreed_at, &whole.named.mentor), (row.learner_agreed_at, &whole.named.learner)];
    let silent = both.iter().filter(|(agreed, _)| agreed.is_none() && row.ended_at.is_none());
    let page = One {
        tag: tag(words, mentoring::stage(row)),
        silent: silent.map(|(_, name)| (*name).clone()).collect(),
        since,
        ending_words: match row.begun_at() {
            Some(_) => ("mentoring-end", "mentoring-result"),
            None => ("mentoring-decline", "mentoring-reason"),
        },
        frame: person.frame(Place::People, title),
        tabs: tabs(person, id, whole.coordinates, "/mentoring").await?,
        id: id.clone(),
        ended: whole.named.row.ended_at.map(day),
        notes,
        form: form.unwrap_or_else(empty),
        ending: ending.unwrap_or_else(empty),
        whole,
    };
    render_as(status, &page)
}

/// Writes into the log.
pub async fn post_note(
    person: Person,
    Path((id, pair)): Path<(NetworkId, MentoringId)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    match mentoring::write(&person, &id, &pair, fields.get("body")).await {
        Ok(()) => person.see(&format!("/networks/{id}/mentoring/{pair}"), "notice-saved"),
        Err(error) => {
            let form = FormView::failed(person.words(), fields, error)?;
            show_one(&person, StatusCode::UNPROCESSABLE_ENTITY, &id, &pair, Some(form), None).await
        }
    }
}

/// Agrees to the proposal.
pub async fn post_agreement(
    person: Person,
    Path((id, pair)): Path<(NetworkId, MentoringId)>,
) -> Result<Response> {
    mentoring::agree(&person, &id, &pair).await?;
    person.see(&format!("/networks/{id}/mentoring/{pair}"), "notice-mentoring-agreed")
}

pub async fn post_end(
    person: Person,
    Path((id, pair)): Path<(NetworkId, MentoringId)>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    match mentoring::end(&person, &id, &pair, fields.get("result")).await {
        Ok(()) => person.see(&format!("/networks/{id}/mentoring/{pair}"), "notice-mentoring-ended"),
        Err(error) => {
            let ending = FormView::failed(person.words(), fields, error)?;
            show_one(&person, StatusCode::UNPROCESSABLE_ENTITY, &id, &pair, None, Some(ending)).await
        }
    }
}
