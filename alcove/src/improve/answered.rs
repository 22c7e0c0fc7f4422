//! How the room *review* learns what answers its findings.

use std::collections::BTreeSet;
use std::sync::Arc;

use alcove_domain::improve::Fate;
use alcove_domain::improve::planning_table::Closure;
use alcove_domain::network::Action;

use super::facts::{self, Facts};
use super::store::{self, assessment};
use super::table;
use crate::assess::store::finding;
use crate::kit::ids::{AssessmentId, FindingId, PlanId};
use crate::kit::{Ctx, Result};
use crate::network::Person;

/// What became of a finding in one plan.
#[derive(Clone, Debug)]
pub struct Answer {
    pub plan: PlanId,
    pub finding: FindingId,
    pub text: String,
    pub tone: &'static str,
    pub icon: &'static str,
    pub links: Vec<(String, String)>,
}

/// In every plan that the person may see and that answers this assessment.
pub async fn list(person: &Person, id: &AssessmentId) -> Result<Vec<Answer>> {
    let db = person.ctx.db().read();
    let plans = assessment::plans_of(db, id).await?;
    if plans.is_empty() {
        return Ok(Vec::new());
    }
    let findings = finding::of_assessment(db, id).await?;
    let mut found = Vec::new();
    for plan in plans {
        let facts = facts::load_unchecked(&person.ctx, &plan).await?;
        if facts.rows.plan.removed_at.is_some() || !person.can(Action::SeePlan, &facts.resource()) {
            continue;
        }
        found.extend(in_plan(person, &facts, &findings)?);
    }
    Ok(found)
}

/// How many gaps of an assessment are planned for, merged or dropped in some plan, and how many there
/// are.
pub async fn tally(ctx: &Ctx, id: &AssessmentId) -> Result<(u32, u32)> {
    let db = ctx.db().read();
    let mut answered: BTreeSet<FindingId> = BTreeSet::new();
    for plan in assessment::plans_of(db, id).await? {
        let facts = facts::load_unchecked(ctx, &plan).await?;
        if facts.rows.plan.removed_at.is_none() {
            answered
                .extend(store::finding::of_plan(db, &plan).await?.iter().map(|row| row.finding_id.clone()));
        }
    }
    let gaps = finding::of_assessment(db, id).await?;
    let gaps: Vec<_> = gaps.iter().filter(|row| row.kind == "gap" && row.dropped_at.is_none()).collect();
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Ok((count(gaps.iter().filter(|row| answered.contains(&row.id)).count()), count(gaps.len())))
}

fn in_plan(person: &Person, facts: &Arc<Facts>, findings: &[finding::Model]) -> Result<Vec<Answer>> {
    let words = person.words();
    let table = table::table(&facts.rows, &facts.ties, findings.iter().map(|row| &row.id));
    let standings = table::standings(facts);
    let numbers = facts.numbers();
    let plan = facts.rows.plan.title.as_str();
    let mut answers = Vec::new();
    for row in findings {
        let id = row.id.as_str().into();
        let fate = table.fate(&id)?;
        let closure = table.closure(&id, &standings)?;
        let (tone, icon, text) = match (fate, &closure) {
            (Fate::Open, _) => continue,
            (Fate::Dropped { reason }, _) => {
                ("", "x", words.t2("improve-answered-dropped", "plan", plan, "reason", reason.as_str()))
            }
            (Fate::Planned(_), Closure::Closed { .. }) | (Fate::Merged(_), Closure::Closed { .. }) => {
                ("brand", "check", words.t1("improve-answered-closed", "plan", plan))
            }
            (Fate::Planned(_), _) => {
                ("good", "circle-dashed", words.t1("improve-answered-planned", "plan", plan))
            }
            (Fate::Merged(_), _) => {
                let speaker = table.speaker(&id)?;
                let title = findings.iter().find(|one| one.id.as_str() == speaker.as_str());
                let title = title.map(|one| one.title.clone()).unwrap_or_default();
                ("", "corner-down-right", words.t2("improve-answered-merged", "plan", plan, "title", title))
            }
        };
        let places = table.answers(&id)?.into_iter().filter_map(|node| facts.place(node.as_str()).ok());
        let links = places.map(|at| {
            let number = numbers.get(&at).map(String::as_str).unwrap_or_default();
            let node = facts.row(at);
            (format!("/plans/{}/nodes/{}", facts.id(), node.id), format!("{number} {}", node.title))
        });
        let (plan, finding) = (facts.id().clone(), row.id.clone());
        answers.push(Answer { plan, finding, text, tone, icon, links: links.collect() });
    }
    Ok(answers)
}
