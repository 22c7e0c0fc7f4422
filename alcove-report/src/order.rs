//! All that the typesetter needs to set one file, as a value that can be carried to another process.
//!
//! Setting takes hundreds of megabytes for a second, and the typesetter's caches keep what they grew
//! to. A process that only sets gives all of it back when it ends.

mod world;

use std::io::Read;

use serde::{Deserialize, Serialize};
use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::{Fonts, RenderFault, Stamp};
use world::PrintWorld;

/// One file to be set: which template, and what it reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    template: Template,
    stamp: Stamp,
    /// The data first; then what is drawn, or attached.
    files: Vec<(String, Vec<u8>)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Template {
    Report,
    Certificate,
    Mark,
}

/// What stands before the files: one line of JSON.
#[derive(Serialize, Deserialize)]
struct Header {
    template: Template,
    ident: String,
    at: i64,
    /// Name and length of each file, in the order they follow.
    files: Vec<(String, usize)>,
}

/// What every template reads.
const DATA: &str = "data.json";

impl Template {
    const fn source(self) -> &'static str {
        match self {
            Self::Report => include_str!("pdf/template.typ"),
            Self::Certificate => include_str!("certificate.typ"),
            Self::Mark => include_str!("mark.typ"),
        }
    }

    const fn standards(self) -> &'static [PdfStandard] {
        match self {
            Self::Report | Self::Certificate => &[PdfStandard::A_3a, PdfStandard::Ua_1],
            // The standards for archives take no pages of other files. Files of every earlier version
            // can be drawn into one of the newest.
            Self::Mark => &[PdfStandard::V_2_0],
        }
    }
}

impl Order {
    pub(crate) fn new(
        template: Template,
        stamp: &Stamp,
        data: Vec<u8>,
        beside: impl IntoIterator<Item = (String, Vec<u8>)>,
    ) -> Self {
        let files = std::iter::once((DATA.to_owned(), data)).chain(beside).collect();
        Self { template, stamp: stamp.clone(), files }
    }

    /// Sets the file. It takes the processor for as long as it lasts. The same order gives the same
    /// bytes, in whichever process.
    pub fn set(self, fonts: &Fonts) -> Result<Vec<u8>, RenderFault> {
        let files = self.files.into_iter().map(|(name, bytes)| (name, Bytes::new(bytes)));
        let world = PrintWorld::new(fonts, self.template.source(), files)?;
        let printed = print(&world, &self.stamp, self.template.standards());
        // The typesetter remembers what it has laid out, for the next time. There is none: every
        // document differs, and the memory would only grow.
        typst::comemo::evict(0);
        printed
    }

    /// For the way to another process.
    pub fn to_bytes(&self) -> Result<Vec<u8>, RenderFault> {
        let header = Header {
            template: self.template,
            ident: self.stamp.ident.clone(),
            at: self.stamp.at,
            files: self.files.iter().map(|(name, bytes)| (name.clone(), bytes.len())).collect(),
        };
        let mut written = serde_json::to_vec(&header)?;
        written.push(b'\n');
        self.files.iter().for_each(|(_, bytes)| written.extend_from_slice(bytes));
        Ok(written)
    }

    /// What [`Order::to_bytes`] wrote. Anything else is a fault.
    pub fn read(from: &mut impl Read) -> Result<Self, RenderFault> {
        let unreadable = |why: &str| RenderFault::Unreadable(why.to_owned());
        let mut written = Vec::new();
        from.read_to_end(&mut written).map_err(|fault| RenderFault::Unreadable(fault.to_string()))?;
        let end = written.iter().position(|byte| *byte == b'\n');
        let end = end.ok_or_else(|| unreadable("an order without a header"))?;
        let header: Header = serde_json::from_slice(&written[..end])?;
        let mut rest = &written[end + 1..];
        let mut files = Vec::new();
        for (name, length) in header.files {
            let (bytes, after) =
                rest.split_at_checked(length).ok_or_else(|| unreadable("an order that was cut off"))?;
            files.push((name, bytes.to_vec()));
            rest = after;
        }
        Ok(Self { template: header.template, stamp: Stamp::new(header.ident, header.at), files })
    }
}

fn print(world: &PrintWorld<'_>, stamp: &Stamp, standards: &[PdfStandard]) -> Result<Vec<u8>, RenderFault> {
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

#[cfg(test)]
mod tests {
    use super::{Order, Template};
    use crate::{RenderFault, Stamp};

    fn order() -> Order {
        let beside = [("picture-0.jpg".to_owned(), vec![b'\n', 0, 255]), ("empty".to_owned(), Vec::new())];
        Order::new(Template::Report, &Stamp::new("one\ntwo", -5), b"{\"a\":\n1}".to_vec(), beside)
    }

    #[test]
    fn an_order_comes_to_another_process_as_it_was() {
        let written = order().to_bytes().unwrap();

        let read = Order::read(&mut written.as_slice()).unwrap();

        assert_eq!(read, order());
    }

    #[test]
    fn an_order_that_was_cut_off_is_refused_wherever_it_was_cut() {
        let written = order().to_bytes().unwrap();

        for length in 0..written.len() {
            let read = Order::read(&mut &written[..length]);

            assert!(matches!(read, Err(RenderFault::Unreadable(_) | RenderFault::Data(_))), "{length}");
        }
    }
}
