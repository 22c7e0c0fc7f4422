//! What every table's store does alike with a row.

use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait, IdenStatic as _,
    IntoActiveModel, Iterable as _, ModelTrait, PrimaryKeyToColumn as _, QueryFilter as _,
};

use super::all_but_key;

/// Writes a row that is not there yet.
pub async fn add<Table, Row>(tx: &impl ConnectionTrait, row: Row) -> Result<(), DbErr>
where
    Table: EntityTrait<Model = Row>,
    Row: ModelTrait<Entity = Table> + IntoActiveModel<Table::ActiveModel>,
{
    Table::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

/// Writes all of a row over what stands there; `DbErr::RecordNotUpdated` where nothing does.
pub async fn save<Table, Row>(tx: &impl ConnectionTrait, row: Row) -> Result<(), DbErr>
where
    Table: EntityTrait<Model = Row>,
    Row: ModelTrait<Entity = Table> + IntoActiveModel<Table::ActiveModel>,
{
    Table::update(row.into_active_model().reset_all()).exec(tx).await?;
    Ok(())
}

/// Writes all of a row that was read, changed and given the next version, where it still stands as it
/// was read; whether it did. Where it did not, somebody was faster and nothing is written: the door says
/// so, with [`Error::Busy`](crate::kit::Error::Busy) where nothing better can be told.
///
/// The table has a column `version` that every change counts up.
pub async fn is_updated<Table, Row>(tx: &impl ConnectionTrait, row: Row) -> Result<bool, DbErr>
where
    Table: EntityTrait<Model = Row>,
    Row: ModelTrait<Entity = Table> + IntoActiveModel<Table::ActiveModel>,
{
    let version = Table::Column::iter().find(|column| column.as_str() == "version");
    let version = version.ok_or_else(|| DbErr::Custom("a table without versions".to_owned()))?;
    let keys = Table::PrimaryKey::iter().map(|key| key.into_column());
    let this = keys.fold(Condition::all(), |this, key| this.add(key.eq(row.get(key))));
    let as_read = Expr::col(version).add(1).eq(row.get(version));
    let done = Table::update_many().set(all_but_key(row)).filter(this).filter(as_read).exec(tx).await?;
    Ok(done.rows_affected == 1)
}

/// Rows of one statement; with the widest table far from the 32,766 values that SQLite takes.
const AT_ONCE: usize = 500;

/// Writes rows that are not there yet, however many.
pub async fn add_all<Table, Row>(tx: &impl ConnectionTrait, rows: Vec<Row>) -> Result<(), DbErr>
where
    Table: EntityTrait<Model = Row>,
    Row: ModelTrait<Entity = Table> + IntoActiveModel<Table::ActiveModel>,
    Table::ActiveModel: Send,
{
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let some = rows.by_ref().take(AT_ONCE).map(|row| row.into_active_model().reset_all());
        Table::insert_many(some.collect::<Vec<_>>()).exec_without_returning(tx).await?;
    }
    Ok(())
}
