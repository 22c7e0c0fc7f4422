//! The budget of a plan by one or two dimensions, valued in one currency on one day.

use std::collections::{BTreeMap, BTreeSet};

use alcove_domain::kit::{Day, NodeId, Number};
use alcove_domain::plan::money::{Funding, MoneyRefusal, Rate, Stage};
use alcove_domain::plan::pivot::{Dimension, Key, Sums};
use alcove_domain::plan::responsibility::responsible;
use alcove_domain::plan::{Books, Currency, Line, NodeKind, Party, Pivot};

use super::Only;
use crate::improve::costs::ByCurrency;
use crate::improve::facts::Facts;
use crate::improve::names::Names;
use crate::kit::{Error, Result, Words};
use crate::plan::words;

pub const STAGES: [Stage; 3] = [Stage::Planned, Stage::Committed, Stage::Spent];

/// Every dimension with its word in addresses, in the interface for machines and in keys.
pub const DIMENSIONS: [(&str, Dimension); 9] = [
    ("objective", Dimension::Objective),
    ("action", Dimension::Node),
    ("outermost", Dimension::TopNode),
    ("unit", Dimension::Responsible),
    ("year", Dimension::Year),
    ("source", Dimension::Source),
    ("need", Dimension::Need),
    ("funding", Dimension::Funding),
    ("currency", Dimension::Currency),
];

pub fn dimension(word: &str) -> Option<Dimension> {
    DIMENSIONS.iter().find(|(known, _)| *known == word).map(|(_, dimension)| *dimension)
}

pub fn dimension_word(dimension: Dimension) -> &'static str {
    DIMENSIONS.iter().find(|(_, known)| *known == dimension).map_or("", |(word, _)| *word)
}

/// A budget that could be made, or what is in the way.
pub type Cut = std::result::Result<Pivot, MoneyRefusal>;

/// Cuts the lines of a plan. Those who answer are those of `today`; what an action has no one for is
/// with those who answer for the one above it.
pub fn cut(
    facts: &Facts,
    names: &Names,
    lines: &[Line],
    by: &[Dimension],
    (into, on): (&Currency, Day),
    today: Day,
) -> Result<Cut> {
    let rates = facts.rows.known_rates()?;
    let standings = facts.rows.standings();
    let responsible = if by.contains(&Dimension::Responsible) {
        answering(facts, names, lines, today)
    } else {
        BTreeMap::new()
    };
    let books =
        Books { outline: &facts.outline, rates: &rates, standings: &standings, responsible: &responsible };
    Ok(books.pivot(lines, by, into, on))
}

/// A budget in one currency; or each currency for itself, where a rate is missing.
pub enum Valued {
    InOne(Pivot),
    Apart(Vec<Pivot>, MoneyRefusal),
}

impl Valued {
    pub fn pivots(&self) -> &[Pivot] {
        match self {
            Self::InOne(pivot) => std::slice::from_ref(pivot),
            Self::Apart(pivots, _) => pivots,
        }
    }

    /// The rate that keeps the currencies apart.
    pub fn missing(&self) -> Option<&MoneyRefusal> {
        match self {
            Self::InOne(_) => None,
            Self::Apart(_, missing) => Some(missing),
        }
    }
}

/// The same as [`cut`]. A budget by currency needs no rate: without one, each stands in its own.
pub fn valued(
    facts: &Facts,
    names: &Names,
    lines: &[Line],
    by: &[Dimension],
    (into, on): (&Currency, Day),
    today: Day,
) -> Result<std::result::Result<Valued, MoneyRefusal>> {
    let missing = match cut(facts, names, lines, by, (into, on), today)? {
        Ok(pivot) => return Ok(Ok(Valued::InOne(pivot))),
        Err(missing) if by.contains(&Dimension::Currency) => missing,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let currencies: BTreeSet<&Currency> = lines.iter().map(|line| &line.currency).collect();
    let mut pivots = Vec::with_capacity(currencies.len());
    for currency in currencies {
        let own: Vec<Line> = lines.iter().filter(|line| line.currency == *currency).cloned().collect();
        match cut(facts, names, &own, by, (currency, on), today)? {
            Ok(pivot) => pivots.push(pivot),
            Err(refusal) => return Ok(Err(refusal)),
        }
    }
    Ok(Ok(Valued::Apart(pivots, missing)))
}

fn answering(facts: &Facts, names: &Names, lines: &[Line], today: Day) -> BTreeMap<NodeId, Vec<Party>> {
    let held = facts.rows.known_responsibilities();
    let gone = names.gone(facts);
    let nodes: BTreeSet<&NodeId> = lines.iter().map(|line| &line.node).collect();
    let outline = &facts.outline;
    let of = |node: &NodeId| {
        let at = outline.find(node)?;
        let mut line = std::iter::once(at).chain(outline.above(at));
        line.find_map(|at| {
            let parties = responsible(&held, &outline.nodes()[at].id, today, &gone);
            (!parties.is_empty()).then(|| parties.into_iter().cloned().collect::<Vec<Party>>())
        })
    };
    nodes.into_iter().filter_map(|node| Some((node.clone(), of(node)?))).collect()
}

/// The lines of the plan's nodes; what was planned for a node that was taken out of the plan is not
/// planned any more, while what was bound or spent is gone all the same.
pub fn lines(facts: &Facts) -> Vec<Line> {
    let mut lines = facts.rows.known_lines();
    lines.retain(|line| line.stage != Stage::Planned || facts.outline.find(&line.node).is_some());
    lines
}

/// The same of a part of the plan.
pub fn lines_of(facts: &Facts, only: &Only) -> Vec<Line> {
    let mut lines = lines(facts);
    lines.retain(|line| only.holds(&line.node));
    lines
}

/// The rates that such a budget stands on, one for each currency.
pub fn rates_used(facts: &Facts, lines: &[Line], into: &Currency, on: Day) -> Result<Vec<Rate>> {
    let rates = facts.rows.known_rates()?;
    let mut used: Vec<Rate> = Vec::new();
    let currencies: BTreeSet<&Currency> = lines.iter().map(|line| &line.currency).collect();
    for from in currencies {
        let one = Number::from(1);
        for rate in rates.value(&one, from, into, on).map(|valued| valued.rates).unwrap_or_default() {
            if !used.contains(&rate) {
                used.push(rate);
            }
        }
    }
    Ok(used)
}

/// Currencies that a budget can be asked in: the plan's own, and those that it has lines or rates of.
pub fn currencies(facts: &Facts) -> Result<Vec<Currency>> {
    let own = facts.rows.own_currency()?;
    let texts = facts.rows.lines.iter().map(|row| &row.currency);
    let texts = texts.chain(facts.rows.rates.iter().map(|row| &row.currency));
    let others: BTreeSet<Currency> =
        texts.filter_map(|text| Currency::parse(text).ok()).filter(|one| *one != own).collect();
    Ok(std::iter::once(own).chain(others).collect())
}

/// Whether actions stand under actions, so that the outermost are others than all.
pub fn has_outermost(facts: &Facts) -> bool {
    let nodes = facts.outline.nodes().iter();
    nodes.filter(|node| node.kind == NodeKind::Action).any(|node| node.parent.is_some())
}

/// What keys are called, in the order in which they are read.
pub struct Labels<'a> {
    pub facts: &'a Facts,
    pub names: &'a Names,
    pub words: Words,
    numbers: std::collections::HashMap<usize, String>,
    order: std::collections::HashMap<usize, usize>,
}

impl<'a> Labels<'a> {
    pub fn of(facts: &'a Facts, names: &'a Names, words: Words) -> Self {
        let order = facts.listed.iter().enumerate().map(|(place, row)| (row.at, place)).collect();
        Self { facts, names, words, numbers: facts.numbers(), order }
    }

    /// "1.2 Open a training workshop", "2027", "State budget", "nobody yet".
    pub fn name(&self, dimension: Dimension, key: &Key) -> String {
        match key {
            Key::Node(id) => match self.facts.outline.find(id) {
                Some(at) => self.node(at),
                None => crate::improve::facts::title(&self.facts.rows, id),
            },
            Key::Year(year) => year.to_string(),
            Key::Source(source) => source.clone(),
            Key::Currency(currency) => currency.to_string(),
            Key::Funding(Funding::Funded) => self.words.t("improve-funding-funded"),
            Key::Funding(Funding::Unfunded) => self.words.t("improve-funding-unfunded"),
            Key::Need(need) => self.words.t(&format!("improve-need-{}", need.word())),
            Key::Party(party) => self.names.name(party),
            Key::Nothing => self.words.t(&format!("improve-budget-no-{}", dimension_word(dimension))),
        }
    }

    pub fn node(&self, at: usize) -> String {
        let number = self.numbers.get(&at).map(String::as_str).unwrap_or_default();
        let title = &self.facts.row(at).title;
        if number.is_empty() { title.clone() } else { format!("{number} {title}") }
    }

    /// Each key once: nodes as they are listed, names by the alphabet, what has none last.
    pub fn sorted(&self, dimension: Dimension, keys: impl Iterator<Item = Key>) -> Vec<Key> {
        let mut keys: Vec<Key> = keys.collect::<BTreeSet<Key>>().into_iter().collect();
        match dimension {
            Dimension::Node | Dimension::TopNode | Dimension::Objective => {
                keys.sort_by_key(|key| match key {
                    Key::Node(id) => {
                        let at = self.facts.outline.find(id);
                        (0, at.and_then(|at| self.order.get(&at).copied()).unwrap_or(usize::MAX))
                    }
                    _ => (1, 0),
                })
            }
            Dimension::Source | Dimension::Responsible => {
                self.words.sort_by_name(&mut keys, |key| self.name(dimension, key));
                keys.sort_by_key(|key| *key == Key::Nothing);
            }
            _ => {}
        }
        keys
    }
}

/// A budget laid out: a line of sums for each row, a column for each key across, and the whole.
pub struct Table {
    /// None where each row or each column is in a currency of its own.
    pub currency: Option<Currency>,
    pub across: Vec<String>,
    /// Stages in which there is money; planned where there is none at all.
    pub stages: Vec<Stage>,
    pub rows: Vec<TableRow>,
    pub total: TableRow,
    pub totals: Totals,
    pub set_aside: ByCurrency,
}

/// Which sums mean something: nothing adds up over several currencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Totals {
    OfAll,
    OfRows,
    OfColumns,
}

pub struct TableRow {
    pub name: String,
    /// The address of the node that the row stands for.
    pub node: Option<String>,
    /// One for each column across, and behind them the row's own.
    pub cells: Vec<Sums>,
}

impl Table {
    /// Of one budget, or of one for each currency, of which no two share a row and a column.
    pub fn of(labels: &Labels<'_>, pivots: &[Pivot], rows: Dimension, across: Option<Dimension>) -> Self {
        let parts = || pivots.iter().flat_map(|pivot| &pivot.cells);
        let keys = |place: usize| parts().filter_map(move |(keys, _)| keys.get(place).cloned());
        let row_keys = labels.sorted(rows, keys(0));
        let across_keys = across.map(|across| labels.sorted(across, keys(1))).unwrap_or_default();
        let mut total = TableRow { name: String::new(), node: None, cells: blank(across_keys.len() + 1) };
        let mut laid = Vec::new();
        for key in row_keys {
            let mut cells = blank(across_keys.len() + 1);
            for (keys, sums) in parts().filter(|(keys, _)| keys.first() == Some(&key)) {
                let place = keys.get(1).and_then(|key| across_keys.iter().position(|other| other == key));
                let last = cells.len() - 1;
                for at in place.into_iter().chain([last]) {
                    cells[at].join(sums);
                    total.cells[at].join(sums);
                }
            }
            if cells.iter().all(Sums::is_nothing) {
                continue;
            }
            let node = match &key {
                Key::Node(id) if labels.facts.outline.find(id).is_some() => Some(id.to_string()),
                _ => None,
            };
            laid.push(TableRow { name: labels.name(rows, &key), node, cells });
        }
        let across_names = across
            .map(|across| across_keys.iter().map(|key| labels.name(across, key)).collect::<Vec<String>>());
        let used = |stage: &Stage| {
            *stage == Stage::Planned
                || laid.iter().any(|row| row.cells.iter().any(|c| !c.of(*stage).is_zero()))
        };
        let set_aside = pivots.iter().filter(|pivot| !pivot.set_aside.is_zero());
        Self {
            currency: match pivots {
                [one] => Some(one.currency.clone()),
                _ => None,
            },
            across: across_names.unwrap_or_default(),
            stages: STAGES.into_iter().filter(used).collect(),
            rows: laid,
            total,
            totals: match pivots {
                [_] => Totals::OfAll,
                _ if rows == Dimension::Currency => Totals::OfRows,
                _ => Totals::OfColumns,
            },
            set_aside: set_aside.map(|one| (one.currency.clone(), one.set_aside.clone())).collect(),
        }
    }

    /// Only what stands in this stage.
    pub fn only(mut self, stage: Stage) -> Self {
        self.stages = vec![stage];
        self.rows.retain(|row| row.cells.iter().any(|cell| !cell.of(stage).is_zero()));
        self
    }

    /// As a spreadsheet has it: exact to the cent, a point before the decimals.
    pub fn sheet(&self, words: Words, rows: Dimension) -> Vec<Vec<String>> {
        let stage = |stage: &Stage| words.t(&format!("improve-stage-{}", words::stage(*stage)));
        let corner = words.t(&format!("improve-by-{}", dimension_word(rows)));
        let total = words.t("improve-budget-total");
        let groups = self.across.iter().chain((self.totals != Totals::OfColumns).then_some(&total));
        let head = groups.flat_map(|group| {
            self.stages.iter().map(move |one| {
                let mut parts = vec![stage(one)];
                if !self.across.is_empty() {
                    parts.insert(0, group.clone());
                }
                parts.extend(self.currency.as_ref().map(Currency::to_string));
                parts.join(" ")
            })
        });
        let mut sheet = vec![std::iter::once(corner).chain(head).collect::<Vec<String>>()];
        let line = |name: &str, row: &TableRow| {
            let numbers = self
                .cells(row)
                .iter()
                .flat_map(|cell| self.stages.iter().map(|stage| cell.of(*stage).to_decimal(2)));
            std::iter::once(name.to_owned()).chain(numbers).collect::<Vec<String>>()
        };
        sheet.extend(self.rows.iter().map(|row| line(&row.name, row)));
        if self.totals != Totals::OfRows {
            sheet.push(line(&total, &self.total));
        }
        sheet
    }

    /// The sums of a row that mean something: its own only where it is of one currency.
    pub fn cells<'a>(&self, row: &'a TableRow) -> &'a [Sums] {
        match self.totals {
            Totals::OfColumns => &row.cells[..row.cells.len().saturating_sub(1)],
            Totals::OfAll | Totals::OfRows => &row.cells,
        }
    }
}

fn blank(count: usize) -> Vec<Sums> {
    vec![Sums::nothing(); count]
}

/// Reads `objective,year`: one dimension or two.
pub fn read_by(text: &str) -> Result<Vec<Dimension>> {
    let by: Option<Vec<Dimension>> =
        text.split(',').map(str::trim).filter(|word| !word.is_empty()).map(dimension).collect();
    match by {
        Some(by) if (1..=2).contains(&by.len()) && by.first() != by.get(1) => Ok(by),
        _ => Err(Error::invalid("by", "unknown-choice")),
    }
}
