//! The development plan of a college of the sample: what followed its finished cycle, approved and
//! under way, with notes as people would have written them.

use alcove_domain::assess::finding::FindingKind;
use alcove_domain::kit::Day;
use alcove_domain::plan::Party;

use super::cast::Now;
use super::network::{Organisation, acting};
use super::plan_words::{Deed, OBJECTIVES, Said, Words, words};
use super::{plan_figures, plan_review};
use crate::assess::store::finding;
use crate::improve::noting::Said as Note;
use crate::improve::plans::{self, Description, New};
use crate::improve::{adding, approving, dates, nodes, noting};
use crate::kit::etag::Condition;
use crate::kit::ids::{AssessmentId, FindingId, NodeId, PlanId};
use crate::kit::words::format::day_in;
use crate::kit::{Ctx, Result};
use crate::network::Person;
use crate::review::findings;

/// When it was started, approved and begun: days ago. The cycle before it closed 346 days ago.
const STARTED: i64 = 332;
const APPROVED: i64 = 320;
const BEGUN: i64 = 318;
/// When one action was moved, and which: it shows what lies elsewhere than it was approved.
const MOVED: i64 = 14;
const MOVED_DEED: usize = 7;

pub async fn load(ctx: &Ctx, college: &Organisation, assessment: &AssessmentId) -> Result<()> {
    // A plan shows best beside a cycle that goes on; three colleges in three languages are enough.
    let Some(said) = words(college.plan.language).filter(|_| college.plan.now != Now::Nothing) else {
        return Ok(());
    };
    let plan = start(ctx, college, assessment, said).await?;
    let (objectives, added) = fill(ctx, college, assessment, &plan, said).await?;
    let coordinator = acting(ctx, &college.coordinator, STARTED, 3).await?;
    let year = first_year(ctx);
    let measured = plan_figures::plan(&coordinator, &plan, said, year, (&objectives, &added)).await?;
    let head = acting(ctx, &college.head, APPROVED, 0).await?;
    approving::approve(&head, &plan, &Condition::None).await?;
    approving::begin(&acting(ctx, &college.coordinator, BEGUN, 0).await?, &plan).await?;
    note(ctx, college, &plan, &added, said).await?;
    let coordinator = acting(ctx, &college.coordinator, MOVED, 1).await?;
    dates::shift(&coordinator, &plan, &added[MOVED_DEED], &Condition::None, 92, said.moved).await?;
    plan_figures::happen(ctx, college, &plan, said, year, (&added, &measured)).await?;
    plan_review::hold(ctx, college, &plan, said, &added).await
}

/// The year in which the plan was approved, so that the sample is as fresh in January as in June.
fn first_year(ctx: &Ctx) -> i16 {
    day_in(ctx.now, "UTC").plus_days(-APPROVED).year()
}

async fn start(ctx: &Ctx, college: &Organisation, assessment: &AssessmentId, said: &Words) -> Result<PlanId> {
    let coordinator = acting(ctx, &college.coordinator, STARTED, 0).await?;
    let year = first_year(ctx);
    let (first_day, last_day) = (format!("{year}-01-01"), format!("{}-12-31", year + 4));
    let new = New {
        title: format!("{} {year}–{}", said.title, year + 4),
        first_day: first_day.clone(),
        last_day: last_day.clone(),
        currency: said.currency.to_owned(),
        language: college.plan.language.to_owned(),
        assessment: Some(assessment.clone()),
        ..New::default()
    };
    let title = new.title.clone();
    let id = plans::create(&coordinator, &college.id, new).await?;
    let described = Description {
        title,
        context: said.context.to_owned(),
        vision: said.vision.to_owned(),
        first_day,
        last_day,
        quiet_days: 92,
        phases: Vec::new(),
        reason: String::new(),
    };
    plans::describe(&coordinator, &id, &Condition::None, described).await?;
    Ok(id)
}

/// Objectives with what is done for them; answers both in the order of the list.
async fn fill(
    ctx: &Ctx,
    college: &Organisation,
    assessment: &AssessmentId,
    plan: &PlanId,
    said: &Words,
) -> Result<(Vec<NodeId>, Vec<NodeId>)> {
    let coordinator = acting(ctx, &college.coordinator, STARTED, 2).await?;
    let gaps = gaps(&coordinator, assessment).await?;
    let mut objectives = Vec::new();
    for (at, title) in said.objectives.iter().enumerate() {
        let new = adding::New {
            kind: "objective".to_owned(),
            said: nodes::Said { title: (*title).to_owned(), priority: 2, ..Default::default() },
            findings: gaps.get(at).cloned().into_iter().collect(),
            ..Default::default()
        };
        objectives.push(adding::add(&coordinator, plan, new, "").await?.id);
    }
    let mut added = Vec::new();
    for (deed, said) in Deed::ALL.iter().zip(&said.deeds) {
        added.push(adding::add(&coordinator, plan, new(college, &objectives, deed, said, ctx), "").await?.id);
    }
    for (deed, id) in Deed::ALL.iter().zip(&added) {
        if let Some(before) = deed.waits_for {
            dates::depend(&coordinator, plan, &added[before], id, &Condition::None, 0, "").await?;
        }
    }
    Ok((objectives, added))
}

fn new(college: &Organisation, objectives: &[NodeId], deed: &Deed, said: &Said, ctx: &Ctx) -> adding::New {
    let today = day_in(ctx.now, "UTC");
    let start_of_year = Day::new(first_year(ctx), 1, 1).unwrap_or(today);
    let unit = &college.units[deed.unit % college.units.len()];
    adding::New {
        kind: "action".to_owned(),
        said: nodes::Said {
            title: said.title.to_owned(),
            output: said.output.to_owned(),
            evidence_expected: said.evidence.to_owned(),
            priority: deed.priority,
            work_planned: deed.hours.to_string(),
            tags: deed.tags.to_owned(),
            ..Default::default()
        },
        serves: vec![objectives[deed.objective % OBJECTIVES].clone()],
        first_day: today.plus_days(deed.from).max(start_of_year).to_string(),
        last_day: today.plus_days(deed.until).to_string(),
        responsible: Some(Party::Unit(unit.id.as_str().into())),
        ..Default::default()
    }
}

/// Findings that say what is missing, the most important first.
async fn gaps(person: &Person, assessment: &AssessmentId) -> Result<Vec<FindingId>> {
    let found = finding::of_assessment(person.ctx.db().read(), assessment).await?;
    let kind = findings::word(FindingKind::Gap);
    Ok(found
        .into_iter()
        .filter(|row| row.kind == kind && row.dropped_at.is_none())
        .map(|row| row.id)
        .collect())
}

/// Each unit's lead says how its actions stand, the last time some weeks ago.
async fn note(
    ctx: &Ctx,
    college: &Organisation,
    plan: &PlanId,
    added: &[NodeId],
    said: &Words,
) -> Result<()> {
    for ((deed, id), said) in Deed::ALL.iter().zip(added).zip(&said.deeds) {
        let unit = &college.units[deed.unit % college.units.len()];
        for (days, standing, done, words) in deed.notes {
            let lead = acting(ctx, &unit.lead, *days, 3).await?;
            let note = Note {
                standing: (*standing).to_owned(),
                done: done.to_string(),
                words: words.map(|at| said.notes[at]).unwrap_or_default().to_owned(),
                evidence: Vec::new(),
                via: "page",
            };
            noting::note(&lead, plan, id, note).await?;
        }
    }
    Ok(())
}
