//! The badge of an award: an arch with its name in it. Drawn by us, so that nothing has to be licensed.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use crate::xml::escape;
use crate::{Fonts, RenderFault};

/// What stands on a badge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Badge {
    pub title: String,
    /// The level inside the scheme; empty where there is none.
    pub level: String,
    pub holder: String,
    pub issuer: String,
    pub dates: String,
}

const SIDE: u32 = 640;

/// Letters on one line of each size; the widest alphabet of ours fits.
const TITLE_LINE: usize = 17;
const SMALL_LINE: usize = 34;

/// The badge as SVG, square, with a name for those who do not see it.
pub fn svg(badge: &Badge) -> String {
    let mut body = String::new();
    // Brand, its deep shade and the paper of the design.
    body.push_str(r##"<rect width="640" height="640" rx="72" fill="#f6f4ee"/>"##);
    body.push_str(r##"<path fill="#0b5563" d="M70 600V290C70 152 182 40 320 40s250 112 250 250v310z"/>"##);
    body.push_str(
        r##"<path fill="none" stroke="#6fafab" stroke-width="4" d="M92 600V292c0-126 102-228 228-228s228 102 228 228v308"/>"##,
    );
    // The mark of the program, small: one arch inside another.
    body.push_str(
        r##"<path fill="#ffffff" d="M284 170v-32c0-20 16-36 36-36s36 16 36 36v32h-17v-31c0-10-9-19-19-19s-19 9-19 19v31z"/>"##,
    );
    let title = lines(&badge.title, TITLE_LINE, 4);
    let first = 300.0 - (title.len() as f32 - 1.0) * 23.0;
    for (number, line) in title.iter().enumerate() {
        body.push_str(&text(line, first + number as f32 * 46.0, 38, "600", "#ffffff"));
    }
    if !badge.level.is_empty() {
        body.push_str(r##"<rect x="150" y="406" width="340" height="46" rx="23" fill="#bcd8d1"/>"##);
        let level = lines(&badge.level, SMALL_LINE - 8, 1).concat();
        body.push_str(&text(&level, 437.0, 22, "600", "#12353a"));
    }
    for (number, line) in lines(&badge.holder, SMALL_LINE, 2).iter().enumerate() {
        body.push_str(&text(line, 492.0 + number as f32 * 26.0, 20, "400", "#ffffff"));
    }
    let issuer = lines(&badge.issuer, SMALL_LINE + 4, 1).concat();
    body.push_str(&text(&issuer, 552.0, 17, "400", "#bcd8d1"));
    body.push_str(&text(&badge.dates, 580.0, 17, "400", "#bcd8d1"));
    let name = escape(&format!("{}: {}", badge.title, badge.holder));
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}" width="{SIDE}" height="{SIDE}" role="img" aria-label="{name}"><title>{name}</title>{body}</svg>"#
    )
}

fn text(words: &str, y: f32, size: u32, weight: &str, fill: &str) -> String {
    let words = escape(words);
    format!(
        r#"<text x="320" y="{y}" text-anchor="middle" font-family="Onest, 'Noto Sans', sans-serif" font-size="{size}" font-weight="{weight}" fill="{fill}">{words}</text>"#
    )
}

/// The badge as dots, on nothing.
pub fn png(svg: &str, width: u32, fonts: &Fonts) -> Result<Vec<u8>, RenderFault> {
    let options = Options { fontdb: fonts.for_drawings(), ..Options::default() };
    let svg = fonts.settable(svg);
    let tree = Tree::from_str(&svg, &options).map_err(|fault| RenderFault::Drawing(fault.to_string()))?;
    let scale = width as f32 / tree.size().width();
    let height = (tree.size().height() * scale).ceil() as u32;
    let mut pixels = Pixmap::new(width, height)
        .ok_or_else(|| RenderFault::Drawing(format!("{width} by {height} dots are too many")))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|fault| RenderFault::Drawing(fault.to_string()))
}

/// The words in lines of about this length; what does not fit ends with an ellipsis.
fn lines(words: &str, length: usize, most: usize) -> Vec<String> {
    let mut found: Vec<String> = vec![String::new()];
    for word in words.split_whitespace() {
        let Some(last) = found.last_mut() else { break };
        if !last.is_empty() && last.chars().count() + 1 + word.chars().count() > length {
            found.push(word.to_owned());
        } else {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    let is_cut = found.len() > most;
    found.truncate(most);
    for (number, line) in found.iter_mut().enumerate() {
        let is_long = line.chars().count() > length + 4;
        if is_long || (is_cut && number + 1 == most) {
            let kept: String = line.chars().take(length).collect();
            *line = format!("{}…", kept.trim_end());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn a_long_title_breaks_between_words_and_ends_in_dots() {
        assert_eq!(
            lines("Commitment to Vocational Excellence", 17, 4),
            ["Commitment to", "Vocational", "Excellence"]
        );
        assert_eq!(lines("one two three four", 5, 2), ["one", "two…"]);
        assert_eq!(lines("", 5, 2), [""]);
    }
}
