use std::collections::HashMap;

use alcove_domain::kit::{Day, Number};
use alcove_domain::plan::standing::watch;
use alcove_domain::plan::{NodeKind, Part, Party, Span, Standing, Tag};

use super::asked::Asked;
use super::timeline::{Bar, Scale};
use crate::improve::approved::Spans;
use crate::improve::facts::Facts;
use crate::improve::names::Names;
use crate::improve::pages::{Said, months, standing_said};
use crate::improve::parties::write_party;
use crate::improve::progress::Progresses;
use crate::improve::{costs, progress};
use crate::kit::Words;
use crate::kit::fold::fold;
use crate::kit::ids::PlanId;
use crate::network::Person;
use crate::plan::known::number;
use crate::plan::words;

/// A row as every view shows it.
pub struct RowView {
    pub id: String,
    pub number: String,
    pub title: String,
    pub depth: usize,
    pub is_deed: bool,
    /// Whether its bar can be moved: dates of its own.
    pub movable: bool,
    /// Whether its end can be moved alone: a stretch of its own, whatever stands below it.
    pub sizable: bool,
    pub fixed: bool,
    pub version: i64,
    pub responsible: String,
    /// Who answers for it, with the address below the plan's of what they owe.
    pub answering: Vec<(String, String)>,
    pub dates: String,
    pub span: Option<Span>,
    pub standing: Standing,
    pub said: Said,
    pub overdue: Option<i64>,
    /// How far it is, with the method that says so; of an objective of which nothing says it, how many
    /// of its actions are done.
    pub progress: String,
    /// The money that is planned for it, in words.
    pub cost: String,
    /// The dates that were approved, where they are others.
    pub approved: String,
    pub bar: Option<Bar>,
    pub tags: Vec<String>,
    /// Rows below it, for showing and hiding them.
    pub below: Vec<String>,
    parties: Vec<String>,
    search: String,
    missing: Vec<&'static str>,
    under: Vec<usize>,
    serves: Vec<String>,
}

/// All rows of the plan, in the order in which they are listed.
pub fn rows(person: &Person, facts: &Facts, names: &Names, scale: &Scale, approved: &Spans) -> Vec<RowView> {
    let words = person.words();
    let today = facts.today(person);
    let standings = facts.rows.standings();
    let numbers = facts.numbers();
    let parties = parties(facts, today);
    let tags = facts.rows.known_tags();
    let mut costs = costs::cost_of(facts, words);
    let progresses = progress::of(facts, today);
    let quiet = facts.rows.plan.quiet_days;
    let conflicted: Vec<&str> = facts.propagation.conflicts.iter().map(|one| one.node.as_str()).collect();
    let around = facts.lying_around();
    let mut line: Vec<usize> = Vec::new();
    let mut rows: Vec<RowView> = Vec::with_capacity(facts.listed.len());
    for (place, listed) in facts.listed.iter().enumerate() {
        let at = listed.at;
        line.truncate(listed.depth());
        let node = facts.row(at);
        let kind = node.node_kind();
        let standing = facts.outline.standing(&standings, at);
        let span = node.span().or_else(|| spanned(facts, at));
        let noted = node.noted_at.map(|at| Day::of_number(at.div_euclid(86_400_000)));
        let watch = watch(standing, span.filter(|_| kind.is_deed()), noted, quiet, today);
        let none = Vec::new();
        let held: &Vec<(Part, Party)> = parties.get(node.id.as_str()).unwrap_or(&none);
        let answering: Vec<(String, String)> = held
            .iter()
            .filter(|(part, party)| *part == Part::Responsible && !names.is_gone(party))
            .map(|(_, party)| (owing_path(party), names.name(party)))
            .collect();
        let responsible: Vec<&str> = answering.iter().map(|(_, name)| name.as_str()).collect();
        let was = approved.get(&node.node_id());
        let dates = dates(words, span, was.copied());
        let mut missing = Vec::new();
        if kind.is_deed() && facts.outline.is_leaf(at) {
            if span.is_none() {
                missing.push("dates");
            }
            if responsible.is_empty() {
                missing.push("owner");
            }
        }
        if conflicted.contains(&node.id.as_str()) {
            missing.push("conflict");
        }
        if kind == NodeKind::Action && facts.serves_nothing(at) {
            missing.push("objective");
        }
        let done = node.done.as_ref().and_then(|done| number(done).ok()).map(|done| done.to_f64());
        let own_tags = tags.get(&node.node_id()).into_iter().flatten().map(Tag::to_string).collect();
        let serves = facts.outline.serves(at).map(|tie| tie.objective.as_str().to_owned()).collect();
        rows.push(RowView {
            id: node.id.0.clone(),
            number: numbers.get(&at).cloned().unwrap_or_default(),
            title: node.title.clone(),
            depth: listed.depth(),
            is_deed: kind.is_deed(),
            movable: kind.is_deed() && node.span().is_some(),
            sizable: kind == NodeKind::Action && node.span().is_some() && !around.contains(node.id.as_str()),
            fixed: node.is_fixed(),
            version: node.version,
            responsible: responsible.join(", "),
            answering,
            dates: dates.0,
            span,
            standing,
            said: standing_said(words, standing, watch, span, today),
            overdue: watch.overdue,
            progress: progress_of(person, facts, at, &progresses),
            cost: costs.remove(&at).unwrap_or_default(),
            approved: dates.1,
            bar: span
                .map(|span| scale.with_approved(scale.bar(kind, span, standing, watch, done), span, was)),
            tags: own_tags,
            below: Vec::new(),
            parties: held.iter().map(|(_, party)| write_party(party)).collect(),
            search: node.search_text.clone(),
            missing,
            under: line.clone(),
            serves,
        });
        line.push(place);
    }
    let under: Vec<(usize, String)> =
        rows.iter().flat_map(|row| row.under.iter().map(|above| (*above, row.id.clone()))).collect();
    for (above, id) in under {
        rows[above].below.push(id);
    }
    rows
}

/// When it happens, and when it was approved to where that is another time: in months, and in days
/// where months would say the same of both.
fn dates(words: Words, span: Option<Span>, was: Option<Span>) -> (String, String) {
    let by_month = |span: Option<Span>| span.map(|span| months(words, span)).unwrap_or_default();
    let Some(was) = was.filter(|was| Some(*was) != span) else { return (by_month(span), String::new()) };
    let (now, before) = (by_month(span), by_month(Some(was)));
    match span.filter(|_| now == before) {
        Some(span) => (days(words, span), days(words, was)),
        None => (now, before),
    }
}

fn days(words: Words, span: Span) -> String {
    let (first, last) = (words.day(span.first()), words.day(span.last()));
    if first == last { first } else { words.t2("improve-from-to", "from", first, "to", last) }
}

/// From the first to the last of what serves an objective.
fn spanned(facts: &Facts, at: usize) -> Option<Span> {
    facts.outline.deeds(at).into_iter().filter_map(|at| facts.row(at).span()).reduce(Span::with)
}

fn progress_of(person: &Person, facts: &Facts, at: usize, progresses: &Progresses) -> String {
    // That it is done, its tag says.
    if facts.row(at).standing() == Standing::Done && facts.row(at).node_kind().is_deed() {
        return String::new();
    }
    if progresses.get(at).value.is_some() {
        return progresses.in_words(person.words(), facts, at);
    }
    match facts.row(at).node_kind() {
        NodeKind::Objective => done_of(person, facts, at),
        NodeKind::Action | NodeKind::Milestone => String::new(),
    }
}

fn done_of(person: &Person, facts: &Facts, at: usize) -> String {
    let deeds = facts.outline.deeds(at);
    let done = deeds.iter().filter(|at| facts.row(**at).standing() == Standing::Done).count();
    person.words().t2("improve-done-of", "done", done, "of", deeds.len())
}

fn parties(facts: &Facts, today: Day) -> HashMap<String, Vec<(Part, Party)>> {
    let mut parties: HashMap<String, Vec<(Part, Party)>> = HashMap::new();
    for held in facts.rows.known_responsibilities().into_iter().filter(|held| held.holds(today)) {
        parties.entry(held.node.as_str().to_owned()).or_default().push((held.part, held.party));
    }
    for held in parties.values_mut() {
        held.sort();
    }
    parties
}

/// The rows that were asked for, with those above them.
pub fn kept(rows: Vec<RowView>, asked: &Asked) -> Vec<RowView> {
    if !asked.filters() {
        return rows;
    }
    let matching = matching(&rows, asked);
    let mut shown = matching.clone();
    for (row, _) in rows.iter().zip(&matching).filter(|(_, matches)| **matches) {
        for above in &row.under {
            shown[*above] = true;
        }
    }
    rows.into_iter().zip(shown).filter(|(_, shown)| *shown).map(|(row, _)| row).collect()
}

/// Whether each row answers what was asked.
pub fn matching(rows: &[RowView], asked: &Asked) -> Vec<bool> {
    let wanted = fold(&asked.q);
    rows.iter().map(|row| matches(row, asked, &wanted, rows)).collect()
}

fn matches(row: &RowView, asked: &Asked, wanted: &str, rows: &[RowView]) -> bool {
    let is = |asked: &str, holds: &dyn Fn(&str) -> bool| asked.is_empty() || holds(asked);
    let only_deeds = [&asked.unit, &asked.person, &asked.standing, &asked.missing, &asked.year];
    // An objective answers only what is asked of its words and tags.
    if !row.is_deed && only_deeds.iter().any(|asked| !asked.is_empty()) {
        return false;
    }
    let tagged = || row.tags.iter().any(|tag| fold(tag).contains(wanted));
    is(&asked.q, &|_| row.search.contains(wanted) || row.number == asked.q.trim() || tagged())
        && is(&asked.unit, &|unit| row.parties.contains(&format!("unit:{unit}")))
        && is(&asked.person, &|person| row.parties.contains(&format!("person:{person}")))
        && is(&asked.standing, &|standing| match standing {
            "late" => row.overdue.is_some(),
            other => words::standing(row.standing) == other,
        })
        && is(&asked.tag, &|tag| row.tags.iter().any(|own| own == tag))
        && is(&asked.missing, &|missing| row.missing.contains(&missing))
        && is(&asked.year, &|year| {
            row.span.is_some_and(|span| {
                let in_year = year.parse().ok().and_then(Span::year);
                in_year.is_some_and(|year| span.overlap(year).is_some())
            })
        })
        && is(&asked.objective, &|objective| {
            row.serves.iter().any(|id| id == objective)
                || row.under.iter().any(|at| rows[*at].id == objective)
        })
}

/// A deed that needs attention.
pub struct Pressing {
    pub id: String,
    pub address: String,
    pub title: String,
    /// What the calendar says, or who answers for it.
    pub why: String,
    /// What was said of it last.
    pub words: String,
}

/// Late deeds, the latest first, and those that end soon.
pub fn attention(rows: &[RowView], plan: &PlanId) -> Vec<Pressing> {
    let mut late: Vec<&RowView> =
        rows.iter().filter(|row| row.is_deed && matches!(row.said.0, "bad" | "warn")).collect();
    late.sort_by_key(|row| (std::cmp::Reverse(row.overdue.unwrap_or(-1)), row.said.0));
    let line = |row: &&RowView| Pressing {
        id: row.id.clone(),
        address: format!("/plans/{plan}/nodes/{}", row.id),
        title: format!("{} {}", row.number, row.title),
        why: row.said.2.clone(),
        words: String::new(),
    };
    late.iter().take(4).map(line).collect()
}

/// Where a plan's pages say what a party owes, below the address of the plan.
pub fn owing_path(party: &Party) -> String {
    match party {
        Party::Unit(unit) => format!("units/{unit}"),
        Party::Person(person) => format!("people/{person}"),
    }
}

/// Hours that remain, as a number of the rules.
pub fn remaining(facts: &Facts, at: usize) -> Option<Number> {
    facts.row(at).work().map(|work| work.remaining)
}
