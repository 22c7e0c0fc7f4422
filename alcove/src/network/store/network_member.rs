use sea_orm::entity::prelude::*;
use sea_orm::{Condition, FromQueryResult, JoinType, QueryOrder, QuerySelect, Statement};

use super::organisation;
use super::search::contains;
use crate::kit::ids::{NetworkId, NetworkMemberId, OrganisationId, PersonId};

pub use crate::kit::db::{add, is_updated};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "network_member")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: NetworkMemberId,
    pub network_id: NetworkId,
    pub organisation_id: OrganisationId,
    pub shares: String,
    pub invited_at: i64,
    pub invited_by: Option<PersonId>,
    pub accepted_at: Option<i64>,
    pub accepted_by: Option<PersonId>,
    pub ended_at: Option<i64>,
    pub ended_by: Option<PersonId>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The invitation or membership that stands, if any.
pub async fn standing(
    db: &impl ConnectionTrait,
    network: &NetworkId,
    organisation: &OrganisationId,
) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::NetworkId.eq(network.clone()))
        .filter(Column::OrganisationId.eq(organisation.clone()))
        .filter(Column::EndedAt.is_null())
        .one(db)
        .await
}

/// What stands between these organisations and any network.
pub async fn of_organisations(
    db: &impl ConnectionTrait,
    organisations: Vec<OrganisationId>,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::OrganisationId.is_in(organisations))
        .filter(Column::EndedAt.is_null())
        .order_by_asc(Column::NetworkId)
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// What a list of members is about.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// A part of the name.
    pub search: String,
    /// `invited`, `member` or `left`; none: those invited and in.
    pub state: Option<String>,
}

/// A member with what everybody knows of the organisation.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Member {
    pub id: NetworkMemberId,
    pub organisation_id: OrganisationId,
    pub name: String,
    pub kind: String,
    pub country: String,
    pub region: String,
    pub sector: String,
    pub learners: Option<i64>,
    pub shares: String,
    pub invited_at: i64,
    pub accepted_at: Option<i64>,
    pub ended_at: Option<i64>,
}

/// Members by name, after the last one seen.
pub async fn page(
    db: &impl ConnectionTrait,
    network: &NetworkId,
    filter: &Filter,
    after: Option<&NetworkMemberId>,
    limit: u64,
) -> Result<Vec<Member>, DbErr> {
    let mut query = with_organisation().filter(Column::NetworkId.eq(network.clone()));
    query = match filter.state.as_deref() {
        Some("left") => query.filter(Column::EndedAt.is_not_null()),
        Some("invited") => query.filter(Column::EndedAt.is_null()).filter(Column::AcceptedAt.is_null()),
        Some("member") => query.filter(Column::EndedAt.is_null()).filter(Column::AcceptedAt.is_not_null()),
        _ => query.filter(Column::EndedAt.is_null()),
    };
    if !filter.search.is_empty() {
        query = query.filter(contains((organisation::Entity, organisation::Column::Name), &filter.search));
    }
    if let Some(after) = after
        && let Some(last) = Entity::find_by_id(after.clone()).one(db).await?
        && let Some(named) = organisation::find(db, &last.organisation_id).await?
    {
        let same =
            Condition::all().add(organisation::Column::Name.eq(&named.name)).add(Column::Id.gt(last.id));
        query = query.filter(Condition::any().add(organisation::Column::Name.gt(&named.name)).add(same));
    }
    query
        .order_by_asc(organisation::Column::Name)
        .order_by_asc(Column::Id)
        .limit(limit)
        .into_model()
        .all(db)
        .await
}

/// All that are in, in the order they came.
pub async fn accepted(db: &impl ConnectionTrait, network: &NetworkId) -> Result<Vec<Member>, DbErr> {
    with_organisation()
        .filter(Column::NetworkId.eq(network.clone()))
        .filter(Column::EndedAt.is_null())
        .filter(Column::AcceptedAt.is_not_null())
        .order_by_asc(Column::Id)
        .into_model()
        .all(db)
        .await
}

fn with_organisation() -> sea_orm::Select<Entity> {
    let organisation =
        Entity::belongs_to(organisation::Entity).from(Column::OrganisationId).to(organisation::Column::Id);
    Entity::find()
        .select_only()
        .columns([Column::Id, Column::OrganisationId, Column::Shares, Column::InvitedAt])
        .columns([Column::AcceptedAt, Column::EndedAt])
        .columns([organisation::Column::Name, organisation::Column::Kind, organisation::Column::Country])
        .columns([organisation::Column::Region, organisation::Column::Sector, organisation::Column::Learners])
        .join(JoinType::InnerJoin, organisation.into())
}

/// How many stand where.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Count {
    pub shares: String,
    /// Of those that came in; the others are invited.
    pub accepted: i64,
    pub total: i64,
}

pub async fn counts(db: &impl ConnectionTrait, network: &NetworkId) -> Result<Vec<Count>, DbErr> {
    let sql = "select shares, count(accepted_at) as accepted, count(*) as total from network_member \
               where network_id = $1 and ended_at is null group by shares order by shares";
    let values = [network.clone().into()];
    Count::find_by_statement(Statement::from_sql_and_values(db.get_database_backend(), sql, values))
        .all(db)
        .await
}
