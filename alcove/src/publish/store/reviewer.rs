use sea_orm::entity::prelude::*;
use sea_orm::{FromQueryResult, JoinType, QueryOrder as _, QuerySelect as _};

use crate::kit::ids::{PersonId, ReviewerId};
use crate::network::store::person;

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "practice_reviewer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReviewerId,
    pub person_id: PersonId,
    pub domains: String,
    pub named_by: PersonId,
    pub named_at: i64,
    pub ended_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What a person is named for now.
pub async fn of_person(db: &impl ConnectionTrait, person: &PersonId) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::PersonId.eq(person.clone())).filter(Column::EndedAt.is_null()).one(db).await
}

/// A reviewer with a name.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Named {
    pub id: ReviewerId,
    pub person_id: PersonId,
    pub name: String,
    pub email: String,
    pub language: String,
    pub domains: String,
}

/// Those named now who may still sign in, by name.
pub async fn named(db: &impl ConnectionTrait) -> Result<Vec<Named>, DbErr> {
    let person: RelationDef =
        Entity::belongs_to(person::Entity).from(Column::PersonId).to(person::Column::Id).into();
    Entity::find()
        .select_only()
        .columns([Column::Id, Column::PersonId, Column::Domains])
        .columns([person::Column::Name, person::Column::Email, person::Column::Language])
        .join(JoinType::InnerJoin, person)
        .filter(Column::EndedAt.is_null())
        .filter(person::Column::DisabledAt.is_null())
        .order_by_asc(person::Column::Name)
        .order_by_asc(Column::Id)
        .into_model()
        .all(db)
        .await
}

/// Ends what is open of a person; whether there was something.
pub async fn is_ended(tx: &impl ConnectionTrait, person: &PersonId, at: i64) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(at))
        .filter(Column::PersonId.eq(person.clone()))
        .filter(Column::EndedAt.is_null())
        .exec(tx)
        .await?;
    Ok(done.rows_affected > 0)
}
