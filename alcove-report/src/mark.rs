//! A copy of a closed document for one reader: every page as it is, and across it for whom, what for
//! and until when.
//!
//! Pages are drawn into a new file. What else was in the old one (attachments, scripts, forms, its
//! history) does not come along.

use std::sync::Arc;

use hayro_syntax::Pdf;
use serde::Serialize;
use serde_json::json;
use typst::foundations::Bytes;

use crate::order::{Order, Template};
use crate::pdf::settle;
use crate::{Fonts, RenderFault, Stamp};

/// A copy is made while somebody waits. What is longer is no document to look something up in.
pub const MOST_PAGES: usize = 300;

/// In points: the longest side that a page of PDF may have.
const LONGEST_SIDE: f32 = 14_400.0;

/// What can be copied under a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Pdf,
    Png,
    Jpeg,
    Webp,
    Gif,
}

/// What stands on every page, in words that are chosen already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mark {
    pub language: String,
    /// Of the file.
    pub title: String,
    /// Across the page: lines that name the reader and the day.
    pub across: Vec<String>,
    /// At the foot: the whole of it.
    pub foot: String,
}

impl Form {
    const fn file(self) -> &'static str {
        match self {
            Self::Pdf => "paper.pdf",
            Self::Png => "paper.png",
            Self::Jpeg => "paper.jpg",
            Self::Webp => "paper.webp",
            Self::Gif => "paper.gif",
        }
    }
}

/// Sets the copy. It takes the processor for as long as it lasts.
pub fn marked(
    content: Vec<u8>,
    form: Form,
    mark: &Mark,
    fonts: &Fonts,
    stamp: &Stamp,
) -> Result<Vec<u8>, RenderFault> {
    order(content, form, mark, fonts, stamp)?.set(fonts)
}

/// The copy, ready to be set.
pub fn order(
    content: Vec<u8>,
    form: Form,
    mark: &Mark,
    fonts: &Fonts,
    stamp: &Stamp,
) -> Result<Order, RenderFault> {
    let content = Bytes::new(content);
    let pages = match form {
        Form::Pdf => pages(&content)?,
        Form::Png | Form::Jpeg | Form::Webp | Form::Gif => Vec::new(),
    };
    let mut written = serde_json::to_value(mark)?;
    settle(&mut written, fonts);
    let whole = json!({ "mark": written, "body": fonts.body(), "file": form.file(), "pages": pages });
    let beside = (form.file().to_owned(), content.to_vec());
    Ok(Order::new(Template::Mark, stamp, serde_json::to_vec(&whole)?, [beside]))
}

/// Width and height of each page, in points.
fn pages(content: &Bytes) -> Result<Vec<(f32, f32)>, RenderFault> {
    let unreadable = |why: &str| RenderFault::Unreadable(why.to_owned());
    let pdf = Pdf::new(Arc::new(content.clone())).map_err(|fault| unreadable(&format!("{fault:?}")))?;
    let pages: Vec<(f32, f32)> = pdf.pages().iter().map(|page| page.render_dimensions()).collect();
    let fits = |side: f32| side.is_finite() && (1.0..=LONGEST_SIDE).contains(&side);
    if pages.is_empty() || !pages.iter().all(|(width, height)| fits(*width) && fits(*height)) {
        return Err(unreadable("no pages of a size that can be set"));
    }
    if pages.len() > MOST_PAGES {
        return Err(unreadable("too many pages"));
    }
    Ok(pages)
}
