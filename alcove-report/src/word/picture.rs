use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::body::{Body, FAINT, run as text_run};
use crate::document::{Drawing, Picture as Photo};
use crate::xml::escape;
use crate::{Fonts, RenderFault, photo};

const TWIPS_PER_MILLIMETRE: f64 = 1440.0 / 25.4;

/// A picture as it lies in the file.
#[derive(PartialEq, Eq)]
pub(super) enum Media {
    Png(Vec<u8>),
    Jpeg(Vec<u8>),
}

impl Media {
    pub(super) fn bytes(&self) -> &[u8] {
        match self {
            Media::Png(bytes) | Media::Jpeg(bytes) => bytes,
        }
    }

    pub(super) const fn ending(&self) -> &'static str {
        match self {
            Media::Png(_) => "png",
            Media::Jpeg(_) => "jpg",
        }
    }
}

/// A picture that somebody handed in, its words under it; where it cannot be drawn, the words alone.
pub(super) fn write(body: &mut Body<'_>, photo: &Photo) {
    if let Some(drawn) = photo::draw(&photo.content) {
        let shape = drawn.height / drawn.width;
        let index = body.keep(Media::Jpeg(drawn.jpeg));
        let shown = run(index, drawn.width * TWIPS_PER_MILLIMETRE, shape, &photo.alternative);
        body.xml.push_str("<w:p><w:pPr><w:keepNext/></w:pPr>");
        body.xml.push_str(&shown);
        body.xml.push_str("</w:p>");
    }
    let terms = if photo.terms.is_empty() {
        String::new()
    } else {
        text_run("   ", "") + &text_run(&photo.terms, FAINT)
    };
    body.paragraph("TableText", &(text_run(&photo.alternative, "") + &terms));
}

/// Dots per inch: sharp in print, and a radar stays under 100 KB.
const RESOLUTION: f32 = 200.0;

/// The units Word measures pictures in, a twentieth of a point being 635 of them.
const UNITS_PER_TWIP: f64 = 635.0;

pub(super) struct Picture {
    pub(super) png: Vec<u8>,
    /// Height over width.
    pub(super) shape: f64,
}

pub(super) fn rasterise(drawing: &Drawing, width_twips: f64, fonts: &Fonts) -> Result<Picture, RenderFault> {
    let options = Options { fontdb: fonts.for_drawings(), ..Options::default() };
    let svg = fonts.settable(&drawing.svg);
    let tree = Tree::from_str(&svg, &options).map_err(|fault| RenderFault::Drawing(fault.to_string()))?;
    let size = tree.size();
    // 1,440 twips are an inch.
    let scale = (width_twips as f32 / 1440.0 * RESOLUTION / size.width()).clamp(0.1, 8.0);
    let (width, height) = ((size.width() * scale).ceil() as u32, (size.height() * scale).ceil() as u32);
    let mut pixels = Pixmap::new(width, height)
        .ok_or_else(|| RenderFault::Drawing(format!("{width} by {height} dots are too many")))?;
    // A dark window must not swallow dark lines.
    pixels.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    let png = pixels.encode_png().map_err(|fault| RenderFault::Drawing(fault.to_string()))?;
    Ok(Picture { png, shape: f64::from(size.height()) / f64::from(size.width()) })
}

/// The run that shows picture number `index`, with its words for those who do not see it.
pub(super) fn run(index: usize, width_twips: f64, shape: f64, alternative: &str) -> String {
    let width = (width_twips * UNITS_PER_TWIP).round() as u64;
    let height = (width_twips * shape * UNITS_PER_TWIP).round() as u64;
    let id = index + 1;
    let words = escape(alternative);
    format!(
        concat!(
            r#"<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">"#,
            r#"<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{id}" name="chart{id}" descr="{words}"/>"#,
            r#"<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>"#,
            r#"<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">"#,
            r#"<pic:pic><pic:nvPicPr><pic:cNvPr id="{id}" name="chart{id}" descr="{words}"/><pic:cNvPicPr/></pic:nvPicPr>"#,
            r#"<pic:blipFill><a:blip r:embed="{link}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"#,
            r#"<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>"#,
            r#"<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>"#,
            r#"</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"#,
        ),
        width = width,
        height = height,
        id = id,
        words = words,
        link = super::parts::picture_link(index),
    )
}
