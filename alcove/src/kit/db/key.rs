use sea_orm::{
    ActiveModelTrait, EntityTrait, IdenStatic as _, IntoActiveModel, Iterable as _, PrimaryKeyToColumn,
};

/// A row as an update writes it: every column but those of its key. SQLite takes a key that is written
/// for one that changes, and looks through every table that refers to it.
pub fn all_but_key<Row: IntoActiveModel<Active>, Active: ActiveModelTrait>(row: Row) -> Active {
    let mut row = row.into_active_model().reset_all();
    for key in <Active::Entity as EntityTrait>::PrimaryKey::iter() {
        row.not_set(key.into_column());
    }
    row
}

/// The columns that an insert writes where the row is there already, for the same reason. A table that
/// is all key has them all.
pub fn columns_but_key<E: EntityTrait>() -> Vec<E::Column> {
    let keys: Vec<&str> = E::PrimaryKey::iter().map(|key| key.into_column().as_str()).collect();
    let others: Vec<E::Column> =
        E::Column::iter().filter(|column| !keys.contains(&column.as_str())).collect();
    if others.is_empty() { E::Column::iter().collect() } else { others }
}

#[cfg(test)]
mod tests {
    use sea_orm::entity::prelude::*;
    use sea_orm::sea_query::OnConflict;
    use sea_orm::{DbBackend, QueryTrait as _};

    use super::*;

    mod held {
        use sea_orm::entity::prelude::*;

        #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
        #[sea_orm(table_name = "held")]
        pub struct Model {
            #[sea_orm(primary_key, auto_increment = false)]
            pub id: String,
            pub title: String,
            pub version: i64,
        }

        #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
        pub enum Relation {}

        impl ActiveModelBehavior for ActiveModel {}
    }

    fn row() -> held::Model {
        held::Model { id: "one".to_owned(), title: "Meters".to_owned(), version: 2 }
    }

    #[test]
    fn an_update_leaves_the_key_alone() {
        let update = held::Entity::update_many().set(all_but_key(row())).filter(held::Column::Id.eq("one"));

        assert_eq!(
            update.build(DbBackend::Sqlite).to_string(),
            r#"UPDATE "held" SET "title" = 'Meters', "version" = 2 WHERE "held"."id" = 'one'"#
        );
    }

    #[test]
    fn an_insert_over_what_is_there_leaves_the_key_alone() {
        let again =
            OnConflict::column(held::Column::Id).update_columns(columns_but_key::<held::Entity>()).to_owned();
        let insert = held::Entity::insert(row().into_active_model().reset_all()).on_conflict(again);

        assert!(
            insert
                .build(DbBackend::Sqlite)
                .to_string()
                .ends_with(r#"DO UPDATE SET "title" = "excluded"."title", "version" = "excluded"."version""#)
        );
    }
}
