//! The sheets with figures: money and indicators.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use alcove_domain::kit::NodeId;
use alcove_domain::plan::Currency;
use alcove_domain::plan::baseline::{About, Heading, Said};
use alcove_domain::plan::money::Need;

use super::super::book::{Extra, Topic};
use super::super::cells::Table;
use super::super::measured::{self, NewIndicator};
use super::super::readings_sheet;
use super::super::workbook::{self, row_id, scale};
use super::{Reader, forget, is_alike, is_word, typed};
use crate::kit::clock::new_id;
use crate::kit::ids::IndicatorId;
use crate::plan::words as column;

impl Reader<'_> {
    pub(super) fn money(&mut self, table: &Table) {
        let known: HashMap<String, (NodeId, About)> = self
            .base
            .state
            .facts()
            .filter(|(fact, _)| matches!(fact.about, About::Planned(_)))
            .map(|(fact, _)| {
                (row_id(fact.node.as_str(), &fact.about.write()), (fact.node.clone(), fact.about.clone()))
            })
            .collect();
        let mut seen: BTreeSet<(String, String)> = BTreeSet::new();
        for row in table.rows() {
            if let Some((node, about)) = known.get(&table.text(row, "improve-col-id")) {
                forget(&mut self.wanted.state, node, about.clone());
                self.place(table, row, node, &Topic::Fact(about.clone()));
            }
        }
        for row in table.rows() {
            let key = "improve-col-number";
            let number = table.text(row, key);
            let node = self.numbered(table, row, key, &number);
            let heading = self.heading(table, row);
            let amount = typed(table.cell(row, "improve-col-planned").flatten());
            if amount.is_err() {
                self.fault(table, row, "improve-col-planned", "no-number-cell");
            }
            let (Some(node), Some(heading), Ok(amount)) = (node, heading, amount) else { continue };
            let about = About::Planned(heading);
            if !seen.insert((node.as_str().to_owned(), about.write())) {
                self.fault(table, row, "improve-col-planned", "money-twice");
                continue;
            }
            let amount = amount.filter(|amount| !amount.is_zero());
            match self.base.state.get(&node, about.clone()) {
                Some(Said::Number(was)) if amount.as_ref().is_some_and(|is| is_alike(was, is)) => {
                    let was = Said::Number(was.clone());
                    self.wanted.state.say(&node, about.clone(), was);
                }
                _ => match amount {
                    Some(amount) => self.wanted.state.say(&node, about.clone(), Said::Number(amount)),
                    None => forget(&mut self.wanted.state, &node, about.clone()),
                },
            }
            self.place(table, row, &node, &Topic::Fact(about));
        }
    }

    fn heading(&mut self, table: &Table, row: usize) -> Option<Heading> {
        let year = table.text(row, "improve-col-year").parse::<i16>().ok();
        let currency = Currency::parse(&table.text(row, "improve-col-currency").to_uppercase()).ok();
        let said = table.text(row, "improve-col-funding");
        let funding = ["funded", "unfunded"]
            .into_iter()
            .find(|word| is_word(&said, word, &format!("improve-funding-{word}")))
            .and_then(column::read_funding);
        let said = table.text(row, "improve-col-need");
        let need =
            Need::ALL.into_iter().find(|(word, _)| is_word(&said, word, &format!("improve-need-{word}")));
        let parts = [
            (year.is_some(), "improve-col-year", "no-year"),
            (currency.is_some(), "improve-col-currency", "no-currency"),
            (funding.is_some(), "improve-col-funding", "no-funding"),
            (need.is_some(), "improve-col-need", "no-need"),
        ];
        for (_, key, code) in parts.into_iter().filter(|(is_there, ..)| !is_there) {
            self.fault(table, row, key, code);
        }
        let source = table.text(row, "improve-col-source");
        Some(Heading { currency: currency?, year: year?, funding: funding?, source, need: need?.1 })
    }

    pub(super) fn indicators(&mut self, table: &Table) {
        let years: Vec<(usize, i16)> = (0..table.grid.width)
            .filter_map(|column| Some((column, table.grid.text(0, column).parse().ok()?)))
            .filter(|(_, year)| (1900..=2999).contains(year))
            .collect();
        for row in table.rows() {
            let id = table.text(row, "improve-col-id");
            if id.is_empty() {
                self.new_indicator(table, row, &years);
                continue;
            }
            let found = self.source.facts.rows.indicators.iter().find(|one| one.id.as_str() == id);
            let Some(found) = found.cloned() else {
                self.fault(table, row, "improve-col-id", "no-indicator");
                continue;
            };
            let node: NodeId = found.node_id.as_str().into();
            let indicator = || alcove_domain::kit::IndicatorId::from(found.id.as_str());
            let mut cells = Vec::new();
            if let Some(cell) = table.cell(row, "improve-col-baseline") {
                cells.push((About::IndicatorBaseline(indicator()), cell.cloned()));
            }
            for (column, year) in &years {
                let cell = table.grid.cells.get(&(row, *column)).cloned();
                cells.push((About::Target(indicator(), *year), cell));
            }
            for (about, cell) in cells {
                self.place(table, row, &node, &Topic::Fact(about.clone()));
                let Ok(number) = typed(cell.as_ref()) else {
                    self.fault(table, row, "improve-col-indicator", "no-figure");
                    continue;
                };
                let scale = scale(&found.measure);
                let number = number.and_then(|number| number.checked_div(&scale));
                match (self.base.state.get(&node, about.clone()), number) {
                    (Some(Said::Number(was)), Some(is)) if is_alike(&(was * &scale), &(&is * &scale)) => {}
                    (_, Some(is)) => self.wanted.state.say(&node, about, Said::Number(is)),
                    (_, None) => forget(&mut self.wanted.state, &node, about),
                }
            }
        }
    }

    /// A row without an id is an indicator that is not there yet.
    fn new_indicator(&mut self, table: &Table, row: usize, years: &[(usize, i16)]) {
        let number = table.text(row, "improve-col-number");
        let node = self.numbered(table, row, "improve-col-number", &number);
        let title = table.text(row, "improve-col-indicator");
        if title.is_empty() {
            self.fault(table, row, "improve-col-indicator", "no-title");
        }
        let unit = table.text(row, "improve-col-unit");
        if unit.is_empty() {
            self.fault(table, row, "improve-col-unit", "no-unit");
        }
        let said = table.text(row, "improve-col-direction");
        let direction = workbook::DIRECTIONS
            .into_iter()
            .find(|word| is_word(&said, word, &format!("improve-direction-{word}")));
        let direction = if said.is_empty() { Some("up") } else { direction };
        if direction.is_none() {
            self.fault(table, row, "improve-col-direction", "no-direction");
        }
        let mut targets = BTreeMap::new();
        for (column, year) in years {
            match typed(table.grid.cells.get(&(row, *column))) {
                Ok(None) => {}
                Ok(Some(target)) => {
                    targets.insert(*year, target.to_exact());
                }
                Err(_) => self.fault(table, row, "improve-col-indicator", "no-figure"),
            }
        }
        let Ok(baseline) = typed(table.cell(row, "improve-col-baseline").flatten()) else {
            return self.fault(table, row, "improve-col-baseline", "no-number-cell");
        };
        let (Some(node), Some(direction), false, false) =
            (node, direction, title.is_empty(), unit.is_empty())
        else {
            return;
        };
        let id = new_id::<IndicatorId>().0;
        let label = readings_sheet::label(&number, &title);
        self.indicators.entry(label).or_insert_with(|| (node.clone(), id.clone()));
        let new = NewIndicator {
            title,
            unit,
            direction: direction.to_owned(),
            baseline: baseline.map(|number| number.to_exact()).unwrap_or_default(),
            baseline_year: table.text(row, "improve-col-baseline-year"),
            targets,
        };
        // Words that were just put together.
        let Ok(text) = measured::write(&new) else { return };
        self.wanted.say(&node, Extra::Indicator(id.clone()), &text);
        self.place(table, row, &node, &Topic::Extra(Extra::Indicator(id)));
    }
}
