use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::{FromQueryResult, IntoActiveModel as _, QueryOrder, Statement, Value};

use crate::kit::ids::{EditionId, OrganisationId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "benchmark_contribution")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub source_id: String,
    pub kind: String,
    pub organisation_id: OrganisationId,
    pub edition_id: Option<EditionId>,
    pub at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub mod value {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "benchmark_value")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub contribution_id: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub item: String,
        pub value: String,
        pub n: i64,
        pub items: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// SQLite and PostgreSQL both bound the parameters of one statement.
const TOGETHER: usize = 500;

/// Those of these that are there, in the order of their ids.
pub async fn find(db: &impl ConnectionTrait, ids: &[String]) -> Result<Vec<Model>, DbErr> {
    let mut found = Vec::new();
    for some in ids.chunks(TOGETHER) {
        let query = Entity::find().filter(Column::Id.is_in(some.to_vec()));
        found.extend(query.order_by_asc(Column::Id).all(db).await?);
    }
    Ok(found)
}

/// The values of these, by contribution.
pub async fn values(
    db: &impl ConnectionTrait,
    ids: &[String],
) -> Result<BTreeMap<String, Vec<value::Model>>, DbErr> {
    let mut found: BTreeMap<String, Vec<value::Model>> = BTreeMap::new();
    for some in ids.chunks(TOGETHER) {
        let query = value::Entity::find()
            .filter(value::Column::ContributionId.is_in(some.to_vec()))
            .order_by_asc(value::Column::ContributionId)
            .order_by_asc(value::Column::Item);
        for row in query.all(db).await? {
            found.entry(row.contribution_id.clone()).or_default().push(row);
        }
    }
    Ok(found)
}

/// Adds what is not there yet: two jobs may read the same outcome.
pub async fn add(tx: &impl ConnectionTrait, row: Model, values: Vec<value::Model>) -> Result<(), DbErr> {
    let nothing_new = sea_orm::sea_query::OnConflict::column(Column::Id).do_nothing().to_owned();
    let added = Entity::insert(row.into_active_model().reset_all())
        .on_conflict(nothing_new)
        .exec_without_returning(tx)
        .await;
    match added {
        Ok(0) | Err(DbErr::RecordNotInserted) => return Ok(()),
        Ok(_) => {}
        Err(other) => return Err(other),
    }
    if !values.is_empty() {
        let rows = values.into_iter().map(|one| one.into_active_model().reset_all());
        value::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// A closed assessment whose outcome stands.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Closed {
    pub organisation_id: OrganisationId,
    pub assessment_id: String,
    pub edition_id: EditionId,
    pub outcome_id: String,
    pub closed_at: i64,
}

const CLOSED: &str = "select a.organisation_id, a.id as assessment_id, a.edition_id, o.id as outcome_id, o.closed_at \
     from assessment a join outcome o on o.assessment_id = a.id and o.superseded_at is null \
     join edition e on e.id = a.edition_id \
     where a.state = 'closed' and a.removed_at is null and o.status = 'agreed' and e.framework_id = $1";

/// Of all members of a network, newest first, with a framework that compares.
pub async fn closed_in_network(
    db: &impl ConnectionTrait,
    framework: &str,
    network: &str,
) -> Result<Vec<Closed>, DbErr> {
    let sql = format!(
        "{CLOSED} and a.organisation_id in (select organisation_id from network_member \
         where network_id = $2 and ended_at is null and accepted_at is not null and shares <> 'nothing') \
         order by o.closed_at desc, o.id desc"
    );
    let values = [framework.into(), network.into()];
    Closed::find_by_statement(Statement::from_sql_and_values(db.get_database_backend(), sql, values))
        .all(db)
        .await
}

/// Of these organisations, newest first.
pub async fn closed_of(
    db: &impl ConnectionTrait,
    framework: &str,
    organisations: &[OrganisationId],
) -> Result<Vec<Closed>, DbErr> {
    let mut found = Vec::new();
    for some in organisations.chunks(TOGETHER) {
        let places: Vec<String> = (2..some.len() + 2).map(|place| format!("${place}")).collect();
        let sql = format!(
            "{CLOSED} and a.organisation_id in ({}) order by o.closed_at desc, o.id desc",
            places.join(", ")
        );
        let mut values: Vec<Value> = vec![framework.into()];
        values.extend(some.iter().map(|one| Value::from(one.clone())));
        let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
        found.extend(Closed::find_by_statement(statement).all(db).await?);
    }
    Ok(found)
}
