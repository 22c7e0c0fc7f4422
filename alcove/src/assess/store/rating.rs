use std::sync::LazyLock;

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Query;
use sea_orm::{DbBackend, FromQueryResult as _, QueryOrder, Statement};

use super::{assessment, seat};
use crate::kit::db::{Cell, Scan, columns};
use crate::kit::ids::{AssessmentId, ItemId, PersonId, SeatId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rating")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub seat_id: SeatId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub item_id: ItemId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub slot: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i64,
    pub attempt: i64,
    pub assessment_id: AssessmentId,
    pub mark: Option<String>,
    pub step: Option<i64>,
    pub note: String,
    pub confidence: String,
    pub rated_by: PersonId,
    pub rated_at: i64,
    pub superseded_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// An assessment, unless it was removed, and what stands at one seat and item of it, by slot. One
/// query, because every save and every look begins with it.
pub async fn on_seat(
    db: &impl ConnectionTrait,
    assessment: &AssessmentId,
    seat: &SeatId,
    item: &ItemId,
) -> Result<Option<(assessment::Model, Vec<Model>)>, DbErr> {
    static SQL: LazyLock<String> = LazyLock::new(|| {
        format!(
            "select {}, {} from assessment a left join rating r on r.assessment_id = a.id \
             and r.seat_id = $2 and r.item_id = $3 and r.superseded_at is null \
             where a.id = $1 and a.removed_at is null order by r.slot",
            columns::<assessment::Entity>("a"),
            columns::<Entity>("r"),
        )
    });
    let values = [assessment.clone().into(), seat.clone().into(), item.clone().into()];
    let statement = Statement::from_sql_and_values(db.get_database_backend(), SQL.as_str(), values);
    let rows = db.query_all_raw(statement).await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let found = assessment::Model::from_query_result(first, "a_")?;
    let mut standing = Vec::with_capacity(rows.len());
    for row in &rows {
        // An assessment where nobody has said anything comes in one row without a rating.
        if row.try_get::<Option<String>>("", "r_seat_id")?.is_some() {
            standing.push(Model::from_query_result(row, "r_")?);
        }
    }
    Ok(Some((found, standing)))
}

/// One version at a place.
pub async fn version(
    db: &impl ConnectionTrait,
    seat: &SeatId,
    item: &ItemId,
    slot: &str,
    version: i64,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id((seat.clone(), item.clone(), slot.to_owned(), version)).one(db).await
}

/// All versions at a place, newest first.
pub async fn history(
    db: &impl ConnectionTrait,
    seat: &SeatId,
    item: &ItemId,
    slot: &str,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::SeatId.eq(seat.clone()))
        .filter(Column::ItemId.eq(item.clone()))
        .filter(Column::Slot.eq(slot))
        .order_by_desc(Column::Version)
        .all(db)
        .await
}

/// What stands now on an assessment, in every slot, by item and seat.
pub async fn standing(db: &impl Scan, assessment: &AssessmentId) -> Result<Vec<Model>, DbErr> {
    let kept = Kept::of(db, assessment).await?;
    Ok(kept.rows().into_iter().map(|row| row.of(assessment)).collect())
}

/// What stands now on an assessment, in one text: it has some ten thousand ratings, and a text of its
/// own for each of their words would take longer than reading them.
#[derive(Debug, Default)]
pub struct Kept {
    text: String,
    rows: Vec<Row>,
}

/// Where a word stands in the text.
type Span = (usize, usize);

#[derive(Debug)]
struct Row {
    seat: Span,
    item: Span,
    slot: Span,
    version: i64,
    attempt: i64,
    mark: Option<Span>,
    step: Option<i64>,
    note: Span,
    confidence: Span,
    by: Span,
    at: i64,
}

impl Kept {
    pub async fn of(db: &impl Scan, assessment: &AssessmentId) -> Result<Self, DbErr> {
        let sql = "select seat_id, item_id, slot, version, attempt, mark, step, note, confidence, rated_by, \
                   rated_at from rating where assessment_id = $1 and superseded_at is null";
        let statement =
            Statement::from_sql_and_values(db.get_database_backend(), sql, [assessment.clone().into()]);
        let mut kept = Self::default();
        db.scan(statement, &mut |cells| kept.keep(cells)).await?;
        Ok(kept)
    }

    fn keep(&mut self, cells: &[Cell<'_>]) {
        let &[seat, item, slot, version, attempt, mark, step, note, confidence, by, at] = cells else {
            return;
        };
        let row = Row {
            seat: self.span(seat),
            item: self.span(item),
            slot: self.span(slot),
            version: version.number().unwrap_or_default(),
            attempt: attempt.number().unwrap_or_default(),
            mark: mark.text().map(|_| self.span(mark)),
            step: step.number(),
            note: self.span(note),
            confidence: self.span(confidence),
            by: self.span(by),
            at: at.number().unwrap_or_default(),
        };
        self.rows.push(row);
    }

    fn span(&mut self, cell: Cell<'_>) -> Span {
        let begin = self.text.len();
        self.text.push_str(cell.text().unwrap_or_default());
        (begin, self.text.len())
    }

    /// How long it is, in bytes.
    pub fn bytes(&self) -> usize {
        self.text.len()
    }

    /// By item, seat and slot.
    pub fn rows(&self) -> Vec<Standing<'_>> {
        let word = |(begin, end): Span| &self.text[begin..end];
        let mut rows: Vec<Standing> = self
            .rows
            .iter()
            .map(|row| Standing {
                seat_id: word(row.seat),
                item_id: word(row.item),
                slot: word(row.slot),
                version: row.version,
                attempt: row.attempt,
                mark: row.mark.map(word),
                step: row.step,
                note: word(row.note),
                confidence: word(row.confidence),
                rated_by: word(row.by),
                rated_at: row.at,
            })
            .collect();
        // The index that they are found by has this order: there is little to sort.
        rows.sort_by(|a, b| (a.item_id, a.seat_id, a.slot).cmp(&(b.item_id, b.seat_id, b.slot)));
        rows
    }
}

/// A standing rating, as it lies among the others.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    pub seat_id: &'a str,
    pub item_id: &'a str,
    pub slot: &'a str,
    pub version: i64,
    pub attempt: i64,
    pub mark: Option<&'a str>,
    pub step: Option<i64>,
    pub note: &'a str,
    pub confidence: &'a str,
    pub rated_by: &'a str,
    pub rated_at: i64,
}

impl Standing<'_> {
    fn of(self, assessment: &AssessmentId) -> Model {
        Model {
            seat_id: self.seat_id.into(),
            item_id: self.item_id.into(),
            slot: self.slot.to_owned(),
            version: self.version,
            attempt: self.attempt,
            assessment_id: assessment.clone(),
            mark: self.mark.map(str::to_owned),
            step: self.step,
            note: self.note.to_owned(),
            confidence: self.confidence.to_owned(),
            rated_by: self.rated_by.into(),
            rated_at: self.rated_at,
            superseded_at: None,
        }
    }
}

/// What stands now on one item of an assessment, by seat and slot.
pub async fn standing_on(
    db: &impl ConnectionTrait,
    assessment: &AssessmentId,
    item: &ItemId,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::AssessmentId.eq(assessment.clone()))
        .filter(Column::ItemId.eq(item.clone()))
        .filter(Column::SupersededAt.is_null())
        .order_by_asc(Column::SeatId)
        .order_by_asc(Column::Slot)
        .all(db)
        .await
}

/// Appends a version, as long as the assessment is the one that was decided upon. False where it
/// has changed since: closed, or with other seats.
pub async fn append(tx: &impl ConnectionTrait, row: &Model, assessment_version: i64) -> Result<bool, DbErr> {
    let backend = tx.get_database_backend();
    // PostgreSQL lets others change the assessment until this commits, unless it is held; SQLite
    // has one writer and does not know the words.
    let hold = if backend == DbBackend::Postgres { " for share" } else { "" };
    let sql = format!(
        "insert into rating (seat_id, item_id, slot, version, attempt, assessment_id, mark, step, note, confidence, \
         rated_by, rated_at) \
         select $1, $2, $3, $4, $5, id, $6, $7, $8, $9, $10, $11 from assessment \
         where id = $12 and version = $13{hold}"
    );
    let values = [
        row.seat_id.clone().into(),
        row.item_id.clone().into(),
        row.slot.clone().into(),
        row.version.into(),
        row.attempt.into(),
        row.mark.clone().into(),
        row.step.into(),
        row.note.clone().into(),
        row.confidence.clone().into(),
        row.rated_by.clone().into(),
        row.rated_at.into(),
        row.assessment_id.clone().into(),
        assessment_version.into(),
    ];
    let insert = Statement::from_sql_and_values(backend, sql, values);
    if row.version > 1 {
        let values = [
            row.rated_at.into(),
            row.seat_id.clone().into(),
            row.item_id.clone().into(),
            row.slot.clone().into(),
            (row.version - 1).into(),
        ];
        let sql = "update rating set superseded_at = $1 \
                   where seat_id = $2 and item_id = $3 and slot = $4 and version = $5";
        tx.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    }
    // Where it does nothing, nobody commits what went before.
    Ok(tx.execute_raw(insert).await?.rows_affected() > 0)
}

/// What stood on an assessment at an instant, in the slot `current`, by item and seat. Found by its
/// seats: what stands no longer is in no index of the assessment.
pub async fn standing_at(
    db: &impl ConnectionTrait,
    assessment: &AssessmentId,
    at: i64,
) -> Result<Vec<Model>, DbErr> {
    let seats = Query::select()
        .column(seat::Column::Id)
        .from(seat::Entity)
        .and_where(seat::Column::AssessmentId.eq(assessment.clone()))
        .to_owned();
    Entity::find()
        .filter(Column::SeatId.in_subquery(seats))
        .filter(Column::Slot.eq("current"))
        .filter(Column::RatedAt.lte(at))
        .filter(
            sea_orm::Condition::any().add(Column::SupersededAt.is_null()).add(Column::SupersededAt.gt(at)),
        )
        .order_by_asc(Column::ItemId)
        .order_by_asc(Column::SeatId)
        .order_by_asc(Column::Version)
        .all(db)
        .await
}

/// What stands now on one seat, in every slot, by item.
pub async fn standing_of(db: &impl ConnectionTrait, seat: &SeatId) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::SeatId.eq(seat.clone()))
        .filter(Column::SupersededAt.is_null())
        .order_by_asc(Column::ItemId)
        .order_by_asc(Column::Slot)
        .all(db)
        .await
}
