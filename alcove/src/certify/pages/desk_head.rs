//! What stands above every page of the desk.

use alcove_domain::assess::distance::Apart;
use alcove_domain::certify::desk::Concord;

use crate::certify::desk::Gate;
use crate::certify::engaged;
use crate::certify::snapshot::{Snapshot, said};
use crate::kit::etag::Condition;
use crate::kit::page::Place;
use crate::kit::{Fields, Words};
use crate::network::Person;

/// Where the navigation shows the pages of assessors.
pub const PLACE: Place = Place::Certificates;

/// The parts of an application at the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Desk,
    Questions,
    Visit,
    Report,
}

/// What stands above every page of the desk.
#[derive(Clone, Debug)]
pub struct Head {
    /// The institution.
    pub title: String,
    /// Scheme and level.
    pub what: String,
    pub state: String,
    /// `/desk/{application}`
    pub base: String,
    /// Key, address, here.
    pub tabs: Vec<(&'static str, String, bool)>,
}

impl Head {
    pub fn of(person: &Person, gate: &Gate, snapshot: &Snapshot, here: Tab) -> Self {
        let words = person.words();
        let fallback = &snapshot.assessment.language;
        let id = &gate.facts.row.id;
        let scheme = said(&snapshot.scheme.names, words.code(), fallback);
        let level = said(&snapshot.scheme.level_names, words.code(), fallback);
        let mut tabs = vec![
            ("desk-tab-items", format!("/desk/{id}"), here == Tab::Desk),
            ("desk-tab-questions", format!("/desk/{id}/questions"), here == Tab::Questions),
            ("desk-tab-visit", format!("/desk/{id}/visit"), here == Tab::Visit),
        ];
        if gate.judges() {
            tabs.push(("desk-tab-report", format!("/applications/{id}/report"), here == Tab::Report));
        }
        Self {
            title: snapshot.organisation.name.clone(),
            what: format!("{scheme} · {level}").trim_matches([' ', '·']).to_owned(),
            state: words.t(&format!("desk-state-{}", engaged::stage(&gate.facts.row).word())),
            base: format!("/desk/{id}"),
            tabs,
        }
    }
}

/// The version that a form was filled from.
pub fn seen(fields: &Fields) -> Condition {
    fields.get("version").parse().map_or(Condition::None, |version| Condition::Versions(vec![version]))
}

/// How far two judgements lie apart, in words.
pub fn apart_said(words: Words, concord: &Concord) -> String {
    match &concord.apart {
        Apart::Steps(steps) => words.t1("desk-apart-steps", "steps", i64::from(*steps)),
        _ => words.t("desk-apart"),
    }
}
