use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait as _;

use crate::kit::ids::{ApplicationId, PersonId};

pub use crate::kit::db::{add, save};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assessor_report")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub application_id: ApplicationId,
    pub summary: String,
    pub recommendation: Option<String>,
    pub recommended_because: String,
    pub started_at: i64,
    pub started_by: PersonId,
    pub sent_at: Option<i64>,
    pub sent_by: Option<PersonId>,
    pub due_day: Option<String>,
    pub checked_at: Option<i64>,
    pub checked_by: Option<PersonId>,
    pub final_at: Option<i64>,
    pub final_by: Option<PersonId>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(db: &impl ConnectionTrait, application: &ApplicationId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(application.clone()).one(db).await
}

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
