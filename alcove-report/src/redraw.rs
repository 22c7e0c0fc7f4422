//! Pictures that somebody handed in, drawn anew: nothing else of the file goes along, neither what
//! was hidden in it nor where it was taken.

use std::io::{BufRead, Seek};
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder as _, ImageReader, Limits, Rgb, RgbImage};

/// The largest cameras of phones; beyond this a small file unpacks into gigabytes.
const MOST_PIXELS: u64 = 50_000_000;

/// Bytes that a decoder may ask for: four a pixel, and as much again for its own work.
const MOST_MEMORY: u64 = 400_000_000;

/// A picture of our own making.
pub struct Redrawn {
    /// The file, in sRGB, without any words about itself.
    pub jpeg: Vec<u8>,
    /// In pixels, as it is looked at: what a camera turned is upright.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

/// Draws the picture of a PNG, JPEG, WebP or GIF file anew, at most `longest_side` pixels wide and
/// high, as a JPEG of that `quality` (of 100); what was clear becomes white. None for what is no
/// picture, or broken, or so large that unpacking it would cost the server its memory.
///
/// A large one takes some hundred megabytes of memory while it is unpacked: ask for one at a time.
pub fn redraw(file: impl BufRead + Seek, longest_side: u32, quality: u8) -> Option<Redrawn> {
    // A decoder may trip over a broken file; nothing of what it held is looked at afterwards.
    catch_unwind(AssertUnwindSafe(|| redraw_now(file, longest_side, quality))).ok().flatten()
}

fn redraw_now(file: impl BufRead + Seek, longest_side: u32, quality: u8) -> Option<Redrawn> {
    let mut reader = ImageReader::new(file).with_guessed_format().ok()?;
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
    if width.max(height) > longest_side {
        picture = picture.resize(longest_side, longest_side, FilterType::Triangle);
    }
    if let Some(orientation) = orientation {
        picture.apply_orientation(orientation);
    }
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, quality).encode_image(&on_white(&picture)).ok()?;
    Some(Redrawn { jpeg, width: picture.width(), height: picture.height() })
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
