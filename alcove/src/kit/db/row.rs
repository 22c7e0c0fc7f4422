//! What every table's store does alike with a row.

use sea_orm::{ActiveModelTrait as _, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, ModelTrait};

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
