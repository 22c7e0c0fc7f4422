//! Organisations that award something, under the name that is inside their credentials.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{IntoActiveModel as _, QueryOrder};

use crate::kit::db::all_but_key;
use crate::kit::ids::OrganisationId;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "award_issuer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub organisation_id: OrganisationId,
    pub slug: String,
    /// `https` or `did-web`.
    pub name_form: String,
    pub created_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(db: &impl ConnectionTrait, id: &OrganisationId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).one(db).await
}

pub async fn by_slug(db: &impl ConnectionTrait, slug: &str) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::Slug.eq(slug)).one(db).await
}

pub async fn every(db: &impl ConnectionTrait) -> Result<Vec<Model>, DbErr> {
    Entity::find().order_by_asc(Column::OrganisationId).all(db).await
}

/// Adds it where neither the organisation nor the slug is there yet.
pub async fn add(tx: &impl ConnectionTrait, row: Model) -> Result<(), DbErr> {
    Entity::insert(row.into_active_model().reset_all())
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

pub async fn save(tx: &impl ConnectionTrait, row: Model) -> Result<(), DbErr> {
    let id = row.organisation_id.clone();
    Entity::update_many().set(all_but_key(row)).filter(Column::OrganisationId.eq(id)).exec(tx).await?;
    Ok(())
}
