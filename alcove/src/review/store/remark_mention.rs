use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect, QueryTrait};

use super::remark;
use crate::kit::ids::{AssessmentId, ItemId, PersonId, RemarkId};

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "remark_mention")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub remark_id: RemarkId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    pub read_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What mentions a person on an item and was not seen yet.
pub async fn unread_on(
    db: &impl ConnectionTrait,
    person: &PersonId,
    assessment: &AssessmentId,
    item: &ItemId,
) -> Result<Vec<Model>, DbErr> {
    let on_item = remark::Entity::find()
        .select_only()
        .column(remark::Column::Id)
        .filter(remark::Column::AssessmentId.eq(assessment.clone()))
        .filter(remark::Column::ItemId.eq(item.clone()))
        .into_query();
    Entity::find()
        .filter(Column::PersonId.eq(person.clone()))
        .filter(Column::ReadAt.is_null())
        .filter(Column::RemarkId.in_subquery(on_item))
        .order_by_asc(Column::RemarkId)
        .all(db)
        .await
}

/// The person has seen what mentions them.
pub async fn set_read(
    tx: &impl ConnectionTrait,
    remark: &RemarkId,
    person: &PersonId,
    at: i64,
) -> Result<(), DbErr> {
    let change = ActiveModel {
        remark_id: Set(remark.clone()),
        person_id: Set(person.clone()),
        read_at: Set(Some(at)),
    };
    change.update(tx).await.map(|_| ())
}

/// A mention that waits for its reader: for the home page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub remark: remark::Model,
    pub author: PersonId,
}

/// What mentions a person and was not seen yet, newest first.
pub async fn unread(db: &impl ConnectionTrait, person: &PersonId, limit: u64) -> Result<Vec<Waiting>, DbErr> {
    let mine = Entity::find()
        .select_only()
        .column(Column::RemarkId)
        .filter(Column::PersonId.eq(person.clone()))
        .filter(Column::ReadAt.is_null())
        .into_query();
    let rows = remark::Entity::find()
        .filter(remark::Column::Id.in_subquery(mine))
        .filter(remark::Column::RemovedAt.is_null())
        .order_by_desc(remark::Column::Id)
        .limit(limit)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|remark| Waiting { author: remark.author_id.clone(), remark }).collect())
}
