//! A practice read from a Word file in the template's order: headings that begin with a number are
//! the elements, tables under them are rows. Nothing is written; what was read fills the form.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use alcove_domain::publish::template::LONG;
use alcove_domain::publish::{ELEMENTS, Part};

use super::body::{Body, MOST_ROWS, Row, Texts};
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

/// Lays what a file says over a practice, in one language. An element that the file does not name
/// stays as it was.
pub fn read(bytes: &[u8], before: &Body, language: &str) -> Result<Read> {
    let pieces = pieces(&text_of(bytes)?);
    let mut read = Read { body: before.clone(), found: Vec::new() };
    let mut at = 0;
    while at < pieces.len() {
        let number = match &pieces[at] {
            Piece::Paragraph { text, heading: true } => number_of(text),
            _ => None,
        };
        let end = (at + 1..pieces.len()).find(|next| begins_another(&pieces[*next])).unwrap_or(pieces.len());
        if let Some(number) = number {
            take(&mut read.body, number, &pieces[at + 1..end], language);
            read.found.push(number);
        }
        at = end;
    }
    if read.found.is_empty() {
        return Err(Refusal::new("practice-word-nothing").into());
    }
    Ok(read)
}

fn begins_another(piece: &Piece) -> bool {
    matches!(piece, Piece::Paragraph { text, heading: true } if number_of(text).is_some())
}

/// "6. Impact" is 6; the form numbers thirteen.
fn number_of(text: &str) -> Option<u8> {
    let digits: String = text.trim().chars().take_while(char::is_ascii_digit).collect();
    let rest = &text.trim()[digits.len()..];
    let number = digits.parse().ok().filter(|number| (1..=13).contains(number))?;
    rest.starts_with(['.', ')']).then_some(number)
}

fn take(body: &mut Body, number: u8, pieces: &[Piece], language: &str) {
    let Some(element) = ELEMENTS.iter().find(|element| element.number == number) else { return };
    let paragraphs: Vec<&str> = pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Paragraph { text, heading: false } if !text.is_empty() => Some(text.as_str()),
            _ => None,
        })
        .collect();
    let mut tables = pieces.iter().filter_map(|piece| match piece {
        Piece::Table(rows) => Some(rows),
        Piece::Paragraph { .. } => None,
    });
    for part in element.parts {
        match part {
            Part::Text(key, _) => {
                let parting = if *key == "title" { " " } else { "\n\n" };
                let text: String = paragraphs.join(parting).chars().take(LONG).collect();
                body.texts.entry(language.to_owned()).or_default().insert((*key).to_owned(), text);
            }
            Part::Rows(list) => {
                let before = body.rows.remove(list.word()).unwrap_or_default();
                let rows = match tables.next() {
                    Some(table) => {
                        rows_of(table, list.fields(), list.has_days(), list.has_address(), &before, language)
                    }
                    // Another program's form says its rows in paragraphs.
                    None if element.parts.len() == 1 => {
                        let lines: Vec<Vec<String>> =
                            paragraphs.iter().map(|text| vec![(*text).to_owned()]).collect();
                        rows_of(&lines, list.fields(), false, false, &before, language)
                    }
                    None => before,
                };
                body.rows.insert(list.word().to_owned(), rows);
            }
            Part::Facts("address") => {
                let web = paragraphs
                    .iter()
                    .flat_map(|text| text.split_whitespace())
                    .find(|word| word.starts_with("http"));
                if let Some(address) = web {
                    address.clone_into(&mut body.url);
                }
            }
            // Names and addresses of people are not taken from a file: they need consent anew.
            Part::Facts(_) => {}
        }
    }
}

/// Rows of a table without its head. A row in the place of one that was there keeps its id and the
/// words of other languages.
fn rows_of(
    table: &[Vec<String>],
    fields: &[&str],
    has_days: bool,
    has_address: bool,
    before: &[Row],
    language: &str,
) -> Vec<Row> {
    let is_table = table.first().is_some_and(|row| row.len() > 1) || has_days || has_address;
    let body = table.iter().skip(usize::from(is_table && table.len() > 1));
    let mut rows = Vec::new();
    for (at, cells) in
        body.filter(|cells| cells.iter().any(|cell| !cell.is_empty())).take(MOST_ROWS).enumerate()
    {
        let cell = |at: usize| cells.get(at).cloned().unwrap_or_default();
        let mut row = before.get(at).cloned().unwrap_or_default();
        let texts: Texts = fields.iter().enumerate().map(|(at, key)| ((*key).to_owned(), cell(at))).collect();
        row.texts.insert(language.to_owned(), texts);
        if has_days {
            row.days = cell(fields.len());
        }
        if has_address {
            row.address = cell(fields.len());
        }
        rows.push(row);
    }
    rows
}

/// The main part of the file, as text.
fn text_of(bytes: &[u8]) -> Result<String> {
    let unreadable = || Error::from(Refusal::new("practice-word-unreadable"));
    if !bytes.starts_with(b"PK") {
        return Err(unreadable());
    }
    check_unpacked(bytes).map_err(|_| unreadable())?;
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| unreadable())?;
    let part = archive.by_name("word/document.xml").map_err(|_| unreadable())?;
    let mut text = String::new();
    part.take(MOST_BYTES).read_to_string(&mut text).map_err(|_| unreadable())?;
    Ok(text)
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Paragraph { text: String, heading: bool },
    Table(Vec<Vec<String>>),
}

/// Paragraphs and tables in their order. A table in a cell is read as words of that cell.
fn pieces(xml: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut text = String::new();
    let mut heading = false;
    let mut depth = 0_usize;
    let mut rows: Vec<Vec<String>> = Vec::new();
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
            ("w:pStyle", false) => {
                let style = attribute(tag, "w:val").to_lowercase();
                heading = style.starts_with("heading");
            }
            ("w:p", true) if depth == 0 => {
                let text = std::mem::take(&mut text).trim().to_owned();
                pieces.push(Piece::Paragraph { text, heading });
                heading = false;
            }
            ("w:p", true) => text.push('\n'),
            ("w:tbl", false) => {
                depth += 1;
                if depth == 1 {
                    rows.clear();
                    text.clear();
                }
            }
            ("w:tbl", true) => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    pieces.push(Piece::Table(std::mem::take(&mut rows)));
                    text.clear();
                }
            }
            ("w:tr", false) if depth == 1 => rows.push(Vec::new()),
            ("w:tc", true) if depth == 1 => {
                let cell = std::mem::take(&mut text).trim().to_owned();
                if let Some(row) = rows.last_mut() {
                    row.push(cell);
                }
            }
            _ => {}
        }
    }
    pieces
}

fn attribute<'a>(tag: &'a str, name: &str) -> &'a str {
    let after = tag.split_once(&format!("{name}=\"")).map_or("", |(_, after)| after);
    after.split('"').next().unwrap_or_default()
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
        let pieces = pieces(&xml);
        let mut body = Body { language: "en".into(), ..Body::default() };

        take(&mut body, 1, &pieces[1..2], "en");
        take(&mut body, 6, &pieces[3..5], "en");
        take(&mut body, 8, &pieces[6..], "en");

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
