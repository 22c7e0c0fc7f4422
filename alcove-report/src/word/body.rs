use std::fmt::Write;

use super::parts::{self, BULLETS};
use super::picture::Media;
use super::section::{Heads, Orientation, section};
use super::{picture, table};
use crate::document::{
    Block, CalloutTone, Chart, Definition, Document, Drawing, Finding, KeyFigure, LegendEntry, Order, Run,
    Standing, Text, Weight,
};
use crate::xml::escape;
use crate::{Fonts, RenderFault};

/// The text of the document as it grows, with what it needs beside it.
pub(super) struct Body<'a> {
    document: &'a Document,
    fonts: &'a Fonts,
    pub(super) xml: String,
    pictures: Vec<Media>,
    numbered_lists: usize,
    headings: usize,
    orientation: Orientation,
}

/// What the package needs of a finished body.
pub(super) struct Written {
    pub(super) xml: String,
    pub(super) pictures: Vec<Media>,
    pub(super) numbered_lists: usize,
}

impl<'a> Body<'a> {
    pub(super) fn new(document: &'a Document, fonts: &'a Fonts) -> Self {
        let xml = format!("{}<w:document {}><w:body>", parts::XML, parts::NAMESPACES);
        Self {
            document,
            fonts,
            xml,
            pictures: Vec::new(),
            numbered_lists: 0,
            headings: 0,
            orientation: Orientation::Upright,
        }
    }

    pub(super) fn write(&mut self) -> Result<(), RenderFault> {
        let document = self.document;
        if document.is_letter() {
            self.letterhead()?;
        } else {
            self.cover()?;
            if document.has_contents() {
                self.contents();
            }
        }
        for block in &document.blocks {
            self.block(block)?;
        }
        if document.is_letter() {
            self.notes();
        }
        Ok(())
    }

    pub(super) fn finish(mut self) -> Written {
        self.xml.push_str(&section(self.orientation, Heads::Running));
        self.xml.push_str("</w:body></w:document>");
        Written { xml: self.xml, pictures: self.pictures, numbered_lists: self.numbered_lists }
    }

    /// How wide text may be on the present page.
    pub(super) fn width(&self) -> f64 {
        f64::from(self.orientation.text_width())
    }

    /// A page of its own, without running heads.
    fn cover(&mut self) -> Result<(), RenderFault> {
        let cover = &self.document.cover;
        self.sender()?;
        self.line("Title", &cover.title);
        self.line("Subtitle", &cover.subtitle);
        self.paragraph("CoverText", &run(&cover.period, "<w:b/>"));
        self.line("CoverText", &cover.date);
        self.state();
        self.notes();
        let end = section(Orientation::Upright, Heads::None);
        let _ = write!(self.xml, "<w:p><w:pPr>{end}</w:pPr></w:p>");
        Ok(())
    }

    /// What stands above a letter; its title is its first heading.
    fn letterhead(&mut self) -> Result<(), RenderFault> {
        let cover = &self.document.cover;
        self.sender()?;
        self.line("CoverText", &cover.date);
        self.paragraph("CoverText", &run(&cover.period, "<w:b/>"));
        self.line("CoverText", &cover.subtitle);
        self.state();
        Ok(())
    }

    fn sender(&mut self) -> Result<(), RenderFault> {
        let emblem = self.picture(&Drawing::new(EMBLEM, ""), EMBLEM_WIDTH)?;
        self.paragraph("CoverText", &emblem);
        let look = r#"<w:b/><w:color w:val="073D48"/><w:sz w:val="26"/>"#;
        self.paragraph("CoverText", &run(&self.document.cover.organisation, look));
        Ok(())
    }

    fn state(&mut self) {
        let cover = &self.document.cover;
        if let Some(state) = &cover.state {
            let (fill, ink) = match state.standing {
                Standing::Provisional => ("FBEED0", "7D4D00"),
                Standing::Agreed => ("E2F0E2", "22633A"),
                Standing::Validated => ("E0EEEC", "073D48"),
            };
            let look = format!(
                r#"<w:b/><w:color w:val="{ink}"/><w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>"#
            );
            self.paragraph("CoverText", &run(&state.text, &look));
        }
    }

    fn notes(&mut self) {
        for (index, note) in self.document.cover.notes.iter().enumerate() {
            self.line(if index == 0 { "CoverFirstNote" } else { "CoverNote" }, note);
        }
    }

    /// A field that Word fills with page numbers; until then it names the headings and leads to them.
    fn contents(&mut self) {
        let headings = self.document.headings();
        self.line("TOCHeading", &self.document.labels.contents);
        let begin = concat!(
            r#"<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>"#,
            r#"<w:r><w:instrText xml:space="preserve"> TOC \o "1-2" \h \z \u </w:instrText></w:r>"#,
            r#"<w:r><w:fldChar w:fldCharType="separate"/></w:r>"#,
        );
        let end = r#"<w:r><w:fldChar w:fldCharType="end"/></w:r>"#;
        let listed: Vec<_> = headings.iter().enumerate().filter(|(_, (level, _))| *level <= 2).collect();
        let last = listed.len().saturating_sub(1);
        for (place, (number, (level, text))) in listed.into_iter().enumerate() {
            let mut runs = String::new();
            if place == 0 {
                runs.push_str(begin);
            }
            let _ = write!(
                runs,
                r#"<w:hyperlink w:anchor="{}" w:history="1">{}</w:hyperlink>"#,
                bookmark(number + 1),
                run(text, "")
            );
            if place == last {
                runs.push_str(end);
            }
            self.paragraph(if *level == 1 { "TOC1" } else { "TOC2" }, &runs);
        }
    }

    fn block(&mut self, block: &Block) -> Result<(), RenderFault> {
        match block {
            Block::Heading { level, text } => self.heading(*level, text),
            Block::Paragraph { text } => self.passage("Normal", text),
            Block::Lede { text } => self.passage("Lede", text),
            Block::KeyFigures { figures } => self.key_figures(figures),
            Block::Table(table) => table::write(self, table)?,
            Block::Chart(chart) => self.chart(chart)?,
            Block::Picture(picture) => picture::write(self, picture),
            Block::Charts { charts } => self.charts(charts)?,
            Block::List { order, items } => self.list(*order, items),
            Block::Findings { findings } => self.findings(findings),
            Block::Definitions { entries } => self.definitions(entries),
            Block::Quote { text, source } => self.quote(text, source.as_deref()),
            Block::Callout { tone, title, text } => self.callout(*tone, title, text),
            Block::Wide { blocks } => self.wide(blocks)?,
            Block::PageBreak => self.xml.push_str(r#"<w:p><w:r><w:br w:type="page"/></w:r></w:p>"#),
        }
        Ok(())
    }

    fn heading(&mut self, level: u8, text: &str) {
        self.headings += 1;
        let (number, name) = (self.headings, bookmark(self.headings));
        let runs = format!(
            r#"<w:bookmarkStart w:id="{number}" w:name="{name}"/>{}<w:bookmarkEnd w:id="{number}"/>"#,
            run(text, "")
        );
        if level == 1 && self.document.is_letter() {
            // The style begins a page, and a letter has begun already.
            let looks = r#"<w:pStyle w:val="Heading1"/><w:pageBreakBefore w:val="0"/>"#;
            let _ = write!(self.xml, "<w:p><w:pPr>{looks}</w:pPr>{runs}</w:p>");
            return;
        }
        self.paragraph(&format!("Heading{level}"), &runs);
    }

    fn key_figures(&mut self, figures: &[KeyFigure]) {
        let cells: Vec<String> = figures
            .iter()
            .map(|figure| {
                let mut cell = paragraph("FigureValue", &run(&figure.value, ""));
                cell.push_str(&paragraph("TableText", &run(&figure.label, "<w:b/>")));
                if !figure.detail.is_empty() {
                    cell.push_str(&paragraph("TableText", &run(&figure.detail, FAINT)));
                }
                cell
            })
            .collect();
        // Four in a row, as in print.
        for row in cells.chunks(4) {
            table::side_by_side(self, row, row.len());
        }
    }

    fn chart(&mut self, chart: &Chart) -> Result<(), RenderFault> {
        let drawn = self.drawn(chart, self.width() * chart.width.clamp(0.2, 1.0))?;
        self.xml.push_str(&drawn);
        self.chart_data(chart)
    }

    /// Small charts side by side, three to a row as in print, and their data below.
    fn charts(&mut self, charts: &[Chart]) -> Result<(), RenderFault> {
        // As on paper: one alone stays small, and four stand in two rows of two.
        let columns = if matches!(charts.len(), 1 | 2 | 4) { 2 } else { 3 };
        for row in charts.chunks(columns) {
            let width = self.width() / columns as f64 - table::CELL_MARGINS;
            let drawn = row.iter().map(|chart| self.drawn(chart, width)).collect::<Result<Vec<_>, _>>()?;
            table::side_by_side(self, &drawn, columns);
        }
        charts.iter().try_for_each(|chart| self.chart_data(chart))
    }

    fn chart_data(&mut self, chart: &Chart) -> Result<(), RenderFault> {
        chart.table.as_ref().map_or(Ok(()), |data| table::write(self, data))
    }

    /// A chart with its title, legend and note, as paragraphs.
    fn drawn(&mut self, chart: &Chart, width: f64) -> Result<String, RenderFault> {
        let mut xml = String::new();
        if !chart.title.is_empty() {
            xml.push_str(&paragraph("Caption", &run(&chart.title, "")));
        }
        let picture = self.picture(&chart.drawing, width)?;
        let _ = write!(xml, r#"<w:p><w:pPr><w:keepNext/><w:jc w:val="center"/></w:pPr>{picture}</w:p>"#);
        if !chart.legend.is_empty() {
            xml.push_str(&self.legend(&chart.legend)?);
        }
        if !chart.note.is_empty() {
            xml.push_str(&paragraph("TableText", &run(&chart.note, "")));
        }
        Ok(xml)
    }

    fn legend(&mut self, entries: &[LegendEntry]) -> Result<String, RenderFault> {
        let mut runs = String::new();
        for (index, entry) in entries.iter().enumerate() {
            if index > 0 {
                runs.push_str(&run("     ", ""));
            }
            // The sign needs no words: its meaning is the text beside it.
            let sign = Drawing::new(entry.svg.clone(), "");
            runs.push_str(&self.picture(&sign, LEGEND_SIGN)?);
            runs.push_str(&run("  ", ""));
            runs.push_str(&run(&entry.text, FAINT));
        }
        Ok(format!(r#"<w:p><w:pPr><w:pStyle w:val="TableText"/><w:jc w:val="center"/></w:pPr>{runs}</w:p>"#))
    }

    /// The run that shows a drawing.
    pub(super) fn picture(&mut self, drawing: &Drawing, width: f64) -> Result<String, RenderFault> {
        let picture = picture::rasterise(drawing, width, self.fonts)?;
        let index = self.keep(Media::Png(picture.png));
        Ok(picture::run(index, width, picture.shape, &drawing.alternative))
    }

    /// Puts a picture into the file and answers its place. The same sign in every legend is kept once.
    pub(super) fn keep(&mut self, media: Media) -> usize {
        let known = self.pictures.iter().position(|kept| *kept == media);
        known.unwrap_or_else(|| {
            self.pictures.push(media);
            self.pictures.len() - 1
        })
    }

    fn list(&mut self, order: Order, items: &[Text]) {
        let number = match order {
            Order::Bullets => BULLETS,
            Order::Numbers => {
                self.numbered_lists += 1;
                BULLETS + self.numbered_lists
            }
        };
        for item in items {
            let runs = passage(item);
            let _ = write!(
                self.xml,
                r#"<w:p><w:pPr><w:pStyle w:val="ListParagraph"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr></w:pPr>{runs}</w:p>"#
            );
        }
    }

    fn findings(&mut self, findings: &[Finding]) {
        table::findings(self, findings);
    }

    fn definitions(&mut self, entries: &[Definition]) {
        for entry in entries {
            let runs = format!("{}{}{}", run(&entry.term, "<w:b/>"), run("   ", ""), passage(&entry.text));
            self.paragraph("Normal", &runs);
        }
    }

    fn quote(&mut self, text: &Text, source: Option<&str>) {
        self.passage("Quote", text);
        if let Some(source) = source {
            self.paragraph("Quote", &run(source, FAINT));
        }
    }

    fn callout(&mut self, tone: CalloutTone, title: &str, text: &Text) {
        let style = match tone {
            CalloutTone::Note => "CalloutNote",
            CalloutTone::Good => "CalloutGood",
            CalloutTone::Warning => "CalloutWarning",
        };
        if !title.is_empty() {
            self.paragraph(style, &run(title, "<w:b/>"));
        }
        self.passage(style, text);
    }

    fn wide(&mut self, blocks: &[Block]) -> Result<(), RenderFault> {
        self.turn(Orientation::Wide);
        for block in blocks {
            self.block(block)?;
        }
        self.turn(Orientation::Upright);
        Ok(())
    }

    /// Ends the pages set so far; those that follow lie the other way.
    fn turn(&mut self, orientation: Orientation) {
        let end = section(self.orientation, Heads::Running);
        let _ = write!(
            self.xml,
            r#"<w:p><w:pPr><w:spacing w:after="0" w:line="20" w:lineRule="exact"/>{end}</w:pPr></w:p>"#
        );
        self.orientation = orientation;
    }

    /// A paragraph of one string; nothing for an empty one.
    pub(super) fn line(&mut self, style: &str, text: &str) {
        if !text.is_empty() {
            self.paragraph(style, &run(text, ""));
        }
    }

    fn passage(&mut self, style: &str, text: &Text) {
        self.paragraph(style, &passage(text));
    }

    pub(super) fn paragraph(&mut self, style: &str, runs: &str) {
        self.xml.push_str(&paragraph(style, runs));
    }
}

pub(super) const FAINT: &str = r#"<w:color w:val="5C676D"/>"#;

/// The program's sign, one arch inside another.
const EMBLEM: &str = concat!(
    r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 33"><path fill="#0b5563" d="M2 32V15.5C2 7.5 8.3 1 16 1s14 6.5 14 14.5V32h-7V16c0-4-3.1-7.2-7-7.2S9 12 9 16v16z"/>"##,
    r##"<path fill="#6fafab" d="M12 32V16.5c0-2.3 1.8-4.2 4-4.2s4 1.9 4 4.2V32z"/></svg>"##,
);

const EMBLEM_WIDTH: f64 = 900.0;

/// About seven millimetres.
const LEGEND_SIGN: f64 = 380.0;

pub(super) fn paragraph(style: &str, runs: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>"#)
}

/// Text in the pieces of a passage.
pub(super) fn passage(text: &Text) -> String {
    text.iter().map(|piece| piece_run(piece, piece.weight)).collect()
}

/// The same for a row that is set apart: nothing in it is plain.
pub(super) fn strong_passage(text: &Text) -> String {
    text.iter().map(|piece| piece_run(piece, Weight::Strong)).collect()
}

fn piece_run(piece: &Run, weight: Weight) -> String {
    let look = match weight {
        Weight::Plain => "",
        Weight::Strong => "<w:b/>",
        Weight::Faint => FAINT,
    };
    let language = piece.language.as_deref().map_or_else(String::new, |language| {
        format!(r#"<w:lang w:val="{}"/>"#, escape(parts::language(language)))
    });
    run(&piece.text, &format!("{look}{language}"))
}

/// A run of text with its properties; a line break stays one.
pub(super) fn run(text: &str, properties: &str) -> String {
    let mut xml = String::from("<w:r>");
    if !properties.is_empty() {
        let _ = write!(xml, "<w:rPr>{properties}</w:rPr>");
    }
    for (index, line) in text.lines().enumerate() {
        if index > 0 {
            xml.push_str("<w:br/>");
        }
        let _ = write!(xml, r#"<w:t xml:space="preserve">{}</w:t>"#, escape(line));
    }
    xml.push_str("</w:r>");
    xml
}

fn bookmark(number: usize) -> String {
    format!("_Toc{number:05}")
}
