//! PDF: the credential is an attached file. Attachments are streams, and streams stand openly in the
//! file; so they are found without following a stranger's tables.

use super::{checked, png};
use crate::Fault;
use crate::token::Token;

/// What stands between an object's beginning and its stream is short.
const LONGEST_HEAD: usize = 4 * 1024;

/// A certificate has one attachment; unpacking thousands would take long.
const MOST_ATTACHMENTS: usize = 20;

pub fn read(document: &[u8]) -> Result<String, Fault> {
    let mut found: Vec<String> = Vec::new();
    let mut attachments = streams(document).filter(|(head, _)| is_attachment(head));
    for (head, rest) in attachments.by_ref().take(MOST_ATTACHMENTS) {
        let bytes = if holds(head, b"/FlateDecode") {
            // Other attachments may be of any kind and size.
            match png::inflate(rest) {
                Ok(bytes) => bytes,
                Err(_) => continue,
            }
        } else {
            let end = position(rest, b"endstream").unwrap_or(rest.len());
            rest[..end].to_vec()
        };
        let Ok(text) = String::from_utf8(bytes) else { continue };
        let text = text.trim();
        let is_credential = text.starts_with('{') && text.contains("\"credentialSubject\"");
        if (is_credential || Token::is_one(text)) && !found.iter().any(|other| other == text) {
            found.push(text.to_owned());
        }
    }
    // What nobody looked at might be another credential.
    if attachments.next().is_some() {
        return Err(Fault::TooManyStatements { limit: MOST_ATTACHMENTS });
    }
    match found.len() {
        0 => Err(Fault::Nothing),
        1 => checked(found.remove(0)),
        _ => Err(Fault::Several),
    }
}

/// What stands before each stream in its object, and what follows.
fn streams(document: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let at = from + position(document.get(from..)?, b"stream")?;
            from = at + b"stream".len();
            if document[..at].ends_with(b"end") {
                continue;
            }
            let rest = &document[from..];
            let rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n"));
            let Some(rest) = rest else { continue };
            let head = &document[at.saturating_sub(LONGEST_HEAD)..at];
            let begin = last_position(head, b" obj").unwrap_or(0);
            return Some((&head[begin..], rest));
        }
    })
}

fn is_attachment(head: &[u8]) -> bool {
    holds(head, b"/EmbeddedFile") && !holds(head, b"/EmbeddedFiles")
}

fn holds(text: &[u8], word: &[u8]) -> bool {
    position(text, word).is_some()
}

fn position(text: &[u8], word: &[u8]) -> Option<usize> {
    text.windows(word.len()).position(|window| window == word)
}

fn last_position(text: &[u8], word: &[u8]) -> Option<usize> {
    text.windows(word.len()).rposition(|window| window == word)
}
