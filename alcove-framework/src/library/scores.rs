//! What a node is scored on: named levels are a scale, a short range too, a long one an amount.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use alcove_domain::assess::edition::{Direction, Instrument, Label, Quantity, Scale, Step};
use alcove_domain::kit::Number;

use super::{Reading, slug, words};
use crate::codes;
use crate::fields::{Fields, whole_of};
use crate::tree::{Kind, Node};

/// A range of more values is typed, not picked.
const PICKED: i64 = 11;
const RANGE: std::ops::RangeInclusive<i64> = -1_000_000..=1_000_000;

/// The scores of a framework and the scales made for them.
pub(super) struct Scores {
    pub scales: Vec<Scale>,
    own: Instrument,
    alternatives: HashMap<String, Instrument>,
    range: (i64, i64),
    /// Ranges that nodes have for themselves.
    ranges: HashMap<(i64, i64), Instrument>,
    /// Ranges whose quarters were told of.
    told: BTreeSet<(i64, i64)>,
}

impl Scores {
    pub fn read(fields: &Fields, reading: &mut Reading) -> Self {
        let (lowest, highest) = said_range(fields, reading);
        // What the format means where it says nothing.
        let range = in_order((lowest.unwrap_or(0), highest.unwrap_or(100)), fields, reading);
        let said = lowest.is_some() || highest.is_some();
        let mut scores = Self {
            scales: Vec::new(),
            own: Instrument::Text,
            alternatives: HashMap::new(),
            range,
            ranges: HashMap::new(),
            told: BTreeSet::new(),
        };
        let filled = said.then_some(range);
        let (own, alternatives) = definitions(fields, reading);
        scores.own = match own {
            Some(list) => scores.named("scores", list, filled, fields, reading),
            None => scores.of_range(range),
        };
        for (name, list) in alternatives {
            let instrument = scores.named(&format!("scores-{}", slug(&name)), list, None, fields, reading);
            scores.alternatives.insert(name, instrument);
        }
        scores
    }

    /// The instrument of an assessable node.
    pub fn of_node(&mut self, fields: &Fields, reading: &mut Reading) -> Instrument {
        if let Some(name) = fields.optional_text("scores_definition_ref", &mut reading.warnings) {
            if let Some(instrument) = self.alternatives.get(&name) {
                return instrument.clone();
            }
            let place = fields.place_at("scores_definition_ref");
            reading.warnings.add(&place, codes::LIBRARY_SCALE_UNKNOWN, &[("id", &name)]);
        }
        let (lowest, highest) = said_range(fields, reading);
        let range = (lowest.unwrap_or(self.range.0), highest.unwrap_or(self.range.1));
        let range = in_order(range, fields, reading);
        let instrument = if range == self.range { self.own.clone() } else { self.of_range(range) };
        if matches!(instrument, Instrument::Amount(_)) && self.told.insert(range) {
            let (lowest, highest) = (range.0.to_string(), range.1.to_string());
            let args = [("lowest", lowest.as_str()), ("highest", highest.as_str())];
            reading.warnings.add(&fields.place_at("urn"), codes::LIBRARY_SCORES_QUARTERED, &args);
        }
        instrument
    }

    fn of_range(&mut self, range: (i64, i64)) -> Instrument {
        if let Some(known) = self.ranges.get(&range) {
            return known.clone();
        }
        let (lowest, highest) = range;
        let instrument = if (1..PICKED).contains(&(highest - lowest)) {
            let id = format!("scores-{lowest}-{highest}");
            let steps = (lowest..=highest).map(|value| nameless(value, &Label::default()));
            self.scales.push(Scale { id: id.clone(), steps: steps.collect() });
            Instrument::Scale(id)
        } else {
            Instrument::Amount(Quantity {
                unit: String::new(),
                decimals: 0,
                minimum: Some(Number::from(lowest.min(highest))),
                maximum: Some(Number::from(highest.max(lowest))),
                direction: Direction::Up,
                bounds: quarters(lowest.min(highest), highest.max(lowest)),
            })
        };
        self.ranges.insert(range, instrument.clone());
        instrument
    }

    /// A scale of named levels, with the levels of the range that have no name.
    fn named(
        &mut self,
        id: &str,
        list: &[Node],
        range: Option<(i64, i64)>,
        fields: &Fields,
        reading: &mut Reading,
    ) -> Instrument {
        let mut steps = BTreeMap::new();
        for node in list {
            let Some(level) = Fields::open_any(node, fields.path(), "score", &mut reading.warnings) else {
                continue;
            };
            reading.note_unknown(
                &level,
                &["score", "name", "description", "description_doc", "translations"],
                &[],
            );
            let value = level
                .get("score")
                .and_then(|node| whole_of(node, fields.path(), "score", RANGE, &mut reading.warnings));
            let Some(value) = value else { continue };
            let texts = words::labels(&level, "name", || value.to_string(), reading);
            steps.entry(value).or_insert(Step { value: value as i32, texts });
        }
        let (lowest, highest) = range.unwrap_or((0, -1));
        let named = steps.len();
        if highest - lowest < PICKED {
            for value in lowest..=highest {
                let label = Label { name: value.to_string(), description: String::new() };
                steps.entry(value).or_insert_with(|| Step {
                    value: value as i32,
                    texts: BTreeMap::from([(reading.language.clone(), label)]),
                });
            }
        }
        if steps.len() > named && named > 0 {
            let (lowest, highest) = (lowest.to_string(), highest.to_string());
            let args = [("lowest", lowest.as_str()), ("highest", highest.as_str())];
            reading.warnings.add(&fields.place_at("scores_definition"), codes::LIBRARY_LEVELS_FILLED, &args);
        }
        if steps.len() < 2 {
            return self.of_range(range.unwrap_or(self.range));
        }
        self.scales.push(Scale { id: id.to_owned(), steps: steps.into_values().collect() });
        Instrument::Scale(id.to_owned())
    }
}

/// Where the upper three quarters of a range begin. Without steps a figure has no grade, and a
/// framework of such figures alone would come to no result.
fn quarters(lowest: i64, highest: i64) -> Vec<Number> {
    // Fewer than four values above the lowest are no quarters.
    if highest - lowest < 4 {
        return Vec::new();
    }
    let bound = |quarter: i64| lowest + ((highest - lowest) * quarter + 3) / 4;
    (1..4).map(|quarter| Number::from(bound(quarter))).collect()
}

fn nameless(value: i64, label: &Label) -> Step {
    Step {
        value: value as i32,
        texts: BTreeMap::from([(alcove_domain::kit::Lang::english(), label.clone())]),
    }
}

fn said_range(fields: &Fields, reading: &mut Reading) -> (Option<i64>, Option<i64>) {
    let mut whole = |key: &str| fields.whole(key, *RANGE.start(), *RANGE.end(), &mut reading.warnings);
    (whole("min_score"), whole("max_score"))
}

/// The lower end first, with a word where the file has it last.
fn in_order((lowest, highest): (i64, i64), fields: &Fields, reading: &mut Reading) -> (i64, i64) {
    if lowest <= highest {
        return (lowest, highest);
    }
    let key = if fields.get("min_score").is_some() { "min_score" } else { "max_score" };
    let (low, high) = (lowest.to_string(), highest.to_string());
    let args = [("lowest", low.as_str()), ("highest", high.as_str())];
    reading.warnings.add(&fields.place_at(key), codes::LIBRARY_SCORES_TURNED, &args);
    (highest, lowest)
}

type Named<'t> = (String, &'t [Node]);

/// The framework's levels and those of its alternatives: a list, or a map of both.
fn definitions<'t>(fields: &Fields<'t>, reading: &mut Reading) -> (Option<&'t [Node]>, Vec<Named<'t>>) {
    let Some(node) = fields.get("scores_definition") else { return (None, Vec::new()) };
    match &node.kind {
        Kind::List(list) if !list.is_empty() => (Some(list), Vec::new()),
        Kind::Map(_) => {
            let Some(inner) =
                Fields::open_any(node, fields.path(), "scores_definition", &mut reading.warnings)
            else {
                return (None, Vec::new());
            };
            reading.note_unknown(&inner, &["scale", "alternatives"], &[]);
            let own = Some(inner.list("scale", &mut reading.warnings)).filter(|list| !list.is_empty());
            let mut alternatives = Vec::new();
            for (name, value) in inner.map("alternatives", &mut reading.warnings) {
                // An alternative is a list, or a map that holds its list under `scale`.
                match value.get("scale").map_or(&value.kind, |scale| &scale.kind) {
                    Kind::List(list) => alternatives.push((name.key_text().to_owned(), list.as_slice())),
                    _ => reading.tally.not_imported("alternatives", &inner.place_of(name)),
                }
            }
            (own, alternatives)
        }
        _ => (None, Vec::new()),
    }
}
