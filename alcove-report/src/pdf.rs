//! A document as a PDF for people and for archives: tagged, PDF/A-3a and PDF/UA-1.
//!
//! What users wrote goes in as data and never becomes part of the typesetter's source.

use serde_json::{Value, json};

use crate::document::Document;
use crate::order::{Order, Template};
use crate::photo::{self, Drawn};
use crate::{Fonts, RenderFault, Stamp};

/// Sets the document. It takes the processor for as long as it lasts: call it from a job, not
/// from a request.
pub fn pdf(document: &Document, fonts: &Fonts, stamp: &Stamp) -> Result<Vec<u8>, RenderFault> {
    order(document, fonts, stamp)?.set(fonts)
}

/// The document, ready to be set.
pub fn order(document: &Document, fonts: &Fonts, stamp: &Stamp) -> Result<Order, RenderFault> {
    let document = document.steady();
    let pictures = photo::of_document(&document);
    let data = data(&document, &pictures, fonts)?;
    let named =
        |(number, drawn): (usize, Option<Drawn>)| drawn.map(|drawn| (picture_name(number), drawn.jpeg));
    Ok(Order::new(Template::Report, stamp, data, pictures.into_iter().enumerate().filter_map(named)))
}

/// The document as the template reads it, with families by name and only signs that can be set.
fn data(document: &Document, pictures: &[Option<Drawn>], fonts: &Fonts) -> Result<Vec<u8>, RenderFault> {
    let mut value = serde_json::to_value(document)?;
    settle(&mut value, fonts);
    let size = |(number, drawn): (usize, &Option<Drawn>)| {
        let drawn = drawn.as_ref()?;
        Some(json!({ "file": picture_name(number), "width": drawn.width, "height": drawn.height }))
    };
    let pictures: Vec<Option<Value>> = pictures.iter().enumerate().map(size).collect();
    let whole = json!({
        "document": value, "contents": document.has_contents(), "pictures": pictures,
        "body": fonts.body(), "display": fonts.display(),
    });
    Ok(serde_json::to_vec(&whole)?)
}

/// What the template calls a picture of the document.
fn picture_name(number: usize) -> String {
    format!("picture-{number}.jpg")
}

pub(crate) fn settle(value: &mut Value, fonts: &Fonts) {
    match value {
        Value::String(text) => {
            if let std::borrow::Cow::Owned(settled) = fonts.settable(text) {
                *text = settled;
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| settle(value, fonts)),
        Value::Object(fields) => fields.iter_mut().for_each(|(_, value)| settle(value, fonts)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
