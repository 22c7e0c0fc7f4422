#![no_main]

use alcove_framework::{read_bytes, write_json, write_yaml};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Some(edition) = read_bytes("fuzz.yaml", bytes).edition {
        assert_eq!(read_bytes("a.json", write_json(&edition).as_bytes()).edition.as_ref(), Some(&edition));
        assert_eq!(read_bytes("a.yaml", write_yaml(&edition).as_bytes()).edition, Some(edition));
    }
});
