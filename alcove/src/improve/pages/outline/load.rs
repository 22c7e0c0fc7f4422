use std::collections::{BTreeMap, HashSet};

use alcove_domain::kit::Day;
use alcove_domain::plan::workload::{Assigned, Load, workload};
use alcove_domain::plan::{Party, Span, Standing};

use super::asked::Asked;
use super::view::{RowView, owing_path, remaining};
use crate::improve::facts::Facts;
use crate::improve::names::Names;
use crate::kit::Words;

/// How much lies on one desk, quarter by quarter.
pub struct LoadRow {
    pub party: Party,
    pub name: String,
    /// Below the plan's address: what they owe.
    pub path: String,
    pub cells: Vec<Cell>,
}

pub struct Cell {
    pub tasks: usize,
    /// Hours, where somebody said how many.
    pub hours: String,
    /// Tasks of which nobody said how much work they are.
    pub unknown: usize,
    /// Tasks that should have ended already.
    pub overdue: usize,
    /// 0 to 4, for the colour.
    pub level: usize,
}

/// Quarters shown: this one and the year that follows.
const QUARTERS: usize = 5;

/// Names of the quarters, and a row for each unit and person with something to do in them. What is
/// overdue is to be done now.
pub fn loads(
    words: Words,
    facts: &Facts,
    names: &Names,
    asked: &Asked,
    rows: &[RowView],
    today: Day,
) -> (Vec<String>, Vec<LoadRow>) {
    let quarters = quarters(today);
    let loads = desks(facts, names, asked, rows, &quarters, today);
    let most = loads.values().flatten().map(|load| load.tasks).max().unwrap_or(1).max(1);
    let mut rows: Vec<LoadRow> = loads
        .into_iter()
        .map(|(party, loads)| LoadRow {
            name: names.name(&party),
            path: owing_path(&party),
            party,
            cells: loads
                .into_iter()
                .map(|load| Cell {
                    tasks: load.tasks,
                    hours: if load.work.is_zero() { String::new() } else { words.number(&load.work, 0) },
                    unknown: load.unknown,
                    overdue: load.overdue,
                    level: (load.tasks * 4).div_ceil(most),
                })
                .collect(),
        })
        .collect();
    words.sort_by_name(&mut rows, |row| row.name.clone());
    rows.sort_by_key(|row| matches!(row.party, Party::Person(_)));
    let names = quarters.iter().map(|quarter| {
        let n = (quarter.first().month() - 1) / 3 + 1;
        words.t2("improve-quarter", "n", i64::from(n), "year", quarter.first().year().to_string())
    });
    (names.collect(), rows)
}

/// What lies on each desk, by quarter.
pub type Desks = BTreeMap<Party, Vec<Load>>;

/// What lies on each desk in these quarters, exact, of the rows that are shown.
pub fn desks(
    facts: &Facts,
    names: &Names,
    asked: &Asked,
    rows: &[RowView],
    quarters: &[Span],
    today: Day,
) -> Desks {
    let shown: HashSet<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    let tasks: Vec<Assigned> = (0..facts.outline.nodes().len())
        .filter(|at| facts.outline.nodes()[*at].kind.is_deed() && facts.outline.is_leaf(*at))
        .filter(|at| shown.contains(facts.row(*at).id.as_str()))
        .filter(|at| facts.row(*at).standing().is_open() || facts.row(*at).standing() == Standing::Suspended)
        .filter_map(|at| {
            let parties = facts.rows.parties(facts.row(at), today).into_iter().map(|(_, party)| party);
            let parties: Vec<Party> = parties.filter(|party| names.has(party)).collect();
            let (span, work) = (facts.row(at).span()?, remaining(facts, at));
            let task = Assigned { parties, span, work, overdue: None };
            // What rests is nobody's work today.
            Some(if facts.row(at).standing().is_open() { task.brought_forward(today) } else { task })
        })
        .collect();
    let mut loads = workload(&tasks, quarters);
    loads.retain(|party, _| match party {
        Party::Unit(unit) => asked.unit.is_empty() || asked.unit == unit.as_str(),
        Party::Person(person) => asked.person.is_empty() || asked.person == person.as_str(),
    });
    loads
}

/// This quarter and the four that follow.
pub fn quarters(today: Day) -> Vec<Span> {
    let mut quarters = Vec::new();
    let (mut year, mut month) = (today.year(), (today.month() - 1) / 3 * 3 + 1);
    while quarters.len() < QUARTERS {
        let next = if month == 10 { (year + 1, 1) } else { (year, month + 3) };
        let (Some(first), Some(after)) = (Day::new(year, month, 1), Day::new(next.0, next.1, 1)) else {
            break;
        };
        quarters.extend(Span::new(first, after.plus_days(-1)));
        (year, month) = next;
    }
    quarters
}
