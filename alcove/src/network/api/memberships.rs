use alcove_domain::network::Role;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::kit::api::{Listed, Paging, answer};
use crate::kit::form::{Json, Path, Query};
use crate::kit::idempotency;
use crate::kit::ids::{MembershipId, OrganisationId, PersonId, UnitId};
use crate::kit::{Error, Result};
use crate::network::audit::rfc3339;
use crate::network::people::{self, Wanted};
use crate::network::person::Person;
use crate::network::store::membership::Member;

/// A person in a role, in the organisation or one of its units.
#[derive(Serialize)]
pub struct View {
    pub id: MembershipId,
    pub person_id: PersonId,
    pub name: String,
    pub email: String,
    pub role: String,
    pub unit_id: Option<UnitId>,
    pub from: String,
}

impl From<Member> for View {
    fn from(member: Member) -> Self {
        Self {
            id: member.id,
            person_id: member.person_id,
            name: member.name,
            email: member.email,
            role: member.role,
            unit_id: member.unit_id,
            from: rfc3339(member.from_at),
        }
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Search {
    q: String,
    role: String,
    unit_id: Option<UnitId>,
}

/// People by name, as far as the caller may see them.
pub async fn list(
    person: Person,
    Path(organisation): Path<OrganisationId>,
    Query(search): Query<Search>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let limit = paging.limit()?;
    let role = match search.role.as_str() {
        "" => None,
        word => Some(Role::parse(word).ok_or_else(|| Error::invalid("role", "unknown-choice"))?),
    };
    let wanted = Wanted { search: search.q, role, unit: search.unit_id };
    let after = paging.after.map(MembershipId);
    let members = people::list(&person, &organisation, &wanted, after.as_ref(), limit + 1).await?;
    let views = members.into_iter().map(View::from).collect();
    answer(StatusCode::OK, &Listed::page(views, limit, |view: &View| view.id.0.clone()))
}

/// Somebody who has an account, in one more role.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Draft {
    pub person_id: String,
    pub role: String,
    pub unit_id: Option<UnitId>,
}

pub async fn add(
    person: Person,
    Path(organisation): Path<OrganisationId>,
    headers: HeaderMap,
    Json(draft): Json<Draft>,
) -> Result<Response> {
    let request = ("POST memberships", &organisation, &draft);
    idempotency::once(&person.ctx, &person.id, &headers, &request, || async {
        let role = role(&person, &organisation, &draft.role)?;
        let member = PersonId(draft.person_id.clone());
        let added = people::add(&person, &organisation, &member, role, draft.unit_id.as_ref()).await?;
        answer(StatusCode::CREATED, &View::from(added))
    })
    .await
}

/// The role, or a fault; who may give none at all is told that instead.
fn role(person: &Person, organisation: &OrganisationId, word: &str) -> Result<Role> {
    match Role::parse(word) {
        Some(role) => Ok(role),
        None => {
            people::may_grant(person, organisation, Role::Viewer, Vec::new())?;
            Err(Error::invalid("role", "unknown-choice"))
        }
    }
}

pub async fn read(
    person: Person,
    Path((organisation, id)): Path<(OrganisationId, MembershipId)>,
) -> Result<Response> {
    answer(StatusCode::OK, &View::from(people::read(&person, &organisation, &id).await?))
}

/// What changes of a membership; what is not named stays.
#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
pub struct Change {
    role: Option<String>,
    /// `null` moves to the organisation as a whole.
    #[serde(deserialize_with = "named")]
    unit_id: Option<Option<UnitId>>,
}

/// Tells a field that is null from one that is absent.
fn named<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> std::result::Result<Option<Option<UnitId>>, D::Error> {
    Option::<UnitId>::deserialize(deserializer).map(Some)
}

pub async fn edit(
    person: Person,
    Path((organisation, id)): Path<(OrganisationId, MembershipId)>,
    Json(change): Json<Change>,
) -> Result<Response> {
    let present = people::read(&person, &organisation, &id).await?;
    let role = role(&person, &organisation, change.role.as_deref().unwrap_or(&present.role))?;
    let unit = change.unit_id.unwrap_or(present.unit_id);
    people::change(&person, &organisation, &id, role, unit.as_ref()).await?;
    read(person, Path((organisation, id))).await
}

/// Ends a membership now.
pub async fn end(
    person: Person,
    Path((organisation, id)): Path<(OrganisationId, MembershipId)>,
) -> Result<StatusCode> {
    people::end(&person, &organisation, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
