//! A practice on paper: as it is published, in the template's order; and as a form to fill in, which
//! [`super::word_in`] reads back.

use alcove_domain::publish::{ELEMENTS, List, MORE, Part};
use alcove_report::document::{
    Align, Block, Cell, Column, Cover, Definition, Density, Document, FirstColumn, Labels, Order, Row, Run,
    Table, plain,
};
use alcove_report::{Stamp, pdf, word};

use super::body::{Body, said};
use super::shown::{Shown, ShownPart, name, paragraphs};
use crate::kit::download::{File, Format};
use crate::kit::fonts::ReportFonts;
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
}

/// For readers: what is said, element by element.
pub fn reading(about: &About, elements: &[Shown]) -> Document {
    let mut blocks = Vec::new();
    for element in elements {
        let title = match element.number {
            0 => element.title.clone(),
            number => format!("{number}. {}", element.title),
        };
        blocks.push(Block::heading(2, title));
        for part in &element.parts {
            match part {
                ShownPart::Prose { paragraphs, lang } => blocks.extend(paragraphs.iter().map(|text| {
                    let run = Run::plain(text.clone());
                    let run = match lang {
                        Some(lang) => run.in_language(lang.clone()),
                        None => run,
                    };
                    Block::Paragraph { text: vec![run] }
                })),
                ShownPart::Facts(facts) => {
                    let entries = facts
                        .iter()
                        .map(|(term, text, _)| Definition { term: term.clone(), text: plain(text.clone()) });
                    blocks.push(Block::Definitions { entries: entries.collect() });
                }
                ShownPart::Rows { label, rows, .. } => {
                    blocks.push(Block::heading(3, label.clone()));
                    let items = rows.iter().map(|row| {
                        let mut text = Vec::new();
                        for (at, (label, said)) in row.texts.iter().enumerate() {
                            if at == 0 {
                                text.push(Run::strong(said.clone()));
                            } else {
                                text.push(Run::faint(format!(" · {label}: ")));
                                text.push(Run::plain(said.clone()));
                            }
                        }
                        let more =
                            [&row.kind, &row.days, &row.address].into_iter().filter(|one| !one.is_empty());
                        text.extend(more.map(|one| Run::faint(format!(" · {one}"))));
                        text
                    });
                    blocks.push(Block::List { order: Order::Bullets, items: items.collect() });
                }
            }
        }
    }
    whole(about, blocks)
}

/// For those who write: every element of the template, said or not, with rows to fill in.
pub fn form(about: &About, body: &Body) -> Document {
    let mut blocks = vec![Block::paragraph(about.words.t("publish-word-lede"))];
    for element in ELEMENTS.iter().chain([&MORE]) {
        let title = name(about.words, element);
        blocks.push(Block::heading(
            2,
            if element.number == 0 { title } else { format!("{}. {title}", element.number) },
        ));
        for part in element.parts {
            match part {
                Part::Text(key, _) => {
                    // The name of a text stands over it where an element has several.
                    if element.number == 0 {
                        blocks.push(Block::heading(3, about.words.t(&format!("publish-text-{key}"))));
                    }
                    let text = body.text(key, about.words.code()).map(|said| said.text.to_owned());
                    let text = text.unwrap_or_else(|| " ".to_owned());
                    blocks.extend(paragraphs(&text).into_iter().map(Block::paragraph));
                }
                Part::Rows(list) => {
                    blocks.push(Block::heading(3, about.words.t(&format!("publish-list-{}", list.word()))));
                    blocks.push(Block::Table(table(about.words, body, *list)));
                }
                Part::Facts(_) => {}
            }
        }
    }
    whole(about, blocks)
}

/// Empty rows to write in.
const FREE: usize = 3;

fn table(words: Words, body: &Body, list: List) -> Table {
    let word = list.word();
    let columns =
        list.fields().iter().map(|key| Column::share(words.t(&format!("publish-field-{word}-{key}")), 1.0));
    let days = list.has_days().then(|| Column::content(words.t("publish-field-days"), Align::Start));
    let address = list.has_address().then(|| Column::share(words.t("publish-field-address"), 1.0));
    let columns: Vec<Column> = columns.chain(days).chain(address).collect();
    let mut rows: Vec<Row> = body
        .list(list)
        .iter()
        .map(|row| {
            let texts = list.fields().iter().map(|key| {
                let text =
                    said(&row.texts, key, words.code(), &body.language).map(|said| said.text.to_owned());
                Cell::text(text.unwrap_or_default())
            });
            let days = list.has_days().then(|| Cell::text(row.days.clone()));
            let address = list.has_address().then(|| Cell::text(row.address.clone()));
            Row::Cells(texts.chain(days).chain(address).collect())
        })
        .collect();
    rows.extend((0..FREE).map(|_| Row::Cells(columns.iter().map(|_| Cell::text("")).collect())));
    Table {
        caption: String::new(),
        columns,
        rows,
        first_column: FirstColumn::IsData,
        density: Density::Reading,
    }
}

fn whole(about: &About, blocks: Vec<Block>) -> Document {
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
    let work = move || -> Result<Vec<u8>> {
        let fonts = app.part::<ReportFonts>().get()?;
        match format {
            Format::Docx => word::word(&document, fonts, &stamp).map_err(Error::fault),
            _ => pdf::pdf(&document, fonts, &stamp).map_err(Error::fault),
        }
    };
    let bytes = tokio::task::spawn_blocking(work).await.map_err(Error::fault)??;
    Ok(File { name: format!("practice-{}.{}", &id[..8.min(id.len())], format.ending()), format, bytes })
}
