//! A certificate for the wall: one page, with the signed credential attached to it. Tagged like the
//! reports, so that it can be read aloud and kept.

use serde::Serialize;
use serde_json::json;

use crate::order::{Order, Template};
use crate::pdf::settle;
use crate::{Fonts, RenderFault, Stamp};

/// All that stands on it, in words that are chosen already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Certificate {
    pub language: String,
    /// Of the file.
    pub title: String,
    /// Over everything: what kind of paper this is.
    pub kicker: String,
    pub holder_intro: String,
    pub holder: String,
    pub name_intro: String,
    pub name: String,
    pub text: String,
    pub criteria: String,
    pub issuer_intro: String,
    pub issuer: String,
    pub facts: Vec<Fact>,
    /// How it is checked.
    pub check: String,
    pub address: String,
    /// Dark dots of the code with the address, row by row.
    pub qr: Vec<Vec<bool>>,
    pub qr_alternative: String,
    #[serde(skip)]
    pub attachment: String,
    pub attachment_name: String,
    pub attachment_words: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fact {
    pub label: String,
    pub value: String,
}

/// Sets the certificate. It takes the processor for as long as it lasts.
pub fn certificate(value: &Certificate, fonts: &Fonts, stamp: &Stamp) -> Result<Vec<u8>, RenderFault> {
    order(value, fonts, stamp)?.set(fonts)
}

/// The certificate, ready to be set.
pub fn order(value: &Certificate, fonts: &Fonts, stamp: &Stamp) -> Result<Order, RenderFault> {
    let mut written = serde_json::to_value(value)?;
    settle(&mut written, fonts);
    let whole = json!({ "certificate": written, "body": fonts.body(), "display": fonts.display() });
    // The bytes that were signed, as they are.
    let attached = ("credential.json".to_owned(), value.attachment.clone().into_bytes());
    Ok(Order::new(Template::Certificate, stamp, serde_json::to_vec(&whole)?, [attached]))
}
