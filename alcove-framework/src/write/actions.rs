//! A library of actions in one file. Reading it gives an equal library.

use std::borrow::Cow;
use std::collections::BTreeSet;

use alcove_domain::assess::edition::TextState;
use alcove_domain::kit::Lang;
use alcove_domain::plan::money::Need;

use super::item::word;
use crate::actions::{Action, ActionKind, ActionLibrary, ActionText};
use crate::read::ACTIONS_FORMAT;
use crate::value::{Map, Value};

/// On one line and always the same for equal libraries.
pub fn write_actions_json(library: &ActionLibrary) -> String {
    value(library).to_json()
}

/// For people who edit it in a text editor.
pub fn write_actions_yaml(library: &ActionLibrary) -> String {
    value(library).to_yaml()
}

fn value(library: &ActionLibrary) -> Value<'_> {
    let mut map = Map::default();
    map.text("alcove", ACTIONS_FORMAT);
    map.text("framework", &library.framework);
    map.text("language", library.language.as_str());
    map.text("publisher", library.publisher.as_deref().unwrap_or_default());
    map.text("licence", library.licence.as_deref().unwrap_or_default());
    map.text("source", library.source.as_deref().unwrap_or_default());
    map.list("actions", library.actions.iter().map(|action| of_action(action, &library.language)).collect());
    map.map("texts", translations(library));
    Value::Map(map)
}

fn of_action<'l>(action: &'l Action, own: &Lang) -> Value<'l> {
    let mut map = Map::default();
    map.text("id", &action.id);
    map.text("criterion", &action.criterion.0);
    map.texts("answers", action.answers.iter().map(|item| &item.0));
    map.text("kind", word(&ActionKind::ALL, action.kind));
    map.whole("effort", action.effort);
    map.whole("weeks", action.weeks);
    let needs = action.needs.iter().map(|need| Value::Text(Cow::Borrowed(word(&Need::ALL, *need))));
    map.list("needs", needs.collect());
    if let Some(text) = action.texts.get(own) {
        put_text(&mut map, text);
    }
    Value::Map(map)
}

fn put_text<'l>(map: &mut Map<'l>, text: &'l ActionText) {
    map.text("name", &text.name);
    map.texts("steps", &text.steps);
    map.text("output", &text.output);
    map.text("evidence", &text.evidence);
    map.text("sign", &text.sign);
    map.text("obstacle", &text.obstacle);
    map.text("answer", &text.answer);
    if text.state == TextState::Draft {
        map.text("state", "draft");
    }
}

fn translations(library: &ActionLibrary) -> Map<'_> {
    let mut languages: BTreeSet<&Lang> =
        library.actions.iter().flat_map(|action| action.texts.keys()).collect();
    languages.remove(&library.language);
    let mut all = Map::default();
    for language in languages {
        let mut actions = Map::default();
        for (action, text) in library.actions.iter().filter_map(|a| Some((a, a.texts.get(language)?))) {
            let mut said = Map::default();
            put_text(&mut said, text);
            actions.put(action.id.as_str(), Value::Map(said));
        }
        let mut inner = Map::default();
        inner.map("actions", actions);
        all.map(language.as_str(), inner);
    }
    all
}
