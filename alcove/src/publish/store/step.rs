use sea_orm::QueryOrder as _;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{PersonId, PracticeId, PracticeStepId};

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "practice_step")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PracticeStepId,
    pub practice_id: PracticeId,
    pub act: String,
    pub reason: String,
    pub taken_by: PersonId,
    pub taken_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What was done on the way, newest first.
pub async fn of_practice(db: &impl ConnectionTrait, id: &PracticeId) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::PracticeId.eq(id.clone()))
        .order_by_desc(Column::TakenAt)
        .order_by_desc(Column::Id)
        .all(db)
        .await
}
