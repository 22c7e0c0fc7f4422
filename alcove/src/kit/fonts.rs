//! The fonts of documents, which every room that prints needs.

use std::sync::OnceLock;

use alcove_report::Fonts;

use super::error::{Error, Result};
use super::html::Assets;

/// The fonts of documents, read when the first is set. An App part.
#[derive(Default)]
pub struct ReportFonts(OnceLock<std::result::Result<Fonts, String>>);

impl ReportFonts {
    pub fn get(&self) -> Result<&Fonts> {
        let read = || {
            let names = Assets::iter().filter(|name| name.starts_with("pdf/") && name.ends_with(".ttf"));
            let mut names: Vec<String> = names.map(|name| name.into_owned()).collect();
            names.sort();
            let files = names.iter().filter_map(|name| Assets::get(name)).map(|file| file.data.into_owned());
            Fonts::new(files.collect::<Vec<_>>()).map_err(|fault| fault.to_string())
        };
        self.0.get_or_init(read).as_ref().map_err(Error::fault)
    }
}
