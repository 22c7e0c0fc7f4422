//! "Assess again what we worked on": the scope of a new assessment out of a plan.

use std::collections::BTreeSet;

use alcove_domain::assess::Scope;
use alcove_domain::assess::edition::ItemRef;
use alcove_domain::assess::lineage::Lineage;
use alcove_domain::improve::reassess;
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;

use super::facts::{self, Facts};
use super::{found, movements, plans};
use crate::assess::editions::Known;
use crate::assess::prepared::Prepared;
use crate::kit::Result;
use crate::kit::ids::OrganisationId;
use crate::network::Person;

/// Plans that are looked through; an institution has a few in ten years.
const MOST: usize = 20;

/// For the list of prepared scopes.
pub fn prepare<'a>(
    person: &'a Person,
    organisation: &'a OrganisationId,
    known: &'a Known,
) -> BoxFuture<'a, Result<Vec<Prepared>>> {
    all(person, organisation, known).boxed()
}

/// What a plan is called among the scopes.
pub fn name_of(plan: &str) -> String {
    format!("plan:{plan}")
}

async fn all(person: &Person, organisation: &OrganisationId, known: &Known) -> Result<Vec<Prepared>> {
    let words = person.words();
    let mut found = Vec::new();
    for row in plans::list(person, organisation).await?.into_iter().take(MOST) {
        let facts = facts::load(person, &row.id).await?;
        let scope = worked_on(person, &facts, known).await?;
        if !scope.chosen.is_empty() {
            found.push(Prepared {
                id: name_of(row.id.as_str()),
                name: words.t1("improve-reassess-name", "title", &row.title),
                description: words.t("improve-reassess-text"),
                scope,
            });
        }
    }
    Ok(found)
}

/// The items of an edition that come from those the plan answers, over all its assessments of the
/// same framework. Each other item is left out with the plan as the reason.
async fn worked_on(person: &Person, facts: &Facts, later: &Known) -> Result<Scope> {
    let reason = person.words().t1("improve-reassess-reason", "title", &facts.rows.plan.title);
    let mut scope = Scope::default();
    for tie in &facts.ties.assessments {
        let source = found::source(person, facts, &tie.assessment_id).await?;
        let Some(source) = source.filter(|source| source.row.closed_at.is_some()) else { continue };
        let earlier = &source.frozen.known;
        if earlier.framework_id != later.framework_id {
            continue;
        }
        let all = 0..facts.outline.nodes().len();
        let answered: BTreeSet<ItemRef> =
            all.flat_map(|at| movements::answered(facts, &source, at)).collect();
        let lineage = Lineage::between(&earlier.edition, &later.edition);
        let one = reassess::worked_on(&answered, &lineage, &later.edition, &reason);
        scope.excluded.extend(one.excluded);
        scope.chosen.extend(one.chosen);
    }
    scope.excluded.retain(|item, _| !scope.chosen.contains(item));
    Ok(scope)
}
