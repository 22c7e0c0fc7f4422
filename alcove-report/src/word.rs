//! A document as a Word file: real styles, headings, table heads, contents and page numbers, so
//! that a school can go on writing in it.
//!
//! The parts of the package are written here and not by a library, because the ones there are
//! have no repeated table heads, no language and no words for pictures, and readers need them.

mod body;
mod pack;
mod parts;
mod picture;
mod section;
mod table;

use crate::document::Document;
use crate::{Fonts, RenderFault, Stamp};
use body::Body;

/// Writes the document. Charts become pictures, set with the same fonts as the PDF; their data
/// follows as a table.
pub fn word(document: &Document, fonts: &Fonts, stamp: &Stamp) -> Result<Vec<u8>, RenderFault> {
    let document = document.steady();
    let mut body = Body::new(&document, fonts);
    body.write()?;
    pack::pack(&document, body.finish(), stamp)
}
