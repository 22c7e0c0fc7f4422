use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait as _, LikeExpr};
use sea_orm::{Condition, FromQueryResult, JoinType, QueryOrder as _, QuerySelect};

use super::practice;
use crate::kit::ids::{OrganisationId, PersonId, PracticeId};

pub use crate::kit::db::add;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "practice_version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub practice_id: PracticeId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    pub organisation_id: OrganisationId,
    pub entry: String,
    pub title: String,
    pub language: String,
    pub languages: String,
    pub domains: String,
    pub criteria: String,
    pub country: String,
    pub cost_band: String,
    pub process_parts: String,
    pub search_text: String,
    pub body: String,
    pub hash: String,
    pub published_at: i64,
    pub published_by: PersonId,
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

pub async fn find(db: &impl ConnectionTrait, id: &PracticeId, number: i64) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id((id.clone(), number)).one(db).await
}

/// The newest version of each of these.
pub async fn newest_of(db: &impl ConnectionTrait, ids: Vec<PracticeId>) -> Result<Vec<Model>, DbErr> {
    let newest = Expr::col((Entity, Column::Number)).equals((practice::Entity, practice::Column::Published));
    Entity::find()
        .join(JoinType::InnerJoin, Relation::Practice.def())
        .filter(newest)
        .filter(Column::PracticeId.is_in(ids))
        .order_by_asc(Column::PracticeId)
        .all(db)
        .await
}

/// A version in a list, without its text.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Line {
    pub practice_id: PracticeId,
    pub number: i64,
    pub organisation_id: OrganisationId,
    pub entry: String,
    pub title: String,
    pub language: String,
    pub languages: String,
    pub domains: String,
    pub criteria: String,
    pub country: String,
    pub cost_band: String,
    pub process_parts: String,
    pub published_at: i64,
}

/// All versions of one, newest first.
pub async fn of_practice(db: &impl ConnectionTrait, id: &PracticeId) -> Result<Vec<Line>, DbErr> {
    lines(Entity::find())
        .filter(Column::PracticeId.eq(id.clone()))
        .order_by_desc(Column::Number)
        .into_model()
        .all(db)
        .await
}

/// What is asked of the catalogue; nothing asked is everything.
#[derive(Clone, Debug, Default)]
pub struct Ask {
    /// Folded words that must all be there.
    pub words: Vec<String>,
    pub entry: Option<String>,
    pub domain: Option<String>,
    pub country: Option<String>,
    pub language: Option<String>,
    pub cost_band: Option<String>,
    /// A part of a process that one can start from.
    pub process: Option<String>,
    /// Any of these.
    pub criteria: Vec<String>,
    pub organisation: Option<OrganisationId>,
    /// Those of all others.
    pub not_of: Option<OrganisationId>,
}

/// The newest version of each practice that is published and not withdrawn, as far as it fits, the
/// newest first, after an instant and an id.
pub async fn listed(
    db: &impl ConnectionTrait,
    ask: &Ask,
    after: Option<(i64, &PracticeId)>,
    limit: u64,
) -> Result<Vec<Line>, DbErr> {
    let mut query = lines(Entity::find()).filter(fits(ask));
    if let Some((at, id)) = after {
        query =
            query.filter(Condition::any().add(Column::PublishedAt.lt(at)).add(
                Condition::all().add(Column::PublishedAt.eq(at)).add(Column::PracticeId.gt(id.clone())),
            ));
    }
    query
        .join(JoinType::InnerJoin, Relation::Practice.def())
        .order_by_desc(Column::PublishedAt)
        .order_by_asc(Column::PracticeId)
        .limit(limit)
        .into_model()
        .all(db)
        .await
}

fn lines(query: Select<Entity>) -> Select<Entity> {
    query.select_only().columns([
        Column::PracticeId,
        Column::Number,
        Column::OrganisationId,
        Column::Entry,
        Column::Title,
        Column::Language,
        Column::Languages,
        Column::Domains,
        Column::Criteria,
        Column::Country,
        Column::CostBand,
        Column::ProcessParts,
        Column::PublishedAt,
    ])
}

fn fits(ask: &Ask) -> Condition {
    let newest = Expr::col((Entity, Column::Number)).equals((practice::Entity, practice::Column::Published));
    let mut fits = Condition::all()
        .add(newest)
        .add(practice::Column::WithdrawnAt.is_null())
        .add(practice::Column::RemovedAt.is_null());
    for word in &ask.words {
        fits = fits.add(holds(Column::SearchText, &format!("%{}%", plain(word))));
    }
    let equal =
        [(Column::Entry, &ask.entry), (Column::Country, &ask.country), (Column::CostBand, &ask.cost_band)];
    for (column, wanted) in equal.into_iter().filter_map(|(column, wanted)| Some((column, wanted.as_ref()?)))
    {
        fits = fits.add(Expr::col((Entity, column)).eq(wanted));
    }
    let words = [
        (Column::Domains, &ask.domain),
        (Column::Languages, &ask.language),
        (Column::ProcessParts, &ask.process),
    ];
    for (column, wanted) in words.into_iter().filter_map(|(column, wanted)| Some((column, wanted.as_ref()?)))
    {
        fits = fits.add(holds(column, &word(wanted)));
    }
    if !ask.criteria.is_empty() {
        let any = ask
            .criteria
            .iter()
            .fold(Condition::any(), |any, one| any.add(holds(Column::Criteria, &word(one))));
        fits = fits.add(any);
    }
    if let Some(organisation) = &ask.organisation {
        fits = fits.add(Column::OrganisationId.eq(organisation.clone()));
    }
    if let Some(organisation) = &ask.not_of {
        fits = fits.add(Column::OrganisationId.ne(organisation.clone()));
    }
    fits
}

fn holds(column: Column, pattern: &str) -> sea_orm::sea_query::SimpleExpr {
    Expr::col((Entity, column)).like(LikeExpr::new(pattern).escape('\\'))
}

/// A word in a column padded with spaces.
fn word(wanted: &str) -> String {
    format!("% {} %", plain(wanted))
}

/// `%` and `_` mean themselves.
fn plain(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}
