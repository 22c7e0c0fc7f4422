//! What things of all rooms are called. The trail records them by their ids.

use sea_orm::{ConnectionTrait, DbErr, Statement, Value};

/// Where the name of a thing stands, for each kind that has one.
const NAMED: [&str; 16] = [
    "select id, name from organisation where id in",
    "select id, name from edition where id in",
    "select id, ref as name from item where id in",
    "select id, title as name from assessment where id in",
    "select seat.id, coalesce(unit.name, person.name) as name from seat left join unit on unit.id = seat.unit_id \
     left join person on person.id = seat.person_id where seat.id in",
    "select id, title as name from finding where id in",
    "select id, title as name from evidence where id in",
    "select id, title as name from plan where id in",
    "select id, title as name from plan_node where id in",
    "select id, words as name from plan_decision where id in",
    "select id, title as name from practice where id in",
    "select id, name from network where id in",
    "select mentoring.id, organisation.name from mentoring \
     join organisation on organisation.id = mentoring.learner_id where mentoring.id in",
    "select application.id, organisation.name from application \
     join organisation on organisation.id = application.organisation_id where application.id in",
    "select engagement.id, assessor.name from engagement \
     join assessor on assessor.id = engagement.assessor_id where engagement.id in",
    "select id, code as name from certificate where id in",
];

/// So many ids in one question.
const MOST: usize = 200;

/// The names of those of these ids that have one, in no order.
pub async fn of(db: &impl ConnectionTrait, ids: &[String]) -> Result<Vec<(String, String)>, DbErr> {
    let mut names = Vec::new();
    for ids in ids.chunks(MOST) {
        let places: Vec<String> = (1..=ids.len()).map(|number| format!("${number}")).collect();
        let places = places.join(",");
        let sql = NAMED.map(|named| format!("{named} ({places})")).join(" union all ");
        let values = ids.iter().map(Value::from);
        let asked = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
        for row in db.query_all_raw(asked).await? {
            names.push((row.try_get("", "id")?, row.try_get("", "name")?));
        }
    }
    Ok(names)
}
