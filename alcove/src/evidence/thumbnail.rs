//! Small pictures of pictures, drawn anew: nothing of the file itself is ever shown inline, and
//! where a photo was taken stays out.

use std::io::BufReader;
use std::path::PathBuf;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits, Rgb, RgbImage};
use tokio::sync::Semaphore;

use super::kind::FileKind;

/// The longer side, in pixels: twice what a card shows, for sharp screens.
pub const LONGEST_SIDE: u32 = 480;

/// The largest cameras of phones; beyond this a small file unpacks into gigabytes.
const MOST_PIXELS: u64 = 50_000_000;

/// Bytes that a decoder may ask for: four a pixel, and as much again for its own work.
const MOST_MEMORY: u64 = 400_000_000;

/// One picture is unpacked at a time, so that many uploads do not add up.
static TURN: Semaphore = Semaphore::const_new(1);

/// A JPEG of at most [`LONGEST_SIDE`], or none for what is no picture or too large to be unpacked.
pub async fn draw(path: PathBuf, kind: FileKind) -> Option<Vec<u8>> {
    let format = match kind {
        FileKind::Png => ImageFormat::Png,
        FileKind::Jpeg => ImageFormat::Jpeg,
        FileKind::Webp => ImageFormat::WebP,
        FileKind::Gif => ImageFormat::Gif,
        _ => return None,
    };
    let _turn = TURN.acquire().await.ok()?;
    // A decoder that panics takes its thread with it, and no more.
    tokio::task::spawn_blocking(move || draw_now(&path, format)).await.ok().flatten()
}

fn draw_now(path: &std::path::Path, format: ImageFormat) -> Option<Vec<u8>> {
    let mut reader = ImageReader::with_format(BufReader::new(std::fs::File::open(path).ok()?), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return None;
    }
    let orientation = decoder.orientation().ok();
    let picture = DynamicImage::from_decoder(decoder).ok()?;
    let mut small = if width.max(height) > LONGEST_SIDE {
        picture.resize(LONGEST_SIDE, LONGEST_SIDE, FilterType::Triangle)
    } else {
        picture
    };
    if let Some(orientation) = orientation {
        small.apply_orientation(orientation);
    }
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, 80).encode_image(&on_white(&small)).ok()?;
    Some(jpeg)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_large_picture_becomes_small_and_a_clear_one_white() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.png");
        image::RgbaImage::new(1200, 600).save(&path).unwrap();

        let drawn = draw(path, FileKind::Png).await.unwrap();

        let small = image::load_from_memory(&drawn).unwrap().to_rgb8();
        assert_eq!((small.dimensions(), small.get_pixel(0, 0).0), ((480, 240), [255, 255, 255]));
    }

    #[tokio::test]
    async fn a_picture_that_unpacks_into_gigabytes_is_not_unpacked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bomb.png");
        std::fs::write(&path, bomb()).unwrap();

        assert_eq!(draw(path, FileKind::Png).await, None);
    }

    /// The head of a PNG of 60,000 by 60,000 pixels; its content never comes.
    fn bomb() -> Vec<u8> {
        let mut small = Vec::new();
        image::GrayImage::new(1, 1)
            .write_to(&mut std::io::Cursor::new(&mut small), ImageFormat::Png)
            .unwrap();
        small[16..20].copy_from_slice(&60_000u32.to_be_bytes());
        small[20..24].copy_from_slice(&60_000u32.to_be_bytes());
        // The checksum of the header is right: a decoder believes it.
        let mut checksum = u32::MAX;
        for byte in &small[12..29] {
            checksum ^= u32::from(*byte);
            for _ in 0..8 {
                checksum = if checksum & 1 == 1 { (checksum >> 1) ^ 0xedb8_8320 } else { checksum >> 1 };
            }
        }
        small[29..33].copy_from_slice(&(!checksum).to_be_bytes());
        small
    }
}
