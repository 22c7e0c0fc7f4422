//! The parts around the text: what kinds of files there are, how they are tied, how they look.

use std::fmt::Write;

use super::{picture::Media, section::Orientation};
use crate::Stamp;
use crate::document::Document;
use crate::xml::escape;

pub(super) const XML: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

pub(super) const NAMESPACES: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" "#,
    r#"xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" "#,
    r#"xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" "#,
    r#"xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture""#,
);

pub(super) const CONTENT_TYPES: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
    r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
    r#"<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="jpg" ContentType="image/jpeg"/>"#,
    r#"<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>"#,
    r#"<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>"#,
    r#"<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>"#,
    r#"<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>"#,
    r#"<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>"#,
    r#"<Override PartName="/word/header2.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>"#,
    r#"<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>"#,
    r#"<Override PartName="/word/footer2.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>"#,
    r#"<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"#,
);

pub(super) const PACKAGE_LINKS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>"#,
    r#"<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>"#,
    r#"</Relationships>"#,
);

pub(super) fn header_link(orientation: Orientation) -> &'static str {
    match orientation {
        Orientation::Upright => "rId10",
        Orientation::Wide => "rId12",
    }
}

pub(super) fn footer_link(orientation: Orientation) -> &'static str {
    match orientation {
        Orientation::Upright => "rId11",
        Orientation::Wide => "rId13",
    }
}

/// The lists of a document: bullets are number 1, every numbered list has a number of its own.
pub(super) const BULLETS: usize = 1;

pub(super) fn picture_name(index: usize, media: &Media) -> String {
    format!("chart{}.{}", index + 1, media.ending())
}

pub(super) fn picture_link(index: usize) -> String {
    format!("rId{}", index + 100)
}

pub(super) fn links(pictures: &[Media]) -> String {
    let mut xml = String::from(XML);
    xml.push_str(r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#);
    let mut link = |id: &str, kind: &str, target: &str| {
        let _ = write!(
            xml,
            r#"<Relationship Id="{id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/>"#
        );
    };
    link("rId1", "styles", "styles.xml");
    link("rId2", "settings", "settings.xml");
    link("rId3", "numbering", "numbering.xml");
    link(header_link(Orientation::Upright), "header", "header1.xml");
    link(footer_link(Orientation::Upright), "footer", "footer1.xml");
    link(header_link(Orientation::Wide), "header", "header2.xml");
    link(footer_link(Orientation::Wide), "footer", "footer2.xml");
    for (index, media) in pictures.iter().enumerate() {
        link(&picture_link(index), "image", &format!("media/{}", picture_name(index, media)));
    }
    xml.push_str("</Relationships>");
    xml
}

pub(super) fn properties(document: &Document, stamp: &Stamp) -> String {
    let at = stamp.written();
    format!(
        concat!(
            "{xml}",
            r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" "#,
            r#"xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" "#,
            r#"xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">"#,
            "<dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator>",
            "<dc:identifier>{ident}</dc:identifier><dc:language>{language}</dc:language>",
            r#"<dcterms:created xsi:type="dcterms:W3CDTF">{at}</dcterms:created>"#,
            r#"<dcterms:modified xsi:type="dcterms:W3CDTF">{at}</dcterms:modified></cp:coreProperties>"#,
        ),
        xml = XML,
        title = escape(&document.cover.title),
        creator = escape(&document.cover.organisation),
        ident = escape(&stamp.ident),
        language = escape(&document.language),
        at = at,
    )
}

/// Word knows languages with their country only.
pub(super) fn language(tag: &str) -> &str {
    match tag {
        "en" => "en-GB",
        "az" => "az-Latn-AZ",
        "ru" => "ru-RU",
        other => other,
    }
}

pub(super) fn settings(document: &Document) -> String {
    let language = escape(language(&document.language));
    format!(
        concat!(
            r#"{xml}<w:settings {names}><w:zoom w:percent="100"/><w:defaultTabStop w:val="708"/>"#,
            r#"<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>"#,
            r#"<w:themeFontLang w:val="{language}"/></w:settings>"#,
        ),
        xml = XML,
        names = NAMESPACES,
        language = language,
    )
}

/// The end of a running head stands at the right edge of the text.
fn at_edge(orientation: Orientation) -> String {
    format!(r#"<w:tabs><w:tab w:val="right" w:pos="{}"/></w:tabs>"#, orientation.text_width())
}

pub(super) fn header(document: &Document, orientation: Orientation) -> String {
    let edge = at_edge(orientation);
    let (start, end) = (escape(&document.labels.head), escape(&document.labels.head_end));
    format!(
        r#"{XML}<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/>{edge}</w:pPr>{}<w:r><w:tab/></w:r>{}</w:p></w:hdr>"#,
        words(&start),
        words(&end),
    )
}

pub(super) fn footer(document: &Document, orientation: Orientation) -> String {
    let edge = at_edge(orientation);
    let mut page = String::new();
    for piece in split_fields(&document.labels.page) {
        page.push_str(&match piece {
            "{page}" => field("PAGE"),
            "{pages}" => field("NUMPAGES"),
            text => words(&escape(text)),
        });
    }
    let producer = words(&escape(&document.labels.producer));
    format!(
        r#"{XML}<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/>{edge}</w:pPr>{producer}<w:r><w:tab/></w:r>{page}</w:p></w:ftr>"#
    )
}

/// "Page {page} of {pages}" in its pieces, the braces kept.
fn split_fields(pattern: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = pattern;
    while let Some(start) = rest.find('{') {
        let Some(length) = rest[start..].find('}') else { break };
        pieces.push(&rest[..start]);
        pieces.push(&rest[start..=start + length]);
        rest = &rest[start + length + 1..];
    }
    pieces.push(rest);
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

fn words(escaped: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{escaped}</w:t></w:r>"#)
}

fn field(name: &str) -> String {
    format!(r#"<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>"#)
}

pub(super) fn numbering(numbered_lists: usize) -> String {
    let mut xml = format!(
        concat!(
            "{xml}<w:numbering {names}>",
            r#"<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>"#,
            r#"<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>"#,
            r#"<w:pPr><w:ind w:left="425" w:hanging="283"/></w:pPr><w:rPr><w:color w:val="0B5563"/></w:rPr></w:lvl></w:abstractNum>"#,
            r#"<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>"#,
            r#"<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/>"#,
            r#"<w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr></w:lvl></w:abstractNum>"#,
            r#"<w:num w:numId="{bullets}"><w:abstractNumId w:val="0"/></w:num>"#,
        ),
        xml = XML,
        names = NAMESPACES,
        bullets = BULLETS,
    );
    for list in 1..=numbered_lists {
        let _ = write!(
            xml,
            r#"<w:num w:numId="{}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>"#,
            BULLETS + list
        );
    }
    xml.push_str("</w:numbering>");
    xml
}

pub(super) fn styles(document: &Document) -> String {
    let mut xml = format!(
        concat!(
            "{xml}<w:styles {names}><w:docDefaults><w:rPrDefault><w:rPr>",
            r#"<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>"#,
            r#"<w:color w:val="17242A"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="{language}" w:eastAsia="{language}"/>"#,
            r#"</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>"#,
            r#"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>"#,
            r#"<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>"#,
            r#"<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"#,
        ),
        xml = XML,
        names = NAMESPACES,
        language = escape(language(&document.language)),
    );
    for style in STYLES {
        style.write(&mut xml);
    }
    xml.push_str("</w:styles>");
    xml
}

/// A paragraph style. Names are Word's own where it has one, so that its contents, navigation and
/// style sets know them; Word shows them in the reader's language.
struct Style {
    id: &'static str,
    name: &'static str,
    paragraph: &'static str,
    run: &'static str,
}

impl Style {
    fn write(&self, xml: &mut String) {
        let Style { id, name, paragraph, run } = self;
        let _ = write!(
            xml,
            r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"#
        );
    }
}

const STYLES: &[Style] = &[
    Style {
        id: "Title",
        name: "Title",
        paragraph: r#"<w:spacing w:before="2000" w:after="240" w:line="240" w:lineRule="auto"/>"#,
        run: r#"<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:cs="Georgia"/><w:b/><w:sz w:val="64"/>"#,
    },
    Style {
        id: "Subtitle",
        name: "Subtitle",
        paragraph: r#"<w:spacing w:after="360"/>"#,
        run: r#"<w:color w:val="445159"/><w:sz w:val="28"/>"#,
    },
    Style {
        id: "CoverText",
        name: "Cover Text",
        paragraph: r#"<w:spacing w:after="80"/>"#,
        run: r#"<w:color w:val="445159"/><w:sz w:val="22"/>"#,
    },
    Style {
        id: "CoverNote",
        name: "Cover Note",
        paragraph: r#"<w:spacing w:after="80"/><w:ind w:right="3400"/>"#,
        run: r#"<w:color w:val="5C676D"/><w:sz w:val="18"/>"#,
    },
    Style {
        id: "CoverFirstNote",
        name: "Cover First Note",
        paragraph: r#"<w:spacing w:before="2800" w:after="80"/><w:ind w:right="3400"/>"#,
        run: r#"<w:color w:val="5C676D"/><w:sz w:val="18"/>"#,
    },
    Style {
        id: "Heading1",
        name: "heading 1",
        paragraph: r#"<w:keepNext/><w:keepLines/><w:pageBreakBefore/><w:pBdr><w:bottom w:val="single" w:sz="12" w:space="4" w:color="0B5563"/></w:pBdr><w:spacing w:after="280" w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="0"/>"#,
        run: r#"<w:b/><w:sz w:val="42"/>"#,
    },
    Style {
        id: "Heading2",
        name: "heading 2",
        paragraph: r#"<w:keepNext/><w:keepLines/><w:spacing w:before="400" w:after="140" w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="1"/>"#,
        run: r#"<w:b/><w:color w:val="073D48"/><w:sz w:val="29"/>"#,
    },
    Style {
        id: "Heading3",
        name: "heading 3",
        paragraph: r#"<w:keepNext/><w:keepLines/><w:spacing w:before="300" w:after="100" w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="2"/>"#,
        run: r#"<w:b/><w:sz w:val="24"/>"#,
    },
    Style {
        id: "Heading4",
        name: "heading 4",
        paragraph: r#"<w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="80" w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="3"/>"#,
        run: r#"<w:b/><w:color w:val="445159"/>"#,
    },
    Style {
        id: "TOCHeading",
        name: "TOC Heading",
        paragraph: r#"<w:keepNext/><w:spacing w:after="280"/>"#,
        run: r#"<w:b/><w:sz w:val="42"/>"#,
    },
    Style {
        id: "TOC1",
        name: "toc 1",
        paragraph: r#"<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9240"/></w:tabs><w:spacing w:before="120" w:after="60"/>"#,
        run: r#"<w:b/>"#,
    },
    Style {
        id: "TOC2",
        name: "toc 2",
        paragraph: r#"<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9240"/></w:tabs><w:spacing w:after="40"/><w:ind w:left="284"/>"#,
        run: "",
    },
    Style {
        id: "Header",
        name: "header",
        paragraph: r#"<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="6" w:color="DDD8CB"/></w:pBdr><w:spacing w:after="0"/>"#,
        run: r#"<w:color w:val="5C676D"/><w:sz w:val="16"/>"#,
    },
    Style {
        id: "Footer",
        name: "footer",
        paragraph: r#"<w:spacing w:after="0"/>"#,
        run: r#"<w:color w:val="5C676D"/><w:sz w:val="16"/>"#,
    },
    Style {
        id: "Lede",
        name: "Lede",
        paragraph: r#"<w:spacing w:after="240"/>"#,
        run: r#"<w:color w:val="445159"/><w:sz w:val="25"/>"#,
    },
    Style {
        id: "Caption",
        name: "caption",
        paragraph: r#"<w:keepNext/><w:spacing w:before="200" w:after="80"/>"#,
        run: r#"<w:b/><w:color w:val="445159"/><w:sz w:val="19"/>"#,
    },
    Style { id: "ListParagraph", name: "List Paragraph", paragraph: r#"<w:spacing w:after="80"/>"#, run: "" },
    Style {
        id: "Quote",
        name: "Quote",
        paragraph: r#"<w:pBdr><w:left w:val="single" w:sz="12" w:space="10" w:color="DDD8CB"/></w:pBdr><w:ind w:left="284"/>"#,
        run: r#"<w:color w:val="445159"/>"#,
    },
    Style {
        id: "CalloutNote",
        name: "Callout Note",
        paragraph: r#"<w:keepLines/><w:pBdr><w:left w:val="single" w:sz="24" w:space="10" w:color="0B5563"/></w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="E0EEEC"/><w:ind w:left="284" w:right="142"/>"#,
        run: "",
    },
    Style {
        id: "CalloutGood",
        name: "Callout Good",
        paragraph: r#"<w:keepLines/><w:pBdr><w:left w:val="single" w:sz="24" w:space="10" w:color="22633A"/></w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="E2F0E2"/><w:ind w:left="284" w:right="142"/>"#,
        run: "",
    },
    Style {
        id: "CalloutWarning",
        name: "Callout Warning",
        paragraph: r#"<w:keepLines/><w:pBdr><w:left w:val="single" w:sz="24" w:space="10" w:color="7D4D00"/></w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="FBEED0"/><w:ind w:left="284" w:right="142"/>"#,
        run: "",
    },
    Style {
        id: "FigureValue",
        name: "Figure Value",
        paragraph: r#"<w:keepNext/><w:spacing w:before="80" w:after="0" w:line="240" w:lineRule="auto"/>"#,
        run: r#"<w:b/><w:color w:val="073D48"/><w:sz w:val="40"/>"#,
    },
    Style {
        id: "TableTight",
        name: "Table Tight",
        paragraph: r#"<w:spacing w:before="10" w:after="10" w:line="240" w:lineRule="auto"/>"#,
        run: r#"<w:sz w:val="17"/>"#,
    },
    Style {
        id: "TableText",
        name: "Table Text",
        paragraph: r#"<w:spacing w:before="40" w:after="40" w:line="252" w:lineRule="auto"/>"#,
        run: r#"<w:sz w:val="18"/>"#,
    },
];
