//! A credential inside a picture or a document, and out again.

pub mod pdf;
pub mod png;
pub mod svg;

use crate::token::Token;
use crate::{Fault, LONGEST};

/// What Open Badges calls the credential inside a picture.
pub(crate) const KEYWORD: &str = "openbadgecredential";

/// The text of the one credential in whatever somebody handed in: JSON, a token, PNG, SVG or PDF.
pub fn find(content: &[u8]) -> Result<String, Fault> {
    if content.starts_with(b"\x89PNG") {
        return png::read(content);
    }
    if content.starts_with(b"%PDF-") {
        return pdf::read(content);
    }
    if content.len() > LONGEST && !is_markup(content) {
        return Err(Fault::TooLong { limit: LONGEST });
    }
    let text = std::str::from_utf8(content).map_err(|_| Fault::Nothing)?;
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.starts_with('<') {
        return svg::read(text);
    }
    if text.starts_with('{') || Token::is_one(text) { Ok(text.to_owned()) } else { Err(Fault::Nothing) }
}

/// A picture may be larger than the credential in it.
fn is_markup(content: &[u8]) -> bool {
    content.trim_ascii_start().starts_with(b"<")
}

pub(crate) fn checked(text: String) -> Result<String, Fault> {
    if text.len() > LONGEST { Err(Fault::TooLong { limit: LONGEST }) } else { Ok(text) }
}
