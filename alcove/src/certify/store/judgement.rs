use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder as _, QuerySelect as _};

use crate::kit::db::pairs;
use crate::kit::ids::{ApplicationId, EngagementId, ItemId, JudgementId, PersonId};

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "judgement")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: JudgementId,
    pub engagement_id: EngagementId,
    pub application_id: ApplicationId,
    pub item_id: ItemId,
    pub version: i64,
    pub verdict: String,
    pub mark: Option<String>,
    pub comment: String,
    pub judged_by: PersonId,
    pub judged_at: i64,
    pub superseded_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What an assessor now says of every item.
pub async fn present(db: &impl ConnectionTrait, engagement: &EngagementId) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::EngagementId.eq(engagement.clone()))
        .filter(Column::SupersededAt.is_null())
        .order_by_asc(Column::ItemId)
        .all(db)
        .await
}

pub async fn present_at(
    db: &impl ConnectionTrait,
    engagement: &EngagementId,
    item: &ItemId,
) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::EngagementId.eq(engagement.clone()))
        .filter(Column::ItemId.eq(item.clone()))
        .filter(Column::SupersededAt.is_null())
        .one(db)
        .await
}

pub async fn supersede(tx: &impl ConnectionTrait, id: &JudgementId, at: i64) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::SupersededAt, Expr::value(at))
        .filter(Column::Id.eq(id.clone()))
        .exec(tx)
        .await?;
    Ok(())
}

/// How many items each has judged, for counts that show nothing else.
pub async fn counts(
    db: &impl ConnectionTrait,
    application: &ApplicationId,
) -> Result<Vec<(EngagementId, i64)>, DbErr> {
    let query = Entity::find()
        .select_only()
        .column(Column::EngagementId)
        .column_as(Column::Id.count(), "judged")
        .filter(Column::ApplicationId.eq(application.clone()))
        .filter(Column::SupersededAt.is_null())
        .group_by(Column::EngagementId)
        .order_by_asc(Column::EngagementId);
    pairs(db, &query, ["engagement_id", "judged"]).await
}
