//! A release to take away: as a document, and as data that anybody may compute with.

use std::sync::Arc;

use alcove_domain::kit::Instant;
use alcove_report::Stamp;
use alcove_report::document::{
    Align, Block, Cell, Column, Cover, Density, Document, FirstColumn, KeyFigure, Labels, Row as TableRow,
    Run, Standing, State, Table, Weight, plain,
};
use serde_json::{Value, json};
use tokio::sync::Mutex;

use super::framework::{COVERAGE, Compared, PLAN, WHOLE};
use super::pages::scale;
use super::participation::Participation;
use super::published;
use super::seeing::{self, Middle, Row, Sight, decimal, middle, rounded};
use super::store::{figure, release};
use crate::kit::download::{File, Format};
use crate::kit::ids::ReleaseId;
use crate::kit::press::Press;
use crate::kit::{Ctx, Error, Result, Words};
use crate::network::audit::rfc3339;
use crate::network::store::network;

/// So many documents of releases are kept.
const KEPT: usize = 16;

/// Documents of releases, by release, language and version of the network, whose name they bear; an
/// App part. A release never changes, and anybody may ask for one that is public, so it is set once:
/// whoever asks meanwhile waits for it.
#[derive(Default)]
pub struct Documents(Mutex<Vec<(Kept, Arc<Vec<u8>>)>>);

/// With whether it was public: until then the document says that it is for checking.
type Kept = (ReleaseId, &'static str, i64, bool);

impl Documents {
    /// How many are kept now.
    pub async fn count(&self) -> usize {
        self.0.lock().await.len()
    }
}

/// What a release comes out as.
pub const FORMATS: [Format; 3] = [Format::Pdf, Format::Csv, Format::Json];

/// The name that a form is asked for by.
pub const fn name_of(format: Format) -> &'static str {
    match format {
        Format::Pdf => "report.pdf",
        Format::Csv => "data.csv",
        _ => "data.json",
    }
}

/// A published release, whoever asks.
pub async fn published(ctx: &Ctx, id: &ReleaseId, format: Format, words: Words) -> Result<File> {
    let row = release::find(ctx.db().read(), id).await?;
    let row = row.filter(|row| row.published_at.is_some()).ok_or(Error::NotFound)?;
    make(ctx, row, format, words).await
}

/// For whoever was allowed to see it.
pub async fn make(ctx: &Ctx, row: release::Model, format: Format, words: Words) -> Result<File> {
    let name = format!("network-figures-{}.{}", row.number, format.ending());
    let bytes = match format {
        Format::Pdf => document(ctx, row, words).await?,
        Format::Csv => csv(ctx, &row, words).await?,
        Format::Json => serde_json::to_vec_pretty(&data(ctx, &row, words).await?).map_err(Error::fault)?,
        _ => return Err(Error::NotFound),
    };
    Ok(File { name, format, bytes })
}

/// Everything that is told, with how it was made.
async fn data(ctx: &Ctx, row: &release::Model, words: Words) -> Result<Value> {
    let db = ctx.db().read();
    let network = network::find(db, &row.network_id).await?.ok_or(Error::NotFound)?;
    let compared = Compared::load(ctx, &row.edition_id).await?;
    let names = names(&compared, words);
    let mut figures = Vec::new();
    for one in figure::of_release(db, &row.id).await? {
        let middle = told(&one)?;
        figures.push(json!({ "peers": one.peers, "item": one.item, "ref": reference(&compared, &one.item),
            "name": names(&one.item), "n": one.n, "lower": decimal(&middle.lower), "median": decimal(&middle.median),
            "upper": decimal(&middle.upper), "exact": [one.lower, one.median, one.upper] }));
    }
    Ok(json!({
        "network": network.name,
        "release": row.number,
        "made_at": rfc3339(row.made_at),
        "published_at": row.published_at.map(rfc3339),
        "superseded_at": row.superseded_at.map(rfc3339),
        "releases": published::address(ctx, &row.network_id),
        "framework": { "urn": compared.known.edition.urn, "version": compared.known.edition.version },
        "method": words.t("benchmark-method"),
        "participation": Participation::in_release(row),
        "participation_method": words.t("benchmark-participation-told"),
        "hash": row.hash,
        "hashed": "SHA-256 over the lines peers, item, n and the three of exact, with tabs between and sorted",
        "figures": figures,
    }))
}

async fn csv(ctx: &Ctx, row: &release::Model, words: Words) -> Result<Vec<u8>> {
    let compared = Compared::load(ctx, &row.edition_id).await?;
    let names = names(&compared, words);
    let mut file = csv::Writer::from_writer(Vec::new());
    file.write_record(["release", "peers", "item", "ref", "name", "n", "lower", "median", "upper"])
        .map_err(Error::fault)?;
    for one in figure::of_release(ctx.db().read(), &row.id).await? {
        let (number, name) = (row.number.to_string(), names(&one.item));
        let reference = reference(&compared, &one.item);
        let n = one.n.to_string();
        let middle = told(&one)?;
        file.write_record([
            &number,
            &one.peers,
            &one.item,
            &reference,
            &name,
            &n,
            &rounded(&one.item, &middle.lower),
            &rounded(&one.item, &middle.median),
            &rounded(&one.item, &middle.upper),
        ])
        .map_err(Error::fault)?;
    }
    let text = file.into_inner().map_err(Error::fault)?;
    // Excel reads UTF-8 only where the file says so.
    Ok([&b"\xef\xbb\xbf"[..], &text].concat())
}

fn told(row: &figure::Model) -> Result<Middle> {
    middle(row).ok_or_else(|| Error::fault(format!("{} of {}: no number", row.item, row.release_id)))
}

fn names(compared: &Compared, words: Words) -> impl Fn(&str) -> String {
    let headings = compared.headings(words);
    move |item: &str| match item {
        WHOLE | COVERAGE | PLAN => words.t(&format!("benchmark-item-{item}")),
        _ => headings.iter().find(|one| one.item == item).map(|one| one.name.clone()).unwrap_or_default(),
    }
}

/// The item's id in the edition itself, which is the same on every installation.
fn reference(compared: &Compared, item: &str) -> String {
    let found = compared.known.item(&item.into());
    found.map_or_else(|| item.to_owned(), |(_, item)| item.id.0.clone())
}

/// The yearly report: figures over all members, and nothing of any one.
async fn document(ctx: &Ctx, row: release::Model, words: Words) -> Result<Vec<u8>> {
    let network = network::find(ctx.db().read(), &row.network_id).await?.ok_or(Error::NotFound)?;
    let mut documents = ctx.app.part::<Documents>().0.lock().await;
    let key: Kept = (row.id.clone(), words.code(), network.version, row.published_at.is_some());
    if let Some((_, kept)) = documents.iter().find(|(of, _)| *of == key) {
        return Ok(kept.to_vec());
    }
    let stamp = Stamp::new(row.id.as_str(), row.made_at / 1000);
    let sight = seeing::whole(ctx, row, "all", words).await?;
    let document = built(&network, &sight, words);
    let app = ctx.app.clone();
    let setting = tokio::task::spawn_blocking(move || app.part::<Press>().pdf(&document, &stamp));
    let bytes = Arc::new(setting.await.map_err(Error::fault)??);
    if documents.len() == KEPT {
        documents.remove(0);
    }
    documents.push((key, bytes.clone()));
    Ok(bytes.to_vec())
}

fn built(network: &network::Model, sight: &Sight, words: Words) -> Document {
    let row = &sight.release;
    let day = words.day_of(Instant(row.made_at), "UTC");
    let taking = Participation::in_release(row);
    let figure = |value: usize, key: &str| KeyFigure {
        value: words.count(value),
        label: words.t(key),
        detail: String::new(),
    };
    let mut blocks = vec![
        Block::heading(1, words.t("benchmark-report-glance")),
        Block::KeyFigures {
            figures: vec![
                figure(taking.members, "benchmark-members"),
                figure(taking.sharing, "benchmark-sharing"),
                figure(taking.closed, "benchmark-closed"),
                figure(taking.plans, "benchmark-plans"),
            ],
        },
        Block::paragraph(words.t("benchmark-participation-told")),
    ];
    let (strong, weak) = sight.strong_and_weak(5);
    for (rows, key) in [(strong, "benchmark-strong"), (weak, "benchmark-weak")] {
        if rows.is_empty() {
            continue;
        }
        blocks.push(Block::heading(2, words.t(key)));
        let items = rows.into_iter().map(|one| plain(line(one, words))).collect();
        blocks.push(Block::List { order: alcove_report::document::Order::Bullets, items });
    }
    blocks.extend([
        Block::heading(1, words.t("benchmark-figures-all")),
        Block::paragraph(scale(words, sight)),
        Block::Table(table(sight, words)),
        Block::heading(2, words.t("benchmark-report-method")),
        Block::paragraph(words.t("benchmark-method")),
        Block::paragraph(words.t("benchmark-withheld-why")),
    ]);
    Document {
        language: words.code().to_owned(),
        cover: Cover {
            organisation: network.name.clone(),
            title: words.t("benchmark-report-title"),
            subtitle: sight.compared.name(words),
            period: words.t1("benchmark-release-number", "number", row.number),
            state: Some(State {
                standing: Standing::Agreed,
                text: words.t1("benchmark-made-on", "day", day.as_str()),
            }),
            date: day,
            notes: notes(row, words),
        },
        labels: Labels {
            contents: words.t("benchmark-doc-contents"),
            page: words.t2("benchmark-doc-page", "page", "{page}", "pages", "{pages}"),
            head: network.name.clone(),
            head_end: words.t("benchmark-report-title"),
            producer: "Alcove".to_owned(),
        },
        blocks,
    }
}

fn notes(row: &release::Model, words: Words) -> Vec<String> {
    let hash = words.t1("benchmark-hash", "hash", row.hash.chars().take(16).collect::<String>());
    let draft = row.published_at.is_none().then(|| words.t("benchmark-for-checking"));
    draft.into_iter().chain([hash]).collect()
}

fn line(row: &Row, words: Words) -> String {
    let median = row.middle.as_ref().map(|one| row.said(words, &one.median)).unwrap_or_default();
    words.t2("benchmark-named-value", "name", &row.name, "value", median)
}

fn table(sight: &Sight, words: Words) -> Table {
    let deepest = sight.rows.iter().map(|row| row.depth).max().unwrap_or(0);
    let cells = |row: &Row| {
        let name = format!("{} {}", row.code, row.name).trim().to_owned();
        let weight = if row.depth < deepest { Weight::Strong } else { Weight::Plain };
        let count = |one: &Middle| words.count(usize::try_from(one.n).unwrap_or(0));
        let number = |text: Option<String>| text.map_or_else(|| Cell::Missing("–".to_owned()), Cell::Number);
        let middle = row.middle.as_ref();
        TableRow::Cells(vec![
            Cell::Text(vec![Run { weight, ..Run::plain(name) }]),
            middle
                .map_or_else(|| Cell::Missing(words.t("benchmark-withheld")), |one| Cell::Number(count(one))),
            number(middle.map(|one| row.said(words, &one.lower))),
            number(middle.map(|one| row.said(words, &one.median))),
            number(middle.map(|one| row.said(words, &one.upper))),
        ])
    };
    Table {
        caption: words.t("benchmark-figures-all"),
        columns: vec![
            Column::share(words.t("benchmark-column-item"), 3.0),
            Column::content(words.t("benchmark-column-n"), Align::End),
            Column::content(words.t("benchmark-column-lower"), Align::End),
            Column::content(words.t("benchmark-column-median"), Align::End),
            Column::content(words.t("benchmark-column-upper"), Align::End),
        ],
        rows: sight.rows.iter().map(cells).collect(),
        first_column: FirstColumn::NamesTheRow,
        density: Density::Reading,
    }
}
