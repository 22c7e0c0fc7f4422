#![no_main]

use alcove_framework::{read_bytes, read_workbook, write_json};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Some(edition) = read_workbook("fuzz.xlsx", bytes).edition {
        assert_eq!(read_bytes("a.json", write_json(&edition).as_bytes()).edition, Some(edition));
    }
});
