//! What was found in the closed assessments that a plan answers.

use std::collections::HashMap;
use std::sync::Arc;

use alcove_domain::assess::edition::Publication;

use super::facts::Facts;
use super::frozen::{self, Frozen};
use super::table;
use crate::assess::store::{assessment, finding, finding_item};
use crate::kit::ids::{AssessmentId, FindingId, ItemId};
use crate::kit::{Ctx, Error, Result};
use crate::network::Person;

/// An assessment with its findings.
#[derive(Clone, Debug)]
pub struct Source {
    pub row: assessment::Model,
    pub frozen: Arc<Frozen>,
    pub findings: Vec<Finding>,
}

#[derive(Clone, Debug)]
pub struct Finding {
    pub id: FindingId,
    /// `strength`, `gap`, `idea`.
    pub kind: String,
    pub title: String,
    pub body: String,
    pub items: Vec<ItemId>,
    /// Taken out of the findings of the assessment.
    pub dropped: bool,
}

impl Source {
    /// The nodes that a finding stands on.
    pub fn nodes<'a>(&'a self, finding: &'a Finding) -> impl Iterator<Item = usize> + 'a {
        finding.items.iter().filter_map(|item| self.frozen.node(item))
    }
}

/// The assessments that the plan answers, in the order in which they were taken in.
pub async fn sources(person: &Person, facts: &Facts) -> Result<Vec<Source>> {
    let mut sources = Vec::new();
    for tie in &facts.ties.assessments {
        sources.extend(source(person, facts, &tie.assessment_id).await?);
    }
    Ok(sources)
}

/// One of them; none where it was removed, or where its texts are not for this reader.
pub async fn source(person: &Person, facts: &Facts, id: &AssessmentId) -> Result<Option<Source>> {
    let is_for_reader = |source: &Source| {
        source.frozen.known.edition.publication == Publication::Public
            || person.actor.belongs_to(&facts.organisation().as_str().into())
    };
    Ok(source_unchecked(&person.ctx, facts, id).await?.filter(is_for_reader))
}

/// For jobs, which show nobody its texts.
pub async fn source_unchecked(ctx: &Ctx, facts: &Facts, id: &AssessmentId) -> Result<Option<Source>> {
    let db = ctx.db().read();
    let row = assessment::find(db, id).await?;
    let Some(row) = row.filter(|row| row.organisation_id == *facts.organisation()) else { return Ok(None) };
    let frozen = frozen::load(ctx, &row).await?;
    let mut items: HashMap<FindingId, Vec<ItemId>> = HashMap::new();
    for link in finding_item::of_assessment(db, id).await? {
        items.entry(link.finding_id).or_default().push(link.item_id);
    }
    let findings = finding::of_assessment(db, id).await?.into_iter().map(|row| Finding {
        items: items.remove(&row.id).unwrap_or_default(),
        id: row.id,
        kind: row.kind,
        title: row.title,
        body: row.body,
        dropped: row.dropped_at.is_some(),
    });
    Ok(Some(Source { findings: findings.collect(), row, frozen }))
}

/// A finding with the nodes that answer it, by its own words alone.
#[derive(Clone, Debug)]
pub struct Answered {
    pub title: String,
    /// `strength`, `gap`, `idea`.
    pub kind: String,
    /// Places in the outline.
    pub nodes: Vec<usize>,
}

/// Every finding that something in the plan answers, for a document of the plan.
pub async fn answered(ctx: &Ctx, facts: &Facts) -> Result<Vec<Answered>> {
    let mut found = Vec::new();
    for tie in &facts.ties.assessments {
        let rows = finding::of_assessment(ctx.db().read(), &tie.assessment_id).await?;
        let table = table::table(&facts.rows, &facts.ties, rows.iter().map(|row| &row.id));
        for row in rows {
            let nodes = table.answers(&row.id.as_str().into())?;
            let nodes: Vec<usize> =
                nodes.into_iter().filter_map(|node| facts.place(node.as_str()).ok()).collect();
            if !nodes.is_empty() {
                found.push(Answered { title: row.title, kind: row.kind, nodes });
            }
        }
    }
    Ok(found)
}

/// Whether a node is the objective itself, or something that is done for it and for no objective
/// below it.
pub fn is_for(facts: &Facts, node: usize, objective: usize) -> bool {
    let serves =
        |at: usize| facts.outline.serves(at).any(|tie| facts.outline.find(&tie.objective) == Some(objective));
    node == objective || std::iter::once(node).chain(facts.outline.above(node)).any(serves)
}

/// Closed assessments of the plan's organisation that it does not answer yet, newest first.
pub async fn others(person: &Person, facts: &Facts) -> Result<Vec<assessment::Model>> {
    let mut rows = assessment::page(person.ctx.db().read(), facts.organisation(), None, 200).await?;
    rows.retain(|row| {
        row.closed_at.is_some() && !facts.ties.assessments.iter().any(|tie| tie.assessment_id == row.id)
    });
    Ok(rows)
}

/// The assessment of the plan's organisation in which a finding was made.
pub async fn assessment_of(person: &Person, facts: &Facts, id: &FindingId) -> Result<AssessmentId> {
    let row = assessment(person, Some(id), &"".into()).await?;
    if row.organisation_id == *facts.organisation() { Ok(row.id) } else { Err(Error::NotFound) }
}

/// The assessment of a finding, or the one of this id. The caller asks whether the person may.
pub async fn assessment(
    person: &Person,
    finding: Option<&FindingId>,
    id: &AssessmentId,
) -> Result<assessment::Model> {
    let db = person.ctx.db().read();
    let id = match finding {
        Some(finding) => finding::by_id(db, finding).await?.ok_or(Error::NotFound)?.assessment_id,
        None => id.clone(),
    };
    assessment::find(db, &id).await?.ok_or(Error::NotFound)
}
