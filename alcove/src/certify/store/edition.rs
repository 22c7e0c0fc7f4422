use sea_orm::QueryOrder as _;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait as _;

use crate::kit::ids::{OrganisationId, PersonId, SchemeEditionId, SchemeId};

pub use crate::kit::db::{add, save};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "scheme_edition")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SchemeEditionId,
    pub scheme_id: SchemeId,
    pub body_id: OrganisationId,
    pub number: i64,
    pub state: String,
    pub body: String,
    pub hash: String,
    pub created_at: i64,
    pub created_by: Option<PersonId>,
    pub published_at: Option<i64>,
    pub published_by: Option<PersonId>,
    pub withdrawn_at: Option<i64>,
    pub withdrawn_by: Option<PersonId>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(db: &impl ConnectionTrait, id: &SchemeEditionId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).one(db).await
}

/// The editions of a scheme, the last one first.
pub async fn of_scheme(db: &impl ConnectionTrait, id: &SchemeId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::SchemeId.eq(id.clone())).order_by_desc(Column::Number).all(db).await
}

/// The editions of every scheme of a body, the last one of each first.
pub async fn of_body(db: &impl ConnectionTrait, body: &OrganisationId) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::BodyId.eq(body.clone()))
        .order_by_desc(Column::Number)
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// What is published now, on the whole installation.
pub async fn on_offer(db: &impl ConnectionTrait) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::State.eq("published")).order_by_asc(Column::Id).all(db).await
}

/// Counts the version up and answers the row as it now stands, held against other writers until
/// commit.
pub async fn touch(tx: &impl ConnectionTrait, id: &SchemeEditionId) -> Result<Option<Model>, DbErr> {
    Entity::update_many()
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id.clone()))
        .exec(tx)
        .await?;
    find(tx, id).await
}
