//! Heads of columns in the languages of the template, and what they mean.

use std::rc::Rc;

use alcove_domain::kit::Lang;

use super::sheet::Sheet;
use crate::codes;
use crate::fault::Faults;
use crate::near::nearest;
use crate::tree::Cell;

/// The key of our format, and the head of the column in English, Azerbaijani and Russian.
pub(super) const NAMES: [(&str, [&str; 3]); 50] = [
    ("id", ["Id", "Kod", "Код"]),
    ("parent", ["Parent", "Yuxarı bənd", "Родитель"]),
    ("tier", ["Tier", "Pillə", "Уровень"]),
    ("code", ["Code", "Görünən kod", "Видимый код"]),
    ("name", ["Name", "Ad", "Название"]),
    ("description", ["Description", "Təsvir", "Описание"]),
    ("text", ["Text", "Mətn", "Текст"]),
    ("means", ["Means", "Bu deməkdir", "Означает"]),
    ("not", ["Does not mean", "Bu demək deyil", "Не означает"]),
    ("matters", ["Why it matters", "Nə üçün vacibdir", "Почему это важно"]),
    ("evidence", ["Evidence", "Sübut", "Подтверждения"]),
    ("questions", ["Questions", "Suallar", "Вопросы"]),
    ("instrument", ["Instrument", "Cavab növü", "Способ ответа"]),
    ("weight", ["Weight", "Çəki", "Вес"]),
    ("tags", ["Tags", "Etiketlər", "Метки"]),
    ("lens", ["Lens", "Baxış", "Ракурс"]),
    ("numerator", ["Numerator", "Surət", "Числитель"]),
    ("denominator", ["Denominator", "Məxrəc", "Знаменатель"]),
    ("unit", ["Unit", "Vahid", "Единица"]),
    ("period", ["Period", "Dövr", "Период"]),
    ("lives", ["Where it is kept", "Harada saxlanılır", "Где хранится"]),
    ("survey", ["Survey", "Sorğu", "Опрос"]),
    ("note", ["Note", "Qeyd", "Примечание"]),
    ("disaggregate", ["Break down by", "Bölgü", "Разбивка"]),
    ("roll_up", ["Roll-up", "Cəmləmə", "Свёртка"]),
    ("missing", ["Missing", "Çatışmayanlar", "Пропуски"]),
    ("maps", ["Maps to", "Uyğunluq", "Соответствия"]),
    ("lineage", ["Comes from", "Mənşə", "Происхождение"]),
    ("licence", ["Licence", "Lisenziya", "Лицензия"]),
    ("source", ["Source", "Mənbə", "Источник"]),
    ("state", ["State", "Vəziyyət", "Состояние"]),
    ("choices", ["Choices", "Variantlar", "Варианты"]),
    ("key", ["Key", "Açar", "Ключ"]),
    ("value", ["Value", "Qiymət", "Значение"]),
    ("scale", ["Scale", "Şkala", "Шкала"]),
    ("kind", ["Kind", "Növ", "Вид"]),
    ("one", ["One", "Tək", "Один"]),
    ("many", ["Many", "Cəm", "Много"]),
    ("items", ["Items", "Bəndlər", "Пункты"]),
    ("item", ["Item", "Bənd", "Пункт"]),
    ("at_least", ["At least", "Ən azı", "Не менее"]),
    ("urn", ["URN", "URN", "URN"]),
    ("version", ["Version", "Nəşr", "Издание"]),
    ("language", ["Language", "Dil", "Язык"]),
    ("publisher", ["Publisher", "Naşir", "Издатель"]),
    ("published", ["Published", "Nəşr tarixi", "Дата издания"]),
    ("publication", ["Publication", "Dərc", "Публикация"]),
    ("subject", ["Subject", "Nə qiymətləndirilir", "Что оценивается"]),
    ("alcove", ["Alcove", "Alcove", "Alcove"]),
    ("all", ["All", "Hamısı", "Все"]),
];

/// The head of a column in a language of the interface, English elsewhere.
pub(super) fn head(key: &str, language: &Lang) -> &'static str {
    let at = Lang::INTERFACE.iter().position(|tag| *tag == language.as_str()).unwrap_or(0);
    NAMES.iter().find(|(name, _)| *name == key).map(|(_, names)| names[at]).unwrap_or_default()
}

/// The key that a head stands for, among those a sheet can have.
pub(super) fn key_of(head: &str, known: &[&'static str]) -> Option<&'static str> {
    let head = fold(head);
    let meant = |(key, names): &&(&'static str, [&str; 3])| {
        known.contains(key) && (fold(key) == head || names.iter().any(|name| fold(name) == head))
    };
    NAMES.iter().find(meant).map(|(key, _)| *key)
}

fn fold(head: &str) -> String {
    head.to_lowercase().replace(['_', '-'], " ").trim().to_owned()
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    pub cell: Cell,
    pub meaning: Meaning,
    /// The language it is in, where that is not the framework's own.
    pub language: Option<Lang>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Key(&'static str),
    /// What a step looks like.
    Descriptor(i32),
    /// A level of the tree, with its name.
    Level(String),
}

/// The columns of a sheet; what is none of `known` is a level where `levels` are taken, else a fault.
pub(super) fn read(
    sheet: &Sheet,
    known: &[&'static str],
    levels: Levels,
    file: &Rc<str>,
    faults: &mut Faults,
) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    let mut text_seen = false;
    for (cell, head) in sheet.head() {
        let (name, language) = split_language(head);
        let descriptor = name.parse::<i32>().ok().filter(|_| levels != Levels::None);
        let meaning = match (key_of(name, known), descriptor) {
            (Some(key), _) => Meaning::Key(key),
            (None, Some(step)) => Meaning::Descriptor(step),
            (None, None) => {
                let near = near_head(name, known);
                let level =
                    levels == Levels::BeforeText && !text_seen && language.is_none() && near.is_none();
                if !level {
                    unknown(*cell, head, near, file, faults);
                    continue;
                }
                Meaning::Level(name.to_owned())
            }
        };
        text_seen |= meaning == Meaning::Key("text");
        if columns.iter().any(|column| column.meaning == meaning && column.language == language) {
            faults.add(&cell.place(file), codes::COLUMN_TWICE, &[("column", head)]);
            continue;
        }
        columns.push(Column { cell: *cell, meaning, language });
    }
    columns
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Levels {
    /// Only keys.
    None,
    /// Keys and descriptors.
    Descriptors,
    /// Keys, descriptors, and levels of the tree before the text.
    BeforeText,
}

/// `Text (az)` is the text in Azerbaijani.
fn split_language(head: &str) -> (&str, Option<Lang>) {
    let inner = head.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    match inner.and_then(|(name, tag)| Some((name.trim(), Lang::new(tag).ok()?))) {
        Some((name, language)) => (name, Some(language)),
        None => (head, None),
    }
}

fn near_head(name: &str, known: &[&'static str]) -> Option<&'static str> {
    // Short heads are near to too much.
    if name.chars().count() < 4 {
        return None;
    }
    let names =
        NAMES.iter().filter(|(key, _)| known.contains(key)).flat_map(|(_, names)| names.iter().copied());
    nearest(name, names)
}

fn unknown(cell: Cell, head: &str, near: Option<&str>, file: &Rc<str>, faults: &mut Faults) {
    let place = cell.place(file);
    match near {
        Some(near) => faults.add(&place, codes::COLUMN_UNKNOWN_NEAR, &[("column", head), ("near", near)]),
        None => faults.add(&place, codes::COLUMN_UNKNOWN, &[("column", head)]),
    }
}
