//! The pages of an organisation, as tabs: only those that the person may open.

use alcove_domain::network::{Action, Resource};

use crate::kit::ids::OrganisationId;
use crate::network::person::Person;

/// Key of the words and address, and whether it is this page.
pub type Tab = (&'static str, &'static str, bool);

pub fn of(person: &Person, organisation: &OrganisationId, here: &str) -> Vec<Tab> {
    let whole = Resource::Organisation(organisation.as_str().into());
    let sees_people = person.somewhere(Action::SeePeople);
    let all = [
        ("organisation-tab-profile", "/organisation", true),
        ("organisation-tab-units", "/organisation/units", true),
        ("organisation-tab-people", "/organisation/people", sees_people),
        ("organisation-tab-invitations", "/organisation/invitations", sees_people),
        ("organisation-tab-networks", "/networks", true),
        ("organisation-tab-sign-in", "/organisation/sign-in", person.can(Action::EditOrganisation, &whole)),
        ("organisation-tab-keys", "/organisation/keys", person.can(Action::EditOrganisation, &whole)),
        ("organisation-tab-audit", "/organisation/audit", person.can(Action::ReadAudit, &whole)),
    ];
    all.into_iter()
        .filter(|(.., open)| *open)
        .map(|(key, address, _)| (key, address, address == here))
        .collect()
}
