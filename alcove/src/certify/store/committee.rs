use sea_orm::entity::prelude::*;
use sea_orm::{IntoActiveModel as _, QueryOrder as _};

use crate::kit::ids::{ApplicationId, PersonId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "application_committee")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub application_id: ApplicationId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    pub named_at: i64,
    pub named_by: Option<PersonId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn add(tx: &impl ConnectionTrait, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

/// Who sits on the committee of an application.
pub async fn of_application(db: &impl ConnectionTrait, id: &ApplicationId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::ApplicationId.eq(id.clone())).order_by_asc(Column::PersonId).all(db).await
}

pub async fn clear(tx: &impl ConnectionTrait, id: &ApplicationId) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::ApplicationId.eq(id.clone())).exec(tx).await?;
    Ok(())
}
