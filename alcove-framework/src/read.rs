//! Our own format, as `docs/framework-format.md` describes it.

mod actions;
mod files;
mod instrument;
mod items;
mod parts;
mod texts;
mod variants;

use std::path::Path;
use std::rc::Rc;

use alcove_domain::assess::edition::{Edition, MissingPolicy, Publication, RollUp, Subject};
use alcove_domain::kit::Lang;

use crate::codes;
use crate::fault::{Faults, Place};
use crate::fields::Fields;
use crate::loaded::Loaded;
use crate::places::Places;
use crate::tree::{Budget, Node, load};
use files::Home;

pub(crate) use actions::{ACTIONS_FORMAT, of_file as actions_of_file};
pub(crate) use instrument::RESERVED;
pub(crate) use items::{LENSES, LINEAGE_KINDS, RELATIONS, unknown_ref};

/// The marker of the format, with the one version this program reads.
pub(crate) const FORMAT: &str = "framework/1";

/// The key of that marker.
pub(crate) const MARK: &str = "alcove";

/// What a framework says of itself in a word or a sentence: keys of its file, and rows of the first
/// sheet of a workbook.
pub(crate) const FACTS: [&str; 14] = [
    "urn",
    "version",
    "language",
    "name",
    "description",
    "publisher",
    "licence",
    "source",
    "published",
    "publication",
    "subject",
    "state",
    "roll_up",
    "missing",
];

/// What it is made of.
const PARTS: [&str; 9] =
    ["tiers", "scales", "tags", "presets", "glossary", "variants", "items", "texts", "$schema"];

/// Reads a framework from a directory with `framework.yaml`, or from one file.
pub fn read_path(path: &Path) -> Loaded {
    let mut faults = Faults::default();
    let mut home = Home::open(path, &mut faults);
    let built = home.as_mut().and_then(|home| {
        let (file, node) = home.load_main(&mut faults)?;
        build(&node, &file, home, &mut faults)
    });
    let loaded = Loaded::finish(built, faults, Faults::default());
    let mut faults = Faults::default();
    let beside = home.as_mut().filter(|_| loaded.edition.is_some());
    let beside = beside.and_then(|home| actions::beside(home, &mut faults));
    loaded.with_actions(beside, faults)
}

/// Reads a framework from the bytes of one file, called `name` in its faults.
pub fn read_bytes(name: &str, bytes: &[u8]) -> Loaded {
    let mut faults = Faults::default();
    let file: Rc<str> = Rc::from(name);
    let mut budget = Budget::new();
    let built = load(&file, bytes, &mut budget, &mut faults)
        .and_then(|node| build(&node, &file, &mut Home::alone(budget), &mut faults));
    Loaded::finish(built, faults, Faults::default())
}

/// Reads an edition that was checked when it came in. What a later program would object to is a
/// warning here: a closed cycle stays readable whatever the rules have become.
pub fn read_stored(name: &str, bytes: &[u8]) -> Loaded {
    let mut faults = Faults::default();
    let file: Rc<str> = Rc::from(name);
    let mut budget = Budget::new();
    let built = load(&file, bytes, &mut budget, &mut faults)
        .and_then(|node| build(&node, &file, &mut Home::alone(budget), &mut faults));
    Loaded::finish_checked(built, faults)
}

/// The same from a tree that was loaded to find out what it is.
pub(crate) fn read_tree(node: &Node, file: &Rc<str>) -> Loaded {
    let mut faults = Faults::default();
    let built = build(node, file, &mut Home::alone(Budget::new()), &mut faults);
    Loaded::finish(built, faults, Faults::default())
}

fn build(node: &Node, file: &Rc<str>, home: &mut Home, faults: &mut Faults) -> Option<(Edition, Places)> {
    let keys: Vec<&str> = [MARK].into_iter().chain(FACTS).chain(PARTS).collect();
    let fields = Fields::open(node, file, "framework", &keys, faults)?;
    check_marker(&fields, faults)?;
    let language = match fields.get("language") {
        Some(_) => fields.language("language", faults).unwrap_or_else(Lang::english),
        None => {
            faults.add(&fields.place(), codes::KEY_MISSING, &[("key", "language")]);
            Lang::english()
        }
    };
    let whole = fields.place();
    let mut places = Places { authored: node.sheet == 0, whole, ..Places::of_whole(file) };
    let tiers = parts::tiers(&fields, &language, &mut places, faults);
    let publications =
        [("public", Publication::Public), ("not-for-publication", Publication::NotForPublication)];
    let subjects = [("institution", Subject::Institution), ("practice", Subject::Practice)];
    let mut edition = Edition {
        urn: urn(&fields, faults),
        version: fields.needed_text("version", faults),
        texts: fields.label_in(&language, faults),
        publisher: fields.optional_text("publisher", faults),
        licence: fields.optional_text("licence", faults),
        source: fields.optional_text("source", faults),
        published: fields.day("published", faults),
        publication: fields.word("publication", &publications, faults).unwrap_or(Publication::Public),
        subject: fields.word("subject", &subjects, faults).unwrap_or_default(),
        scales: parts::scales(&fields, &language, &mut places, faults),
        tags: parts::tags(&fields, &language, &mut places, faults),
        presets: parts::presets(&fields, &language, &mut places, faults),
        glossary: parts::glossary(&fields, &language, &mut places, faults),
        variants: variants::read_all(&fields, home, &mut places, faults),
        roll_up: parts::roll_up(&fields, "roll_up", faults).unwrap_or(RollUp::WeightedMean),
        missing: parts::missing(&fields, faults).unwrap_or(MissingPolicy::LeaveOut),
        items: Vec::new(),
        tiers,
        language,
    };
    let state = items::state(&fields, faults).unwrap_or_default();
    let list = fields.list("items", faults);
    items::read(&mut edition, list, file, state, home, &mut places, faults);
    texts::read_all(&mut edition, &fields, home, &mut places, faults);
    Some((edition, places))
}

fn check_marker(fields: &Fields, faults: &mut Faults) -> Option<()> {
    let format = fields.text("alcove", faults);
    if format == FORMAT {
        return Some(());
    }
    if format.starts_with("framework/") {
        faults.add(&fields.place_at("alcove"), codes::FORMAT_NEWER, &[("format", &format)]);
    } else {
        faults.add(&fields.place_at("alcove"), codes::FORMAT_UNKNOWN, &[]);
    }
    None
}

fn urn(fields: &Fields, faults: &mut Faults) -> String {
    let urn = fields.needed_text("urn", faults).to_lowercase();
    if !urn.is_empty() && !is_urn(&urn) {
        faults.add(&fields.place_at("urn"), codes::URN_BAD, &[("urn", &urn)]);
    }
    urn
}

pub(crate) fn is_urn(text: &str) -> bool {
    let parts: Vec<&str> = text.splitn(3, ':').collect();
    matches!(parts[..], [scheme, space, rest] if scheme.eq_ignore_ascii_case("urn") && !space.is_empty() && !rest.is_empty())
        && text.len() <= 300
        && !text.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// A fault's place for a part that names nothing closer.
fn place(path: &Rc<str>, node: &Node) -> Place {
    crate::fields::place_of(path, node)
}
