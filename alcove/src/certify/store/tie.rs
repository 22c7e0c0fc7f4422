use sea_orm::QueryOrder as _;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{EngagementId, PersonId, TieId};

pub use crate::kit::db::{add, save};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "engagement_tie")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TieId,
    pub engagement_id: EngagementId,
    pub kind: String,
    pub day: String,
    pub words: String,
    pub declared: i64,
    pub effect: String,
    pub found_at: i64,
    pub decided_at: Option<i64>,
    pub decided_by: Option<PersonId>,
    pub decided_because: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn of_engagement(db: &impl ConnectionTrait, id: &EngagementId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::EngagementId.eq(id.clone())).order_by_asc(Column::Id).all(db).await
}

pub async fn of_engagements(db: &impl ConnectionTrait, ids: Vec<EngagementId>) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Entity::find().filter(Column::EngagementId.is_in(ids)).order_by_asc(Column::Id).all(db).await
}
