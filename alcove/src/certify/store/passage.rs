use sea_orm::QueryOrder as _;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait as _;

use crate::kit::ids::{ApplicationId, PassageId, PersonId};

pub use crate::kit::db::{add, save};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "report_passage")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PassageId,
    pub application_id: ApplicationId,
    pub kind: String,
    pub group_ref: String,
    pub position: i64,
    pub words: String,
    pub sent_words: Option<String>,
    pub answer: Option<String>,
    pub answer_words: String,
    pub answered_at: Option<i64>,
    pub answered_by: Option<PersonId>,
    pub reply: String,
    pub changed_at: i64,
    pub changed_by: Option<PersonId>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(
    db: &impl ConnectionTrait,
    application: &ApplicationId,
    id: &PassageId,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).filter(Column::ApplicationId.eq(application.clone())).one(db).await
}

/// Counts the version up and answers the row as it now stands, held against other writers until
/// commit.
pub async fn touch(
    tx: &impl ConnectionTrait,
    application: &ApplicationId,
    id: &PassageId,
) -> Result<Option<Model>, DbErr> {
    Entity::update_many()
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id.clone()))
        .filter(Column::ApplicationId.eq(application.clone()))
        .exec(tx)
        .await?;
    find(tx, application, id).await
}

/// In the order of the report.
pub async fn of_application(
    db: &impl ConnectionTrait,
    application: &ApplicationId,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::ApplicationId.eq(application.clone()))
        .order_by_asc(Column::Position)
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

pub async fn delete(tx: &impl ConnectionTrait, id: &PassageId) -> Result<(), DbErr> {
    Entity::delete_by_id(id.clone()).exec(tx).await?;
    Ok(())
}
