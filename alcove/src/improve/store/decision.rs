use sea_orm::entity::prelude::*;

use crate::kit::ids::{DecisionId, NodeId, PersonId, PlanId, ReviewId, UnitId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_decision")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DecisionId,
    pub plan_id: PlanId,
    pub review_id: ReviewId,
    pub node_id: Option<NodeId>,
    pub words: String,
    pub unit_id: Option<UnitId>,
    pub person_id: Option<PersonId>,
    pub due_day: Option<String>,
    pub decided_at: i64,
    pub done_at: Option<i64>,
    pub done_by: Option<PersonId>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
