use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::body::Written;
use super::parts;
use super::section::Orientation;
use crate::document::Document;
use crate::{RenderFault, Stamp};

/// Puts the parts into one file. The same parts give the same bytes: no clock is asked.
pub(super) fn pack(document: &Document, body: Written, stamp: &Stamp) -> Result<Vec<u8>, RenderFault> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let texts = [
        ("[Content_Types].xml", parts::CONTENT_TYPES.to_owned()),
        ("_rels/.rels", parts::PACKAGE_LINKS.to_owned()),
        ("docProps/core.xml", parts::properties(document, stamp)),
        ("word/document.xml", body.xml),
        ("word/_rels/document.xml.rels", parts::links(&body.pictures)),
        ("word/styles.xml", parts::styles(document)),
        ("word/settings.xml", parts::settings(document)),
        ("word/numbering.xml", parts::numbering(body.numbered_lists)),
        ("word/header1.xml", parts::header(document, Orientation::Upright)),
        ("word/footer1.xml", parts::footer(document, Orientation::Upright)),
        ("word/header2.xml", parts::header(document, Orientation::Wide)),
        ("word/footer2.xml", parts::footer(document, Orientation::Wide)),
    ];
    for (name, text) in texts {
        write(&mut zip, name, text.as_bytes())?;
    }
    for (index, picture) in body.pictures.iter().enumerate() {
        write(&mut zip, &format!("word/media/{}", parts::picture_name(index, picture)), picture.bytes())?;
    }
    Ok(zip.finish().map_err(failed)?.into_inner())
}

fn write(zip: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, bytes: &[u8]) -> Result<(), RenderFault> {
    let options = SimpleFileOptions::default();
    zip.start_file(name, options).map_err(failed)?;
    zip.write_all(bytes).map_err(|fault| RenderFault::Packing(fault.to_string()))
}

fn failed(fault: zip::result::ZipError) -> RenderFault {
    RenderFault::Packing(fault.to_string())
}
