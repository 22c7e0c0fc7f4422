//! PNG: one chunk of international text, before the picture itself.

use std::io::Read as _;

use flate2::read::ZlibDecoder;

use super::{KEYWORD, checked};
use crate::{Fault, LONGEST};

const SIGNATURE: &[u8; 8] = b"\x89PNG\r\n\x1a\n";

/// The keyword of the second version of Open Badges.
const OLD_KEYWORD: &str = "openbadges";

struct Chunk<'a> {
    kind: &'a [u8],
    data: &'a [u8],
    /// With its length and its checksum.
    whole: &'a [u8],
}

/// The picture with this credential in it and no other.
pub fn bake(picture: &[u8], credential: &str) -> Result<Vec<u8>, Fault> {
    let mut baked = SIGNATURE.to_vec();
    let mut is_in = false;
    for chunk in chunks(picture)? {
        if keyword(&chunk) == Some(KEYWORD.as_bytes()) {
            continue;
        }
        if chunk.kind == b"IDAT" && !is_in {
            baked.extend(text_chunk(credential)?);
            is_in = true;
        }
        baked.extend_from_slice(chunk.whole);
    }
    if is_in { Ok(baked) } else { Err(Fault::unreadable("a PNG without a picture")) }
}

/// Uncompressed, in no language, without a translated keyword.
fn text_chunk(credential: &str) -> Result<Vec<u8>, Fault> {
    let data = [KEYWORD.as_bytes(), &[0, 0, 0, 0, 0], credential.as_bytes()].concat();
    let length = u32::try_from(data.len()).map_err(Fault::unreadable)?;
    let mut digest = crc32fast::Hasher::new();
    digest.update(b"iTXt");
    digest.update(&data);
    Ok([&length.to_be_bytes()[..], b"iTXt", &data, &digest.finalize().to_be_bytes()].concat())
}

pub fn read(picture: &[u8]) -> Result<String, Fault> {
    let mut found = Vec::new();
    let mut is_old = false;
    for chunk in chunks(picture)? {
        match keyword(&chunk) {
            Some(word) if word == KEYWORD.as_bytes() => found.push(text(chunk.data)?),
            Some(word) if word == OLD_KEYWORD.as_bytes() => is_old = true,
            _ => {}
        }
    }
    match (found.len(), is_old) {
        (0, true) => Err(Fault::OldBadge),
        (0, false) => Err(Fault::Nothing),
        (1, _) => Ok(found.remove(0)),
        _ => Err(Fault::Several),
    }
}

fn keyword<'a>(chunk: &Chunk<'a>) -> Option<&'a [u8]> {
    let is_text = [b"iTXt", b"tEXt", b"zTXt"].iter().any(|kind| chunk.kind == &kind[..]);
    if is_text { chunk.data.split(|byte| *byte == 0).next() } else { None }
}

/// The text of an iTXt chunk, behind its keyword, two flags, a language and a translated keyword.
fn text(data: &[u8]) -> Result<String, Fault> {
    let cut = || Fault::unreadable("a cut text in the PNG");
    let rest = data.get(KEYWORD.len() + 1..).ok_or_else(cut)?;
    let (flags, rest) = rest.split_first_chunk::<2>().ok_or_else(cut)?;
    let mut parts = rest.splitn(3, |byte| *byte == 0);
    let text = parts.nth(2).ok_or_else(cut)?;
    let bytes = if flags[0] == 0 { text.to_vec() } else { inflate(text)? };
    checked(String::from_utf8(bytes).map_err(Fault::unreadable)?)
}

pub(super) fn inflate(packed: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    let mut unpacked = ZlibDecoder::new(packed).take(LONGEST as u64 + 1);
    unpacked.read_to_end(&mut bytes).map_err(Fault::unreadable)?;
    Ok(bytes)
}

fn chunks(picture: &[u8]) -> Result<Vec<Chunk<'_>>, Fault> {
    let cut = || Fault::unreadable("a cut PNG");
    let mut rest = picture.strip_prefix(SIGNATURE).ok_or_else(cut)?;
    let mut found = Vec::new();
    while !rest.is_empty() {
        let length = rest.first_chunk::<4>().map(|bytes| u32::from_be_bytes(*bytes) as usize);
        // Its length, its kind and its checksum take four bytes each.
        let end = length.and_then(|length| length.checked_add(12)).ok_or_else(cut)?;
        let whole = rest.get(..end).ok_or_else(cut)?;
        found.push(Chunk { kind: &whole[4..8], data: &whole[8..end - 4], whole });
        rest = &rest[end..];
    }
    Ok(found)
}
