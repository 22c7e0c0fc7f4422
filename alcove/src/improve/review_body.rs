//! What a review froze when it was opened: the agenda, with standings and figures as of the day.

use std::collections::{BTreeMap, BTreeSet};

use alcove_domain::improve::agenda::{self, Agenda, Between, OpenDecision, Reviewed, What};
use alcove_domain::kit::{Day, Instant, NodeId, Number};
use alcove_domain::plan::matter::Important;
use alcove_domain::plan::money::Stage;
use alcove_domain::plan::{NodeKind, Party, Progress, Standing, reading, responsibility, standing};
use serde::{Deserialize, Serialize};

use super::facts::Facts;
use super::names::Names;
use super::parties::{read_party, write_party};
use super::progress::Towards;
use super::store::decision;
use super::{damage, progress};
use crate::kit::ids::{DecisionId, ReviewId};
use crate::kit::words::format::day_in;
use crate::kit::{Error, Result};
use crate::network::Person;
use crate::plan::{matters, words};

/// One JSON document, always read whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaBody {
    /// The instant of the figures, in milliseconds, and its day where the institution is.
    pub as_of: i64,
    pub day: String,
    /// The baseline that changes are held against.
    pub baseline: i64,
    /// The review before this one.
    pub last_review: Option<ReviewId>,
    pub nodes: Vec<NodeBody>,
    /// Sums by stage and currency: `planned`, `committed`, `spent`.
    pub money: BTreeMap<String, BTreeMap<String, String>>,
    /// What was decided before and not done yet, in the order in which it is due.
    pub decisions: Vec<DecisionId>,
    /// What the last review decided and what was done of it since; older reviews do not keep it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub settled: Vec<DecisionId>,
    pub points: Vec<PointBody>,
    pub changes: Vec<ChangeBody>,
    pub conflicts: Vec<ConflictBody>,
    pub missing: Vec<MissingBody>,
}

/// A node as it stood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NodeBody {
    pub id: String,
    pub number: String,
    pub kind: String,
    pub title: String,
    /// Null of an objective that nobody had judged; older reviews call those `not-started`.
    pub standing: Option<String>,
    pub first_day: Option<String>,
    pub last_day: Option<String>,
    /// `unit:ID` or `person:ID` of those who answered for it.
    pub responsible: Vec<String>,
    pub progress: ProgressBody,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgressBody {
    pub method: String,
    /// Nought to one, exact; null where there was nothing to derive it from.
    pub value: Option<String>,
    pub n: usize,
    pub of: usize,
    /// Of which year the targets are that indicators are on the way to; reviews of before do not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub towards: Option<Towards>,
}

/// What is to be talked about. `what` is the kind in kebab case; `days` and `day` where it has some.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointBody {
    pub node: String,
    pub what: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<String>,
}

/// An important change since the last approval; `matter` as the plan keeps its kinds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeBody {
    pub node: String,
    /// The title it had: what was taken out is in no list.
    pub title: String,
    pub matter: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConflictBody {
    pub node: String,
    pub because_of: String,
    pub needs: String,
    pub has: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingBody {
    pub node: String,
    pub indicator: String,
    pub title: String,
    pub year: i16,
}

/// What stood before a review is opened.
pub struct Before<'a> {
    pub last: Option<(ReviewId, i64)>,
    pub between: Between,
    pub decisions: &'a [decision::Model],
    /// Of the last review, done since.
    pub settled: &'a [decision::Model],
    pub important: &'a [Important],
}

impl AgendaBody {
    pub fn read(text: &str) -> Result<Self> {
        serde_json::from_str(text).map_err(Error::fault)
    }

    pub fn write(&self) -> Result<String> {
        serde_json::to_string(self).map_err(Error::fault)
    }

    /// What a review is known by: of its snapshot and its agenda together.
    pub fn hash(snapshot: &str, agenda: &str) -> String {
        damage::hash_of(snapshot, agenda)
    }

    pub fn node(&self, id: &str) -> Option<&NodeBody> {
        self.nodes.iter().find(|node| node.id == id)
    }

    /// Makes the agenda from the plan as it stands.
    pub fn of(person: &Person, facts: &Facts, names: &Names, before: &Before<'_>) -> Self {
        let today = facts.today(person);
        let nodes = reviewed(person, facts, names, today);
        let made = agenda::agenda(
            &nodes,
            before.between,
            before.decisions.iter().map(open_decision).collect(),
            before.important.to_vec(),
            facts.propagation.conflicts.clone(),
        );
        let figures = progress::of(facts, today);
        let numbers = facts.numbers();
        let bodies = facts.listed.iter().zip(&nodes).map(|(row, node)| {
            let figure = figures.get(row.at);
            let unjudged = facts.row(row.at).is_unjudged() && node.standing == Standing::NotStarted;
            NodeBody {
                id: node.node.as_str().to_owned(),
                number: numbers.get(&row.at).cloned().unwrap_or_default(),
                kind: words::kind(node.kind).to_owned(),
                title: facts.row(row.at).title.clone(),
                standing: (!unjudged).then(|| words::standing(node.standing).to_owned()),
                first_day: node.span.map(|span| span.first().to_string()),
                last_day: node.span.map(|span| span.last().to_string()),
                responsible: node.responsible.iter().map(write_party).collect(),
                progress: ProgressBody::of(figure, figures.towards(facts, row.at)),
            }
        });
        Self {
            as_of: person.ctx.now.millis(),
            day: today.to_string(),
            baseline: facts.rows.plan.baselines,
            last_review: before.last.as_ref().map(|(id, _)| id.clone()),
            nodes: bodies.collect(),
            money: money(facts),
            decisions: in_order(&made, before.decisions),
            settled: before.settled.iter().map(|row| row.id.clone()).collect(),
            points: made.points.iter().map(|point| PointBody::of(&point.node, &point.what)).collect(),
            changes: made
                .changes
                .iter()
                .map(|one| ChangeBody {
                    node: one.node.as_str().to_owned(),
                    title: title(facts, &one.node),
                    matter: matters::write(std::slice::from_ref(&one.matter)),
                })
                .collect(),
            conflicts: made
                .conflicts
                .iter()
                .map(|one| ConflictBody {
                    node: one.node.as_str().to_owned(),
                    because_of: one.because_of.as_str().to_owned(),
                    needs: one.needs.to_string(),
                    has: one.has.to_string(),
                })
                .collect(),
            missing: made
                .missing
                .iter()
                .map(|(node, indicator, year)| MissingBody {
                    node: node.as_str().to_owned(),
                    indicator: indicator.as_str().to_owned(),
                    title: indicator_title(facts, indicator.as_str()),
                    year: *year,
                })
                .collect(),
        }
    }

    /// How many actions stood how, in the order of the words.
    pub fn standings(&self) -> Vec<(Standing, usize)> {
        let actions = || self.nodes.iter().filter(|node| node.kind == "action");
        let count = |word: &str| actions().filter(|node| node.standing.as_deref() == Some(word)).count();
        Standing::ALL
            .into_iter()
            .map(|one| (one, count(words::standing(one))))
            .filter(|(_, count)| *count > 0)
            .collect()
    }
}

impl ProgressBody {
    fn of(progress: &Progress, towards: Option<Towards>) -> Self {
        Self {
            towards,
            method: words::method(progress.method).to_owned(),
            value: progress.value.as_ref().map(Number::to_exact),
            n: progress.n,
            of: progress.of,
        }
    }

    pub fn known(&self) -> Option<Progress> {
        Some(Progress {
            method: words::read_method(&self.method)?,
            value: self.value.as_ref().and_then(|value| Number::parse(value).ok()),
            n: self.n,
            of: self.of,
            left_out: 0,
        })
    }
}

impl PointBody {
    fn of(node: &NodeId, what: &What) -> Self {
        let point = |what: &str, days: Option<i64>, day: Option<Day>| Self {
            node: node.as_str().to_owned(),
            what: what.to_owned(),
            days,
            day: day.map(|day| day.to_string()),
        };
        match what {
            What::Unowned => point("unowned", None, None),
            What::Overdue { days } => point("overdue", Some(*days), None),
            What::Delayed => point("delayed", None, None),
            What::AtRisk => point("at-risk", None, None),
            What::LateStart { days } => point("late-start", Some(*days), None),
            What::Stalled { days } => point("stalled", Some(*days), None),
            What::Suspended => point("suspended", None, None),
            What::Unfunded => point("unfunded", None, None),
            What::ToJudge => point("to-judge", None, None),
            What::Ending { last } => point("ending", None, Some(*last)),
            What::Beginning { first } => point("beginning", None, Some(*first)),
            What::Done => point("done", None, None),
            What::Cancelled => point("cancelled", None, None),
        }
    }
}

/// Every node in the order of the plan, as the rules of a review ask for it.
fn reviewed(person: &Person, facts: &Facts, names: &Names, today: Day) -> Vec<Reviewed> {
    let rows = &facts.rows;
    let held = rows.known_responsibilities();
    let gone = names.gone(facts);
    let standings = rows.standings();
    let mut unfunded: BTreeMap<&str, Number> = BTreeMap::new();
    for line in rows.lines.iter().filter(|line| line.is_unfunded_plan()) {
        if let Some(known) = line.known() {
            let sum = unfunded.entry(line.node_id.as_str()).or_insert_with(Number::zero);
            *sum = &*sum + &known.amount;
        }
    }
    let one = |row: &alcove_domain::plan::rows::Row| {
        let node = facts.row(row.at);
        let id = node.node_id();
        let standing = facts.outline.standing(&standings, row.at);
        let noted = node.noted_at.map(Instant);
        let noted_day = noted.map(|at| day_in(at, &person.zone));
        let responsible: BTreeSet<Party> =
            responsibility::responsible(&held, &id, today, &gone).into_iter().cloned().collect();
        let missing = rows
            .live_indicators()
            .filter(|indicator| indicator.node_id == node.id)
            .filter_map(|indicator| {
                let readings = rows.known_readings(indicator);
                let current = reading::current(&readings, person.ctx.now);
                let known = rows.known_indicator(indicator)?;
                let years = known.missing_years(&current, today);
                Some(years.into_iter().map(move |year| (known.id.clone(), year)))
            })
            .flatten()
            .collect();
        Reviewed {
            kind: node.node_kind(),
            watch: standing::watch(standing, node.span(), noted_day, rows.plan.quiet_days, today),
            span: node.span(),
            unfunded: unfunded.get(node.id.as_str()).is_some_and(|sum| !sum.is_zero() && !sum.is_negative()),
            standing,
            noted,
            responsible,
            missing,
            node: id,
        }
    };
    facts.listed.iter().map(one).collect()
}

fn open_decision(row: &decision::Model) -> OpenDecision {
    OpenDecision {
        due: row.due_day.as_ref().and_then(|day| Day::parse(day).ok()),
        // The rules sort by it; two decisions of the same words stay apart by their ids.
        text: format!("{}\n{}", row.words, row.id),
        responsible: party(row),
    }
}

/// Who answers for a decision.
pub fn party(row: &decision::Model) -> Option<Party> {
    match (&row.unit_id, &row.person_id) {
        (Some(unit), _) => read_party(&format!("unit:{unit}")),
        (_, Some(person)) => read_party(&format!("person:{person}")),
        _ => None,
    }
}

fn in_order(agenda: &Agenda, rows: &[decision::Model]) -> Vec<DecisionId> {
    let of = |text: &str| rows.iter().find(|row| text == format!("{}\n{}", row.words, row.id));
    agenda.decisions.iter().filter_map(|one| of(&one.text).map(|row| row.id.clone())).collect()
}

fn money(facts: &Facts) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut sums: BTreeMap<Stage, BTreeMap<String, Number>> = BTreeMap::new();
    for line in facts.rows.known_lines() {
        // What stands on a node that was taken out is out with it.
        if facts.place(line.node.as_str()).is_err() {
            continue;
        }
        let of_stage = sums.entry(line.stage).or_default();
        let sum = of_stage.entry(line.currency.as_str().to_owned()).or_insert_with(Number::zero);
        *sum = &*sum + &line.amount;
    }
    let written = |sums: BTreeMap<String, Number>| {
        sums.into_iter().map(|(currency, sum)| (currency, sum.to_exact())).collect()
    };
    sums.into_iter().map(|(stage, sums)| (words::stage(stage).to_owned(), written(sums))).collect()
}

pub(super) fn title(facts: &Facts, id: &NodeId) -> String {
    let plan = &facts.rows.plan;
    if plan.id.as_str() == id.as_str() {
        return plan.title.clone();
    }
    let row = facts.rows.nodes.iter().find(|node| node.id.as_str() == id.as_str());
    row.map(|node| node.title.clone()).unwrap_or_default()
}

fn indicator_title(facts: &Facts, id: &str) -> String {
    let row = facts.rows.indicators.iter().find(|row| row.id.as_str() == id);
    row.map(|row| row.title.clone()).unwrap_or_default()
}

/// Whether a kind of node is judged by a meeting rather than carried out.
pub fn is_objective(node: &NodeBody) -> bool {
    words::read_kind(&node.kind) == Some(NodeKind::Objective)
}
