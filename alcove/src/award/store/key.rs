//! Keys of issuers. The secret half is sealed for its row.

use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

use crate::kit::db::all_but_key;
use crate::kit::ids::{OrganisationId, PersonId};

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "award_key")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub organisation_id: OrganisationId,
    /// `ed25519` or `p256`.
    pub kind: String,
    pub public_key: String,
    pub secret: String,
    pub created_at: i64,
    pub created_by: Option<PersonId>,
    pub retired_at: Option<i64>,
    pub retired_by: Option<PersonId>,
    pub compromised_at: Option<i64>,
    pub compromised_by: Option<PersonId>,
}

impl Model {
    /// Whether new awards are signed with it.
    pub const fn is_current(&self) -> bool {
        self.retired_at.is_none()
    }

    /// Whether what was signed with it counts.
    pub const fn is_trusted(&self) -> bool {
        self.compromised_at.is_none()
    }
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// All that an organisation has had, the newest first.
pub async fn of_organisation(
    db: &impl ConnectionTrait,
    organisation: &OrganisationId,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::OrganisationId.eq(organisation.clone()))
        .order_by_desc(Column::Id)
        .all(db)
        .await
}

pub async fn find(db: &impl ConnectionTrait, id: &str) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

pub async fn save(tx: &impl ConnectionTrait, row: Model) -> Result<(), DbErr> {
    let id = row.id.clone();
    Entity::update_many().set(all_but_key(row)).filter(Column::Id.eq(id)).exec(tx).await?;
    Ok(())
}
