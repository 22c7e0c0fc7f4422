//! The YAML library format of open assessment tools: frameworks, mappings, controls in one file.
//!
//! Only what makes a framework unusable is a fault. Everything else that is not understood is a
//! warning with its place; nothing is lost in silence. The choices are in
//! `docs/decisions/library-import.md`.

mod framework;
mod groups;
mod mappings;
mod node;
mod questions;
mod scores;
mod suggestions;
mod tally;
mod words;

use std::collections::HashMap;
use std::rc::Rc;

use alcove_domain::assess::edition::Edition;
use alcove_domain::kit::Lang;

use crate::codes::{self, Code};
use crate::fault::{Fault, Faults};
use crate::fields::{Fields, language};
use crate::import::Inspected;
use crate::loaded::Loaded;
use crate::near::nearest;
use crate::tree::{Budget, Kind, Node, load};
use tally::Tally;

pub use mappings::{ItemMapping, MappingSet};
pub use suggestions::{Suggestion, SuggestionKind};
pub(crate) use words::level_word;

/// What a library file held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Library {
    pub editions: Vec<Edition>,
    pub mappings: Vec<MappingSet>,
    pub suggestions: Vec<Suggestion>,
    pub warnings: Vec<Fault>,
}

const KEYS: [&str; 16] = [
    "urn",
    "locale",
    "ref_id",
    "name",
    "description",
    "version",
    "provider",
    "packager",
    "copyright",
    "publication_date",
    "translations",
    "dependencies",
    "labels",
    "annotation",
    "convert_library_version",
    "objects",
];

const OBJECTS: [&str; 8] = [
    "framework",
    "frameworks",
    "requirement_mapping_set",
    "requirement_mapping_sets",
    "reference_controls",
    "threats",
    "reference_control",
    "threat",
];

/// Reads a library from the bytes of a file, called `name` in its faults.
pub fn read_library(name: &str, bytes: &[u8]) -> Result<Library, Vec<Fault>> {
    let mut faults = Faults::default();
    let file: Rc<str> = Rc::from(name);
    match load(&file, bytes, &mut Budget::new(), &mut faults) {
        Some(node) => read_tree(&node, &file).1,
        None => Err(faults.into_list()),
    }
}

/// The same from a loaded tree; what each framework is about, and what is wrong with it alone, is known
/// even where there are faults.
pub(crate) fn read_tree(node: &Node, file: &Rc<str>) -> (Vec<Inspected>, Result<Library, Vec<Fault>>) {
    let mut reading = Reading {
        language: Lang::english(),
        faults: Faults::default(),
        warnings: Faults::default(),
        tally: Tally::default(),
        named: HashMap::new(),
    };
    let library = reading.library(node, file);
    let Reading { faults, mut warnings, tally, .. } = reading;
    tally.tell(&mut warnings);
    let Some((loaded, mut library)) = library else { return (Vec::new(), Err(faults.into_list())) };
    library.warnings = warnings.into_list();
    let mut inspected: Vec<Inspected> = loaded.iter().map(Inspected::of).collect();
    let of_file = faults.into_list();
    // What is wrong with the file as a whole stands at the first of its frameworks.
    if let Some(first) = inspected.first_mut() {
        first.faults.splice(0..0, of_file.iter().cloned());
        first.warnings.splice(0..0, library.warnings.iter().cloned());
    }
    let mut faults = Faults::default();
    faults.append(of_file);
    for loaded in loaded {
        faults.append(loaded.faults);
        library.warnings.extend(loaded.warnings);
        library.editions.extend(loaded.edition);
    }
    let read = if faults.is_empty() { Ok(library) } else { Err(faults.into_list()) };
    (inspected, read)
}

/// What is gathered while a library is read.
struct Reading {
    language: Lang,
    faults: Faults,
    warnings: Faults,
    tally: Tally,
    /// Controls and threats that nodes name, with the items that name them.
    named: HashMap<String, Vec<(String, String)>>,
}

impl Reading {
    fn library(&mut self, node: &Node, file: &Rc<str>) -> Option<(Vec<Loaded>, Library)> {
        let fields = Fields::open_any(node, file, "library", &mut self.faults)?;
        self.note_unknown(&fields, &KEYS, &["labels", "annotation"]);
        if let Some(tag) = fields.optional_text("locale", &mut self.warnings) {
            let place = fields.place_at("locale");
            self.language = language(&tag, &place, &mut self.faults).unwrap_or_else(Lang::english);
        }
        for urn in fields.texts("dependencies", &mut self.warnings) {
            let place = fields.place_at("dependencies");
            self.warnings.add(&place, codes::LIBRARY_DEPENDENCY, &[("urn", &urn)]);
        }
        let objects = fields.get("objects")?;
        let objects = Fields::open_any(objects, file, "objects", &mut self.faults)?;
        for (key, _) in
            objects.entries().iter().filter(|(key, _)| !OBJECTS.iter().any(|known| key.is_key(known)))
        {
            self.tally.not_imported(key.key_text(), &objects.place_of(key));
        }
        let mut loaded = Vec::new();
        for node in one_or_many(&objects, &["framework", "frameworks"]) {
            loaded.extend(self.framework(node, &fields));
        }
        let mut library = Library::default();
        for node in one_or_many(&objects, &["requirement_mapping_set", "requirement_mapping_sets"]) {
            let editions = loaded.iter().filter_map(|loaded| loaded.edition.as_ref());
            library.mappings.extend(mappings::read(node, file, editions, self));
        }
        library.suggestions = suggestions::read(&objects, self);
        let nothing = loaded.is_empty() && library.mappings.is_empty() && library.suggestions.is_empty();
        if nothing && self.faults.is_empty() {
            self.faults.add(&objects.place(), codes::LIBRARY_EMPTY, &[]);
        }
        Some((loaded, library))
    }

    /// One framework, with the faults that reading it found.
    fn framework(&mut self, node: &Node, library: &Fields) -> Option<Loaded> {
        let before = std::mem::take(&mut self.faults);
        let read = framework::read(node, library, self);
        let found = std::mem::replace(&mut self.faults, before).into_list();
        let Some(mut loaded) = read else {
            self.faults.append(found);
            return None;
        };
        loaded.faults.splice(0..0, found);
        Some(loaded)
    }

    /// Counts the keys that are not known, and those that are known and have no place with us.
    fn note_unknown(&mut self, fields: &Fields, known: &[&str], dropped: &[&str]) {
        for (key, value) in fields.entries() {
            let unknown = !known.iter().any(|name| key.is_key(name));
            let dropped = dropped.iter().any(|name| key.is_key(name)) && !is_empty(value);
            if unknown && let Some(near) = nearest(key.key_text(), known.iter().copied()) {
                let args = [("key", key.key_text()), ("near", near)];
                self.warnings.add(&fields.place_of(key), codes::KEY_UNKNOWN_NEAR, &args);
            } else if unknown || dropped {
                self.tally.not_imported(key.key_text(), &fields.place_of(key));
            }
        }
    }

    fn count(&mut self, code: Code, place: &crate::fault::Place) {
        self.tally.count(code, place);
    }
}

fn is_empty(node: &Node) -> bool {
    match &node.kind {
        Kind::Scalar { text, .. } => node.is_null() || text.trim().is_empty(),
        Kind::List(list) => list.is_empty(),
        Kind::Map(entries) => entries.is_empty(),
    }
}

/// The maps under any of the keys, each holding one map or a list of maps.
fn one_or_many<'t>(fields: &Fields<'t>, keys: &[&str]) -> Vec<&'t Node> {
    let values = keys.iter().filter_map(|key| fields.get(key));
    values
        .flat_map(|value| match &value.kind {
            Kind::List(list) => list.iter().collect(),
            _ => vec![value],
        })
        .collect()
}

/// URNs are compared in lower case; a blank in one would make it no identifier.
fn urn_key(urn: &str) -> String {
    let lower = urn.trim().to_lowercase();
    if lower.contains(char::is_whitespace) { slug(&lower) } else { lower }
}

/// An identifier from a name: no blanks, else as it is.
fn slug(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join("-")
}

fn last_part(urn: &str) -> &str {
    urn.rsplit(':').next().unwrap_or(urn)
}
