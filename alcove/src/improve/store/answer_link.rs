use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Query;
use sea_orm::{QueryOrder as _, UpdateMany};

use crate::kit::ids::{AnswerLinkId, NodeId, OrganisationId, PersonId, PlanId};
use crate::plan::store::plan;

pub use crate::kit::db::add;

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

pub async fn find(db: &impl ConnectionTrait, id: &AnswerLinkId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).one(db).await
}

/// Whether the link was open until now; it is answered then.
pub async fn is_answered_now(tx: &impl ConnectionTrait, id: &AnswerLinkId, at: i64) -> Result<bool, DbErr> {
    let answered = open()
        .col_expr(Column::AnsweredAt, Expr::value(at))
        .filter(Column::Id.eq(id.clone()))
        .filter(Column::ExpiresAt.gt(at))
        .exec(tx)
        .await?;
    Ok(answered.rows_affected == 1)
}

/// Whether the link was answered then and still lets the answer be changed; it is answered now.
pub async fn is_changed_now(
    tx: &impl ConnectionTrait,
    id: &AnswerLinkId,
    answered: i64,
    at: i64,
) -> Result<bool, DbErr> {
    let changed = Entity::update_many()
        .col_expr(Column::AnsweredAt, Expr::value(at))
        .filter(Column::Id.eq(id.clone()))
        .filter(Column::AnsweredAt.eq(answered))
        .filter(Column::ExpiresAt.gt(at))
        .exec(tx)
        .await?;
    Ok(changed.rows_affected == 1)
}

/// Links of a person that open something now, the last one first.
pub async fn open_of(db: &impl ConnectionTrait, person: &PersonId, now: i64) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::PersonId.eq(person.clone()))
        .filter(Column::AnsweredAt.is_null())
        .filter(Column::RevokedAt.is_null())
        .filter(Column::ExpiresAt.gt(now))
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id)
        .all(db)
        .await
}

/// Whether it was the person's and open until now; it is shut then.
pub async fn is_revoked_now(
    tx: &impl ConnectionTrait,
    id: &AnswerLinkId,
    person: &PersonId,
    at: i64,
) -> Result<bool, DbErr> {
    let those = open().filter(Column::Id.eq(id.clone())).filter(Column::PersonId.eq(person.clone()));
    Ok(revoke(tx, those, at).await? == 1)
}

/// Shuts the links of a person to one node: what they ask has been said.
pub async fn revoke_of_node(
    tx: &impl ConnectionTrait,
    node: &NodeId,
    person: &PersonId,
    at: i64,
) -> Result<u64, DbErr> {
    let those = open().filter(Column::NodeId.eq(node.clone())).filter(Column::PersonId.eq(person.clone()));
    revoke(tx, those, at).await
}

/// Shuts the links of a person in all plans of an organisation.
pub async fn revoke_of_person(
    tx: &impl ConnectionTrait,
    organisation: &OrganisationId,
    person: &PersonId,
    at: i64,
) -> Result<u64, DbErr> {
    let plans = Query::select()
        .column(plan::Column::Id)
        .from(plan::Entity)
        .and_where(plan::Column::OrganisationId.eq(organisation.clone()))
        .to_owned();
    let those = open().filter(Column::PersonId.eq(person.clone())).filter(Column::PlanId.in_subquery(plans));
    revoke(tx, those, at).await
}

/// Shuts all links of a plan.
pub async fn revoke_of_plan(tx: &impl ConnectionTrait, id: &PlanId, at: i64) -> Result<u64, DbErr> {
    revoke(tx, open().filter(Column::PlanId.eq(id.clone())), at).await
}

fn open() -> UpdateMany<Entity> {
    Entity::update_many().filter(Column::AnsweredAt.is_null()).filter(Column::RevokedAt.is_null())
}

async fn revoke(tx: &impl ConnectionTrait, those: UpdateMany<Entity>, at: i64) -> Result<u64, DbErr> {
    Ok(those.col_expr(Column::RevokedAt, Expr::value(at)).exec(tx).await?.rows_affected)
}
