use sea_orm::entity::prelude::*;
use sea_orm::{FromQueryResult, JoinType, QueryOrder, QuerySelect};

use super::person;
use crate::kit::ids::{NetworkId, NetworkRoleId, PersonId};

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "network_role")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: NetworkRoleId,
    pub network_id: NetworkId,
    pub person_id: PersonId,
    pub role: String,
    pub from_at: i64,
    pub until_at: Option<i64>,
    pub created_by: Option<PersonId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The only role there is.
pub const COORDINATOR: &str = "coordinator";

/// The networks that a person coordinates.
pub async fn coordinated(db: &impl ConnectionTrait, person: &PersonId) -> Result<Vec<NetworkId>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::NetworkId)
        .filter(Column::PersonId.eq(person.clone()))
        .filter(Column::UntilAt.is_null())
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(db)
        .await
}

/// Somebody who coordinates a network.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Coordinator {
    pub person_id: PersonId,
    pub name: String,
    pub email: String,
    pub from_at: i64,
}

pub async fn coordinators(db: &impl ConnectionTrait, network: &NetworkId) -> Result<Vec<Coordinator>, DbErr> {
    let person = Entity::belongs_to(person::Entity).from(Column::PersonId).to(person::Column::Id);
    Entity::find()
        .select_only()
        .columns([Column::PersonId, Column::FromAt])
        .columns([person::Column::Name, person::Column::Email])
        .join(JoinType::InnerJoin, person.into())
        .filter(Column::NetworkId.eq(network.clone()))
        .filter(Column::UntilAt.is_null())
        .order_by_asc(Column::Id)
        .into_model()
        .all(db)
        .await
}

/// Ends the role of a person; whether there was one.
pub async fn is_ended(
    tx: &impl ConnectionTrait,
    network: &NetworkId,
    person: &PersonId,
    at: i64,
) -> Result<bool, DbErr> {
    let ended = Entity::update_many()
        .col_expr(Column::UntilAt, Expr::value(at))
        .filter(Column::NetworkId.eq(network.clone()))
        .filter(Column::PersonId.eq(person.clone()))
        .filter(Column::UntilAt.is_null())
        .exec(tx)
        .await?;
    Ok(ended.rows_affected > 0)
}
