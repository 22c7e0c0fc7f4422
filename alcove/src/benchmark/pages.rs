//! One file per page: get, post, form, page struct.

pub mod comparison;
pub mod directory;
pub mod figures;
pub mod mentoring;
pub mod open;
pub mod wishes;

use alcove_domain::benchmark::PeerGroup;
use alcove_domain::kit::Number;
use alcove_report::chart::{self, Bench, Medium, Reading, Scale, Span, Words as ChartWords};

use super::seeing::{Row, Sight};
use crate::kit::Words;

/// A row of the table, said in words, with its drawing.
pub struct Line {
    pub depth: usize,
    pub code: String,
    pub name: String,
    pub language: Option<String>,
    pub own: String,
    pub n: String,
    pub median: String,
    pub half: String,
    /// Which release told it, where that is not the newest.
    pub earlier: Option<String>,
    pub chart: String,
}

pub fn lines(sight: &Sight, words: Words) -> Vec<Line> {
    sight.rows.iter().enumerate().map(|(at, row)| line(sight, at, row, words)).collect()
}

fn line(sight: &Sight, at: usize, row: &Row, words: Words) -> Line {
    let said = |number: &Number| row.said(words, number);
    let middle = row.middle.as_ref();
    Line {
        depth: row.depth,
        code: row.code.clone(),
        name: row.name.clone(),
        language: row.language.clone(),
        own: row.own.as_ref().map(said).unwrap_or_default(),
        n: middle.map(|one| words.count(usize::try_from(one.n).unwrap_or(0))).unwrap_or_default(),
        median: middle.map(|one| said(&one.median)).unwrap_or_default(),
        half: middle
            .map(|one| words.t2("benchmark-half", "lower", said(&one.lower), "upper", said(&one.upper)))
            .unwrap_or_default(),
        earlier: row.earlier.map(|number| words.t1("benchmark-release-number", "number", number)),
        chart: drawn(sight, at, row, words),
    }
}

/// The middle half as a band, the median and the own value as marks.
fn drawn(sight: &Sight, at: usize, row: &Row, words: Words) -> String {
    let Some(middle) = &row.middle else { return String::new() };
    let (lowest, highest) = if row.is_share() { (0.0, 1.0) } else { sight.compared.range() };
    let half = words.t2(
        "benchmark-half",
        "lower",
        row.said(words, &middle.lower),
        "upper",
        row.said(words, &middle.upper),
    );
    let own = row.own.as_ref().map(|own| {
        let text = words.t1("benchmark-chart-own", "value", row.said(words, own));
        Reading::new(own.to_f64(), text)
    });
    let median = words.t1("benchmark-chart-median", "value", row.said(words, &middle.median));
    let bench = Bench {
        scale: Scale { lowest, highest, ticks: Vec::new() },
        own,
        external: None,
        peers: Some(Reading::new(middle.median.to_f64(), median.clone())),
        band: Some(Span::new(middle.lower.to_f64(), middle.upper.to_f64(), half)),
    };
    chart::bench_row(&bench, &ChartWords::new(format!("row-{at}"), row.name.clone(), median), Medium::Screen)
}

/// Between which values the figures lie, and the drawings.
pub fn scale(words: Words, sight: &Sight) -> String {
    let (lowest, highest) = sight.compared.range();
    // Steps of a scale are whole.
    words.t2("benchmark-scale", "lowest", format!("{lowest:.0}"), "highest", format!("{highest:.0}"))
}

/// Key and words of each group that has figures, and whether it is the one that is looked at.
pub type Choice = (String, String, bool);

pub fn choices(sight: &Sight, words: Words) -> Vec<Choice> {
    sight.groups.iter().map(|group| (group.key(), called(group, words), *group == sight.peers)).collect()
}

pub fn called(group: &PeerGroup, words: Words) -> String {
    match group {
        PeerGroup::Everyone => words.t("benchmark-peers-all"),
        PeerGroup::Kind(kind) => {
            words.t1("benchmark-peers-kind", "kind", words.or(&format!("kind-{kind}"), kind))
        }
        PeerGroup::Country(country) => words.t1("benchmark-peers-country", "country", country.to_uppercase()),
        PeerGroup::Size(class) => words.t(&format!("benchmark-peers-size-{}", class.word())),
        PeerGroup::Sector(sector) => words.t1("benchmark-peers-sector", "sector", sector),
    }
}
