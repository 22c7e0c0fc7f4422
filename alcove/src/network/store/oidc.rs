//! Sign-in services of organisations, and whom they have let in.

use sea_orm::entity::prelude::*;
use sea_orm::{IntoActiveModel as _, QueryOrder};

use crate::kit::clock::new_id;
use crate::kit::ids::{OrganisationId, PersonId};

pub use crate::kit::db::{add, is_updated};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "oidc_provider")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub organisation_id: OrganisationId,
    pub name: String,
    pub issuer: String,
    pub client_id: String,
    pub client_secret: String,
    /// Separated by spaces, in lower case.
    pub email_domains: String,
    pub created_at: i64,
    pub removed_at: Option<i64>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn of_organisation(
    db: &impl ConnectionTrait,
    organisation: &OrganisationId,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::OrganisationId.eq(organisation.clone()))
        .filter(Column::RemovedAt.is_null())
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

pub async fn find(db: &impl ConnectionTrait, id: &str) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(Column::RemovedAt.is_null()).one(db).await
}

/// The service whose domains hold this one. The spaces keep `b.example` out of `ab.example`.
pub async fn by_domain(db: &impl ConnectionTrait, domain: &str) -> Result<Option<Model>, DbErr> {
    let padded = Expr::cust("' ' || email_domains || ' '");
    let pattern = sea_orm::sea_query::LikeExpr::new(super::search::holding_word(domain)).escape('\\');
    Entity::find()
        .filter(Column::RemovedAt.is_null())
        .filter(sea_orm::sea_query::ExprTrait::like(padded, pattern))
        .order_by_asc(Column::Id)
        .one(db)
        .await
}

pub mod identity {
    use sea_orm::entity::prelude::*;

    use crate::kit::ids::PersonId;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "oidc_identity")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        pub provider_id: String,
        pub subject: String,
        pub person_id: PersonId,
        pub created_at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Who has come in by this service under this subject before.
pub async fn known(
    db: &impl ConnectionTrait,
    provider: &str,
    subject: &str,
) -> Result<Option<PersonId>, DbErr> {
    let found = identity::Entity::find()
        .filter(identity::Column::ProviderId.eq(provider))
        .filter(identity::Column::Subject.eq(subject))
        .one(db)
        .await?;
    Ok(found.map(|row| row.person_id))
}

/// Whether anybody has come in by this service yet.
pub async fn has_links(db: &impl ConnectionTrait, provider: &str) -> Result<bool, DbErr> {
    let first = identity::Entity::find()
        .filter(identity::Column::ProviderId.eq(provider))
        .order_by_asc(identity::Column::Id)
        .one(db)
        .await?;
    Ok(first.is_some())
}

pub async fn link(
    tx: &impl ConnectionTrait,
    provider: &str,
    subject: &str,
    person: &PersonId,
    at: i64,
) -> Result<(), DbErr> {
    let row = identity::Model {
        id: new_id(),
        provider_id: provider.to_owned(),
        subject: subject.to_owned(),
        person_id: person.clone(),
        created_at: at,
    };
    identity::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}
