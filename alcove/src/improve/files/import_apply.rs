//! What a workbook wants, written into a draft of the plan: the same rows that the pages write.

mod days;
mod refusals;
mod structure;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use alcove_domain::kit::Number;
use alcove_domain::plan::baseline::{About, Heading, Said};
use alcove_domain::plan::money::{MoneyRefusal, Stage};
use alcove_domain::plan::{Line, NodeKind, Part, Party};

use refusals::Refusals;
pub use refusals::Refused;

use super::book::{Extra, Topic, Wish};
use super::import_read::Place;
use super::measured::{NewIndicator, NewReading};
use crate::improve::changing::Draft;
use crate::improve::facts::{self, Facts};
use crate::improve::names::Names;
use crate::improve::{dates, indicators, nodes, parties, readings};
use crate::kit::clock::new_id;
use crate::kit::ids::{IndicatorId, NodeId, ReadingId};
use crate::kit::{Error, FieldFault, Refusal, Result};
use crate::network::Person;
use crate::plan::store::{dependency, line, node, target};
use crate::plan::{known, words};

pub struct Applying<'a> {
    pub person: &'a Person,
    pub names: &'a Names,
    wishes: Vec<(usize, Topic, &'a Wish)>,
    /// Nodes that are spoken of and will not be there, since their rows could not be read.
    unread: BTreeSet<String>,
}

impl<'a> Applying<'a> {
    /// `fitting` are the places of the wishes that are written. What belongs together is left where a
    /// part of it could not be read.
    pub fn new(
        person: &'a Person,
        names: &'a Names,
        wishes: &'a [Wish],
        fitting: &[usize],
        broken: &BTreeSet<Place>,
        draft: &Draft,
    ) -> Result<Self> {
        let of = fitting.iter().map(|place| Ok((*place, wishes[*place].topic()?, &wishes[*place])));
        let mut of = of.collect::<Result<Vec<_>>>()?;
        of.retain(|(_, topic, wish)| {
            !is_read_as_one(topic) || !broken.contains(&(wish.sheet.clone(), wish.row))
        });
        let unread = if broken.is_empty() { BTreeSet::new() } else { unread(draft, &of) };
        Ok(Self { person, names, wishes: of, unread })
    }

    /// Writes all of it, or tells all that the rules refuse: who filled in forty rows wants to know of
    /// each that is wrong, and of all that is wrong in it. Only of a node that could not be added
    /// nothing more is asked.
    pub fn apply(&self, draft: &mut Draft) -> std::result::Result<(), Vec<Refused>> {
        let mut refusals = Refusals::missing(self.unread.clone());
        for (place, topic, wish) in &self.wishes {
            if matches!(topic, Topic::Fact(About::Kind)) {
                refusals.take_new(*place, wish, self.add(draft, wish));
            }
        }
        self.say(draft, &mut refusals);
        self.structure(draft, &mut refusals);
        self.days(draft, &mut refusals);
        self.each(draft, &mut refusals, |topic| matches!(topic, Topic::Fact(About::Party(..))), Self::party);
        let figures =
            |topic: &Topic| matches!(topic, Topic::Fact(About::Target(..) | About::IndicatorBaseline(_)));
        self.each(draft, &mut refusals, figures, Self::figure);
        self.indicators(draft, &mut refusals);
        self.each(
            draft,
            &mut refusals,
            |topic| matches!(topic, Topic::Fact(About::Planned(_))),
            Self::planned,
        );
        self.measured(draft, &mut refusals);
        let is_whole = |topic: &Topic| *topic == Topic::Extra(Extra::Whole);
        self.each(draft, &mut refusals, is_whole, Self::take_out);
        refusals.into_result()
    }

    fn each(
        &self,
        draft: &mut Draft,
        refusals: &mut Refusals,
        which: impl Fn(&Topic) -> bool,
        write: impl Fn(&Self, &mut Draft, &Topic, &Wish) -> Result<()>,
    ) {
        for (place, topic, wish) in self.wishes.iter().filter(|(_, topic, _)| which(topic)) {
            if !speaks_of_missing(refusals, topic, wish) {
                refusals.take(*place, write(self, draft, topic, wish));
            }
        }
    }

    /// Indicators, then readings, for a reading may be of a new indicator. One that is refused says
    /// nothing of the others of its node.
    fn measured(&self, draft: &mut Draft, refusals: &mut Refusals) {
        for (place, topic, wish) in &self.wishes {
            if let Topic::Extra(Extra::Indicator(id)) = topic
                && !refusals.misses(&wish.node)
            {
                refusals.take(*place, add_indicator(draft, id, wish));
            }
        }
        for (place, topic, wish) in &self.wishes {
            if let Topic::Extra(Extra::Reading(id)) = topic
                && !refusals.misses(&wish.node)
            {
                refusals.take(*place, self.enter_reading(draft, id, wish));
            }
        }
    }

    fn enter_reading(&self, draft: &mut Draft, id: &str, wish: &Wish) -> Result<()> {
        let new = NewReading::read(wish.after.as_deref().unwrap_or_default())?;
        let indicator = IndicatorId(new.indicator.clone());
        readings::enter_in(self.person, draft, &indicator, &ReadingId(id.to_owned()), &new.said())
    }

    /// Takes a node and all below it out of the plan, unless it went with another.
    fn take_out(&self, draft: &mut Draft, _: &Topic, wish: &Wish) -> Result<()> {
        let id = NodeId(wish.node.clone());
        if draft.rows.node(&id).is_err() {
            return Ok(());
        }
        nodes::remove_in(draft, &id)
    }

    /// Adds a node, still without its words.
    fn add(&self, draft: &mut Draft, wish: &Wish) -> Result<()> {
        let Some(Said::Kind(kind)) = Wish::said(wish.after.as_ref())? else {
            return Err(Refusal::new("import-removal").into());
        };
        let position = draft.rows.nodes.iter().map(|node| node.position).max().unwrap_or(0) + 1;
        let row = node::Model {
            id: NodeId(wish.node.clone()),
            plan_id: draft.rows.id().clone(),
            kind: words::kind(kind).to_owned(),
            parent_id: None,
            position,
            code: String::new(),
            title: String::new(),
            body: String::new(),
            mode: "automatic".to_owned(),
            first_day: None,
            last_day: None,
            days: 1,
            own_first_day: None,
            method: words::method(nodes::usual_method(kind)).to_owned(),
            standing: words::standing(Default::default()).to_owned(),
            done: None,
            noted_at: None,
            work_planned: None,
            work_remaining: None,
            output: String::new(),
            evidence_expected: String::new(),
            priority: 2,
            risk: String::new(),
            risk_answer: String::new(),
            library_ref: String::new(),
            search_text: String::new(),
            created_at: draft.now,
            created_by: Some(self.person.id.clone()),
            removed_at: None,
            version: 1,
        };
        draft.rows.nodes.push(Arc::new(row));
        Ok(())
    }

    /// Words each node once, with all that is said of it.
    fn say(&self, draft: &mut Draft, refusals: &mut Refusals) {
        let mut by_node: BTreeMap<&str, Vec<(usize, &Topic, &Wish)>> = BTreeMap::new();
        for (place, topic, wish) in &self.wishes {
            let is_words = match topic {
                Topic::Fact(about) => *about == About::Title,
                Topic::Extra(extra) => extra.is_words(),
            };
            if is_words && !refusals.misses(&wish.node) {
                by_node.entry(&wish.node).or_default().push((*place, topic, wish));
            }
        }
        for (id, wishes) in by_node {
            let (first, ..) = wishes[0];
            refusals.take(first, self.say_one(draft, id, &wishes));
        }
    }

    fn say_one(&self, draft: &mut Draft, id: &str, wishes: &[(usize, &Topic, &Wish)]) -> Result<()> {
        let id = NodeId::from(id);
        let mut said = said(draft, &id)?;
        for (_, topic, wish) in wishes {
            let text = wish.after.clone().unwrap_or_default();
            match topic {
                Topic::Fact(_) => {
                    if let Some(Said::Words(title)) = Wish::said(wish.after.as_ref())? {
                        said.title = title;
                    }
                }
                Topic::Extra(Extra::Body) => said.body = text,
                Topic::Extra(Extra::Output) => said.output = text,
                Topic::Extra(Extra::Evidence) => said.evidence_expected = text,
                Topic::Extra(Extra::Priority) => said.priority = text.parse().unwrap_or(2),
                Topic::Extra(Extra::Risk) => said.risk = text,
                Topic::Extra(Extra::RiskAnswer) => said.risk_answer = text,
                Topic::Extra(Extra::Tags) => said.tags = text,
                Topic::Extra(
                    Extra::Mode | Extra::After(_) | Extra::Whole | Extra::Indicator(_) | Extra::Reading(_),
                ) => {}
            }
        }
        nodes::say_in(draft, &id, &said)
    }

    fn party(&self, draft: &mut Draft, topic: &Topic, wish: &Wish) -> Result<()> {
        let Topic::Fact(About::Party(part, party)) = topic else { return Ok(()) };
        let id = NodeId(wish.node.clone());
        draft.rows.node_mut(&id)?;
        if wish.after.is_some() {
            self.begin(draft, &id, *part, party)
        } else {
            end(draft, &id, *part, party)
        }
    }

    fn begin(&self, draft: &mut Draft, id: &NodeId, part: Part, party: &Party) -> Result<()> {
        if !self.names.has(party) {
            return Err(Refusal::new("import-party-gone").with("name", self.names.name(party)).into());
        }
        let row = parties::row(self.person, draft, id, words::part(part), party, draft.today);
        draft.rows.responsibilities.push(Arc::new(row));
        Ok(())
    }

    fn figure(&self, draft: &mut Draft, topic: &Topic, wish: &Wish) -> Result<()> {
        let number = match Wish::said(wish.after.as_ref())? {
            Some(Said::Number(number)) => Some(number.to_exact()),
            _ => None,
        };
        match topic {
            Topic::Fact(About::IndicatorBaseline(id)) => {
                let rows = &mut draft.rows.indicators;
                let row =
                    rows.iter_mut().find(|row| row.id.as_str() == id.as_str()).ok_or(Error::NotFound)?;
                let row = Arc::make_mut(row);
                if row.baseline_year.is_none() && number.is_some() {
                    return Err(Refusal::new("import-baseline-year").into());
                }
                row.baseline = number;
                row.version += 1;
            }
            Topic::Fact(About::Target(id, year)) => {
                let (indicator_id, year) = (IndicatorId::from(id.as_str()), i64::from(*year));
                let targets = &mut draft.rows.targets;
                targets.retain(|row| row.indicator_id != indicator_id || row.year != year);
                if let Some(target) = number {
                    targets.push(Arc::new(target::Model { indicator_id, year, target }));
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Asks the rules about every indicator that has other figures now.
    fn indicators(&self, draft: &Draft, refusals: &mut Refusals) {
        let period = match draft.rows.period() {
            Ok(period) => period,
            Err(why) => return refusals.take_whole(why),
        };
        let mut told: BTreeSet<&str> = BTreeSet::new();
        for (place, topic, _) in &self.wishes {
            let (Topic::Fact(About::IndicatorBaseline(id)) | Topic::Fact(About::Target(id, _))) = topic
            else {
                continue;
            };
            let row = draft.rows.indicators.iter().find(|row| row.id.as_str() == id.as_str());
            let known = row.and_then(|row| draft.rows.known_indicator(row));
            if known.is_some_and(|known| known.check(period).is_err()) && told.insert(id.as_str()) {
                refusals.take(*place, Err(Refusal::new("import-figure-does-not-fit").into()));
            }
        }
    }

    /// The ledger is never edited: what is more or less becomes a line of its own.
    fn planned(&self, draft: &mut Draft, topic: &Topic, wish: &Wish) -> Result<()> {
        let Topic::Fact(About::Planned(heading)) = topic else { return Ok(()) };
        let number = |text: Option<&String>| -> Result<Number> {
            Ok(match Wish::said(text)? {
                Some(Said::Number(number)) => number,
                _ => Number::zero(),
            })
        };
        let wanted = number(wish.after.as_ref())?;
        let id = NodeId(wish.node.clone());
        let kind = draft.rows.node(&id)?.node_kind();
        let mut faults = Vec::new();
        // What stands where none belongs may be taken away.
        if kind != NodeKind::Action && !wanted.is_zero() {
            faults.push(FieldFault::new("node_id", "money-not-an-action"));
        }
        if wanted.is_negative() {
            faults.push(FieldFault::new("amount", "amount-below-nothing"));
        }
        if !faults.is_empty() {
            return Err(Error::Invalid(faults));
        }
        let amount = wanted - number(wish.before.as_ref())?;
        check(draft, &id, heading, &amount)?;
        let row = line::Model {
            id: new_id(),
            plan_id: draft.rows.id().clone(),
            node_id: id,
            need_id: None,
            year: i64::from(heading.year),
            source: heading.source.clone(),
            currency: heading.currency.as_str().to_owned(),
            stage: words::stage(Stage::Planned).to_owned(),
            funding: words::funding(heading.funding).to_owned(),
            need: heading.need.word().to_owned(),
            amount: amount.to_exact(),
            note: String::new(),
            reverses_id: None,
            entered_by: self.person.id.clone(),
            entered_at: draft.now,
        };
        draft.rows.lines.push(Arc::new(row));
        Ok(())
    }
}

fn unread(draft: &Draft, wishes: &[(usize, Topic, &Wish)]) -> BTreeSet<String> {
    let mut there: BTreeSet<&str> = draft.rows.live().map(|node| node.id.as_str()).collect();
    let added = wishes.iter().filter(|(_, topic, _)| *topic == Topic::Fact(About::Kind));
    there.extend(added.map(|(.., wish)| wish.node.as_str()));
    let spoken = wishes
        .iter()
        .flat_map(|(_, topic, wish)| std::iter::once(wish.node.clone()).chain(other_node(topic, wish)));
    spoken.filter(|id| !there.contains(id.as_str())).collect()
}

/// Whether one cell of it says nothing without the others.
fn is_read_as_one(topic: &Topic) -> bool {
    matches!(
        topic,
        Topic::Fact(About::FirstDay | About::LastDay | About::Planned(_))
            | Topic::Extra(Extra::Mode | Extra::After(_))
    )
}

fn speaks_of_missing(refusals: &Refusals, topic: &Topic, wish: &Wish) -> bool {
    refusals.misses(&wish.node) || other_node(topic, wish).is_some_and(|other| refusals.misses(&other))
}

/// The node that a wish ties its own to.
fn other_node(topic: &Topic, wish: &Wish) -> Option<String> {
    match topic {
        Topic::Fact(About::Serves(other)) | Topic::Extra(Extra::After(other)) => {
            Some(other.as_str().to_owned())
        }
        Topic::Fact(About::Parent) => match Wish::said(wish.after.as_ref()) {
            Ok(Some(Said::Node(parent))) => Some(parent.as_str().to_owned()),
            _ => None,
        },
        _ => None,
    }
}

fn add_indicator(draft: &mut Draft, id: &str, wish: &Wish) -> Result<()> {
    let new = NewIndicator::read(wish.after.as_deref().unwrap_or_default())?;
    let node = NodeId(wish.node.clone());
    indicators::add_in(draft, &IndicatorId(id.to_owned()), &node, &new.said())
}

/// What is said of a node as it stands.
fn said(draft: &Draft, id: &NodeId) -> Result<nodes::Said> {
    let row = draft.rows.node(id)?;
    let tags = draft.rows.tags.iter().filter(|tag| tag.node_id == *id);
    Ok(nodes::Said {
        title: row.title.clone(),
        body: row.body.clone(),
        output: row.output.clone(),
        evidence_expected: row.evidence_expected.clone(),
        priority: row.priority,
        risk: row.risk.clone(),
        risk_answer: row.risk_answer.clone(),
        method: row.method.clone(),
        work_planned: row.work_planned.clone().unwrap_or_default(),
        work_remaining: row.work_remaining.clone().unwrap_or_default(),
        tags: tags.map(|tag| format!("{}:{}", tag.scheme, tag.code)).collect::<Vec<_>>().join(", "),
    })
}

/// Ends with yesterday what holds, and takes away what never held a day.
fn end(draft: &mut Draft, id: &NodeId, part: Part, party: &Party) -> Result<()> {
    let yesterday = draft.today.plus_days(-1);
    let mut rows = Vec::new();
    for row in &draft.rows.responsibilities {
        let is_it =
            row.node_id == *id && row.part == words::part(part) && row.party().as_ref() == Some(party);
        let is_over = row.until_day.as_ref().is_some_and(|until| *until < draft.today.to_string());
        if !is_it || is_over {
            rows.push(row.clone());
        } else if known::day(&row.from_day)? <= yesterday {
            let mut row = row.clone();
            Arc::make_mut(&mut row).until_day = Some(yesterday.to_string());
            rows.push(row);
        }
    }
    draft.rows.responsibilities = rows.into();
    Ok(())
}

fn check(draft: &Draft, id: &NodeId, heading: &Heading, amount: &Number) -> Result<()> {
    let period = draft.rows.period()?;
    let line = Line {
        node: id.as_str().into(),
        year: heading.year,
        source: heading.source.clone(),
        currency: heading.currency.clone(),
        stage: Stage::Planned,
        funding: heading.funding,
        need: heading.need,
        amount: amount.clone(),
    };
    let years = (period.first().year(), period.last().year());
    line.check(years, draft.today).map_err(|refusal| match refusal {
        MoneyRefusal::NobodyPays => Refusal::new("import-nobody-pays").into(),
        MoneyRefusal::TooFine { .. } => Refusal::new("import-too-fine").into(),
        MoneyRefusal::OutsideThePlan { year, from, until } => Refusal::new("import-outside-the-plan")
            .with("year", year.to_string())
            .with("from", from.to_string())
            .with("until", until.to_string())
            .into(),
        _ => Error::Invalid(vec![FieldFault::new("amount", "not-a-number")]),
    })
}
