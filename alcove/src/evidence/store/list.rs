//! The library's query. What a person may not see is not fetched: the conditions say the same as
//! the table of rights.

use alcove_domain::network::{Confidentiality, EvidenceScope, ListScope};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait as _, LikeExpr};
use sea_orm::{Condition, QueryOrder, QuerySelect};

use super::evidence::{Column, Entity, Model};
/// A query of a room above that selects the ids of what it uses.
pub use sea_orm::sea_query::SelectStatement as UsedIds;

use crate::kit::ids::{EvidenceId, OrganisationId, UnitId};

/// What is asked of the library of one organisation.
#[derive(Clone, Debug, Default)]
pub struct Ask {
    /// Folded words that must all be there.
    pub words: Vec<String>,
    pub kind: Option<String>,
    /// Any of these units.
    pub units: Option<Vec<UnitId>>,
    pub confidentiality: Option<Confidentiality>,
    /// Ends on this day or before, as `2026-11-21`.
    pub expires_until: Option<String>,
    /// Selects the ids of what is in use; only what is not comes.
    pub not_in: Vec<UsedIds>,
    /// Comes after this one.
    pub after: Option<EvidenceId>,
    pub limit: u64,
}

/// Newest first. `below` holds the units that the scope reaches, with all that lie below them.
pub async fn of_organisation(
    db: &impl ConnectionTrait,
    organisation: &OrganisationId,
    scope: &EvidenceScope,
    below: &[UnitId],
    ask: Ask,
) -> Result<Vec<Model>, DbErr> {
    let mut query = Entity::find()
        .filter(Column::OrganisationId.eq(organisation.clone()))
        .filter(Column::RemovedAt.is_null())
        .filter(seen(organisation, scope, below));
    for word in &ask.words {
        query = query.filter(Expr::col(Column::SearchText).like(holding(word)));
    }
    if let Some(kind) = ask.kind {
        query = query.filter(Column::Kind.eq(kind));
    }
    if let Some(units) = ask.units {
        query = query.filter(Column::UnitId.is_in(units));
    }
    if let Some(circle) = ask.confidentiality {
        query = query.filter(Column::Confidentiality.eq(circle.word()));
    }
    if let Some(day) = ask.expires_until {
        // Days of this form sort as text.
        query = query.filter(Column::ExpiresOn.lte(day));
    }
    for used in ask.not_in {
        query = query.filter(Column::Id.not_in_subquery(used));
    }
    if let Some(after) = ask.after {
        query = query.filter(Column::Id.lt(after));
    }
    query.order_by_desc(Column::Id).limit(ask.limit).all(db).await
}

/// `EvidenceScope::covers`, as conditions on a row of this organisation.
fn seen(organisation: &OrganisationId, scope: &EvidenceScope, below: &[UnitId]) -> Condition {
    let here = alcove_domain::kit::OrganisationId::from(organisation.as_str());
    let at_home = scope.of_organisations.contains(&here);
    // No organisation is in a network yet, so that circle lets in nobody but those of the wider one.
    let mut seen = Condition::any().add(open_to(Confidentiality::Public));
    if scope.of_assessed.contains(&here) {
        seen = seen.add(open_to(Confidentiality::Assessors));
    }
    if at_home {
        seen = seen.add(open_to(Confidentiality::Organisation));
        if let Some(owner) = &scope.owner {
            seen = seen.add(Column::OwnerId.eq(owner.as_str()));
        }
    }
    match &scope.kept_to_a_unit {
        ListScope::Everywhere => Condition::any().add(Column::Id.is_not_null()),
        ListScope::In { organisations, .. } if organisations.contains(&here) => {
            Condition::any().add(Column::Id.is_not_null())
        }
        ListScope::In { .. } if below.is_empty() => seen,
        ListScope::In { .. } => seen.add(Column::UnitId.is_in(below.iter().cloned())),
    }
}

/// Open to this circle or a wider one.
fn open_to(circle: Confidentiality) -> sea_orm::sea_query::SimpleExpr {
    let wide = Confidentiality::ALL.into_iter().filter(|other| *other >= circle);
    Column::Confidentiality.is_in(wide.map(Confidentiality::word))
}

fn holding(word: &str) -> LikeExpr {
    let plain: String = word
        .chars()
        .flat_map(|c| matches!(c, '%' | '_' | '\\').then_some('\\').into_iter().chain([c]))
        .collect();
    LikeExpr::new(format!("%{plain}%")).escape('\\')
}
