//! Schemes that a body can begin with. They are ours, and say nothing for anybody else.

use crate::certify::scheme_body::SchemeBody;
use crate::kit::{Error, Result};

pub const ALL: [(&str, &str); 5] = [
    ("commitment", include_str!("../../../schemes/commitment.json")),
    ("excellence", include_str!("../../../schemes/excellence.json")),
    ("counts", include_str!("../../../schemes/counts.json")),
    ("process", include_str!("../../../schemes/process.json")),
    ("school", include_str!("../../../schemes/school.json")),
];

pub fn read(name: &str) -> Result<SchemeBody> {
    let found = ALL.iter().find(|(known, _)| *known == name);
    let (_, text) = found.ok_or_else(|| Error::invalid("preset", "unknown-choice"))?;
    serde_json::from_str(text).map_err(Error::fault)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::Words;

    #[test]
    fn every_preset_can_be_published_in_three_languages() {
        for (name, _) in ALL {
            let body = read(name).unwrap();

            assert_eq!(body.faults(), Vec::new(), "{name}");
            for words in Words::ALL {
                assert!(body.names.contains_key(words.code()), "{name} has no {} name", words.code());
                for level in &body.levels {
                    assert!(level.names.contains_key(words.code()), "{name} {}", level.id);
                    assert!(level.says.contains_key(words.code()), "{name} {}", level.id);
                }
            }
        }
    }
}
