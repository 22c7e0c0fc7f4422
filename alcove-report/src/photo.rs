//! Pictures that somebody handed in, on paper; a broken one costs no document.

use std::io::Cursor;

use crate::document::{Block, Document};
use crate::redraw::redraw;

/// Three quarters of the text's width, in millimetres: a picture stands in the text and is not a page.
const WIDEST: f64 = 120.0;

/// Two fit on a page with their words.
const TALLEST: f64 = 90.0;

/// The longer side, in pixels: over 200 dots an inch where it is widest.
const LONGEST_SIDE: u32 = 1_000;

/// Of 100: on paper one sees no difference to a better one.
const QUALITY: u8 = 85;

/// Below 150 dots an inch one sees the dots: a small picture stays small.
const MILLIMETRES_PER_DOT: f64 = 25.4 / 150.0;

/// A picture as it is printed.
pub(crate) struct Drawn {
    pub(crate) jpeg: Vec<u8>,
    /// In millimetres.
    pub(crate) width: f64,
    /// In millimetres.
    pub(crate) height: f64,
}

/// All pictures of a document in their order; none for what is no picture, or broken, or too large to
/// be unpacked.
pub(crate) fn of_document(document: &Document) -> Vec<Option<Drawn>> {
    let mut drawn = Vec::new();
    collect(&document.blocks, &mut drawn);
    drawn
}

fn collect(blocks: &[Block], drawn: &mut Vec<Option<Drawn>>) {
    for block in blocks {
        match block {
            Block::Picture(picture) => drawn.push(draw(&picture.content)),
            Block::Wide { blocks } => collect(blocks, drawn),
            _ => {}
        }
    }
}

pub(crate) fn draw(content: &[u8]) -> Option<Drawn> {
    let picture = redraw(Cursor::new(content), LONGEST_SIDE, QUALITY)?;
    let (dots_across, dots_down) = (f64::from(picture.width), f64::from(picture.height));
    let scale = MILLIMETRES_PER_DOT.min(WIDEST / dots_across).min(TALLEST / dots_down);
    Some(Drawn { jpeg: picture.jpeg, width: dots_across * scale, height: dots_down * scale })
}
