//! An edition as a workbook that can be edited and read again.

use std::collections::{BTreeMap, BTreeSet};

use alcove_domain::assess::edition::{
    Edition, Instrument, Item, ItemRef, ItemText, Label, Publication, Selection, Subject, TagKind, TextState,
};
use alcove_domain::kit::{Lang, Number};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, XlsxError};

use super::columns::head;
use super::values;
use crate::item_strings::item_strings;
use crate::read::{LENSES, LINEAGE_KINDS, RELATIONS};
use crate::tree::{Cell, Kind};
use crate::value::Value;
use crate::write::item::{choices, instrument_value, lineage, maps, word};
use crate::write::{missing, other_languages, roll_up};

/// Excel takes no text of more than 32,767 characters.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the workbook cannot be written: {0}")]
pub struct NotWritable(String);

impl NotWritable {
    pub(super) fn new(why: &str) -> Self {
        Self(why.to_owned())
    }
}

impl From<XlsxError> for NotWritable {
    fn from(error: XlsxError) -> Self {
        Self(error.to_string())
    }
}

/// Every part and every language; reading it gives an equal edition.
pub fn write_xlsx(edition: &Edition) -> Result<Vec<u8>, NotWritable> {
    let languages: Vec<Lang> = other_languages(edition).into_iter().cloned().collect();
    let mut book = Book::new()?;
    book.sheet("Framework", framework(edition, &languages))?;
    book.sheet("Tiers", tiers(edition, &languages))?;
    book.sheet("Scales", scales(edition, &languages))?;
    let tags = edition.tags.iter().map(|tag| {
        let kind = if tag.kind == TagKind::Group { "group" } else { "theme" };
        (vec![("id", tag.id.clone()), ("kind", kind.to_owned())], &tag.texts)
    });
    book.sheet("Tags", labelled(tags, edition, &languages))?;
    let presets = edition.presets.iter().map(|preset| {
        let mut cells = vec![("id", preset.id.clone())];
        match &preset.select {
            Selection::All => cells.push(("all", "true".to_owned())),
            Selection::Tags(tags) => cells.push(("tags", list(tags.iter().map(String::as_str), ", "))),
            Selection::Items(items) => {
                cells.push(("items", list(items.iter().map(|item| item.0.as_str()), ", ")));
            }
        }
        if preset.at_least > 0 {
            cells.push(("at_least", preset.at_least.to_string()));
        }
        (cells, &preset.texts)
    });
    book.sheet("Presets", labelled(presets, edition, &languages))?;
    let terms = edition.glossary.iter().map(|term| (vec![("id", term.id.clone())], &term.texts));
    book.sheet("Glossary", labelled(terms, edition, &languages))?;
    book.sheet("Items", items(edition, &languages))?;
    if !edition.variants.is_empty() {
        book.sheet("Variants", variants(edition, &languages))?;
    }
    book.finish()
}

/// A workbook while it is written; a sheet is rows of heads and texts.
pub(super) struct Book {
    workbook: Workbook,
    bold: Format,
    wrapped: Format,
}

impl Book {
    pub fn new() -> Result<Self, XlsxError> {
        let mut workbook = Workbook::new();
        // The same edition gives the same bytes: no clock.
        let date = ExcelDateTime::from_ymd(2026, 1, 1)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&date));
        let bold = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
        let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        Ok(Self { workbook, bold, wrapped })
    }

    pub fn sheet(&mut self, name: &str, table: Table) -> Result<(), XlsxError> {
        let sheet = self.workbook.add_worksheet();
        sheet.set_name(name)?;
        sheet.set_freeze_panes(1, 0)?;
        for (column, head) in table.heads.iter().enumerate() {
            let column = column as u16;
            sheet.write_string_with_format(0, column, head, &self.bold)?;
            // Wide enough for a sentence, narrow enough for ids.
            let longest =
                table.rows.iter().filter_map(|row| row.get(head)).map(|text| text.chars().count()).max();
            let width = longest.unwrap_or(0).max(head.chars().count()).clamp(8, 48);
            sheet.set_column_width(column, width as f64 + 2.0)?;
            for (row, cells) in table.rows.iter().enumerate() {
                if let Some(text) = cells.get(head).filter(|text| !text.is_empty()) {
                    sheet.write_string_with_format(row as u32 + 1, column, text, &self.wrapped)?;
                }
            }
        }
        Ok(())
    }

    pub fn finish(mut self) -> Result<Vec<u8>, NotWritable> {
        Ok(self.workbook.save_to_buffer()?)
    }
}

/// Rows by head; the heads stand in the order in which they came.
#[derive(Default)]
pub(super) struct Table {
    heads: Vec<String>,
    rows: Vec<BTreeMap<String, String>>,
}

impl Table {
    /// A table that has these columns whether they are filled or not.
    pub fn with(heads: &[&str]) -> Self {
        Self { heads: heads.iter().map(|head| (*head).to_owned()).collect(), rows: Vec::new() }
    }

    pub fn row(&mut self) {
        self.rows.push(BTreeMap::new());
    }

    pub fn cell(&mut self, head: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        if !self.heads.iter().any(|known| known == head) {
            self.heads.push(head.to_owned());
        }
        if let Some(row) = self.rows.last_mut() {
            row.insert(head.to_owned(), text.to_owned());
        }
    }

    fn key(&mut self, key: &str, text: &str) {
        self.cell(head(key, &Lang::english()), text);
    }

    fn in_language(&mut self, key: &str, language: &Lang, text: &str) {
        self.cell(&format!("{} ({language})", head(key, &Lang::english())), text);
    }

    fn said(&mut self, key: &str, language: &Lang, edition: &Edition, text: &str) {
        if *language == edition.language {
            self.key(key, text);
        } else {
            self.in_language(key, language, text);
        }
    }

    fn label(&mut self, texts: &BTreeMap<Lang, Label>, edition: &Edition, languages: &[Lang]) {
        if let Some(label) = texts.get(&edition.language) {
            self.key("name", &label.name);
            self.key("description", &label.description);
        }
        for (language, label) in languages.iter().filter_map(|tag| texts.get_key_value(tag)) {
            self.in_language("name", language, &label.name);
            self.in_language("description", language, &label.description);
        }
    }
}

fn framework(edition: &Edition, languages: &[Lang]) -> Table {
    let mut table = Table::with(&["Key", "Value"]);
    let mut put = |key: &str, text: &str| {
        if !text.is_empty() {
            table.row();
            table.cell("Key", key);
            table.cell("Value", text);
        }
    };
    put("urn", &edition.urn);
    put("version", &edition.version);
    put("language", edition.language.as_str());
    put("publisher", edition.publisher.as_deref().unwrap_or_default());
    put("licence", edition.licence.as_deref().unwrap_or_default());
    put("source", edition.source.as_deref().unwrap_or_default());
    put("published", &edition.published.map(|day| day.to_string()).unwrap_or_default());
    let publication = match edition.publication {
        Publication::Public => "public",
        Publication::NotForPublication => "not-for-publication",
    };
    put("publication", publication);
    if edition.subject == Subject::Practice {
        put("subject", "practice");
    }
    put("roll_up", &plain(&roll_up(&edition.roll_up)));
    put("missing", &plain(&missing(&edition.missing)));
    for (key, text) in [("name", name as fn(&Label) -> &str), ("description", description)] {
        table.row();
        table.cell("Key", key);
        table.cell("Value", edition.texts.get(&edition.language).map(text).unwrap_or_default());
        for (language, label) in languages.iter().filter_map(|tag| edition.texts.get_key_value(tag)) {
            table.in_language("value", language, text(label));
        }
    }
    table
}

fn name(label: &Label) -> &str {
    &label.name
}

fn description(label: &Label) -> &str {
    &label.description
}

fn tiers(edition: &Edition, languages: &[Lang]) -> Table {
    let mut table = Table::with(&["Id", "One", "Many"]);
    for tier in &edition.tiers {
        table.row();
        table.key("id", &tier.id);
        if let Some(name) = tier.texts.get(&edition.language) {
            table.key("one", &name.one);
            table.key("many", &name.many);
        }
        for (language, name) in languages.iter().filter_map(|tag| tier.texts.get_key_value(tag)) {
            table.in_language("one", language, &name.one);
            table.in_language("many", language, &name.many);
        }
    }
    table
}

fn scales(edition: &Edition, languages: &[Lang]) -> Table {
    let mut table = Table::with(&["Scale", "Value", "Name", "Description"]);
    for (scale, step) in
        edition.scales.iter().flat_map(|scale| scale.steps.iter().map(move |step| (scale, step)))
    {
        table.row();
        table.key("scale", &scale.id);
        table.key("value", &step.value.to_string());
        table.label(&step.texts, edition, languages);
    }
    table
}

type Labelled<'e> = (Vec<(&'static str, String)>, &'e BTreeMap<Lang, Label>);

fn labelled<'e>(parts: impl Iterator<Item = Labelled<'e>>, edition: &Edition, languages: &[Lang]) -> Table {
    let mut table = Table::with(&["Id", "Name", "Description"]);
    for (cells, texts) in parts {
        table.row();
        for (key, text) in cells {
            table.key(key, &text);
        }
        table.label(texts, edition, languages);
    }
    table
}

fn items(edition: &Edition, languages: &[Lang]) -> Table {
    let mut table = Table::with(&["Id", "Parent", "Tier", "Code", "Name", "Text"]);
    for item in &edition.items {
        table.row();
        table.key("id", &item.id.0);
        let parent = item.parent.and_then(|parent| edition.items.get(parent));
        table.key("parent", parent.map(|parent| parent.id.0.as_str()).unwrap_or_default());
        table.key("tier", edition.tiers.get(item.tier).map(|tier| tier.id.as_str()).unwrap_or_default());
        match &item.code {
            None => table.key("code", values::NO_CODE),
            Some(code) if values::is_dashes(code) => table.key("code", &format!("{}{code}", values::NO_CODE)),
            Some(code) if *code != item.id.0 => table.key("code", code),
            Some(_) => {}
        }
        if let Some(text) = item.texts.get(&edition.language) {
            words(text, &mut |key, text| table.cell(key, text));
        }
        answer(item, edition, &mut table);
        for language in languages {
            if let Some(text) = item.texts.get(language) {
                words(text, &mut |key, text| table.cell(&format!("{key} ({language})"), text));
            }
            let names = choices(item, language);
            if !names.0.is_empty() {
                table.in_language("choices", language, Value::Map(names).to_json().trim_end());
            }
        }
    }
    table
}

/// A row for each variant, and one for each item that it words or gives examples for.
fn variants(edition: &Edition, languages: &[Lang]) -> Table {
    let mut table = Table::with(&["Id", "Item", "Name", "Description", "Text", "Evidence"]);
    for variant in &edition.variants {
        table.row();
        table.key("id", &variant.id);
        table.label(&variant.texts, edition, languages);
        let items: BTreeSet<&ItemRef> = variant.wording.keys().chain(variant.examples.keys()).collect();
        for item in items {
            table.row();
            table.key("id", &variant.id);
            table.key("item", &item.0);
            for (language, text) in variant.wording.get(item).into_iter().flatten() {
                table.said("text", language, edition, text);
            }
            for (language, texts) in variant.examples.get(item).into_iter().flatten() {
                table.said("evidence", language, edition, &list(texts.iter().map(String::as_str), "\n"));
            }
        }
    }
    table
}

/// How an item is answered and counted.
fn answer(item: &Item, edition: &Edition, table: &mut Table) {
    if let Some(instrument) = &item.instrument {
        table.key("instrument", &instrument_text(instrument, &edition.language));
    }
    if item.weight != Number::from(1) {
        table.key("weight", &item.weight.to_exact());
    }
    table.key("tags", &list(item.tags.iter().map(String::as_str), ", "));
    table.key("lens", item.lens.map(|lens| word(&LENSES, lens)).unwrap_or_default());
    table.key("disaggregate", &list(item.disaggregate.iter().map(String::as_str), ", "));
    if let Some(rule) = &item.roll_up {
        table.key("roll_up", &plain(&roll_up(rule)));
    }
    table.key("maps", &maps_text(item));
    table.key("lineage", &lineage_text(item));
    table.key("licence", item.licence.as_deref().unwrap_or_default());
    table.key("source", item.source.as_deref().unwrap_or_default());
}

fn words(text: &ItemText, put: &mut dyn FnMut(&str, &str)) {
    let english = Lang::english();
    for (key, text) in item_strings(text) {
        put(head(key, &english), text);
    }
    put(head("evidence", &english), &list(text.evidence.iter().map(String::as_str), "\n"));
    put(head("questions", &english), &list(text.questions.iter().map(String::as_str), "\n"));
    for (step, text) in &text.descriptors {
        put(&step.to_string(), text);
    }
    if text.state == TextState::Draft {
        put(head("state", &english), "draft");
    }
}

/// A word as it is, a map in the notation of our format.
fn plain(value: &Value) -> String {
    match value {
        Value::Text(text) => text.to_string(),
        _ => value.to_json().trim_end().to_owned(),
    }
}

/// Parts by comma or line; in quotes where a part holds such a sign itself.
fn list<'t>(parts: impl Iterator<Item = &'t str> + Clone, sign: &str) -> String {
    let joined = parts.clone().collect::<Vec<_>>().join(sign);
    let split: Vec<&str> =
        if sign == "\n" { values::lines(&joined).collect() } else { values::words(&joined).collect() };
    let spaced = sign != "\n" && split.iter().any(|part| part.contains(char::is_whitespace));
    if parts.clone().eq(split) && !values::is_quoted_list(&joined) && !spaced {
        return joined;
    }
    Value::List(parts.map(|part| Value::Text(part.into())).collect()).to_json().trim_end().to_owned()
}

const NOWHERE: Cell = Cell { sheet: 0, row: 1, column: 1 };

fn instrument_text(instrument: &Instrument, own: &Lang) -> String {
    let value = instrument_value(instrument, own);
    // A scale may be called like a short form; then it says that it is a scale.
    if let Instrument::Scale(id) = instrument {
        let read = values::instrument(NOWHERE, id);
        if read.scalar() != Some(id) || id.starts_with(['{', '[']) {
            return Value::Map(crate::value::Map(vec![("scale".into(), value)]))
                .to_json()
                .trim_end()
                .to_owned();
        }
    }
    plain(&value)
}

fn maps_text(item: &Item) -> String {
    let line = |map: &alcove_domain::assess::edition::MapsTo| {
        let strength = map.strength.map(|strength| strength.to_string()).unwrap_or_default();
        let parts = [map.target.as_str(), word(&RELATIONS, map.relation), &strength, &map.because];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let fits = item.maps.iter().all(|map| {
        let read = values::map_to(NOWHERE, &line(map));
        let said =
            |key: &str| read.get(key).and_then(crate::tree::Node::scalar).unwrap_or_default().to_owned();
        let strength = map.strength.map(|strength| strength.to_string()).unwrap_or_default();
        let one_line = values::lines(&line(map)).eq([line(map)]);
        one_line && said("to") == map.target && said("strength") == strength && said("because") == map.because
    });
    lines_or_json(item.maps.iter().map(line).collect(), fits, maps(item))
}

fn lineage_text(item: &Item) -> String {
    let line = |from: &alcove_domain::assess::edition::ComesFrom| {
        format!("{} {}", word(&LINEAGE_KINDS, from.kind), from.item.0)
    };
    let fits = item.lineage.iter().all(|from| {
        let read = values::comes_from(NOWHERE, &line(from));
        matches!(&read.kind, Kind::Map(entries) if entries.len() == 2)
            && read.get("from").and_then(crate::tree::Node::scalar) == Some(&from.item.0)
            && values::lines(&line(from)).eq([line(from)])
    });
    lines_or_json(item.lineage.iter().map(line).collect(), fits, lineage(item))
}

fn lines_or_json(lines: Vec<String>, fits: bool, values: Vec<Value<'_>>) -> String {
    let joined = lines.join("\n");
    if values.is_empty() || (fits && !joined.starts_with(['{', '['])) {
        return joined;
    }
    Value::List(values).to_json().trim_end().to_owned()
}
