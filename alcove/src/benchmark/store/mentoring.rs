use sea_orm::entity::prelude::*;
use sea_orm::{Condition, IntoActiveModel as _, QueryOrder, QuerySelect};

use crate::kit::ids::{MentoringId, NetworkId, OrganisationId, PersonId};

pub use crate::kit::db::{add, is_updated};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mentoring")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MentoringId,
    pub network_id: NetworkId,
    pub mentor_id: OrganisationId,
    pub learner_id: OrganisationId,
    pub goals: String,
    pub proposed_at: i64,
    pub proposed_by: PersonId,
    pub mentor_agreed_at: Option<i64>,
    pub mentor_agreed_by: Option<PersonId>,
    pub learner_agreed_at: Option<i64>,
    pub learner_agreed_by: Option<PersonId>,
    pub ended_at: Option<i64>,
    pub ended_by: Option<PersonId>,
    pub result: String,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// When the second of the two agreed.
    pub fn begun_at(&self) -> Option<i64> {
        self.mentor_agreed_at.zip(self.learner_agreed_at).map(|(mentor, learner)| mentor.max(learner))
    }
}

pub mod note {
    use sea_orm::entity::prelude::*;

    use crate::kit::ids::{MentoringId, OrganisationId, PersonId};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "mentoring_note")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        pub mentoring_id: MentoringId,
        pub organisation_id: Option<OrganisationId>,
        pub body: String,
        pub written_at: i64,
        pub written_by: PersonId,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Pairs of a network before `after`, newest first; of these organisations, or of all.
pub async fn page(
    db: &impl ConnectionTrait,
    network: &NetworkId,
    of: Option<Vec<OrganisationId>>,
    after: Option<&MentoringId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find().filter(Column::NetworkId.eq(network.clone()));
    if let Some(of) = of {
        let either =
            Condition::any().add(Column::MentorId.is_in(of.clone())).add(Column::LearnerId.is_in(of));
        query = query.filter(either);
    }
    if let Some(after) = after {
        query = query.filter(Column::Id.lt(after.clone()));
    }
    query.order_by_desc(Column::Id).limit(limit).all(db).await
}

/// Proposals that this organisation has not answered, newest first.
pub async fn proposed_to(
    db: &impl ConnectionTrait,
    of: &OrganisationId,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let both = |one, other| Condition::all().add(one).add(other);
    let mentor = both(Column::MentorId.eq(of.clone()), Column::MentorAgreedAt.is_null());
    let learner = both(Column::LearnerId.eq(of.clone()), Column::LearnerAgreedAt.is_null());
    Entity::find()
        .filter(Column::EndedAt.is_null())
        .filter(Condition::any().add(mentor).add(learner))
        .order_by_desc(Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// Whether one of these organisations and the other one ever worked as a pair.
pub async fn is_pair(
    db: &impl ConnectionTrait,
    these: Vec<OrganisationId>,
    other: &OrganisationId,
) -> Result<bool, DbErr> {
    let both = |one, other| Condition::all().add(one).add(other);
    let helped = both(Column::MentorId.is_in(these.clone()), Column::LearnerId.eq(other.clone()));
    let helps = both(Column::LearnerId.is_in(these), Column::MentorId.eq(other.clone()));
    let found = Entity::find()
        .filter(Condition::any().add(helped).add(helps))
        .filter(Column::MentorAgreedAt.is_not_null())
        .filter(Column::LearnerAgreedAt.is_not_null())
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// Whether this pair is proposed or going on in the network.
pub async fn is_open(
    db: &impl ConnectionTrait,
    network: &NetworkId,
    mentor: &OrganisationId,
    learner: &OrganisationId,
) -> Result<bool, DbErr> {
    let found = Entity::find()
        .filter(Column::NetworkId.eq(network.clone()))
        .filter(Column::MentorId.eq(mentor.clone()))
        .filter(Column::LearnerId.eq(learner.clone()))
        .filter(Column::EndedAt.is_null())
        .one(db)
        .await?;
    Ok(found.is_some())
}

pub async fn find(
    db: &impl ConnectionTrait,
    network: &NetworkId,
    id: &MentoringId,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).filter(Column::NetworkId.eq(network.clone())).one(db).await
}

/// The log of a pair, oldest first.
pub async fn notes(db: &impl ConnectionTrait, id: &MentoringId) -> Result<Vec<note::Model>, DbErr> {
    note::Entity::find()
        .filter(note::Column::MentoringId.eq(id.clone()))
        .order_by_asc(note::Column::Id)
        .all(db)
        .await
}

pub async fn add_note(tx: &impl ConnectionTrait, row: note::Model) -> Result<(), DbErr> {
    note::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}
