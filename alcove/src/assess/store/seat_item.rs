use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{AssessmentId, ItemId, SeatId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "seat_item")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub seat_id: SeatId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub item_id: ItemId,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What the seats of an assessment answer for, in the order of the seats.
pub async fn of_assessment(
    db: &impl ConnectionTrait,
    assessment: &AssessmentId,
) -> Result<Vec<Model>, DbErr> {
    use super::seat;
    Entity::find()
        .filter(
            Column::SeatId.in_subquery(
                sea_orm::sea_query::Query::select()
                    .column(seat::Column::Id)
                    .from(seat::Entity)
                    .and_where(seat::Column::AssessmentId.eq(assessment.clone()))
                    .to_owned(),
            ),
        )
        .order_by_asc(Column::SeatId)
        .order_by_asc(Column::ItemId)
        .all(db)
        .await
}

/// More rows in one statement reach the bound on parameters of both databases.
const ROWS: usize = 400;

/// Says anew what a seat answers for.
pub async fn replace(tx: &impl ConnectionTrait, seat: &SeatId, items: &[ItemId]) -> Result<(), DbErr> {
    use sea_orm::ActiveValue::Set;
    Entity::delete_many().filter(Column::SeatId.eq(seat.clone())).exec(tx).await?;
    for rows in items.chunks(ROWS) {
        let rows =
            rows.iter().map(|item| ActiveModel { seat_id: Set(seat.clone()), item_id: Set(item.clone()) });
        Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}
