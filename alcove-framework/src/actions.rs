//! Ready-made actions that answer a low rating: what a plan starts from when nobody has an idea yet.
//!
//! A library stands beside a framework and not in its edition: an edition is frozen when it is first
//! used, and new actions may join the library at any time.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use alcove_domain::assess::edition::{Edition, ItemRef, TextState};
use alcove_domain::kit::Lang;
use alcove_domain::plan::money::Need;

use crate::fault::{Fault, Faults};
use crate::tree::{Budget, load};
use crate::{check, read};

/// The actions for one framework.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionLibrary {
    /// The family of the framework it is for, whichever the edition.
    pub framework: String,
    /// The language it was written in.
    pub language: Lang,
    pub publisher: Option<String>,
    pub licence: Option<String>,
    pub source: Option<String>,
    /// In the order of the file.
    pub actions: Vec<Action>,
}

/// Something to do that is known to help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    pub id: String,
    pub criterion: ItemRef,
    /// Rated items below the criterion that a low rating of would call for it.
    pub answers: BTreeSet<ItemRef>,
    pub kind: ActionKind,
    /// Person-days of all who take part.
    pub effort: u16,
    /// From the first step to the output, as it usually goes.
    pub weeks: u16,
    pub needs: BTreeSet<Need>,
    /// Per language; every language of the edition.
    pub texts: BTreeMap<Lang, ActionText>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ActionKind {
    /// Agree on a way of working and write it down.
    Rule,
    /// Try something in one unit or group before all follow.
    Trial,
    /// People learn something.
    Training,
    /// Put a place, a machine or a material in order.
    Equipment,
    /// Work with somebody outside.
    Partnership,
    /// Count, ask or look before deciding.
    Measuring,
}

/// An action in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActionText {
    /// What to do, as an order: "Open the workshop on Saturdays".
    pub name: String,
    pub steps: Vec<String>,
    /// What is there when it is done.
    pub output: String,
    /// What shows others that it was done.
    pub evidence: String,
    /// What people notice first when it works.
    pub sign: String,
    /// What usually gets in the way, and what helps against it.
    pub obstacle: String,
    pub answer: String,
    pub state: TextState,
}

impl ActionKind {
    pub const ALL: [(&'static str, Self); 6] = [
        ("rule", Self::Rule),
        ("trial", Self::Trial),
        ("training", Self::Training),
        ("equipment", Self::Equipment),
        ("partnership", Self::Partnership),
        ("measuring", Self::Measuring),
    ];
}

/// Reads a library from the bytes of one file, called `name` in its faults, and checks it against
/// the edition it is for.
pub fn read_actions(name: &str, bytes: &[u8], edition: &Edition) -> Result<ActionLibrary, Vec<Fault>> {
    let mut faults = Faults::default();
    let file: Rc<str> = Rc::from(name);
    let mut budget = Budget::new();
    let read = load(&file, bytes, &mut budget, &mut faults)
        .and_then(|node| read::actions_of_file(&node, &file, budget, &mut faults));
    if let Some((library, places)) = &read {
        check::check_actions(library, edition, places, &mut faults, &mut Faults::default());
    }
    read.map(|(library, _)| library).filter(|_| faults.is_empty()).ok_or_else(|| faults.into_list())
}
