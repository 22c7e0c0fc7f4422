//! A workbook is a zip archive; what it unpacks to is counted before anything is kept.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::codes;
use crate::fault::{Faults, Place};

/// Fifty times the largest framework workbook we made.
const LIMIT: u64 = 100 * 1024 * 1024;
/// Sheets shrink to a twentieth or so; what is small may shrink as it likes.
const RATIO: u64 = 200;
const SMALL: u64 = 10 * 1024 * 1024;
const ENTRIES: usize = 2_000;

/// Some when the archive can be opened without harm. Sizes are declared by the file and may lie,
/// so every entry is unpacked once into nothing.
pub(super) fn check(bytes: &[u8], place: &Place, faults: &mut Faults) -> Option<()> {
    match unpacked(bytes) {
        Ok(size) if size > LIMIT || (size > SMALL && size / RATIO > bytes.len() as u64) => {
            let limit = (LIMIT / 1024 / 1024).to_string();
            faults.add(place, codes::WORKBOOK_LARGE, &[("limit", &limit)]);
            None
        }
        Ok(_) => Some(()),
        Err(error) => {
            faults.add(place, codes::WORKBOOK_BROKEN, &[("why", &error.to_string())]);
            None
        }
    }
}

/// The size of everything in the archive; more than the limit where it is more.
fn unpacked(bytes: &[u8]) -> Result<u64, zip::result::ZipError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    if archive.len() > ENTRIES {
        return Ok(LIMIT + 1);
    }
    let mut total: u64 = 0;
    for at in 0..archive.len() {
        let entry = archive.by_index(at)?;
        if total.saturating_add(entry.size()) > LIMIT {
            return Ok(LIMIT + 1);
        }
        let left = LIMIT - total + 1;
        total += std::io::copy(&mut entry.take(left), &mut std::io::sink())?;
        if total > LIMIT {
            break;
        }
    }
    Ok(total)
}
