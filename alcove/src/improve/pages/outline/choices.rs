use std::collections::BTreeSet;

use alcove_domain::plan::Tag;

use super::asked::Asked;
use crate::improve::facts::Facts;
use crate::improve::names::Names;
use crate::kit::Words;

/// What the filters of a plan offer: ids with what they are called.
pub struct Choices {
    pub units: Vec<(String, String)>,
    pub people: Vec<(String, String)>,
    pub objectives: Vec<(String, String)>,
    pub tags: Vec<String>,
}

/// Whether what is said of the filters may name people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    Everybody,
    /// For readers from outside.
    Nobody,
}

impl Choices {
    pub fn of(facts: &Facts, names: &Names) -> Self {
        let numbers = facts.numbers();
        let objectives = facts.listed.iter().filter(|row| !facts.outline.nodes()[row.at].kind.is_deed());
        let titled = objectives.map(|row| {
            let node = facts.row(row.at);
            let number = numbers.get(&row.at).cloned().unwrap_or_default();
            (node.id.0.clone(), format!("{number} {}", node.title))
        });
        let tags = facts.rows.known_tags();
        let live = tags.iter().filter(|(node, _)| facts.outline.find(node).is_some());
        let tags: BTreeSet<String> = live.flat_map(|(_, tags)| tags).map(Tag::to_string).collect();
        Self {
            units: names.units(),
            people: names.people(),
            objectives: titled.collect(),
            tags: tags.into_iter().collect(),
        }
    }

    /// "Unit: Workshop; Status: Late": what paper says of the filters. Empty where there are none.
    pub fn said(&self, words: Words, asked: &Asked, naming: Naming) -> String {
        let filters = asked.named().into_iter().filter(|(_, value)| !value.is_empty());
        let said = filters.map(|(name, value)| {
            let called = |list: &[(String, String)]| {
                let found = list.iter().find(|(id, _)| id == value);
                found.map_or_else(|| value.to_owned(), |(_, called)| called.clone())
            };
            let (key, value) = match name {
                "unit" => ("improve-filter-unit", called(&self.units)),
                "person" if naming == Naming::Nobody => {
                    ("improve-filter-person", words.t("improve-filter-one-person"))
                }
                "person" => ("improve-filter-person", called(&self.people)),
                "standing" if value == "late" => ("improve-filter-standing", words.t("improve-filter-late")),
                "standing" => {
                    ("improve-filter-standing", words.or(&format!("improve-standing-{value}"), value))
                }
                "objective" => ("improve-filter-objective", called(&self.objectives)),
                "tag" => ("improve-filter-tag", value.to_owned()),
                "year" => ("improve-filter-year", value.to_owned()),
                "missing" => {
                    ("improve-filter-missing", words.or(&format!("improve-filter-missing-{value}"), value))
                }
                _ => ("improve-filter-words", value.to_owned()),
            };
            words.t2("improve-filter-said", "name", words.t(key), "value", value)
        });
        said.collect::<Vec<String>>().join("; ")
    }
}
