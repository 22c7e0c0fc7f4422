//! Indicators of an objective or an action: what is measured, from where, and what is wanted of each
//! year. They are facts of the plan that was approved.

use std::collections::BTreeMap;
use std::sync::Arc;

use alcove_domain::kit::Number;
use alcove_domain::network::Action;
use alcove_domain::plan::indicator::{Across, Direction, Entry, IndicatorRefusal, Measure};
use alcove_domain::plan::{NodeKind, Span};

use super::changing::{self, Act, Draft, check_version, typed_day};
use super::facts::{self, Facts};
use super::nodes::{self, LONGEST_TEXT, LONGEST_TITLE, typed_number};
use super::rights::Reach;
use crate::kit::clock::new_id;
use crate::kit::etag::Condition;
use crate::kit::ids::{IndicatorId, NodeId, PlanId};
use crate::kit::{Error, FieldFault, Refusal, Result};
use crate::network::Person;
use crate::plan::known::WrittenDimension;
use crate::plan::store::{indicator, target};
use crate::plan::words;

/// "people", "hours", "EUR": a word, not a sentence.
const LONGEST_UNIT: usize = 40;
/// Sex, age, disability, origin: more than a form of one page can ask.
const MOST_DIMENSIONS: usize = 4;
/// More categories than this are a list of names.
const MOST_CATEGORIES: usize = 30;
/// Places after the point that a table still shows in a column.
const MOST_DECIMALS: i64 = 6;

/// What is said of an indicator, as somebody typed it. Shares are said in per cent.
#[derive(Clone, Debug, Default)]
pub struct Said {
    pub title: String,
    pub definition: String,
    /// `amount` or `share`.
    pub measure: String,
    pub unit: String,
    pub decimals: String,
    /// `up`, `down`, `neutral`.
    pub direction: String,
    /// `increment`, `cumulative`, `snapshot`.
    pub entry: String,
    /// `sum`, `separate`.
    pub across: String,
    pub baseline: String,
    pub baseline_year: String,
    /// By when the baseline will be known, where it is not yet.
    pub baseline_due: String,
    pub targets: BTreeMap<i16, String>,
    pub dimensions: Vec<WrittenDimension>,
    pub verified_by: String,
}

pub async fn add(
    person: &Person,
    plan: &PlanId,
    node: &NodeId,
    said: Said,
    reason: &str,
) -> Result<(IndicatorId, Arc<Facts>)> {
    let facts = nodes::may_edit(person, plan, node).await?;
    facts.rows.node(node)?;
    check(&said)?;
    let id: IndicatorId = new_id();
    let act = Act::new("plan.indicator-added").on(node).because(reason).after(said.title.trim());
    let facts = changing::change(person, plan, act, |draft| add_in(draft, &id, node, &said)).await?;
    Ok((id, facts))
}

/// The same within an act that does more.
pub(super) fn add_in(draft: &mut Draft, id: &IndicatorId, node: &NodeId, said: &Said) -> Result<()> {
    if draft.rows.node(node)?.node_kind() == NodeKind::Milestone {
        return Err(Refusal::new("milestone-without-indicators").into());
    }
    let checked = check(said)?;
    let position = next_position(draft, node);
    let mut row = empty(draft, id, node, position);
    word(&mut row, said, &checked);
    draft.rows.indicators.push(Arc::new(row));
    set_targets(draft, id, &checked.targets);
    hold(draft, id)
}

/// Words an indicator anew. Other dimensions, or another measure, make another indicator of one that
/// was read: the readings stay with the old one, and the answer names the new.
pub async fn edit(
    person: &Person,
    plan: &PlanId,
    id: &IndicatorId,
    seen: &Condition,
    said: Said,
    reason: &str,
) -> Result<(IndicatorId, Arc<Facts>)> {
    let (facts, row) = find(person, plan, id).await?;
    may_edit(person, &facts, &row.node_id).await?;
    let checked = check(&said)?;
    let new: IndicatorId = new_id();
    let node = row.node_id.clone();
    let act = Act::new("plan.indicator-edited")
        .on(&node)
        .because(reason)
        .before(&row.title)
        .after(said.title.trim());
    let mut stands = id.clone();
    let facts = changing::change(person, plan, act, |draft| {
        let now = draft.now;
        let read = draft.rows.readings.iter().any(|reading| reading.indicator_id == *id);
        let before = live_mut(draft, id)?;
        check_version(seen, before.version, present(before))?;
        let dimensions = checked.dimensions()?;
        if read && (before.dimensions != dimensions || before.measure != words::measure(checked.measure)) {
            before.removed_at = Some(now);
            before.version += 1;
            let position = before.position;
            let mut row = empty(draft, &new, &node, position);
            row.supersedes_id = Some(id.clone());
            word(&mut row, &said, &checked);
            draft.rows.indicators.push(Arc::new(row));
            stands = new.clone();
        } else {
            before.version += 1;
            word(before, &said, &checked);
        }
        set_targets(draft, &stands, &checked.targets);
        hold(draft, &stands)
    })
    .await?;
    Ok((stands, facts))
}

/// Takes an indicator out of the plan; its readings stay with it.
pub async fn remove(person: &Person, plan: &PlanId, id: &IndicatorId, reason: &str) -> Result<Arc<Facts>> {
    let (facts, row) = find(person, plan, id).await?;
    may_edit(person, &facts, &row.node_id).await?;
    let act = Act::new("plan.indicator-removed").on(&row.node_id).because(reason).before(&row.title);
    changing::change(person, plan, act, |draft| {
        let now = draft.now;
        let row = live_mut(draft, id)?;
        row.removed_at = Some(now);
        row.version += 1;
        Ok(())
    })
    .await
}

/// Brings back one that was removed, unless another has taken its place.
pub async fn restore(person: &Person, plan: &PlanId, id: &IndicatorId, reason: &str) -> Result<Arc<Facts>> {
    let (facts, row) = find(person, plan, id).await?;
    may_edit(person, &facts, &row.node_id).await?;
    let act = Act::new("plan.indicator-restored").on(&row.node_id).because(reason).after(&row.title);
    changing::change(person, plan, act, |draft| {
        let followed = draft.rows.indicators.iter().any(|other| other.supersedes_id.as_ref() == Some(id));
        if followed {
            return Err(Error::NotFound);
        }
        let found = draft.rows.indicators.iter_mut().find(|row| row.id == *id && row.removed_at.is_some());
        let row = Arc::make_mut(found.ok_or(Error::NotFound)?);
        row.removed_at = None;
        row.version += 1;
        Ok(())
    })
    .await
}

/// The indicator with its plan, for one who may see it; also one that was removed or replaced.
pub async fn find(
    person: &Person,
    plan: &PlanId,
    id: &IndicatorId,
) -> Result<(Arc<Facts>, Arc<indicator::Model>)> {
    let facts = facts::load(person, plan).await?;
    let row = facts.rows.indicators.iter().find(|row| row.id == *id).cloned().ok_or(Error::NotFound)?;
    // What hung on a node that was removed has gone with it.
    facts.rows.node(&row.node_id)?;
    Ok((facts, row))
}

async fn may_edit(person: &Person, facts: &Facts, node: &NodeId) -> Result<()> {
    Reach::of(person, facts).await?.may(Action::EditPlan, facts.place(node.as_str())?)
}

/// As machines see it, for an answer that tells what stands.
pub fn present(row: &indicator::Model) -> serde_json::Value {
    serde_json::json!({ "id": row.id, "title": row.title, "version": row.version })
}

/// What was typed, as the columns hold it.
struct Checked {
    measure: Measure,
    direction: Direction,
    entry: Entry,
    across: Across,
    decimals: i64,
    baseline: Option<Number>,
    baseline_year: Option<i16>,
    baseline_due: Option<String>,
    targets: BTreeMap<i16, Number>,
    dimensions: Vec<WrittenDimension>,
}

impl Checked {
    fn dimensions(&self) -> Result<String> {
        serde_json::to_string(&self.dimensions).map_err(Error::fault)
    }
}

fn check(said: &Said) -> Result<Checked> {
    let mut faults = Vec::new();
    check_texts(&mut faults, said);
    let measure = words::read_measure(&said.measure);
    let direction = words::read_direction(&said.direction);
    let entry = words::read_entry(&said.entry);
    let across = words::read_across(&said.across);
    let choices = [
        ("measure", measure.is_some()),
        ("direction", direction.is_some()),
        ("entry", entry.is_some()),
        ("across", across.is_some()),
    ];
    for (field, _) in choices.into_iter().filter(|(_, known)| !known) {
        faults.push(FieldFault::new(field, "unknown-choice"));
    }
    let share = measure == Some(Measure::Share);
    let mut number = |field: String, text: &str| match typed_number(text) {
        Ok(Some(number)) if share => number.checked_div(&Number::from(100)),
        Ok(number) => number,
        Err(_) => {
            faults.push(FieldFault::new(field, "not-a-number"));
            None
        }
    };
    let baseline = number("baseline".to_owned(), &said.baseline);
    let targets = said.targets.iter();
    let targets =
        targets.filter_map(|(year, text)| Some((*year, number(target_field(*year), text)?))).collect();
    let decimals = match said.decimals.trim() {
        "" => Some(0),
        text => text.parse().ok().filter(|places| (0..=MOST_DECIMALS).contains(places)),
    };
    if decimals.is_none() {
        faults.push(FieldFault::new("decimals", "unknown-choice"));
    }
    let baseline_year = check_year(&mut faults, said, baseline.is_some());
    let baseline_due = match typed_day("baseline_due", &said.baseline_due) {
        Ok(day) => day.map(|day| day.to_string()),
        Err(Error::Invalid(more)) => {
            faults.extend(more);
            None
        }
        Err(other) => return Err(other),
    };
    let dimensions = check_dimensions(&mut faults, &said.dimensions);
    match (measure, direction, entry, across, decimals) {
        (Some(measure), Some(direction), Some(entry), Some(across), Some(decimals)) if faults.is_empty() => {
            Ok(Checked {
                measure,
                direction,
                entry,
                across,
                decimals,
                baseline_due: baseline_due.filter(|_| baseline.is_none()),
                baseline,
                baseline_year,
                targets,
                dimensions,
            })
        }
        _ => Err(Error::Invalid(faults)),
    }
}

fn check_texts(faults: &mut Vec<FieldFault>, said: &Said) {
    if said.title.trim().is_empty() {
        faults.push(FieldFault::new("title", "title-missing"));
    }
    if said.measure == "amount" && said.unit.trim().is_empty() {
        faults.push(FieldFault::new("unit", "missing"));
    }
    let texts = [
        ("title", &said.title, LONGEST_TITLE),
        ("definition", &said.definition, LONGEST_TEXT),
        ("unit", &said.unit, LONGEST_UNIT),
        ("verified_by", &said.verified_by, LONGEST_TEXT),
    ];
    for (field, text, most) in texts {
        if text.chars().count() > most {
            faults.push(FieldFault::new(field, "too-long").with("most", most));
        }
        if text.contains('\0') {
            faults.push(FieldFault::new(field, "unreadable-letter"));
        }
    }
}

/// A value without its year says nothing, and a year without a value is a slip.
fn check_year(faults: &mut Vec<FieldFault>, said: &Said, has_value: bool) -> Option<i16> {
    let text = said.baseline_year.trim();
    match text.parse::<i16>().ok().filter(|year| Span::year(*year).is_some()) {
        Some(year) if has_value => Some(year),
        None if has_value => {
            faults.push(FieldFault::new("baseline_year", "baseline-needs-year"));
            None
        }
        None if !text.is_empty() => {
            faults.push(FieldFault::new("baseline_year", "not-a-year"));
            None
        }
        _ => None,
    }
}

fn check_dimensions(faults: &mut Vec<FieldFault>, said: &[WrittenDimension]) -> Vec<WrittenDimension> {
    let trimmed = |texts: &[String]| -> Vec<String> {
        texts.iter().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
    };
    let mut dimensions = Vec::new();
    for (at, one) in said.iter().enumerate() {
        let (id, categories) = (one.id.trim().to_owned(), trimmed(&one.categories));
        let field = format!("dimension-{}", at + 1);
        if id.is_empty() && categories.is_empty() {
            continue;
        }
        // A cell is written with these.
        let unusable =
            |text: &String| text.contains([';', '=', '\0']) || text.chars().count() > LONGEST_TITLE;
        if id.is_empty() {
            faults.push(FieldFault::new(field.clone(), "missing"));
        }
        if std::iter::once(&id).chain(&categories).any(unusable) {
            faults.push(FieldFault::new(field.clone(), "dimension-letters"));
        }
        if categories.len() > MOST_CATEGORIES {
            faults.push(FieldFault::new(field, "too-many-categories").with("most", MOST_CATEGORIES));
        }
        dimensions.push(WrittenDimension { id, categories, overlapping: one.overlapping });
    }
    if dimensions.len() > MOST_DIMENSIONS {
        faults.push(FieldFault::new("dimension-1", "too-many-dimensions").with("most", MOST_DIMENSIONS));
    }
    dimensions
}

/// The field in which the target of a year is typed.
pub fn target_field(year: i16) -> String {
    format!("target-{year}")
}

fn next_position(draft: &Draft, node: &NodeId) -> i64 {
    let of = draft.rows.indicators.iter().filter(|row| row.node_id == *node);
    of.map(|row| row.position).max().unwrap_or(0) + 1
}

fn live_mut<'a>(draft: &'a mut Draft, id: &IndicatorId) -> Result<&'a mut indicator::Model> {
    let found = draft.rows.indicators.iter_mut().find(|row| row.id == *id && row.removed_at.is_none());
    found.map(Arc::make_mut).ok_or(Error::NotFound)
}

fn empty(draft: &Draft, id: &IndicatorId, node: &NodeId, position: i64) -> indicator::Model {
    indicator::Model {
        id: id.clone(),
        plan_id: draft.rows.id().clone(),
        node_id: node.clone(),
        supersedes_id: None,
        position,
        title: String::new(),
        definition: String::new(),
        measure: String::new(),
        unit: String::new(),
        decimals: 0,
        direction: String::new(),
        entry: String::new(),
        across: String::new(),
        baseline: None,
        baseline_year: None,
        baseline_due: None,
        dimensions: "[]".to_owned(),
        verified_by: String::new(),
        created_at: draft.now,
        removed_at: None,
        version: 1,
    }
}

fn word(row: &mut indicator::Model, said: &Said, checked: &Checked) {
    row.title = said.title.trim().to_owned();
    row.definition = said.definition.trim().to_owned();
    row.measure = words::measure(checked.measure).to_owned();
    row.unit = match checked.measure {
        Measure::Share => "percent".to_owned(),
        Measure::Amount => said.unit.trim().to_owned(),
    };
    row.decimals = checked.decimals;
    row.direction = words::direction(checked.direction).to_owned();
    row.entry = words::entry(checked.entry).to_owned();
    row.across = words::across(checked.across).to_owned();
    row.baseline = checked.baseline.as_ref().map(Number::to_exact);
    row.baseline_year = checked.baseline_year.map(i64::from);
    row.baseline_due.clone_from(&checked.baseline_due);
    row.dimensions = checked.dimensions().unwrap_or_else(|_| "[]".to_owned());
    row.verified_by = said.verified_by.trim().to_owned();
}

fn set_targets(draft: &mut Draft, id: &IndicatorId, targets: &BTreeMap<i16, Number>) {
    let written =
        |year: &i64| i16::try_from(*year).ok().and_then(|year| targets.get(&year)).map(Number::to_exact);
    let rows = &mut draft.rows.targets;
    rows.retain(|row| row.indicator_id != *id || written(&row.year).as_ref() == Some(&row.target));
    for (year, target) in targets {
        let year = i64::from(*year);
        if !rows.iter().any(|row| row.indicator_id == *id && row.year == year) {
            let row = target::Model { indicator_id: id.clone(), year, target: target.to_exact() };
            rows.push(Arc::new(row));
        }
    }
    rows.sort_by(|one, other| (&one.indicator_id, one.year).cmp(&(&other.indicator_id, other.year)));
}

/// Asks the rules about the indicator as it would be.
fn hold(draft: &Draft, id: &IndicatorId) -> Result<()> {
    let row = draft.rows.indicators.iter().find(|row| row.id == *id).ok_or(Error::NotFound)?;
    let known =
        draft.rows.known_indicator(row).ok_or_else(|| Error::fault("an indicator without its words"))?;
    let field = |year: i16| match known.targets.contains_key(&year) {
        true => target_field(year),
        false => "baseline".to_owned(),
    };
    let dimension = |id: &str| {
        let at = known.dimensions.iter().rposition(|one| one.id == id).unwrap_or_default();
        format!("dimension-{}", at + 1)
    };
    known.check(draft.rows.period()?).map_err(|refusal| match refusal {
        IndicatorRefusal::NotAShare { year, .. } => Error::invalid(field(year), "not-per-cent"),
        IndicatorRefusal::OutsideThePlan { year, .. } => Error::invalid(field(year), "outside-the-plan"),
        IndicatorRefusal::WorseThanBaseline { year, .. } => {
            Error::invalid(target_field(year), "worse-than-baseline")
        }
        IndicatorRefusal::Categories { dimension: id } => {
            Error::invalid(dimension(&id), "categories-twice-or-none")
        }
        IndicatorRefusal::DimensionTwice { dimension: id } => {
            Error::invalid(dimension(&id), "dimension-twice")
        }
    })
}
