use sea_orm::entity::prelude::*;
use sea_orm::{Condition, FromQueryResult, JoinType, QueryOrder, QuerySelect};

use super::person;
use super::search::contains;

use crate::kit::ids::{MembershipId, OrganisationId, PersonId, UnitId};

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "membership")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MembershipId,
    pub person_id: PersonId,
    pub organisation_id: OrganisationId,
    pub unit_id: Option<UnitId>,
    pub role: String,
    pub from_at: i64,
    pub until_at: Option<i64>,
    pub created_by: Option<PersonId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Memberships of a person that hold at this instant.
pub async fn holding(db: &impl ConnectionTrait, person: &PersonId, at: i64) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::PersonId.eq(person.clone()))
        .filter(Column::FromAt.lte(at))
        .filter(Condition::any().add(Column::UntilAt.is_null()).add(Column::UntilAt.gt(at)))
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

pub async fn find(
    db: &impl ConnectionTrait,
    organisation: &OrganisationId,
    id: &MembershipId,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).filter(Column::OrganisationId.eq(organisation.clone())).one(db).await
}

pub async fn set_role(
    tx: &impl ConnectionTrait,
    id: &MembershipId,
    role: &str,
    unit: Option<UnitId>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::Role, Expr::value(role))
        .col_expr(Column::UnitId, Expr::value(unit))
        .filter(Column::Id.eq(id.clone()))
        .exec(tx)
        .await?;
    Ok(())
}

pub async fn set_until(
    tx: &impl ConnectionTrait,
    id: &MembershipId,
    until: Option<i64>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::UntilAt, Expr::value(until))
        .filter(Column::Id.eq(id.clone()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Memberships of a person in one organisation, past ones too.
pub async fn of_person_in(
    db: &impl ConnectionTrait,
    person: &PersonId,
    organisation: &OrganisationId,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::PersonId.eq(person.clone()))
        .filter(Column::OrganisationId.eq(organisation.clone()))
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// Of the people who administer the whole organisation now, those who may still sign in.
pub async fn administrators(
    db: &impl ConnectionTrait,
    organisation: &OrganisationId,
    at: i64,
) -> Result<Vec<MembershipId>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::Id)
        .join(JoinType::InnerJoin, belongs_to_person())
        .filter(Column::OrganisationId.eq(organisation.clone()))
        .filter(Column::Role.eq("administrator"))
        .filter(Column::UnitId.is_null())
        .filter(holds(at))
        .filter(person::Column::DisabledAt.is_null())
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(db)
        .await
}

/// What a list of people is about.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// A part of a name or an e-mail address.
    pub search: String,
    pub role: Option<String>,
    /// These units; none: wherever.
    pub units: Option<Vec<UnitId>>,
    /// Units the asker may see people of; none: of the whole organisation.
    pub within: Option<Vec<UnitId>>,
}

/// A membership with the person it is of.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Member {
    pub id: MembershipId,
    pub person_id: PersonId,
    pub name: String,
    pub email: String,
    pub unit_id: Option<UnitId>,
    pub role: String,
    pub from_at: i64,
    pub disabled_at: Option<i64>,
    pub totp_confirmed_at: Option<i64>,
}

/// People of the organisation by name, after the last one seen.
pub async fn members(
    db: &impl ConnectionTrait,
    organisation: &OrganisationId,
    filter: &Filter,
    at: i64,
    after: Option<&MembershipId>,
    limit: u64,
) -> Result<Vec<Member>, DbErr> {
    let mut query = Entity::find()
        .select_only()
        .columns([Column::Id, Column::PersonId, Column::UnitId, Column::Role, Column::FromAt])
        .columns([person::Column::Name, person::Column::Email])
        .columns([person::Column::DisabledAt, person::Column::TotpConfirmedAt])
        .join(JoinType::InnerJoin, belongs_to_person())
        .filter(Column::OrganisationId.eq(organisation.clone()))
        .filter(holds(at));
    if !filter.search.is_empty() {
        let name = contains((person::Entity, person::Column::Name), &filter.search);
        let email = contains((person::Entity, person::Column::Email), &filter.search);
        query = query.filter(Condition::any().add(name).add(email));
    }
    if let Some(role) = &filter.role {
        query = query.filter(Column::Role.eq(role));
    }
    for units in [&filter.units, &filter.within].into_iter().flatten() {
        query = query.filter(Column::UnitId.is_in(units.clone()));
    }
    if let Some(after) = after
        && let Some(last) = find(db, organisation, after).await?
        && let Some(person) = person::find(db, &last.person_id).await?
    {
        query =
            query.filter(Condition::any().add(person::Column::Name.gt(&person.name)).add(
                Condition::all().add(person::Column::Name.eq(&person.name)).add(Column::Id.gt(last.id)),
            ));
    }
    query.order_by_asc(person::Column::Name).order_by_asc(Column::Id).limit(limit).into_model().all(db).await
}

/// One of them.
pub async fn member(
    db: &impl ConnectionTrait,
    organisation: &OrganisationId,
    id: &MembershipId,
    at: i64,
) -> Result<Option<Member>, DbErr> {
    let found = find(db, organisation, id)
        .await?
        .filter(|row| row.from_at <= at && row.until_at.is_none_or(|until| until > at));
    let Some(row) = found else { return Ok(None) };
    let person = person::find(db, &row.person_id).await?;
    Ok(person.map(|person| Member {
        id: row.id,
        person_id: row.person_id,
        name: person.name,
        email: person.email,
        unit_id: row.unit_id,
        role: row.role,
        from_at: row.from_at,
        disabled_at: person.disabled_at,
        totp_confirmed_at: person.totp_confirmed_at,
    }))
}

/// All memberships of the organisation, past ones too, in the order they were made.
pub async fn all_of_organisation(
    db: &impl ConnectionTrait,
    organisation: &OrganisationId,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::OrganisationId.eq(organisation.clone()))
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

fn holds(at: i64) -> Condition {
    Condition::all()
        .add(Column::FromAt.lte(at))
        .add(Condition::any().add(Column::UntilAt.is_null()).add(Column::UntilAt.gt(at)))
}

fn belongs_to_person() -> RelationDef {
    Entity::belongs_to(person::Entity).from(Column::PersonId).to(person::Column::Id).into()
}
