use sea_orm::IntoActiveModel as _;
use sea_orm::entity::prelude::*;

use crate::kit::ids::{ApplicationId, CertificateId, OrganisationId, PersonId, SchemeId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "certificate")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CertificateId,
    pub application_id: ApplicationId,
    pub body_id: OrganisationId,
    pub organisation_id: OrganisationId,
    pub scheme_id: SchemeId,
    pub level_id: String,
    pub field: String,
    pub code: String,
    pub credential_id: Option<String>,
    pub facts: String,
    pub search_text: String,
    pub country: String,
    pub region: String,
    pub first_day: String,
    pub last_day: Option<String>,
    pub issued_at: i64,
    pub issued_by: PersonId,
    pub renewed_by: Option<CertificateId>,
    pub suspended_at: Option<i64>,
    pub revoked_at: Option<i64>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn add(tx: &impl ConnectionTrait, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}
