//! The assessors' report as a whole: who reads it, the summary and the recommendation, sent to the
//! institution and made final.

use alcove_domain::certify::{Stage, Verdict};
use alcove_domain::kit::Day;
use alcove_domain::network::Action;

use super::desk::{self, Gate, overview};
use super::facts::{self, Facts};
use super::moving::{self, Move};
use super::snapshot::{self, Snapshot};
use super::store::{application, part, passage, report};
use super::{check_version, clarifying, engaged, of_words, telling};
use crate::kit::etag::Condition;
use crate::kit::ids::{ApplicationId, ItemId};
use crate::kit::words::format::day_in;
use crate::kit::{Error, FieldFault, Refusal, Result, Tx};
use crate::network::Person;

/// Two weeks, where nobody says how long the factual check is.
pub const USUAL_DAYS: i64 = 14;

/// Who reads it, and how far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Writes it: engaged, and judging.
    Writer,
    /// The awarding body and its committee, once it is with the institution.
    Body,
    /// The institution, once it was sent; the recommendation is for the committee until it decides.
    Applicant,
}

/// The report with what belongs to it.
pub struct Report {
    pub facts: Facts,
    pub reader: Reader,
    pub is_lead: bool,
    pub row: Option<report::Model>,
    pub passages: Vec<passage::Model>,
    pub snapshot: Snapshot,
}

impl Report {
    pub fn stage(&self) -> Stage {
        engaged::stage(&self.facts.row)
    }

    /// Passages change until it is sent, and again when the institution has answered.
    pub fn may_write(&self) -> bool {
        self.reader == Reader::Writer && is_open(self.stage(), self.row.as_ref())
    }

    /// The institution's turn.
    pub fn may_answer(&self) -> bool {
        self.reader == Reader::Applicant
            && self.stage() == Stage::FactualCheck
            && self.row.as_ref().is_some_and(|row| row.checked_at.is_none())
    }

    pub fn shows_recommendation(&self) -> bool {
        self.reader != Reader::Applicant || self.stage() == Stage::Decided
    }

    /// The criteria that a passage can be about.
    pub fn groups(&self) -> Vec<&snapshot::ItemBody> {
        let mut ids: Vec<&ItemId> = self.snapshot.rated().filter_map(|item| item.parent.as_ref()).collect();
        ids.dedup();
        let mut seen = Vec::new();
        for id in ids {
            if !seen.contains(&id) {
                seen.push(id);
            }
        }
        seen.into_iter().filter_map(|id| self.snapshot.item(id)).collect()
    }
}

fn is_open(stage: Stage, row: Option<&report::Model>) -> bool {
    match stage {
        Stage::UnderAssessment => true,
        Stage::FactualCheck => row.is_some_and(|row| row.checked_at.is_some()),
        _ => false,
    }
}

/// The report, for those who write it at any time and for others once it was sent.
pub async fn find(person: &Person, id: &ApplicationId) -> Result<Report> {
    let facts = facts::load(person, id).await?;
    let stage = engaged::stage(&facts.row);
    let sent = matches!(stage, Stage::FactualCheck | Stage::Reported | Stage::Decided);
    let gate = match desk::enter(person, id).await {
        Ok(gate) => Some(gate),
        Err(Error::NotFound) => None,
        Err(other) => return Err(other),
    };
    let may = |action| person.can(action, &facts.resource());
    let reader = match &gate {
        Some(gate) if gate.judges() => Reader::Writer,
        _ if !sent => return Err(Error::NotFound),
        _ if may(Action::HandleApplication) || may(Action::VoteOnApplication) => Reader::Body,
        _ if may(Action::PrepareApplication) => Reader::Applicant,
        _ => return Err(Error::Forbidden),
    };
    let db = person.ctx.db().read();
    let row = report::find(db, id).await?;
    let mut passages = part::of_application::<passage::Entity>(db, id).await?;
    if reader != Reader::Writer && stage == Stage::FactualCheck {
        // What was sent is what is checked; what the assessors write since is for the final report.
        passages.retain(|one| one.sent_words.is_some());
        for one in &mut passages {
            one.words = one.sent_words.clone().unwrap_or_default();
        }
    }
    let (_, snapshot) = snapshot::load(&person.ctx, id).await?.ok_or(Error::NotFound)?;
    let is_lead = gate.as_ref().is_some_and(Gate::is_lead);
    Ok(Report { is_lead, reader, row, passages, snapshot, facts })
}

/// The report as those who write it hold it, with its row made where there was none.
pub(super) async fn writing(
    person: &Person,
    id: &ApplicationId,
) -> Result<(Gate, Tx, application::Model, report::Model)> {
    let (gate, _) = desk::enter_to_judge(person, id).await?;
    let tx = person.ctx.begin().await?;
    let application = application::touch(&*tx, id).await?.ok_or(Error::NotFound)?;
    let row = match report::touch(&*tx, id).await? {
        Some(row) => row,
        None => {
            let row = report::Model {
                application_id: id.clone(),
                summary: String::new(),
                recommendation: None,
                recommended_because: String::new(),
                started_at: person.ctx.now.millis(),
                started_by: person.id.clone(),
                sent_at: None,
                sent_by: None,
                due_day: None,
                checked_at: None,
                checked_by: None,
                final_at: None,
                final_by: None,
                version: 1,
            };
            report::add(&*tx, row.clone()).await?;
            row
        }
    };
    if !is_open(engaged::stage(&application), Some(&row)) {
        return Err(Error::NotNow(Refusal::new("report-not-open").with("state", application.state)));
    }
    Ok((gate, tx, application, row))
}

/// The words over the whole and the recommendation.
#[derive(Clone, Debug, Default)]
pub struct Whole {
    pub summary: String,
    /// `granted`, `conditional`, `refused`; empty while nothing is recommended.
    pub recommendation: String,
    pub because: String,
}

pub async fn write(person: &Person, id: &ApplicationId, seen: &Condition, whole: &Whole) -> Result<()> {
    desk::enter_to_judge(person, id).await?;
    let mut faults = Vec::new();
    for (field, words) in [("summary", &whole.summary), ("because", &whole.because)] {
        if let Err(refusal) = alcove_domain::kit::words::check_words(words) {
            faults.push(of_words(field, &refusal));
        }
    }
    let recommendation = match whole.recommendation.as_str() {
        "" => None,
        word if Verdict::parse(word).is_some() => Some(word.to_owned()),
        _ => {
            faults.push(FieldFault::new("recommendation", "unknown-choice"));
            None
        }
    };
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let (gate, tx, _, row) = writing(person, id).await?;
    if !gate.is_lead() {
        return Err(Error::Forbidden);
    }
    check_version(
        seen,
        row.version - 1,
        serde_json::json!({ "summary": row.summary, "version": row.version - 1 }),
    )?;
    let row = report::Model {
        summary: whole.summary.trim().to_owned(),
        recommendation,
        recommended_because: whole.because.trim().to_owned(),
        ..row
    };
    report::save(&*tx, row).await?;
    let event = person.ctx.event(Some(&person.id), "certify.report-written", "application", id.as_str());
    tx.commit(vec![event.in_organisation(&gate.facts.row.body_id)]).await
}

/// Sends the draft to the institution. Every item is settled before, and no question is open.
pub async fn send(person: &Person, id: &ApplicationId, due_day: &str) -> Result<()> {
    let desk = desk::open(person, id).await?;
    if !desk.gate.is_lead() {
        return Err(Error::Forbidden);
    }
    let today = day_in(person.ctx.now, &person.zone);
    let due = match due_day.trim() {
        "" => today.plus_days(USUAL_DAYS),
        text => Day::parse(text).map_err(|_| Error::invalid("due_day", "not-a-day"))?,
    };
    if due < today {
        return Err(Error::invalid("due_day", "day-is-past"));
    }
    let seen = overview(person, &desk).await?;
    let unsettled = seen.lines.iter().filter(|line| !line.is_settled()).count();
    if unsettled > 0 {
        return Err(Error::NotNow(Refusal::new("report-unsettled").with("left", unsettled)));
    }
    if clarifying::all(person, id).await?.iter().any(clarifying::Asked::is_open) {
        return Err(Error::NotNow(Refusal::new("report-question-open")));
    }
    let (gate, tx, application, row) = writing(person, id).await?;
    let passages = part::of_application::<passage::Entity>(&*tx, id).await?;
    if row.summary.is_empty() && passages.is_empty() {
        return Err(Error::NotNow(Refusal::new("report-is-empty")));
    }
    for one in passages {
        let sent = passage::Model { sent_words: Some(one.words.clone()), version: one.version + 1, ..one };
        passage::save(&*tx, sent).await?;
    }
    let row = report::Model {
        sent_at: Some(person.ctx.now.millis()),
        sent_by: Some(person.id.clone()),
        due_day: Some(due.to_string()),
        ..row
    };
    report::save(&*tx, row).await?;
    let own = person
        .ctx
        .event(Some(&person.id), "certify.factual-check-asked", "application", id.as_str())
        .in_organisation(&gate.facts.row.organisation_id)
        .after(due.to_string());
    telling::to_be_checked(person, &tx, &gate.facts, due).await?;
    let moved = moving::to(person, &tx, application, Move::SendDraftReport).await?;
    tx.commit(vec![moved, own]).await
}

/// Makes the report final. The institution has answered, or its day is past; every objection has a
/// reply; there is a recommendation with its reasons.
pub async fn finish(person: &Person, id: &ApplicationId) -> Result<()> {
    let (gate, _) = desk::enter_to_judge(person, id).await?;
    if !gate.is_lead() {
        return Err(Error::Forbidden);
    }
    let tx = person.ctx.begin().await?;
    let application = application::touch(&*tx, id).await?.ok_or(Error::NotFound)?;
    let row = report::touch(&*tx, id).await?.ok_or(Error::NotFound)?;
    let today = day_in(person.ctx.now, &person.zone);
    let due = row.due_day.as_deref().and_then(|day| Day::parse(day).ok());
    if row.checked_at.is_none() && due.is_none_or(|due| today <= due) {
        return Err(Error::NotNow(Refusal::new("factual-check-runs")));
    }
    let passages = part::of_application::<passage::Entity>(&*tx, id).await?;
    let open =
        passages.iter().filter(|one| one.answer.as_deref() == Some("wrong") && one.reply.is_empty()).count();
    if open > 0 {
        return Err(Error::NotNow(Refusal::new("report-objections-open").with("count", open)));
    }
    if row.recommendation.is_none() || row.recommended_because.is_empty() {
        return Err(Error::NotNow(Refusal::new("report-no-recommendation")));
    }
    let row = report::Model {
        checked_at: row.checked_at.or(Some(person.ctx.now.millis())),
        final_at: Some(person.ctx.now.millis()),
        final_by: Some(person.id.clone()),
        ..row
    };
    report::save(&*tx, row).await?;
    let own = person
        .ctx
        .event(Some(&person.id), "certify.report-finished", "application", id.as_str())
        .in_organisation(&application.organisation_id);
    let moved = moving::to(person, &tx, application, Move::FinishReport).await?;
    tx.commit(vec![moved, own]).await
}
