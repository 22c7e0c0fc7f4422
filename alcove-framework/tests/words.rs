//! Every fault and warning has its words in every language of the interface.

use std::collections::BTreeSet;
use std::path::Path;

use alcove_framework::CODES;

/// The names after a dollar sign.
fn values(text: &str) -> BTreeSet<String> {
    let after = text.split('$').skip(1);
    after.map(|rest| rest.chars().take_while(|c| c.is_ascii_alphanumeric()).collect()).collect()
}

#[test]
fn every_code_has_its_sentence_in_every_language_with_the_same_values() {
    for language in ["en", "az", "ru"] {
        let file = format!("../alcove/locale/{language}/framework-faults.ftl");
        let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
        let messages: Vec<(&str, &str)> =
            text.split("\nframework-fault-").skip(1).filter_map(|message| message.split_once(" =")).collect();

        let codes: Vec<&str> = messages.iter().map(|(code, _)| *code).collect();
        assert_eq!(codes, CODES.iter().map(|code| code.name).collect::<Vec<_>>(), "{language}");
        for ((name, text), code) in messages.iter().zip(CODES) {
            assert_eq!(values(text), values(code.english), "{language}: {name}");
            if language == "en" {
                assert_eq!(text.trim(), code.english);
            }
        }
    }
}
