use sea_orm::QueryOrder as _;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait as _;

use crate::kit::ids::{ApplicationId, ClarificationId, ItemId, OrganisationId, PersonId};

pub use crate::kit::db::{add, save};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "clarification")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ClarificationId,
    pub application_id: ApplicationId,
    pub organisation_id: OrganisationId,
    pub item_id: Option<ItemId>,
    pub words: String,
    pub due_day: String,
    pub asked_at: i64,
    pub asked_by: PersonId,
    pub answer: String,
    pub answered_at: Option<i64>,
    pub answered_by: Option<PersonId>,
    pub withdrawn_at: Option<i64>,
    pub withdrawn_by: Option<PersonId>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(
    db: &impl ConnectionTrait,
    application: &ApplicationId,
    id: &ClarificationId,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).filter(Column::ApplicationId.eq(application.clone())).one(db).await
}

/// Counts the version up and answers the row as it now stands, held against other writers until
/// commit.
pub async fn touch(
    tx: &impl ConnectionTrait,
    application: &ApplicationId,
    id: &ClarificationId,
) -> Result<Option<Model>, DbErr> {
    Entity::update_many()
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id.clone()))
        .filter(Column::ApplicationId.eq(application.clone()))
        .exec(tx)
        .await?;
    find(tx, application, id).await
}

/// In the order in which they were asked.
pub async fn of_application(
    db: &impl ConnectionTrait,
    application: &ApplicationId,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::ApplicationId.eq(application.clone()))
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// What an institution was asked and has not answered, what is due first before the rest.
pub async fn open_of(db: &impl ConnectionTrait, organisation: &OrganisationId) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::OrganisationId.eq(organisation.clone()))
        .filter(Column::AnsweredAt.is_null())
        .filter(Column::WithdrawnAt.is_null())
        .order_by_asc(Column::DueDay)
        .order_by_asc(Column::Id)
        .all(db)
        .await
}
