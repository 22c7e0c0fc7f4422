use sea_orm::QueryOrder as _;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{CertificateEventId, CertificateId, PersonId};

pub use crate::kit::db::add;

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

/// What happened to a certificate, in the order in which it did.
pub async fn of_certificate(db: &impl ConnectionTrait, id: &CertificateId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::CertificateId.eq(id.clone())).order_by_asc(Column::Id).all(db).await
}
