//! `/practices/{practice}/work`: where a practice stands, what comes next, and what it says now.

use alcove_domain::kit::Instant;
use alcove_domain::network::Action;
use alcove_domain::publish::Stage;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::read::{Picture, picture};
use super::verdicts::{Verdict, told};
use super::{Choices, language_name, licences, said};
use crate::kit::etag::Condition;
use crate::kit::form::{Form, Path};
use crate::kit::ids::{PersonId, PracticeId};
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::{Fields, FormView, Result, Words};
use crate::network::Person;
use crate::network::store::{organisation, person as people};
use crate::publish::moving::{self, Answer};
use crate::publish::practices::{self, Practice};
use crate::publish::shown::{self, Around, Shown};
use crate::publish::{adopting, criteria, internal, pictures, process, questions, withdrawing};

/// One step on the way, told to those who may see it.
struct StepRow {
    act: String,
    who: String,
    day: String,
    reason: String,
}

/// Somebody who took parts over: who, when, how it went.
struct Adopted {
    organisation: String,
    day: String,
    worked: String,
    adapted: String,
    result: String,
}

struct Question {
    id: String,
    who: String,
    day: String,
    question: String,
    answer: String,
}

#[derive(Template)]
#[template(path = "publish/work.html")]
pub(super) struct Page {
    frame: Frame,
    form: FormView,
    id: String,
    stage: Stage,
    said: (&'static str, &'static str, String),
    entry: String,
    provider: String,
    elements: Vec<Shown>,
    /// Names of needed elements that say nothing yet.
    missing: Vec<String>,
    languages: Vec<String>,
    steps: Vec<StepRow>,
    verdicts: Vec<Verdict>,
    /// What comes next, in a sentence.
    next: String,
    pictures: Vec<Picture>,
    adopters: Vec<Adopted>,
    questions: Vec<Question>,
    /// What is opened on request: id, name, words about it.
    documents: Vec<(String, String, String)>,
    /// Evidence that could be, for those who may say so: id and title.
    pieces: Vec<(String, String)>,
    licences: Choices,
    /// Where a process can be taken from, for those who may change the practice: id and title, nothing
    /// first.
    assessments: Vec<(String, String)>,
    plans: Vec<(String, String)>,
    has_process: bool,
    version: i64,
    published: bool,
    ended: bool,
    author: bool,
    may_edit: bool,
    may_endorse: bool,
    may_remove: bool,
    /// What can stand in its place once it is withdrawn: nothing first.
    successors: Vec<(String, String)>,
    /// Comes as the reviewer who has it in hand.
    reviews: bool,
}

pub async fn get(person: Person, Path(id): Path<PracticeId>) -> Result<Response> {
    let found = practices::load(&person, &id).await?;
    render(&page(&person, &found, FormView::new(person.words(), Fields::default())).await?)
}

pub async fn submit(
    person: Person,
    Path(id): Path<PracticeId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let done = moving::submit(&person, &id).await;
    after(&person, &id, fields, done, "notice-practice-submitted").await
}

pub async fn take_back(
    person: Person,
    Path(id): Path<PracticeId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let done = moving::take_back(&person, &id).await;
    after(&person, &id, fields, done, "notice-practice-taken-back").await
}

pub async fn endorse(
    person: Person,
    Path(id): Path<PracticeId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let done = moving::endorse(&person, &id, &seen(&fields)).await;
    after(&person, &id, fields, done, "notice-practice-endorsed").await
}

pub async fn send_back(
    person: Person,
    Path(id): Path<PracticeId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let done = moving::send_back(&person, &id, fields.get("reason")).await;
    after(&person, &id, fields, done, "notice-practice-returned").await
}

pub async fn withdraw(
    person: Person,
    Path(id): Path<PracticeId>,
    Form(mut fields): Form<Fields>,
) -> Result<Response> {
    // Another form on the page asks for a reason as well.
    fields.0.push(("act".to_owned(), "withdrawal".to_owned()));
    let other = Some(fields.get("replaced_by")).filter(|other| !other.is_empty()).map(PracticeId::from);
    let done = moving::withdraw(&person, &id, fields.get("reason"), other.as_ref()).await;
    after(&person, &id, fields, done, "notice-practice-withdrawn").await
}

pub async fn confirm(
    person: Person,
    Path(id): Path<PracticeId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let answer = if fields.get("answer") == "ended" { Answer::Ended } else { Answer::StillInUse };
    let done = moving::confirm(&person, &id, answer, fields.get("words")).await;
    after(&person, &id, fields, done, "notice-practice-confirmed").await
}

pub async fn remove(person: Person, Path(id): Path<PracticeId>, Form(_): Form<Fields>) -> Result<Response> {
    practices::remove(&person, &id).await?;
    person.see("/practices/own", "notice-practice-removed")
}

/// The version that the page was made of.
pub(super) fn seen(fields: &Fields) -> Condition {
    fields.get("version").parse().map_or(Condition::None, |version| Condition::Versions(vec![version]))
}

pub(super) async fn after(
    person: &Person,
    id: &PracticeId,
    fields: Fields,
    done: Result<Practice>,
    notice: &'static str,
) -> Result<Response> {
    match done {
        Ok(_) => person.see(&format!("/practices/{id}/work"), notice),
        Err(error) => {
            let found = practices::load(person, id).await?;
            let form = FormView::failed(person.words(), fields, error)?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(person, &found, form).await?)
        }
    }
}

pub(super) async fn page(person: &Person, found: &Practice, form: FormView) -> Result<Page> {
    let words = person.words();
    let names = criteria::names(words).await?;
    let home = organisation::find(person.ctx.db().read(), &found.row.organisation_id).await?;
    let provider = home.map(|one| one.name).unwrap_or_default();
    let around = Around { words, provider: &provider, names_contact: true, criteria: &names };
    let stage = found.stage();
    let may = |action| person.can(action, &found.resource());
    let pictures = pictures::list(&person.ctx, found.id()).await?;
    let known = if may(Action::EditPractice) && stage.is_open() {
        process::known(person, &found.row.organisation_id).await?
    } else {
        process::Known::default()
    };
    let documents = internal::list(&person.ctx, found.id()).await?;
    let pieces =
        if may(Action::EndorsePractice) { internal::choices(person, found.id()).await? } else { Vec::new() };
    let others = if may(Action::EndorsePractice) && found.row.published > 0 {
        withdrawing::successors(&person.ctx, &found.row).await?
    } else {
        Vec::new()
    };
    let missing = found.body.missing().into_iter().map(|key| words.t(&format!("publish-element-{key}")));
    Ok(Page {
        frame: person.frame(Place::Practices, found.body.title(words.code())),
        id: found.id().0.clone(),
        said: said(words, stage),
        entry: words.t(&format!("publish-entry-{}", found.row.entry)),
        elements: shown::elements(&found.body, &around)
            .into_iter()
            .filter(|one| one.key != "title")
            .collect(),
        missing: missing.collect(),
        languages: found.body.languages().iter().map(|code| language_name(code)).collect(),
        steps: steps(person, found, words).await?,
        verdicts: if may(Action::SeePractice) { told(person, found.id()).await? } else { Vec::new() },
        next: words.t(&format!("publish-next-{}", stage.word())),
        pictures: pictures.into_iter().map(|row| picture(words, row)).collect(),
        adopters: if may(Action::SeePractice) { adopters(person, found, words).await? } else { Vec::new() },
        questions: if may(Action::EditPractice) {
            questions(person, found, words).await?
        } else {
            Vec::new()
        },
        documents: documents.into_iter().map(|row| (row.id.0, row.name, row.about)).collect(),
        pieces: pieces.into_iter().map(|(id, title)| (id.0, title)).collect(),
        licences: licences(words),
        assessments: choices(words, known.assessments.into_iter().map(|(id, title)| (id.0, title))),
        plans: choices(words, known.plans.into_iter().map(|(id, title)| (id.0, title))),
        successors: choices(words, others.into_iter().map(|(id, title)| (id.0, title))),
        has_process: found.body.process.is_some(),
        version: found.row.version,
        published: found.row.published > 0 && found.row.withdrawn_at.is_none(),
        ended: found.row.ended_at.is_some(),
        author: found.row.created_by == person.id,
        may_edit: may(Action::EditPractice),
        may_endorse: may(Action::EndorsePractice),
        may_remove: may(Action::EditPractice) && found.row.published == 0 && stage.is_open(),
        reviews: !may(Action::SeePractice),
        provider,
        stage,
        form,
    })
}

fn choices(words: Words, known: impl Iterator<Item = (String, String)>) -> Vec<(String, String)> {
    std::iter::once((String::new(), words.t("publish-process-none"))).chain(known).collect()
}

async fn steps(person: &Person, found: &Practice, words: Words) -> Result<Vec<StepRow>> {
    let rows = moving::steps(person, found.id()).await?;
    let ids: Vec<PersonId> = rows.iter().map(|row| row.taken_by.clone()).collect();
    let known = people::named(person.ctx.db().read(), ids).await?;
    let of = |id: &PersonId| known.iter().find(|row| row.id == *id).map(|row| row.name.clone());
    let steps = rows.into_iter().map(|row| StepRow {
        act: words.t(&format!("publish-step-{}", row.act)),
        who: of(&row.taken_by).unwrap_or_default(),
        day: words.day_of(Instant(row.taken_at), &person.zone),
        reason: row.reason,
    });
    Ok(steps.collect())
}

/// On the working page; machines read all of them.
const MOST_ADOPTERS: u64 = 500;
const MOST_ASKED: u64 = 200;

async fn adopters(person: &Person, found: &Practice, words: Words) -> Result<Vec<Adopted>> {
    let rows =
        adopting::adopters(person, found.id(), None, MOST_ADOPTERS).await?.into_iter().map(|one| Adopted {
            organisation: one.organisation,
            day: words.day_of(Instant(one.row.adopted_at), &person.zone),
            worked: one
                .row
                .worked
                .map(|worked| words.t(&format!("publish-worked-{worked}")))
                .unwrap_or_default(),
            adapted: one.row.adapted,
            result: one.row.result,
        });
    Ok(rows.collect())
}

async fn questions(person: &Person, found: &Practice, words: Words) -> Result<Vec<Question>> {
    let rows = questions::list(person, found.id(), None, MOST_ASKED).await?.into_iter().map(|one| Question {
        id: one.row.id.0,
        who: format!("{} · {}", one.who, one.organisation),
        day: words.day_of(Instant(one.row.asked_at), &person.zone),
        question: one.row.question,
        answer: one.row.answer,
    });
    Ok(rows.collect())
}
