//! What people write: a note, a reason, an answer in words.

/// Ten pages are more than anyone writes about one item; beyond that it is a document, or an attack.
pub const MOST_CHARACTERS: usize = 20_000;

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WordsRefusal {
    #[error("there are no words")]
    Empty,
    #[error("{characters} characters, and at most {at_most} fit")]
    TooLong { characters: usize, at_most: usize },
    // PostgreSQL cannot keep this character in a text, and no keyboard writes it.
    #[error("the text holds the character NUL")]
    HoldsNul,
}

/// Words that may be absent, such as a note.
pub fn check_words(text: &str) -> Result<(), WordsRefusal> {
    // A text of so many bytes has at most so many characters: nothing needs counting.
    if text.len() > MOST_CHARACTERS {
        let characters = text.chars().count();
        if characters > MOST_CHARACTERS {
            return Err(WordsRefusal::TooLong { characters, at_most: MOST_CHARACTERS });
        }
    }
    if text.contains('\0') { Err(WordsRefusal::HoldsNul) } else { Ok(()) }
}

/// Words that must be there, such as a reason.
pub fn check_some_words(text: &str) -> Result<(), WordsRefusal> {
    if text.trim().is_empty() {
        return Err(WordsRefusal::Empty);
    }
    check_words(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_counted_in_characters_not_in_bytes() {
        assert_eq!(check_words(&"ə".repeat(20_000)), Ok(()));
        assert_eq!(
            check_words(&"ə".repeat(20_001)),
            Err(WordsRefusal::TooLong { characters: 20_001, at_most: 20_000 })
        );
    }

    #[test]
    fn blanks_are_no_words() {
        assert_eq!(check_some_words(" \n\t"), Err(WordsRefusal::Empty));
        assert_eq!(check_words(""), Ok(()));
        assert_eq!(check_words("a\0b"), Err(WordsRefusal::HoldsNul));
    }
}
