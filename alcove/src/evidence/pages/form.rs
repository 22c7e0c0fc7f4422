//! What the form of a piece of evidence offers to choose from.

use alcove_domain::network::{Action, Confidentiality, EvidenceFacts, Resource};

use crate::evidence::add::may_choose_owner;
use crate::evidence::find::path_of_units;
use crate::evidence::store::places;
use crate::kit::Result;
use crate::kit::ids::OrganisationId;
use crate::network::Person;

/// Values with what people read.
pub type Options = Vec<(String, String)>;

pub struct Choices {
    pub units: Options,
    /// Empty for those who cannot hand it to somebody else.
    pub owners: Options,
    pub circles: Options,
}

impl Choices {
    /// The units that the person may add to, and what is set already.
    pub async fn of(person: &Person, organisation: &OrganisationId, present_unit: &str) -> Result<Self> {
        let db = person.ctx.db().read();
        let words = person.words();
        let units = places::units(db, organisation).await?;
        let may = |action, path| {
            person.can(
                action,
                &Resource::Evidence(EvidenceFacts {
                    organisation: organisation.as_str().into(),
                    path,
                    owner: person.id.as_str().into(),
                    confidentiality: Confidentiality::Unit,
                    networks: Default::default(),
                }),
            )
        };
        let mut offered = Options::new();
        if may(Action::AddEvidence, Vec::new()) || present_unit.is_empty() {
            offered.push((String::new(), words.t("evidence-whole-organisation")));
        }
        for unit in &units {
            let is_present = unit.id.as_str() == present_unit;
            let is_open =
                unit.archived_at.is_none() && may(Action::AddEvidence, path_of_units(&unit.id, &units));
            if is_present || is_open {
                offered.push((unit.id.0.clone(), unit.name.clone()));
            }
        }
        // A person of one unit alone has nothing to choose; the first is theirs.
        if !may(Action::AddEvidence, Vec::new()) && present_unit.is_empty() && offered.len() > 1 {
            offered.remove(0);
        }
        let shares = may(Action::ShareEvidence, Vec::new());
        let circles = Confidentiality::ALL.into_iter().filter(|circle| shares || !circle.is_shared());
        let owners = if may_choose_owner(person, organisation) {
            let members = places::members(db, organisation, person.ctx.now.millis()).await?;
            members.into_iter().map(|member| (member.id.0, member.name)).collect()
        } else {
            Options::new()
        };
        Ok(Self {
            units: offered,
            owners,
            circles: circles
                .map(|circle| {
                    (circle.word().to_owned(), words.t(&format!("evidence-circle-{}", circle.word())))
                })
                .collect(),
        })
    }

    /// What is set already is never taken away by the form.
    pub fn keeping_circle(mut self, person: &Person, circle: Confidentiality) -> Self {
        if !self.circles.iter().any(|(word, _)| word == circle.word()) {
            let text = person.words().t(&format!("evidence-circle-{}", circle.word()));
            self.circles.push((circle.word().to_owned(), text));
        }
        self
    }
}
