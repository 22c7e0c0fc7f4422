use alcove_domain::benchmark::mentoring::Wish;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder as _, QuerySelect as _};

use crate::kit::ids::{MentoringId, NetworkId, OrganisationId, PersonId, WishId};

pub use crate::kit::db::{add, is_updated};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mentoring_wish")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: WishId,
    pub network_id: NetworkId,
    pub learner_id: OrganisationId,
    /// Whom the learner has in mind, if anybody.
    pub mentor_id: Option<OrganisationId>,
    pub goals: String,
    pub asked_at: i64,
    pub asked_by: PersonId,
    /// The pair that was proposed for it.
    pub mentoring_id: Option<MentoringId>,
    /// Why there is none.
    pub answer: String,
    pub answered_at: Option<i64>,
    pub answered_by: Option<PersonId>,
    pub taken_back_at: Option<i64>,
    pub taken_back_by: Option<PersonId>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub fn stage(&self) -> Wish {
        if self.mentoring_id.is_some() {
            Wish::Paired
        } else if self.answered_at.is_some() {
            Wish::Refused
        } else if self.taken_back_at.is_some() {
            Wish::TakenBack
        } else {
            Wish::Open
        }
    }
}

/// Wishes of a network before `after`, newest first; of these organisations, or of all.
pub async fn page(
    db: &impl ConnectionTrait,
    network: &NetworkId,
    of: Option<Vec<OrganisationId>>,
    after: Option<&WishId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find().filter(Column::NetworkId.eq(network.clone()));
    if let Some(of) = of {
        query = query.filter(Column::LearnerId.is_in(of));
    }
    if let Some(after) = after {
        query = query.filter(Column::Id.lt(after.clone()));
    }
    query.order_by_desc(Column::Id).limit(limit).all(db).await
}

/// Those of these networks that nobody answered, the oldest first.
pub async fn open(
    db: &impl ConnectionTrait,
    networks: Vec<NetworkId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::NetworkId.is_in(networks))
        .filter(Column::AnsweredAt.is_null())
        .filter(Column::TakenBackAt.is_null())
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// Whether this organisation waits for an answer in the network.
pub async fn is_open(
    db: &impl ConnectionTrait,
    network: &NetworkId,
    learner: &OrganisationId,
) -> Result<bool, DbErr> {
    let found = Entity::find()
        .filter(Column::NetworkId.eq(network.clone()))
        .filter(Column::LearnerId.eq(learner.clone()))
        .filter(Column::AnsweredAt.is_null())
        .filter(Column::TakenBackAt.is_null())
        .one(db)
        .await?;
    Ok(found.is_some())
}

pub async fn find(
    db: &impl ConnectionTrait,
    network: &NetworkId,
    id: &WishId,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).filter(Column::NetworkId.eq(network.clone())).one(db).await
}
