//! The unfunded list as a document that can be sent: a cover, the sums, the wishes by objective and
//! action with what they answer.

use alcove_report::Stamp;
use alcove_report::document::{
    Align, Block, Cell, Column, Cover, Density, Document, FirstColumn, KeyFigure, Labels, Order, Row, Run,
    Table, plain,
};

use super::unfunded::{Unfunded, Work};
use crate::kit::download::Format;
use crate::kit::press::Press;
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
    /// What only a part of the plan is shown by.
    pub filtered: Option<String>,
}

/// Sets it as PDF or for Word; that takes the processor for a while, so it leaves the threads that
/// answer.
pub async fn set(ctx: &Ctx, head: Head, unfunded: Unfunded, format: Format) -> Result<Vec<u8>> {
    let app = ctx.app.clone();
    let set = tokio::task::spawn_blocking(move || {
        let stamp = Stamp::new(format!("{}-unfunded", head.plan), head.at / 1000);
        app.part::<Press>().document(&build(&head, &unfunded), format, &stamp)
    });
    set.await.map_err(Error::fault)?
}

pub fn build(head: &Head, unfunded: &Unfunded) -> Document {
    let words = head.words;
    let mut blocks = vec![Block::heading(1, words.t("improve-unfunded-title"))];
    blocks.push(Block::Lede { text: plain(sentence(words, unfunded)) });
    blocks.extend(head.filtered.iter().map(|said| Block::paragraph(said.clone())));
    if !unfunded.groups.is_empty() {
        blocks.push(Block::KeyFigures { figures: figures(words, unfunded) });
    }
    if !unfunded.by_year.is_empty() {
        blocks.push(Block::Table(years(words, unfunded)));
    }
    if !head.vision.is_empty() {
        blocks.push(Block::Quote { text: plain(head.vision.clone()), source: None });
    }
    for group in &unfunded.groups {
        blocks.push(Block::heading(2, group.objective.clone()));
        blocks.extend(group.body.lines().filter(|line| !line.trim().is_empty()).map(Block::paragraph));
        blocks.extend(found(words, &group.findings));
        for work in &group.works {
            blocks.extend(told(words, work));
        }
        if !group.total.is_empty() {
            let total = words.t1("improve-unfunded-group-total", "total", group.total.as_str());
            blocks.push(Block::Paragraph { text: vec![Run::strong(total)] });
        }
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

/// How much for how much, and what is lacking beside money.
pub fn sentence(words: Words, unfunded: &Unfunded) -> String {
    let mut said = Vec::new();
    if unfunded.actions > 0 {
        let total = unfunded.total.as_str();
        said.push(words.t2("improve-unfunded-lede", "total", total, "actions", unfunded.actions));
    }
    if unfunded.needs > 0 {
        said.push(words.t1("improve-unfunded-lede-needs", "needs", unfunded.needs));
    }
    if said.is_empty() { words.t("improve-unfunded-none") } else { said.join(" ") }
}

fn figures(words: Words, unfunded: &Unfunded) -> Vec<KeyFigure> {
    let figure = |value: String, label: String| KeyFigure { value, label, detail: String::new() };
    let mut figures = Vec::new();
    if let Some((first, last)) = unfunded.years() {
        let years = if first == last { first.to_string() } else { format!("{first}–{last}") };
        let actions = words.t1("improve-unfunded-actions", "n", unfunded.actions);
        figures.push(figure(unfunded.total.clone(), words.t("improve-unfunded-total")));
        figures.push(figure(words.count(unfunded.actions), actions));
        figures.push(figure(years, words.t("improve-unfunded-years")));
    }
    if unfunded.needs > 0 {
        let needs = words.t1("improve-unfunded-needs", "n", unfunded.needs);
        figures.push(figure(words.count(unfunded.needs), needs));
    }
    figures
}

/// The findings that are answered, by their titles.
fn found(words: Words, titles: &[String]) -> Vec<Block> {
    if titles.is_empty() {
        return Vec::new();
    }
    let items = titles.iter().map(|title| plain(title.clone())).collect();
    let head = Block::Paragraph { text: vec![Run::strong(words.t("improve-unfunded-answers"))] };
    vec![head, Block::List { order: Order::Bullets, items }]
}

/// An action: what it answers, what will be there when it is done, and what it lacks.
fn told(words: Words, work: &Work) -> Vec<Block> {
    let mut blocks = vec![Block::heading(3, work.action.clone())];
    blocks.extend(work.facts.iter().map(|fact| Block::paragraph(fact.clone())));
    blocks.extend(found(words, &work.findings));
    blocks.push(Block::Table(wishes(words, work)));
    blocks
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

fn wishes(words: Words, work: &Work) -> Table {
    let rows = work.wishes.iter().map(|wish| {
        let mut what = vec![Run::strong(wish.kind.clone())];
        for more in [&wish.what, &wish.quantity].into_iter().filter(|more| !more.is_empty()) {
            what.push(Run::plain(format!(" {more}")));
        }
        let (year, amount) = match &wish.price {
            Some(price) => (Cell::text(price.year.to_string()), Cell::Number(price.said.clone())),
            None => (Cell::Missing("–".to_owned()), Cell::Missing(words.t("improve-unfunded-not-priced"))),
        };
        Row::Cells(vec![Cell::Text(what), year, amount])
    });
    Table {
        caption: words.t("improve-unfunded-wishes"),
        columns: vec![
            Column::share(words.t("improve-line-need"), 1.0),
            Column::content(words.t("improve-by-year"), Align::Start),
            Column::content(words.t("improve-line-amount"), Align::End),
        ],
        rows: rows.collect(),
        first_column: FirstColumn::NamesTheRow,
        density: Density::Reading,
    }
}
