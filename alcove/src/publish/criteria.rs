//! The criteria of our own framework, which practices are sorted by and gaps are found in.

use alcove_domain::assess::edition::{Edition, Item, in_language};

use crate::assess::own;
use crate::kit::{Result, Words};

/// Reference and name of each criterion, in the order of the framework: `TL1`, `TL1 Programmes…`.
pub async fn all(words: Words) -> Result<Vec<(String, String)>> {
    let edition = &own::library().await?.edition;
    let tier = edition.tiers.iter().position(|tier| tier.id == "criterion");
    let of_tier = edition.items.iter().filter(|item| Some(item.tier) == tier);
    Ok(of_tier.map(|item| (item.id.0.clone(), called(edition, &item.id.0, words))).collect())
}

/// Code and name; the reference alone where the framework does not know it.
pub fn called(edition: &Edition, reference: &str, words: Words) -> String {
    let Some(item) = edition.items.iter().find(|item| item.id.0 == reference) else {
        return reference.to_owned();
    };
    let text = in_language(&item.texts, &words.lang(), &edition.language);
    let name = text.map(|(_, text)| text.name.as_str()).unwrap_or_default();
    format!("{} {name}", item.code.as_deref().unwrap_or(reference)).trim().to_owned()
}

/// A function that names criteria, for pages that show many.
pub async fn names(words: Words) -> Result<impl Fn(&str) -> String> {
    let edition = &own::library().await?.edition;
    Ok(move |reference: &str| called(edition, reference, words))
}

/// A function that knows the reference of a criterion by its code, or by the words it is shown in.
pub async fn references() -> Result<impl Fn(&str) -> Option<String>> {
    let edition = &own::library().await?.edition;
    Ok(move |text: &str| {
        let text = text.trim();
        let code = text.split_whitespace().next()?;
        let is_it = |item: &&Item| item.id.0 == code || item.code.as_deref() == Some(code);
        let known = edition.items.iter().find(is_it).map(|item| item.id.0.clone());
        // A reference that the framework does not know stands alone.
        known.or_else(|| (code == text).then(|| code.to_owned()))
    })
}
