use sea_orm::entity::prelude::*;
use sea_orm::{FromQueryResult, Statement};

use crate::kit::fold::fold;
use crate::kit::ids::{EntryId, NetworkId, OrganisationId, PersonId};

pub use crate::kit::db::{add, is_updated};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "directory_entry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EntryId,
    pub network_id: NetworkId,
    pub organisation_id: OrganisationId,
    pub expertise: String,
    pub contact: String,
    /// What a search looks into.
    pub folded: String,
    pub strengths_at: Option<i64>,
    pub matching_at: Option<i64>,
    pub text_version: String,
    pub written_at: i64,
    pub written_by: Option<PersonId>,
    pub removed_at: Option<i64>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// An entry with what everybody knows of the organisation.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Listed {
    pub id: EntryId,
    pub organisation_id: OrganisationId,
    pub name: String,
    pub kind: String,
    pub region: String,
    pub expertise: String,
    pub contact: String,
    pub strengths_at: Option<i64>,
    pub matching_at: Option<i64>,
}

/// What a list of entries is about; all of them by default.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Of one region only.
    pub region: String,
    /// A part of the name or of what is written, without case and marks.
    pub search: String,
}

/// Where an entry of the network stands in the order of names, also one that was taken out since.
pub async fn place(
    db: &impl ConnectionTrait,
    network: &NetworkId,
    id: &EntryId,
) -> Result<Option<String>, DbErr> {
    let sql = "select o.name || e.id as place from directory_entry e join organisation o on o.id = e.organisation_id \
         where e.network_id = $1 and e.id = $2 order by e.id";
    let values = [network.clone().into(), id.clone().into()];
    let found =
        db.query_one_raw(Statement::from_sql_and_values(db.get_database_backend(), sql, values)).await?;
    found.map(|row| row.try_get("", "place")).transpose()
}

/// Entries of present members by name, after such a place. A directory is as long as its network lets it be: those of one
/// page are cut in the database.
pub async fn page(
    db: &impl ConnectionTrait,
    network: &NetworkId,
    filter: &Filter,
    after: &str,
    limit: i64,
) -> Result<Vec<Listed>, DbErr> {
    let sql = "select e.id, e.organisation_id, o.name, o.kind, o.region, e.expertise, e.contact, e.strengths_at, \
         e.matching_at from directory_entry e join organisation o on o.id = e.organisation_id \
         join network_member m on m.organisation_id = e.organisation_id and m.network_id = e.network_id \
         and m.ended_at is null and m.accepted_at is not null \
         where e.network_id = $1 and e.removed_at is null and ($2 = '' or o.region = $2) and o.name || e.id > $3 \
         and ($5 = '' or e.folded like $5 escape '!') order by o.name || e.id limit $4";
    let plain = fold(filter.search.trim()).replace('!', "!!").replace('%', "!%").replace('_', "!_");
    let pattern = if plain.is_empty() { String::new() } else { format!("%{plain}%") };
    let region = filter.region.trim().into();
    let values = [network.clone().into(), region, after.into(), limit.into(), pattern.into()];
    Listed::find_by_statement(Statement::from_sql_and_values(db.get_database_backend(), sql, values))
        .all(db)
        .await
}

/// Those that agreed to be matched, one's own first: so it is among them however many there are.
pub async fn matched(
    db: &impl ConnectionTrait,
    network: &NetworkId,
    own: &str,
    limit: i64,
) -> Result<Vec<Listed>, DbErr> {
    let sql = "select e.id, e.organisation_id, o.name, o.kind, o.region, e.expertise, e.contact, e.strengths_at, \
         e.matching_at from directory_entry e join organisation o on o.id = e.organisation_id \
         join network_member m on m.organisation_id = e.organisation_id and m.network_id = e.network_id \
         and m.ended_at is null and m.accepted_at is not null \
         where e.network_id = $1 and e.removed_at is null and e.matching_at is not null \
         order by case when e.organisation_id = $3 then 0 else 1 end, o.name, e.id limit $2";
    let values = [network.clone().into(), limit.into(), own.into()];
    Listed::find_by_statement(Statement::from_sql_and_values(db.get_database_backend(), sql, values))
        .all(db)
        .await
}

#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Region {
    pub region: String,
    pub entries: i64,
}

/// How many entries there are by region.
pub async fn regions(db: &impl ConnectionTrait, network: &NetworkId) -> Result<Vec<Region>, DbErr> {
    let sql = "select o.region, count(*) as entries from directory_entry e \
         join organisation o on o.id = e.organisation_id \
         join network_member m on m.organisation_id = e.organisation_id and m.network_id = e.network_id \
         and m.ended_at is null and m.accepted_at is not null \
         where e.network_id = $1 and e.removed_at is null group by o.region order by o.region";
    let values = [network.clone().into()];
    Region::find_by_statement(Statement::from_sql_and_values(db.get_database_backend(), sql, values))
        .all(db)
        .await
}

pub async fn standing(
    db: &impl ConnectionTrait,
    network: &NetworkId,
    organisation: &OrganisationId,
) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::NetworkId.eq(network.clone()))
        .filter(Column::OrganisationId.eq(organisation.clone()))
        .filter(Column::RemovedAt.is_null())
        .one(db)
        .await
}
