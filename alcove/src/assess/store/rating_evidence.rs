use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{OnConflict, SelectStatement};
use sea_orm::{IntoActiveModel, QueryOrder, QuerySelect, QueryTrait};

use crate::kit::ids::{AssessmentId, EvidenceId, ItemId, PersonId, SeatId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rating_evidence")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub seat_id: SeatId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub item_id: ItemId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub evidence_id: EvidenceId,
    pub assessment_id: AssessmentId,
    pub attached_at: i64,
    pub attached_by: Option<PersonId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What is cited on an assessment, in the order in which it was attached.
pub async fn of_assessment(
    db: &impl ConnectionTrait,
    assessment: &AssessmentId,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::AssessmentId.eq(assessment.clone()))
        .order_by_asc(Column::ItemId)
        .order_by_asc(Column::AttachedAt)
        .order_by_asc(Column::SeatId)
        .order_by_asc(Column::EvidenceId)
        .all(db)
        .await
}

/// What is cited on one seat.
pub async fn of_seat(db: &impl ConnectionTrait, seat: &SeatId) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::SeatId.eq(seat.clone()))
        .order_by_asc(Column::ItemId)
        .order_by_asc(Column::EvidenceId)
        .all(db)
        .await
}

/// What is cited on one answer, in the order in which it came.
pub async fn on(db: &impl ConnectionTrait, seat: &SeatId, item: &ItemId) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::SeatId.eq(seat.clone()))
        .filter(Column::ItemId.eq(item.clone()))
        .order_by_asc(Column::AttachedAt)
        .order_by_asc(Column::EvidenceId)
        .all(db)
        .await
}

/// Where these are cited, assessment by assessment.
pub async fn of_evidence(db: &impl ConnectionTrait, ids: &[EvidenceId]) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::EvidenceId.is_in(ids.iter().cloned()))
        .order_by_asc(Column::AssessmentId)
        .order_by_asc(Column::ItemId)
        .order_by_asc(Column::SeatId)
        .order_by_asc(Column::EvidenceId)
        .all(db)
        .await
}

/// The ids of everything that is cited, for asking what is not.
pub fn used() -> SelectStatement {
    Entity::find().select_only().column(Column::EvidenceId).into_query()
}

/// More rows in one statement reach the bound on parameters of both databases.
const ROWS: usize = 200;

/// Cites many pieces that are not cited yet.
pub async fn add_all(tx: &impl ConnectionTrait, rows: &[Model]) -> Result<(), DbErr> {
    for rows in rows.chunks(ROWS) {
        let rows: Vec<ActiveModel> =
            rows.iter().cloned().map(|row| row.into_active_model().reset_all()).collect();
        Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Cites a piece; false where it is cited already.
pub async fn attach(tx: &impl ConnectionTrait, row: Model) -> Result<bool, DbErr> {
    let key =
        OnConflict::columns([Column::SeatId, Column::ItemId, Column::EvidenceId]).do_nothing().to_owned();
    let row: ActiveModel = row.into_active_model().reset_all();
    let added = Entity::insert(row).on_conflict(key).exec_without_returning(tx).await?;
    Ok(added > 0)
}

/// Takes a piece off; false where it was not cited.
pub async fn detach(
    tx: &impl ConnectionTrait,
    seat: &SeatId,
    item: &ItemId,
    evidence: &EvidenceId,
) -> Result<bool, DbErr> {
    let gone = Entity::delete_by_id((seat.clone(), item.clone(), evidence.clone())).exec(tx).await?;
    Ok(gone.rows_affected > 0)
}
