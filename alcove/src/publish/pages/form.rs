//! Between a practice and the form that shows it, one language at a time. A field is named after
//! what it holds: `t_impact`, `lessons_2_text`.

use std::collections::BTreeMap;

use alcove_domain::publish::{ELEMENTS, List, MORE, Part, template};

use crate::kit::{Fields, FormView, Words};
use crate::publish::body::{Body, Contact, MOST_ROWS, Row, Texts};
use crate::publish::shown;

/// Empty rows under those that are there; the page has no script that adds more.
const FREE: usize = 2;

/// One element of the form.
pub struct ElementForm {
    pub number: u8,
    pub key: &'static str,
    pub title: String,
    pub must: bool,
    pub parts: Vec<PartForm>,
}

pub enum PartForm {
    Text { name: String, label: String, hint: String, rows: u8, one_line: bool, original: String },
    Facts(&'static str),
    Rows(ListForm),
}

pub struct ListForm {
    pub word: &'static str,
    pub label: String,
    pub hint: String,
    pub kinds: Vec<(&'static str, String)>,
    pub rows: Vec<RowForm>,
}

/// One row; a field's name, label, and the words it is translated from.
pub struct RowForm {
    pub id: String,
    pub prefix: String,
    pub fields: Vec<(String, String, String)>,
    pub kind: Option<String>,
    pub address: Option<(String, String)>,
    pub days: Option<(String, String)>,
}

/// The fields of a practice in one language.
pub fn fields(body: &Body, language: &str, version: i64) -> Fields {
    let mut pairs: Vec<(String, String)> = Vec::new();
    let mut add = |name: &str, value: &str| pairs.push((name.to_owned(), value.to_owned()));
    add("version", &version.to_string());
    add("language", language);
    for (name, value) in [
        ("entry", &body.entry),
        ("first_day", &body.first_day),
        ("last_day", &body.last_day),
        ("place", &body.place),
        ("cost_band", &body.cost_band),
        ("licence", &body.licence),
        ("url", &body.url),
        ("contact_name", &body.contact.name),
        ("contact_email", &body.contact.email),
    ] {
        add(name, value);
    }
    if !body.contact.consented_on.is_empty() {
        add("contact_consent", "1");
    }
    body.domains.iter().for_each(|one| add("domains", one));
    body.criteria.iter().for_each(|one| add("criteria", one));
    let empty = Texts::new();
    let texts = body.texts.get(language).unwrap_or(&empty);
    for (key, _) in template::texts() {
        add(&format!("t_{key}"), texts.get(key).map_or("", String::as_str));
    }
    for list in List::ALL {
        for (at, row) in body.list(list).iter().enumerate() {
            let word = list.word();
            for (part, value) in
                [("id", &row.id), ("kind", &row.kind), ("address", &row.address), ("days", &row.days)]
            {
                add(&format!("{word}_{at}_{part}"), value);
            }
            let texts = row.texts.get(language).unwrap_or(&empty);
            for key in list.fields() {
                add(&format!("{word}_{at}_{key}"), texts.get(*key).map_or("", String::as_str));
            }
        }
    }
    Fields(pairs)
}

/// The form shows one language: faults of its texts stand where they are shown.
pub fn settle(form: &mut FormView, language: &str) {
    let ending = format!("_{language}");
    for fault in &mut form.faults {
        let shown = fault.field.strip_suffix(&ending).filter(|field| field.starts_with("t_"));
        if let Some(shown) = shown.map(str::to_owned) {
            fault.field = shown;
        }
    }
}

/// What the form says over what was there: the words of other languages stay.
pub fn body(before: &Body, fields: &Fields, today: &str) -> Body {
    let language = fields.get("language").to_owned();
    let mut body = before.clone();
    let get = |name: &str| fields.get(name).to_owned();
    let all = |name: &str| fields.all(name).filter(|one| !one.is_empty()).map(str::to_owned).collect();
    body.entry = get("entry");
    body.first_day = get("first_day");
    body.last_day = get("last_day");
    body.place = get("place");
    body.cost_band = get("cost_band");
    body.licence = get("licence");
    body.url = get("url");
    body.domains = all("domains");
    body.criteria = all("criteria");
    let agreed = fields.get("contact_consent") == "1";
    let same = body.contact.email == get("contact_email") && body.contact.name == get("contact_name");
    let since = if same { body.contact.consented_on.clone() } else { String::new() };
    body.contact = Contact {
        name: get("contact_name"),
        email: get("contact_email"),
        consented_on: match (agreed, since.is_empty()) {
            (false, _) => String::new(),
            (true, false) => since,
            (true, true) => today.to_owned(),
        },
    };
    let texts = body.texts.entry(language.clone()).or_default();
    for (key, _) in template::texts() {
        texts.insert(key.to_owned(), get(&format!("t_{key}")));
    }
    for list in List::ALL {
        let known: BTreeMap<&str, &Row> =
            before.list(list).iter().map(|row| (row.id.as_str(), row)).collect();
        let rows = rows(list, fields, &language, &known, &before.language);
        body.rows.insert(list.word().to_owned(), rows);
    }
    body
}

fn rows(list: List, fields: &Fields, language: &str, known: &BTreeMap<&str, &Row>, main: &str) -> Vec<Row> {
    let word = list.word();
    let mut rows = Vec::new();
    for at in 0..sent(list, fields) {
        let get = |part: &str| fields.get(&format!("{word}_{at}_{part}")).to_owned();
        let id = get("id");
        let before = known.get(id.as_str()).copied();
        let mut row = before.cloned().unwrap_or_default();
        row.kind = get("kind");
        row.address = get("address");
        row.days = get("days");
        row.id = if before.is_some() { id } else { String::new() };
        let said: Texts = list.fields().iter().map(|key| ((*key).to_owned(), get(key))).collect();
        let is_blank = said.values().all(String::is_empty);
        // Emptied in the language it was written in, a row is taken away in all of them.
        if is_blank && (language == main || before.is_none()) {
            continue;
        }
        row.texts.insert(language.to_owned(), said);
        rows.push(row);
    }
    rows
}

/// How many rows of a list were sent.
fn sent(list: List, fields: &Fields) -> usize {
    let first = list.fields().first().copied().unwrap_or_default();
    let is_there =
        |at: &usize| fields.0.iter().any(|(name, _)| *name == format!("{}_{at}_{first}", list.word()));
    // One more than fits, so that the rule can say so.
    (0..=MOST_ROWS + FREE).take_while(is_there).count()
}

/// The form element by element, with the words of the original where it is translated.
pub fn elements(words: Words, form: &FormView, original: Option<&Body>) -> Vec<ElementForm> {
    ELEMENTS
        .iter()
        .chain([&MORE])
        .map(|element| ElementForm {
            number: element.number,
            key: element.key,
            title: shown::name(words, element),
            must: element.must,
            parts: element.parts.iter().map(|part| part_form(words, form, part, original)).collect(),
        })
        .collect()
}

fn part_form(words: Words, form: &FormView, part: &Part, original: Option<&Body>) -> PartForm {
    match part {
        Part::Text(key, most) => PartForm::Text {
            name: format!("t_{key}"),
            label: words.t(&format!("publish-text-{key}")),
            hint: words.t(&format!("publish-hint-{key}")),
            rows: 6,
            one_line: *most == template::LONGEST_TITLE,
            original: original
                .and_then(|body| body.texts.get(&body.language)?.get(*key).cloned())
                .unwrap_or_default(),
        },
        Part::Facts(key) => PartForm::Facts(key),
        Part::Rows(list) => PartForm::Rows(list_form(words, form, *list, original)),
    }
}

fn list_form(words: Words, form: &FormView, list: List, original: Option<&Body>) -> ListForm {
    let word = list.word();
    let there = sent(list, &form.fields);
    let free = if original.is_some() { 0 } else { FREE };
    let kinds = list.kinds().iter().map(|kind| (*kind, words.t(&format!("publish-kind-{word}-{kind}"))));
    let rows = (0..(there + free).min(MOST_ROWS)).map(|at| {
        let name = |part: &str| format!("{word}_{at}_{part}");
        let value = |part: &str| form.value(&name(part)).to_owned();
        let id = value("id");
        let source = original.and_then(|body| body.row(list, &id)?.texts.get(&body.language));
        let fields = list.fields().iter().map(|key| {
            let from = source.and_then(|texts| texts.get(*key).cloned()).unwrap_or_default();
            (name(key), words.t(&format!("publish-field-{word}-{key}")), from)
        });
        RowForm {
            prefix: format!("{word}_{at}"),
            fields: fields.collect(),
            kind: (!list.kinds().is_empty()).then(|| value("kind")),
            address: list.has_address().then(|| (name("address"), value("address"))),
            days: list.has_days().then(|| (name("days"), value("days"))),
            id,
        }
    });
    ListForm {
        word,
        label: words.t(&format!("publish-list-{word}")),
        hint: words.t(&format!("publish-list-hint-{word}")),
        rows: rows.collect(),
        kinds: kinds.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn before() -> Body {
        let texts =
            |code: &str, text: &str| (code.to_owned(), Texts::from([("text".to_owned(), text.to_owned())]));
        let lesson = Row {
            id: "one".into(),
            texts: BTreeMap::from([texts("en", "Ask first"), texts("az", "Əvvəl soruş")]),
            ..Row::default()
        };
        Body {
            language: "en".into(),
            rows: BTreeMap::from([("lessons".to_owned(), vec![lesson])]),
            ..Body::default()
        }
    }

    #[test]
    fn a_change_in_one_language_leaves_the_others() {
        let mut sent = fields(&before(), "az", 1);
        for (name, value) in &mut sent.0 {
            if name == "lessons_0_text" {
                *value = "Əvvəlcə soruş".to_owned();
            }
        }

        let after = body(&before(), &sent, "2026-11-22");

        let lesson = &after.rows["lessons"][0];
        assert_eq!(lesson.id, "one");
        assert_eq!(lesson.texts["en"]["text"], "Ask first");
        assert_eq!(lesson.texts["az"]["text"], "Əvvəlcə soruş");
    }

    #[test]
    fn a_row_that_is_emptied_where_it_was_written_is_gone() {
        let sent = Fields::of([("language", "en"), ("lessons_0_id", "one"), ("lessons_0_text", "")]);

        assert_eq!(body(&before(), &sent, "2026-11-22").rows["lessons"], []);
    }
}
