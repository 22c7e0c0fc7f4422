use alcove_domain::kit::Day;
use alcove_domain::plan::Span;

use super::asked::Asked;
use super::view::RowView;
use crate::improve::pages::Said;
use crate::kit::Words;

/// What begins and ends in a month.
pub struct Month {
    pub name: String,
    pub year: String,
    pub is_now: bool,
    pub entries: Vec<Entry>,
}

pub struct Entry {
    pub id: String,
    pub day: String,
    pub begins: bool,
    pub title: String,
    pub said: Said,
}

/// The twelve months of a year: the one asked for, else this one, within the plan.
pub fn months(words: Words, rows: &[RowView], asked: &Asked, period: Span, today: Day) -> Vec<Month> {
    let year = year(asked, period, today);
    let first_of = |month: u8| Day::new(year, month, 1);
    (1..=12)
        .filter_map(first_of)
        .map(|first| Month {
            name: words.month(first),
            year: first.year().to_string(),
            is_now: (today.year(), today.month()) == (first.year(), first.month()),
            entries: entries(words, rows, first),
        })
        .collect()
}

pub fn year(asked: &Asked, period: Span, today: Day) -> i16 {
    asked.year.parse().unwrap_or_else(|_| today.clamp(period.first(), period.last()).year())
}

fn entries(words: Words, rows: &[RowView], month: Day) -> Vec<Entry> {
    let within = |day: Day| (day.year(), day.month()) == (month.year(), month.month());
    let mut found: Vec<(Day, Entry)> = Vec::new();
    for row in rows.iter().filter(|row| row.is_deed) {
        let Some(span) = row.span else { continue };
        let entry = |day: Day, begins: bool| {
            let title = format!("{} {}", row.number, row.title);
            (
                day,
                Entry {
                    id: row.id.clone(),
                    day: words.day_month(day),
                    begins,
                    title,
                    said: row.said.clone(),
                },
            )
        };
        if within(span.first()) && span.first() != span.last() {
            found.push(entry(span.first(), true));
        }
        if within(span.last()) {
            found.push(entry(span.last(), false));
        }
    }
    found.sort_by(|one, other| (one.0, &one.1.title).cmp(&(other.0, &other.1.title)));
    found.into_iter().map(|(_, entry)| entry).collect()
}
