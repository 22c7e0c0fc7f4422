use sea_orm::{ConnectionTrait, DbBackend, DbErr, ExecResult, Statement, Value, Values};

/// Carries several statements out, in their order, and answers what the last one did. On SQLite they
/// take one way to the database's thread and back.
pub async fn together(db: &impl ConnectionTrait, statements: Vec<Statement>) -> Result<ExecResult, DbErr> {
    let backend = db.get_database_backend();
    if backend == DbBackend::Sqlite {
        return db.execute_raw(joined(statements)).await;
    }
    let mut last = None;
    for statement in statements {
        last = Some(db.execute_raw(statement).await?);
    }
    last.ok_or_else(|| DbErr::Custom("there is nothing to carry out".to_owned()))
}

/// One text with one list of values: parameters count on where those before them ended.
fn joined(statements: Vec<Statement>) -> Statement {
    let mut sql = String::new();
    let mut values: Vec<Value> = Vec::new();
    for statement in statements {
        if !sql.is_empty() {
            sql.push_str("; ");
        }
        push_shifted(&mut sql, &statement.sql, values.len());
        values.extend(statement.values.map(|values| values.0).unwrap_or_default());
    }
    Statement { sql, values: Some(Values(values)), db_backend: DbBackend::Sqlite }
}

fn push_shifted(to: &mut String, sql: &str, by: usize) {
    let mut parts = sql.split('$');
    to.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let end = part.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(part.len());
        let (number, rest) = part.split_at(end);
        to.push('$');
        match number.parse::<usize>() {
            Ok(number) => to.push_str(&(number + by).to_string()),
            Err(_) => to.push_str(number),
        }
        to.push_str(rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_of_a_later_statement_count_on() {
        let of =
            |sql: &str, values: Vec<Value>| Statement::from_sql_and_values(DbBackend::Sqlite, sql, values);

        let joined = joined(vec![
            of("update a set b = $2 where c = $1", vec![1.into(), 2.into()]),
            of("insert into d values ($1, $10)", vec![3.into()]),
            of("commit", vec![]),
        ]);

        assert_eq!(joined.sql, "update a set b = $2 where c = $1; insert into d values ($3, $12); commit");
        assert_eq!(joined.values.unwrap().0, vec![1.into(), 2.into(), 3.into()]);
    }
}
