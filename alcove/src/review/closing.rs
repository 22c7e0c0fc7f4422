//! The door of closing: freeze the outcome, or open a closed assessment again.

use std::collections::HashMap;

use alcove_domain::assess::ComputeRule;
use alcove_domain::assess::canonical::canonical;
use alcove_domain::assess::distance::Apart;
use alcove_domain::assess::edition::MissingPolicy;
use alcove_domain::assess::moderation::{Voice, provisional};
use alcove_domain::assess::outcome::{Outcome, RULES, Settled, Status};
use alcove_domain::assess::roll_up::derive;
use alcove_domain::assess::tree::Tree;
use alcove_domain::kit::Number;
use alcove_domain::network::Action;
use alcove_domain::review::{Assessment, Closing, ClosingFacts};
use futures_util::future::BoxFuture;
use sha2::{Digest as _, Sha256};

use super::facts::{self, Facts, Seated};
use super::seat_names::SeatNames;
use super::{state, voices};
use crate::assess::mark_body::MarkBody;
use crate::assess::moderation_body;
use crate::assess::outcome_body::{
    self, ApartBody, NodeBody, OutcomeBody, SeatBody, SeatValueBody, SummaryBody,
};
use crate::assess::store::{assessment, moderation, outcome, rating};
use crate::kit::clock::new_id;
use crate::kit::ids::AssessmentId;
use crate::kit::jobs::{self, NewJob};
use crate::kit::{Ctx, Error, Result};
use crate::network::Person;
use crate::review::store::reopening;

/// How often a closing is begun anew when somebody changes the assessment in the same instant.
const TRIES: usize = 3;

/// What unsettled items are computed by in a provisional outcome, unless another rule is named.
pub const USUAL_RULE: ComputeRule = ComputeRule::MedianLow;

/// An outcome as it is derived from rows, before it is frozen or to be compared with what was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derived {
    pub body: OutcomeBody,
    pub inputs_hash: String,
}

/// A part of the program: what rooms above do after a closing. Each answers a job where there is
/// something to do; it is queued with the closing, so that it is done whatever happens in between. The
/// shell's wiring hands it in.
#[derive(Clone, Default)]
pub struct Closed(pub Vec<OnClosed>);

pub type OnClosed = for<'a> fn(&'a Ctx, &'a assessment::Model) -> BoxFuture<'a, Result<Option<NewJob>>>;

/// Closes the assessment and freezes its outcome.
pub async fn close(
    person: &Person,
    id: &AssessmentId,
    closing: Closing,
    rule: ComputeRule,
) -> Result<outcome::Model> {
    for _ in 0..TRIES {
        let facts = facts::load(person, id).await?;
        person.may(Action::CloseAssessment, &facts.resource())?;
        if let Some(row) = close_upon(person, &facts, closing, rule).await? {
            jobs::wake(&person.ctx);
            return Ok(row);
        }
        person.ctx.begin().await?.catch_up().await?;
    }
    Err(Error::Busy)
}

/// `None`: the assessment changed since these facts were loaded.
async fn close_upon(
    person: &Person,
    facts: &Facts,
    closing: Closing,
    rule: ComputeRule,
) -> Result<Option<outcome::Model>> {
    let id = &facts.row.id;
    let ctx = &person.ctx;
    let names = SeatNames::of(ctx, facts).await?;
    let mut follow = Vec::new();
    for on_closed in &ctx.app.part::<Closed>().0 {
        follow.extend(on_closed(ctx, &facts.row).await?);
    }
    let tx = ctx.begin().await?;
    // From here on no rating is taken: each asks for the version that has just been left.
    let row = assessment::touch(&*tx, id).await?.ok_or(Error::NotFound)?;
    if row.version != facts.row.version + 1 {
        return Ok(None);
    }
    let number = outcome::newest(&*tx, id).await? + 1;
    let standing = rating::standing(&*tx, id).await?;
    let settled = moderation::standing(&*tx, id).await?;
    let counted = counts(facts, &standing, &settled);
    let run = u32::try_from(number).unwrap_or(u32::MAX);
    let closed = state::of(&row, run).close(closing, counted, state::act_of(person))?;
    let derived = freeze(facts, &names, &standing, &settled, closed.closing, rule)?;

    let frozen = outcome::Model {
        id: new_id(),
        assessment_id: id.clone(),
        number,
        status: word(closed.closing).to_owned(),
        body: serde_json::to_string(&derived.body).map_err(Error::fault)?,
        inputs_hash: derived.inputs_hash,
        closed_at: ctx.now.millis(),
        closed_by: person.id.clone(),
        superseded_at: None,
    };
    outcome::insert(&*tx, frozen.clone()).await?;
    let was = state::phase(&row);
    assessment::set_closed(&*tx, id, closed.begun.at.millis(), ctx.now.millis()).await?;
    for job in follow {
        jobs::queue(ctx, &*tx, job).await?;
    }
    let event = ctx
        .event(Some(&person.id), "review.assessment-closed", "assessment", &id.0)
        .in_organisation(facts.organisation())
        .before(state::word(was))
        .after(format!("{} {number} {}", frozen.status, frozen.inputs_hash));
    tx.commit(vec![event]).await?;
    Ok(Some(frozen))
}

/// Opens a closed assessment again. Its outcome is superseded, and stays readable.
pub async fn reopen(person: &Person, id: &AssessmentId, reason: &str) -> Result<Facts> {
    let facts = facts::load(person, id).await?;
    person.may(Action::ReopenAssessment, &facts.resource())?;
    let ctx = &person.ctx;
    let tx = ctx.begin().await?;
    let row = assessment::touch(&*tx, id).await?.ok_or(Error::NotFound)?;
    let run = u32::try_from(outcome::newest(&*tx, id).await?).unwrap_or(u32::MAX);
    let (_, reopened) = state::of(&row, run).reopen(reason.trim().to_owned(), state::act_of(person))?;
    outcome::supersede(&*tx, id, ctx.now.millis()).await?;
    let kept = reopening::Model {
        id: new_id(),
        assessment_id: id.clone(),
        reason: reopened.reason.clone(),
        reopened_by: person.id.clone(),
        reopened_at: ctx.now.millis(),
    };
    reopening::insert(&*tx, kept).await?;
    assessment::set_reopened(&*tx, id).await?;
    let event = ctx
        .event(Some(&person.id), "review.assessment-reopened", "assessment", &id.0)
        .in_organisation(facts.organisation())
        .before(format!("closed {}", reopened.supersedes))
        .after(&reopened.reason);
    tx.commit(vec![event]).await?;
    facts::load(person, id).await
}

/// What a closing would find, in words on its page.
pub async fn look_ahead(person: &Person, facts: &Facts) -> Result<ClosingFacts> {
    let db = person.ctx.db().read();
    let standing = rating::standing(db, &facts.row.id).await?;
    Ok(counts(facts, &standing, &moderation::standing(db, &facts.row.id).await?))
}

/// Derives an outcome again, from the rows as they stood when it was frozen.
pub async fn recompute(ctx: &Ctx, facts: &Facts, frozen: &outcome::Model) -> Result<Derived> {
    let db = ctx.db().read();
    let body: OutcomeBody = serde_json::from_str(&frozen.body).map_err(Error::fault)?;
    let standing = rating::standing_at(db, &facts.row.id, frozen.closed_at).await?;
    let settled = moderation::standing_at(db, &facts.row.id, frozen.closed_at).await?;
    let rule = body.provisional_rule.as_deref().and_then(moderation_body::read_rule);
    // A name is part of what was frozen, not of what is computed.
    let names = SeatNames::frozen(&body.seats);
    let closing = if body.closing == "agreed" { Closing::Agreed } else { Closing::Provisional };
    freeze(facts, &names, &standing, &settled, closing, rule.unwrap_or(USUAL_RULE))
}

pub const fn word(closing: Closing) -> &'static str {
    match closing {
        Closing::Agreed => "agreed",
        Closing::Provisional => "provisional",
    }
}

/// Whether a state can be closed from at all, for offering it.
pub fn can_close(facts: &Facts) -> bool {
    matches!(state::of(&facts.row, 1), Assessment::Collecting(_) | Assessment::Moderating(_))
}

fn counts(facts: &Facts, standing: &[rating::Model], settled: &[moderation::Model]) -> ClosingFacts {
    let in_scope = |item: &crate::kit::ids::ItemId| facts.rated(item).is_ok();
    ClosingFacts {
        items: facts.laid.rated().count(),
        settled: settled.iter().filter(|row| in_scope(&row.item_id)).count(),
        rated: voices::by_node(facts, standing).len(),
    }
}

fn freeze(
    facts: &Facts,
    names: &SeatNames,
    standing: &[rating::Model],
    rows: &[moderation::Model],
    closing: Closing,
    rule: ComputeRule,
) -> Result<Derived> {
    let tree = &facts.laid.tree;
    let said = voices::by_node(facts, standing);
    let by_node: HashMap<usize, &moderation::Model> =
        rows.iter().filter_map(|row| Some((facts.laid.node(&row.item_id)?, row))).collect();
    let settled = settled(facts, &said, &by_node, rule);
    let outcome = derive(tree, &settled).map_err(Error::fault)?;
    let body = OutcomeBody {
        rules: RULES,
        urn: tree.urn.clone(),
        version: tree.version.clone(),
        closing: word(closing).to_owned(),
        provisional_rule: (closing == Closing::Provisional).then(|| moderation_body::rule(rule).to_owned()),
        missing: outcome_body::missing(&tree.missing),
        whole: SummaryBody::of(&outcome.whole),
        nodes: nodes(facts, &outcome, &said, &by_node),
        seats: facts
            .laid
            .seats
            .iter()
            .map(|seated| seat(tree, seated, names, &said))
            .collect::<Result<_>>()?,
    };
    let inputs_hash = hex::encode(Sha256::digest(canonical(tree, &settled).as_bytes()));
    Ok(Derived { body, inputs_hash })
}

/// What the moderations settled, and what the rule says of the rest.
fn settled(
    facts: &Facts,
    said: &HashMap<usize, Vec<Voice>>,
    rows: &HashMap<usize, &moderation::Model>,
    rule: ComputeRule,
) -> Vec<Settled> {
    let one = |(node, known): (usize, &alcove_domain::assess::tree::Node)| {
        let item = known.item.clone();
        if let Some(mark) = rows.get(&node).and_then(|row| MarkBody::parse(&row.mark)) {
            return Some(Settled { item, mark, status: Status::Agreed });
        }
        let voices = said.get(&node)?;
        let instrument = known.instrument.as_ref()?;
        let mark = provisional(rule, instrument, facts.laid.scales(), &voices::marks(voices))?;
        Some(Settled { item, mark, status: Status::Provisional })
    };
    facts.laid.tree.rated().filter_map(one).collect()
}

fn nodes(
    facts: &Facts,
    outcome: &Outcome,
    said: &HashMap<usize, Vec<Voice>>,
    rows: &HashMap<usize, &moderation::Model>,
) -> Vec<NodeBody> {
    let node = |(at, derived): (usize, &alcove_domain::assess::NodeOutcome)| {
        let instrument = facts.laid.instrument(at);
        let row = rows.get(&at);
        let voices = said.get(&at).map_or(&[][..], Vec::as_slice);
        let summary = SummaryBody::of(&derived.summary);
        let method = match (row, &derived.mark, instrument) {
            (Some(row), _, _) => row.method.clone(),
            (None, Some(_), _) => "provisional".to_owned(),
            (None, None, Some(_)) => "open".to_owned(),
            (None, None, None) => summary.how.clone(),
        };
        let apart = instrument.map(|instrument| voices::apart(facts, instrument, voices));
        NodeBody {
            item_id: facts.laid.node_ids[at].clone(),
            reference: derived.item.0.clone(),
            parent: derived.parent.map(|parent| facts.laid.node_ids[parent].clone()),
            rated: instrument.is_some(),
            weight: derived.weight.to_exact(),
            mark: derived.mark.as_ref().map(MarkBody::of),
            method,
            rule: row.map(|row| row.rule.clone()).filter(|rule| !rule.is_empty()),
            voices: u32::try_from(voices.len()).unwrap_or(u32::MAX),
            apart: apart
                .filter(|apart| apart.apart != Apart::NothingToCompare)
                .map(|one| ApartBody::of(&one)),
            summary,
        }
    };
    outcome.nodes.iter().enumerate().map(node).collect()
}

/// A seat's own values, over what it answered and whatever the policy for the whole says of gaps.
fn seat(
    tree: &Tree,
    seated: &Seated,
    names: &SeatNames,
    said: &HashMap<usize, Vec<Voice>>,
) -> Result<SeatBody> {
    let id = seated.row.id.as_str();
    let own = |node: &usize| {
        let voice = said.get(node)?.iter().find(|voice| voice.seat.as_str() == id)?;
        let item = tree.nodes[*node].item.clone();
        Some(Settled { item, mark: voice.mark.clone(), status: Status::Provisional })
    };
    let settled: Vec<Settled> = seated.nodes.iter().filter_map(own).collect();
    let lenient = Tree { missing: MissingPolicy::LeaveOut, ..tree.clone() };
    let outcome = derive(&lenient, &settled).map_err(Error::fault)?;
    let mut asked = vec![false; tree.nodes.len()];
    for node in &seated.nodes {
        let mut next = Some(*node);
        while let Some(at) = next.filter(|at| !asked[*at]) {
            asked[at] = true;
            next = tree.nodes[at].parent;
        }
    }
    let values = outcome.nodes.iter().enumerate().filter(|(node, _)| asked[*node]);
    Ok(SeatBody {
        seat_id: seated.row.id.clone(),
        unit_id: seated.row.unit_id.clone(),
        person_id: seated.row.person_id.clone(),
        name: names.name(&seated.row.id).to_owned(),
        items: u32::try_from(seated.nodes.len()).unwrap_or(u32::MAX),
        rated: u32::try_from(settled.len()).unwrap_or(u32::MAX),
        values: values
            .map(|(node, one)| SeatValueBody {
                node,
                value: one.summary.value.as_ref().map(Number::to_exact),
            })
            .collect(),
    })
}
