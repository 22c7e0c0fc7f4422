use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelBehavior, ActiveModelTrait, ColumnTrait as _, Condition, ConnectionTrait, DbErr, EntityTrait,
    IntoActiveModel, Iterable as _, ModelTrait, PrimaryKeyToColumn, QueryFilter as _,
};

use crate::kit::db::columns_but_key;

/// Rows of one statement; with the widest table far from the 32,766 values that SQLite takes.
const AT_ONCE: usize = 500;

/// Writes what is new or different in `after`, and deletes what is gone. Rows that were not touched
/// are the same in memory and cost nothing.
pub async fn write<E>(
    tx: &impl ConnectionTrait,
    before: &[Arc<E::Model>],
    after: &[Arc<E::Model>],
) -> Result<(), DbErr>
where
    E: EntityTrait,
    E::Model: ModelTrait<Entity = E> + IntoActiveModel<E::ActiveModel> + PartialEq + Sync,
    E::ActiveModel: ActiveModelTrait<Entity = E> + ActiveModelBehavior + Send,
{
    let (before, after) = between_same(before, after);
    if before.is_empty() && after.is_empty() {
        return Ok(());
    }
    let known: HashSet<usize> = before.iter().map(place).collect();
    let kept: HashSet<usize> = after.iter().map(place).collect();
    let changed: Vec<E::Model> =
        after.iter().filter(|row| !known.contains(&place(row))).map(|row| (**row).clone()).collect();
    let keys: BTreeSet<String> = changed.iter().map(key::<E>).collect();
    let gone: Vec<&Arc<E::Model>> =
        before.iter().filter(|row| !kept.contains(&place(row)) && !keys.contains(&key::<E>(row))).collect();
    for row in gone {
        let columns = E::PrimaryKey::iter().map(PrimaryKeyToColumn::into_column);
        let same = columns.fold(Condition::all(), |all, column| all.add(column.eq(row.get(column))));
        E::delete_many().filter(same).exec(tx).await?;
    }
    for rows in changed.chunks(AT_ONCE) {
        let rows = rows.iter().map(|row| row.clone().into_active_model().reset_all());
        let again =
            OnConflict::columns(E::PrimaryKey::iter()).update_columns(columns_but_key::<E>()).to_owned();
        E::insert_many(rows).on_conflict(again).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// What two lists have between the rows that they begin with alike and those that they end with alike.
fn between_same<'a, Model>(
    before: &'a [Arc<Model>],
    after: &'a [Arc<Model>],
) -> (&'a [Arc<Model>], &'a [Arc<Model>]) {
    let are_same = |(was, is): &(&Arc<Model>, &Arc<Model>)| Arc::ptr_eq(was, is);
    let first = before.iter().zip(after).take_while(are_same).count();
    let (before, after) = (&before[first..], &after[first..]);
    let last = before.iter().rev().zip(after.iter().rev()).take_while(are_same).count();
    (&before[..before.len() - last], &after[..after.len() - last])
}

/// Where a row is in memory: the same place is the same row.
fn place<Model>(row: &Arc<Model>) -> usize {
    Arc::as_ptr(row).addr()
}

fn key<E: EntityTrait>(row: &E::Model) -> String
where
    E::Model: ModelTrait<Entity = E>,
{
    let columns = E::PrimaryKey::iter().map(PrimaryKeyToColumn::into_column);
    columns.map(|column| format!("{:?} ", row.get(column))).collect()
}
