//! `/evidence`: the library of an organisation.

use alcove_domain::evidence::EvidenceKind;
use alcove_domain::network::Confidentiality;
use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use super::card::Card;
use super::form::Options;
use crate::evidence::find::today;
use crate::evidence::store::places;
use crate::evidence::{Filter, add, list};
use crate::kit::Result;
use crate::kit::form::Query;
use crate::kit::ids::{EvidenceId, UnitId};
use crate::kit::page::{Frame, Place, percent, render};
use crate::network::Person;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Ask {
    pub q: String,
    pub kind: String,
    pub unit: String,
    pub confidentiality: String,
    pub expiring: String,
    pub unused: String,
    pub after: String,
}

#[derive(Template)]
#[template(path = "evidence/library.html")]
struct Library {
    frame: Frame,
    ask: Ask,
    cards: Vec<Card>,
    units: Options,
    kinds: Options,
    circles: Options,
    next: Option<String>,
    may_add: bool,
}

impl Library {
    fn is_filtered(&self) -> bool {
        self.ask.is_filtered()
    }
}

impl Ask {
    fn is_filtered(&self) -> bool {
        [&self.q, &self.kind, &self.unit, &self.confidentiality, &self.expiring, &self.unused]
            .into_iter()
            .any(|text| !text.trim().is_empty())
    }

    pub fn filter(&self) -> Filter {
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Filter {
            search: self.q.clone(),
            kind: some(&self.kind),
            unit: some(&self.unit).map(UnitId),
            confidentiality: Confidentiality::parse(&self.confidentiality),
            expiring: !self.expiring.is_empty(),
            unused: !self.unused.is_empty(),
            after: some(&self.after).map(EvidenceId),
            limit: None,
        }
    }

    fn next_page(&self, after: &EvidenceId) -> String {
        let mut address = format!("/evidence?after={after}");
        let pairs = [
            ("q", &self.q),
            ("kind", &self.kind),
            ("unit", &self.unit),
            ("confidentiality", &self.confidentiality),
            ("expiring", &self.expiring),
            ("unused", &self.unused),
        ];
        for (name, value) in pairs.into_iter().filter(|(_, value)| !value.is_empty()) {
            address.push_str(&format!("&{name}={}", percent(value)));
        }
        address
    }
}

pub async fn get(person: Person, Query(ask): Query<Ask>) -> Result<Response> {
    let organisation = person.current_organisation()?.clone();
    let words = person.words();
    let listed = list(&person, &organisation, ask.filter()).await?;
    let units = places::units(person.ctx.db().read(), &organisation).await?;
    let kind = |word: &str| (word.to_owned(), words.t(&format!("evidence-kind-{word}")));
    let circle = |word: &str| (word.to_owned(), words.t(&format!("evidence-circle-{word}")));
    render(&Library {
        cards: Card::all(&person.ctx, &listed.evidence, today(&person)).await?,
        units: units.into_iter().map(|unit| (unit.id.0, unit.name)).collect(),
        kinds: EvidenceKind::WORDS.iter().map(|word| kind(word)).collect(),
        circles: Confidentiality::ALL.iter().map(|one| circle(one.word())).collect(),
        next: listed.next.as_ref().map(|id| ask.next_page(id)),
        may_add: add::may_add_anything(&person, &organisation),
        frame: person.frame(Place::Evidence, words.t("evidence-library-title")),
        ask,
    })
}
