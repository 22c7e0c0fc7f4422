//! Rows that belong to one application, in whichever table: found within it, held by their version.

use sea_orm::QueryOrder as _;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait as _;

use crate::kit::ids::ApplicationId;

/// A table whose rows belong to an application each.
pub trait Part: EntityTrait {
    const ID: Self::Column;
    const APPLICATION: Self::Column;
    const VERSION: Self::Column;
    /// What orders the rows of one application.
    const ORDER: &[Self::Column];
}

pub async fn find<P: Part>(
    db: &impl ConnectionTrait,
    application: &ApplicationId,
    id: &(impl Clone + Into<Value>),
) -> Result<Option<P::Model>, DbErr> {
    P::find().filter(P::ID.eq(id.clone())).filter(P::APPLICATION.eq(application.clone())).one(db).await
}

/// Counts the version up and answers the row as it now stands, held against other writers until
/// commit.
pub async fn touch<P: Part>(
    tx: &impl ConnectionTrait,
    application: &ApplicationId,
    id: &(impl Clone + Into<Value>),
) -> Result<Option<P::Model>, DbErr> {
    P::update_many()
        .col_expr(P::VERSION, Expr::col(P::VERSION).add(1))
        .filter(P::ID.eq(id.clone()))
        .filter(P::APPLICATION.eq(application.clone()))
        .exec(tx)
        .await?;
    find::<P>(tx, application, id).await
}

pub async fn of_application<P: Part>(
    db: &impl ConnectionTrait,
    application: &ApplicationId,
) -> Result<Vec<P::Model>, DbErr> {
    let mut query = P::find().filter(P::APPLICATION.eq(application.clone()));
    for column in P::ORDER {
        query = query.order_by_asc(*column);
    }
    query.all(db).await
}

pub async fn delete<P: Part>(
    tx: &impl ConnectionTrait,
    id: &(impl Clone + Into<Value>),
) -> Result<(), DbErr> {
    P::delete_many().filter(P::ID.eq(id.clone())).exec(tx).await?;
    Ok(())
}
