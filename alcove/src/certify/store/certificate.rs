use alcove_domain::certify::certificate::Standing;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{Condition, FromQueryResult, QueryOrder as _, QuerySelect as _};

use crate::kit::db::pairs;
use crate::kit::ids::{ApplicationId, AwardId, CertificateId, OrganisationId, PersonId, SchemeId};
use crate::network::store::search::contains;

pub use crate::kit::db::{add, save};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "certificate")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CertificateId,
    pub application_id: ApplicationId,
    pub body_id: OrganisationId,
    pub organisation_id: OrganisationId,
    pub scheme_id: SchemeId,
    pub level_id: String,
    pub field: String,
    pub code: String,
    pub award_id: AwardId,
    pub facts: String,
    pub search_text: String,
    pub country: String,
    pub region: String,
    pub first_day: String,
    pub last_day: Option<String>,
    pub issued_at: i64,
    pub issued_by: PersonId,
    pub renewed_by: Option<CertificateId>,
    pub superseded_at: Option<i64>,
    pub suspended_at: Option<i64>,
    pub revoked_at: Option<i64>,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What the register is asked for.
#[derive(Clone, Debug)]
pub struct Filter {
    /// Folded; a row fits where its text holds all of them.
    pub words: Vec<String>,
    pub scheme: String,
    pub level: String,
    pub field: String,
    pub region: String,
    pub country: String,
    /// None: whatever it stands like.
    pub standing: Option<Standing>,
    /// As days are kept.
    pub today: String,
}

/// A region with what the register has there.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Region {
    pub country: String,
    pub region: String,
    pub certificates: i64,
}

/// A combination that the register has.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Choice {
    pub scheme_id: SchemeId,
    pub level_id: String,
    pub field: String,
    pub country: String,
    pub region: String,
    /// A certificate of the sort, for its words.
    pub example: CertificateId,
}

pub async fn find(db: &impl ConnectionTrait, id: &CertificateId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id.clone()).one(db).await
}

pub async fn by_code(db: &impl ConnectionTrait, code: &str) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::Code.eq(code)).one(db).await
}

pub async fn of_application(db: &impl ConnectionTrait, id: &ApplicationId) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::ApplicationId.eq(id.clone())).one(db).await
}

/// The one that this award was issued for.
pub async fn by_award(db: &impl ConnectionTrait, id: &AwardId) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(Column::AwardId.eq(id.clone())).one(db).await
}

/// Which of these awards certificates were issued for.
pub async fn among_awards(db: &impl ConnectionTrait, ids: Vec<AwardId>) -> Result<Vec<AwardId>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::AwardId)
        .filter(Column::AwardId.is_in(ids))
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(db)
        .await
}

/// By their ids.
pub async fn named(db: &impl ConnectionTrait, ids: Vec<CertificateId>) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::Id.is_in(ids)).order_by_asc(Column::Id).all(db).await
}

/// The last certificate for the level and field of an application that nobody revoked.
pub async fn latest(
    db: &impl ConnectionTrait,
    of: &super::application::Model,
) -> Result<Option<Model>, DbErr> {
    Entity::find()
        .filter(Column::OrganisationId.eq(of.organisation_id.clone()))
        .filter(Column::SchemeId.eq(of.scheme_id.clone()))
        .filter(Column::LevelId.eq(of.level_id.clone()))
        .filter(Column::Field.eq(of.field.clone()))
        .filter(Column::RevokedAt.is_null())
        .order_by_desc(Column::Id)
        .one(db)
        .await
}

/// Whether there is a certificate for this level and field that nobody revoked: another one renews it.
pub async fn standing_for(
    db: &impl ConnectionTrait,
    organisation: &OrganisationId,
    scheme: &SchemeId,
    level: &str,
    field: &str,
) -> Result<bool, DbErr> {
    let found = Entity::find()
        .filter(Column::OrganisationId.eq(organisation.clone()))
        .filter(Column::SchemeId.eq(scheme.clone()))
        .filter(Column::LevelId.eq(level))
        .filter(Column::Field.eq(field))
        .filter(Column::RevokedAt.is_null())
        .order_by_desc(Column::Id)
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// An institution's, newest first.
pub async fn of_organisation(db: &impl ConnectionTrait, id: &OrganisationId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::OrganisationId.eq(id.clone())).order_by_desc(Column::Id).all(db).await
}

/// What a body has issued, newest first.
pub async fn of_body(db: &impl ConnectionTrait, id: &OrganisationId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::BodyId.eq(id.clone())).order_by_desc(Column::Id).all(db).await
}

/// A page of an institution's, newest first.
pub async fn page_of_organisation(
    db: &impl ConnectionTrait,
    id: &OrganisationId,
    after: Option<&CertificateId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    page(db, Entity::find().filter(Column::OrganisationId.eq(id.clone())), after, limit).await
}

/// A page of what a body has issued, newest first.
pub async fn page_of_body(
    db: &impl ConnectionTrait,
    id: &OrganisationId,
    after: Option<&CertificateId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    page(db, Entity::find().filter(Column::BodyId.eq(id.clone())), after, limit).await
}

async fn page(
    db: &impl ConnectionTrait,
    mut query: sea_orm::Select<Entity>,
    after: Option<&CertificateId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    if let Some(after) = after {
        query = query.filter(Column::Id.lt(after.clone()));
    }
    query.order_by_desc(Column::Id).limit(limit).all(db).await
}

/// How many that a body has issued stand like this today.
pub async fn count_of_body(
    db: &impl ConnectionTrait,
    id: &OrganisationId,
    standing: Standing,
    today: &str,
) -> Result<u64, DbErr> {
    Entity::find().filter(Column::BodyId.eq(id.clone())).filter(stands(standing, today)).count(db).await
}

/// Those that end on a day between these, not renewed and not revoked.
pub async fn ending(db: &impl ConnectionTrait, from: &str, until: &str) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(Column::LastDay.gte(from))
        .filter(Column::LastDay.lte(until))
        .filter(Column::RenewedBy.is_null())
        .filter(Column::RevokedAt.is_null())
        .order_by_asc(Column::LastDay)
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// The register before `after`, newest first.
pub async fn register(
    db: &impl ConnectionTrait,
    filter: &Filter,
    after: Option<&CertificateId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let mut query = filtered(filter);
    if !filter.region.is_empty() {
        query = query.filter(Column::Region.eq(filter.region.as_str()));
    }
    if let Some(after) = after {
        query = query.filter(Column::Id.lt(after.clone()));
    }
    query.order_by_desc(Column::Id).limit(limit).all(db).await
}

/// The code of each in the register and when it was issued, the newest first.
pub async fn codes(
    db: &impl ConnectionTrait,
    filter: &Filter,
    limit: u64,
) -> Result<Vec<(String, i64)>, DbErr> {
    let query = filtered(filter)
        .select_only()
        .columns([Column::Code, Column::IssuedAt])
        .order_by_desc(Column::Id)
        .limit(limit);
    pairs(db, &query, ["code", "issued_at"]).await
}

/// How many rows of the register are in each region, in whichever region they are asked for.
pub async fn in_regions(db: &impl ConnectionTrait, filter: &Filter) -> Result<Vec<Region>, DbErr> {
    filtered(filter)
        .select_only()
        .columns([Column::Country, Column::Region])
        .column_as(Column::Id.count(), "certificates")
        .group_by(Column::Country)
        .group_by(Column::Region)
        .order_by_asc(Column::Country)
        .order_by_asc(Column::Region)
        .into_model()
        .all(db)
        .await
}

/// Without the region.
fn filtered(filter: &Filter) -> sea_orm::Select<Entity> {
    let mut query = Entity::find();
    for word in &filter.words {
        query = query.filter(contains(Column::SearchText, word));
    }
    let exact = [
        (Column::SchemeId, &filter.scheme),
        (Column::LevelId, &filter.level),
        (Column::Field, &filter.field),
        (Column::Country, &filter.country),
    ];
    for (column, value) in exact.into_iter().filter(|(_, value)| !value.is_empty()) {
        query = query.filter(column.eq(value.as_str()));
    }
    if let Some(standing) = filter.standing {
        query = query.filter(stands(standing, &filter.today));
    }
    query
}

/// The same as `Certificate::standing` says of one.
fn stands(standing: Standing, today: &str) -> Condition {
    let lasts = || Condition::any().add(Column::LastDay.is_null()).add(Column::LastDay.gte(today));
    let own = || Condition::all().add(Column::RevokedAt.is_null()).add(Column::SupersededAt.is_null());
    let live = || own().add(lasts());
    match standing {
        Standing::Revoked => Condition::all().add(Column::RevokedAt.is_not_null()),
        Standing::Superseded => {
            Condition::all().add(Column::RevokedAt.is_null()).add(Column::SupersededAt.is_not_null())
        }
        Standing::Expired => own().add(Column::LastDay.lt(today)),
        Standing::Suspended => live().add(Column::SuspendedAt.is_not_null()),
        Standing::NotYet => live().add(Column::SuspendedAt.is_null()).add(Column::FirstDay.gt(today)),
        Standing::Valid => live().add(Column::SuspendedAt.is_null()).add(Column::FirstDay.lte(today)),
    }
}

/// What the register can be filtered by.
pub async fn choices(db: &impl ConnectionTrait) -> Result<Vec<Choice>, DbErr> {
    Entity::find()
        .select_only()
        .columns([Column::SchemeId, Column::LevelId, Column::Field, Column::Country, Column::Region])
        .column_as(Column::Id.max(), "example")
        .group_by(Column::SchemeId)
        .group_by(Column::LevelId)
        .group_by(Column::Field)
        .group_by(Column::Country)
        .group_by(Column::Region)
        .order_by_asc(Column::Country)
        .order_by_asc(Column::Region)
        .order_by_asc(Column::LevelId)
        .order_by_asc(Column::SchemeId)
        .order_by_asc(Column::Field)
        .into_model()
        .all(db)
        .await
}

/// Counts the version up and answers the row as it now stands, held against other writers until
/// commit.
pub async fn touch(tx: &impl ConnectionTrait, id: &CertificateId) -> Result<Option<Model>, DbErr> {
    Entity::update_many()
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id.clone()))
        .exec(tx)
        .await?;
    find(tx, id).await
}
