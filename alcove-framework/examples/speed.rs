//! How long a framework of 1,200 items takes to read: `cargo run --release -p alcove-framework --example speed`.

use std::fmt::Write;
use std::time::{Duration, Instant};

use alcove_framework::{import, read_bytes, write_json, write_xlsx, write_yaml};

const ITEMS: usize = 1_200;

fn main() {
    let library = library();
    let mut editions =
        import("l.yaml", library.as_bytes()).map(|imported| imported.editions).unwrap_or_default();
    let Some(mut edition) = editions.pop() else {
        eprintln!("the library does not import");
        std::process::exit(1);
    };
    // Three languages, as our own framework has.
    for item in &mut edition.items {
        let Some(own) = item.texts.values().next().cloned() else { continue };
        for tag in ["az", "ru"] {
            item.texts.extend(alcove_domain::kit::Lang::new(tag).map(|language| (language, own.clone())));
        }
    }
    let (json, yaml) = (write_json(&edition), write_yaml(&edition));
    let xlsx = write_xlsx(&edition).unwrap_or_default();
    for (name, bytes) in [
        ("library", library.as_bytes()),
        ("json", json.as_bytes()),
        ("yaml", yaml.as_bytes()),
        ("xlsx", &xlsx),
    ] {
        let took = fastest(|| import("file", bytes).is_ok());
        println!("import {name:8} {:>6} KB {:>9.1?}", bytes.len() / 1024, took);
    }
    println!("read json        {:>19.1?}", fastest(|| read_bytes("file", json.as_bytes()).edition.is_some()));
    println!("write json       {:>19.1?}", fastest(|| !write_json(&edition).is_empty()));
    println!("write xlsx       {:>19.1?}", fastest(|| write_xlsx(&edition).is_ok()));
}

fn fastest(work: impl Fn() -> bool) -> Duration {
    let times = (0..5).map(|_| {
        let start = Instant::now();
        assert!(work(), "it does not work");
        start.elapsed()
    });
    times.min().unwrap_or_default()
}

fn library() -> String {
    let mut text = "urn: urn:a:library:l\nlocale: en\nname: L\nversion: 1\nobjects:\n  framework:\n    urn: urn:a:framework:f\n    name: F\n    min_score: 1\n    max_score: 4\n    requirement_nodes:\n".to_owned();
    for n in 0..ITEMS {
        let sentence =
            "A sentence of the usual length that says what is asked, and of whom, and why. ".repeat(6);
        let parent =
            if n % 20 == 0 { String::new() } else { format!("      parent_urn: urn:a:n:{}\n", n - n % 20) };
        let _written = write!(
            text,
            "    - urn: urn:a:n:{n}\n{parent}      assessable: true\n      ref_id: N.{n}\n      name: Requirement {n}\n      description: '{sentence}'\n      annotation: |-\n        {sentence}\n        {sentence}\n      typical_evidence: A plan, a record and a list\n      translations:\n        fr:\n          name: Exigence {n}\n          description: {sentence}\n"
        );
    }
    text
}
