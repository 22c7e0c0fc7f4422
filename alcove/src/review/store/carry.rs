//! What a new assessment takes over from the one before, and what counts of participation need.

use sea_orm::entity::prelude::*;
use sea_orm::{FromQueryResult, Statement};

use crate::kit::ids::{AssessmentId, EvidenceId, ItemId, PersonId, SeatId};

/// A piece of evidence on an item of a seat.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Attached {
    pub seat_id: SeatId,
    pub item_id: ItemId,
    pub evidence_id: EvidenceId,
}

/// Evidence of an assessment that is still there and counts on this day.
pub async fn still_valid(
    db: &impl ConnectionTrait,
    assessment: &AssessmentId,
    today: &str,
) -> Result<Vec<Attached>, DbErr> {
    let sql = "select a.seat_id, a.item_id, a.evidence_id from rating_evidence a \
               join evidence e on e.id = a.evidence_id \
               where a.assessment_id = $1 and e.removed_at is null \
               and (e.expires_on is null or e.expires_on >= $2) \
               order by a.seat_id, a.item_id, a.evidence_id";
    Attached::find_by_statement(Statement::from_sql_and_values(
        db.get_database_backend(),
        sql,
        [assessment.clone().into(), today.into()],
    ))
    .all(db)
    .await
}

/// That a seat has a mark on an item, and when it first had one. Never which one, nor when it was
/// changed: that would tell of a value.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Marked {
    pub seat_id: SeatId,
    pub item_id: ItemId,
    pub first_at: i64,
}

/// The marks that stand on an assessment, those that came last first.
pub async fn marked(db: &impl ConnectionTrait, assessment: &AssessmentId) -> Result<Vec<Marked>, DbErr> {
    let sql = "select r.seat_id, r.item_id, (select min(f.rated_at) from rating f \
               where f.seat_id = r.seat_id and f.item_id = r.item_id and f.slot = r.slot and f.mark is not null) \
               as first_at from rating r \
               where r.assessment_id = $1 and r.slot = 'current' and r.superseded_at is null and r.mark is not null \
               order by first_at desc, r.item_id, r.seat_id";
    Marked::find_by_statement(Statement::from_sql_and_values(
        db.get_database_backend(),
        sql,
        [assessment.clone().into()],
    ))
    .all(db)
    .await
}

/// Items of an assessment that are settled.
pub async fn settled(db: &impl ConnectionTrait, assessment: &AssessmentId) -> Result<Vec<ItemId>, DbErr> {
    use crate::assess::store::moderation::{Column, Entity};
    let rows = Entity::find()
        .filter(Column::AssessmentId.eq(assessment.clone()))
        .filter(Column::SupersededAt.is_null())
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.item_id).collect())
}

/// A remark in which somebody was named and which they have not read.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Mention {
    pub assessment_id: AssessmentId,
    pub item_id: ItemId,
    pub author: String,
    pub written_at: i64,
}

/// Where a person was asked, in assessments that are not closed, newest first.
pub async fn mentions(db: &impl ConnectionTrait, person: &PersonId) -> Result<Vec<Mention>, DbErr> {
    let sql = "select r.assessment_id, r.item_id, p.name as author, r.written_at from remark_mention m \
               join remark r on r.id = m.remark_id join person p on p.id = r.author_id \
               join assessment a on a.id = r.assessment_id \
               where m.person_id = $1 and m.read_at is null and r.removed_at is null \
               and a.removed_at is null and a.closed_at is null \
               order by r.written_at desc, r.id limit 20";
    Mention::find_by_statement(Statement::from_sql_and_values(
        db.get_database_backend(),
        sql,
        [person.clone().into()],
    ))
    .all(db)
    .await
}
