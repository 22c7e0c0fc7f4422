//! A report as a value: what it says, in order, and nothing about how it is set.
//!
//! All words are the reader's: whoever builds the value has already translated and formatted
//! them. The same value becomes a PDF and a Word file.

use serde::Serialize;

use crate::Tone;

/// A whole report.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Document {
    /// BCP 47, such as "az".
    pub language: String,
    pub cover: Cover,
    pub labels: Labels,
    pub blocks: Vec<Block>,
}

/// The title page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Cover {
    pub organisation: String,
    pub title: String,
    pub subtitle: String,
    pub period: String,
    /// How far the numbers can be relied on: "Provisional", "Agreed on 10 December 2026".
    pub state: Option<State>,
    pub date: String,
    /// What the reader must know before the first number: framework and edition, method, licence.
    pub notes: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct State {
    pub standing: Standing,
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    Provisional,
    Agreed,
    Validated,
}

/// The few words that pages themselves need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Labels {
    /// Heading over the list of contents, which a document of one short section goes without. Empty:
    /// the document is a letter, with neither contents nor a title page; its sender stands above it.
    pub contents: String,
    /// "Page {page} of {pages}", with both in braces.
    pub page: String,
    /// At the head of each page, left: the organisation.
    pub head: String,
    /// At the head of each page, right: the document.
    pub head_end: String,
    /// Who made the file: the program's name.
    pub producer: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    /// Level 1 to 4. Level 1 begins a page.
    Heading {
        level: u8,
        text: String,
    },
    Paragraph {
        text: Text,
    },
    /// The opening sentence of a part, larger.
    Lede {
        text: Text,
    },
    KeyFigures {
        figures: Vec<KeyFigure>,
    },
    Table(Table),
    Chart(Chart),
    Picture(Picture),
    /// Charts side by side: one for each dimension.
    Charts {
        charts: Vec<Chart>,
    },
    List {
        order: Order,
        items: Vec<Text>,
    },
    /// Strengths and gaps: a level mark, a name, a line.
    Findings {
        findings: Vec<Finding>,
    },
    Definitions {
        entries: Vec<Definition>,
    },
    Quote {
        text: Text,
        source: Option<String>,
    },
    Callout {
        tone: CalloutTone,
        title: String,
        text: Text,
    },
    /// Set across the page, which is turned on its side.
    Wide {
        blocks: Vec<Block>,
    },
    PageBreak,
}

/// A passage of text, in pieces that differ in weight or language.
pub type Text = Vec<Run>;

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Run {
    pub text: String,
    pub weight: Weight,
    /// Where it differs from the document's: a framework's text that has no translation yet.
    pub language: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    Plain,
    Strong,
    Faint,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct KeyFigure {
    pub value: String,
    pub label: String,
    pub detail: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Table {
    pub caption: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// Whether the first cell of each row names the row.
    pub first_column: FirstColumn,
    pub density: Density,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FirstColumn {
    NamesTheRow,
    IsData,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Density {
    Reading,
    /// Coloured cells that touch: a heat map.
    Tight,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Column {
    pub head: String,
    pub width: Width,
    pub align: Align,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", content = "value", rename_all = "kebab-case")]
pub enum Width {
    /// As wide as its words need.
    Content,
    /// A share of what the others leave.
    Share(f64),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    Start,
    Centre,
    End,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", content = "value", rename_all = "kebab-case")]
pub enum Row {
    /// A heading over the rows that follow, across all columns.
    Group(String),
    Cells(Vec<Cell>),
    /// Set apart: a sum or the whole.
    Total(Vec<Cell>),
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", content = "value", rename_all = "kebab-case")]
pub enum Cell {
    Text(Text),
    /// Already written for the reader's language.
    Number(String),
    Step(Mark),
    /// A sign such as "–". What it means is said under the table.
    Missing(String),
    Drawing(Drawing),
}

/// A level as it is printed: the number and its place on the ramp.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Mark {
    pub tone: Tone,
    pub text: String,
}

/// An SVG of the document medium, and what it shows in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Drawing {
    pub svg: String,
    pub alternative: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Chart {
    /// Stands over the chart. Empty where the heading already says it.
    pub title: String,
    pub drawing: Drawing,
    /// Share of the text's width, 0.2 to 1.
    pub width: f64,
    pub legend: Vec<LegendEntry>,
    /// Stands under the chart.
    pub note: String,
    /// The data behind it.
    pub table: Option<Table>,
}

/// A picture that somebody handed in, as a PNG, JPEG, WebP or GIF. One that cannot be drawn leaves its
/// words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Picture {
    #[serde(skip)]
    pub content: Vec<u8>,
    /// What it shows: told to those who do not see it, and set under it.
    pub alternative: String,
    /// Who made it, and under which licence.
    pub terms: String,
    /// Which of the document's pictures it is; given when it is printed.
    number: usize,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct LegendEntry {
    pub svg: String,
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    Bullets,
    Numbers,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Finding {
    pub mark: Option<Mark>,
    pub title: String,
    pub text: Text,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Definition {
    pub term: String,
    pub text: Text,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CalloutTone {
    Note,
    Good,
    Warning,
}

/// A passage in one piece.
pub fn plain(text: impl Into<String>) -> Text {
    vec![Run::plain(text)]
}

impl Run {
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), weight: Weight::Plain, language: None }
    }

    pub fn strong(text: impl Into<String>) -> Self {
        Self { weight: Weight::Strong, ..Self::plain(text) }
    }

    pub fn faint(text: impl Into<String>) -> Self {
        Self { weight: Weight::Faint, ..Self::plain(text) }
    }

    #[must_use]
    pub fn in_language(self, language: impl Into<String>) -> Self {
        Self { language: Some(language.into()), ..self }
    }
}

impl Document {
    pub(crate) fn is_letter(&self) -> bool {
        self.labels.contents.is_empty()
    }

    /// The headings in their order, also of wide pages: level and text.
    pub(crate) fn headings(&self) -> Vec<(u8, &str)> {
        let mut headings = Vec::new();
        collect_headings(&self.blocks, &mut headings);
        headings
    }

    /// Whether a list of contents is worth its page: of one section with a few headings it is not.
    pub(crate) fn has_contents(&self) -> bool {
        let levels: Vec<u8> = self.headings().into_iter().map(|(level, _)| level).collect();
        let sections = levels.iter().filter(|level| **level == 1).count();
        let listed = levels.iter().filter(|level| **level <= 2).count();
        !self.is_letter() && (sections > 1 || listed >= LISTED_OF_ONE_SECTION)
    }

    /// The same document with its pictures counted, and with no heading more than one level below the
    /// one before: screen readers and archives take a skipped level for a missing one.
    pub(crate) fn steady(&self) -> Document {
        let mut steady = self.clone();
        steady_blocks(&mut steady.blocks, &mut 0, &mut 0);
        steady
    }
}

/// So many lines fill a good part of a page, and nobody leafs through as many headings.
const LISTED_OF_ONE_SECTION: usize = 12;

fn collect_headings<'a>(blocks: &'a [Block], headings: &mut Vec<(u8, &'a str)>) {
    for block in blocks {
        match block {
            Block::Heading { level, text } => headings.push((*level, text)),
            Block::Wide { blocks } => collect_headings(blocks, headings),
            _ => {}
        }
    }
}

fn steady_blocks(blocks: &mut [Block], last: &mut u8, pictures: &mut usize) {
    for block in blocks {
        match block {
            Block::Heading { level, .. } => {
                *level = (*level).clamp(1, DEEPEST_HEADING).min(*last + 1);
                *last = *level;
            }
            Block::Picture(picture) => {
                picture.number = *pictures;
                *pictures += 1;
            }
            Block::Wide { blocks } => steady_blocks(blocks, last, pictures),
            _ => {}
        }
    }
}

/// Four levels are set differently; a fifth could not be told from text.
const DEEPEST_HEADING: u8 = 4;

impl Block {
    pub fn heading(level: u8, text: impl Into<String>) -> Self {
        Block::Heading { level, text: text.into() }
    }

    pub fn paragraph(text: impl Into<String>) -> Self {
        Block::Paragraph { text: plain(text) }
    }
}

impl Picture {
    pub fn new(content: Vec<u8>, alternative: impl Into<String>, terms: impl Into<String>) -> Self {
        Self { content, alternative: alternative.into(), terms: terms.into(), number: 0 }
    }
}

impl Column {
    pub fn content(head: impl Into<String>, align: Align) -> Self {
        Self { head: head.into(), width: Width::Content, align }
    }

    pub fn share(head: impl Into<String>, share: f64) -> Self {
        Self { head: head.into(), width: Width::Share(share), align: Align::Start }
    }
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Self {
        Cell::Text(plain(text))
    }

    pub fn step(tone: Tone, text: impl Into<String>) -> Self {
        Cell::Step(Mark { tone, text: text.into() })
    }
}

impl Drawing {
    pub fn new(svg: impl Into<String>, alternative: impl Into<String>) -> Self {
        Self { svg: svg.into(), alternative: alternative.into() }
    }
}
