use sea_orm::QuerySelect as _;
use sea_orm::entity::prelude::*;

use crate::kit::db::pairs;
use crate::kit::ids::{DigestId, OrganisationId, PersonId};

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan_digest")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DigestId,
    pub organisation_id: OrganisationId,
    pub person_id: PersonId,
    pub duties: i64,
    pub sent_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// When each person of the organisation was last sent one.
pub async fn last(
    db: &impl ConnectionTrait,
    organisation: &OrganisationId,
) -> Result<Vec<(PersonId, i64)>, DbErr> {
    let query = Entity::find()
        .select_only()
        .column(Column::PersonId)
        .column_as(Column::SentAt.max(), "last")
        .filter(Column::OrganisationId.eq(organisation.clone()))
        .group_by(Column::PersonId);
    pairs(db, &query, ["person_id", "last"]).await
}
