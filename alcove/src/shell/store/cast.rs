//! Rows of an invented network: organisations, units, people. Real ones come in through the room
//! *network*, one at a time.

use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait as _, ConnectionTrait, DbErr, EntityTrait as _};

use crate::kit::clock::new_id;
use crate::kit::ids::{MembershipId, OrganisationId, PersonId, UnitId};
use crate::network::store::{membership, organisation, person, unit};

pub async fn is_empty(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    Ok(person::Entity::find().one(db).await?.is_none()
        && organisation::Entity::find().one(db).await?.is_none())
}

/// An organisation as the sample describes it.
#[derive(Clone, Copy, Debug)]
pub struct Profile {
    pub name: &'static str,
    pub short_name: &'static str,
    pub kind: &'static str,
    pub region: &'static str,
    pub sector: &'static str,
    pub learners: i64,
    pub languages: &'static str,
}

pub async fn add_organisation(
    tx: &impl ConnectionTrait,
    profile: &Profile,
    at: i64,
) -> Result<OrganisationId, DbErr> {
    let row = organisation::ActiveModel {
        id: Set(new_id()),
        name: Set(profile.name.to_owned()),
        short_name: Set(profile.short_name.to_owned()),
        kind: Set(profile.kind.to_owned()),
        country: Set("AZ".to_owned()),
        region: Set(profile.region.to_owned()),
        sector: Set(profile.sector.to_owned()),
        learners: Set(Some(profile.learners)),
        languages: Set(profile.languages.to_owned()),
        time_zone: Set("Asia/Baku".to_owned()),
        created_at: Set(at),
        archived_at: Set(None),
        version: Set(1),
    };
    Ok(row.insert(tx).await?.id)
}

pub async fn add_unit(
    tx: &impl ConnectionTrait,
    organisation: &OrganisationId,
    name: &str,
    position: i64,
    at: i64,
) -> Result<UnitId, DbErr> {
    let row = unit::ActiveModel {
        id: Set(new_id()),
        organisation_id: Set(organisation.clone()),
        parent_id: Set(None),
        name: Set(name.to_owned()),
        code: Set(format!("U{}", position + 1)),
        position: Set(position),
        created_at: Set(at),
        archived_at: Set(None),
        version: Set(1),
    };
    Ok(row.insert(tx).await?.id)
}

/// Somebody with a password.
pub struct Somebody<'a> {
    pub email: &'a str,
    pub name: &'a str,
    pub language: &'a str,
    pub password_hash: &'a str,
    pub platform_administrator_since: Option<i64>,
}

pub async fn add_person(
    tx: &impl ConnectionTrait,
    somebody: &Somebody<'_>,
    at: i64,
) -> Result<PersonId, DbErr> {
    let row = person::ActiveModel {
        id: Set(new_id()),
        email: Set(somebody.email.to_owned()),
        email_folded: Set(person::fold_email(somebody.email)),
        name: Set(somebody.name.to_owned()),
        language: Set(somebody.language.to_owned()),
        password_hash: Set(Some(somebody.password_hash.to_owned())),
        platform_administrator_since: Set(somebody.platform_administrator_since),
        totp_secret: Set(None),
        totp_confirmed_at: Set(None),
        totp_last_step: Set(None),
        created_at: Set(at),
        disabled_at: Set(None),
        version: Set(1),
    };
    Ok(row.insert(tx).await?.id)
}

pub async fn add_membership(
    tx: &impl ConnectionTrait,
    person: &PersonId,
    organisation: &OrganisationId,
    unit: Option<&UnitId>,
    role: &str,
    at: i64,
) -> Result<MembershipId, DbErr> {
    let row = membership::ActiveModel {
        id: Set(new_id()),
        person_id: Set(person.clone()),
        organisation_id: Set(organisation.clone()),
        unit_id: Set(unit.cloned()),
        role: Set(role.to_owned()),
        from_at: Set(at),
        until_at: Set(None),
        created_by: Set(None),
    };
    Ok(row.insert(tx).await?.id)
}
