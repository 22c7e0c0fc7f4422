use super::parts;

/// Lengths in twips, a twentieth of a point. A4 with the margins of the PDF.
const PAGE: (u32, u32) = (11_906, 16_838);
const MARGIN_LEFT: u32 = 1_417;
const MARGIN_RIGHT: u32 = 1_247;
const MARGIN_TOP: u32 = 1_531;
const MARGIN_BOTTOM: u32 = 1_361;

/// Which way the paper lies. Running heads reach to its right edge, so each has its own.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Orientation {
    Upright,
    Wide,
}

/// What repeats on each page of a section.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Heads {
    Running,
    None,
}

impl Orientation {
    /// How wide text may be.
    pub(super) fn text_width(self) -> u32 {
        let page = match self {
            Orientation::Upright => PAGE.0,
            Orientation::Wide => PAGE.1,
        };
        page - MARGIN_LEFT - MARGIN_RIGHT
    }
}

/// The properties that end a section.
pub(super) fn section(orientation: Orientation, heads: Heads) -> String {
    let heads = match heads {
        Heads::Running => format!(
            r#"<w:headerReference w:type="default" r:id="{}"/><w:footerReference w:type="default" r:id="{}"/>"#,
            parts::header_link(orientation),
            parts::footer_link(orientation),
        ),
        Heads::None => String::new(),
    };
    let sheet = match orientation {
        Orientation::Upright => format!(r#"<w:pgSz w:w="{}" w:h="{}"/>"#, PAGE.0, PAGE.1),
        Orientation::Wide => {
            format!(r#"<w:pgSz w:w="{}" w:h="{}" w:orient="landscape"/>"#, PAGE.1, PAGE.0)
        }
    };
    format!(
        r#"<w:sectPr>{heads}<w:type w:val="nextPage"/>{sheet}<w:pgMar w:top="{MARGIN_TOP}" w:right="{MARGIN_RIGHT}" w:bottom="{MARGIN_BOTTOM}" w:left="{MARGIN_LEFT}" w:header="709" w:footer="624" w:gutter="0"/></w:sectPr>"#
    )
}
