//! What stands above every page of an application.

use alcove_domain::certify::{Stage, Validation, Verdict};
use alcove_domain::network::Action;

use super::Said;
use crate::certify::facts::Facts;
use crate::certify::scheme_body::named;
use crate::certify::state;
use crate::certify::store::{application, certificate};
use crate::kit::{Result, Words};
use crate::network::Person;
use crate::network::store::organisation;

/// The parts of an application that a page can be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Overview,
    HandedIn,
    Changes,
    Decision,
    /// Pages that stand beside the application: its assessors, their questions, the visit, the report.
    Beside,
}

#[derive(Clone, Debug)]
pub struct Head {
    pub id: String,
    /// The level.
    pub title: String,
    pub scheme: String,
    pub field: String,
    pub organisation: String,
    pub body: String,
    /// What it is where it is not the first: a renewal, an appeal, another attempt.
    pub attempt: String,
    pub said: Said,
    /// The person runs the body's schemes and belongs to the applicant too: colleagues handle it.
    pub both_houses: bool,
    /// What came of it.
    pub certificate: Option<String>,
    pub tabs: Vec<(&'static str, String, bool)>,
}

impl Head {
    pub async fn of(person: &Person, facts: &Facts, here: Tab) -> Result<Self> {
        let words = person.words();
        let db = person.ctx.db().read();
        let scheme = &facts.edition.body;
        let house =
            async |id| Ok::<_, crate::kit::Error>(organisation::find(db, id).await?.map(|row| row.name));
        let tabs = tabs(person, facts).into_iter();
        Ok(Self {
            id: facts.id().0.clone(),
            title: named(&facts.level()?.names, words, &scheme.language).to_owned(),
            scheme: scheme.name(words).to_owned(),
            field: field(words, facts),
            organisation: house(facts.applicant()).await?.unwrap_or_default(),
            body: house(facts.body()).await?.unwrap_or_default(),
            attempt: attempt(words, &facts.row),
            said: stage_said(words, &facts.row),
            both_houses: facts.is_of_both_houses(person),
            certificate: certificate::of_application(db, facts.id())
                .await?
                .map(|row| format!("/certificates/{}", row.id)),
            tabs: tabs.map(|(tab, key, address)| (key, address, tab == here)).collect(),
        })
    }
}

fn attempt(words: Words, row: &application::Model) -> String {
    match (row.ground.as_str(), row.attempt) {
        ("renewal", _) => words.t("certify-ground-renewal"),
        ("appeal", _) => words.t("certify-ground-appeal"),
        (_, 1) => String::new(),
        (_, n) => words.t1("certify-attempt", "n", n),
    }
}

/// The name of the chosen field; empty where there is none.
pub fn field(words: Words, facts: &Facts) -> String {
    let scheme = &facts.edition.body;
    let found = scheme.field(&facts.row.field);
    found.map(|field| named(&field.names, words, &scheme.language).to_owned()).unwrap_or_default()
}

fn tabs(person: &Person, facts: &Facts) -> Vec<(Tab, &'static str, String)> {
    let id = facts.id();
    let mut tabs = vec![(Tab::Overview, "certify-tab-overview", format!("/applications/{id}"))];
    if facts.row.submitted_at.is_some() {
        tabs.push((Tab::HandedIn, "certify-tab-handed-in", format!("/applications/{id}/handed-in")));
        if facts.is_of_the_applicant(person) || facts.row.previous_id.is_some() {
            tabs.push((Tab::Changes, "certify-tab-changes", format!("/applications/{id}/changes")));
        }
        let inside = facts.handles(person) || person.can(Action::VoteOnApplication, &facts.resource());
        if inside || facts.stage() == Stage::Decided {
            tabs.push((Tab::Decision, "certify-tab-decision", format!("/applications/{id}/decision")));
        }
        tabs.extend(beside(person, facts));
    }
    tabs
}

/// What assessors do for the application, as far as the person has a part in it.
fn beside(person: &Person, facts: &Facts) -> Vec<(Tab, &'static str, String)> {
    let id = facts.id();
    if state::validation(&facts.row) == Validation::OnPaper {
        return Vec::new();
    }
    let mut tabs = Vec::new();
    if facts.handles(person) {
        tabs.push((Tab::Beside, "assessors-title", format!("/applications/{id}/assessors")));
    }
    if facts.handles(person) || facts.assessors.contains(&person.id) {
        tabs.push((Tab::Beside, "desk-title", format!("/desk/{id}")));
    }
    let under_way = facts.stage() >= Stage::UnderAssessment && facts.stage() != Stage::Withdrawn;
    if facts.prepares(person) && under_way {
        tabs.push((Tab::Beside, "desk-tab-questions", format!("/applications/{id}/questions")));
    }
    let sent = matches!(facts.stage(), Stage::FactualCheck | Stage::Reported | Stage::Decided);
    let reads = facts.handles(person)
        || facts.prepares(person)
        || person.can(Action::VoteOnApplication, &facts.resource());
    if reads && sent {
        tabs.push((Tab::Beside, "desk-tab-report", format!("/applications/{id}/report")));
    }
    tabs
}

/// Where an application stands: tone, icon and words.
pub fn stage_said(words: Words, row: &application::Model) -> Said {
    let stage = state::stage(row);
    let key = |key: &str| words.t(&format!("certify-stage-{key}"));
    match (stage, state::verdict(row)) {
        (Stage::Decided, Some(verdict)) => {
            let (tone, icon) = match verdict {
                Verdict::Granted => ("good", "badge-check"),
                Verdict::Conditional => ("warn", "clock"),
                Verdict::Refused => ("bad", "circle-x"),
            };
            (tone, icon, words.t(&format!("certify-verdict-{}", verdict.word())))
        }
        (Stage::Draft, _) => ("", "pencil", key("draft")),
        (Stage::Withdrawn, _) => ("", "undo-2", key("withdrawn")),
        (Stage::Submitted, _) => ("brand", "send", key("submitted")),
        (Stage::UnderAssessment, _) => ("brand", "clipboard-check", key("under-assessment")),
        (Stage::FactualCheck, _) => ("brand", "list-checks", key("factual-check")),
        (Stage::Reported | Stage::Decided, _) => ("brand", "file-check", key("reported")),
    }
}
