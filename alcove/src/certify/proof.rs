//! The proof of completion: who holds what, from when to when, from whom. No score stands in it, so
//! it can be given to whoever pays.

use alcove_domain::certify::certificate::Standing as Stands;
use alcove_domain::kit::Day;
use alcove_report::Stamp;
use alcove_report::document::{Block, Cover, Definition, Document, Labels, Standing, State, plain};

use super::certifying::Held;
use super::register;
use crate::kit::download::{File, Format};
use crate::kit::press::Press;
use crate::kit::{Ctx, Error, Result, Words};

/// Sets it for whoever has the code, as of today.
pub async fn make(ctx: &Ctx, code: &str, words: Words) -> Result<File> {
    let held = register::by_code(ctx, code).await?;
    let today = register::today(ctx);
    let address = format!("{}/register/{}", ctx.app.config.public_url, held.row.code);
    let app = ctx.app.clone();
    let stamp = Stamp::new(format!("{}-proof", held.row.id), ctx.now.millis() / 1000);
    let name = format!("proof-{}.pdf", held.row.code);
    // Setting takes the processor for a while, so it leaves the threads that answer.
    let set = tokio::task::spawn_blocking(move || {
        let document = build(&held, words, today, &address);
        app.part::<Press>().pdf(&document, &stamp)
    });
    let bytes = set.await.map_err(Error::fault)??;
    Ok(File { name, format: Format::Pdf, bytes })
}

/// From when to when, in words.
pub fn validity(words: Words, held: &Held) -> String {
    let day = |text: &str| Day::parse(text).map(|day| words.day(day)).unwrap_or_default();
    match &held.row.last_day {
        Some(last) => words.t2("certify-valid-from-to", "from", day(&held.row.first_day), "to", day(last)),
        None => words.t1("certify-valid-from", "from", day(&held.row.first_day)),
    }
}

/// What the days of the certificate are called: they are no promise where it does not hold.
const fn term(standing: Stands) -> &'static str {
    match standing {
        Stands::Valid | Stands::NotYet => "certify-valid",
        _ => "certify-proof-term",
    }
}

/// The one sentence that says whether it holds; whoever pays may read no other.
fn lede(words: Words, held: &Held, today: Day) -> String {
    let key = format!("certify-proof-lede-{}", held.standing.word());
    words.t2(&key, "organisation", held.body.organisation.as_str(), "day", words.day(today))
}

fn build(held: &Held, words: Words, today: Day, address: &str) -> Document {
    let body = &held.body;
    let level = held.said(&body.level, words).to_owned();
    let title = words.t("certify-proof-title");
    let fact = |key: &str, text: String| Definition { term: words.t(key), text: plain(text) };
    let mut entries = vec![
        fact("certify-report-applicant", body.organisation.clone()),
        fact("certify-report-level", level.clone()),
        fact("certify-scheme", held.said(&body.scheme, words).to_owned()),
        fact("certify-body", body.body.clone()),
        fact(term(held.standing), validity(words, held)),
        fact("certify-code", held.row.code.clone()),
    ];
    if !body.field.is_empty() {
        entries.insert(2, fact("certify-field", held.said(&body.field, words).to_owned()));
    }
    if !body.mentions.is_empty() {
        let mentions: Vec<&str> = body.mentions.iter().map(|texts| held.said(texts, words)).collect();
        entries.insert(2, fact("certify-mentions", mentions.join(", ")));
    }
    let said = words.t(&format!("certify-standing-{}", held.standing.word()));
    let standing = if held.standing == Stands::Valid { Standing::Validated } else { Standing::Provisional };
    let lede = lede(words, held, today);
    Document {
        language: words.code().to_owned(),
        cover: Cover {
            // Whoever awards vouches for it; the holder is who it is about.
            organisation: body.body.clone(),
            title: title.clone(),
            subtitle: level,
            period: body.organisation.clone(),
            state: Some(State { standing, text: said }),
            date: words.day(today),
            notes: Vec::new(),
        },
        labels: Labels {
            // One page: whoever pays reads no more.
            contents: String::new(),
            page: words.t2("certify-letter-page", "page", "{page}", "pages", "{pages}"),
            head: body.body.clone(),
            head_end: title.clone(),
            producer: "Alcove".to_owned(),
        },
        blocks: vec![
            Block::heading(1, title),
            Block::Lede { text: plain(lede) },
            Block::Definitions { entries },
            Block::paragraph(words.t("certify-proof-scores")),
            Block::paragraph(words.t1("certify-proof-check", "address", address)),
        ],
    }
}
