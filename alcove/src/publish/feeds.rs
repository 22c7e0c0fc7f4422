//! What machines of others read of the catalogue: a feed of what is new, where each practice is read,
//! and each practice as linked data. Nothing here names a person.

use alcove_domain::kit::{Day, Instant};

use super::body::{Body, Said};
use super::catalogue::{self, Listed, Published};
use super::pages::read::licence_address;
use super::shown::paragraphs;
use super::store::practice;
use super::withdrawing;
use crate::kit::words::format::day_in;
use crate::kit::{Ctx, Result, Words};
use crate::network::audit::rfc3339;

/// Entries of the feed; a reader looks more often than so many appear.
const ENTRIES: u64 = 50;

/// Letters of a summary; readers show about so many.
const SUMMARY: usize = 300;

pub async fn atom(ctx: &Ctx) -> Result<String> {
    let words = ctx.words;
    let base = &ctx.app.config.public_url;
    let listed = catalogue::newest(ctx, ENTRIES).await?;
    let gone = withdrawing::from_the_catalogue(ctx, ENTRIES).await?;
    let published = listed.iter().map(|one| one.line.published_at);
    let updated = published.chain(gone.iter().filter_map(|row| row.withdrawn_at)).max().unwrap_or_default();
    let bodies = catalogue::bodies(ctx, &listed).await?;
    let entry = |one: &Listed| entry(words, base, one, bodies.get(&one.line.practice_id));
    let entries: String = listed.iter().map(entry).collect();
    let stones: String = gone.iter().map(|row| tombstone(base, row)).collect();
    Ok(format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:at=\"http://purl.org/atompub/tombstones/1.0\" xml:lang=\"{}\">\n\
         <id>{base}/practices</id>\n<title>{}</title>\n<updated>{}</updated>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{base}/practices/feed.atom\"/>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{base}/practices\"/>\n{stones}{entries}</feed>\n",
        words.code(),
        escaped(&words.t("publish-catalogue-title")),
        rfc3339(updated),
    ))
}

fn entry(words: Words, base: &str, one: &Listed, body: Option<&Body>) -> String {
    let line = &one.line;
    let address = format!("{base}/practices/{}", line.practice_id);
    let domains = line.domains.split(' ').filter(|word| !word.is_empty());
    let categories: String = domains
        .map(|word| {
            let label = escaped(&words.t(&format!("publish-domain-{word}")));
            format!("<category term=\"{word}\" label=\"{label}\"/>\n")
        })
        .collect();
    let summary = body.and_then(|body| body.text("introduction", &line.language)).map(summary);
    format!(
        "<entry>\n<id>{address}</id>\n<title xml:lang=\"{}\">{}</title>\n<updated>{}</updated>\n\
         <author><name>{}</name></author>\n<link rel=\"alternate\" type=\"text/html\" href=\"{address}\"/>\n\
         {categories}{}</entry>\n",
        escaped(&line.language),
        escaped(&line.title),
        rfc3339(line.published_at),
        escaped(&one.provider),
        summary.unwrap_or_default(),
    )
}

/// What left the catalogue, as RFC 6721 has it: readers that keep entries take theirs out.
fn tombstone(base: &str, row: &practice::Model) -> String {
    let when = rfc3339(row.withdrawn_at.unwrap_or_default());
    format!("<at:deleted-entry ref=\"{base}/practices/{}\" when=\"{when}\"/>\n", row.id)
}

/// How a text begins: the whole of it stands at the address.
fn summary(said: Said) -> String {
    let first = paragraphs(said.text).into_iter().next().unwrap_or_default();
    let mut words = String::new();
    for word in first.split_whitespace() {
        if words.chars().count() + word.chars().count() > SUMMARY {
            words.push_str(" …");
            break;
        }
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    format!("<summary xml:lang=\"{}\">{}</summary>\n", escaped(said.language), escaped(&words))
}

/// Where practices are read, with the day on which each was published; the newest first.
pub async fn places(ctx: &Ctx, most: u64) -> Result<Vec<(String, Day)>> {
    let place = |one: &Listed| {
        (format!("/practices/{}", one.line.practice_id), day_in(Instant(one.line.published_at), "UTC"))
    };
    Ok(catalogue::newest(ctx, most).await?.iter().map(place).collect())
}

/// A practice in the words of schema.org, at an address of its own: the page's policy lets no script
/// stand in it, and needs none.
pub fn linked_data(ctx: &Ctx, found: &Published) -> serde_json::Value {
    let words = ctx.words;
    let address = format!("{}/practices/{}", ctx.app.config.public_url, found.practice.id);
    let body = &found.body;
    let language = one_language(body, words.code());
    let text = |key: &str| {
        let said = body.text(key, language).filter(|said| said.language == language);
        said.map(|said| said.text)
    };
    let day = |at: i64| day_in(Instant(at), &found.provider.time_zone).to_string();
    let about: Vec<String> =
        body.domains.iter().map(|one| words.t(&format!("publish-domain-{one}"))).collect();
    let publisher = serde_json::json!({
        "@type": "EducationalOrganization",
        "name": found.provider.name,
        "address": { "@type": "PostalAddress", "addressCountry": found.provider.country },
    });
    serde_json::json!({
        "@context": "https://schema.org",
        "@type": "Article",
        "@id": address,
        "url": address,
        "identifier": format!("{address}/versions/{}", found.version.number),
        "version": found.version.number.to_string(),
        "headline": body.title(language),
        "abstract": text("introduction"),
        "inLanguage": body.languages(),
        "about": about,
        "license": Some(licence_address(&body.licence)).filter(|one| !one.is_empty()),
        "datePublished": day(found.version.published_at),
        "dateModified": found.confirmed.to_string(),
        "author": publisher,
        "isAccessibleForFree": true,
    })
}

/// The language in which both the title and the abstract are said: the reader's where neither has to
/// be taken from another, else the one that the practice was written in.
fn one_language<'a>(body: &'a Body, wanted: &'a str) -> &'a str {
    let is_said = |key: &str| body.text(key, wanted).is_none_or(|said| said.language == wanted);
    if is_said("title") && is_said("introduction") { wanted } else { &body.language }
}

fn escaped(text: &str) -> String {
    text.chars()
        .filter(|letter| !letter.is_control() || *letter == '\n')
        .map(|letter| match letter {
            '&' => "&amp;".to_owned(),
            '<' => "&lt;".to_owned(),
            '>' => "&gt;".to_owned(),
            '"' => "&quot;".to_owned(),
            other => other.to_string(),
        })
        .collect()
}
