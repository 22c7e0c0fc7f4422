use sea_orm::entity::prelude::*;
use sea_orm::{IntoActiveModel as _, QueryOrder as _};

use crate::kit::ids::{PersonId, ReviewId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_review_person")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub review_id: ReviewId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn of_review(db: &impl ConnectionTrait, id: &ReviewId) -> Result<Vec<PersonId>, DbErr> {
    let rows =
        Entity::find().filter(Column::ReviewId.eq(id.clone())).order_by_asc(Column::PersonId).all(db).await?;
    Ok(rows.into_iter().map(|row| row.person_id).collect())
}

/// Says who was there: these and no others.
pub async fn replace(tx: &impl ConnectionTrait, id: &ReviewId, people: Vec<PersonId>) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::ReviewId.eq(id.clone())).exec(tx).await?;
    let rows: Vec<ActiveModel> = people
        .into_iter()
        .map(|person_id| Model { review_id: id.clone(), person_id }.into_active_model().reset_all())
        .collect();
    if !rows.is_empty() {
        Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}
