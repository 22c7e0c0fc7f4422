//! What the template asks that is no text in a language: how it stands on paper, and what a practice
//! takes over when it is read back.

use alcove_domain::kit::Day;
use alcove_domain::publish::Entry;
use alcove_domain::publish::template::{COST_BANDS, DOMAINS, LICENCES};

use super::body::Body;
use super::choices::{choice, is_called};
use super::shown::Around;
use crate::kit::Words;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    Provider,
    Domains,
    Criteria,
    FirstDay,
    LastDay,
    Contact,
    Address,
    Entry,
    Cost,
    Place,
    Licence,
}

impl Fact {
    /// Those that a part of the template asks, by the part's key.
    pub fn of(key: &str) -> &'static [Self] {
        match key {
            "provider" => &[Self::Provider],
            "domains" => &[Self::Domains, Self::Criteria],
            "period" => &[Self::FirstDay, Self::LastDay],
            "contact" => &[Self::Contact],
            "address" => &[Self::Address],
            "more" => &[Self::Entry, Self::Cost, Self::Place, Self::Licence],
            _ => &[],
        }
    }

    /// The one with this label, in whichever language the table was written.
    pub fn called(key: &str, label: &str) -> Option<Self> {
        Self::of(key).iter().copied().find(|fact| is_called(fact.key(), label))
    }

    pub fn label(self, words: Words) -> String {
        words.t(self.key())
    }

    fn key(self) -> &'static str {
        match self {
            Self::Provider => "publish-fact-provider",
            Self::Domains => "publish-fact-domains",
            Self::Criteria => "publish-fact-criteria",
            Self::FirstDay => "publish-field-first-day",
            Self::LastDay => "publish-field-last-day",
            Self::Contact => "publish-fact-contact",
            Self::Address => "publish-fact-address",
            Self::Entry => "publish-field-entry",
            Self::Cost => "publish-fact-cost",
            Self::Place => "publish-fact-place",
            Self::Licence => "publish-field-licence",
        }
    }

    /// What the practice says of it, a line for each of several.
    pub fn said(self, body: &Body, around: &Around) -> String {
        let words = around.words;
        let lines = |all: Vec<String>| all.join("\n");
        let day = |text: &str| Day::parse(text).map(|day| words.day(day)).unwrap_or_default();
        match self {
            Self::Provider => around.provider.to_owned(),
            Self::Domains => lines(body.domains.iter().map(|one| domain(one, words)).collect()),
            Self::Criteria => lines(body.criteria.iter().map(|one| (around.criteria)(one)).collect()),
            Self::FirstDay => day(&body.first_day),
            Self::LastDay => day(&body.last_day),
            Self::Contact if around.names_contact => body.contact.name.clone(),
            Self::Contact => String::new(),
            Self::Address => body.url.clone(),
            Self::Entry => words.t(&format!("publish-entry-{}", body.entry().word())),
            Self::Cost if body.cost_band.is_empty() => String::new(),
            Self::Cost => words.t(&format!("publish-cost-{}", body.cost_band)),
            Self::Place => body.place.clone(),
            Self::Licence => licence(&body.licence, words),
        }
    }

    /// What can be written there, a line for each; nothing where everything can.
    pub fn choices(self, words: Words) -> String {
        let all: Vec<String> = match self {
            Self::Domains => DOMAINS.iter().map(|one| domain(one, words)).collect(),
            Self::Criteria => vec![words.t("publish-word-criteria")],
            Self::Entry => {
                Entry::ALL.iter().map(|one| words.t(&format!("publish-entry-{}", one.word()))).collect()
            }
            Self::Cost => COST_BANDS.iter().map(|one| words.t(&format!("publish-cost-{one}"))).collect(),
            Self::Licence => LICENCES.iter().map(|one| licence(one, words)).collect(),
            _ => Vec::new(),
        };
        all.join("\n")
    }

    /// Lays what was read over a practice. What is none of the choices leaves it as it was.
    /// `criterion` knows a criterion by its code or name.
    pub fn take(self, body: &mut Body, text: &str, criterion: &dyn Fn(&str) -> Option<String>) {
        match self {
            Self::Domains => {
                let theme = |text: &str| choice("publish-domain-", &DOMAINS, text).map(str::to_owned);
                take_several(&mut body.domains, text, &[',', ';'], &theme);
            }
            Self::Criteria => take_several(&mut body.criteria, text, &[';'], criterion),
            Self::FirstDay => body.first_day = day(text),
            Self::LastDay => body.last_day = day(text),
            Self::Address => text.clone_into(&mut body.url),
            Self::Place => text.clone_into(&mut body.place),
            Self::Cost if text.is_empty() => body.cost_band.clear(),
            Self::Cost => set(&mut body.cost_band, choice("publish-cost-", &COST_BANDS, text)),
            Self::Entry => {
                let entries = Entry::ALL.map(Entry::word);
                set(&mut body.entry, choice("publish-entry-", &entries, text));
            }
            Self::Licence => set(&mut body.licence, choice("publish-licence-", &LICENCES, text)),
            // Who it is of is known, and names of people are not taken from a file: they need consent
            // anew.
            Self::Provider | Self::Contact => {}
        }
    }
}

fn domain(word: &str, words: Words) -> String {
    words.t(&format!("publish-domain-{word}"))
}

fn licence(code: &str, words: Words) -> String {
    words.t(&format!("publish-licence-{}", code.to_lowercase().replace('.', "-")))
}

fn set(place: &mut String, choice: Option<&str>) {
    if let Some(choice) = choice {
        choice.clone_into(place);
    }
}

/// Several, each on a line of its own or parted by a sign.
fn take_several(
    place: &mut Vec<String>,
    text: &str,
    parting: &[char],
    known: &dyn Fn(&str) -> Option<String>,
) {
    let mut found: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        // A name may hold the sign itself.
        let whole = known(line).map(|one| vec![one]);
        for one in whole.unwrap_or_else(|| line.split(parting).filter_map(known).collect()) {
            if !found.contains(&one) {
                found.push(one);
            }
        }
    }
    if text.is_empty() || !found.is_empty() {
        *place = found;
    }
}

/// A day as it was typed, or as any of our languages spells it. What is no day stays as it is: the
/// form says so.
fn day(text: &str) -> String {
    let numbers: Vec<i16> =
        text.split(|sign: char| !sign.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect();
    let found = match (Day::parse(text), numbers.as_slice()) {
        (Ok(day), _) => Some(day),
        (Err(_), [day, month, year]) => made(*year, *month, *day),
        (Err(_), [one, other]) => spelled(text, *one.max(other), *one.min(other)),
        _ => None,
    };
    found.map_or_else(|| text.to_owned(), |day| day.to_string())
}

fn made(year: i16, month: i16, day: i16) -> Option<Day> {
    Day::new(year, month.try_into().ok()?, day.try_into().ok()?)
}

/// The day that is spelled like this: of each month, one is tried.
fn spelled(text: &str, year: i16, day: i16) -> Option<Day> {
    (1..=12).filter_map(|month| made(year, month, day)).find(|day| {
        let is_spelled = |words: &Words| words.day(*day) == text;
        Words::ALL.iter().any(is_spelled)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_every_language_spells_it_and_as_people_type_it() {
        for month in 1..=12 {
            let known = Day::new(2024, month, 9).unwrap();
            for words in Words::ALL {
                assert_eq!(day(&words.day(known)), known.to_string(), "{}", words.code());
            }
        }
        assert_eq!(day("2024-09-01"), "2024-09-01");
        assert_eq!(day("01.09.2024"), "2024-09-01");
        assert_eq!(day(""), "");
        assert_eq!(day("soon"), "soon");
    }
}
