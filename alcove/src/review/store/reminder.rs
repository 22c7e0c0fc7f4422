use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{AssessmentId, PersonId};

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reminder")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub assessment_id: AssessmentId,
    pub person_id: PersonId,
    pub sent_by: Option<PersonId>,
    pub sent_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Who was reminded since this instant, of any assessment.
pub async fn since(tx: &impl ConnectionTrait, people: &[PersonId], at: i64) -> Result<Vec<PersonId>, DbErr> {
    let rows = Entity::find()
        .filter(Column::PersonId.is_in(people.iter().cloned()))
        .filter(Column::SentAt.gte(at))
        .order_by_asc(Column::Id)
        .all(tx)
        .await?;
    Ok(rows.into_iter().map(|row| row.person_id).collect())
}

/// The reminders of an assessment, newest first.
pub async fn of_assessment(
    db: &impl ConnectionTrait,
    assessment: &AssessmentId,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::AssessmentId.eq(assessment.clone()))
        .order_by_desc(Column::SentAt)
        .order_by_desc(Column::Id)
        .all(db)
        .await
}
