//! Whether a language is written by its tag (BCP 47) and not by its name.

use alcove_domain::kit::Lang;

/// Languages have two or three letters (ISO 639): nothing longer was ever registered, so `english` is
/// a name, although its letters would do for a tag.
pub(crate) fn is_tag(language: &Lang) -> bool {
    let mut parts = language.as_str().split('-').peekable();
    if parts.next().is_none_or(|first| !(2..=3).contains(&first.len())) {
        return false;
    }
    for _ in 0..EXTENDED {
        parts.next_if(|part| is_letters(part, 3));
    }
    // A script, such as `latn`, and a region, such as `br` or `419`.
    parts.next_if(|part| is_letters(part, 4));
    parts.next_if(|part| is_letters(part, 2) || is_digits(part, 3));
    while parts.next_if(|part| is_variant(part)).is_some() {}
    // A single sign begins an extension or what is privately agreed; nobody here reads that.
    parts.next().is_none_or(|part| part.len() == 1 && parts.next().is_some())
}

/// More languages of one family are not written behind each other.
const EXTENDED: usize = 3;

fn is_letters(part: &str, count: usize) -> bool {
    part.len() == count && part.bytes().all(|sign| sign.is_ascii_alphabetic())
}

fn is_digits(part: &str, count: usize) -> bool {
    part.len() == count && part.bytes().all(|sign| sign.is_ascii_digit())
}

/// Such as `1996` or `valencia`.
fn is_variant(part: &str) -> bool {
    part.len() >= 5 || (part.len() == 4 && part.starts_with(|sign: char| sign.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_has_its_parts_in_their_order() {
        let is = |tag: &str| is_tag(&Lang::new(tag).unwrap());

        for tag in ["en", "gag", "pt-BR", "az-Latn-AZ", "es-419", "de-1996", "zh-cmn-Hans", "en-x-college"] {
            assert!(is(tag), "{tag}");
        }
        for tag in ["english", "russian", "deutsch-de", "az-AZ-Latn", "en-x", "en-y1"] {
            assert!(!is(tag), "{tag}");
        }
    }
}
