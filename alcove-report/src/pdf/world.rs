use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt, World};

use crate::photo::Drawn;
use crate::{Fonts, RenderFault};

const TEMPLATE: &str = include_str!("template.typ");

/// The language's own library. It never changes, so one serves all.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    // Row headers of tables are told to screen readers only with this.
    let features: Features = [Feature::A11yExtras].into_iter().collect();
    LazyHash::new(Library::builder().with_features(features).build())
});

/// All that a document can reach while it is set: the template, its data and the fonts.
/// No disk, no network, no clock.
pub(crate) struct PrintWorld<'a> {
    fonts: &'a Fonts,
    template: Source,
    data_id: FileId,
    data: Bytes,
    /// Files beside the template: what is attached, or what is drawn.
    beside: Vec<(FileId, Bytes)>,
}

impl<'a> PrintWorld<'a> {
    pub(super) fn new(
        fonts: &'a Fonts,
        data: Vec<u8>,
        pictures: Vec<Option<Drawn>>,
    ) -> Result<Self, RenderFault> {
        let named = |(number, drawn): (usize, Option<Drawn>)| {
            drawn.map(|drawn| (picture_name(number), Bytes::new(drawn.jpeg)))
        };
        Self::with_template(fonts, TEMPLATE, data, pictures.into_iter().enumerate().filter_map(named))
    }

    pub(crate) fn with_template(
        fonts: &'a Fonts,
        template: &str,
        data: Vec<u8>,
        beside: impl IntoIterator<Item = (impl AsRef<str>, Bytes)>,
    ) -> Result<Self, RenderFault> {
        let template = Source::new(file_id("main.typ")?, template.to_owned());
        let named = beside.into_iter().map(|(name, bytes)| Ok((file_id(name.as_ref())?, bytes)));
        let beside = named.collect::<Result<_, RenderFault>>()?;
        Ok(Self { fonts, template, data_id: file_id("data.json")?, data: Bytes::new(data), beside })
    }
}

/// What the template calls a picture of the document.
pub(super) fn picture_name(number: usize) -> String {
    format!("picture-{number}.jpg")
}

fn file_id(name: &str) -> Result<FileId, RenderFault> {
    let path = VirtualPath::new(name).map_err(|fault| RenderFault::Typesetting(vec![fault.to_string()]))?;
    Ok(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
}

impl World for PrintWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data_id {
            return Ok(self.data.clone());
        }
        let beside = self.beside.iter().find(|(known, _)| *known == id);
        beside.map(|(_, bytes)| bytes.clone()).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    /// Dates come in words with the document, so that printing it again gives the same pages.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
