//! What a closed assessment says in numbers that compare: derived anew over the framework's own
//! items with the framework's own weights, so that an institution's own items and weights, which
//! its results page rightly counts, do not stand beside those of others.

use std::collections::BTreeSet;

use alcove_domain::assess::edition::ItemRef;
use alcove_domain::assess::outcome::{Measure, Summary};
use alcove_domain::assess::roll_up::derive;
use alcove_domain::assess::scope::Scope;
use alcove_domain::assess::tree::Tree;
use alcove_domain::kit::Number;

use super::framework::{COVERAGE, PLAN, WHOLE};
use super::store::contribution::{self, Closed, value};
use crate::assess::editions;
use crate::assess::outcome_body::OutcomeBody;
use crate::assess::scope_body;
use crate::assess::store::{assessment_scope, outcome};
use crate::kit::ids::{AssessmentId, OutcomeId};
use crate::kit::{Ctx, Error, Result};
use crate::plan::store::node::Going;

/// A contribution with its values, as it is written or looked at.
pub type Read = (contribution::Model, Vec<value::Model>);

pub async fn outcome(ctx: &Ctx, closed: &Closed) -> Result<Read> {
    let db = ctx.db().read();
    let known = editions::known(ctx, &closed.edition_id).await?;
    let row =
        outcome::find(db, &OutcomeId::from(closed.outcome_id.as_str())).await?.ok_or(Error::NotFound)?;
    let body: OutcomeBody = serde_json::from_str(&row.body).map_err(Error::fault)?;
    let scope = assessment_scope::find(db, &AssessmentId::from(closed.assessment_id.as_str())).await?;
    let scope = match scope {
        Some(found) => scope_body::read(&found.body)?,
        None => Scope::full(&known.edition),
    };
    let common = Scope { local: Vec::new(), weights: std::collections::BTreeMap::new(), ..scope };
    let tree = Tree::of(&known.edition, &common).map_err(Error::fault)?;
    let rated: BTreeSet<&ItemRef> = tree.rated().map(|(_, node)| &node.item).collect();
    let settled: Vec<_> = body.settled().into_iter().filter(|one| rated.contains(&one.item)).collect();
    let derived = derive(&tree, &settled).map_err(Error::fault)?;
    let mut values = Vec::new();
    if let Some(coverage) = derived.whole.coverage() {
        values.push(one(&closed.outcome_id, COVERAGE, &coverage, &derived.whole));
    }
    values.extend(graded(&closed.outcome_id, WHOLE, &derived.whole));
    let headings: BTreeSet<usize> = derived.nodes.iter().filter_map(|node| node.parent).collect();
    for at in headings {
        let node = &derived.nodes[at];
        let Some(id) = known.id_of(&node.item) else { continue };
        values.extend(graded(&closed.outcome_id, id.as_str(), &node.summary));
    }
    let contribution = contribution::Model {
        id: closed.outcome_id.clone(),
        source_id: closed.assessment_id.clone(),
        kind: "outcome".to_owned(),
        organisation_id: closed.organisation_id.clone(),
        edition_id: Some(closed.edition_id.clone()),
        at: closed.closed_at,
    };
    Ok((contribution, values))
}

/// How far a plan is: the share of its actions that are finished.
pub fn plan(going: &Going, at: i64) -> Option<Read> {
    let id = format!("{}:{}", going.plan_id, going.version);
    let share = Number::ratio(going.done, going.actions)?;
    let contribution = contribution::Model {
        id: id.clone(),
        source_id: going.plan_id.0.clone(),
        kind: "plan".to_owned(),
        organisation_id: going.organisation_id.clone(),
        edition_id: None,
        at,
    };
    let value = value::Model {
        contribution_id: id,
        item: PLAN.to_owned(),
        value: share.to_exact(),
        n: going.done,
        items: going.actions,
    };
    Some((contribution, vec![value]))
}

/// Grades alone compare: a share and a grade cannot stand in one row.
fn graded(contribution: &str, item: &str, summary: &Summary) -> Option<value::Model> {
    let is_grade = summary.measure == Some(Measure::Grade);
    let number = summary.value.as_ref().filter(|_| is_grade)?;
    Some(one(contribution, item, number, summary))
}

fn one(contribution: &str, item: &str, number: &Number, summary: &Summary) -> value::Model {
    value::Model {
        contribution_id: contribution.to_owned(),
        item: item.to_owned(),
        value: number.to_exact(),
        n: i64::from(summary.tally.rated()),
        items: i64::from(summary.tally.applicable()),
    }
}
