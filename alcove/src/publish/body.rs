//! What a practice says: one document with a text per language, read and written as a whole. The
//! interface for machines, the tables and the files all have this one shape.

use std::collections::BTreeMap;

use alcove_domain::kit::{Day, Lang};
use alcove_domain::publish::template::{COST_BANDS, DOMAINS, LICENCES, LONG};
use alcove_domain::publish::{Entry, List, Part, template};
use serde::{Deserialize, Serialize};

use super::process::Process;
use crate::kit::clock::new_id;
use crate::kit::{FieldFault, Words, fold};

/// A practice has some ten of each; a list of a hundred is another document.
pub const MOST_ROWS: usize = 40;
const LONGEST_FIELD: usize = 2_000;
const LONGEST_NAME: usize = 200;
const LONGEST_ADDRESS: usize = 500;
const MOST_CRITERIA: usize = 12;

/// Texts by their key.
pub type Texts = BTreeMap<String, String>;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Body {
    /// `practice`, `failure` or `lesson`.
    pub entry: String,
    /// The language that it was written in; the others are translations.
    pub language: String,
    pub domains: Vec<String>,
    /// Criteria of our own framework that it is about, by reference: `TL1`.
    pub criteria: Vec<String>,
    pub first_day: String,
    pub last_day: String,
    pub place: String,
    pub cost_band: String,
    pub licence: String,
    pub url: String,
    pub contact: Contact,
    /// By language, then by key.
    pub texts: BTreeMap<String, Texts>,
    /// By list.
    pub rows: BTreeMap<String, Vec<Row>>,
    /// What others can start from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub process: Option<Process>,
}

/// Whom to ask. The address is shown to nobody: questions go through the platform.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Contact {
    pub name: String,
    pub email: String,
    /// The day on which the person agreed to be asked; without it, nobody is.
    pub consented_on: String,
}

/// One row of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Row {
    /// Stays the same through all versions.
    pub id: String,
    pub kind: String,
    /// Where a resource lies.
    pub address: String,
    /// Working days of a building block.
    pub days: String,
    pub texts: BTreeMap<String, Texts>,
}

/// A text, and the language it is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said<'a> {
    pub text: &'a str,
    pub language: &'a str,
}

impl Said<'_> {
    /// The language, where it is not the one that was asked for.
    pub fn other_than(&self, wanted: &str) -> Option<String> {
        (self.language != wanted).then(|| self.language.to_owned())
    }
}

impl Body {
    pub fn parse(text: &str) -> crate::kit::Result<Self> {
        serde_json::from_str(text).map_err(crate::kit::Error::fault)
    }

    pub fn write(&self) -> String {
        serde_json::to_string(self).expect("a body is plain data")
    }

    pub fn entry(&self) -> Entry {
        Entry::parse(&self.entry).unwrap_or(Entry::Practice)
    }

    /// The text in the wanted language, else in the one it was written in, else in any.
    pub fn text<'a>(&'a self, key: &str, wanted: &'a str) -> Option<Said<'a>> {
        said(&self.texts, key, wanted, &self.language)
    }

    pub fn title(&self, wanted: &str) -> String {
        self.text("title", wanted).map(|said| said.text.to_owned()).unwrap_or_default()
    }

    pub fn list(&self, list: List) -> &[Row] {
        self.rows.get(list.word()).map_or(&[], Vec::as_slice)
    }

    pub fn row(&self, list: List, id: &str) -> Option<&Row> {
        self.list(list).iter().find(|row| row.id == id)
    }

    /// Languages in which there is a title, the one it was written in first.
    pub fn languages(&self) -> Vec<String> {
        let has_title = |texts: &Texts| texts.get("title").is_some_and(|text| !text.trim().is_empty());
        let others = self.texts.iter().filter(|(code, texts)| **code != self.language && has_title(texts));
        std::iter::once(self.language.clone()).chain(others.map(|(code, _)| code.clone())).collect()
    }

    /// Keys of the elements that are needed and not there, in the language it is written in.
    pub fn missing(&self) -> Vec<&'static str> {
        template::missing(self.entry(), |part| match part {
            Part::Text(key, _) => self
                .texts
                .get(&self.language)
                .and_then(|texts| texts.get(*key))
                .is_some_and(|text| !text.trim().is_empty()),
            Part::Rows(list) => !self.list(*list).is_empty(),
            Part::Facts(_) => false,
        })
    }

    /// What others may read: without whom to ask.
    pub fn without_contact(&self) -> Self {
        Self { contact: Contact::default(), ..self.clone() }
    }

    /// Everything that a search looks at, folded.
    pub fn search_text(&self, provider: &str) -> String {
        let rows = self.rows.values().flatten().flat_map(|row| row.texts.values());
        let texts = self.texts.values().chain(rows).flat_map(|texts| texts.values().map(String::as_str));
        let all: Vec<&str> = texts.chain([provider, &self.place]).collect();
        fold::fold(&all.join(" "))
    }

    /// Trims what was typed, drops empty rows and gives new rows an id.
    pub fn tidied(mut self) -> Self {
        let trim = |text: &mut String| *text = text.trim().replace("\r\n", "\n");
        let facts = [
            &mut self.first_day,
            &mut self.last_day,
            &mut self.place,
            &mut self.url,
            &mut self.contact.name,
            &mut self.contact.email,
            &mut self.contact.consented_on,
        ];
        facts.into_iter().for_each(trim);
        let tidy = |texts: &mut BTreeMap<String, Texts>| {
            texts.values_mut().flat_map(BTreeMap::values_mut).for_each(trim);
            texts.values_mut().for_each(|texts| texts.retain(|_, text| !text.is_empty()));
            texts.retain(|_, texts| !texts.is_empty());
        };
        tidy(&mut self.texts);
        for rows in self.rows.values_mut() {
            for row in rows.iter_mut() {
                [&mut row.address, &mut row.days].into_iter().for_each(trim);
                tidy(&mut row.texts);
                if row.id.is_empty() {
                    row.id = new_id::<String>();
                }
            }
            rows.retain(|row| !row.texts.is_empty());
        }
        self.rows.retain(|_, rows| !rows.is_empty());
        self
    }

    /// What is wrong with it, whoever wrote it.
    pub fn check(&self) -> Vec<FieldFault> {
        let mut faults = Faults(Vec::new());
        if Entry::parse(&self.entry).is_none() {
            faults.add("entry", "unknown-choice");
        }
        let known = |code: &str| Words::ALL.iter().any(|words| words.code() == code);
        if !known(&self.language) || self.texts.keys().any(|code| !known(code)) {
            faults.add("language", "unknown-choice");
        }
        if self.domains.iter().any(|one| !DOMAINS.contains(&one.as_str())) {
            faults.add("domains", "unknown-choice");
        }
        let is_reference = |one: &String| {
            one.len() <= 40 && one.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b))
        };
        if self.criteria.len() > MOST_CRITERIA || !self.criteria.iter().all(is_reference) {
            faults.add("criteria", "unknown-choice");
        }
        if !self.cost_band.is_empty() && !COST_BANDS.contains(&self.cost_band.as_str()) {
            faults.add("cost_band", "unknown-choice");
        }
        if !LICENCES.contains(&self.licence.as_str()) {
            faults.add("licence", "unknown-choice");
        }
        self.check_days(&mut faults);
        faults.long("place", &self.place, LONGEST_NAME);
        faults.address("url", &self.url);
        self.check_contact(&mut faults);
        for (code, texts) in &self.texts {
            for (key, text) in texts {
                match template::texts().find(|(known, _)| known == key) {
                    Some((_, most)) => faults.long(&field(code, &self.language, key), text, most),
                    None => faults.add(key.as_str(), "unknown-choice"),
                }
            }
        }
        let title = self.texts.get(&self.language).and_then(|texts| texts.get("title"));
        if title.is_none_or(String::is_empty) {
            faults.add("t_title", "title-missing");
        }
        for (word, rows) in &self.rows {
            match List::parse(word) {
                Some(list) => check_rows(&mut faults, list, rows),
                None => faults.add(word.as_str(), "unknown-choice"),
            }
        }
        faults.0.extend(self.process.iter().flat_map(Process::check));
        faults.0
    }

    fn check_days(&self, faults: &mut Faults) {
        let mut read = |field: &'static str, text: &str| match text {
            "" => None,
            text => Day::parse(text).map_err(|_| faults.add(field, "not-a-day")).ok(),
        };
        let (first, last) = (read("first_day", &self.first_day), read("last_day", &self.last_day));
        if let (Some(first), Some(last)) = (first, last)
            && last < first
        {
            faults.add("last_day", "ends-before-it-begins");
        }
    }

    fn check_contact(&self, faults: &mut Faults) {
        let Contact { name, email, consented_on } = &self.contact;
        faults.long("contact_name", name, LONGEST_NAME);
        faults.long("contact_email", email, LONGEST_NAME);
        if !email.is_empty() && (!email.contains('@') || email.contains(char::is_whitespace)) {
            faults.add("contact_email", "not-an-email");
        }
        if !consented_on.is_empty() && Day::parse(consented_on).is_err() {
            faults.add("contact_consent", "not-a-day");
        }
        // An address without consent is not kept at all.
        if consented_on.is_empty() && !(name.is_empty() && email.is_empty()) {
            faults.add("contact_consent", "practice-consent-missing");
        }
    }
}

fn check_rows(faults: &mut Faults, list: List, rows: &[Row]) {
    if rows.len() > MOST_ROWS {
        faults.0.push(FieldFault::new(list.word(), "practice-too-many-rows").with("most", MOST_ROWS));
    }
    for (at, row) in rows.iter().enumerate() {
        let name = |part: &str| format!("{}_{at}_{part}", list.word());
        if !row.kind.is_empty() && !list.kinds().contains(&row.kind.as_str()) {
            faults.add(name("kind"), "unknown-choice");
        }
        faults.address(&name("address"), &row.address);
        let days = row.days.parse::<u32>();
        if !row.days.is_empty() && !days.is_ok_and(|days| (1..=1_000).contains(&days)) {
            faults.add(name("days"), "no-duration");
        }
        if row.id.len() > 40 {
            faults.add(name("id"), "unknown-choice");
        }
        for (code, texts) in &row.texts {
            if Lang::new(code).is_err() {
                faults.add("language", "unknown-choice");
            }
            for (key, text) in texts {
                faults.long(&name(key), text, LONGEST_FIELD);
                if !list.fields().contains(&key.as_str()) {
                    faults.add(name(key), "unknown-choice");
                }
            }
        }
    }
}

/// The name of a text's field on the form, which shows one language at a time.
fn field(code: &str, main: &str, key: &str) -> String {
    if code == main { format!("t_{key}") } else { format!("t_{key}_{code}") }
}

struct Faults(Vec<FieldFault>);

impl Faults {
    fn add(&mut self, field: impl Into<String>, code: &'static str) {
        self.0.push(FieldFault::new(field, code));
    }

    fn long(&mut self, field: &str, text: &str, most: usize) {
        if text.chars().count() > most.min(LONG) {
            self.0.push(FieldFault::new(field, "too-long").with("most", most));
        }
        if text.contains('\0') {
            self.add(field, "unreadable-letter");
        }
    }

    /// Only addresses that a browser may open without running anything.
    fn address(&mut self, field: &str, text: &str) {
        self.long(field, text, LONGEST_ADDRESS);
        let is_web = text.starts_with("https://") || text.starts_with("http://");
        if !text.is_empty() && (!is_web || text.contains(char::is_whitespace)) {
            self.add(field, "practice-no-address");
        }
    }
}

/// A text of a row or a body in the wanted language, else in the main one, else in any.
pub fn said<'a>(texts: &'a BTreeMap<String, Texts>, key: &str, wanted: &str, main: &str) -> Option<Said<'a>> {
    let of = |code: &str| {
        let (language, texts) = texts.get_key_value(code)?;
        let text = texts.get(key).filter(|text| !text.trim().is_empty())?;
        Some(Said { text, language })
    };
    of(wanted).or_else(|| of(main)).or_else(|| texts.keys().find_map(|code| of(code)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body() -> Body {
        let texts = |title: &str| Texts::from([("title".to_owned(), title.to_owned())]);
        Body {
            entry: "practice".into(),
            language: "az".into(),
            licence: "CC-BY-4.0".into(),
            texts: BTreeMap::from([("az".into(), texts("Yaşıl emalatxana")), ("en".into(), texts(" "))]),
            ..Body::default()
        }
    }

    #[test]
    fn a_text_that_is_not_translated_is_shown_in_its_own_language() {
        let body = body();

        let said = body.text("title", "en").unwrap();

        assert_eq!((said.text, said.other_than("en").as_deref()), ("Yaşıl emalatxana", Some("az")));
        assert_eq!(body.text("impact", "en"), None);
    }

    #[test]
    fn a_search_finds_every_language_in_plain_letters() {
        assert_eq!(body().tidied().search_text("Gəncə kolleci").trim(), "yasil emalatxana gence kolleci");
    }

    #[test]
    fn an_address_that_runs_and_a_contact_without_consent_are_faults() {
        let mut body = body();
        body.url = "javascript:alert(1)".into();
        body.contact.email = "somebody@college.example".into();

        let faults = body.check();
        let codes: Vec<_> = faults.iter().map(|fault| (fault.field.as_str(), fault.code)).collect();

        assert_eq!(codes, [("url", "practice-no-address"), ("contact_consent", "practice-consent-missing")]);
    }
}
