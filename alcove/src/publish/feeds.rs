//! What machines of others read of the catalogue: a feed of what is new, a map of the site, and each
//! practice as linked data. Nothing here names a person.

use alcove_domain::kit::Instant;

use super::catalogue::{self, Listed, Published};
use super::pages::read::licence_address;
use crate::kit::words::format::day_in;
use crate::kit::{Ctx, Result, Words};
use crate::network::audit::rfc3339;

/// Entries of the feed; a reader looks more often than so many appear.
const ENTRIES: u64 = 50;

/// A map of one file holds no more (sitemaps.org).
const PLACES: u64 = 50_000;

pub async fn atom(ctx: &Ctx) -> Result<String> {
    let words = ctx.words;
    let base = &ctx.app.config.public_url;
    let listed = catalogue::newest(ctx, ENTRIES).await?;
    let updated = listed.iter().map(|one| one.line.published_at).max().unwrap_or_default();
    let entries: String = listed.iter().map(|one| entry(words, base, one)).collect();
    Ok(format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
         <id>{base}/practices</id>\n<title>{}</title>\n<updated>{}</updated>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{base}/practices/feed.atom\"/>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{base}/practices\"/>\n{entries}</feed>\n",
        words.code(),
        escaped(&words.t("publish-catalogue-title")),
        rfc3339(updated),
    ))
}

fn entry(words: Words, base: &str, one: &Listed) -> String {
    let line = &one.line;
    let address = format!("{base}/practices/{}", line.practice_id);
    let domains = line.domains.split(' ').filter(|word| !word.is_empty());
    let categories: String = domains
        .map(|word| {
            let label = escaped(&words.t(&format!("publish-domain-{word}")));
            format!("<category term=\"{word}\" label=\"{label}\"/>\n")
        })
        .collect();
    format!(
        "<entry>\n<id>{address}</id>\n<title xml:lang=\"{}\">{}</title>\n<updated>{}</updated>\n\
         <author><name>{}</name></author>\n<link rel=\"alternate\" type=\"text/html\" href=\"{address}\"/>\n\
         {categories}</entry>\n",
        escaped(&line.language),
        escaped(&line.title),
        rfc3339(line.published_at),
        escaped(&one.provider),
    )
}

/// Public pages that a search engine should know.
pub async fn sitemap(ctx: &Ctx) -> Result<String> {
    let base = &ctx.app.config.public_url;
    let places: String = catalogue::newest(ctx, PLACES)
        .await?
        .iter()
        .map(|one| {
            let day = day_in(Instant(one.line.published_at), "UTC");
            format!(
                "<url><loc>{base}/practices/{}</loc><lastmod>{day}</lastmod></url>\n",
                one.line.practice_id
            )
        })
        .collect();
    Ok(format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n\
         <url><loc>{base}/practices</loc></url>\n{places}</urlset>\n"
    ))
}

/// A practice in the words of schema.org, at an address of its own: the page's policy lets no script
/// stand in it, and needs none.
pub fn linked_data(ctx: &Ctx, found: &Published) -> serde_json::Value {
    let words = ctx.words;
    let address = format!("{}/practices/{}", ctx.app.config.public_url, found.practice.id);
    let body = &found.body;
    let text = |key: &str| body.text(key, words.code()).map(|said| said.text.to_owned());
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
        "headline": body.title(words.code()),
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
