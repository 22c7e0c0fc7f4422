//! A document as a PDF for people and for archives: tagged, PDF/A-3a and PDF/UA-1.
//!
//! What users wrote goes in as data and never becomes part of the typesetter's source.

pub(crate) mod world;

use serde_json::{Value, json};
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::document::Document;
use crate::photo::{self, Drawn};
use crate::{Fonts, RenderFault, Stamp};
use world::PrintWorld;

/// Sets the document. It takes the processor for as long as it lasts: call it from a job, not
/// from a request.
pub fn pdf(document: &Document, fonts: &Fonts, stamp: &Stamp) -> Result<Vec<u8>, RenderFault> {
    let document = document.steady();
    let pictures = photo::of_document(&document);
    let data = data(&document, &pictures, fonts)?;
    let world = PrintWorld::new(fonts, data, pictures)?;
    let printed = print(&world, stamp);
    // The typesetter remembers what it has laid out, for the next time. There is none: every
    // report differs, and the memory would only grow.
    typst::comemo::evict(0);
    printed
}

pub(crate) fn print(world: &PrintWorld<'_>, stamp: &Stamp) -> Result<Vec<u8>, RenderFault> {
    print_as(world, stamp, &[PdfStandard::A_3a, PdfStandard::Ua_1])
}

pub(crate) fn print_as(
    world: &PrintWorld<'_>,
    stamp: &Stamp,
    standards: &[PdfStandard],
) -> Result<Vec<u8>, RenderFault> {
    let pages = typst::compile::<PagedDocument>(world).output.map_err(|faults| refused(&faults))?;
    let standards = PdfStandards::new(standards)
        .map_err(|fault| RenderFault::Typesetting(vec![fault.message().to_string()]))?;
    let options = PdfOptions {
        ident: Smart::Custom(stamp.ident.clone()),
        creator: Smart::Custom(Some("Alcove".to_owned())),
        timestamp: timestamp(stamp),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&pages, &options).map_err(|faults| refused(&faults))
}

/// The document as the template reads it, with families by name and only signs that can be set.
fn data(document: &Document, pictures: &[Option<Drawn>], fonts: &Fonts) -> Result<Vec<u8>, RenderFault> {
    let mut value = serde_json::to_value(document)?;
    settle(&mut value, fonts);
    let size = |(number, drawn): (usize, &Option<Drawn>)| {
        let drawn = drawn.as_ref()?;
        Some(json!({ "file": world::picture_name(number), "width": drawn.width, "height": drawn.height }))
    };
    let pictures: Vec<Option<Value>> = pictures.iter().enumerate().map(size).collect();
    let whole = json!({
        "document": value, "pictures": pictures, "body": fonts.body(), "display": fonts.display(),
    });
    Ok(serde_json::to_vec(&whole)?)
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

fn timestamp(stamp: &Stamp) -> Option<Timestamp> {
    let at = stamp.calendar();
    Datetime::from_ymd_hms(at.year, at.month, at.day, at.hour, at.minute, at.second).map(Timestamp::new_utc)
}

fn refused(faults: &[SourceDiagnostic]) -> RenderFault {
    let message = |fault: &SourceDiagnostic| {
        let hints = fault.hints.iter().map(|hint| format!(" ({})", hint.v)).collect::<String>();
        format!("{}{hints}", fault.message)
    };
    RenderFault::Typesetting(faults.iter().map(message).collect())
}
