use std::sync::Arc;

use sea_orm::QueryOrder as _;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{NodeId, PersonId, PlanId, ResponsibilityId, UnitId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_responsibility")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ResponsibilityId,
    pub plan_id: PlanId,
    pub node_id: NodeId,
    pub unit_id: Option<UnitId>,
    pub person_id: Option<PersonId>,
    pub part: String,
    pub from_day: String,
    pub until_day: Option<String>,
    pub created_at: i64,
    pub created_by: Option<PersonId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn of_plan(db: &impl ConnectionTrait, id: &PlanId) -> Result<Vec<Arc<Model>>, DbErr> {
    let rows = Entity::find()
        .filter(Column::PlanId.eq(id.clone()))
        .order_by_asc(Column::NodeId)
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Arc::new).collect())
}
