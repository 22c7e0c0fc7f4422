//! What templates need besides words: icons and the addresses of built files.

use std::collections::HashMap;
use std::sync::LazyLock;

use rust_embed::RustEmbed;
use serde_json::Value;

/// What `cargo xtask assets` built: hashed names, each with Brotli and gzip copies beside it.
#[derive(RustEmbed)]
#[folder = "assets/dist"]
pub struct Assets;

static FILES: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    entries("manifest.json", |manifest| manifest.get("assets"), |entry| entry.get("file")?.as_str())
});
static ICONS: LazyLock<HashMap<String, String>> =
    LazyLock::new(|| entries("icons.json", |icons| Some(icons), |icon| icon.as_str()));

/// A map of texts out of one of the built JSON files.
fn entries(
    name: &str,
    part: impl Fn(&Value) -> Option<&Value>,
    text: impl Fn(&Value) -> Option<&str>,
) -> HashMap<String, String> {
    let parsed = Assets::get(name).and_then(|file| serde_json::from_slice::<Value>(&file.data).ok());
    let parsed = parsed.unwrap_or_default();
    let entries = part(&parsed).and_then(Value::as_object).into_iter().flatten();
    entries.filter_map(|(key, value)| Some((key.clone(), text(value)?.to_owned()))).collect()
}

/// The address of a built file by its plain name: `asset("app.js")` is `/assets/app-1a2b3c.js`.
pub fn asset(name: &str) -> String {
    format!("/assets/{}", FILES.get(name).map_or(name, String::as_str))
}

/// An icon of the set, inlined; decorative, so hidden from readers. Safe: it holds no user text.
pub fn icon(name: &str) -> String {
    let inner = ICONS.get(name).map_or("", String::as_str);
    format!(r#"<svg class="i" viewBox="0 0 24 24" aria-hidden="true">{inner}</svg>"#)
}
