//! What a unit or a person owes in a quarter or a year, for machines.

use std::collections::BTreeSet;

use alcove_domain::improve::{Duty, DutyKind};
use alcove_domain::kit::Day;
use alcove_domain::plan::Party;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::parties::PartyBody;
use crate::improve::decided::Decided;
use crate::improve::facts::{self, Facts};
use crate::improve::owing::{self, Asked, Told};
use crate::improve::periods::Period;
use crate::improve::reminders::{self, in_words};
use crate::kit::api::{Paging, answer};
use crate::kit::form::{Path, Query};
use crate::kit::ids::{NodeId, PersonId, PlanId, UnitId};
use crate::kit::{Error, Result, idempotency};
use crate::network::Person;

/// `2026-q4` or `2026`; without it, the quarter that today lies in.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct PeriodQuery {
    period: String,
}

/// What one party owes, the first day that something is due on first.
#[derive(Clone, Debug, Serialize)]
pub struct DutiesBody {
    #[serde(flatten)]
    pub whose: PartyBody,
    pub name: String,
    /// Further parties that a person answers for: the units that they lead.
    pub also: Vec<PartyBody>,
    pub period: String,
    pub first_day: String,
    pub last_day: String,
    pub duties: Vec<DutyBody>,
    /// The value of `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct DutyBody {
    /// `finish`, `begin`, `say-how-it-stands`, `judge`, `read` or `carry-out`.
    pub kind: &'static str,
    pub due_day: String,
    pub late: bool,
    /// The same in a sentence.
    pub words: String,
    /// The node that it is about; null of what a review decided.
    pub node_id: Option<NodeId>,
    /// The figure that is wanted, and of which year.
    pub indicator_id: Option<String>,
    pub year: Option<i16>,
    /// What a review decided, and where.
    pub decision_id: Option<String>,
    pub review_id: Option<String>,
}

/// How many people were reminded, and how many had been already today.
#[derive(Clone, Debug, Serialize)]
pub struct RemindedBody {
    pub sent: usize,
    pub already: usize,
}

pub async fn of_unit(
    person: Person,
    Path((plan, unit)): Path<(PlanId, UnitId)>,
    Query(asked): Query<PeriodQuery>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let facts = facts::load(&person, &plan).await?;
    let told = Told::of(&person.ctx, facts.organisation()).await?;
    let party = Party::Unit(unit.as_str().into());
    owed(&person, &facts, told, (BTreeSet::from([party.clone()]), party), (asked, paging)).await
}

/// What a person owes, also as the lead of units.
pub async fn of_person(
    person: Person,
    Path((plan, id)): Path<(PlanId, PersonId)>,
    Query(asked): Query<PeriodQuery>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let facts = facts::load(&person, &plan).await?;
    let told = Told::of(&person.ctx, facts.organisation()).await?;
    let parties = (told.parties_of(&id), Party::Person(id.as_str().into()));
    owed(&person, &facts, told, parties, (asked, paging)).await
}

/// Reminds now those who answer for a unit.
pub async fn remind(
    person: Person,
    headers: HeaderMap,
    Path((plan, unit)): Path<(PlanId, UnitId)>,
) -> Result<Response> {
    idempotency::once(&person.ctx, &person.id, &headers, &("POST reminders", &plan, &unit), || async {
        let sent = reminders::send(&person, &plan, &Party::Unit(unit.as_str().into())).await?;
        answer(StatusCode::OK, &RemindedBody { sent: sent.sent, already: sent.already })
    })
    .await
}

async fn owed(
    person: &Person,
    facts: &Facts,
    told: Told,
    (parties, party): (BTreeSet<Party>, Party),
    (asked, paging): (PeriodQuery, Paging),
) -> Result<Response> {
    let name = told.names.name(&party);
    if name.is_empty() {
        return Err(Error::NotFound);
    }
    let today = facts.today(person);
    let period = match asked.period.as_str() {
        "" => Period::of(today),
        text => Period::read(text).ok_or_else(|| Error::invalid("period", "not-a-period"))?,
    };
    let span = period.span().ok_or_else(|| Error::invalid("period", "not-a-period"))?;
    let gone = told.names.gone(facts);
    let owing = owing::owing(facts, &gone, Asked { today, zone: &person.zone, period: span });
    let decided = Decided::of(person.ctx.db().read(), facts.id()).await?;
    let mut duties = owing::owed(&owing, &decided.given(&person.zone), &parties, span);
    // A page begins at a place, also where what stood there has been done since.
    duties.sort_by_cached_key(place);
    let page = paging.of_ordered(duties, place)?;
    let duties = page.items.iter().map(|duty| body(person, facts, &decided, duty, today));
    let body = DutiesBody {
        name,
        also: parties.iter().filter(|one| **one != party).map(PartyBody::of).collect(),
        whose: PartyBody::of(&party),
        period: period.write(),
        first_day: span.first().to_string(),
        last_day: span.last().to_string(),
        duties: duties.collect(),
        next: page.next,
    };
    answer(StatusCode::OK, &body)
}

fn body(person: &Person, facts: &Facts, decided: &Decided, duty: &Duty, today: Day) -> DutyBody {
    let (indicator_id, year) = match &duty.kind {
        DutyKind::Read { indicator, year } => (Some(indicator.to_string()), Some(*year)),
        _ => (None, None),
    };
    let decision = match &duty.kind {
        DutyKind::CarryOut { decision, .. } => decided.row(decision),
        _ => None,
    };
    DutyBody {
        kind: kind(&duty.kind),
        due_day: duty.due.to_string(),
        late: duty.due < today,
        words: in_words(person.words(), facts, duty, today),
        node_id: reminders::node_of(duty),
        indicator_id,
        year,
        decision_id: decision.map(|row| row.id.0.clone()),
        review_id: decision.map(|row| row.review_id.0.clone()),
    }
}

const fn kind(kind: &DutyKind) -> &'static str {
    match kind {
        DutyKind::Finish => "finish",
        DutyKind::Begin => "begin",
        DutyKind::SayHowItStands => "say-how-it-stands",
        DutyKind::Judge => "judge",
        DutyKind::Read { .. } => "read",
        DutyKind::CarryOut { .. } => "carry-out",
    }
}

/// Where a duty stands in the list: by its day, and there always at one place.
fn place(duty: &Duty) -> String {
    let node = duty.node.as_ref().map(ToString::to_string).unwrap_or_default();
    let rest = match &duty.kind {
        DutyKind::Read { indicator, year } => format!(".{indicator}.{year}"),
        DutyKind::CarryOut { decision, .. } => format!(".{decision}"),
        _ => String::new(),
    };
    format!("{}.{node}.{}{rest}", duty.due, kind(&duty.kind))
}
