use std::sync::Arc;

use sea_orm::QueryOrder as _;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{NodeId, PersonId, PlanId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_node")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: NodeId,
    pub plan_id: PlanId,
    pub kind: String,
    pub parent_id: Option<NodeId>,
    pub position: i64,
    pub code: String,
    pub title: String,
    pub body: String,
    pub mode: String,
    pub first_day: Option<String>,
    pub last_day: Option<String>,
    pub days: i64,
    /// Its own first day while it lies around what is below it; empty where it has none.
    pub own_first_day: Option<String>,
    pub method: String,
    pub standing: String,
    pub done: Option<String>,
    pub noted_at: Option<i64>,
    pub work_planned: Option<String>,
    pub work_remaining: Option<String>,
    pub output: String,
    pub evidence_expected: String,
    pub priority: i64,
    pub risk: String,
    pub risk_answer: String,
    pub library_ref: String,
    pub search_text: String,
    pub created_at: i64,
    pub created_by: Option<PersonId>,
    pub removed_at: Option<i64>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn of_plan(db: &impl ConnectionTrait, id: &PlanId) -> Result<Vec<Arc<Model>>, DbErr> {
    let rows = Entity::find()
        .filter(Column::PlanId.eq(id.clone()))
        .order_by_asc(Column::Position)
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Arc::new).collect())
}

/// How far the actions of an organisation's plans under way are.
#[derive(Clone, Debug, PartialEq, Eq, sea_orm::FromQueryResult)]
pub struct Going {
    pub organisation_id: crate::kit::ids::OrganisationId,
    pub plan_id: PlanId,
    pub version: i64,
    pub done: i64,
    pub actions: i64,
}

/// Of the members of a network that share at least their coverage; the newest plan of each first.
pub async fn going_in_network(db: &impl ConnectionTrait, network: &str) -> Result<Vec<Going>, DbErr> {
    let sql = "select p.organisation_id, p.id as plan_id, p.version, \
         sum(case when n.standing = 'done' then 1 else 0 end) as done, count(*) as actions \
         from plan p join plan_node n on n.plan_id = p.id and n.kind = 'action' and n.removed_at is null \
         and n.standing <> 'cancelled' \
         join network_member m on m.organisation_id = p.organisation_id and m.network_id = $1 \
         and m.ended_at is null and m.accepted_at is not null and m.shares <> 'nothing' \
         where p.state = 'under-way' and p.removed_at is null \
         group by p.organisation_id, p.id, p.version order by p.id desc";
    let statement = sea_orm::Statement::from_sql_and_values(db.get_database_backend(), sql, [network.into()]);
    sea_orm::FromQueryResult::find_by_statement(statement).all(db).await
}
