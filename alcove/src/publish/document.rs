//! A practice on paper: as it is published, in the template's order; and as a form to fill in. Either is
//! read back by [`super::word_in`].

use alcove_domain::publish::{ELEMENTS, Element, List, MORE, Part};
use alcove_report::Stamp;
use alcove_report::document::{
    Align, Block, Cell, Column as ReportColumn, Cover, Definition, Density, Document, FirstColumn, Labels,
    Picture, Row, Run, Table, Weight, plain,
};

use super::body::{self, Body};
use super::columns::Column;
use super::facts::Fact;
use super::shown::{self, Around, paragraphs};
use crate::kit::download::{File, Format};
use crate::kit::press::Press;
use crate::kit::{Ctx, Error, Result, Words};

pub const FORMATS: [Format; 2] = [Format::Pdf, Format::Docx];

/// What stands around the elements.
pub struct About {
    pub words: Words,
    pub title: String,
    pub provider: String,
    pub period: String,
    pub date: String,
    /// Citation and licence, or that it is a draft.
    pub notes: Vec<String>,
    pub pictures: Vec<Picture>,
}

/// For readers: what is said, element by element.
pub fn reading(about: &About, body: &Body, around: &Around) -> Document {
    let mut blocks = Page { body, around, purpose: Purpose::Reading }.blocks();
    if let Some(process) = &body.process {
        let entries = shown::process(process, about.words).into_iter();
        let entries = entries.map(|(term, text, _)| Definition { term, text: plain(text) });
        blocks.push(Block::heading(2, about.words.t("publish-process")));
        blocks.push(Block::Definitions { entries: entries.collect() });
    }
    if !about.pictures.is_empty() {
        blocks.push(Block::heading(2, about.words.t("publish-pictures")));
        blocks.extend(about.pictures.iter().cloned().map(Block::Picture));
    }
    whole(about, blocks)
}

/// For those who write: every element of the template, said or not, with rows to fill in.
pub fn form(about: &About, body: &Body, around: &Around) -> Document {
    let mut blocks = vec![Block::paragraph(about.words.t("publish-word-lede"))];
    blocks.extend(Page { body, around, purpose: Purpose::Writing }.blocks());
    whole(about, blocks)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Reading,
    Writing,
}

/// The elements on paper. Both purposes have the same headings and tables, so that either file can be
/// read back.
struct Page<'a> {
    body: &'a Body,
    around: &'a Around<'a>,
    purpose: Purpose,
}

impl Page<'_> {
    fn blocks(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        for element in ELEMENTS.iter().chain([&MORE]) {
            let said: Vec<Block> = element.parts.iter().flat_map(|one| self.part(element, one)).collect();
            if said.is_empty() && self.is_read() {
                continue;
            }
            let title = shown::name(self.around.words, element);
            let title = if element.number == 0 { title } else { format!("{}. {title}", element.number) };
            blocks.push(Block::heading(2, title));
            blocks.extend(said);
        }
        blocks
    }

    fn is_read(&self) -> bool {
        self.purpose == Purpose::Reading
    }

    fn part(&self, element: &Element, part: &Part) -> Vec<Block> {
        let words = self.around.words;
        match part {
            // The name of a text stands over it where an element has several.
            Part::Text(key, _) if element.number == 0 => {
                self.named(&format!("publish-text-{key}"), self.text(key))
            }
            Part::Text(key, _) => self.text(key),
            Part::Rows(list) => {
                let table = self.rows(*list).map(Block::Table).into_iter().collect();
                self.named(&format!("publish-list-{}", list.word()), table)
            }
            Part::Facts("contact") if !self.is_read() => {
                vec![Block::paragraph(words.t("publish-word-contact"))]
            }
            Part::Facts(key) => self.facts(key).map(Block::Table).into_iter().collect(),
        }
    }

    fn named(&self, key: &str, mut blocks: Vec<Block>) -> Vec<Block> {
        if !blocks.is_empty() || !self.is_read() {
            blocks.insert(0, Block::heading(3, self.around.words.t(key)));
        }
        blocks
    }

    fn text(&self, key: &str) -> Vec<Block> {
        let wanted = self.around.words.code();
        let Some(said) = self.body.text(key, wanted) else { return Vec::new() };
        let paragraphs = paragraphs(said.text).into_iter();
        paragraphs.map(|text| Block::Paragraph { text: vec![run(text, said.other_than(wanted))] }).collect()
    }

    /// A reader is spared columns in which nothing stands; who writes gets rows to write in.
    fn rows(&self, list: List) -> Option<Table> {
        let Around { words, .. } = *self.around;
        let rows = self.body.list(list);
        let said = |column: Column, row: &body::Row| column.said(list, row, words, &self.body.language);
        let is_said = |column: &Column| rows.iter().any(|row| !said(*column, row).0.is_empty());
        let columns: Vec<Column> =
            Column::of(list).into_iter().filter(|column| !self.is_read() || is_said(column)).collect();
        let cell = |at: usize, column: &Column, row: &body::Row| {
            let (text, language) = said(*column, row);
            let names_the_row = self.is_read() && at == 0 && columns.len() > 1;
            let weight = if names_the_row { Weight::Strong } else { Weight::Plain };
            Cell::Text(vec![Run { weight, ..run(text, language) }])
        };
        let cells =
            |row: &body::Row| columns.iter().enumerate().map(|(at, column)| cell(at, column, row)).collect();
        let free = if self.is_read() { 0 } else { FREE };
        let blank = || Row::Cells(columns.iter().map(|_| Cell::text("")).collect());
        let rows: Vec<Row> = rows.iter().map(|row| Row::Cells(cells(row))).collect();
        let rows: Vec<Row> = rows.into_iter().chain((0..free).map(|_| blank())).collect();
        let heads = columns.iter().map(|column| column_of(*column, column.head(list, words)));
        (!rows.is_empty()).then(|| table(heads.collect(), rows))
    }

    /// What is asked and what is said, and for those who write, what they can choose from.
    fn facts(&self, key: &str) -> Option<Table> {
        let words = self.around.words;
        let facts: Vec<(Fact, String)> = Fact::of(key)
            .iter()
            .map(|fact| (*fact, fact.said(self.body, self.around)))
            .filter(|(_, said)| !self.is_read() || !said.is_empty())
            .collect();
        let has_choices = !self.is_read() && facts.iter().any(|(fact, _)| !fact.choices(words).is_empty());
        let row = |(fact, said): &(Fact, String)| {
            let choices = has_choices.then(|| Cell::text(fact.choices(words)));
            let cells = [Cell::text(fact.label(words)), Cell::text(said.clone())];
            Row::Cells(cells.into_iter().chain(choices).collect())
        };
        let rows: Vec<Row> = facts.iter().map(row).collect();
        let choices = has_choices.then(|| ReportColumn::share(words.t("publish-word-choices"), 1.0));
        let heads = [
            ReportColumn::content(words.t("publish-word-detail"), Align::Start),
            ReportColumn::share(words.t("publish-word-answer"), 1.0),
        ];
        (!rows.is_empty()).then(|| table(heads.into_iter().chain(choices).collect(), rows))
    }
}

/// Empty rows to write in.
const FREE: usize = 3;

fn column_of(column: Column, head: String) -> ReportColumn {
    match column {
        Column::Days | Column::Kind => ReportColumn::content(head, Align::Start),
        Column::Field(_) | Column::Address => ReportColumn::share(head, 1.0),
    }
}

fn run(text: String, language: Option<String>) -> Run {
    Run { language, ..Run::plain(text) }
}

fn table(columns: Vec<ReportColumn>, rows: Vec<Row>) -> Table {
    Table {
        caption: String::new(),
        columns,
        rows,
        first_column: FirstColumn::IsData,
        density: Density::Reading,
    }
}

fn whole(about: &About, blocks: Vec<Block>) -> Document {
    // The elements are equals: without a heading above them the first one would stand above the others.
    let blocks = std::iter::once(Block::heading(1, about.title.clone())).chain(blocks).collect();
    Document {
        language: about.words.code().to_owned(),
        cover: Cover {
            organisation: about.provider.clone(),
            title: about.title.clone(),
            subtitle: about.words.t("publish-word-subtitle"),
            period: about.period.clone(),
            state: None,
            date: about.date.clone(),
            notes: about.notes.clone(),
        },
        labels: Labels {
            contents: about.words.t("publish-word-contents"),
            page: about.words.t2("publish-word-page", "page", "{page}", "pages", "{pages}"),
            head: about.provider.clone(),
            head_end: about.title.clone(),
            producer: "Alcove".to_owned(),
        },
        blocks,
    }
}

/// Sets it, away from the threads that answer.
pub async fn print(ctx: &Ctx, document: Document, format: Format, id: &str) -> Result<File> {
    let stamp = Stamp::new(id, ctx.now.millis() / 1000);
    let app = ctx.app.clone();
    let work = move || app.part::<Press>().document(&document, format, &stamp);
    let bytes = tokio::task::spawn_blocking(work).await.map_err(Error::fault)??;
    Ok(File { name: format!("practice-{}.{}", &id[..8.min(id.len())], format.ending()), format, bytes })
}
