use sea_orm::entity::prelude::*;

use crate::kit::ids::{AnswerLinkId, NodeId, PersonId, PlanId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_answer_link")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AnswerLinkId,
    pub plan_id: PlanId,
    pub node_id: NodeId,
    pub person_id: PersonId,
    pub created_at: i64,
    pub expires_at: i64,
    pub answered_at: Option<i64>,
    pub revoked_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
