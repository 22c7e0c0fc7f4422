//! What figures are read from, in tables of rooms below: the editions that a network's members have
//! closed assessments over. What another room rates with the same engine is nobody's assessment of itself.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Statement};

use crate::kit::ids::{EditionId, FrameworkId};

/// An edition over which members of a network have closed something.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Offered {
    pub id: EditionId,
    pub framework_id: FrameworkId,
    pub name: String,
    pub version: String,
}

pub async fn editions(db: &impl ConnectionTrait, network: &str) -> Result<Vec<Offered>, DbErr> {
    let sql = "select distinct e.id, e.framework_id, e.name, e.version from edition e \
         join assessment a on a.edition_id = e.id and a.state = 'closed' and a.removed_at is null \
         and a.id not in (select assessment_id from assessment_aside) \
         join network_member m on m.organisation_id = a.organisation_id and m.network_id = $1 \
         and m.ended_at is null and m.accepted_at is not null and m.shares <> 'nothing' order by e.name, e.id";
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [network.into()]);
    Offered::find_by_statement(statement).all(db).await
}
