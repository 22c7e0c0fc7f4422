//! Reading a map field by field, where every wrong field is a fault and reading goes on.

use std::collections::BTreeMap;
use std::rc::Rc;

use alcove_domain::assess::edition::Label;
use alcove_domain::kit::{Day, Lang, Number};

use crate::codes;
use crate::fault::{Faults, Place};
use crate::near::nearest;
use crate::tag::is_tag;
use crate::tree::{Cell, Kind, Node};

/// The open map, the file it stands in and where its faults go.
pub(crate) struct Fields<'t> {
    pub node: &'t Node,
    path: &'t Rc<str>,
}

impl<'t> Fields<'t> {
    /// The map at `node`, with a fault for each key that is not among `known`.
    pub fn open(
        node: &'t Node,
        path: &'t Rc<str>,
        what: &str,
        known: &[&str],
        faults: &mut Faults,
    ) -> Option<Self> {
        let fields = Self::open_any(node, path, what, faults)?;
        for (key, _) in fields.entries() {
            if !known.iter().any(|name| key.is_key(name)) {
                unknown_key(&fields.place_of(key), key.key_text(), known, faults);
            }
        }
        Some(fields)
    }

    /// The map at `node`, whatever its keys.
    pub fn open_any(node: &'t Node, path: &'t Rc<str>, what: &str, faults: &mut Faults) -> Option<Self> {
        let fields = Self { node, path };
        if matches!(node.kind, Kind::Map(_)) {
            return Some(fields);
        }
        faults.add(&fields.place(), codes::NOT_A_MAP, &[("key", what)]);
        None
    }

    /// The same map once more.
    pub fn same(&self) -> Self {
        Self { node: self.node, path: self.path }
    }

    pub fn place(&self) -> Place {
        self.place_of(self.node)
    }

    pub fn place_of(&self, node: &Node) -> Place {
        place_of(self.path, node)
    }

    /// Where the value of `key` stands, or the map where there is none.
    pub fn place_at(&self, key: &str) -> Place {
        self.place_of(self.get(key).unwrap_or(self.node))
    }

    pub fn path(&self) -> &'t Rc<str> {
        self.path
    }

    pub fn entries(&self) -> &'t [(Node, Node)] {
        match &self.node.kind {
            Kind::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The value of a key, none where it is absent or null.
    pub fn get(&self, key: &str) -> Option<&'t Node> {
        self.node.get(key).filter(|value| !value.is_null())
    }

    /// The text of a key; empty where there is none.
    pub fn text(&self, key: &str, faults: &mut Faults) -> String {
        self.get(key).map(|value| text_of(value, self.path, key, faults)).unwrap_or_default()
    }

    pub fn optional_text(&self, key: &str, faults: &mut Faults) -> Option<String> {
        Some(self.text(key, faults)).filter(|text| !text.is_empty())
    }

    /// A text that has to be there.
    pub fn needed_text(&self, key: &str, faults: &mut Faults) -> String {
        let before = faults.count();
        let text = self.text(key, faults);
        if text.is_empty() && faults.count() == before {
            match self.node.get(key).filter(|value| value.is_null()) {
                Some(null) => faults.add(&self.place_of(null), codes::KEY_EMPTY, &[("key", key)]),
                None => faults.add(&self.place(), codes::KEY_MISSING, &[("key", key)]),
            }
        }
        text
    }

    /// The texts of a list; one text alone is a list of one.
    pub fn texts(&self, key: &str, faults: &mut Faults) -> Vec<String> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let texts: Vec<String> = match &value.kind {
            Kind::List(list) => list.iter().map(|each| text_of(each, self.path, key, faults)).collect(),
            _ => vec![text_of(value, self.path, key, faults)],
        };
        texts.into_iter().filter(|text| !text.is_empty()).collect()
    }

    pub fn list(&self, key: &str, faults: &mut Faults) -> &'t [Node] {
        let Some(value) = self.get(key) else { return &[] };
        if let Kind::List(list) = &value.kind {
            return list;
        }
        faults.add(&self.place_of(value), codes::NOT_A_LIST, &[("key", key)]);
        &[]
    }

    /// The entries of a map under `key`, whatever their names.
    pub fn map(&self, key: &str, faults: &mut Faults) -> &'t [(Node, Node)] {
        let Some(value) = self.get(key) else { return &[] };
        if let Kind::Map(entries) = &value.kind {
            return entries;
        }
        faults.add(&self.place_of(value), codes::NOT_A_MAP, &[("key", key)]);
        &[]
    }

    pub fn number(&self, key: &str, faults: &mut Faults) -> Option<Number> {
        number_of(self.get(key)?, self.path, key, faults)
    }

    pub fn whole(&self, key: &str, lowest: i64, highest: i64, faults: &mut Faults) -> Option<i64> {
        whole_of(self.get(key)?, self.path, key, lowest..=highest, faults)
    }

    pub fn truth(&self, key: &str, faults: &mut Faults) -> bool {
        let value = self.text(key, faults);
        match value.as_str() {
            "" | "false" | "no" => false,
            "true" | "yes" => true,
            _ => {
                faults.add(&self.place_at(key), codes::NOT_YES_OR_NO, &[("key", key), ("value", &value)]);
                false
            }
        }
    }

    pub fn day(&self, key: &str, faults: &mut Faults) -> Option<Day> {
        let value = self.optional_text(key, faults)?;
        let day = Day::parse(&value).ok();
        if day.is_none() {
            faults.add(&self.place_at(key), codes::NOT_A_DAY, &[("key", key), ("value", &value)]);
        }
        day
    }

    pub fn language(&self, key: &str, faults: &mut Faults) -> Option<Lang> {
        let value = self.optional_text(key, faults)?;
        language(&value, &self.place_at(key), faults)
    }

    /// One of a closed list of words.
    pub fn word<T: Clone>(&self, key: &str, words: &[(&str, T)], faults: &mut Faults) -> Option<T> {
        let value = self.optional_text(key, faults)?;
        let found = words.iter().find(|(word, _)| *word == value).map(|(_, meaning)| meaning.clone());
        if found.is_none() {
            let known = words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ");
            let args = [("key", key), ("value", value.as_str()), ("known", known.as_str())];
            faults.add(&self.place_at(key), codes::WORD_UNKNOWN, &args);
        }
        found
    }

    /// The `name` and `description` of this map.
    pub fn label(&self, faults: &mut Faults) -> Label {
        Label { name: self.text("name", faults), description: self.text("description", faults) }
    }

    pub fn label_in(&self, language: &Lang, faults: &mut Faults) -> BTreeMap<Lang, Label> {
        BTreeMap::from([(language.clone(), self.label(faults))])
    }
}

pub(crate) fn place_of(path: &Rc<str>, node: &Node) -> Place {
    let cell = Cell { sheet: node.sheet, row: node.line, column: node.column };
    if cell.sheet > 0 { cell.place(path) } else { Place::new(path, node.line as usize) }
}

/// A scalar as people's text: without blanks around it, with line feeds only.
pub(crate) fn text_of(node: &Node, path: &Rc<str>, key: &str, faults: &mut Faults) -> String {
    match (&node.kind, node.scalar()) {
        (Kind::Scalar { .. }, text) => tidy(text.unwrap_or_default()),
        _ => {
            faults.add(&place_of(path, node), codes::NOT_TEXT, &[("key", key)]);
            String::new()
        }
    }
}

pub(crate) fn tidy(text: &str) -> String {
    let text = text.trim();
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}

pub(crate) fn number_of(node: &Node, path: &Rc<str>, key: &str, faults: &mut Faults) -> Option<Number> {
    let text = text_of(node, path, key, faults);
    let number = parse_number(&text);
    if number.is_none() {
        faults.add(&place_of(path, node), codes::NOT_A_NUMBER, &[("key", key), ("value", &text)]);
    }
    number
}

/// A number that can be written out and read again: a fraction of two long decimals could not.
pub(crate) fn parse_number(text: &str) -> Option<Number> {
    Number::parse(text).ok().filter(|number| number.to_exact().len() <= Number::MAX_LENGTH)
}

pub(crate) fn whole_of(
    node: &Node,
    path: &Rc<str>,
    key: &str,
    range: std::ops::RangeInclusive<i64>,
    faults: &mut Faults,
) -> Option<i64> {
    let text = text_of(node, path, key, faults);
    let whole = text.parse().ok().filter(|value| range.contains(value));
    if whole.is_none() {
        let (lowest, highest) = (range.start().to_string(), range.end().to_string());
        let args = [("key", key), ("value", text.as_str()), ("lowest", &lowest), ("highest", &highest)];
        faults.add(&place_of(path, node), codes::NOT_WHOLE, &args);
    }
    whole
}

pub(crate) fn language(tag: &str, place: &Place, faults: &mut Faults) -> Option<Lang> {
    let language = Lang::new(tag).ok();
    if !language.as_ref().is_some_and(is_tag) {
        faults.add(place, codes::NOT_A_LANGUAGE, &[("value", tag)]);
    }
    // What was taken in before this was asked keeps its language.
    language
}

fn unknown_key(place: &Place, key: &str, known: &[&str], faults: &mut Faults) {
    match nearest(key, known.iter().copied()) {
        Some(near) => faults.add(place, codes::KEY_UNKNOWN_NEAR, &[("key", key), ("near", near)]),
        None => faults.add(place, codes::KEY_UNKNOWN, &[("key", key), ("known", &known.join(", "))]),
    }
}
