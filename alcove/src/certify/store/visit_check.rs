use sea_orm::QueryOrder as _;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{ApplicationId, PersonId, VisitCheckId};

pub use crate::kit::db::{add, save};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "visit_check")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: VisitCheckId,
    pub application_id: ApplicationId,
    pub position: i64,
    pub words: String,
    pub seen_at: Option<i64>,
    pub seen_by: Option<PersonId>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(
    db: &impl ConnectionTrait,
    application: &ApplicationId,
    id: &VisitCheckId,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).filter(Column::ApplicationId.eq(application.clone())).one(db).await
}

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

pub async fn delete(tx: &impl ConnectionTrait, id: &VisitCheckId) -> Result<(), DbErr> {
    Entity::delete_by_id(id.clone()).exec(tx).await?;
    Ok(())
}
