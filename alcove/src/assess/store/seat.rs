use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{AssessmentId, PersonId, SeatId, UnitId};

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "seat")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SeatId,
    pub assessment_id: AssessmentId,
    pub unit_id: Option<UnitId>,
    pub person_id: Option<PersonId>,
    pub everything_since: Option<i64>,
    pub created_at: i64,
    pub handed_in_at: Option<i64>,
    pub handed_in_by: Option<PersonId>,
    pub removed_at: Option<i64>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The seats of an assessment that were not removed.
pub async fn of_assessment(
    db: &impl ConnectionTrait,
    assessment: &AssessmentId,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::AssessmentId.eq(assessment.clone()))
        .filter(Column::RemovedAt.is_null())
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

pub async fn find(db: &impl ConnectionTrait, id: &SeatId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).filter(Column::RemovedAt.is_null()).one(db).await
}

/// Since when the seat answers for everything in scope; `None`: for the items that are listed.
pub async fn set_everything(tx: &impl ConnectionTrait, id: &SeatId, since: Option<i64>) -> Result<(), DbErr> {
    let change = ActiveModel { id: Set(id.clone()), everything_since: Set(since), ..Default::default() };
    change.update(tx).await.map(|_| ())
}

/// When and by whom the answers were handed in; `None`: they were taken back.
pub async fn set_handed_in(
    tx: &impl ConnectionTrait,
    id: &SeatId,
    version: i64,
    at: Option<i64>,
    by: Option<PersonId>,
) -> Result<(), DbErr> {
    let change = ActiveModel {
        id: Set(id.clone()),
        handed_in_at: Set(at),
        handed_in_by: Set(by),
        version: Set(version),
        ..Default::default()
    };
    change.update(tx).await.map(|_| ())
}

/// Takes the seat away; what it rated stays.
pub async fn set_removed(tx: &impl ConnectionTrait, id: &SeatId, at: i64) -> Result<(), DbErr> {
    let change = ActiveModel { id: Set(id.clone()), removed_at: Set(Some(at)), ..Default::default() };
    change.update(tx).await.map(|_| ())
}
