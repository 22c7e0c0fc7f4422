//! Actions: they belong to one framework, answer items that are rated, and speak its languages.

use std::collections::{BTreeSet, HashMap};

use alcove_domain::assess::edition::{Edition, ItemRef};
use alcove_domain::kit::Lang;

use super::{ID_LIMIT, NAME_LIMIT, TEXT_LIMIT};
use crate::actions::{Action, ActionLibrary, ActionText};
use crate::codes;
use crate::fault::{Faults, Place};
use crate::loaded::languages;
use crate::near::nearest;
use crate::places::{ActionPlaces, LibraryPlaces};

/// A name is read in a list, at a glance.
const NAME_WORDS: usize = 10;

pub(crate) fn check(
    library: &ActionLibrary,
    edition: &Edition,
    places: &LibraryPlaces,
    faults: &mut Faults,
    warnings: &mut Faults,
) {
    if library.framework != edition.urn {
        let args = [("said", library.framework.as_str()), ("urn", edition.urn.as_str())];
        faults.add(&places.framework, codes::ACTIONS_FRAMEWORK, &args);
        return;
    }
    let mut known = HashMap::with_capacity(edition.items.len());
    for (at, item) in edition.items.iter().enumerate() {
        known.entry(item.id.0.as_str()).or_insert(at);
    }
    let mut tags: BTreeSet<Lang> = languages(edition).into_iter().collect();
    tags.insert(library.language.clone());
    let mut checking = Checking { edition, known, tags, own: &library.language, faults, warnings };
    let mut seen = BTreeSet::new();
    for (action, places) in library.actions.iter().zip(&places.actions) {
        checking.id(action, &places.whole, seen.insert(action.id.as_str()));
        checking.items(action, &places.whole);
        checking.languages(action, places);
    }
}

struct Checking<'c> {
    edition: &'c Edition,
    known: HashMap<&'c str, usize>,
    tags: BTreeSet<Lang>,
    own: &'c Lang,
    faults: &'c mut Faults,
    warnings: &'c mut Faults,
}

impl Checking<'_> {
    fn id(&mut self, action: &Action, place: &Place, first: bool) {
        let id = action.id.as_str();
        if !first {
            self.faults.add(place, codes::ID_DUPLICATE, &[("kind", "action"), ("id", id)]);
        }
        let odd = |c: char| c.is_whitespace() || c.is_control();
        if id.contains(odd) || id.chars().count() > ID_LIMIT {
            self.faults.add(place, codes::ID_BAD, &[("id", id), ("limit", &ID_LIMIT.to_string())]);
        }
    }

    fn items(&mut self, action: &Action, place: &Place) {
        let Some(criterion) = self.find(&action.criterion, place) else { return };
        for item in &action.answers {
            let Some(at) = self.find(item, place) else { continue };
            let args = [
                ("id", action.id.as_str()),
                ("item", item.0.as_str()),
                ("criterion", action.criterion.0.as_str()),
            ];
            if self.edition.items[at].instrument.is_none() {
                self.faults.add(place, codes::ACTION_ITEM_NOT_RATED, &args[..2]);
            } else if !self.stands_in(at, criterion) {
                self.faults.add(place, codes::ACTION_ITEM_ELSEWHERE, &args);
            }
        }
    }

    fn find(&mut self, item: &ItemRef, place: &Place) -> Option<usize> {
        let found = self.known.get(item.0.as_str()).copied();
        if found.is_none() && !item.0.is_empty() {
            let search = self.faults.count() < Faults::KEPT;
            let near = if search { nearest(&item.0, self.known.keys().copied()) } else { None };
            crate::read::unknown_ref(place, "item", &item.0, near, self.faults);
        }
        found
    }

    /// Whether the item is the criterion or stands below it.
    fn stands_in(&self, at: usize, criterion: usize) -> bool {
        let parents = std::iter::successors(Some(at), |at| self.edition.items[*at].parent);
        parents.take(self.edition.items.len()).any(|at| at == criterion)
    }

    fn languages(&mut self, action: &Action, places: &ActionPlaces) {
        let steps = action.texts.get(self.own).map_or(0, |text| text.steps.len());
        for tag in self.tags.clone() {
            let place = places.texts.get(&tag).unwrap_or(&places.whole);
            let id = ("id", action.id.as_str());
            let Some(text) = action.texts.get(&tag) else {
                self.faults.add(place, codes::ACTION_LANGUAGE_MISSING, &[id, ("language", tag.as_str())]);
                continue;
            };
            self.text(action, text, &tag, place);
            if !text.steps.is_empty() && steps > 0 && text.steps.len() != steps {
                let (here, there) = (text.steps.len().to_string(), steps.to_string());
                let args = [id, ("language", tag.as_str()), ("here", &here), ("there", &there)];
                self.faults.add(place, codes::ACTION_STEPS_DIFFER, &args);
            }
        }
        for (tag, text) in action.texts.iter().filter(|(tag, _)| !self.tags.contains(tag)) {
            let place = places.texts.get(tag).unwrap_or(&places.whole);
            lengths(text, place, self.faults);
        }
    }

    fn text(&mut self, action: &Action, text: &ActionText, tag: &Lang, place: &Place) {
        let (id, language) = (("id", action.id.as_str()), ("language", tag.as_str()));
        for (key, _) in parts(text).iter().filter(|(_, said)| said.is_empty()) {
            self.faults.add(place, codes::ACTION_TEXT_MISSING, &[id, ("key", key), language]);
        }
        if text.steps.is_empty() {
            self.faults.add(place, codes::ACTION_TEXT_MISSING, &[id, ("key", "steps"), language]);
        }
        let count = text.name.split_whitespace().count();
        if count > NAME_WORDS {
            let (count, limit) = (count.to_string(), NAME_WORDS.to_string());
            let args = [id, language, ("count", count.as_str()), ("limit", limit.as_str())];
            self.warnings.add(place, codes::ACTION_NAME_LONG, &args);
        }
        lengths(text, place, self.faults);
    }
}

fn parts(text: &ActionText) -> [(&'static str, &str); 6] {
    [
        ("name", &text.name),
        ("output", &text.output),
        ("evidence", &text.evidence),
        ("sign", &text.sign),
        ("obstacle", &text.obstacle),
        ("answer", &text.answer),
    ]
}

fn lengths(text: &ActionText, place: &Place, faults: &mut Faults) {
    let steps = text.steps.iter().map(|step| ("steps", step.as_str()));
    for (key, said) in parts(text).into_iter().chain(steps) {
        let limit = if key == "name" { NAME_LIMIT } else { TEXT_LIMIT };
        let length = said.chars().count();
        if length > limit {
            let (length, limit) = (length.to_string(), limit.to_string());
            let args = [("key", key), ("length", length.as_str()), ("limit", limit.as_str())];
            faults.add(place, codes::TEXT_LONG, &args);
        }
    }
}
