//! A library of actions, from its own file or beside the framework it is for.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use alcove_domain::assess::edition::{ItemRef, TextState};
use alcove_domain::kit::Lang;
use alcove_domain::plan::money::Need;

use super::files::Home;
use super::items::{STATES, state};
use super::place;
use crate::actions::{Action, ActionKind, ActionLibrary, ActionText};
use crate::codes;
use crate::fault::{Faults, Place};
use crate::fields::{Fields, language, text_of};
use crate::near::nearest;
use crate::places::{ActionPlaces, LibraryPlaces};
use crate::tree::{Budget, Kind, Node};

/// The marker of the format, with the one version this program reads.
pub(crate) const ACTIONS_FORMAT: &str = "actions/1";

/// More is no action but a project of years.
const MOST_DAYS: i64 = 1_000;
const MOST_WEEKS: i64 = 520;

const KEYS: [&str; 9] =
    ["alcove", "framework", "language", "publisher", "licence", "source", "state", "actions", "texts"];

const TEXT_KEYS: [&str; 8] = ["name", "steps", "output", "evidence", "sign", "obstacle", "answer", "state"];

const ACTION_KEYS: [&str; 15] = [
    "id",
    "criterion",
    "answers",
    "kind",
    "effort",
    "weeks",
    "needs",
    "name",
    "steps",
    "output",
    "evidence",
    "sign",
    "obstacle",
    "answer",
    "state",
];

type Found = (ActionLibrary, LibraryPlaces);

/// From one file, which holds all its languages.
pub(crate) fn of_file(node: &Node, file: &Rc<str>, budget: Budget, faults: &mut Faults) -> Option<Found> {
    read(node, file, &mut Home::alone(budget), faults)
}

/// From a framework's directory, where it has such a library.
pub(super) fn beside(home: &mut Home, faults: &mut Faults) -> Option<Found> {
    let name = home.actions_file()?;
    let (file, node) = home.include(name, &Place::whole(name), faults)?;
    let found = read(&node, &file, home, faults);
    home.close();
    found
}

fn read(node: &Node, file: &Rc<str>, home: &mut Home, faults: &mut Faults) -> Option<Found> {
    let fields = Fields::open(node, file, "actions", &KEYS, faults)?;
    let format = fields.text("alcove", faults);
    if format != ACTIONS_FORMAT {
        faults.add(&fields.place_at("alcove"), codes::ACTIONS_FORMAT, &[]);
        return None;
    }
    needed(&fields, "language", faults);
    let library = ActionLibrary {
        framework: fields.needed_text("framework", faults).to_lowercase(),
        language: fields.language("language", faults).unwrap_or_else(Lang::english),
        publisher: fields.optional_text("publisher", faults),
        licence: fields.optional_text("licence", faults),
        source: fields.optional_text("source", faults),
        actions: Vec::new(),
    };
    let state = state(&fields, faults).unwrap_or_default();
    let list = fields.list("actions", faults);
    let mut reading = Reading { library, places: Vec::new(), state, home, faults };
    reading.list(list, file);
    reading.texts(&fields);
    let places = LibraryPlaces { framework: fields.place_at("framework"), actions: reading.places };
    Some((reading.library, places))
}

struct Reading<'r> {
    library: ActionLibrary,
    places: Vec<ActionPlaces>,
    state: TextState,
    home: &'r mut Home,
    faults: &'r mut Faults,
}

impl Reading<'_> {
    fn list(&mut self, list: &[Node], file: &Rc<str>) {
        for node in list {
            match node.get("include") {
                Some(include) => self.include(node, include, file),
                None => self.action(node, file),
            }
        }
    }

    fn include(&mut self, node: &Node, include: &Node, file: &Rc<str>) {
        Fields::open(node, file, "include", &["include"], self.faults);
        let name = text_of(include, file, "include", self.faults);
        let Some((inner, tree)) = self.home.include(&name, &place(file, include), self.faults) else {
            return;
        };
        match &tree.kind {
            Kind::List(list) => self.list(list, &inner),
            _ => self.list(std::slice::from_ref(&tree), &inner),
        }
        self.home.close();
    }

    fn action(&mut self, node: &Node, file: &Rc<str>) {
        let Some(fields) = Fields::open(node, file, "action", &ACTION_KEYS, self.faults) else { return };
        let text = action_text(&fields, self.state, self.faults);
        let answers = needed_texts(&fields, "answers", self.faults);
        let action = Action {
            id: fields.needed_text("id", self.faults),
            criterion: ItemRef(fields.needed_text("criterion", self.faults)),
            answers: answers.into_iter().map(ItemRef).collect(),
            kind: self.kind(&fields),
            effort: self.span(&fields, "effort", MOST_DAYS),
            weeks: self.span(&fields, "weeks", MOST_WEEKS),
            needs: self.needs(&fields),
            texts: BTreeMap::from([(self.library.language.clone(), text)]),
        };
        self.library.actions.push(action);
        let texts = BTreeMap::from([(self.library.language.clone(), fields.place())]);
        self.places.push(ActionPlaces { whole: fields.place(), texts });
    }

    fn kind(&mut self, fields: &Fields) -> ActionKind {
        needed(fields, "kind", self.faults);
        fields.word("kind", &ActionKind::ALL, self.faults).unwrap_or(ActionKind::Rule)
    }

    fn span(&mut self, fields: &Fields, key: &'static str, most: i64) -> u16 {
        needed(fields, key, self.faults);
        let whole = fields.whole(key, 1, most, self.faults);
        whole.and_then(|whole| u16::try_from(whole).ok()).unwrap_or(1)
    }

    fn needs(&mut self, fields: &Fields) -> BTreeSet<Need> {
        let mut needs = BTreeSet::new();
        for word in needed_texts(fields, "needs", self.faults) {
            match Need::ALL.iter().find(|(known, _)| *known == word) {
                Some((_, need)) => _ = needs.insert(*need),
                None => {
                    let known = Need::ALL.map(|(known, _)| known).join(", ");
                    let args = [("key", "needs"), ("value", word.as_str()), ("known", known.as_str())];
                    self.faults.add(&fields.place_at("needs"), codes::WORD_UNKNOWN, &args);
                }
            }
        }
        needs
    }

    /// The other languages, from the file itself and from the files beside it.
    fn texts(&mut self, fields: &Fields) {
        let ids = self.library.actions.iter().enumerate().map(|(at, action)| (action.id.clone(), at));
        let index: HashMap<String, usize> = ids.collect();
        for (tag, node) in fields.map("texts", self.faults) {
            let named = text_of(tag, fields.path(), "texts", self.faults);
            self.language(&named, node, fields.path(), &index);
        }
        for (named, file) in self.home.action_text_files(self.faults) {
            let whole = fields.place();
            if let Some((path, node)) = self.home.include(&file, &whole, self.faults) {
                self.language(&named, &node, &path, &index);
                self.home.close();
            }
        }
    }

    fn language(&mut self, named: &str, node: &Node, file: &Rc<str>, index: &HashMap<String, usize>) {
        let known = ["language", "state", "actions"];
        let Some(fields) = Fields::open(node, file, "texts", &known, self.faults) else { return };
        let Some(lang) = language(named, &fields.place(), self.faults) else { return };
        if let Some(said) = fields.language("language", self.faults).filter(|said| *said != lang) {
            let args = [("said", said.as_str()), ("named", lang.as_str())];
            self.faults.add(&fields.place_at("language"), codes::TEXTS_LANGUAGE_DIFFERS, &args);
        }
        if lang == self.library.language {
            let args = [("language", lang.as_str())];
            self.faults.add(&fields.place(), codes::TEXTS_OWN_LANGUAGE, &args);
            return;
        }
        let default = state(&fields, self.faults).unwrap_or_default();
        for (key, node) in fields.map("actions", self.faults) {
            let place = fields.place_of(key);
            let Some(at) = index.get(key.key_text()) else {
                self.unknown(&place, key.key_text(), index);
                continue;
            };
            let Some(said) = Fields::open(node, file, "action", &TEXT_KEYS, self.faults) else { continue };
            let text = action_text(&said, default, self.faults);
            self.put(*at, &lang, text, place);
        }
    }

    fn put(&mut self, at: usize, lang: &Lang, text: ActionText, place: Place) {
        let action = &mut self.library.actions[at];
        if action.texts.contains_key(lang) {
            let args = [("id", action.id.as_str()), ("language", lang.as_str())];
            self.faults.add(&place, codes::TEXTS_TWICE, &args);
            return;
        }
        action.texts.insert(lang.clone(), text);
        self.places[at].texts.insert(lang.clone(), place);
    }

    fn unknown(&mut self, place: &Place, id: &str, index: &HashMap<String, usize>) {
        let known = index.keys().map(String::as_str);
        let near = if self.faults.count() < Faults::KEPT { nearest(id, known) } else { None };
        let (kind, id) = (("kind", "action"), ("id", id));
        match near {
            Some(near) => self.faults.add(place, codes::TEXTS_UNKNOWN_NEAR, &[kind, id, ("near", near)]),
            None => self.faults.add(place, codes::TEXTS_UNKNOWN, &[kind, id]),
        }
    }
}

fn needed(fields: &Fields, key: &'static str, faults: &mut Faults) {
    if fields.get(key).is_none() {
        faults.add(&fields.place(), codes::KEY_MISSING, &[("key", key)]);
    }
}

/// A list that names at least one thing.
fn needed_texts(fields: &Fields, key: &'static str, faults: &mut Faults) -> Vec<String> {
    let before = faults.count();
    let texts = fields.texts(key, faults);
    if texts.is_empty() && faults.count() == before {
        faults.add(&fields.place(), codes::KEY_MISSING, &[("key", key)]);
    }
    texts
}

fn action_text(fields: &Fields, default: TextState, faults: &mut Faults) -> ActionText {
    ActionText {
        name: fields.text("name", faults),
        steps: fields.texts("steps", faults),
        output: fields.text("output", faults),
        evidence: fields.text("evidence", faults),
        sign: fields.text("sign", faults),
        obstacle: fields.text("obstacle", faults),
        answer: fields.text("answer", faults),
        state: fields.word("state", &STATES, faults).unwrap_or(default),
    }
}
