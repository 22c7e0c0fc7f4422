//! The sheet of objectives and actions.

use std::collections::BTreeSet;

use alcove_domain::kit::NodeId;
use alcove_domain::plan::baseline::{About, Said};
use alcove_domain::plan::{NodeKind, Part, Party, State};

use super::super::book::{Extra, tidy};
use super::super::cells::Table;
use super::super::workbook::{self, LEFT_OUT};
use super::{Reader, forget, is_tick, is_word};
use crate::kit::clock::new_id;
use crate::kit::fold::fold;
use crate::plan::words as column;

impl Reader<'_> {
    pub(super) fn nodes(&mut self, table: &Table) {
        let mut rows: Vec<(usize, NodeId)> = Vec::new();
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for row in table.rows() {
            let id = table.text(row, "improve-col-id");
            let number = table.text(row, "improve-col-number");
            let is_out = is_tick(&table.text(row, "improve-col-remove"));
            let id: NodeId = if id.is_empty() {
                if is_out {
                    continue;
                }
                if table.text(row, "improve-col-title").is_empty() {
                    self.fault(table, row, "improve-col-title", "no-title");
                    self.unread.insert(number);
                    continue;
                }
                new_id::<crate::kit::ids::NodeId>().as_str().into()
            } else {
                let id: NodeId = id.as_str().into();
                if !self.base.state.holds(&id) {
                    self.fault(table, row, "improve-col-id", "no-node");
                    self.unread.insert(number);
                    continue;
                }
                id
            };
            if !seen.insert(id.as_str().to_owned()) {
                self.fault(table, row, "improve-col-id", "twice");
                self.unread.insert(number);
                continue;
            }
            self.rows.insert(id.as_str().to_owned(), (table.grid.name.clone(), row + 1));
            if !number.is_empty() {
                let known = self.numbers.entry(number).or_insert_with(|| Some(id.clone()));
                if known.as_ref() != Some(&id) {
                    *known = None;
                }
            }
            if is_out {
                self.taken_out.insert(id);
            } else {
                rows.push((row, id));
            }
        }
        for (row, id) in rows {
            self.node(table, row, &id);
        }
    }

    fn node(&mut self, table: &Table, row: usize, id: &NodeId) {
        let is_new = !self.base.state.holds(id);
        self.kind(table, row, id, is_new);
        match table.text(row, "improve-col-title") {
            title if !title.is_empty() => self.wanted.state.say(id, About::Title, Said::Words(title)),
            _ if table.cell(row, "improve-col-title").is_some() => {
                self.fault(table, row, "improve-col-title", "no-title");
            }
            _ => {}
        }
        // Blanks at the ends are no other title.
        if let (Some(Said::Words(was)), Some(Said::Words(is))) =
            (self.base.state.get(id, About::Title), self.wanted.state.get(id, About::Title))
            && tidy(was) == tidy(is)
        {
            let was = Said::Words(was.clone());
            self.wanted.state.say(id, About::Title, was);
        }
        self.above(table, row, id);
        self.serves(table, row, id);
        self.days(table, row, id);
        self.parties(table, row, id, "improve-col-responsible", Part::Responsible);
        self.parties(table, row, id, "improve-col-contributing", Part::Contributing);
        self.texts(table, row, id);
    }

    fn kind(&mut self, table: &Table, row: usize, id: &NodeId, is_new: bool) {
        let said = table.text(row, "improve-col-kind");
        let kind = workbook::KINDS.into_iter().find(|kind| {
            let word = column::kind(*kind);
            is_word(&said, word, &format!("improve-kind-{word}"))
        });
        match (kind, is_new) {
            (Some(kind), true) => self.wanted.state.say(id, About::Kind, Said::Kind(kind)),
            (None, true) if said.is_empty() => {
                self.wanted.state.say(id, About::Kind, Said::Kind(NodeKind::Action));
            }
            (None, _) if !said.is_empty() => self.fault(table, row, "improve-col-kind", "no-kind"),
            (Some(kind), false) if self.base.state.get(id, About::Kind) != Some(&Said::Kind(kind)) => {
                self.fault(table, row, "improve-col-kind", "other-kind");
            }
            _ => {}
        }
    }

    /// The node that a number of the sheet stands for.
    pub(super) fn numbered(&mut self, table: &Table, row: usize, key: &str, number: &str) -> Option<NodeId> {
        match self.numbers.get(number) {
            Some(Some(id)) => Some(id.clone()),
            Some(None) => {
                self.fault(table, row, key, "number-twice");
                None
            }
            None if self.unread.contains(number) => {
                self.break_row(table, row, key);
                None
            }
            None => {
                self.fault(table, row, key, "no-number");
                None
            }
        }
    }

    fn above(&mut self, table: &Table, row: usize, id: &NodeId) {
        let key = "improve-col-above";
        if table.cell(row, key).is_none() {
            return;
        }
        let number = table.text(row, key);
        if number.is_empty() {
            forget(&mut self.wanted.state, id, About::Parent);
        } else if let Some(parent) = self.numbered(table, row, key, &number) {
            let stood = Some(&Said::Node(parent.clone())) == self.base.state.get(id, About::Parent);
            if self.taken_out.contains(&parent) && !stood {
                return self.fault(table, row, key, "above-taken-out");
            }
            self.wanted.state.say(id, About::Parent, Said::Node(parent));
        }
    }

    fn serves(&mut self, table: &Table, row: usize, id: &NodeId) {
        let key = "improve-col-serves";
        if table.cell(row, key).is_none() {
            return;
        }
        let text = table.text(row, key);
        let numbers = text.split([',', ';', ' ', '\n']).filter(|number| !number.is_empty());
        let read: Vec<Option<NodeId>> =
            numbers.map(|number| self.numbered(table, row, key, number)).collect();
        let Some(served) = read.into_iter().collect::<Option<Vec<NodeId>>>() else { return };
        let was: Vec<About> = topics(&self.wanted.state, id, |about| matches!(about, About::Serves(_)));
        for about in was {
            forget(&mut self.wanted.state, id, about);
        }
        for objective in served {
            self.wanted.state.say(id, About::Serves(objective), Said::Yes);
        }
    }

    fn days(&mut self, table: &Table, row: usize, id: &NodeId) {
        for (key, about) in [("improve-first-day", About::FirstDay), ("improve-last-day", About::LastDay)] {
            match table.cell(row, key) {
                None => {}
                Some(None) => forget(&mut self.wanted.state, id, about),
                Some(Some(cell)) => match cell.day() {
                    Some(day) => self.wanted.state.say(id, about, Said::Day(day)),
                    None => self.fault(table, row, key, "no-day"),
                },
            }
        }
        let key = "improve-col-mode";
        let said = table.text(row, key);
        if said.is_empty() {
            return;
        }
        let mode = ["automatic", "fixed"]
            .into_iter()
            .find(|mode| is_word(&said, mode, &format!("improve-mode-{mode}")));
        match mode {
            Some(mode) => self.wanted.say(id, Extra::Mode, mode),
            None => self.fault(table, row, key, "no-mode"),
        }
    }

    fn parties(&mut self, table: &Table, row: usize, id: &NodeId, key: &str, part: Part) {
        if table.cell(row, key).is_none() {
            return;
        }
        let text = table.text(row, key);
        let mut held = Vec::new();
        for name in text.split([';', '\n']).map(str::trim).filter(|name| !name.is_empty()) {
            match self.party(name) {
                Some(party) => held.push(party),
                None => return self.fault(table, row, key, "no-party"),
            }
        }
        let is_part = |about: &About| matches!(about, About::Party(held, _) if *held == part);
        for about in topics(&self.wanted.state, id, is_part) {
            forget(&mut self.wanted.state, id, about);
        }
        for party in held {
            let about = About::Party(part, party);
            // The day on which it ends has no column.
            let said = self.base.state.get(id, about.clone()).cloned().unwrap_or(Said::Yes);
            self.wanted.state.say(id, about, said);
        }
    }

    fn party(&self, name: &str) -> Option<Party> {
        if let Some(party) = self.labels.get(name) {
            return Some(party.clone());
        }
        let names = &self.source.names;
        let units = names.units().into_iter().map(|(id, said)| (Party::Unit(id.as_str().into()), said));
        let people = names.people().into_iter().map(|(id, said)| (Party::Person(id.as_str().into()), said));
        let mut same = units.chain(people).filter(|(_, said)| fold(said) == fold(name));
        let (party, _) = same.next()?;
        same.next().is_none().then_some(party)
    }

    fn texts(&mut self, table: &Table, row: usize, id: &NodeId) {
        let columns = [
            ("improve-node-output", Extra::Output),
            ("improve-node-evidence", Extra::Evidence),
            ("improve-node-risk", Extra::Risk),
            ("improve-node-risk-answer", Extra::RiskAnswer),
            ("improve-node-body", Extra::Body),
        ];
        for (key, extra) in columns {
            let text = table.text(row, key);
            if table.cell(row, key).is_some() && text != LEFT_OUT {
                self.wanted.say(id, extra, &text);
            }
        }
        let priority = table.text(row, "improve-node-priority");
        match priority.as_str() {
            "" => {}
            "1" | "2" | "3" => self.wanted.say(id, Extra::Priority, &priority),
            _ => self.fault(table, row, "improve-node-priority", "no-priority"),
        }
        if table.cell(row, "improve-col-tags").is_some() {
            let text = table.text(row, "improve-col-tags");
            let tags = text.split([',', ';', '\n']).map(str::trim).filter(|tag| !tag.is_empty());
            let tags: BTreeSet<String> = tags.map(str::to_owned).collect();
            let tags: Vec<String> = tags.into_iter().collect();
            self.wanted.say(id, Extra::Tags, &tags.join(", "));
        }
    }
}

fn topics(state: &State, node: &NodeId, which: impl Fn(&About) -> bool) -> Vec<About> {
    state.of_node(node).filter(|(about, _)| which(about)).map(|(about, _)| about.clone()).collect()
}
