//! What sort of file it is, by its content. A name is a claim; one that the content belies is refused.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;

use super::storage::space_or_fault;
use crate::kit::{Error, Result};

/// The sorts that are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    Pdf,
    Png,
    Jpeg,
    Webp,
    Gif,
    Heic,
    Docx,
    Xlsx,
    Pptx,
    Odt,
    Ods,
    Odp,
    Txt,
    Csv,
    Mp4,
    Mp3,
    M4a,
    Zip,
}

/// What a look into a file said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    Taken(FileKind),
    /// Something that is not taken, or that cannot be told.
    Other,
}

impl FileKind {
    pub const ALL: [Self; 18] = [
        Self::Pdf,
        Self::Png,
        Self::Jpeg,
        Self::Webp,
        Self::Gif,
        Self::Heic,
        Self::Docx,
        Self::Xlsx,
        Self::Pptx,
        Self::Odt,
        Self::Ods,
        Self::Odp,
        Self::Txt,
        Self::Csv,
        Self::Mp4,
        Self::Mp3,
        Self::M4a,
        Self::Zip,
    ];

    /// The first is the one that a file without an ending gets.
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Png => &["png"],
            Self::Jpeg => &["jpg", "jpeg", "jpe", "jfif"],
            Self::Webp => &["webp"],
            Self::Gif => &["gif"],
            Self::Heic => &["heic", "heif"],
            Self::Docx => &["docx"],
            Self::Xlsx => &["xlsx"],
            Self::Pptx => &["pptx"],
            Self::Odt => &["odt"],
            Self::Ods => &["ods"],
            Self::Odp => &["odp"],
            Self::Txt => &["txt"],
            Self::Csv => &["csv"],
            Self::Mp4 => &["mp4", "m4v"],
            Self::Mp3 => &["mp3"],
            Self::M4a => &["m4a"],
            Self::Zip => &["zip"],
        }
    }

    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
            Self::Gif => "image/gif",
            Self::Heic => "image/heic",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Odp => "application/vnd.oasis.opendocument.presentation",
            // The encoding is not known, and a browser never shows it anyway.
            Self::Txt => "text/plain",
            Self::Csv => "text/csv",
            Self::Mp4 => "video/mp4",
            Self::Mp3 => "audio/mpeg",
            Self::M4a => "audio/mp4",
            Self::Zip => "application/zip",
        }
    }

    pub fn of_media_type(media_type: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.media_type() == media_type)
    }

    pub fn of_ending(ending: &str) -> Option<Self> {
        let lower = ending.to_ascii_lowercase();
        Self::ALL.into_iter().find(|kind| kind.endings().contains(&lower.as_str()))
    }

    /// What people call the sort, in any language.
    pub fn name(self) -> String {
        self.endings()[0].to_ascii_uppercase()
    }

    pub const fn is_picture(self) -> bool {
        matches!(self, Self::Png | Self::Jpeg | Self::Webp | Self::Gif | Self::Heic)
    }
}

/// The list that a file picker filters by, and that people read.
pub fn taken_endings() -> Vec<&'static str> {
    FileKind::ALL.iter().map(|kind| kind.endings()[0]).collect()
}

/// Looks into a file; `ending` decides only between sorts that look alike (text and tables).
pub fn look(path: &Path, ending: &str) -> Result<Found> {
    let mut file = File::open(path).map_err(space_or_fault)?;
    let mut head = Vec::with_capacity(8192);
    file.by_ref().take(8192).read_to_end(&mut head).map_err(space_or_fault)?;
    let told = infer::get(&head).map(|kind| kind.mime_type());
    let found = match told {
        Some("application/pdf") => Found::Taken(FileKind::Pdf),
        Some("image/png") => Found::Taken(FileKind::Png),
        Some("image/jpeg") => Found::Taken(FileKind::Jpeg),
        Some("image/webp") => Found::Taken(FileKind::Webp),
        Some("image/gif") => Found::Taken(FileKind::Gif),
        Some("image/heif") => Found::Taken(FileKind::Heic),
        Some("video/mp4" | "video/x-m4v") => Found::Taken(FileKind::Mp4),
        Some("audio/mpeg") => Found::Taken(FileKind::Mp3),
        Some("audio/m4a" | "audio/mp4" | "audio/x-m4a") => Found::Taken(FileKind::M4a),
        _ if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") => in_archive(file)?,
        // Frames of MPEG layer III that the list of signatures leaves out.
        None if head.len() > 2 && head[0] == 0xff && matches!(head[1], 0xfa | 0xf3 | 0xf2) => {
            Found::Taken(FileKind::Mp3)
        }
        None if is_text(&mut file, &head)? => match FileKind::of_ending(ending) {
            Some(kind @ (FileKind::Txt | FileKind::Csv)) => Found::Taken(kind),
            // Words under the ending of another sort that is taken: the name lies, and the sender is told so.
            Some(_) => Found::Taken(FileKind::Txt),
            None if ending.is_empty() => Found::Taken(FileKind::Txt),
            None => Found::Other,
        },
        _ => Found::Other,
    };
    Ok(found)
}

/// Office files are archives; what tells them apart stands inside.
fn in_archive(mut file: File) -> Result<Found> {
    if entries(&mut file)?.is_none_or(|count| count == u16::MAX) {
        return Ok(Found::Other);
    }
    let Ok(mut archive) = zip::ZipArchive::new(file) else {
        return Ok(Found::Other);
    };
    let mut media_type = String::new();
    if let Ok(entry) = archive.by_name("mimetype") {
        // A bomb is not unpacked: the longest type of ours is shorter.
        entry.take(100).read_to_string(&mut media_type).ok();
    }
    let document = match media_type.trim() {
        "" => None,
        told => {
            [FileKind::Odt, FileKind::Ods, FileKind::Odp].into_iter().find(|kind| kind.media_type() == told)
        }
    };
    let holds = |name: &str| archive.index_for_name(name).is_some();
    let office = || {
        let parts = [
            ("word/document.xml", FileKind::Docx),
            ("xl/workbook.xml", FileKind::Xlsx),
            ("ppt/presentation.xml", FileKind::Pptx),
        ];
        let is_office = holds("[Content_Types].xml");
        parts.into_iter().find(|(part, _)| is_office && holds(part)).map(|(_, kind)| kind)
    };
    Ok(Found::Taken(document.or_else(office).unwrap_or(FileKind::Zip)))
}

/// How many entries the archive says it has (APPNOTE 6.3.10, section 4.3.16). `None`: it has no end,
/// or more than an archive of evidence ever holds; opening it would list them all in memory.
fn entries(file: &mut File) -> Result<Option<u16>> {
    let size = file.metadata().map_err(space_or_fault)?.len();
    let tail = size.min(66_000);
    file.seek(SeekFrom::Start(size - tail)).map_err(space_or_fault)?;
    let mut end = Vec::new();
    file.read_to_end(&mut end).map_err(space_or_fault)?;
    file.rewind().map_err(space_or_fault)?;
    let at = end.windows(4).rposition(|window| window == b"PK\x05\x06");
    Ok(at.and_then(|at| end.get(at + 10..at + 12)).map(|count| u16::from_le_bytes([count[0], count[1]])))
}

/// Words without anything that a browser could run. Encodings differ; control characters do not.
fn is_text(file: &mut File, head: &[u8]) -> Result<bool> {
    let wide = head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]);
    let start: String =
        String::from_utf8_lossy(head).trim_start_matches('\u{feff}').trim_start().to_lowercase();
    // Markup and scripts are programs to whoever opens them.
    let program = start.starts_with('<') || start.starts_with("#!") || start.starts_with("{\\rtf");
    if program || head.is_empty() {
        return Ok(false);
    }
    if wide {
        return Ok(true);
    }
    file.rewind().map_err(space_or_fault)?;
    let mut chunk = vec![0; 64 * 1024];
    loop {
        let read = file.read(&mut chunk).map_err(|fault| Error::fault(fault.to_string()))?;
        if read == 0 {
            return Ok(true);
        }
        let odd = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c);
        if chunk[..read].iter().any(odd) {
            return Ok(false);
        }
    }
}
