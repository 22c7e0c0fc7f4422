//! The library of an organisation: a list of what the person may see, filtered, page by page.

use std::collections::{HashMap, HashSet};

use alcove_domain::evidence::last_day_of_soon;
use alcove_domain::network::{Confidentiality, ListScope, evidence_scope};

use super::find::{self, Evidence, today};
use super::store::{list, places};
use super::uses::Uses;
use crate::kit::ids::{EvidenceId, OrganisationId, UnitId};
use crate::kit::{Result, fold};
use crate::network::Person;
use crate::network::store::unit;

/// What is asked of the library; nothing asked is everything.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub search: String,
    pub kind: Option<String>,
    /// This unit and those below it.
    pub unit: Option<UnitId>,
    pub confidentiality: Option<Confidentiality>,
    /// Expired, or ends soon.
    pub expiring: bool,
    /// Attached to nothing.
    pub unused: bool,
    pub after: Option<EvidenceId>,
    pub limit: Option<u64>,
}

#[derive(Clone, Debug)]
pub struct Listed {
    pub evidence: Vec<Evidence>,
    /// The last one here, where more come after it.
    pub next: Option<EvidenceId>,
}

/// One page of cards on a wide screen, and no long wait on a weak connection.
const PAGE: u64 = 24;

/// The most that a machine gets at once.
pub const MOST: u64 = 200;

/// The organisation's evidence that the person may see, the newest first. An organisation that the
/// person does not belong to shows what is open to them, which may be nothing.
pub async fn list(person: &Person, organisation: &OrganisationId, filter: Filter) -> Result<Listed> {
    let db = person.ctx.db().read();
    let units = places::units(db, organisation).await?;
    let scope = evidence_scope(&person.actor);
    let reached = match &scope.kept_to_a_unit {
        ListScope::Everywhere => Vec::new(),
        ListScope::In { units: roots, .. } => below(&units, |id| roots.contains(&id.as_str().into())),
    };
    let limit = filter.limit.unwrap_or(PAGE).clamp(1, MOST);
    let used = person.ctx.app.part::<Uses>();
    let ask = list::Ask {
        words: fold::words(&filter.search),
        kind: filter.kind,
        units: filter.unit.map(|wanted| below(&units, |id| *id == wanted)),
        confidentiality: filter.confidentiality,
        expires_until: filter.expiring.then(|| last_day_of_soon(today(person)).to_string()),
        not_in: if filter.unused {
            used.0.iter().map(|source| (source.used)()).collect()
        } else {
            Vec::new()
        },
        after: filter.after,
        limit: limit + 1,
    };
    let mut rows = list::of_organisation(db, organisation, &scope, &reached, ask).await?;
    let more = rows.len() as u64 > limit;
    rows.truncate(limit as usize);
    let next = rows.last().filter(|_| more).map(|row| row.id.clone());
    Ok(Listed { evidence: find::assemble(&person.ctx, rows).await?, next })
}

/// The units that fit, with all below them.
fn below(units: &[unit::Model], fits: impl Fn(&UnitId) -> bool) -> Vec<UnitId> {
    let mut children: HashMap<&UnitId, Vec<&UnitId>> = HashMap::new();
    for unit in units {
        if let Some(parent) = &unit.parent_id {
            children.entry(parent).or_default().push(&unit.id);
        }
    }
    let mut waiting: Vec<&UnitId> = units.iter().map(|unit| &unit.id).filter(|id| fits(id)).collect();
    let mut found: HashSet<&UnitId> = HashSet::new();
    while let Some(id) = waiting.pop() {
        if found.insert(id) {
            waiting.extend(children.get(id).into_iter().flatten());
        }
    }
    units.iter().map(|unit| &unit.id).filter(|id| found.contains(id)).cloned().collect()
}
