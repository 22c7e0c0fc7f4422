//! Results in the reader's words and numbers: what the page shows and the report prints.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

use alcove_domain::assess::edition::{Instrument, Scale, in_language};
use alcove_domain::kit::Number;

use super::facts::Laid;
use super::results::Results;
use super::spoken::Level;
use crate::assess::outcome_body::{NodeBody, SeatBody, SummaryBody};
use crate::kit::Words;

/// Values are shown with one decimal: more would claim a precision that nobody has.
const DECIMALS: u32 = 1;

pub struct View<'a> {
    pub results: &'a Results,
    pub words: Words,
    /// The scale of most items: its levels colour what is shown. None in a checklist.
    pub ramp: Option<Ramp>,
    /// Headings of the outermost tier.
    pub dimensions: Vec<usize>,
    /// Those below them; where there are none, the outermost themselves.
    pub criteria: Vec<usize>,
    parents: Vec<Option<usize>>,
    /// Numbers as the language writes them; a page has few different ones, and many of each.
    written: RefCell<HashMap<String, String>>,
}

/// A scale's levels, lowest first.
pub struct Ramp {
    pub levels: Vec<Level>,
    pub low: f64,
    pub high: f64,
    scale: Scale,
}

/// A node as it is called.
#[derive(Clone, Debug)]
pub struct Called {
    pub code: String,
    pub name: String,
    /// Where the words are in another language than the page.
    pub lang: Option<String>,
}

/// A value as it is shown, with its place on the ramp.
#[derive(Clone, Debug)]
pub struct Value {
    pub text: String,
    pub number: f64,
    /// 1 to 4; 0 where there is no ramp for it.
    pub shade: usize,
    pub level: String,
}

impl<'a> View<'a> {
    pub fn of(results: &'a Results, words: Words) -> Self {
        let laid = &results.facts.laid;
        let parents: Vec<Option<usize>> = laid.tree.nodes.iter().map(|node| node.parent).collect();
        let headings: BTreeSet<usize> = parents.iter().flatten().copied().collect();
        let outer: Vec<usize> = (0..parents.len()).filter(|node| parents[*node].is_none()).collect();
        let inner: Vec<usize> = (0..parents.len())
            .filter(|node| {
                parents[*node].is_some_and(|above| parents[above].is_none()) && headings.contains(node)
            })
            .collect();
        let (dimensions, criteria) = if inner.is_empty() { (Vec::new(), outer) } else { (outer, inner) };
        let dimensions = dimensions.into_iter().filter(|node| headings.contains(node)).collect();
        let criteria = criteria.into_iter().filter(|node| headings.contains(node)).collect();
        let written = RefCell::default();
        Self { ramp: Ramp::of(words, laid), dimensions, criteria, parents, words, results, written }
    }

    pub fn laid(&self) -> &Laid {
        &self.results.facts.laid
    }

    pub fn node(&self, node: usize) -> &NodeBody {
        &self.results.body.nodes[node]
    }

    pub fn called(&self, node: usize) -> Called {
        let said = self.laid().said(node, &self.words.lang());
        let lang = (said.language != self.words.code() && !said.language.is_empty())
            .then(|| said.language.to_owned());
        // What has no code of its own is not called by a number that people never see.
        let code = if said.code == said.title() { "" } else { said.code };
        Called { code: code.to_owned(), name: said.title().to_owned(), lang }
    }

    /// Everything that the raters were asked at a node: its name, its sentence, and what the organisation
    /// says that it means here.
    pub fn asked(&self, node: usize) -> Called {
        let said = self.laid().said(node, &self.words.lang());
        let mut called = self.called(node);
        if !said.name.is_empty() && !said.text.is_empty() {
            called.name = self.words.t2("settle-named-text", "name", said.name, "text", said.text);
        }
        if let Some(wording) = said.wording {
            let here = self.words.t1("rate-wording", "wording", wording);
            called.name = self.words.t2("settle-text-here", "text", called.name, "here", here);
        }
        called
    }

    /// The seats that said something: who was asked and kept silent has rated nothing.
    pub fn raters(&self) -> impl Iterator<Item = &SeatBody> {
        self.results.body.seats.iter().filter(|seat| seat.rated > 0)
    }

    /// The seats that were asked and said nothing.
    pub fn silent(&self) -> impl Iterator<Item = &SeatBody> {
        self.results.body.seats.iter().filter(|seat| seat.items > 0 && seat.rated == 0)
    }

    pub fn dimension_of(&self, node: usize) -> Option<usize> {
        let mut next = Some(node);
        while let Some(at) = next {
            if self.dimensions.contains(&at) {
                return Some(at);
            }
            next = self.parents[at];
        }
        None
    }

    pub fn below(&self, dimension: usize) -> impl Iterator<Item = usize> + '_ {
        self.criteria.iter().copied().filter(move |node| self.parents[*node] == Some(dimension))
    }

    /// Rated items at and below a node.
    pub fn items_below(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        self.laid().rated().filter(move |item| self.laid().is_below(*item, node))
    }

    pub fn value(&self, summary: &SummaryBody) -> Option<Value> {
        let number = summary.number()?;
        Some(self.shown(&number, summary.measure.as_deref().unwrap_or_default()))
    }

    /// How many were answered of how many, and how many of these the value comes from, where that is not
    /// all of them.
    pub fn n_of(&self, summary: &SummaryBody) -> String {
        let mut said = vec![("n", summary.n.into()), ("of", summary.of.into())];
        if summary.value.is_none() || summary.entered() == summary.n {
            return self.words.say("settle-results-n-of", said);
        }
        said.push(("entered", summary.entered().into()));
        self.words.say("settle-results-n-of-entered", said)
    }

    /// A number as the reader's language writes it.
    pub fn number(&self, number: &Number, places: u32) -> String {
        let plain = number.to_decimal(places);
        let mut written = self.written.borrow_mut();
        written.entry(plain).or_insert_with_key(|plain| self.words.decimal(plain)).clone()
    }

    /// A number of a measure, as it is shown.
    pub fn shown(&self, number: &Number, measure: &str) -> Value {
        let words = self.words;
        let float = number.to_f64();
        match (measure, &self.ramp) {
            ("grade", Some(ramp)) => Value {
                text: self.number(number, DECIMALS),
                number: float,
                shade: ramp.shade(number),
                level: ramp.name(number).to_owned(),
            },
            ("share", _) => plain(
                words.t1("settle-percent", "amount", self.number(&(number * &Number::from(100)), 0)),
                float,
            ),
            ("met", _) => {
                plain(words.t(if number.is_zero() { "settle-not-met" } else { "settle-met" }), float)
            }
            ("count", _) => plain(self.number(number, 0), float),
            _ => plain(self.number(number, DECIMALS), float),
        }
    }

    /// The value of a unit at a node: `None` where it was not asked, empty where it gave none.
    pub fn of_seat(&self, seat: usize, node: usize) -> Option<Option<Value>> {
        let values = &self.results.body.seats[seat].values;
        let found = values.iter().find(|value| value.node == node)?;
        let number = found.value.as_deref().and_then(Number::read_exact);
        let measure = self.node(node).summary.measure.as_deref().unwrap_or_default();
        Some(number.map(|number| self.shown(&number, measure)))
    }

    /// Then and now of a node, over what compares.
    pub fn change(&self, node: usize) -> Option<&(Number, Number)> {
        self.results.before.as_ref()?.change.nodes.get(&node)
    }

    /// `+0.4`, `−0.2`, `0.0`: with a sign, as a change is read.
    pub fn signed(&self, change: &(Number, Number)) -> String {
        let away = &change.1 - &change.0;
        let text = self.number(&away.abs(), DECIMALS);
        let is_nothing = away.abs().to_decimal(DECIMALS).bytes().all(|byte| byte == b'0' || byte == b'.');
        match (is_nothing, away.is_negative()) {
            (true, _) => text,
            (_, true) => format!("\u{2212}{text}"),
            _ => format!("+{text}"),
        }
    }

    /// What the cycle before is called: its cycle, else its title.
    pub fn before_name(&self) -> &str {
        let Some(before) = &self.results.before else { return "" };
        if before.cycle.is_empty() { &before.title } else { &before.cycle }
    }

    /// One sentence that somebody could read aloud.
    pub fn sentence(&self) -> String {
        let words = self.words;
        let nodes = if self.dimensions.len() > 1 { &self.dimensions } else { &self.criteria };
        let mut known: Vec<(usize, Value)> =
            nodes.iter().filter_map(|node| Some((*node, self.value(&self.node(*node).summary)?))).collect();
        known.retain(|(_, value)| value.shade > 0);
        known.sort_by(|a, b| b.1.number.total_cmp(&a.1.number));
        let title = self.results.facts.row.title.clone();
        match (known.first(), known.last()) {
            (Some((best, high)), Some((worst, low))) if best != worst && high.level != low.level => words
                .say(
                    "settle-results-sentence-two",
                    vec![
                        ("high", high.level.clone().into()),
                        ("best", self.called(*best).name.into()),
                        ("low", low.level.clone().into()),
                        ("worst", self.called(*worst).name.into()),
                    ],
                ),
            // What is equal as it is shown has no end that leads.
            (Some((best, high)), Some((worst, low))) if best != worst && high.text != low.text => words.say(
                "settle-results-sentence-one",
                vec![
                    ("level", high.level.clone().into()),
                    ("best", self.called(*best).name.into()),
                    ("worst", self.called(*worst).name.into()),
                ],
            ),
            (Some((_, high)), _) => {
                words.t2("settle-results-sentence-level", "level", high.level.as_str(), "title", title)
            }
            _ => words.t1("settle-results-sentence-none", "title", title),
        }
    }

    /// The name of a tier for this many nodes.
    pub fn tier(&self, node: usize) -> (String, String) {
        let edition = &self.laid().known.edition;
        let tier = edition.tiers.get(self.laid().tier(node));
        let found = tier.and_then(|tier| in_language(&tier.texts, &self.words.lang(), &edition.language));
        found.map(|(_, name)| (name.one.clone(), name.many.clone())).unwrap_or_default()
    }

    /// Criteria with a value, highest first.
    pub fn ranked(&self) -> Vec<(usize, Value)> {
        let mut known: Vec<(usize, Value)> = self
            .criteria
            .iter()
            .filter_map(|node| Some((*node, self.value(&self.node(*node).summary)?)))
            .filter(|(_, value)| value.shade > 0)
            .collect();
        known.sort_by(|a, b| b.1.number.total_cmp(&a.1.number).then(a.0.cmp(&b.0)));
        known
    }
}

const fn plain(text: String, number: f64) -> Value {
    Value { text, number, shade: 0, level: String::new() }
}

impl Ramp {
    /// The scale that most items are answered on, the first of equals.
    fn of(words: Words, laid: &Laid) -> Option<Self> {
        let used = |scale: &Scale| {
            let on = |node: &&alcove_domain::assess::tree::Node| matches!(&node.instrument, Some(Instrument::Scale(id)) if *id == scale.id);
            laid.tree.nodes.iter().filter(on).count()
        };
        let most = laid.scales().iter().map(used).max().filter(|most| *most > 0)?;
        let scale = laid.scales().iter().find(|scale| used(scale) == most)?.clone();
        let levels = laid.levels(words, &scale.id);
        Some(Self {
            low: f64::from(scale.values().min()?),
            high: f64::from(scale.values().max()?),
            levels,
            scale,
        })
    }

    fn nearest(&self, number: &Number) -> Option<&Level> {
        let step = self.scale.nearest(number)?;
        self.levels.iter().find(|level| level.value == step)
    }

    fn shade(&self, number: &Number) -> usize {
        self.nearest(number).map_or(0, |level| level.shade)
    }

    fn name(&self, number: &Number) -> &str {
        self.nearest(number).map_or("", |level| level.name.as_str())
    }
}
