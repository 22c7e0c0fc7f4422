//! A practice read from a Word file in the template's order: headings that begin with a number are
//! the elements, tables under them are rows. Nothing is written; what was read fills the form.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use alcove_domain::publish::template::LONG;
use alcove_domain::publish::{ELEMENTS, Element, List, MORE, Part};

use super::body::{Body, MOST_ROWS, Row, Said};
use super::choices::is_called;
use super::columns::{Column, on_paper};
use super::facts::Fact;
use super::shown::paragraphs;
use super::word_styles::{Headings, attribute};
use crate::kit::sheet::check_unpacked;
use crate::kit::{Error, Refusal, Result};

/// What a file said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    pub body: Body,
    /// Numbers of the elements that were found.
    pub found: Vec<u8>,
}

/// A document's text is never longer; a picture is another part.
const MOST_BYTES: u64 = 8_000_000;

/// Knows a criterion by its code or name.
pub type Criterion<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Lays what a file says over a practice, in one language. An element that the file does not name
/// stays as it was, and so do words that come back as they went out.
pub fn read(bytes: &[u8], before: &Body, language: &str, criterion: Criterion) -> Result<Read> {
    let (text, headings) = text_of(bytes)?;
    let pieces = pieces(&text, &headings);
    let mut read = Read { body: before.clone(), found: Vec::new() };
    let mut at = 0;
    while at < pieces.len() {
        let element = element_of(&pieces[at]);
        let end = (at + 1..pieces.len()).find(|next| begins_another(&pieces[*next])).unwrap_or(pieces.len());
        if let Some(element) = element {
            take(&mut read.body, element, &pieces[at + 1..end], language, criterion);
        }
        read.found.extend(element.map(|element| element.number).filter(|number| *number > 0));
        at = end;
    }
    if read.found.is_empty() {
        return Err(Refusal::new("practice-word-nothing").into());
    }
    Ok(read)
}

fn begins_another(piece: &Piece) -> bool {
    // What follows the elements on paper is none of them.
    let after = ["publish-process", "publish-pictures"];
    let is_after = |text: &str| after.iter().any(|key| is_called(key, text));
    matches!(piece, Piece::Heading(text) if is_after(text)) || element_of(piece).is_some()
}

/// The element that a heading names: by its number, or what the form does not number by its name.
fn element_of(piece: &Piece) -> Option<&'static Element> {
    let Piece::Heading(text) = piece else { return None };
    if is_called(&format!("publish-element-{}", MORE.key), text) {
        return Some(&MORE);
    }
    let number = number_of(text)?;
    ELEMENTS.iter().find(|element| element.number == number)
}

/// "6. Impact" is 6; the form numbers thirteen.
fn number_of(text: &str) -> Option<u8> {
    let digits: String = text.trim().chars().take_while(char::is_ascii_digit).collect();
    let rest = &text.trim()[digits.len()..];
    let number = digits.parse().ok().filter(|number| (1..=13).contains(number))?;
    rest.starts_with(['.', ')']).then_some(number)
}

/// What stands in an element, each with the heading over it.
#[derive(Default)]
struct Standing<'a> {
    headings: Vec<&'a str>,
    paragraphs: Vec<(&'a str, &'a str)>,
    tables: Vec<(&'a str, &'a Table)>,
}

impl<'a> Standing<'a> {
    fn of(pieces: &'a [Piece]) -> Self {
        let mut standing = Self::default();
        let mut heading = "";
        for piece in pieces {
            match piece {
                Piece::Heading(text) => {
                    heading = text;
                    standing.headings.push(text);
                }
                Piece::Paragraph(text) if text.is_empty() => {}
                Piece::Paragraph(text) => standing.paragraphs.push((heading, text)),
                Piece::Table(table) => standing.tables.push((heading, table)),
            }
        }
        standing
    }

    /// The table under a list's name, else the first that stands under no other list's.
    fn table_of(&mut self, list: List) -> Option<&'a Table> {
        let is_of = |list: List, heading: &str| is_called(&format!("publish-list-{}", list.word()), heading);
        let named = self.tables.iter().position(|(heading, _)| is_of(list, heading));
        let of_none = |heading: &str| !List::ALL.iter().any(|one| is_of(*one, heading));
        let at = named.or_else(|| self.tables.iter().position(|(heading, _)| of_none(heading)))?;
        Some(self.tables.remove(at).1)
    }
}

fn take(body: &mut Body, element: &Element, pieces: &[Piece], language: &str, criterion: Criterion) {
    let mut standing = Standing::of(pieces);
    for part in element.parts {
        match part {
            // Several texts stand each under its name.
            Part::Text(key, _) if element.number == 0 => {
                let is_it = |heading: &str| is_called(&format!("publish-text-{key}"), heading);
                if standing.headings.iter().any(|heading| is_it(heading)) {
                    let own = standing.paragraphs.iter().filter(|(heading, _)| is_it(heading));
                    take_text(body, key, &own.map(|(_, text)| *text).collect::<Vec<_>>(), language);
                }
            }
            Part::Text(key, _) => {
                let all: Vec<&str> = standing.paragraphs.iter().map(|(_, text)| *text).collect();
                take_text(body, key, &all, language);
            }
            Part::Rows(list) => {
                let table = standing.table_of(*list);
                let main = body.language.clone();
                let before = body.rows.remove(list.word()).unwrap_or_default();
                let rows = match table {
                    Some(table) => rows_of(*list, table, &before, language, &main),
                    // Another program's form says its rows in paragraphs.
                    None if element.parts.len() == 1 => {
                        let lines = standing.paragraphs.iter().map(|(_, text)| vec![(*text).to_owned()]);
                        let lines: Vec<Vec<String>> = lines.collect();
                        laid(*list, &[Column::Field(list.fields()[0])], &lines, &before, language, &main)
                    }
                    None => before,
                };
                body.rows.insert(list.word().to_owned(), rows);
            }
            Part::Facts(key) => take_facts(body, key, &standing, criterion),
        }
    }
}

fn take_text(body: &mut Body, key: &str, said: &[&str], language: &str) {
    let parting = if key == "title" { " " } else { "\n\n" };
    let text: String = said.join(parting).chars().take(LONG).collect();
    let stands = |said: Said| paragraphs(said.text).iter().map(|one| on_paper(one)).collect::<Vec<_>>();
    if body.text(key, language).is_some_and(|said| stands(said).join(parting) == text) {
        return;
    }
    let texts = body.texts.entry(language.to_owned()).or_default();
    if text.is_empty() {
        texts.remove(key);
    } else {
        texts.insert(key.to_owned(), text);
    }
}

fn take_facts(body: &mut Body, key: &str, standing: &Standing, criterion: Criterion) {
    for row in standing.tables.iter().flat_map(|(_, table)| &table.rows) {
        if let [label, said, ..] = row.as_slice()
            && let Some(fact) = Fact::called(key, label)
        {
            fact.take(body, said, criterion);
        }
    }
    // Another program's form says an address in a paragraph.
    let words = standing.paragraphs.iter().flat_map(|(_, text)| text.split_whitespace());
    let mut web = words.filter(|word| word.starts_with("http"));
    if key == "address"
        && let Some(address) = web.next()
    {
        address.clone_into(&mut body.url);
    }
}

/// Rows of a table without its head, which says what stands in which column.
fn rows_of(list: List, table: &Table, before: &[Row], language: &str, main: &str) -> Vec<Row> {
    let first = table.rows.first().map_or(&[][..], Vec::as_slice);
    let named: Option<Vec<Column>> = first.iter().map(|head| Column::called(list, head)).collect();
    let named = named.filter(|columns| !columns.is_empty());
    let is_wide = first.len() > 1 || list.has_days() || list.has_address();
    let has_head = table.has_head || named.is_some() || (is_wide && table.rows.len() > 1);
    let columns = named.unwrap_or_else(|| Column::of(list));
    laid(list, &columns, &table.rows[usize::from(has_head)..], before, language, main)
}

/// Lays rows over those that were there. A row in the place of one that was there keeps its id and the
/// words of other languages.
fn laid(
    list: List,
    columns: &[Column],
    read: &[Vec<String>],
    before: &[Row],
    language: &str,
    main: &str,
) -> Vec<Row> {
    let is_said = |(_, cells): &(usize, &Vec<String>)| cells.iter().any(|cell| !cell.is_empty());
    let mut rows = Vec::new();
    for (at, cells) in read.iter().enumerate().filter(is_said).take(MOST_ROWS) {
        let mut row = before.get(at).cloned().unwrap_or_default();
        for (at, column) in columns.iter().enumerate() {
            let text = cells.get(at).map_or("", String::as_str);
            column.take(list, &mut row, text, language, main);
        }
        rows.push(row);
    }
    rows
}

/// The main part of the file, as text, and which of its styles are headings.
fn text_of(bytes: &[u8]) -> Result<(String, Headings)> {
    let unreadable = || Error::from(Refusal::new("practice-word-unreadable"));
    if !bytes.starts_with(b"PK") {
        return Err(unreadable());
    }
    check_unpacked(bytes).map_err(|_| unreadable())?;
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| unreadable())?;
    let mut part = |name: &str| -> Option<String> {
        let mut text = String::new();
        archive.by_name(name).ok()?.take(MOST_BYTES).read_to_string(&mut text).ok()?;
        Some(text)
    };
    let text = part("word/document.xml").ok_or_else(unreadable)?;
    let styles = part("word/styles.xml").unwrap_or_default();
    Ok((text, Headings::of(&styles)))
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Heading(String),
    Paragraph(String),
    Table(Table),
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Table {
    rows: Vec<Vec<String>>,
    /// Whether the first row says of itself that it is the head.
    has_head: bool,
}

/// Paragraphs and tables in their order. A table in a cell is read as words of that cell.
fn pieces(xml: &str, headings: &Headings) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut text = String::new();
    let mut heading = false;
    let mut depth = 0_usize;
    let mut table = Table::default();
    let mut is_text = false;
    let mut rest = xml;
    while let Some(open) = rest.find('<') {
        if is_text {
            text.push_str(&unescaped(&rest[..open]));
        }
        let Some(close) = rest[open..].find('>') else { break };
        let tag = &rest[open + 1..open + close];
        rest = &rest[open + close + 1..];
        let name = tag.trim_start_matches('/').split([' ', '/', '\n']).next().unwrap_or_default();
        let is_end = tag.starts_with('/');
        match (name, is_end) {
            ("w:t", false) => is_text = !tag.ends_with('/'),
            ("w:t", true) => is_text = false,
            ("w:tab", false) => text.push(' '),
            ("w:br" | "w:cr", false) => text.push('\n'),
            ("w:pStyle", false) => heading = headings.has(attribute(tag, "w:val")),
            ("w:p", true) if depth == 0 => {
                let text = std::mem::take(&mut text).trim().to_owned();
                pieces.push(if heading { Piece::Heading(text) } else { Piece::Paragraph(text) });
                heading = false;
            }
            ("w:p", true) => text.push('\n'),
            ("w:tbl", false) => {
                depth += 1;
                if depth == 1 {
                    table = Table::default();
                    text.clear();
                }
            }
            ("w:tbl", true) => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    pieces.push(Piece::Table(std::mem::take(&mut table)));
                    text.clear();
                }
            }
            ("w:tr", false) if depth == 1 => table.rows.push(Vec::new()),
            ("w:tblHeader", false) if depth == 1 && table.rows.len() == 1 => table.has_head = true,
            ("w:tc", true) if depth == 1 => {
                let cell = std::mem::take(&mut text).trim().to_owned();
                if let Some(row) = table.rows.last_mut() {
                    row.push(cell);
                }
            }
            _ => {}
        }
    }
    pieces
}

fn unescaped(text: &str) -> String {
    let named: BTreeMap<&str, &str> =
        BTreeMap::from([("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"), ("amp", "&")]);
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let Some((entity, tail)) = after.split_once(';').filter(|(entity, _)| entity.len() <= 8) else {
            out.push('&');
            rest = after;
            continue;
        };
        let number = entity.strip_prefix("#x").map_or_else(
            || entity.strip_prefix('#').and_then(|digits| digits.parse().ok()),
            |digits| u32::from_str_radix(digits, 16).ok(),
        );
        match (named.get(entity), number.and_then(char::from_u32)) {
            (Some(letter), _) => out.push_str(letter),
            (None, Some(letter)) if letter != '\0' => out.push(letter),
            _ => {}
        }
        rest = tail;
    }
    out.push_str(rest);
    out.replace('\0', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_with_numbers_are_elements_and_tables_are_rows() {
        let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
        let head = |text: &str| {
            format!("<w:p><w:pPr><w:pStyle w:val=\"Heading2\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
        };
        let line = |text: &str| format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>");
        let table = format!(
            "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
            cell("Difficulty"),
            cell("Answer"),
            cell("Old &amp; loud"),
            cell("New &#1077;")
        );
        let xml = [
            head("1. Title"),
            line("Meters"),
            head("6. Impact"),
            line("One"),
            line("Two"),
            head("8. Constraints"),
            table,
        ]
        .concat();
        let pieces = pieces(&xml, &Headings::default());
        let mut body = Body { language: "en".into(), ..Body::default() };

        for (element, pieces) in
            [(&ELEMENTS[0], &pieces[1..2]), (&ELEMENTS[5], &pieces[3..5]), (&ELEMENTS[7], &pieces[6..])]
        {
            take(&mut body, element, pieces, "en", &|_| None);
        }

        assert_eq!(body.texts["en"]["title"], "Meters");
        assert_eq!(body.texts["en"]["impact"], "One\n\nTwo");
        assert_eq!(body.rows["constraints"].len(), 1);
        assert_eq!(body.rows["constraints"][0].texts["en"]["challenge"], "Old & loud");
        assert_eq!(body.rows["constraints"][0].texts["en"]["answer"], "New е");
        assert_eq!(number_of("13. Resources"), Some(13));
        assert_eq!(number_of("14. More"), None);
        assert_eq!(number_of("2024 was a year"), None);
    }
}
