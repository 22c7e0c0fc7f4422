//! A new assessment that follows one before it: its scope, its seats, and the evidence that still
//! counts, carried over by lineage.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use alcove_domain::assess::edition::ItemRef;
use alcove_domain::assess::lineage::Lineage;
use alcove_domain::assess::scope::{LocalItem, Scope};

use super::facts::Facts;
use super::seats::{self, Answers, Holder};
use super::setup::{self, New};
use super::store::{carry, own_items, people};
use super::{facts, outline};
use crate::assess::editions::Known;
use crate::assess::store::{item, rating_evidence};
use crate::kit::ids::{AssessmentId, ItemId, PersonId, SeatId, UnitId};
use crate::kit::words::format::day_in;
use crate::kit::{Error, Result, Tx};
use crate::network::Person;
use crate::network::store::unit;

/// A new assessment, and what it took over.
pub struct Carried {
    pub id: AssessmentId,
    pub items: usize,
    pub seats: usize,
    pub evidence: usize,
    /// Items in scope whose words or instrument changed, or which are new.
    pub flagged: usize,
}

/// Sets up an assessment after `previous`, of the same organisation and framework.
pub async fn create(person: &Person, new: New, previous: &AssessmentId) -> Result<Carried> {
    let (known, fresh) = setup::check_new(person, &new).await?;
    let before = facts::load(person, previous).await?;
    if *before.organisation() != new.organisation_id {
        return Err(Error::NotFound);
    }
    if before.laid.known.framework_id != known.framework_id {
        return Err(Error::invalid("previous_id", "another-framework"));
    }
    let lineage = Lineage::between(&before.laid.known.edition, &known.edition);
    let mut scope = carry_scope(&before.laid.scope, &known, &lineage);
    // A setting that is chosen now goes before the one of that time.
    scope.variant = fresh.variant.or(scope.variant);
    let holders = present_holders(person, &before).await?;
    let tx = person.ctx.begin().await?;
    let row = setup::insert(person, &tx, &new, &known, &scope, Some(previous.clone())).await?;
    own_items::follow(&*tx, &row.id, &known, &scope).await?;
    let items = carry_items(&tx, &row.id, &before, &known, &lineage).await?;
    let seats = carry_seats(person, &tx, &row.id, &before, &holders, &items).await?;
    let today = day_in(person.ctx.now, &person.zone).to_string();
    let evidence = carry_evidence(person, &tx, &row.id, previous, &today, &seats, &items).await?;
    let flagged = outline::changes(&lineage).keys().filter(|item| scope.chosen.contains(item)).count();
    tx.commit(vec![setup::created(person, &row)]).await?;
    Ok(Carried { id: row.id, items: scope.len(), seats: seats.len(), evidence, flagged })
}

/// What was chosen is chosen again, what was left out is left out for the same reason; what is new
/// comes in, and is flagged.
fn carry_scope(before: &Scope, known: &Known, lineage: &Lineage) -> Scope {
    let mut origins: BTreeMap<&ItemRef, Vec<&ItemRef>> = BTreeMap::new();
    for tie in &lineage.ties {
        origins.entry(&tie.later).or_default().push(&tie.earlier);
    }
    let mut scope = Scope::default();
    for (_, item) in known.edition.rated() {
        let from = origins.get(&item.id).map_or(&[][..], Vec::as_slice);
        let excluded = from.iter().find_map(|earlier| before.excluded.get(earlier));
        let chosen = from.is_empty() || from.iter().any(|earlier| before.chosen.contains(earlier));
        match excluded.filter(|_| !chosen) {
            Some(why) => {
                scope.excluded.insert(item.id.clone(), why.clone());
            }
            None => {
                scope.chosen.insert(item.id.clone());
            }
        }
    }
    for item in &known.edition.items {
        let Some([earlier]) = origins.get(&item.id).map(Vec::as_slice) else { continue };
        if let Some(wording) = before.wording.get(earlier) {
            scope.wording.insert(item.id.clone(), wording.clone());
        }
        if let Some(weight) = before.weights.get(earlier) {
            scope.weights.insert(item.id.clone(), weight.clone());
        }
    }
    scope.variant = before.variant.clone().filter(|id| known.edition.variant(id).is_some());
    scope.local = before.local.iter().filter_map(|local| carry_local(local, known, lineage)).collect();
    scope
}

/// An own item stays where its heading does, and where its scale is still there.
fn carry_local(local: &LocalItem, known: &Known, lineage: &Lineage) -> Option<LocalItem> {
    use alcove_domain::assess::edition::Instrument;
    if let Instrument::Scale(scale) = &local.instrument {
        known.edition.scale(scale)?;
    }
    if known.at(&local.id).is_some() {
        return None;
    }
    let under = match &local.under {
        None => None,
        Some(earlier) => Some(lineage.ties.iter().find(|tie| tie.earlier == *earlier)?.later.clone()),
    };
    Some(LocalItem { under, ..local.clone() })
}

/// Units that are not archived and people who still belong here.
async fn present_holders(person: &Person, before: &Facts) -> Result<BTreeSet<Holder>> {
    let db = person.ctx.db().read();
    let units = unit::of_organisation(db, before.organisation()).await?;
    let members = people::members(db, before.organisation(), person.ctx.now.millis()).await?;
    let units = units.into_iter().map(|unit: unit::Model| Holder::Unit(UnitId(unit.id.0)));
    let members = members.into_iter().map(|(row, _)| Holder::Person(PersonId(row.person_id.0)));
    Ok(units.chain(members).collect())
}

/// For each item of the earlier assessment, those that come from it.
async fn carry_items(
    tx: &Tx,
    id: &AssessmentId,
    before: &Facts,
    known: &Known,
    lineage: &Lineage,
) -> Result<HashMap<ItemId, Vec<ItemId>>> {
    let mut items: HashMap<ItemId, Vec<ItemId>> = HashMap::new();
    for tie in &lineage.ties {
        let earlier = before.laid.known.id_of(&tie.earlier);
        if let (Some(earlier), Some(later)) = (earlier, known.id_of(&tie.later)) {
            items.entry(earlier.clone()).or_default().push(later.clone());
        }
    }
    let own: HashMap<String, ItemId> =
        item::of_assessment(&**tx, id).await?.into_iter().map(|row| (row.reference, row.id)).collect();
    for (node, earlier) in before.laid.node_ids.iter().enumerate() {
        if let Some(later) = own.get(&before.laid.item_ref(node).0) {
            items.entry(earlier.clone()).or_default().push(later.clone());
        }
    }
    Ok(items)
}

async fn carry_seats(
    person: &Person,
    tx: &Tx,
    id: &AssessmentId,
    before: &Facts,
    holders: &BTreeSet<Holder>,
    items: &HashMap<ItemId, Vec<ItemId>>,
) -> Result<HashMap<SeatId, SeatId>> {
    let mut given: HashMap<SeatId, Vec<ItemId>> = HashMap::new();
    for link in crate::assess::store::seat_item::of_assessment(&**tx, &before.row.id).await? {
        given
            .entry(link.seat_id)
            .or_default()
            .extend(items.get(&link.item_id).into_iter().flatten().cloned());
    }
    let mut seats = HashMap::new();
    for seated in &before.laid.seats {
        let Some(holder) = Holder::of(&seated.row).filter(|holder| holders.contains(holder)) else {
            continue;
        };
        let answers = if seated.row.everything_since.is_some() {
            Answers::All
        } else {
            let mut below = given.remove(&seated.row.id).unwrap_or_default();
            below.sort();
            below.dedup();
            if below.is_empty() {
                continue;
            }
            Answers::Below(below)
        };
        let seat = seats::insert(&person.ctx, tx, id, &holder, &answers).await?;
        seats.insert(seated.row.id.clone(), seat);
    }
    Ok(seats)
}

async fn carry_evidence(
    person: &Person,
    tx: &Tx,
    id: &AssessmentId,
    previous: &AssessmentId,
    today: &str,
    seats: &HashMap<SeatId, SeatId>,
    items: &HashMap<ItemId, Vec<ItemId>>,
) -> Result<usize> {
    let mut rows = BTreeSet::new();
    for attached in carry::still_valid(&**tx, previous, today).await? {
        let Some(seat) = seats.get(&attached.seat_id) else { continue };
        for item in items.get(&attached.item_id).into_iter().flatten() {
            rows.insert((seat.clone(), item.clone(), attached.evidence_id.clone()));
        }
    }
    let count = rows.iter().map(|(_, _, evidence)| evidence).collect::<BTreeSet<_>>().len();
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(seat, item, evidence)| rating_evidence::Model {
            seat_id: seat,
            item_id: item,
            evidence_id: evidence,
            assessment_id: id.clone(),
            attached_at: person.ctx.now.millis(),
            attached_by: Some(person.id.clone()),
        })
        .collect();
    rating_evidence::add_all(&**tx, &rows).await?;
    Ok(count)
}
