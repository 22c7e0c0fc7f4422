use sea_orm::entity::prelude::*;
use sea_orm::{FromQueryResult, IntoActiveModel as _, QueryOrder, QuerySelect};

use crate::kit::db::pairs;
use crate::kit::ids::ReleaseId;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "benchmark_figure")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub release_id: ReleaseId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub peers: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub item: String,
    pub n: i64,
    pub lower: String,
    pub median: String,
    pub upper: String,
    pub set_number: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub mod set {
    use sea_orm::entity::prelude::*;

    use crate::kit::ids::ReleaseId;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "benchmark_set")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub release_id: ReleaseId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub number: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub contribution_id: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// SQLite and PostgreSQL both bound the parameters of one statement.
const TOGETHER: usize = 200;

/// The figures of a group in these releases, the newest release first.
pub async fn of_group(
    db: &impl ConnectionTrait,
    releases: &[ReleaseId],
    peers: &str,
) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::ReleaseId.is_in(releases.iter().cloned()))
        .filter(Column::Peers.eq(peers))
        .order_by_desc(Column::ReleaseId)
        .order_by_asc(Column::Item)
        .all(db)
        .await
}

/// All figures of a release.
pub async fn of_release(db: &impl ConnectionTrait, release: &ReleaseId) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::ReleaseId.eq(release.clone()))
        .order_by_asc(Column::Peers)
        .order_by_asc(Column::Item)
        .all(db)
        .await
}

/// What a figure is of.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Name {
    pub release_id: ReleaseId,
    pub peers: String,
    pub item: String,
}

/// Which figures these releases tell.
pub async fn names(db: &impl ConnectionTrait, releases: &[ReleaseId]) -> Result<Vec<Name>, DbErr> {
    Entity::find()
        .select_only()
        .columns([Column::ReleaseId, Column::Peers, Column::Item])
        .filter(Column::ReleaseId.is_in(releases.iter().cloned()))
        .order_by_asc(Column::ReleaseId)
        .order_by_asc(Column::Peers)
        .order_by_asc(Column::Item)
        .into_model()
        .all(db)
        .await
}

/// The groups that have figures in these releases.
pub async fn groups(db: &impl ConnectionTrait, releases: &[ReleaseId]) -> Result<Vec<String>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::Peers)
        .distinct()
        .filter(Column::ReleaseId.is_in(releases.iter().cloned()))
        .order_by_asc(Column::Peers)
        .into_tuple()
        .all(db)
        .await
}

/// Of whom the figures of a release were made: number of the set, and contribution.
pub async fn sets(db: &impl ConnectionTrait, release: &ReleaseId) -> Result<Vec<(i64, String)>, DbErr> {
    let query = set::Entity::find()
        .select_only()
        .columns([set::Column::Number, set::Column::ContributionId])
        .filter(set::Column::ReleaseId.eq(release.clone()))
        .order_by_asc(set::Column::Number)
        .order_by_asc(set::Column::ContributionId);
    pairs(db, &query, ["number", "contribution_id"]).await
}

pub async fn add(tx: &impl ConnectionTrait, figures: Vec<Model>, sets: Vec<set::Model>) -> Result<(), DbErr> {
    for some in figures.chunks(TOGETHER) {
        let rows = some.iter().cloned().map(|one| one.into_active_model().reset_all());
        Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    for some in sets.chunks(TOGETHER) {
        let rows = some.iter().cloned().map(|one| one.into_active_model().reset_all());
        set::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}
