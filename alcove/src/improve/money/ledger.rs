//! The ledger: lines are added and never changed. A mistake is taken back by the opposite line;
//! money that is found for a wish takes the wish back and stands in its place.

use std::sync::Arc;

use alcove_domain::kit::{Day, Number};
use alcove_domain::network::Action;
use alcove_domain::plan::Currency;
use alcove_domain::plan::money::{self, Funding, Line, Need, Stage};

use super::{LONGEST_NAME, LONGEST_WORDS, check_action, check_words, fault, years};
use crate::improve::changing::{self, Act, Draft};
use crate::improve::facts::{self, Facts};
use crate::kit::clock::new_id;
use crate::kit::ids::{LineId, NeedId, NodeId, PlanId};
use crate::kit::{Error, FieldFault, Refusal, Result};
use crate::network::Person;
use crate::plan::store::line::Model;
use crate::plan::words;

/// A line as it was said. Words of choices are those of the columns.
#[derive(Clone, Debug)]
pub struct Said {
    pub node: NodeId,
    /// A need of that node; its kind goes before `need`.
    pub need_id: Option<NeedId>,
    pub year: String,
    pub source: String,
    pub currency: String,
    pub stage: String,
    pub funding: String,
    pub need: String,
    pub amount: Amount,
    pub note: String,
    /// Asked for where it changes a plan that was approved.
    pub reason: String,
}

/// An amount that was read, or why it could not be.
pub type Amount = std::result::Result<Number, FieldFault>;

/// As people type it; what could be two amounts is asked about.
pub fn typed_amount(text: &str) -> Amount {
    if text.trim().is_empty() {
        return Err(FieldFault::new("amount", "amount-missing"));
    }
    money::read_amount(text).map_err(fault)
}

/// As machines write it: a point before the decimals and nothing else.
pub fn exact_amount(text: &str) -> Amount {
    Number::parse(text).map_err(|_| FieldFault::new("amount", "not-an-amount"))
}

/// A line, with the plan as it is with it.
pub struct Added {
    pub id: LineId,
    pub facts: Arc<Facts>,
}

/// Adds a line. What is planned is part of what was approved; what is bound or paid is noted.
pub async fn add(person: &Person, plan: &PlanId, said: Said) -> Result<Added> {
    let facts = facts::load(person, plan).await?;
    person.may(Action::EditPlan, &facts.resource())?;
    let line = check(&facts, &said, facts.today(person))?;
    let id: LineId = new_id();
    let entry = Entry { id: id.clone(), need_id: said.need_id.clone(), note: &said.note, reverses: None };
    let act = Act::new("plan.line-added").on(&said.node).because(&said.reason).after(told(&line));
    let facts = write(person, plan, act, line.stage, |draft| {
        let row = row(person, draft, &line, entry);
        push(draft, row);
        Ok(())
    })
    .await?;
    Ok(Added { id, facts })
}

/// Takes a line back by its opposite.
pub async fn take_back(person: &Person, plan: &PlanId, id: &LineId, reason: &str) -> Result<Added> {
    let facts = facts::load(person, plan).await?;
    person.may(Action::EditPlan, &facts.resource())?;
    let (taken, line) = find(&facts, id)?;
    let new: LineId = new_id();
    let entry =
        Entry { id: new.clone(), need_id: taken.need_id.clone(), note: reason, reverses: Some(id.clone()) };
    let act = Act::new("plan.line-taken-back").on(&taken.node_id).because(reason).before(told(&line));
    let facts = write(person, plan, act, line.stage, |draft| {
        check_stands(draft, id)?;
        let row = row(person, draft, &line.reversal(), entry);
        push(draft, row);
        Ok(())
    })
    .await?;
    Ok(Added { id: new, facts })
}

/// Money that was found for a wish: all of it, or a part.
#[derive(Clone, Debug)]
pub struct Found {
    pub source: String,
    pub amount: Amount,
    pub reason: String,
}

/// Takes an unfunded line back, puts what was found in its place, and leaves the rest unfunded.
pub async fn fund(person: &Person, plan: &PlanId, id: &LineId, found: Found) -> Result<Added> {
    let facts = facts::load(person, plan).await?;
    person.may(Action::EditPlan, &facts.resource())?;
    let (taken, line) = find(&facts, id)?;
    if line.funding == Funding::Funded {
        return Err(Refusal::new("line-is-funded").into());
    }
    let amount = found.amount.map_err(|fault| Error::Invalid(vec![fault]))?;
    let funded = Line {
        funding: Funding::Funded,
        source: found.source.trim().to_owned(),
        amount: amount.clone(),
        ..line.clone()
    };
    let mut faults = Vec::new();
    check_words(&mut faults, "source", &found.source, LONGEST_NAME);
    if let Err(refusal) = funded.check_new(years(&facts.rows)?, facts.today(person)) {
        faults.push(fault(refusal));
    }
    let rest = line.amount.clone() - amount;
    if rest.is_negative() {
        faults.push(FieldFault::new("amount", "more-than-the-line"));
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let rest = Line { amount: rest, ..line.clone() };
    let new: LineId = new_id();
    let act = Act::new("plan.line-funded")
        .on(&taken.node_id)
        .because(&found.reason)
        .before(told(&line))
        .after(told(&funded));
    let facts = write(person, plan, act, line.stage, |draft| {
        check_stands(draft, id)?;
        let entry = |id: LineId, reverses: Option<LineId>| Entry {
            id,
            need_id: taken.need_id.clone(),
            note: if reverses.is_some() { &found.reason } else { &taken.note },
            reverses,
        };
        let mut rows = vec![
            row(person, draft, &line.reversal(), entry(new_id(), Some(id.clone()))),
            row(person, draft, &funded, entry(new.clone(), None)),
        ];
        if !rest.amount.is_zero() {
            rows.push(row(person, draft, &rest, entry(new_id(), None)));
        }
        for row in rows {
            push(draft, row);
        }
        Ok(())
    })
    .await?;
    Ok(Added { id: new, facts })
}

/// A line of this plan, as it stands in the table and as the rules know it.
pub fn find(facts: &Facts, id: &LineId) -> Result<(Arc<Model>, Line)> {
    let row = facts.rows.lines.iter().find(|row| row.id == *id).ok_or(Error::NotFound)?;
    let line = row.known().ok_or_else(|| Error::fault(format!("line {id} cannot be read")))?;
    Ok((row.clone(), line))
}

/// The line that took this one back.
pub fn taken_back<'f>(facts: &'f Facts, id: &LineId) -> Option<&'f Arc<Model>> {
    facts.rows.lines.iter().find(|row| row.reverses_id.as_ref() == Some(id))
}

/// Planned money is a fact of what is approved; the rest is what happens.
async fn write(
    person: &Person,
    plan: &PlanId,
    act: Act<'_>,
    stage: Stage,
    work: impl FnOnce(&mut Draft) -> Result<()>,
) -> Result<Arc<Facts>> {
    if stage == Stage::Planned {
        return changing::change(person, plan, act, work).await;
    }
    let changed = changing::monitor(person, plan, &act, work).await?;
    changing::commit(person, changed, act).await
}

fn check_stands(draft: &Draft, id: &LineId) -> Result<()> {
    let lines = &draft.rows.lines;
    if lines.iter().any(|row| row.id == *id && row.reverses_id.is_some()) {
        return Err(Refusal::new("line-takes-back").into());
    }
    if lines.iter().any(|row| row.reverses_id.as_ref() == Some(id)) {
        return Err(Refusal::new("line-taken-back").into());
    }
    Ok(())
}

fn check(facts: &Facts, said: &Said, today: Day) -> Result<Line> {
    let mut faults = Vec::new();
    if said.node.as_str().is_empty() {
        faults.push(FieldFault::new("node_id", "action-missing"));
    } else {
        match check_action(facts, &said.node) {
            Ok(_) => {}
            Err(Error::Invalid(found)) => faults.extend(found),
            Err(_) => faults.push(FieldFault::new("node_id", "unknown-choice")),
        }
    }
    let need = match &said.need_id {
        Some(id) => {
            let row = super::needs::live(facts).find(|row| row.id == *id && row.node_id == said.node);
            row.and_then(|row| row.need())
        }
        None => Need::parse(&said.need),
    };
    if need.is_none() {
        faults.push(FieldFault::new("need", "need-kind"));
    }
    let year = said.year.trim().parse::<i16>().ok();
    if year.is_none() {
        faults.push(FieldFault::new("year", "not-a-year"));
    }
    let currency = Currency::parse(said.currency.trim().to_uppercase().as_str()).ok();
    if currency.is_none() {
        faults.push(FieldFault::new("currency", "no-currency"));
    }
    let stage = words::read_stage(&said.stage);
    if stage.is_none() {
        faults.push(FieldFault::new("stage", "unknown-choice"));
    }
    let funding = words::read_funding(&said.funding);
    if funding.is_none() {
        faults.push(FieldFault::new("funding", "unknown-choice"));
    }
    check_words(&mut faults, "source", &said.source, LONGEST_NAME);
    check_words(&mut faults, "note", &said.note, LONGEST_WORDS);
    let amount = said.amount.clone().map_err(|fault| faults.push(fault)).ok();
    let (Some(need), Some(year), Some(currency), Some(stage), Some(funding), Some(amount)) =
        (need, year, currency, stage, funding, amount)
    else {
        return Err(Error::Invalid(faults));
    };
    let line = Line {
        node: said.node.as_str().into(),
        year,
        source: said.source.trim().to_owned(),
        currency,
        stage,
        funding,
        need,
        amount,
    };
    if let Err(refusal) = line.check_new(years(&facts.rows)?, today) {
        faults.push(fault(refusal));
    }
    if faults.is_empty() { Ok(line) } else { Err(Error::Invalid(faults)) }
}

struct Entry<'a> {
    id: LineId,
    need_id: Option<NeedId>,
    note: &'a str,
    reverses: Option<LineId>,
}

fn row(person: &Person, draft: &Draft, line: &Line, entry: Entry<'_>) -> Model {
    Model {
        id: entry.id,
        plan_id: draft.rows.id().clone(),
        node_id: line.node.as_str().into(),
        need_id: entry.need_id,
        year: i64::from(line.year),
        source: line.source.clone(),
        currency: line.currency.as_str().to_owned(),
        stage: words::stage(line.stage).to_owned(),
        funding: words::funding(line.funding).to_owned(),
        need: line.need.word().to_owned(),
        amount: line.amount.to_exact(),
        note: entry.note.trim().to_owned(),
        reverses_id: entry.reverses,
        entered_by: person.id.clone(),
        entered_at: draft.now,
    }
}

fn push(draft: &mut Draft, row: Model) {
    draft.rows.lines.push(Arc::new(row));
    draft.rows.lines.sort_by(|one, other| one.id.cmp(&other.id));
}

/// A line in the audit trail: `planned 2027 AZN 8400`.
fn told(line: &Line) -> String {
    format!("{} {} {} {}", words::stage(line.stage), line.year, line.currency, line.amount.to_exact())
}
