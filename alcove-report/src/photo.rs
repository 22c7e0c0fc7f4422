//! Pictures that somebody handed in, drawn anew for paper: nothing else of the file goes along, and
//! a broken one costs no document.

use std::io::Cursor;
use std::panic::catch_unwind;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder as _, ImageReader, Limits, Rgb, RgbImage};

use crate::document::{Block, Document};

/// The largest cameras of phones; beyond this a small file unpacks into gigabytes.
const MOST_PIXELS: u64 = 50_000_000;

/// Bytes that a decoder may ask for: four a pixel, and as much again for its own work.
const MOST_MEMORY: u64 = 400_000_000;

/// Three quarters of the text's width, in millimetres: a picture stands in the text and is not a page.
const WIDEST: f64 = 120.0;

/// Two fit on a page with their words.
const TALLEST: f64 = 90.0;

/// The longer side, in pixels: over 200 dots an inch where it is widest.
const LONGEST_SIDE: u32 = 1_000;

/// Below 150 dots an inch one sees the dots: a small picture stays small.
const MILLIMETRES_PER_DOT: f64 = 25.4 / 150.0;

/// A picture as it is printed.
pub(crate) struct Drawn {
    pub(crate) jpeg: Vec<u8>,
    /// In millimetres.
    pub(crate) width: f64,
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
    // Whatever a decoder does with a broken file, the document is written.
    catch_unwind(|| draw_now(content)).ok().flatten()
}

fn draw_now(content: &[u8]) -> Option<Drawn> {
    let mut reader = ImageReader::new(Cursor::new(content)).with_guessed_format().ok()?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return None;
    }
    let orientation = decoder.orientation().ok();
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    if width.max(height) > LONGEST_SIDE {
        picture = picture.resize(LONGEST_SIDE, LONGEST_SIDE, FilterType::Triangle);
    }
    if let Some(orientation) = orientation {
        picture.apply_orientation(orientation);
    }
    let (dots_across, dots_down) = (f64::from(picture.width()), f64::from(picture.height()));
    let scale = MILLIMETRES_PER_DOT.min(WIDEST / dots_across).min(TALLEST / dots_down);
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, 85).encode_image(&on_white(&picture)).ok()?;
    Some(Drawn { jpeg, width: dots_across * scale, height: dots_down * scale })
}

/// JPEG knows no transparency: what is clear becomes paper.
fn on_white(picture: &DynamicImage) -> RgbImage {
    let rgba = picture.to_rgba8();
    RgbImage::from_fn(rgba.width(), rgba.height(), |x, y| {
        let [r, g, b, a] = rgba.get_pixel(x, y).0.map(u16::from);
        let over = |channel: u16| ((channel * a + 255 * (255 - a)) / 255) as u8;
        Rgb([over(r), over(g), over(b)])
    })
}
