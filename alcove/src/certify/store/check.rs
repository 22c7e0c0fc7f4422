use sea_orm::IntoActiveModel as _;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{CertificateCheckId, CertificateId, PersonId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "certificate_check")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CertificateCheckId,
    pub certificate_id: CertificateId,
    pub due_day: String,
    pub words: String,
    pub done_at: Option<i64>,
    pub done_by: Option<PersonId>,
    pub reminded_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn add(tx: &impl ConnectionTrait, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}
