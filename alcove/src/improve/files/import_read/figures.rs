//! The sheets with figures: money and indicators.

use std::collections::{BTreeSet, HashMap};

use alcove_domain::kit::NodeId;
use alcove_domain::plan::Currency;
use alcove_domain::plan::baseline::{About, Heading, Said};
use alcove_domain::plan::money::Need;

use super::super::book::Topic;
use super::super::cells::Table;
use super::super::workbook::{row_id, scale};
use super::{Reader, forget, is_alike, is_word, typed};
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
            let Some(node) = self.numbered(table, row, key, &number) else { continue };
            let Some(heading) = self.heading(table, row) else { continue };
            let about = About::Planned(heading);
            if !seen.insert((node.as_str().to_owned(), about.write())) {
                self.fault(table, row, "improve-col-planned", "money-twice");
                continue;
            }
            let Ok(amount) = typed(table.cell(row, "improve-col-planned").flatten()) else {
                self.fault(table, row, "improve-col-planned", "no-number-cell");
                continue;
            };
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
        if let Some((_, key, code)) = parts.into_iter().find(|(is_there, ..)| !is_there) {
            self.fault(table, row, key, code);
            return None;
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
                    self.fault(table, row, "improve-col-title-read", "no-figure");
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
}
