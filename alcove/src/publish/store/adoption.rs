use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{JoinType, QueryOrder as _, QuerySelect as _};

use super::practice;
use crate::kit::db::pairs;
use crate::kit::ids::{AdoptionId, AssessmentId, OrganisationId, PersonId, PlanId, PracticeId};

pub use crate::kit::db::{add, is_updated};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "practice_adoption")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AdoptionId,
    pub practice_id: PracticeId,
    pub number: i64,
    pub organisation_id: OrganisationId,
    /// The plan that parts went into, or that was begun.
    pub plan_id: Option<PlanId>,
    /// The assessment that was begun.
    pub assessment_id: Option<AssessmentId>,
    pub adopted_at: i64,
    pub adopted_by: PersonId,
    pub asked_at: Option<i64>,
    pub worked: Option<String>,
    pub adapted: String,
    pub result: String,
    pub told_at: Option<i64>,
    pub told_by: Option<PersonId>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::practice::Entity",
        from = "Column::PracticeId",
        to = "super::practice::Column::Id"
    )]
    Practice,
}

impl ActiveModelBehavior for ActiveModel {}

/// Whatever organisation it is of; the caller asks whether the person may.
pub async fn by_id(db: &impl ConnectionTrait, id: &AdoptionId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).one(db).await
}

/// Those of a practice by others than its own organisation before `after`, newest first.
pub async fn of_practice(
    db: &impl ConnectionTrait,
    id: &PracticeId,
    own: &OrganisationId,
    after: Option<&AdoptionId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find()
        .filter(Column::PracticeId.eq(id.clone()))
        .filter(Column::OrganisationId.ne(own.clone()));
    if let Some(after) = after {
        query = query.filter(Column::Id.lt(after.clone()));
    }
    query.order_by_desc(Column::Id).limit(limit).all(db).await
}

/// How many organisations but its own took something over.
pub async fn adopters(
    db: &impl ConnectionTrait,
    id: &PracticeId,
    own: &OrganisationId,
) -> Result<usize, DbErr> {
    let ids: Vec<OrganisationId> = Entity::find()
        .select_only()
        .column(Column::OrganisationId)
        .distinct()
        .filter(Column::PracticeId.eq(id.clone()))
        .filter(Column::OrganisationId.ne(own.clone()))
        .order_by_asc(Column::OrganisationId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(ids.len())
}

/// How many organisations but its own took something over of each of these; nothing where none did.
pub async fn counts(
    db: &impl ConnectionTrait,
    ids: Vec<PracticeId>,
) -> Result<BTreeMap<PracticeId, i64>, DbErr> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let adopter = || Expr::col((Entity, Column::OrganisationId));
    let query = Entity::find()
        .select_only()
        .column(Column::PracticeId)
        .column_as(adopter().count_distinct(), "adopters")
        .join(JoinType::InnerJoin, Relation::Practice.def())
        .filter(Column::PracticeId.is_in(ids))
        .filter(adopter().ne(Expr::col((practice::Entity, practice::Column::OrganisationId))))
        .group_by(Column::PracticeId)
        .order_by_asc(Column::PracticeId);
    Ok(pairs(db, &query, ["practice_id", "adopters"]).await?.into_iter().collect())
}

/// Those of an organisation before `after`, newest first.
pub async fn of_organisation(
    db: &impl ConnectionTrait,
    organisation: &OrganisationId,
    after: Option<&AdoptionId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find().filter(Column::OrganisationId.eq(organisation.clone()));
    if let Some(after) = after {
        query = query.filter(Column::Id.lt(after.clone()));
    }
    query.order_by_desc(Column::Id).limit(limit).all(db).await
}

/// The newest of an organisation and a practice.
pub async fn in_organisation(
    db: &impl ConnectionTrait,
    practice: &PracticeId,
    organisation: &OrganisationId,
) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::PracticeId.eq(practice.clone()))
        .filter(Column::OrganisationId.eq(organisation.clone()))
        .order_by_desc(Column::Id)
        .one(db)
        .await
}

/// Those of an organisation whose practice others withdrew after an instant.
pub async fn withdrawn_since(
    db: &impl ConnectionTrait,
    organisation: &OrganisationId,
    at: i64,
) -> Result<Vec<Model>, DbErr> {
    let others = Expr::col((Entity, Column::OrganisationId))
        .ne(Expr::col((practice::Entity, practice::Column::OrganisationId)));
    Entity::find()
        .join(JoinType::InnerJoin, Relation::Practice.def())
        .filter(Column::OrganisationId.eq(organisation.clone()))
        .filter(others)
        .filter(practice::Column::WithdrawnAt.gt(at))
        .order_by_asc(Column::Id)
        .limit(100)
        .all(db)
        .await
}

/// Those of an organisation of which somebody was asked what came of them.
pub async fn asked(db: &impl ConnectionTrait, organisation: &OrganisationId) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::OrganisationId.eq(organisation.clone()))
        .filter(Column::AskedAt.is_not_null())
        .filter(Column::ToldAt.is_null())
        .order_by_asc(Column::Id)
        .limit(100)
        .all(db)
        .await
}

/// Those before an instant of which nobody told anything and nobody was asked.
pub async fn silent_before(db: &impl ConnectionTrait, at: i64) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::AdoptedAt.lte(at))
        .filter(Column::AskedAt.is_null())
        .filter(Column::ToldAt.is_null())
        .order_by_asc(Column::Id)
        .limit(200)
        .all(db)
        .await
}

pub async fn set_asked(tx: &impl ConnectionTrait, id: &AdoptionId, at: i64) -> Result<(), DbErr> {
    let set = Entity::update_many().col_expr(Column::AskedAt, Expr::value(at));
    set.filter(Column::Id.eq(id.clone())).exec(tx).await?;
    Ok(())
}

pub mod block {
    use sea_orm::entity::prelude::*;
    use sea_orm::{JoinType, QueryOrder as _, QuerySelect as _};

    use crate::kit::ids::{AdoptionId, NodeId, PlanId, PracticeId};

    pub use crate::kit::db::add;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "practice_adoption_block")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub adoption_id: AdoptionId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub block_id: String,
        pub node_id: NodeId,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {
        #[sea_orm(belongs_to = "super::Entity", from = "Column::AdoptionId", to = "super::Column::Id")]
        Adoption,
    }

    impl ActiveModelBehavior for ActiveModel {}

    /// What went of a practice into a plan, whoever took it over.
    pub async fn in_plan(
        db: &impl ConnectionTrait,
        practice: &PracticeId,
        plan: &PlanId,
    ) -> Result<Vec<Model>, DbErr> {
        Entity::find()
            .join(JoinType::InnerJoin, Relation::Adoption.def())
            .filter(super::Column::PracticeId.eq(practice.clone()))
            .filter(super::Column::PlanId.eq(plan.clone()))
            .order_by_asc(Column::AdoptionId)
            .order_by_asc(Column::BlockId)
            .all(db)
            .await
    }

    pub async fn of_adoptions(db: &impl ConnectionTrait, ids: &[AdoptionId]) -> Result<Vec<Model>, DbErr> {
        Entity::find()
            .filter(Column::AdoptionId.is_in(ids.iter().cloned()))
            .order_by_asc(Column::AdoptionId)
            .order_by_asc(Column::BlockId)
            .all(db)
            .await
    }
}
