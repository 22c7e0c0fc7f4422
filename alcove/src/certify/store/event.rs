use sea_orm::entity::prelude::*;
use sea_orm::{IntoActiveModel as _, QueryOrder as _};

use crate::kit::ids::{CertificateEventId, CertificateId, PersonId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "certificate_event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CertificateEventId,
    pub certificate_id: CertificateId,
    pub kind: String,
    pub reason: String,
    pub at: i64,
    pub by_person: Option<PersonId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn add(tx: &impl ConnectionTrait, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

/// What happened to a certificate, in the order in which it did.
pub async fn of_certificate(db: &impl ConnectionTrait, id: &CertificateId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::CertificateId.eq(id.clone())).order_by_asc(Column::Id).all(db).await
}
