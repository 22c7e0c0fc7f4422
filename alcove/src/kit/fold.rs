//! How a search compares: without case, without marks, and with the letters that a keyboard of
//! another language lacks, so that "sebeke" finds "Şəbəkə".

use icu::normalizer::DecomposingNormalizer;

/// The text as it is kept for searching, and as a search for it is made.
pub fn fold(text: &str) -> String {
    // Lower case first: that of İ is an i with a mark.
    let lower = text.to_lowercase();
    let apart = DecomposingNormalizer::new_nfkd().normalize(&lower).into_owned();
    let mut folded = String::with_capacity(apart.len());
    for letter in apart.chars() {
        match letter {
            '\u{300}'..='\u{36f}' => {}
            'ə' | 'ǝ' => folded.push('e'),
            'ı' => folded.push('i'),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' => folded.push('d'),
            'ß' => folded.push_str("ss"),
            _ => folded.push(letter),
        }
    }
    folded
}

/// The words of a search, folded; a text fits when it holds them all.
pub fn words(search: &str) -> Vec<String> {
    // More words than these only make the query long.
    fold(search).split_whitespace().take(8).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_three_languages_are_found_by_plain_ones() {
        assert_eq!(fold("Şəbəkə İŞ ılıq ÖÜĞÇ"), "sebeke is iliq ougc");
        assert_eq!(fold("Ёлка Й"), fold("елка и"));
        assert_eq!(words("  Təhlükəsizlik   jurnalı "), ["tehlukesizlik", "jurnali"]);
    }
}
