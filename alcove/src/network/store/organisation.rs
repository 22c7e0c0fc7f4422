use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QueryOrder, QuerySelect};

use super::search::contains;
use crate::kit::clock::new_id;
use crate::kit::ids::OrganisationId;

pub use crate::kit::db::{add, is_updated};
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organisation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OrganisationId,
    pub name: String,
    pub short_name: String,
    pub kind: String,
    pub country: String,
    pub region: String,
    pub sector: String,
    pub learners: Option<i64>,
    /// Language tags, separated by spaces.
    pub languages: String,
    pub time_zone: String,
    pub created_at: i64,
    pub archived_at: Option<i64>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(db: &impl ConnectionTrait, id: &OrganisationId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).one(db).await
}

/// The organisation's identifiers in public registers, in the order of their schemes.
pub async fn identifiers(
    db: &impl ConnectionTrait,
    id: &OrganisationId,
) -> Result<Vec<identifier::Model>, DbErr> {
    identifier::Entity::find()
        .filter(identifier::Column::OrganisationId.eq(id.clone()))
        .order_by_asc(identifier::Column::Scheme)
        .order_by_asc(identifier::Column::Value)
        .order_by_asc(identifier::Column::Id)
        .all(db)
        .await
}

/// Puts these in place of the identifiers there were.
pub async fn replace_identifiers(
    tx: &impl ConnectionTrait,
    id: &OrganisationId,
    pairs: &[(String, String)],
) -> Result<(), DbErr> {
    identifier::Entity::delete_many()
        .filter(identifier::Column::OrganisationId.eq(id.clone()))
        .exec(tx)
        .await?;
    if pairs.is_empty() {
        return Ok(());
    }
    let rows = pairs.iter().map(|(scheme, value)| identifier::ActiveModel {
        id: Set(new_id()),
        organisation_id: Set(id.clone()),
        scheme: Set(scheme.clone()),
        value: Set(value.clone()),
    });
    identifier::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

/// Which organisations a list may show.
pub enum Of {
    Everybody,
    These(Vec<OrganisationId>),
}

/// Organisations by name, after the last one seen.
pub async fn page(
    db: &impl ConnectionTrait,
    of: Of,
    search: &str,
    after: Option<&Model>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find();
    if let Of::These(ids) = of {
        query = query.filter(Column::Id.is_in(ids));
    }
    if !search.is_empty() {
        query = query.filter(contains(Column::Name, search));
    }
    if let Some(last) = after {
        query = query.filter(
            Condition::any()
                .add(Column::Name.gt(&last.name))
                .add(Condition::all().add(Column::Name.eq(&last.name)).add(Column::Id.gt(last.id.clone()))),
        );
    }
    query.order_by_asc(Column::Name).order_by_asc(Column::Id).limit(limit).all(db).await
}

pub mod identifier {
    use sea_orm::entity::prelude::*;

    use crate::kit::ids::OrganisationId;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "organisation_identifier")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        pub organisation_id: OrganisationId,
        pub scheme: String,
        pub value: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
