//! What templates need besides words: icons and the addresses of built files.

use std::collections::HashMap;
use std::sync::LazyLock;

use rust_embed::RustEmbed;

/// What `cargo xtask assets` built: hashed names, each with Brotli and gzip copies beside it.
#[derive(RustEmbed)]
#[folder = "assets/dist"]
pub struct Assets;

static MANIFEST: LazyLock<HashMap<String, String>> = LazyLock::new(|| json("manifest.json"));
static ICONS: LazyLock<HashMap<String, String>> = LazyLock::new(|| json("icons.json"));

fn json(name: &str) -> HashMap<String, String> {
    let Some(file) = Assets::get(name) else {
        return HashMap::new();
    };
    let parsed: serde_json::Value = serde_json::from_slice(&file.data).unwrap_or_default();
    let parsed = parsed.get("files").unwrap_or(&parsed).clone();
    parsed
        .as_object()
        .map(|map| {
            map.iter().filter_map(|(key, value)| Some((key.clone(), value.as_str()?.to_owned()))).collect()
        })
        .unwrap_or_default()
}

/// The address of a built file by its plain name: `asset("app.js")` is `/assets/app-1a2b3c.js`.
pub fn asset(name: &str) -> String {
    format!("/assets/{}", MANIFEST.get(name).map_or(name, String::as_str))
}

/// An icon of the set, inlined; decorative, so hidden from readers. Safe: it holds no user text.
pub fn icon(name: &str) -> String {
    let inner = ICONS.get(name).map_or("", String::as_str);
    format!(r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true">{inner}</svg>"#)
}
