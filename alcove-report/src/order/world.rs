use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt, World};

use crate::{Fonts, RenderFault};

/// The language's own library. It never changes, so one serves all.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    // Row headers of tables are told to screen readers only with this.
    let features: Features = [Feature::A11yExtras].into_iter().collect();
    LazyHash::new(Library::builder().with_features(features).build())
});

/// All that a document can reach while it is set: its template, its files and the fonts.
/// No disk, no network, no clock.
pub(super) struct PrintWorld<'a> {
    fonts: &'a Fonts,
    template: Source,
    files: Vec<(FileId, Bytes)>,
}

impl<'a> PrintWorld<'a> {
    pub(super) fn new(
        fonts: &'a Fonts,
        template: &str,
        files: impl IntoIterator<Item = (String, Bytes)>,
    ) -> Result<Self, RenderFault> {
        let template = Source::new(file_id("main.typ")?, template.to_owned());
        let named = files.into_iter().map(|(name, bytes)| Ok((file_id(&name)?, bytes)));
        Ok(Self { fonts, template, files: named.collect::<Result<_, RenderFault>>()? })
    }
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
        let known = self.files.iter().find(|(known, _)| *known == id);
        known.map(|(_, bytes)| bytes.clone()).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    /// Dates come in words with the document, so that printing it again gives the same pages.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
