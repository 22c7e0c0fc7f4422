//! Bytes to text: UTF-8 or a fault that names what the file is instead.

use crate::codes;
use crate::fault::{Faults, Place};

/// The text without its byte order mark.
pub(crate) fn decode<'b>(path: &str, bytes: &'b [u8], faults: &mut Faults) -> Option<&'b str> {
    let whole = Place::whole(path);
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => {
            faults.add(&whole, codes::ENCODING_UTF32, &[]);
            return None;
        }
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => {
            faults.add(&whole, codes::ENCODING_UTF16, &[]);
            return None;
        }
        _ => {}
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Some(at) = bytes.iter().position(|b| *b == 0) {
        let code = if looks_like_utf16(bytes) { codes::ENCODING_UTF16 } else { codes::NUL };
        faults.add(&line_of(path, bytes, at), code, &[]);
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) => {
            let place = line_of(path, bytes, error.valid_up_to());
            faults.add(&place, codes::ENCODING_OTHER, &[("encoding", likely_encoding(bytes))]);
            None
        }
    }
}

fn line_of(path: &str, bytes: &[u8], at: usize) -> Place {
    let mut place = Place::whole(path);
    place.line += bytes[..at].iter().filter(|b| **b == b'\n').count();
    place
}

/// Latin text in UTF-16 has every other byte zero.
fn looks_like_utf16(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(256)];
    let zeros = |start: usize| head.iter().skip(start).step_by(2).filter(|b| **b == 0).count();
    head.len() >= 4 && (zeros(0) * 4 > head.len() || zeros(1) * 4 > head.len())
}

/// Cyrillic words are runs of high letters; Western accents stand alone among plain letters.
fn likely_encoding(bytes: &[u8]) -> &'static str {
    let high = |b: u8| b >= 0xC0;
    let total = bytes.iter().filter(|b| high(**b)).count();
    let in_runs = bytes.windows(2).filter(|pair| high(pair[0]) && high(pair[1])).count();
    if total > 0 && in_runs * 2 > total { "Windows-1251 (Cyrillic)" } else { "Latin-1 or Windows-1252" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes_of(bytes: &[u8]) -> Vec<(&'static str, usize)> {
        let mut faults = Faults::default();
        assert_eq!(decode("a.yaml", bytes, &mut faults), None);
        faults.into_list().iter().map(|fault| (fault.code, fault.line)).collect()
    }

    #[test]
    fn utf_16_is_named_with_and_without_its_mark() {
        let text: Vec<u8> = "alcove: framework/1\n".encode_utf16().flat_map(u16::to_le_bytes).collect();

        assert_eq!(codes_of(&[&[0xFF, 0xFE], text.as_slice()].concat()), [("encoding-utf16", 1)]);
        assert_eq!(codes_of(&text), [("encoding-utf16", 1)]);
        assert_eq!(codes_of(b"\xFF\xFE\0\0a\0\0\0"), [("encoding-utf32", 1)]);
    }

    #[test]
    fn western_and_cyrillic_code_pages_are_told_apart() {
        let mut faults = Faults::default();
        decode("a", b"name: caf\xE9\n", &mut faults);
        decode("a", b"x: 1\nname: \xCA\xE0\xF7\xE5\xF1\xF2\xE2\xEE\n", &mut faults);

        let list = faults.into_list();
        assert_eq!(list[0].args[0].1, "Latin-1 or Windows-1252");
        assert_eq!((list[1].args[0].1.as_str(), list[1].line), ("Windows-1251 (Cyrillic)", 2));
    }

    #[test]
    fn a_nul_is_refused_with_its_line() {
        assert_eq!(codes_of(b"alcove: framework/1\nname: a plain name\0\n"), [("nul", 2)]);
    }
}
