use sea_orm::QueryOrder as _;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{ApplicationId, PersonId};

pub use crate::kit::db::add;

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

/// Who sits on the committee of an application.
pub async fn of_application(db: &impl ConnectionTrait, id: &ApplicationId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::ApplicationId.eq(id.clone())).order_by_asc(Column::PersonId).all(db).await
}

/// The applications that somebody decides on.
pub async fn of_person(db: &impl ConnectionTrait, id: &PersonId) -> Result<Vec<ApplicationId>, DbErr> {
    let rows = Entity::find()
        .filter(Column::PersonId.eq(id.clone()))
        .order_by_asc(Column::ApplicationId)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.application_id).collect())
}

pub async fn clear(tx: &impl ConnectionTrait, id: &ApplicationId) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::ApplicationId.eq(id.clone())).exec(tx).await?;
    Ok(())
}
