use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Query;
use sea_orm::{QueryOrder as _, QuerySelect as _};

use super::certificate;
use crate::kit::ids::{CertificateCheckId, CertificateId, OrganisationId, PersonId};

pub use crate::kit::db::{add, save};

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

/// When the body looks again at a certificate, in order.
pub async fn of_certificate(db: &impl ConnectionTrait, id: &CertificateId) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::CertificateId.eq(id.clone()))
        .order_by_asc(Column::DueDay)
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

pub async fn find(
    db: &impl ConnectionTrait,
    certificate: &CertificateId,
    id: &CertificateCheckId,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).filter(Column::CertificateId.eq(certificate.clone())).one(db).await
}

/// Those of a body's certificates that are due until a day and nobody has made, the first due first;
/// what was revoked or renewed is not looked at again.
pub async fn open_of_body(
    db: &impl ConnectionTrait,
    body: &OrganisationId,
    until: &str,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let its = Query::select()
        .column(certificate::Column::Id)
        .from(certificate::Entity)
        .and_where(certificate::Column::BodyId.eq(body.clone()))
        .and_where(certificate::Column::RevokedAt.is_null())
        .and_where(certificate::Column::SupersededAt.is_null())
        .to_owned();
    Entity::find()
        .filter(Column::CertificateId.in_subquery(its))
        .filter(Column::DoneAt.is_null())
        .filter(Column::DueDay.lte(until))
        .order_by_asc(Column::DueDay)
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// Those due until a day, of which nobody was reminded.
pub async fn due(db: &impl ConnectionTrait, until: &str) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::DoneAt.is_null())
        .filter(Column::RemindedAt.is_null())
        .filter(Column::DueDay.lte(until))
        .order_by_asc(Column::DueDay)
        .order_by_asc(Column::Id)
        .all(db)
        .await
}
