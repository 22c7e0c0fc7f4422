//! The unfunded list as a document that can be sent: a cover, the wishes by objective, the years.

use alcove_report::document::{
    Align, Block, Cell, Column, Cover, Density, Document, FirstColumn, KeyFigure, Labels, Row, Run, Table,
    plain,
};
use alcove_report::{Stamp, pdf};

use super::unfunded::{Group, Unfunded};
use crate::kit::fonts::ReportFonts;
use crate::kit::{Ctx, Error, Result, Words};

/// What the document says besides the wishes themselves.
#[derive(Clone, Debug)]
pub struct Head {
    pub words: Words,
    pub organisation: String,
    pub title: String,
    /// "2026–2030"
    pub period: String,
    /// The day on which it was made, and the same as an instant, for the file.
    pub day: String,
    pub at: i64,
    pub plan: String,
    pub vision: String,
    /// The rates that the sums stand on, each as a sentence.
    pub rates: Vec<String>,
}

/// Sets it; that takes the processor for a while, so it leaves the threads that answer.
pub async fn set(ctx: &Ctx, head: Head, unfunded: Unfunded) -> Result<Vec<u8>> {
    let app = ctx.app.clone();
    let set = tokio::task::spawn_blocking(move || {
        let stamp = Stamp::new(format!("{}-unfunded", head.plan), head.at / 1000);
        pdf::pdf(&build(&head, &unfunded), app.part::<ReportFonts>().get()?, &stamp).map_err(Error::fault)
    });
    set.await.map_err(Error::fault)?
}

pub fn build(head: &Head, unfunded: &Unfunded) -> Document {
    let words = head.words;
    let mut blocks = vec![Block::heading(1, words.t("improve-unfunded-title"))];
    blocks.push(Block::Lede { text: plain(sentence(words, unfunded)) });
    if !head.vision.is_empty() {
        blocks.push(Block::Quote { text: plain(head.vision.clone()), source: None });
    }
    if !unfunded.groups.is_empty() {
        blocks.push(Block::KeyFigures { figures: figures(words, unfunded) });
        blocks.push(Block::Table(years(words, unfunded)));
    }
    for group in &unfunded.groups {
        blocks.push(Block::heading(2, group.objective.clone()));
        blocks.extend(group.body.lines().filter(|line| !line.trim().is_empty()).map(Block::paragraph));
        blocks.push(Block::Table(wishes(words, group)));
    }
    blocks.extend(head.rates.iter().map(|rate| Block::Paragraph { text: vec![Run::faint(rate.clone())] }));
    Document {
        language: words.code().to_owned(),
        cover: Cover {
            organisation: head.organisation.clone(),
            title: head.title.clone(),
            subtitle: words.t("improve-unfunded-title"),
            period: head.period.clone(),
            state: None,
            date: head.day.clone(),
            notes: Vec::new(),
        },
        labels: Labels {
            contents: words.t("improve-unfunded-contents"),
            page: words.t2("improve-unfunded-page", "page", "{page}", "pages", "{pages}"),
            head: head.organisation.clone(),
            head_end: head.title.clone(),
            producer: "Alcove".to_owned(),
        },
        blocks,
    }
}

/// How much for how much, in one sentence.
pub fn sentence(words: Words, unfunded: &Unfunded) -> String {
    if unfunded.groups.is_empty() {
        return words.t("improve-unfunded-none");
    }
    words.t2("improve-unfunded-lede", "total", unfunded.total.as_str(), "actions", unfunded.actions)
}

fn figures(words: Words, unfunded: &Unfunded) -> Vec<KeyFigure> {
    let figure = |value: String, key: &str| KeyFigure { value, label: words.t(key), detail: String::new() };
    let years = if unfunded.first_year == unfunded.last_year {
        unfunded.first_year.to_string()
    } else {
        format!("{}–{}", unfunded.first_year, unfunded.last_year)
    };
    vec![
        figure(unfunded.total.clone(), "improve-unfunded-total"),
        KeyFigure {
            value: words.count(unfunded.actions),
            label: words.t1("improve-unfunded-actions", "n", unfunded.actions),
            detail: String::new(),
        },
        figure(years, "improve-unfunded-years"),
    ]
}

fn years(words: Words, unfunded: &Unfunded) -> Table {
    let row = |(year, sum): &(i16, String)| {
        Row::Cells(vec![Cell::text(year.to_string()), Cell::Number(sum.clone())])
    };
    let total =
        Row::Total(vec![Cell::text(words.t("improve-budget-total")), Cell::Number(unfunded.total.clone())]);
    Table {
        caption: words.t("improve-unfunded-by-year"),
        columns: vec![
            Column::share(words.t("improve-by-year"), 1.0),
            Column::content(words.t("improve-line-amount"), Align::End),
        ],
        rows: unfunded.by_year.iter().map(row).chain([total]).collect(),
        first_column: FirstColumn::NamesTheRow,
        density: Density::Reading,
    }
}

fn wishes(words: Words, group: &Group) -> Table {
    let rows = group.wishes.iter().map(|wish| {
        let mut what = vec![Run::strong(wish.need.clone())];
        if !wish.what.is_empty() {
            what.push(Run::plain(format!(" {}", wish.what)));
        }
        if let Some(share) = &wish.share {
            what.push(Run::faint(format!(
                " {}",
                words.t1("improve-unfunded-share", "share", share.as_str())
            )));
        }
        Row::Cells(vec![
            Cell::text(wish.action.clone()),
            Cell::Text(what),
            Cell::text(wish.who.clone()),
            Cell::text(wish.year.to_string()),
            Cell::Number(wish.amount.clone()),
        ])
    });
    let blank = || Cell::text("");
    let total = vec![
        Cell::text(words.t("improve-budget-total")),
        blank(),
        blank(),
        blank(),
        Cell::Number(group.total.clone()),
    ];
    Table {
        caption: words.t("improve-unfunded-wishes"),
        columns: vec![
            Column::share(words.t("improve-line-action"), 1.3),
            Column::share(words.t("improve-line-need"), 1.3),
            Column::share(words.t("improve-unfunded-who"), 1.0),
            Column::content(words.t("improve-by-year"), Align::Start),
            Column::content(words.t("improve-line-amount"), Align::End),
        ],
        rows: rows.chain([Row::Total(total)]).collect(),
        first_column: FirstColumn::NamesTheRow,
        density: Density::Reading,
    }
}
