use sea_orm::{EntityTrait, IdenStatic as _, Iterable as _};

/// Every column of a table under a name of its own, for a query over several tables: `p.id as p_id`.
pub fn columns<E: EntityTrait>(alias: &str) -> String {
    let one = |column: E::Column| format!("{alias}.{0} as {alias}_{0}", column.as_str());
    E::Column::iter().map(one).collect::<Vec<_>>().join(", ")
}
