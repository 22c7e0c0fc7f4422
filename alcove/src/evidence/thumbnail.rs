//! Small pictures of pictures, drawn anew: nothing of the file itself is ever shown inline, and
//! where a photo was taken stays out.

use std::fs::File;
use std::io::BufReader;
use std::path::PathBuf;

use alcove_report::redraw::redraw;
use tokio::sync::Semaphore;

use super::kind::FileKind;

/// The longer side, in pixels: twice what a card shows, for sharp screens.
pub const LONGEST_SIDE: u32 = 480;

/// Of 100: enough for what is looked at in passing.
const QUALITY: u8 = 80;

/// One picture is unpacked at a time, so that many uploads do not add up.
static TURN: Semaphore = Semaphore::const_new(1);

/// A JPEG of at most [`LONGEST_SIDE`], or none for what is no picture or too large to be unpacked.
pub async fn draw(path: PathBuf, kind: FileKind) -> Option<Vec<u8>> {
    if !matches!(kind, FileKind::Png | FileKind::Jpeg | FileKind::Webp | FileKind::Gif) {
        return None;
    }
    let _turn = TURN.acquire().await.ok()?;
    let drawn = tokio::task::spawn_blocking(move || {
        redraw(BufReader::new(File::open(path).ok()?), LONGEST_SIDE, QUALITY)
    });
    Some(drawn.await.ok()??.jpeg)
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
    async fn what_is_no_picture_is_not_drawn() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.pdf");
        std::fs::write(&path, "%PDF-1.7").unwrap();

        assert_eq!(draw(path.clone(), FileKind::Pdf).await, None);
        assert_eq!(draw(path, FileKind::Png).await, None);
    }
}
