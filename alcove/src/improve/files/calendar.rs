//! The calendar of a person or a unit: when their actions end, milestones, and the years by which
//! something is wanted.

use alcove_domain::kit::{Day, Number};
use alcove_domain::network::UnitTree;
use alcove_domain::plan::{NodeKind, Party, Span, Standing};
use alcove_report::Days;
use alcove_report::calendar::{Entry, Feed, State, calendar};

use super::source::{Placed, Source};
use crate::plan::store::indicator;

/// A reader looks again after half a day: days do not move by the hour.
const REFRESH_HOURS: u32 = 12;

/// What goes into the calendar: the plans, and whose part in them counts.
pub struct Asked<'a> {
    pub name: String,
    pub description: String,
    pub whose: Party,
    pub tree: &'a UnitTree,
    /// Where the program is reached: `https://alcove.example`.
    pub public_url: &'a str,
}

pub fn build(sources: &[Source], asked: &Asked<'_>) -> Vec<u8> {
    let mut entries = Vec::new();
    for source in sources {
        for placed in source.placed().filter(|placed| asked.is_theirs(source, placed.at)) {
            entries.extend(node_entry(source, asked, placed));
            for row in source.facts.rows.live_indicators().filter(|row| row.node_id == placed.node.id) {
                entries.extend(target_entries(source, asked, placed, row));
            }
        }
    }
    entries.sort_by(|one, other| (one.days.last(), &one.ident).cmp(&(other.days.last(), &other.ident)));
    calendar(&Feed {
        name: asked.name.clone(),
        description: asked.description.clone(),
        refresh_hours: Some(REFRESH_HOURS),
        entries,
    })
}

impl Asked<'_> {
    /// Whether they have a part in it now or will have one; a unit stands for those below it too.
    fn is_theirs(&self, source: &Source, at: usize) -> bool {
        let node = &source.facts.row(at).id;
        let parts = source.facts.rows.responsibilities.iter().filter(|row| row.node_id == *node);
        let open = parts.filter(|row| {
            let until = row.until_day.as_ref().and_then(|day| Day::parse(day).ok());
            until.is_none_or(|until| until >= source.today)
        });
        open.filter_map(|row| row.party()).any(|party| match (&self.whose, &party) {
            (Party::Unit(asked), Party::Unit(unit)) => self.tree.path(unit).contains(asked),
            (asked, party) => asked == party,
        })
    }

    fn ident(&self, what: &str) -> String {
        let host = self.public_url.split("://").last().unwrap_or_default();
        let host = host.split(['/', ':']).next().unwrap_or_default();
        format!("{what}@{host}")
    }
}

fn node_entry(source: &Source, asked: &Asked<'_>, placed: Placed<'_>) -> Option<Entry> {
    let node = placed.node;
    let last = node.span()?.last();
    let key = match node.node_kind() {
        NodeKind::Objective => return None,
        NodeKind::Action => "improve-feed-action",
        NodeKind::Milestone => "improve-feed-milestone",
    };
    Some(entry(source, asked, placed, node.id.0.clone(), last, source.words.t1(key, "title", &node.title)))
}

fn target_entries(
    source: &Source,
    asked: &Asked<'_>,
    placed: Placed<'_>,
    row: &indicator::Model,
) -> Vec<Entry> {
    let (Some(known), Ok(period)) = (source.facts.rows.known_indicator(row), source.facts.rows.period())
    else {
        return Vec::new();
    };
    let of_year = |(year, target): (&i16, &Number)| {
        // The plan may end before its last year does.
        let last = Span::year(*year).and_then(|year| year.overlap(period))?.last();
        let title = source.words.say(
            "improve-feed-target",
            vec![
                ("year", year.to_string().into()),
                ("title", (&row.title).into()),
                ("target", super::table::figure(source.words, row, target).into()),
            ],
        );
        Some(entry(source, asked, placed, format!("{}-{year}", row.id), last, title))
    };
    known.targets.iter().filter_map(of_year).collect()
}

fn entry(
    source: &Source,
    asked: &Asked<'_>,
    placed: Placed<'_>,
    ident: String,
    day: Day,
    title: String,
) -> Entry {
    let node = placed.node;
    let standing = node.standing();
    let plan = &source.facts.rows.plan;
    let description = source.words.t3(
        "improve-feed-description",
        "plan",
        &plan.title,
        "number",
        placed.number,
        "standing",
        source.standing_of(node),
    );
    Entry {
        ident: asked.ident(&ident),
        days: Days::new(day.number(), day.number()),
        title,
        description,
        address: Some(format!("{}/plans/{}/nodes/{}", asked.public_url, plan.id, node.id)),
        revision: u32::try_from(node.version).unwrap_or_default(),
        changed_at: node.noted_at.unwrap_or(node.created_at).max(node.created_at) / 1000,
        state: if standing == Standing::Cancelled { State::Cancelled } else { State::Stands },
    }
}
