//! The door of findings: suggested from the numbers, put into words by people.

use std::collections::HashMap;

use alcove_domain::assess::edition::ItemRef;
use alcove_domain::assess::finding::{self, FindingKind, Limits, Suggestion};
use alcove_domain::assess::roll_up::derive;
use alcove_domain::network::Action;
use alcove_domain::review::Phase;

use super::facts::{self, Facts};
use super::outcomes::Which;
use super::results::{self, Results};
use super::state;
use crate::assess::store::{finding as rows, finding_item, rating};
use crate::assess::wishes::Wishes;
use crate::kit::clock::new_id;
use crate::kit::ids::{AssessmentId, FindingId, ItemId};
use crate::kit::{Ctx, Error, FieldFault, Refusal, Result, Tx};
use crate::network::Person;

/// A headline; what needs more words has a text of its own.
const LONGEST_TITLE: usize = 200;

/// A strength, a gap or an idea that stands, or that was dropped with its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub id: FindingId,
    pub kind: FindingKind,
    pub title: String,
    pub body: String,
    pub origin: String,
    pub items: Vec<ItemId>,
    pub version: i64,
    pub dropped: bool,
    pub dropped_because: String,
}

/// What a person writes.
#[derive(Clone, Debug, Default)]
pub struct Words {
    pub title: String,
    pub body: String,
    pub items: Vec<ItemId>,
}

/// The kinds in the order in which they are shown.
pub const KINDS: [FindingKind; 3] = [FindingKind::Strength, FindingKind::Gap, FindingKind::Idea];

pub const fn word(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Strength => "strength",
        FindingKind::Gap => "gap",
        FindingKind::Idea => "idea",
    }
}

pub fn read_kind(text: &str) -> Option<FindingKind> {
    KINDS.into_iter().find(|kind| word(*kind) == text)
}

/// Those that stand, in their order. For whoever has checked that the reader may see results.
pub async fn standing(ctx: &Ctx, id: &AssessmentId) -> Result<Vec<Found>> {
    let mut all = all(ctx, id).await?;
    all.retain(|one| !one.dropped);
    Ok(all)
}

async fn all(ctx: &Ctx, id: &AssessmentId) -> Result<Vec<Found>> {
    let db = ctx.db().read();
    let mut items: HashMap<FindingId, Vec<ItemId>> = HashMap::new();
    for link in finding_item::of_assessment(db, id).await? {
        items.entry(link.finding_id).or_default().push(link.item_id);
    }
    let mut found: Vec<Found> = rows::of_assessment(db, id)
        .await?
        .into_iter()
        .filter_map(|row| {
            Some(Found {
                kind: read_kind(&row.kind)?,
                items: items.remove(&row.id).unwrap_or_default(),
                id: row.id,
                title: row.title,
                body: row.body,
                origin: row.origin,
                version: row.version,
                dropped: row.dropped_at.is_some(),
                dropped_because: row.dropped_because,
            })
        })
        .collect();
    found.sort_by_key(|one| one.kind);
    Ok(found)
}

/// What the page of findings shows.
pub struct Sheet {
    pub facts: Facts,
    pub results: Option<Results>,
    pub found: Vec<Found>,
    /// What the numbers suggest and nobody has taken or dropped.
    pub suggested: Vec<Suggestion>,
}

/// The findings, with what the numbers suggest once there is an outcome.
pub async fn sheet(person: &Person, id: &AssessmentId) -> Result<Sheet> {
    let facts = may_see(person, id).await?;
    let found = all(&person.ctx, id).await?;
    let results = match state::phase(&facts.row) {
        Phase::Closed => Some(results::load(person, id, Which::Standing).await?),
        _ => None,
    };
    let suggested = match &results {
        Some(results) => suggest(&person.ctx, results, &found).await?,
        None => Vec::new(),
    };
    Ok(Sheet { facts, results, found, suggested })
}

/// Everyone in the institution sees findings once it is closed; who edits them, before as well.
async fn may_see(person: &Person, id: &AssessmentId) -> Result<Facts> {
    let facts = facts::load(person, id).await?;
    person.may(Action::SeeOutcome, &facts.resource())?;
    if state::phase(&facts.row) != Phase::Closed {
        person.may(Action::EditFindings, &facts.resource())?;
    }
    Ok(facts)
}

async fn suggest(ctx: &Ctx, results: &Results, found: &[Found]) -> Result<Vec<Suggestion>> {
    let laid = &results.facts.laid;
    let settled = results.body.settled();
    let outcome = derive(&laid.tree, &settled).map_err(Error::fault)?;
    let standing = rating::standing(ctx.db().read(), &results.facts.row.id).await?;
    let suggested = finding::suggest(&laid.tree, &outcome, &known(results, &standing), Limits::default());
    let taken = |one: &Suggestion| {
        let item = laid.tree.find(&one.item).map(|node| &laid.node_ids[node]);
        found.iter().any(|found| {
            found.kind == one.kind
                && found.origin == "suggested"
                && item.is_some_and(|item| found.items.contains(item))
        })
    };
    Ok(suggested.into_iter().filter(|one| !taken(one)).collect())
}

/// What the seats wanted of the items, and how far apart they stood.
fn known(results: &Results, standing: &[rating::Model]) -> finding::Facts {
    let laid = &results.facts.laid;
    let wishes = Wishes::of(&laid.tree, |item| laid.node(item), standing);
    let mut facts = finding::Facts {
        targets: wishes.targets,
        importance: wishes.importance,
        ..finding::Facts::default()
    };
    for node in &results.body.nodes {
        if let Some(distance) = node.apart.as_ref().and_then(|apart| apart.read()) {
            facts.distances.insert(ItemRef(node.reference.clone()), distance);
        }
    }
    facts
}

/// Adds a finding; `origin` is `suggested` where it was taken from the numbers.
pub async fn add(
    person: &Person,
    id: &AssessmentId,
    kind: FindingKind,
    words: Words,
    origin: Origin,
) -> Result<FindingId> {
    let facts = may_edit(person, id).await?;
    let words = check(&facts, words)?;
    let tx = person.ctx.begin().await?;
    let place = rows::lowest(&*tx, id, word(kind)).await? - 1;
    let finding = insert(person, &tx, id, kind, &words, origin, place).await?;
    let event = event(person, &facts, "review.finding-added", &finding).after(&words.title);
    tx.commit(vec![event]).await?;
    Ok(finding)
}

/// Where a finding comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    Suggested,
    Added,
}

async fn insert(
    person: &Person,
    tx: &Tx,
    id: &AssessmentId,
    kind: FindingKind,
    words: &Words,
    origin: Origin,
    place: i64,
) -> Result<FindingId> {
    let finding: FindingId = new_id();
    let row = rows::Model {
        id: finding.clone(),
        assessment_id: id.clone(),
        kind: word(kind).to_owned(),
        title: words.title.clone(),
        body: words.body.clone(),
        origin: match origin {
            Origin::Suggested => "suggested".to_owned(),
            Origin::Added => "added".to_owned(),
        },
        importance: place,
        created_at: person.ctx.now.millis(),
        created_by: Some(person.id.clone()),
        dropped_at: None,
        dropped_because: String::new(),
        version: 1,
    };
    rows::insert(&**tx, row).await?;
    finding_item::replace(&**tx, &finding, &words.items).await?;
    Ok(finding)
}

/// Says it in other words, or ties it to other items.
pub async fn edit(
    person: &Person,
    id: &AssessmentId,
    finding: &FindingId,
    seen: i64,
    words: Words,
) -> Result<()> {
    let facts = may_edit(person, id).await?;
    let words = check(&facts, words)?;
    let present = rows::find(person.ctx.db().read(), id, finding).await?.ok_or(Error::NotFound)?;
    let tx = person.ctx.begin().await?;
    if !rows::edit(&*tx, finding, seen, &words.title, &words.body).await? {
        return Err(Error::Conflict(serde_json::json!({
            "title": present.title, "text": present.body, "version": present.version,
        })));
    }
    finding_item::replace(&*tx, finding, &words.items).await?;
    let event =
        event(person, &facts, "review.finding-edited", finding).before(present.title).after(words.title);
    tx.commit(vec![event]).await
}

/// Takes a finding out, with the reason; it can be put back.
pub async fn drop_with_reason(
    person: &Person,
    id: &AssessmentId,
    finding: &FindingId,
    reason: &str,
) -> Result<()> {
    let facts = may_edit(person, id).await?;
    let reason = some_words("reason", reason)?;
    let present = rows::find(person.ctx.db().read(), id, finding).await?.ok_or(Error::NotFound)?;
    let tx = person.ctx.begin().await?;
    rows::set_dropped(&*tx, finding, Some(person.ctx.now.millis()), &reason).await?;
    let event = event(person, &facts, "review.finding-dropped", finding).before(present.title).after(reason);
    tx.commit(vec![event]).await
}

/// Says that a suggestion is none, with the reason, so that it is not made again.
pub async fn decline(
    person: &Person,
    id: &AssessmentId,
    kind: FindingKind,
    words: Words,
    reason: &str,
) -> Result<FindingId> {
    let facts = may_edit(person, id).await?;
    let (words, reason) = (check(&facts, words)?, some_words("reason", reason)?);
    let tx = person.ctx.begin().await?;
    let place = rows::lowest(&*tx, id, word(kind)).await? - 1;
    let finding = insert(person, &tx, id, kind, &words, Origin::Suggested, place).await?;
    rows::set_dropped(&*tx, &finding, Some(person.ctx.now.millis()), &reason).await?;
    let event = event(person, &facts, "review.finding-dropped", &finding).before(&words.title).after(reason);
    tx.commit(vec![event]).await?;
    Ok(finding)
}

/// Puts back what was dropped.
pub async fn restore(person: &Person, id: &AssessmentId, finding: &FindingId) -> Result<()> {
    let facts = may_edit(person, id).await?;
    let present = rows::find(person.ctx.db().read(), id, finding).await?.ok_or(Error::NotFound)?;
    let tx = person.ctx.begin().await?;
    rows::set_dropped(&*tx, finding, None, "").await?;
    let event = event(person, &facts, "review.finding-restored", finding).after(present.title);
    tx.commit(vec![event]).await
}

/// Which way a finding goes among those of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Up,
    Down,
}

/// Changes places with its neighbour; at the end it stays where it is.
pub async fn shift(person: &Person, id: &AssessmentId, finding: &FindingId, way: Way) -> Result<()> {
    let facts = may_edit(person, id).await?;
    let tx = person.ctx.begin().await?;
    let rows_now = rows::of_assessment(&*tx, id).await?;
    let kind = rows_now.iter().find(|row| row.id == *finding).ok_or(Error::NotFound)?.kind.clone();
    let standing: Vec<&rows::Model> =
        rows_now.iter().filter(|row| row.kind == kind && row.dropped_at.is_none()).collect();
    let at = standing.iter().position(|row| row.id == *finding).ok_or(Error::NotFound)?;
    let other = match way {
        Way::Up => at.checked_sub(1),
        Way::Down => Some(at + 1),
    };
    let Some(other) = other.and_then(|other| standing.get(other)) else { return Ok(()) };
    rows::set_place(&*tx, finding, other.importance).await?;
    rows::set_place(&*tx, &other.id, standing[at].importance).await?;
    let event = event(person, &facts, "review.finding-moved", finding)
        .before(standing[at].importance.to_string())
        .after(other.importance.to_string());
    tx.commit(vec![event]).await
}

async fn may_edit(person: &Person, id: &AssessmentId) -> Result<Facts> {
    let facts = facts::load(person, id).await?;
    person.may(Action::EditFindings, &facts.resource())?;
    match state::phase(&facts.row) {
        Phase::Moderating | Phase::Closed => Ok(facts),
        phase => Err(Error::NotNow(Refusal::new("not-moderating-yet").with("state", state::word(phase)))),
    }
}

fn check(facts: &Facts, words: Words) -> Result<Words> {
    let title = words.title.trim().to_owned();
    let mut faults = Vec::new();
    if title.is_empty() {
        faults.push(FieldFault::new("title", "title-missing"));
    }
    if title.chars().count() > LONGEST_TITLE {
        faults.push(FieldFault::new("title", "too-long").with("most", LONGEST_TITLE));
    }
    if let Err(fault) = alcove_domain::kit::check_words(&words.body) {
        faults.push(super::faults::of_words("text", &fault));
    }
    if words.items.is_empty() || words.items.iter().any(|item| facts.laid.node(item).is_none()) {
        faults.push(FieldFault::new("items", "finding-items"));
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let mut items = words.items;
    items.sort();
    items.dedup();
    Ok(Words { title, body: words.body.replace("\r\n", "\n").trim().to_owned(), items })
}

fn some_words(field: &str, text: &str) -> Result<String> {
    let text = text.trim();
    alcove_domain::kit::words::check_some_words(text)
        .map_err(|fault| Error::Invalid(vec![super::faults::of_words(field, &fault)]))?;
    Ok(text.to_owned())
}

fn event(person: &Person, facts: &Facts, act: &'static str, finding: &FindingId) -> crate::kit::Event {
    person.ctx.event(Some(&person.id), act, "finding", &finding.0).in_organisation(facts.organisation())
}
