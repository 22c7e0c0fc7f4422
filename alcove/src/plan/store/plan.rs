use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait as _, Query};
use sea_orm::{FromQueryResult as _, Iterable as _, QueryOrder as _, QuerySelect as _};

use crate::kit::ids::{OrganisationId, PersonId, PlanId};

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PlanId,
    pub organisation_id: OrganisationId,
    pub previous_id: Option<PlanId>,
    pub title: String,
    pub language: String,
    pub context: String,
    pub vision: String,
    pub first_day: String,
    pub last_day: String,
    pub currency: String,
    pub quiet_days: i64,
    pub tiers: String,
    pub matters: String,
    pub state: String,
    pub baselines: i64,
    pub created_at: i64,
    pub created_by: Option<PersonId>,
    pub asked_at: Option<i64>,
    pub asked_by: Option<PersonId>,
    pub approved_at: Option<i64>,
    pub approved_by: Option<PersonId>,
    pub begun_at: Option<i64>,
    pub begun_by: Option<PersonId>,
    pub closed_at: Option<i64>,
    pub closed_by: Option<PersonId>,
    pub closing_words: String,
    pub removed_at: Option<i64>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn find(db: &impl ConnectionTrait, id: &PlanId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).filter(Column::RemovedAt.is_null()).one(db).await
}

/// Plans of an organisation before `after`, newest first.
pub async fn page(
    db: &impl ConnectionTrait,
    organisation: &OrganisationId,
    after: Option<&PlanId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find()
        .filter(Column::OrganisationId.eq(organisation.clone()))
        .filter(Column::RemovedAt.is_null());
    if let Some(after) = after {
        query = query.filter(Column::Id.lt(after.clone()));
    }
    query.order_by_desc(Column::Id).limit(limit).all(db).await
}

/// Those approved or under way on the whole installation, for the jobs that look after them.
pub async fn living(
    db: &impl ConnectionTrait,
    after: Option<&PlanId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find().filter(Column::State.eq("under-way")).filter(Column::RemovedAt.is_null());
    if let Some(after) = after {
        query = query.filter(Column::Id.gt(after.clone()));
    }
    query.order_by_asc(Column::Id).limit(limit).all(db).await
}

/// Those of an organisation that wait to be approved for the first time, the oldest first.
pub async fn asked(db: &impl ConnectionTrait, organisation: &OrganisationId) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::OrganisationId.eq(organisation.clone()))
        .filter(Column::State.eq("draft"))
        .filter(Column::AskedAt.is_not_null())
        .filter(Column::RemovedAt.is_null())
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// Those of an organisation under way, the oldest first.
pub async fn under_way(
    db: &impl ConnectionTrait,
    organisation: &OrganisationId,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::OrganisationId.eq(organisation.clone()))
        .filter(Column::State.eq("under-way"))
        .filter(Column::RemovedAt.is_null())
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// Counts the version up and answers the row as it now stands, held against other writers until
/// commit.
pub async fn touch(tx: &impl ConnectionTrait, id: &PlanId) -> Result<Option<Model>, DbErr> {
    let touch = Query::update()
        .table(Entity)
        .value(Column::Version, Expr::col(Column::Version).add(1))
        .and_where(Column::Id.eq(id.clone()))
        .and_where(Column::RemovedAt.is_null())
        .returning(Query::returning().columns(Column::iter()))
        .to_owned();
    Model::find_by_statement(tx.get_database_backend().build(&touch)).one(tx).await
}
