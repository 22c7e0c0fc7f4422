//! The template of a practice: thirteen elements in their order, and what readers look for besides.
//! Forms, pages, files and the interface for machines all read this one table.

/// What sort of entry it is. Failures and lessons are as welcome as practices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entry {
    Practice,
    Failure,
    Lesson,
}

impl Entry {
    pub const ALL: [Self; 3] = [Self::Practice, Self::Failure, Self::Lesson];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Practice => "practice",
            Self::Failure => "failure",
            Self::Lesson => "lesson",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|entry| entry.word() == word)
    }

    /// A lesson is short: what happened and what was learned. It need not have had an effect.
    const fn needs(self, element: &Element) -> bool {
        match self {
            Self::Practice | Self::Failure => element.must,
            Self::Lesson => matches!(element.number, 1 | 4 | 9),
        }
    }
}

/// The themes of the form; a practice may have several.
pub const DOMAINS: [&str; 8] = [
    "innovation",
    "digital",
    "green",
    "inclusion",
    "entrepreneurship",
    "guidance",
    "lifelong",
    "partnership",
];

/// What it costs to do the same, in bands that hold in every currency.
pub const COST_BANDS: [&str; 4] = ["none", "low", "medium", "high"];

/// Under what terms the text may be used.
pub const LICENCES: [&str; 4] = ["CC-BY-4.0", "CC-BY-SA-4.0", "CC0-1.0", "all-rights"];

/// A list of rows in the template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum List {
    Stakeholders,
    Constraints,
    Lessons,
    Conditions,
    Blocks,
    Resources,
}

impl List {
    pub const ALL: [Self; 6] = [
        Self::Stakeholders,
        Self::Constraints,
        Self::Lessons,
        Self::Conditions,
        Self::Blocks,
        Self::Resources,
    ];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Stakeholders => "stakeholders",
            Self::Constraints => "constraints",
            Self::Lessons => "lessons",
            Self::Conditions => "conditions",
            Self::Blocks => "blocks",
            Self::Resources => "resources",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.word() == word)
    }

    /// What is said in each row, in every language; the first says enough to keep the row.
    pub const fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Stakeholders => &["who", "role"],
            Self::Constraints => &["challenge", "answer"],
            Self::Lessons | Self::Conditions => &["text"],
            Self::Blocks => &["name", "what", "needs"],
            Self::Resources => &["name", "about"],
        }
    }

    /// What a row can be; nothing where rows are all alike.
    pub const fn kinds(self) -> &'static [&'static str] {
        match self {
            Self::Stakeholders => {
                &["beneficiary", "user", "institution", "partner", "company", "agency", "donor"]
            }
            Self::Resources => &["manual", "guide", "video", "site", "data", "other"],
            _ => &[],
        }
    }

    /// Whether a row leads somewhere.
    pub const fn has_address(self) -> bool {
        matches!(self, Self::Resources)
    }

    /// Whether a row says how many days the work takes.
    pub const fn has_days(self) -> bool {
        matches!(self, Self::Blocks)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A text by its key, and how long it may be in letters.
    Text(&'static str, usize),
    Rows(List),
    /// What is no text in a language: days, choices, addresses.
    Facts(&'static str),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Element {
    /// As the form numbers it; nought for what it does not ask.
    pub number: u8,
    pub key: &'static str,
    /// Whether the form asks for it in any case.
    pub must: bool,
    pub parts: &'static [Part],
}

/// A page of prose.
pub const LONG: usize = 8_000;
pub const LONGEST_TITLE: usize = 150;

const fn element(number: u8, key: &'static str, must: bool, parts: &'static [Part]) -> Element {
    Element { number, key, must, parts }
}

pub const ELEMENTS: [Element; 13] = [
    element(1, "title", true, &[Part::Text("title", LONGEST_TITLE)]),
    element(2, "provider", false, &[Part::Facts("provider")]),
    element(3, "domains", false, &[Part::Facts("domains")]),
    element(4, "introduction", true, &[Part::Text("introduction", LONG), Part::Facts("period")]),
    element(5, "stakeholders", false, &[Part::Rows(List::Stakeholders)]),
    element(6, "impact", true, &[Part::Text("impact", LONG)]),
    element(7, "innovation", true, &[Part::Text("innovation", LONG)]),
    element(8, "constraints", true, &[Part::Rows(List::Constraints)]),
    element(9, "lessons", true, &[Part::Rows(List::Lessons)]),
    element(
        10,
        "replicability",
        false,
        &[Part::Text("replicability", LONG), Part::Rows(List::Conditions), Part::Rows(List::Blocks)],
    ),
    element(11, "contact", false, &[Part::Facts("contact")]),
    element(12, "address", false, &[Part::Facts("address")]),
    element(13, "resources", false, &[Part::Rows(List::Resources)]),
];

/// What readers look for and the form does not ask.
pub const MORE: Element = element(
    0,
    "more",
    false,
    &[Part::Facts("more"), Part::Text("validation", LONG), Part::Text("cost", LONG)],
);

/// All texts by their key, with how long each may be.
pub fn texts() -> impl Iterator<Item = (&'static str, usize)> {
    ELEMENTS.iter().chain([&MORE]).flat_map(|element| element.parts).filter_map(|part| match part {
        Part::Text(key, most) => Some((*key, *most)),
        _ => None,
    })
}

/// Keys of the elements that the entry needs and that say nothing yet. `says` answers for a text's
/// key or a list.
pub fn missing(entry: Entry, says: impl Fn(&Part) -> bool) -> Vec<&'static str> {
    let needed = ELEMENTS.iter().filter(|element| entry.needs(element));
    let asked = |part: &&Part| !matches!(part, Part::Facts(_));
    needed
        .filter(|element| !element.parts.iter().filter(asked).any(&says))
        .map(|element| element.key)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirteen_elements_stand_in_order_and_six_of_them_are_needed() {
        let numbers: Vec<u8> = ELEMENTS.iter().map(|element| element.number).collect();

        assert_eq!(numbers, (1..=13).collect::<Vec<u8>>());
        assert_eq!(ELEMENTS.iter().filter(|element| element.must).count(), 6);
    }

    #[test]
    fn a_practice_lacks_what_it_does_not_say_and_a_lesson_needs_less() {
        let says = |part: &Part| matches!(part, Part::Text("title" | "introduction", _));

        assert_eq!(missing(Entry::Practice, says), ["impact", "innovation", "constraints", "lessons"]);
        assert_eq!(missing(Entry::Lesson, says), ["lessons"]);
    }
}
