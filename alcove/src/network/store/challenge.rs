use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use crate::kit::ids::PersonId;

/// What a sign-in has to remember between two requests.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "challenge")]
pub struct Model {
    /// The hash of the secret that the browser holds.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub kind: String,
    pub person_id: Option<PersonId>,
    pub state: String,
    pub expires_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

pub async fn add(tx: &impl ConnectionTrait, challenge: Model, now: i64) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::ExpiresAt.lt(now)).exec(tx).await?;
    let challenge = ActiveModel {
        id: Set(challenge.id),
        kind: Set(challenge.kind),
        person_id: Set(challenge.person_id),
        state: Set(challenge.state),
        expires_at: Set(challenge.expires_at),
    };
    Entity::insert(challenge).exec_without_returning(tx).await?;
    Ok(())
}

pub async fn find(db: &impl ConnectionTrait, id: &str, kind: &str, at: i64) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(Column::Kind.eq(kind)).filter(Column::ExpiresAt.gt(at)).one(db).await
}

/// Takes it away; whether it was still there.
pub async fn is_taken_now(tx: &impl ConnectionTrait, id: &str) -> Result<bool, DbErr> {
    Ok(Entity::delete_by_id(id).exec(tx).await?.rows_affected == 1)
}
