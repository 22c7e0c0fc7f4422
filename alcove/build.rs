//! The program embeds its stylesheet, scripts, fonts and icons. They are built, never committed.

use std::path::Path;

fn main() {
    // Cargo runs this in the crate's folder, wherever that lies by now.
    let manifest = Path::new("assets/dist/manifest.json");
    let contexts = Path::new("assets/dist/contexts/index.json");
    println!("cargo::rerun-if-changed=assets/dist/manifest.json");
    println!("cargo::rerun-if-changed=assets/dist/icons.json");
    println!("cargo::rerun-if-changed=assets/dist/contexts/index.json");
    println!("cargo::rerun-if-changed=templates");
    println!("cargo::rerun-if-changed=locale");
    if !manifest.exists() || !contexts.exists() {
        println!("cargo::error=the front end is not built yet: run `cargo xtask assets`");
    }
}
