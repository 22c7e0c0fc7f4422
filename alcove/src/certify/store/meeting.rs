use sea_orm::QueryOrder as _;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait as _;

use crate::kit::ids::{ApplicationId, MeetingId, PersonId};

pub use crate::kit::db::{add, save};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "visit_meeting")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MeetingId,
    pub application_id: ApplicationId,
    pub day: String,
    pub begins: String,
    pub ends: String,
    pub whom: String,
    pub who: String,
    pub place: String,
    pub topic: String,
    pub notes: String,
    pub noted_by: Option<PersonId>,
    pub noted_at: Option<i64>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(
    db: &impl ConnectionTrait,
    application: &ApplicationId,
    id: &MeetingId,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).filter(Column::ApplicationId.eq(application.clone())).one(db).await
}

/// Counts the version up and answers the row as it now stands, held against other writers until
/// commit.
pub async fn touch(
    tx: &impl ConnectionTrait,
    application: &ApplicationId,
    id: &MeetingId,
) -> Result<Option<Model>, DbErr> {
    Entity::update_many()
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id.clone()))
        .filter(Column::ApplicationId.eq(application.clone()))
        .exec(tx)
        .await?;
    find(tx, application, id).await
}

/// In the order of the day.
pub async fn of_application(
    db: &impl ConnectionTrait,
    application: &ApplicationId,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::ApplicationId.eq(application.clone()))
        .order_by_asc(Column::Day)
        .order_by_asc(Column::Begins)
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

pub async fn delete(tx: &impl ConnectionTrait, id: &MeetingId) -> Result<(), DbErr> {
    Entity::delete_by_id(id.clone()).exec(tx).await?;
    Ok(())
}
