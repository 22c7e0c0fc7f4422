use sea_orm::QueryOrder as _;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{ApplicationId, ItemId, PersonId};

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "application_sample")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub application_id: ApplicationId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub item_id: ItemId,
    pub chosen_at: i64,
    pub chosen_by: Option<PersonId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The chosen items of an application; none: all are looked at.
pub async fn of_application(
    db: &impl ConnectionTrait,
    application: &ApplicationId,
) -> Result<Vec<ItemId>, DbErr> {
    let rows = Entity::find()
        .filter(Column::ApplicationId.eq(application.clone()))
        .order_by_asc(Column::ItemId)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.item_id).collect())
}

pub async fn clear(tx: &impl ConnectionTrait, application: &ApplicationId) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::ApplicationId.eq(application.clone())).exec(tx).await?;
    Ok(())
}
