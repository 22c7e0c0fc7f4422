use std::sync::Arc;

use sea_orm::QueryOrder as _;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{FindingId, PersonId, PlanId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_finding")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub plan_id: PlanId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub finding_id: FindingId,
    pub fate: String,
    pub merged_into: Option<FindingId>,
    pub reason: String,
    pub decided_by: Option<PersonId>,
    pub decided_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn of_plan(db: &impl ConnectionTrait, id: &PlanId) -> Result<Vec<Arc<Model>>, DbErr> {
    let rows =
        Entity::find().filter(Column::PlanId.eq(id.clone())).order_by_asc(Column::FindingId).all(db).await?;
    Ok(rows.into_iter().map(Arc::new).collect())
}
