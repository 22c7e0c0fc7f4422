//! The list of what items map to is whole, in all three languages.

use std::path::Path;

use alcove_domain::kit::Lang;
use alcove_framework::{read_path, read_targets};

#[test]
fn every_target_of_our_framework_has_a_name_in_every_language() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("../frameworks/vocational-excellence");
    let bytes = std::fs::read(home.join("targets.yaml")).unwrap();

    let targets = read_targets("targets.yaml", &bytes).unwrap();

    let edition = read_path(&home).edition.unwrap();
    let maps: Vec<_> = edition.items.iter().flat_map(|item| &item.maps).collect();
    assert!(maps.len() > 100, "{}", maps.len());
    for map in maps {
        let target = targets.iter().find(|target| target.to == map.target);
        let target = target.unwrap_or_else(|| panic!("{} has no name", map.target));
        for tag in Lang::INTERFACE {
            let lang = Lang::new(tag).unwrap();
            assert!(!target.name[&lang].is_empty() && !target.set[&lang].is_empty());
        }
    }
}

#[test]
fn a_broken_list_says_where() {
    let faults =
        read_targets("t.yaml", b"sets:\n  - id: a\n    name: {en: A}\n    targets:\n      - {en: B}\n");

    assert_eq!(faults.unwrap_err()[0].line, 5);
}
