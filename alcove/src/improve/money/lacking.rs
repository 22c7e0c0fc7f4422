//! What actions lack: money that nobody promised, and needs that nobody has secured.

use std::collections::BTreeMap;

use alcove_domain::kit::Number;
use alcove_domain::plan::Currency;
use alcove_domain::plan::money::Need;
use alcove_domain::plan::standing::Counts;

use super::{Only, ledger, needs};
use crate::improve::facts::Facts;
use crate::plan::store::line::Model;
use crate::plan::store::need;

/// One thing that an action lacks; money by its year.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lack {
    /// The place in the list of the plan, so that wishes come in its order.
    pub place: usize,
    /// Whether it is without a price: money comes first.
    is_unpriced: bool,
    pub money: Option<(i16, Currency)>,
    /// The place of the kind among all kinds.
    pub need: usize,
    pub need_id: Option<String>,
}

pub struct Lacking {
    /// The action in the outline.
    pub at: usize,
    pub amount: Number,
    pub notes: Vec<String>,
    /// How much of it, and in which unit.
    pub quantity: Option<(Number, String)>,
}

/// All of it, in the order of the plan. What is cancelled or suspended asks for nothing.
pub fn lacks(facts: &Facts, only: &Only) -> BTreeMap<Lack, Lacking> {
    let mut lacks = money(facts, only);
    let standings = facts.rows.standings();
    let places = places(facts);
    for row in needs::live(facts).filter(|row| row.secured_at.is_none()) {
        let Ok(at) = facts.place(row.node_id.as_str()) else { continue };
        let is_open = facts.outline.standing(&standings, at).is_open();
        // What has money of its own is wanted as money, or paid for already.
        let has_money =
            facts.rows.lines.iter().any(|line| line.need_id.as_ref() == Some(&row.id) && stands(facts, line));
        if !is_open || has_money || !only.holds(&facts.outline.nodes()[at].id) {
            continue;
        }
        let lack = Lack {
            place: places.get(&at).copied().unwrap_or(usize::MAX),
            is_unpriced: true,
            money: None,
            need: kind(row.need().unwrap_or(Need::Money)),
            need_id: Some(row.id.0.clone()),
        };
        let lacking = Lacking { at, amount: Number::zero(), notes: Vec::new(), quantity: quantity(row) };
        lacks.insert(lack, lacking);
    }
    lacks
}

/// What is planned and not funded, netted: what was taken back is not wanted any more.
fn money(facts: &Facts, only: &Only) -> BTreeMap<Lack, Lacking> {
    let standings = facts.rows.standings();
    let places = places(facts);
    let mut lacks: BTreeMap<Lack, Lacking> = BTreeMap::new();
    for row in facts.rows.lines.iter().filter(|row| row.is_unfunded_plan()) {
        let Some(line) = row.known() else { continue };
        let Some(at) = facts.outline.find(&line.node) else { continue };
        let is_left = facts.outline.standing(&standings, at).counts() == Counts::OnlyWhatIsBound;
        if is_left || !only.holds(&line.node) {
            continue;
        }
        let lack = Lack {
            place: places.get(&at).copied().unwrap_or(usize::MAX),
            is_unpriced: false,
            money: Some((line.year, line.currency.clone())),
            need: kind(line.need),
            need_id: row.need_id.as_ref().map(|id| id.0.clone()),
        };
        let lacking = lacks.entry(lack).or_insert_with(|| Lacking {
            at,
            amount: Number::zero(),
            notes: Vec::new(),
            quantity: row.need_id.as_ref().and_then(|id| quantity(needs::find(facts, id).ok()?)),
        });
        lacking.amount = &lacking.amount + &line.amount;
        if stands(facts, row) && !row.note.is_empty() && !lacking.notes.contains(&row.note) {
            lacking.notes.push(row.note.clone());
        }
    }
    lacks.retain(|_, lacking| !lacking.amount.is_zero());
    lacks
}

/// Nodes by where they are listed.
fn places(facts: &Facts) -> BTreeMap<usize, usize> {
    facts.listed.iter().enumerate().map(|(place, row)| (row.at, place)).collect()
}

fn kind(need: Need) -> usize {
    Need::ALL.iter().position(|(_, known)| *known == need).unwrap_or_default()
}

fn quantity(row: &need::Model) -> Option<(Number, String)> {
    Some((Number::parse(row.quantity.as_deref()?).ok()?, row.unit.clone()))
}

fn stands(facts: &Facts, row: &Model) -> bool {
    row.reverses_id.is_none() && ledger::taken_back(facts, &row.id).is_none()
}
