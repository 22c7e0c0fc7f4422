//! The rows of an assessment's own items, which follow its scope.

use std::collections::BTreeSet;

use alcove_domain::assess::scope::Scope;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;

use crate::assess::editions::Known;
use crate::assess::store::{item, seat_item};
use crate::kit::clock::new_id;
use crate::kit::ids::{AssessmentId, ItemId};

/// Adds the rows that the scope's own items lack and takes away those that it no longer has.
pub async fn follow(
    tx: &impl ConnectionTrait,
    assessment: &AssessmentId,
    known: &Known,
    scope: &Scope,
) -> Result<(), DbErr> {
    let rows = item::of_assessment(tx, assessment).await?;
    let wanted: BTreeSet<&str> = scope.local.iter().map(|local| local.id.0.as_str()).collect();
    for row in rows.iter().filter(|row| !wanted.contains(row.reference.as_str())) {
        seat_item::Entity::delete_many()
            .filter(seat_item::Column::ItemId.eq(row.id.clone()))
            .exec(tx)
            .await?;
        item::Entity::delete_by_id(row.id.clone()).exec(tx).await?;
    }
    for (position, local) in scope.local.iter().enumerate() {
        if rows.iter().any(|row| row.reference == local.id.0) {
            continue;
        }
        let parent: Option<ItemId> = local.under.as_ref().and_then(|under| known.id_of(under)).cloned();
        let row = item::ActiveModel {
            id: Set(new_id()),
            edition_id: Set(known.id.clone()),
            assessment_id: Set(Some(assessment.clone())),
            reference: Set(local.id.0.clone()),
            parent_id: Set(parent),
            position: Set((known.edition.items.len() + position) as i64),
            rated: Set(1),
        };
        row.insert(tx).await?;
    }
    Ok(())
}
