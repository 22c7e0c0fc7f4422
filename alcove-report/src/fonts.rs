use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use resvg::usvg::fontdb;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst_kit::fonts::FontStore;

use crate::RenderFault;

/// For running text, best first. The same family as on the pages, then one that knows nearly
/// every sign of the Latin, Cyrillic and Greek scripts.
const BODY: [&str; 2] = ["Onest", "Noto Sans"];

/// For titles on covers.
const DISPLAY: [&str; 1] = ["Literata"];

/// Stands for a sign that no font has, best first.
const STAND_INS: [char; 3] = ['\u{25a1}', '\u{fffd}', '?'];

/// The fonts that documents are set in, read once and kept. They are TrueType or OpenType files;
/// none is part of the program.
pub struct Fonts {
    store: FontStore,
    files: Vec<Bytes>,
    body: Vec<String>,
    display: Vec<String>,
    stand_in: char,
    drawings: OnceLock<Arc<fontdb::Database>>,
}

impl Fonts {
    /// Takes whole font files. What is not a font is passed over; nothing at all is a fault.
    pub fn new<File>(files: impl IntoIterator<Item = File>) -> Result<Self, RenderFault>
    where
        File: AsRef<[u8]> + Send + Sync + 'static,
    {
        let mut store = FontStore::new();
        let mut kept = Vec::new();
        for file in files {
            let bytes = Bytes::new(file);
            for font in Font::iter(bytes.clone()) {
                let info = font.info().clone();
                store.push((font, info));
            }
            kept.push(bytes);
        }
        let families: Vec<String> = store.book().families().map(|(name, _)| name.to_owned()).collect();
        if families.is_empty() {
            return Err(RenderFault::NoFont);
        }
        let body = ordered(&families, &BODY);
        let display = ordered(&families, &DISPLAY);
        let stand_in = STAND_INS.into_iter().find(|sign| is_covered(store.book(), *sign)).unwrap_or('?');
        Ok(Self { store, files: kept, body, display, stand_in, drawings: OnceLock::new() })
    }

    pub(crate) fn book(&self) -> &LazyHash<FontBook> {
        self.store.book()
    }

    pub(crate) fn font(&self, index: usize) -> Option<Font> {
        self.store.font(index)
    }

    pub(crate) fn body(&self) -> &[String] {
        &self.body
    }

    pub(crate) fn display(&self) -> &[String] {
        &self.display
    }

    /// The same fonts for the renderer of pictures.
    pub(crate) fn for_drawings(&self) -> Arc<fontdb::Database> {
        let load = || {
            let mut database = fontdb::Database::new();
            for file in &self.files {
                database.load_font_source(fontdb::Source::Binary(Arc::new(file.clone())));
            }
            if let Some(family) = self.body.first() {
                database.set_sans_serif_family(family);
            }
            Arc::new(database)
        };
        Arc::clone(self.drawings.get_or_init(load))
    }

    /// The text with a stand-in for each sign that no font has. Archives forbid text that cannot
    /// be shown, and one odd sign in a comment must not cost the whole report.
    pub(crate) fn settable<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if text.chars().all(|sign| self.is_settable(sign)) {
            return Cow::Borrowed(text);
        }
        let settle = |sign: char| match sign {
            sign if self.is_settable(sign) => Some(sign),
            sign if is_unseen(sign) => None,
            sign if sign.is_whitespace() => Some(' '),
            _ => Some(self.stand_in),
        };
        Cow::Owned(text.chars().filter_map(settle).collect())
    }

    fn is_settable(&self, sign: char) -> bool {
        let plain = matches!(sign, ' '..='~' | '\n');
        plain
            || (!sign.is_control() && !is_unseen(sign) && !is_private(sign) && is_covered(self.book(), sign))
    }
}

/// The families found, the preferred ones first.
fn ordered(found: &[String], preferred: &[&str]) -> Vec<String> {
    let is_preferred = |name: &&String| preferred.iter().any(|wanted| wanted.eq_ignore_ascii_case(name));
    let first =
        preferred.iter().filter_map(|wanted| found.iter().find(|name| wanted.eq_ignore_ascii_case(name)));
    let chosen: Vec<String> = first.cloned().collect();
    if chosen.is_empty() {
        // Without a preferred family, running text order serves.
        let body = |name: &&String| BODY.iter().any(|wanted| wanted.eq_ignore_ascii_case(name));
        let (fit, rest): (Vec<_>, Vec<_>) = found.iter().partition(body);
        return fit.into_iter().chain(rest).cloned().collect();
    }
    let rest = found.iter().filter(|name| !is_preferred(name)).cloned();
    chosen.into_iter().chain(rest).collect()
}

fn is_covered(book: &FontBook, sign: char) -> bool {
    (0..).map_while(|index| book.info(index)).any(|info| info.coverage.contains(u32::from(sign)))
}

/// Joiners, direction marks and variation selectors: they are never seen, and may go.
fn is_unseen(sign: char) -> bool {
    matches!(sign,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
        || (sign.is_control() && sign != '\n')
}

/// Private signs mean nothing outside their font, so no archive takes them.
fn is_private(sign: char) -> bool {
    matches!(sign, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}
