use sea_orm::sqlx::Error;
use sea_orm::{DbErr, RuntimeErr};

/// Whether a statement was refused because what it adds is there already.
pub fn is_taken(fault: &DbErr) -> bool {
    let (DbErr::Exec(RuntimeErr::SqlxError(fault)) | DbErr::Query(RuntimeErr::SqlxError(fault))) = fault
    else {
        return false;
    };
    matches!(fault.as_ref(), Error::Database(said) if said.is_unique_violation())
}
