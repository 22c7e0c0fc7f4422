#![no_main]

use alcove_framework::{read_bytes, read_library, write_json};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for edition in read_library("fuzz.yaml", bytes).map(|library| library.editions).unwrap_or_default() {
        assert_eq!(read_bytes("a.json", write_json(&edition).as_bytes()).edition, Some(edition));
    }
});
