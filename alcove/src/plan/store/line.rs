use std::sync::Arc;

use sea_orm::QueryOrder as _;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{LineId, NeedId, NodeId, PersonId, PlanId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_line")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LineId,
    pub plan_id: PlanId,
    pub node_id: NodeId,
    pub need_id: Option<NeedId>,
    pub year: i64,
    pub source: String,
    pub currency: String,
    pub stage: String,
    pub funding: String,
    pub need: String,
    pub amount: String,
    pub note: String,
    pub reverses_id: Option<LineId>,
    pub entered_by: PersonId,
    pub entered_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn of_plan(db: &impl ConnectionTrait, id: &PlanId) -> Result<Vec<Arc<Model>>, DbErr> {
    let rows = Entity::find().filter(Column::PlanId.eq(id.clone())).order_by_asc(Column::Id).all(db).await?;
    Ok(rows.into_iter().map(Arc::new).collect())
}
