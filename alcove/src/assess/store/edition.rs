use sea_orm::entity::prelude::*;
use sea_orm::{
    Condition, FromQueryResult, IntoActiveModel as _, JoinType, QueryOrder, QuerySelect, RelationTrait,
};

use super::framework;
use crate::kit::ids::{EditionId, FrameworkId, OrganisationId, PersonId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "edition")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EditionId,
    pub framework_id: FrameworkId,
    pub version: String,
    pub name: String,
    pub language: String,
    pub languages: String,
    pub publication: String,
    /// What is rated: `institution` or `practice`.
    pub subject: String,
    pub items: i64,
    pub rated_items: i64,
    pub hash: String,
    pub body: String,
    pub imported_at: i64,
    pub imported_by: Option<PersonId>,
    pub frozen_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::framework::Entity",
        from = "Column::FrameworkId",
        to = "super::framework::Column::Id"
    )]
    Framework,
}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(db: &impl ConnectionTrait, id: &EditionId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).one(db).await
}

pub async fn add(tx: &impl ConnectionTrait, new: Model) -> Result<(), DbErr> {
    new.into_active_model().reset_all().insert(tx).await?;
    Ok(())
}

/// Notes the first use: from now on nothing of the edition changes.
pub async fn freeze(tx: &impl ConnectionTrait, id: &EditionId, at: i64) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::FrozenAt, at.into())
        .filter(Column::Id.eq(id.clone()))
        .filter(Column::FrozenAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// The editions of a framework, the first imported first.
pub async fn of_framework(db: &impl ConnectionTrait, framework: &FrameworkId) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::FrameworkId.eq(framework.clone()))
        .order_by_asc(Column::ImportedAt)
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// An edition in a list, without its text.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Line {
    pub id: EditionId,
    pub framework_id: FrameworkId,
    pub urn: String,
    pub owner_id: Option<OrganisationId>,
    pub version: String,
    pub name: String,
    pub language: String,
    pub languages: String,
    pub publication: String,
    pub subject: String,
    pub items: i64,
    pub rated_items: i64,
    pub hash: String,
    pub imported_at: i64,
    pub frozen_at: Option<i64>,
}

/// Editions for everyone, and those of these organisations; newest of each family first.
pub async fn list(db: &impl ConnectionTrait, organisations: &[OrganisationId]) -> Result<Vec<Line>, DbErr> {
    let theirs = Condition::any()
        .add(framework::Column::OwnerId.is_null())
        .add(framework::Column::OwnerId.is_in(organisations.to_vec()));
    lines().filter(theirs).into_model::<Line>().all(db).await
}

/// Every edition there is, for commands.
pub async fn list_all(db: &impl ConnectionTrait) -> Result<Vec<Line>, DbErr> {
    lines().into_model::<Line>().all(db).await
}

fn lines() -> Select<Entity> {
    Entity::find()
        .select_only()
        .columns([
            Column::Id,
            Column::FrameworkId,
            Column::Version,
            Column::Name,
            Column::Language,
            Column::Languages,
            Column::Publication,
            Column::Subject,
            Column::Items,
            Column::RatedItems,
            Column::Hash,
            Column::ImportedAt,
            Column::FrozenAt,
        ])
        .column(framework::Column::Urn)
        .column(framework::Column::OwnerId)
        .join(JoinType::InnerJoin, Relation::Framework.def())
        .order_by_asc(framework::Column::Urn)
        // A URN has a family for each owner, and of a library for each language.
        .order_by_asc(Column::FrameworkId)
        .order_by_desc(Column::ImportedAt)
        .order_by_asc(Column::Id)
}
