//! Which styles of a Word file are headings. Word in Russian or Azerbaijani gives the styles of a file that
//! it saves other ids; the name inside a style that everybody has stays English.

use std::collections::BTreeSet;

/// How such a style is called by its id or by its name.
const HEADING: &str = "heading";

#[derive(Clone, Debug, Default)]
pub struct Headings(BTreeSet<String>);

impl Headings {
    /// Reads the part of a file that says its styles.
    pub fn of(styles: &str) -> Self {
        let ids = styles.split("<w:style ").skip(1).filter_map(|style| {
            let name = style.split("<w:name ").nth(1).map(|rest| attribute(rest, "w:val"))?;
            let is_heading = name.to_lowercase().starts_with(HEADING);
            is_heading.then(|| attribute(style, "w:styleId").to_owned())
        });
        Self(ids.collect())
    }

    /// Whether paragraphs of this style are headings. A file may name a style and not say it.
    pub fn has(&self, id: &str) -> bool {
        self.0.contains(id) || id.to_lowercase().starts_with(HEADING)
    }
}

/// The value of an attribute of the tag that a text begins in.
pub fn attribute<'a>(text: &'a str, name: &str) -> &'a str {
    let tag = text.split('>').next().unwrap_or_default();
    let after = tag.split_once(&format!("{name}=\"")).map_or("", |(_, after)| after);
    after.split('"').next().unwrap_or_default()
}
