use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait as _;

use crate::kit::ids::{ApplicationId, PersonId};

pub use crate::kit::db::{add, save};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "visit")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub application_id: ApplicationId,
    pub first_day: String,
    pub last_day: String,
    pub place: String,
    pub words: String,
    pub told_at: Option<i64>,
    pub told_by: Option<PersonId>,
    pub changed_at: i64,
    pub changed_by: Option<PersonId>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Counts the version up and answers the row as it now stands, held against other writers until
/// commit.
pub async fn touch(tx: &impl ConnectionTrait, application: &ApplicationId) -> Result<Option<Model>, DbErr> {
    Entity::update_many()
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::ApplicationId.eq(application.clone()))
        .exec(tx)
        .await?;
    find(tx, application).await
}

pub async fn find(db: &impl ConnectionTrait, application: &ApplicationId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(application.clone()).one(db).await
}
