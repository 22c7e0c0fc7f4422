//! `/applications/{application}/decision`: the committee, what is proposed, the votes, and what
//! follows from the decision.

use std::collections::BTreeSet;

use alcove_domain::certify::{Manner, Stage, Verdict, Vote};
use alcove_domain::kit::{Day, Instant};
use alcove_domain::network::Action;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::head::{Head, Tab};
use super::scheme::seen;
use crate::certify::deciding::{self, Deciding, Minutes, Proposal};
use crate::certify::facts::{self, Facts};
use crate::certify::letters::{self, Which, vote_key};
use crate::certify::reading::today;
use crate::certify::store::people;
use crate::certify::{appealing, committees, conditions, state};
use crate::kit::download::{Format, send};
use crate::kit::etag::Condition;
use crate::kit::form::{Form, Path, Query};
use crate::kit::ids::{ApplicationId, ConditionId, PersonId};
use crate::kit::page::{Frame, Place, render, render_as};
use crate::kit::{Error, Fields, FormView, Result, Words};
use crate::network::Person;

/// Rows to write conditions in.
const ROWS: usize = 4;

#[derive(Template)]
#[template(path = "certify/decision.html")]
struct Page {
    frame: Frame,
    head: Head,
    form: FormView,
    version: i64,
    handles: bool,
    /// Whether there is something to decide on now.
    ready: bool,
    decided: bool,
    people: Vec<(String, String, bool)>,
    committee: Vec<(String, &'static str, String)>,
    proposal: Option<ProposalView>,
    may_vote: bool,
    /// Word, key, and whether it is one's own.
    votes: Vec<(&'static str, &'static str, bool)>,
    conditions: Vec<ConditionView>,
    rows: Vec<(String, String)>,
    conditional: bool,
    all_met: bool,
    may_answer: bool,
    may_appeal: bool,
    appeal: String,
    languages: Vec<(&'static str, &'static str)>,
}

struct ProposalView {
    said: super::Said,
    open: bool,
    by_votes: bool,
    reasons: String,
    minutes: String,
    held_on: String,
    /// The same day as a field takes it; today where none is written.
    held_day: String,
    day: String,
}

struct ConditionView {
    id: String,
    words: String,
    due: String,
    late: bool,
    answer: String,
    /// What was refused as an answer to this one, just now.
    typed: Option<String>,
    met: String,
}

pub async fn get(person: Person, Path(id): Path<ApplicationId>) -> Result<Response> {
    let facts = facts::load(&person, &id).await?;
    let fields =
        Fields::of([("verdict", "granted"), ("manner", "votes"), ("held_on", &today(&person).to_string())]);
    render(&page(&person, &facts, FormView::new(person.words(), fields)).await?)
}

pub async fn post(
    person: Person,
    Path(id): Path<ApplicationId>,
    Form(fields): Form<Fields>,
) -> Result<Response> {
    let seen = seen(&fields);
    let condition = ConditionId::from(fields.get("condition"));
    let (done, notice) = match fields.get("act") {
        "committee" => {
            let people: BTreeSet<PersonId> = fields.all("committee").map(PersonId::from).collect();
            (committees::name(&person, &id, &seen, people).await, "notice-certify-committee")
        }
        "propose" => {
            (deciding::propose(&person, &id, &seen, proposal(&fields)).await, "notice-certify-proposed")
        }
        "drop" => (deciding::drop_proposal(&person, &id, &seen).await, "notice-certify-dropped"),
        "vote" => {
            let done =
                deciding::cast(&person, &id, &Condition::None, fields.get("vote"), fields.get("words")).await;
            (done, "notice-certify-voted")
        }
        "close" => {
            let minutes = Minutes {
                words: fields.get("minutes").to_owned(),
                held_on: fields.get("held_on").to_owned(),
            };
            (deciding::close_with(&person, &id, &seen, &minutes).await, "notice-certify-decided")
        }
        "answer" => {
            let done =
                conditions::answer(&person, &id, &condition, &Condition::None, fields.get("answer")).await;
            (done, "notice-certify-answered")
        }
        "meet" => (conditions::meet(&person, &id, &condition).await, "notice-certify-condition-met"),
        "grant" => (conditions::grant(&person, &id, &seen).await, "notice-certify-granted"),
        "lapse" => {
            let done = conditions::lapse(&person, &id, &seen, fields.get("reason")).await;
            (done, "notice-certify-lapsed")
        }
        "appeal" => match appealing::appeal(&person, &id, fields.get("appeal")).await {
            Ok(new) => return person.see(&format!("/applications/{new}"), "notice-certify-appealed"),
            Err(error) => (Err(error), ""),
        },
        _ => (Err(Error::invalid("act", "unknown-choice")), ""),
    };
    match done {
        Ok(_) => person.see(&format!("/applications/{id}/decision"), notice),
        Err(error) => {
            let facts = facts::load(&person, &id).await?;
            let form = FormView::failed(person.words(), fields, error)?;
            render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&person, &facts, form).await?)
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    language: String,
}

/// The letter to the institution.
pub async fn letter(
    person: Person,
    Path((id, format)): Path<(ApplicationId, String)>,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    document(person, &id, Which::Letter, &format, &wanted).await
}

/// How the decision was reached; for the body.
pub async fn report(
    person: Person,
    Path((id, format)): Path<(ApplicationId, String)>,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    document(person, &id, Which::Report, &format, &wanted).await
}

async fn document(
    person: Person,
    id: &ApplicationId,
    which: Which,
    format: &str,
    wanted: &Wanted,
) -> Result<Response> {
    let words = Words::of(&wanted.language).unwrap_or_else(|| person.words());
    // Who may not know of it does not learn which forms there are.
    facts::load(&person, id).await?;
    let format = Format::among(&[Format::Pdf, Format::Docx], format).ok_or(Error::NotFound)?;
    send(letters::make(&person, id, which, format, words).await?)
}

fn proposal(fields: &Fields) -> Proposal {
    let due: Vec<&str> = fields.all("condition_due").collect();
    let conditions = fields.all("condition_words").enumerate();
    Proposal {
        verdict: fields.get("verdict").to_owned(),
        reasons: fields.get("reasons").to_owned(),
        manner: fields.get("manner").to_owned(),
        minutes: fields.get("minutes").to_owned(),
        held_on: fields.get("held_on").to_owned(),
        conditions: conditions
            .map(|(at, words)| (words.to_owned(), due.get(at).copied().unwrap_or_default().to_owned()))
            .collect(),
    }
}

async fn page(person: &Person, facts: &Facts, form: FormView) -> Result<Page> {
    let words = person.words();
    let deciding = deciding::standing(person, facts).await?;
    let handles = facts.handles(person);
    let inside = handles || person.can(Action::VoteOnApplication, &facts.resource());
    let members = if inside {
        people::of_body(person.ctx.db().read(), facts.body(), person.ctx.now.millis()).await?
    } else {
        Vec::new()
    };
    let votes = deciding::said(&deciding.votes);
    // A committee that met has said what it says in its minutes.
    let met = deciding.current.as_ref().is_some_and(|row| row.manner == Manner::Minutes.word());
    let no_vote = if met { "" } else { "certify-vote-none" };
    let committee = members.iter().filter(|row| facts.committee.contains(&row.id)).map(|row| {
        let vote = votes.get(&row.id);
        let key = vote.and_then(|row| Vote::parse(&row.vote)).map_or(no_vote, vote_key);
        (row.name.clone(), key, vote.map(|row| row.words.clone()).unwrap_or_default())
    });
    let verdict = state::verdict(&facts.row);
    let decided = facts.stage() == Stage::Decided;
    let is_open = deciding.current.as_ref().is_some_and(|row| row.closed_at.is_none());
    let mut rows: Vec<(String, String)> = proposal(&form.fields).conditions;
    rows.resize(rows.len().max(ROWS), Default::default());
    let conditional = verdict == Some(Verdict::Conditional);
    let prepares = facts.prepares(person);
    Ok(Page {
        frame: person.frame(Place::Certificates, words.t("certify-decision-title")),
        head: Head::of(person, facts, Tab::Decision).await?,
        version: facts.row.version,
        handles,
        ready: facts.state().may_decide(state::validation(&facts.row)).is_ok(),
        decided,
        committee: committee.collect(),
        people: members
            .iter()
            .map(|row| (row.id.0.clone(), row.name.clone(), facts.committee.contains(&row.id)))
            .collect(),
        votes: Vote::ALL
            .map(|one| {
                (one.word(), vote_key(one), votes.get(&person.id).is_some_and(|row| row.vote == one.word()))
            })
            .to_vec(),
        may_vote: is_open && person.can(Action::VoteOnApplication, &facts.resource()),
        proposal: deciding.current.as_ref().map(|row| proposal_view(person, row)),
        all_met: conditional && deciding.open_conditions() == 0,
        conditions: conditions(person, &deciding, &form),
        rows,
        conditional,
        may_answer: conditional && prepares,
        may_appeal: prepares && matches!(verdict, Some(Verdict::Refused | Verdict::Conditional)),
        appeal: facts.row.ground_words.clone(),
        languages: Words::ALL.map(|words| (words.code(), words.own_name())).to_vec(),
        form,
    })
}

fn proposal_view(person: &Person, row: &crate::certify::store::decision::Model) -> ProposalView {
    let words = person.words();
    let (tone, icon) = match Verdict::parse(&row.result) {
        Some(Verdict::Granted) => ("good", "badge-check"),
        Some(Verdict::Conditional) => ("warn", "clock"),
        _ => ("bad", "circle-x"),
    };
    let at = row.closed_at.unwrap_or(row.proposed_at);
    ProposalView {
        said: (tone, icon, words.t(&format!("certify-verdict-{}", row.result))),
        open: row.closed_at.is_none(),
        by_votes: row.manner == Manner::Votes.word(),
        reasons: row.reasons.clone(),
        minutes: row.minutes.clone(),
        held_on: Day::parse(&row.held_on).map(|day| words.day(day)).unwrap_or_default(),
        held_day: Some(row.held_on.clone())
            .filter(|day| !day.is_empty())
            .unwrap_or_else(|| today(person).to_string()),
        day: words.day_of(Instant(at), &person.zone),
    }
}

fn conditions(person: &Person, deciding: &Deciding, form: &FormView) -> Vec<ConditionView> {
    let words = person.words();
    let today = today(person);
    let view = |row: &crate::certify::store::condition::Model| {
        let due = Day::parse(&row.due_day).ok();
        ConditionView {
            id: row.id.0.clone(),
            words: row.words.clone(),
            due: due.map(|day| words.day(day)).unwrap_or_default(),
            late: row.met_at.is_none() && due.is_some_and(|day| day < today),
            answer: row.answer.clone(),
            // What was typed and refused stands where it was typed.
            typed: if form.has("condition", row.id.as_str()) && form.has("act", "answer") {
                Some(form.value("answer").to_owned())
            } else {
                None
            },
            met: row.met_at.map(|at| words.day_of(Instant(at), &person.zone)).unwrap_or_default(),
        }
    };
    deciding.conditions.iter().map(view).collect()
}
