use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use crate::kit::ids::AssessmentId;

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assessment_scope")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub assessment_id: AssessmentId,
    pub body: String,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(db: &impl ConnectionTrait, id: &AssessmentId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).one(db).await
}

/// Writes the scope anew, as of this version of the assessment.
pub async fn write(
    tx: &impl ConnectionTrait,
    id: &AssessmentId,
    body: String,
    version: i64,
) -> Result<(), DbErr> {
    let change = ActiveModel { assessment_id: Set(id.clone()), body: Set(body), version: Set(version) };
    change.update(tx).await.map(|_| ())
}
