use super::look::{Look, Series};
use super::{Medium, Words};

/// Families for the text of a chart on paper; a page takes its own from the style sheet.
const FAMILIES: &str = "Onest, Noto Sans, sans-serif";

/// An SVG being written. Text is escaped here and nowhere else.
pub(super) struct Svg {
    out: String,
    medium: Medium,
}

impl Svg {
    /// A drawing with its own coordinates, which scales as a whole.
    pub(super) fn open_scaled(medium: Medium, words: &Words, width: f64, height: f64) -> Self {
        let size = match medium {
            Medium::Screen => String::new(),
            Medium::Document => format!(r#" width="{}" height="{}""#, number(width), number(height)),
        };
        let box_ = format!(r#"{size} viewBox="0 0 {} {}""#, number(width), number(height));
        Self::open(medium, words, "chart", &box_)
    }

    /// A drawing as wide as its place: on screen positions are shares of it, on paper `width`.
    pub(super) fn open_wide(medium: Medium, words: &Words, class: &str, width: f64, height: f64) -> Self {
        match medium {
            Medium::Screen => {
                let size = format!(r#" width="100%" height="{}""#, number(height));
                Self::open(medium, words, class, &size)
            }
            Medium::Document => Self::open_scaled(medium, words, width, height),
        }
    }

    fn open(medium: Medium, words: &Words, class: &str, size: &str) -> Self {
        let mut svg = Self { out: String::with_capacity(2048), medium };
        svg.raw(r#"<svg xmlns="http://www.w3.org/2000/svg""#);
        match medium {
            Medium::Screen => svg.attribute("class", class),
            Medium::Document => svg.attribute("font-family", FAMILIES),
        }
        svg.raw(size);
        svg.raw(r#" role="img""#);
        svg.describe(words);
        svg
    }

    /// A sign of a legend, 26 by 14.
    pub(super) fn open_sign(medium: Medium) -> Self {
        let size = match medium {
            Medium::Screen => "",
            Medium::Document => r#" width="26" height="14""#,
        };
        let mut svg = Self { out: String::new(), medium };
        svg.raw(&format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg"{size} viewBox="0 0 26 14" aria-hidden="true">"#
        ));
        svg
    }

    fn describe(&mut self, words: &Words) {
        let id = tidy_id(&words.id);
        if words.description.is_empty() {
            self.raw(&format!(r#" aria-labelledby="{id}-t">"#));
        } else {
            self.raw(&format!(r#" aria-labelledby="{id}-t {id}-d">"#));
        }
        self.raw(&format!(r#"<title id="{id}-t">"#));
        self.text(&words.title);
        self.raw("</title>");
        if !words.description.is_empty() {
            self.raw(&format!(r#"<desc id="{id}-d">"#));
            self.text(&words.description);
            self.raw("</desc>");
        }
    }

    pub(super) fn close(mut self) -> String {
        self.raw("</svg>");
        self.out
    }

    /// A shape without words of its own: grid, track, line.
    pub(super) fn shape(&mut self, element: &str, look: Look, geometry: &str) {
        let attributes = look.attributes(self.medium);
        self.raw(&format!("<{element}{attributes} {geometry}/>"));
    }

    /// A shape that stands for a value, and says so.
    pub(super) fn value(&mut self, element: &str, look: Look, geometry: &str, label: &str) {
        let attributes = look.attributes(self.medium);
        self.raw(&format!("<{element}{attributes} {geometry}><title>"));
        self.text(label);
        self.raw(&format!("</title></{element}>"));
    }

    pub(super) fn label(&mut self, look: Look, anchor: Anchor, x: &str, y: f64, text: &str) {
        let attributes = look.attributes(self.medium);
        let anchor = anchor.as_str();
        let y = number(y);
        self.raw(&format!(r#"<text{attributes} text-anchor="{anchor}" x="{x}" y="{y}">"#));
        self.text(text);
        self.raw("</text>");
    }

    /// The series' mark around a point; `x` is a share on screen, a length on paper.
    pub(super) fn mark(&mut self, series: Series, x: &str, y: f64, size: f64, label: &str) {
        let y = number(y);
        // A transform cannot hold a share, an inner drawing can.
        let is_share = x.ends_with('%');
        if is_share {
            self.raw(&format!(r#"<svg x="{x}" y="{y}" overflow="visible">"#));
        } else {
            self.raw(&format!(r#"<g transform="translate({x} {y})">"#));
        }
        let (element, look, geometry) = mark_shape(series, size);
        self.value(element, look, &geometry, label);
        self.raw(if is_share { "</svg>" } else { "</g>" });
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.raw(&format!(" {name}=\""));
        self.text(value);
        self.raw("\"");
    }

    fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    fn text(&mut self, text: &str) {
        crate::xml::escape_into(&mut self.out, text);
    }
}

#[derive(Clone, Copy)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

impl Anchor {
    fn as_str(self) -> &'static str {
        match self {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        }
    }
}

/// The small sign of a series for a legend. It has no words: the legend's text stands beside it.
pub fn legend_mark(series: Series, medium: Medium) -> String {
    let mut svg = Svg::open_sign(medium);
    match series {
        Series::Own => svg.shape("path", Look::Own, r#"d="M0 7H26""#),
        Series::Peers => svg.shape("path", Look::Peers, r#"d="M0 7H26""#),
        Series::Earlier => svg.shape("path", Look::Earlier, r#"d="M0 7H8.5M17.5 7H26""#),
        Series::External | Series::Band => {}
    }
    if series == Series::Band {
        svg.shape("rect", Look::Band, r#"x="2" y="1" width="22" height="12" rx="2""#);
    } else {
        let (element, look, geometry) = mark_shape(series, 4.5);
        svg.raw(r#"<g transform="translate(13 7)">"#);
        svg.shape(element, look, &geometry);
        svg.raw("</g>");
    }
    svg.close()
}

fn mark_shape(series: Series, size: f64) -> (&'static str, Look, String) {
    let radius = number(size);
    match series {
        Series::Own => ("circle", Look::OwnDot, format!(r#"r="{radius}""#)),
        Series::Earlier => ("circle", Look::Earlier, format!(r#"r="{radius}""#)),
        Series::Peers => {
            ("path", Look::PeersDot, format!(r#"d="M0 -{radius}L{radius} 0L0 {radius}L-{radius} 0z""#))
        }
        Series::External | Series::Band => {
            let side = number(size * 2.0);
            let geometry = format!(r#"x="-{radius}" y="-{radius}" width="{side}" height="{side}""#);
            ("rect", Look::External, geometry)
        }
    }
}

/// A length or position with one decimal, which is a tenth of a pixel.
pub(super) fn number(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    // Adding zero turns -0 into 0.
    (rounded + 0.0).to_string()
}

/// A place along the width, in the way the medium needs it.
pub(super) fn along(medium: Medium, share: f64, width: f64) -> String {
    match medium {
        Medium::Screen => format!("{}%", number(share * 100.0)),
        Medium::Document => number(share * width),
    }
}

/// Ids come from the program, but a stray character in one must not open markup.
fn tidy_id(id: &str) -> String {
    let tidy = |character: char| {
        if character.is_ascii_alphanumeric() || matches!(character, '-' | '_') { character } else { '-' }
    };
    id.chars().map(tidy).collect()
}
