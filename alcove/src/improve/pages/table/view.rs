//! From the lines of the table to what its page shows.

use std::collections::{BTreeSet, HashMap};

use alcove_domain::improve::Fate;
use alcove_domain::improve::planning_table::Closure;

use super::super::Said;
use super::{ItemRow, NAMED, NodeLink, Row, SourceRow, fate_word, link, score_said};
use crate::assess::own::Library;
use crate::improve::answered::Answer;
use crate::improve::found::Source;
use crate::improve::library;
use crate::improve::table::{Board, Line};
use crate::kit::Words;
use crate::kit::ids::AssessmentId;

pub(super) struct View<'a> {
    pub board: &'a Board,
    pub words: Words,
    pub library: &'static Library,
    /// What became of the findings in other plans.
    pub elsewhere: Vec<Answer>,
    pub numbers: HashMap<usize, String>,
}

impl View<'_> {
    pub fn is_in(&self, line: &Line, dimension: &str) -> bool {
        let source = self.board.source(line);
        let mut nodes = source.nodes(self.board.finding(line));
        nodes.any(|node| source.frozen.item_ref(source.frozen.outermost(node)).0 == dimension)
    }

    /// The outermost headings that findings stand under.
    pub fn dimensions(&self) -> Vec<(String, String)> {
        let mut found: Vec<(String, String)> = Vec::new();
        for source in &self.board.sources {
            let lines =
                self.board.lines.iter().filter(|line| self.board.source(line).row.id == source.row.id);
            let tops: BTreeSet<usize> = lines
                .flat_map(|line| source.nodes(self.board.finding(line)))
                .map(|node| source.frozen.outermost(node))
                .collect();
            for top in tops {
                let reference = source.frozen.item_ref(top).0.clone();
                if !found.iter().any(|(known, _)| *known == reference) {
                    found.push((reference, source.frozen.called(top, &self.words.lang()).title));
                }
            }
        }
        found
    }

    pub fn sources(&self, zone: &str) -> Vec<SourceRow> {
        let one = |source: &Source| {
            let id = &source.row.id;
            let closed =
                source.row.closed_at.map(|at| self.words.day_of(alcove_domain::kit::Instant(at), zone));
            SourceRow {
                id: id.0.clone(),
                title: source.row.title.clone(),
                closed: closed.unwrap_or_default(),
                may_leave: self.is_untouched(id),
            }
        };
        self.board.sources.iter().map(one).collect()
    }

    pub fn is_untouched(&self, id: &AssessmentId) -> bool {
        let mut lines = self.board.lines.iter().filter(|line| self.board.source(line).row.id == *id);
        lines.all(|line| line.fate == Fate::Open)
            && !self.board.facts.ties.items.iter().any(|row| row.assessment_id == *id)
    }

    /// Findings that can speak for others.
    pub fn speakers(&self) -> Vec<(String, String)> {
        let can = |line: &&Line| matches!(line.fate, Fate::Open | Fate::Planned(_));
        let option = |line: &Line| {
            let finding = self.board.finding(line);
            (finding.id.0.clone(), finding.title.clone())
        };
        self.board.lines.iter().filter(can).map(option).collect()
    }

    pub fn row(&self, line: &Line) -> Row {
        let (source, finding) = (self.board.source(line), self.board.finding(line));
        let mut items = self.items(source, line);
        let more = items.split_off(items.len().min(NAMED));
        let nodes: Vec<usize> = source.nodes(finding).collect();
        let assessment = &source.row.id;
        Row {
            id: finding.id.0.clone(),
            title: finding.title.clone(),
            body: finding.body.clone(),
            kind: self.words.t(&format!("settle-finding-{}", finding.kind)),
            source: if self.board.sources.len() > 1 { source.row.title.clone() } else { String::new() },
            address: format!("/assessments/{assessment}/findings#f-{}", finding.id),
            score: line
                .ranked
                .items
                .first()
                .map(|one| score_said(self.words, source, one))
                .unwrap_or_default(),
            note: self.note(line),
            items,
            more,
            fate: self.fate(line),
            word: fate_word(&line.fate),
            nodes: self.nodes(line),
            closure: self.closure(line),
            speaker: self.speaker(line),
            merged: self
                .board
                .merged_into(&finding.id)
                .map(|one| self.board.finding(one).title.clone())
                .collect(),
            reason: match &line.fate {
                Fate::Dropped { reason } => reason.clone(),
                _ => String::new(),
            },
            elsewhere: match &line.fate {
                Fate::Open => {
                    self.elsewhere.iter().filter(|one| one.finding == finding.id).cloned().collect()
                }
                _ => Vec::new(),
            },
            ideas: library::count(self.library, &source.frozen, &nodes),
        }
    }

    /// Items with a gap, the most pressing first; where no gap is known, those the finding names.
    pub fn items(&self, source: &Source, line: &Line) -> Vec<ItemRow> {
        let row = |node: usize, score: String| {
            let called = source.frozen.called(node, &self.words.lang());
            let address = format!("/assessments/{}/items/{}", source.row.id, source.frozen.items[node]);
            ItemRow { code: called.code, title: called.title, lang: called.lang, address, score }
        };
        let pressing = line.ranked.items.iter().filter_map(|one| {
            let node = source.frozen.find(&one.item)?;
            Some(row(node, score_said(self.words, source, one)))
        });
        let pressing: Vec<ItemRow> = pressing.collect();
        if !pressing.is_empty() {
            return pressing;
        }
        source.nodes(self.board.finding(line)).map(|node| row(node, String::new())).collect()
    }

    pub fn note(&self, line: &Line) -> String {
        let ranked = &line.ranked;
        if ranked.score.is_none() {
            return self.words.t("improve-table-no-score");
        }
        if ranked.n < ranked.of {
            return self.words.t2("improve-table-n-of", "n", ranked.n, "of", ranked.of);
        }
        String::new()
    }

    pub fn fate(&self, line: &Line) -> Said {
        let key = |word: &str| self.words.t(&format!("improve-table-fate-{word}"));
        match (&line.fate, &line.closure) {
            (Fate::Planned(_), Closure::Closed { .. }) => ("brand", "check", key("closed")),
            (Fate::Planned(_), _) => ("good", "circle-dashed", key("planned")),
            (Fate::Merged(_), _) => ("", "corner-down-right", key("merged")),
            (Fate::Dropped { .. }, _) => ("", "x", key("dropped")),
            (Fate::Open, _) => ("warn", "circle", key("open")),
        }
    }

    pub fn closure(&self, line: &Line) -> String {
        match (&line.fate, &line.closure) {
            (Fate::Planned(_), Closure::Waiting { done, of }) => {
                self.words.t2("improve-table-waiting", "done", *done, "of", *of)
            }
            (Fate::Planned(_), Closure::Unanswered) => self.words.t("improve-table-cancelled"),
            _ => String::new(),
        }
    }

    pub fn speaker(&self, line: &Line) -> Option<(String, String)> {
        if !matches!(line.fate, Fate::Merged(_)) {
            return None;
        }
        let speaker = self.board.speaker(&self.board.finding(line).id)?;
        let finding = self.board.finding(speaker);
        Some((finding.id.0.clone(), finding.title.clone()))
    }

    pub fn nodes(&self, line: &Line) -> Vec<NodeLink> {
        let Fate::Planned(nodes) = &line.fate else { return Vec::new() };
        let places = nodes.iter().filter_map(|node| self.board.facts.place(node.as_str()).ok());
        places.map(|at| link(&self.board.facts, self.words, &self.numbers, at)).collect()
    }
}
