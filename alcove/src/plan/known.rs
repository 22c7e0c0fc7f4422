//! From the rows of a plan to what the rules know.

use std::collections::{BTreeMap, HashSet};

use alcove_domain::kit::{Day, Instant, NodeId, Number};
use alcove_domain::plan::indicator::{Baseline, Dimension, Overlap};
use alcove_domain::plan::money::{Funding, Need, Rate, Stage};
use alcove_domain::plan::outline::OutlineRefusal;
use alcove_domain::plan::progress::Work;
use alcove_domain::plan::schedule::ScheduleRefusal;
use alcove_domain::plan::{
    Contribution, Currency, Dependency, Indicator, Line, Method, Network, Node, NodeKind, Outline, Part,
    Party, Rates, Reading, Responsibility, Shape, Span, Standing, Tag, Task, Timing, Value,
};

use super::rows::Rows;
use super::store::{indicator, line, need, node, reading, responsibility};
use super::words;
use crate::kit::{Error, Result};

/// The day in a column; a column that holds none is a fault of the program.
pub fn day(text: &str) -> Result<Day> {
    Day::parse(text).map_err(Error::fault)
}

fn days(first: Option<&String>, last: Option<&String>) -> Option<Span> {
    Span::new(Day::parse(first?).ok()?, Day::parse(last?).ok()?)
}

pub fn number(text: &str) -> Result<Number> {
    Number::parse(text).map_err(Error::fault)
}

impl node::Model {
    pub fn node_id(&self) -> NodeId {
        self.id.as_str().into()
    }

    /// A kind that this version does not know is read as an objective, which nothing pushes.
    pub fn node_kind(&self) -> NodeKind {
        words::read_kind(&self.kind).unwrap_or(NodeKind::Objective)
    }

    pub fn standing(&self) -> Standing {
        words::read_standing(&self.standing).unwrap_or_default()
    }

    /// An objective of which nobody has said yet where it stands.
    pub fn is_unjudged(&self) -> bool {
        self.node_kind() == NodeKind::Objective && self.noted_at.is_none()
    }

    /// The word of where it stands; none of an objective until somebody has judged it.
    pub fn judged(&self) -> Option<&str> {
        (!self.is_unjudged()).then_some(self.standing.as_str())
    }

    pub fn method(&self) -> Method {
        words::read_method(&self.method).unwrap_or(Method::Judged)
    }

    /// Where it lies, as it was last worked out.
    pub fn span(&self) -> Option<Span> {
        days(self.first_day.as_ref(), self.last_day.as_ref())
    }

    /// The day from which it lies, or would lie if nothing below it had dates.
    pub fn own_first_day(&self) -> Option<Day> {
        let own = self.own_first_day.as_ref().or(self.first_day.as_ref());
        own.and_then(|day| Day::parse(day).ok())
    }

    /// When it happens by itself, whatever lies below it.
    pub fn timing(&self) -> Timing {
        let automatic =
            Timing::Automatic { from: self.own_first_day(), days: u32::try_from(self.days).unwrap_or(1) };
        self.span().filter(|_| self.is_fixed()).map_or(automatic, Timing::Fixed)
    }

    pub fn is_fixed(&self) -> bool {
        self.mode == "fixed"
    }

    pub fn work(&self) -> Option<Work> {
        let planned = Number::parse(self.work_planned.as_ref()?).ok()?;
        let remaining = self.work_remaining.as_ref().and_then(|text| Number::parse(text).ok());
        Some(Work { remaining: remaining.unwrap_or_else(|| planned.clone()), planned })
    }

    /// Whether both say the same of the work.
    pub fn takes_work_of(&self, other: &Self) -> bool {
        (&self.work_planned, &self.work_remaining) == (&other.work_planned, &other.work_remaining)
    }

    /// Whether both are the same node in the same place at the same time.
    pub fn has_shape_of(&self, other: &Self) -> bool {
        let shape = |node: &Self| {
            (node.position, node.days, node.removed_at, node.first_day.clone(), node.last_day.clone())
        };
        shape(self) == shape(other)
            && (&self.id, &self.kind, &self.parent_id, &self.mode, &self.own_first_day)
                == (&other.id, &other.kind, &other.parent_id, &other.mode, &other.own_first_day)
    }

    fn task(&self) -> Option<Task> {
        let shape = match self.node_kind() {
            NodeKind::Objective => return None,
            NodeKind::Action => Shape::Stretch,
            NodeKind::Milestone => Shape::Point,
        };
        Some(Task {
            id: self.node_id(),
            parent: self.parent_id.as_ref().map(|id| id.as_str().into()),
            shape,
            timing: self.timing(),
        })
    }
}

impl responsibility::Model {
    pub fn party(&self) -> Option<Party> {
        match (&self.unit_id, &self.person_id) {
            (Some(unit), _) => Some(Party::Unit(unit.as_str().into())),
            (_, Some(person)) => Some(Party::Person(person.as_str().into())),
            _ => None,
        }
    }

    pub(super) fn known(&self) -> Option<Responsibility> {
        Some(Responsibility {
            node: self.node_id.as_str().into(),
            party: self.party()?,
            part: words::read_part(&self.part)?,
            from: Day::parse(&self.from_day).ok()?,
            until: self.until_day.as_ref().and_then(|day| Day::parse(day).ok()),
        })
    }
}

impl line::Model {
    /// As the rules of money know it.
    pub fn known(&self) -> Option<Line> {
        Some(Line {
            node: self.node_id.as_str().into(),
            year: i16::try_from(self.year).ok()?,
            source: self.source.clone(),
            currency: Currency::parse(&self.currency).ok()?,
            stage: words::read_stage(&self.stage)?,
            funding: words::read_funding(&self.funding)?,
            need: Need::parse(&self.need)?,
            amount: Number::parse(&self.amount).ok()?,
        })
    }

    pub fn is_unfunded_plan(&self) -> bool {
        words::read_stage(&self.stage) == Some(Stage::Planned)
            && words::read_funding(&self.funding) == Some(Funding::Unfunded)
    }
}

impl need::Model {
    pub fn need(&self) -> Option<Need> {
        Need::parse(&self.kind)
    }
}

impl reading::Model {
    pub fn known(&self) -> Option<Reading> {
        let value = match (&self.amount, &self.numerator, &self.denominator) {
            (Some(amount), _, _) => Value::Amount(Number::parse(amount).ok()?),
            (_, Some(numerator), Some(denominator)) => Value::Share {
                numerator: Number::parse(numerator).ok()?,
                denominator: Number::parse(denominator).ok()?,
            },
            _ => return None,
        };
        Some(Reading {
            period: days(Some(&self.first_day), Some(&self.last_day))?,
            cell: read_cell(&self.cell),
            value,
            source: self.source.clone(),
            by: self.read_by.as_str().into(),
            at: Instant(self.read_at),
        })
    }
}

/// `sex=f;age=under-18`, by dimension; empty for the whole.
pub fn write_cell(cell: &BTreeMap<String, String>) -> String {
    let parts: Vec<String> =
        cell.iter().map(|(dimension, category)| format!("{dimension}={category}")).collect();
    parts.join(";")
}

pub fn read_cell(text: &str) -> BTreeMap<String, String> {
    let parts = text.split(';').filter_map(|part| part.split_once('='));
    parts.map(|(dimension, category)| (dimension.trim().to_owned(), category.trim().to_owned())).collect()
}

/// A dimension as it stands in the column.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct WrittenDimension {
    pub id: String,
    pub categories: Vec<String>,
    /// Whether a case may be in several categories.
    #[serde(default)]
    pub overlapping: bool,
}

impl indicator::Model {
    pub fn written_dimensions(&self) -> Vec<WrittenDimension> {
        serde_json::from_str(&self.dimensions).unwrap_or_default()
    }
}

impl Rows {
    pub fn period(&self) -> Result<Span> {
        let span = Span::new(day(&self.plan.first_day)?, day(&self.plan.last_day)?);
        span.ok_or_else(|| Error::fault("a plan that ends before it begins"))
    }

    /// Wants and deeds, with what the deeds serve.
    pub fn outline(&self) -> std::result::Result<Outline, OutlineRefusal> {
        let live: HashSet<&str> = self.live().map(|node| node.id.as_str()).collect();
        let nodes = self.live().map(|node| Node {
            id: node.node_id(),
            kind: node.node_kind(),
            parent: node.parent_id.as_ref().map(|id| id.as_str().into()),
        });
        let ties = self.contributions.iter();
        let ties = ties
            .filter(|tie| live.contains(tie.deed_id.as_str()) && live.contains(tie.objective_id.as_str()));
        let ties = ties.map(|tie| Contribution {
            deed: tie.deed_id.as_str().into(),
            objective: tie.objective_id.as_str().into(),
            share: tie.share.as_ref().and_then(|share| Number::parse(share).ok()),
        });
        Outline::of(nodes.collect(), ties.collect())
    }

    pub fn tasks(&self) -> Vec<Task> {
        self.live().filter_map(|node| node.task()).collect()
    }

    pub fn known_dependencies(&self) -> Vec<Dependency> {
        let live: HashSet<&str> = self.live().map(|node| node.id.as_str()).collect();
        let both = self.dependencies.iter();
        let both =
            both.filter(|row| live.contains(row.before_id.as_str()) && live.contains(row.after_id.as_str()));
        both.map(|row| Dependency {
            before: row.before_id.as_str().into(),
            after: row.after_id.as_str().into(),
            lag: i32::try_from(row.lag).unwrap_or_default(),
        })
        .collect()
    }

    pub fn network(&self) -> std::result::Result<Network, ScheduleRefusal> {
        Network::of(self.tasks(), &self.known_dependencies())
    }

    pub fn known_responsibilities(&self) -> Vec<Responsibility> {
        self.responsibilities.iter().filter_map(|row| row.known()).collect()
    }

    pub fn standings(&self) -> BTreeMap<NodeId, Standing> {
        self.live().map(|node| (node.node_id(), node.standing())).collect()
    }

    pub fn spans(&self) -> BTreeMap<NodeId, Span> {
        self.live().filter_map(|node| Some((node.node_id(), node.span()?))).collect()
    }

    pub fn known_tags(&self) -> BTreeMap<NodeId, Vec<Tag>> {
        let mut tags: BTreeMap<NodeId, Vec<Tag>> = BTreeMap::new();
        for row in &self.tags {
            let tag = Tag { scheme: row.scheme.clone(), code: row.code.clone() };
            tags.entry(row.node_id.as_str().into()).or_default().push(tag);
        }
        tags
    }

    pub fn own_currency(&self) -> Result<Currency> {
        Currency::parse(&self.plan.currency).map_err(Error::fault)
    }

    pub fn known_lines(&self) -> Vec<Line> {
        self.lines.iter().filter_map(|row| row.known()).collect()
    }

    pub fn known_rates(&self) -> Result<Rates> {
        let rates = self.rates.iter().map(|row| {
            Ok(Rate {
                currency: Currency::parse(&row.currency).map_err(Error::fault)?,
                day: day(&row.day)?,
                worth: number(&row.worth)?,
                source: row.source.clone(),
            })
        });
        Rates::of(self.own_currency()?, rates.collect::<Result<_>>()?).map_err(Error::fault)
    }

    /// An indicator as the rules know it.
    pub fn known_indicator(&self, row: &indicator::Model) -> Option<Indicator> {
        let baseline = row.baseline.as_ref().zip(row.baseline_year).and_then(|(value, year)| {
            Some(Baseline { value: Number::parse(value).ok()?, year: i16::try_from(year).ok()? })
        });
        let targets = self.targets.iter().filter(|target| target.indicator_id == row.id);
        Some(Indicator {
            id: row.id.as_str().into(),
            measure: words::read_measure(&row.measure)?,
            unit: row.unit.clone(),
            direction: words::read_direction(&row.direction)?,
            entry: words::read_entry(&row.entry)?,
            across: words::read_across(&row.across)?,
            baseline,
            targets: targets
                .filter_map(|target| {
                    Some((i16::try_from(target.year).ok()?, Number::parse(&target.target).ok()?))
                })
                .collect(),
            dimensions: row
                .written_dimensions()
                .into_iter()
                .map(|one| Dimension {
                    id: one.id,
                    categories: one.categories,
                    overlap: if one.overlapping { Overlap::Overlapping } else { Overlap::Exclusive },
                })
                .collect(),
        })
    }

    /// Indicators in use; a new version takes the place of the one before.
    pub fn live_indicators(&self) -> impl Iterator<Item = &std::sync::Arc<indicator::Model>> {
        self.indicators.iter().filter(|row| row.removed_at.is_none())
    }

    pub fn known_readings(&self, row: &indicator::Model) -> Vec<Reading> {
        let of = self.readings.iter().filter(|reading| reading.indicator_id == row.id);
        of.filter_map(|reading| reading.known()).collect()
    }

    /// The parties with an open part in a node, responsible ones first.
    pub fn parties(&self, node: &node::Model, on: Day) -> Vec<(Part, Party)> {
        let of = self.responsibilities.iter().filter(|row| row.node_id == node.id);
        let mut parties: Vec<(Part, Party)> = of
            .filter_map(|row| row.known())
            .filter(|held| held.holds(on))
            .map(|held| (held.part, held.party))
            .collect();
        parties.sort();
        parties
    }
}
