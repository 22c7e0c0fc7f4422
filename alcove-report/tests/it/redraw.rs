//! Pictures that somebody handed in, drawn anew within bounds.

use std::io::Cursor;

use alcove_report::redraw::redraw;
use image::{DynamicImage, GrayImage, ImageFormat, RgbaImage};

fn png(picture: impl Into<DynamicImage>) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.into().write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// A PNG whose head says 60,000 by 60,000 pixels; its content never comes.
fn bomb() -> Vec<u8> {
    let mut bytes = png(GrayImage::new(1, 1));
    bytes[16..20].copy_from_slice(&60_000u32.to_be_bytes());
    bytes[20..24].copy_from_slice(&60_000u32.to_be_bytes());
    // The checksum of the header is right: a decoder believes it.
    let mut checksum = u32::MAX;
    for byte in &bytes[12..29] {
        checksum ^= u32::from(*byte);
        for _ in 0..8 {
            checksum = if checksum & 1 == 1 { (checksum >> 1) ^ 0xedb8_8320 } else { checksum >> 1 };
        }
    }
    bytes[29..33].copy_from_slice(&(!checksum).to_be_bytes());
    bytes
}

#[test]
fn a_large_picture_becomes_as_small_as_asked_and_what_is_clear_becomes_paper() {
    let drawn = redraw(Cursor::new(png(RgbaImage::new(1200, 600))), 480, 80).unwrap();

    let small = image::load_from_memory(&drawn.jpeg).unwrap().to_rgb8();
    assert_eq!((drawn.width, drawn.height), (480, 240));
    assert_eq!((small.dimensions(), small.get_pixel(0, 0).0), ((480, 240), [255, 255, 255]));
}

#[test]
fn a_small_picture_keeps_its_size() {
    let drawn = redraw(Cursor::new(png(RgbaImage::new(30, 20))), 480, 80).unwrap();

    assert_eq!((drawn.width, drawn.height), (30, 20));
}

#[test]
fn a_picture_that_unpacks_into_gigabytes_is_not_unpacked() {
    assert!(redraw(Cursor::new(bomb()), 480, 80).is_none());
}
