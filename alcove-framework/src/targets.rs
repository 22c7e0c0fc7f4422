//! Names for what an item may map to outside its framework: a list that stands beside the texts.

use std::collections::BTreeMap;
use std::rc::Rc;

use alcove_domain::kit::Lang;

use crate::fault::{Fault, Faults};
use crate::fields::{Fields, text_of};
use crate::tree::{Budget, Node, load};

/// Something outside that items map to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// As in `maps`: `eqavet:9`.
    pub to: String,
    pub name: BTreeMap<Lang, String>,
    /// The name of the list it belongs to.
    pub set: BTreeMap<Lang, String>,
}

/// Reads a list of targets: `sets`, each with a name and its targets.
pub fn read_targets(name: &str, bytes: &[u8]) -> Result<Vec<Target>, Vec<Fault>> {
    let mut faults = Faults::default();
    let file: Rc<str> = Rc::from(name);
    let mut found = Vec::new();
    if let Some(node) = load(&file, bytes, &mut Budget::new(), &mut faults)
        && let Some(list) = Fields::open(&node, &file, "targets", &["sets"], &mut faults)
    {
        for set in list.list("sets", &mut faults) {
            add_set(set, &list, &mut found, &mut faults);
        }
    }
    if faults.is_empty() { Ok(found) } else { Err(faults.into_list()) }
}

fn add_set(node: &Node, list: &Fields, found: &mut Vec<Target>, faults: &mut Faults) {
    let keys = ["id", "name", "source", "targets"];
    let Some(set) = Fields::open(node, list.path(), "set", &keys, faults) else { return };
    let name = names(set.map("name", faults), &set, faults);
    for node in set.list("targets", faults) {
        let Some(target) = Fields::open_any(node, set.path(), "target", faults) else { continue };
        let to = target.needed_text("to", faults);
        let others: Vec<_> = target.entries().iter().filter(|(key, _)| !key.is_key("to")).cloned().collect();
        found.push(Target { to, name: names(&others, &target, faults), set: name.clone() });
    }
}

fn names(entries: &[(Node, Node)], fields: &Fields, faults: &mut Faults) -> BTreeMap<Lang, String> {
    let named = entries.iter().filter_map(|(key, value)| {
        let lang = Lang::new(key.key_text()).ok()?;
        Some((lang, text_of(value, fields.path(), key.key_text(), faults)))
    });
    named.collect()
}
