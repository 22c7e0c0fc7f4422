//! What people write about a piece of evidence, as a form or a machine sends it: all texts, checked
//! together.

use alcove_domain::evidence::{EvidenceKind, EvidenceRefusal, Period, Piece};
use alcove_domain::kit::words::WordsRefusal;
use alcove_domain::kit::{Day, Number};
use alcove_domain::network::Confidentiality;

use super::store::evidence;
use crate::kit::words::Words;
use crate::kit::{FieldFault, Fields};

/// The fields as they were typed; kept so where something is wrong with them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub title: String,
    /// `document`, `photo`, `link`, `figure` or `note`.
    pub kind: String,
    pub unit_id: String,
    pub owner_id: String,
    pub dated: String,
    pub period_from: String,
    pub period_until: String,
    pub expires_on: String,
    pub confidentiality: String,
    pub url: String,
    pub figure: String,
    pub figure_unit: String,
    pub figure_source: String,
    pub note: String,
}

/// The file of a document or a photo, as far as the rules ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileFacts {
    pub name: String,
    pub size: u64,
    pub is_picture: bool,
}

/// An address as people copy or write it: a browser's line leaves `https://` out.
fn whole_address(text: &str) -> String {
    let host = text.split(['/', '?', '#']).next().unwrap_or_default();
    let is_host = host.trim_matches('.').contains('.')
        && host.chars().all(|letter| letter.is_alphanumeric() || letter == '-' || letter == '.');
    if is_host { format!("https://{text}") } else { text.to_owned() }
}

impl Draft {
    /// Where a form has them.
    pub const FIELDS: [&str; 14] = [
        "title",
        "kind",
        "unit_id",
        "owner_id",
        "dated",
        "period_from",
        "period_until",
        "expires_on",
        "confidentiality",
        "url",
        "figure",
        "figure_unit",
        "figure_source",
        "note",
    ];

    pub fn of(fields: &Fields) -> Self {
        Self {
            title: fields.get("title").to_owned(),
            kind: fields.get("kind").to_owned(),
            unit_id: fields.get("unit_id").to_owned(),
            owner_id: fields.get("owner_id").to_owned(),
            dated: fields.get("dated").to_owned(),
            period_from: fields.get("period_from").to_owned(),
            period_until: fields.get("period_until").to_owned(),
            expires_on: fields.get("expires_on").to_owned(),
            confidentiality: fields.get("confidentiality").to_owned(),
            url: whole_address(fields.get("url")),
            figure: fields.get("figure").to_owned(),
            figure_unit: fields.get("figure_unit").to_owned(),
            figure_source: fields.get("figure_source").to_owned(),
            note: fields.get("note").to_owned(),
        }
    }

    /// What stands in the database.
    pub fn of_row(row: &evidence::Model) -> Self {
        let id = |text: Option<&str>| text.unwrap_or_default().to_owned();
        Self {
            title: row.title.clone(),
            kind: row.kind.clone(),
            unit_id: id(row.unit_id.as_ref().map(|unit| unit.as_str())),
            owner_id: id(row.owner_id.as_ref().map(|owner| owner.as_str())),
            dated: row.dated.clone().unwrap_or_default(),
            period_from: row.period_from.clone().unwrap_or_default(),
            period_until: row.period_until.clone().unwrap_or_default(),
            expires_on: row.expires_on.clone().unwrap_or_default(),
            confidentiality: row.confidentiality.clone(),
            url: row.url.clone(),
            figure: row.figure.clone(),
            figure_unit: row.figure_unit.clone(),
            figure_source: row.figure_source.clone(),
            note: row.note.clone(),
        }
    }

    /// The same texts for a form that shows them.
    pub fn fields(&self) -> Fields {
        Fields::of([
            ("title", &self.title),
            ("kind", &self.kind),
            ("unit_id", &self.unit_id),
            ("owner_id", &self.owner_id),
            ("dated", &self.dated),
            ("period_from", &self.period_from),
            ("period_until", &self.period_until),
            ("expires_on", &self.expires_on),
            ("confidentiality", &self.confidentiality),
            ("url", &self.url),
            ("figure", &self.figure),
            ("figure_unit", &self.figure_unit),
            ("figure_source", &self.figure_source),
            ("note", &self.note),
        ])
    }

    /// The kind that is meant where none is named: by what was filled in.
    pub fn settle_kind(&mut self, has_file: bool) {
        let named = EvidenceKind::WORDS.contains(&self.kind.as_str()) || self.kind == "file";
        if named {
            return;
        }
        self.kind = match (has_file, self.url.is_empty(), self.figure.is_empty()) {
            (true, ..) => "file",
            (_, false, _) => "link",
            (.., false) => "figure",
            _ => "note",
        }
        .to_owned();
    }

    /// The piece for the rules, or all that is wrong.
    pub fn check(
        &self,
        file: Option<&FileFacts>,
        today: Day,
        most_bytes: u64,
        words: Words,
    ) -> Result<Piece, Vec<FieldFault>> {
        let mut faults = Vec::new();
        let dated = day(&self.dated, "dated", &mut faults);
        let expires = day(&self.expires_on, "expires_on", &mut faults);
        let period = self.period(&mut faults);
        let confidentiality = Confidentiality::parse(&self.confidentiality).unwrap_or_else(|| {
            faults.push(FieldFault::new("confidentiality", "evidence-confidentiality"));
            Confidentiality::Unit
        });
        let kind = self.content(file, &mut faults);
        let Some(kind) = kind else { return Err(faults) };
        let is_note = matches!(kind, EvidenceKind::Note { .. });
        let piece = Piece {
            title: self.title.clone(),
            kind,
            note: if is_note { String::new() } else { self.note.clone() },
            dated,
            period,
            expires,
            confidentiality,
        };
        faults.extend(piece.faults(today, most_bytes).into_iter().map(|refusal| fault(refusal, words)));
        if faults.is_empty() { Ok(piece) } else { Err(faults) }
    }

    fn content(&self, file: Option<&FileFacts>, faults: &mut Vec<FieldFault>) -> Option<EvidenceKind> {
        match (self.kind.as_str(), file) {
            ("link", None) => Some(EvidenceKind::Link { address: self.url.clone() }),
            ("figure", None) => match number(&self.figure) {
                Some(value) => Some(EvidenceKind::Figure {
                    value,
                    unit: self.figure_unit.clone(),
                    source: self.figure_source.clone(),
                }),
                None => {
                    faults.push(FieldFault::new("figure", "evidence-figure"));
                    None
                }
            },
            ("note", None) => Some(EvidenceKind::Note { text: self.note.clone() }),
            (_, Some(FileFacts { name, size, is_picture: true })) => {
                Some(EvidenceKind::Photo { name: name.clone(), bytes: *size })
            }
            (_, Some(FileFacts { name, size, .. })) => {
                Some(EvidenceKind::Document { name: name.clone(), bytes: *size })
            }
            (_, None) => {
                faults.push(FieldFault::new("file", "evidence-file-missing"));
                None
            }
        }
    }

    /// One end of a period is a period of that day.
    fn period(&self, faults: &mut Vec<FieldFault>) -> Option<Period> {
        let from = day(&self.period_from, "period_from", faults);
        let until = day(&self.period_until, "period_until", faults);
        Some(Period { from: from.or(until)?, until: until.or(from)? })
    }

    /// A number as the database keeps it, without loss.
    pub fn exact_figure(&self) -> String {
        number(&self.figure).map(|number| number.to_exact()).unwrap_or_default()
    }
}

fn day(text: &str, field: &'static str, faults: &mut Vec<FieldFault>) -> Option<Day> {
    if text.is_empty() {
        return None;
    }
    match Day::parse(text) {
        Ok(day) => Some(day),
        Err(_) => {
            faults.push(FieldFault::new(field, "evidence-day"));
            None
        }
    }
}

/// A number with a comma or a point, with or without blanks between thousands.
fn number(text: &str) -> Option<Number> {
    let plain: String =
        text.chars().filter(|c| !c.is_whitespace()).map(|c| if c == ',' { '.' } else { c }).collect();
    // No count of a school is longer; arithmetic on more digits is an attack.
    if plain.len() > 60 || plain.contains('/') {
        return None;
    }
    Number::parse(&plain).ok()
}

/// A refusal of the rules, at its field.
fn fault(refusal: EvidenceRefusal, words: Words) -> FieldFault {
    let written = |field: &'static str, refusal: WordsRefusal| match refusal {
        WordsRefusal::Empty => FieldFault::new(field, "evidence-empty"),
        WordsRefusal::TooLong { characters, at_most } => {
            FieldFault::new(field, "evidence-too-long").with("characters", characters).with("limit", at_most)
        }
        WordsRefusal::HoldsNul => FieldFault::new(field, "evidence-nul"),
    };
    match refusal {
        EvidenceRefusal::Title(why) => written("title", why),
        EvidenceRefusal::Note(why) | EvidenceRefusal::Text(why) => written("note", why),
        EvidenceRefusal::Unit(why) => written("figure_unit", why),
        EvidenceRefusal::Source(why) => written("figure_source", why),
        EvidenceRefusal::FileName => FieldFault::new("file", "evidence-file-name"),
        EvidenceRefusal::EmptyFile => FieldFault::new("file", "evidence-file-missing"),
        EvidenceRefusal::FileTooLarge { at_most, .. } => {
            FieldFault::new("file", "evidence-file-limit").with("limit", words.bytes(at_most))
        }
        EvidenceRefusal::Address => FieldFault::new("url", "evidence-address"),
        EvidenceRefusal::AddressTooLong { characters, at_most } => {
            FieldFault::new("url", "evidence-too-long").with("characters", characters).with("limit", at_most)
        }
        EvidenceRefusal::AddressWithPassword => FieldFault::new("url", "evidence-address-password"),
        EvidenceRefusal::DatedInFuture { today, .. } => {
            FieldFault::new("dated", "evidence-future").with("today", words.day(today))
        }
        EvidenceRefusal::PeriodBackwards { .. } => {
            FieldFault::new("period_until", "evidence-period-backwards")
        }
        EvidenceRefusal::ExpiresBeforeItsDate { .. } => {
            FieldFault::new("expires_on", "evidence-expires-early")
        }
    }
}
