use sea_orm::QueryOrder as _;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{ApplicationId, ConsensusId, ItemId, PersonId};

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consensus")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ConsensusId,
    pub application_id: ApplicationId,
    pub item_id: ItemId,
    pub version: i64,
    pub mark: Option<String>,
    pub method: String,
    pub reason: String,
    pub inputs: String,
    pub dissent: String,
    pub settled_by: PersonId,
    pub settled_at: i64,
    pub superseded_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What is settled now.
pub async fn present(db: &impl ConnectionTrait, application: &ApplicationId) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::ApplicationId.eq(application.clone()))
        .filter(Column::SupersededAt.is_null())
        .order_by_asc(Column::ItemId)
        .all(db)
        .await
}

/// All versions at one item, newest first.
pub async fn history(
    db: &impl ConnectionTrait,
    application: &ApplicationId,
    item: &ItemId,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::ApplicationId.eq(application.clone()))
        .filter(Column::ItemId.eq(item.clone()))
        .order_by_desc(Column::Version)
        .order_by_desc(Column::Id)
        .all(db)
        .await
}

pub async fn supersede(tx: &impl ConnectionTrait, id: &ConsensusId, at: i64) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::SupersededAt, Expr::value(at))
        .filter(Column::Id.eq(id.clone()))
        .exec(tx)
        .await?;
    Ok(())
}
