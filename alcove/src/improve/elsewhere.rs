//! What other institutions published and a plan can take over, beside the ready-made actions, and
//! where an action came from that was taken over. Who
//! publishes belongs to a sister, so the shell's wiring hands in how to ask.

use futures_util::future::BoxFuture;

use crate::kit::Result;
use crate::network::Person;

/// Where such offers come from; an App part.
#[derive(Clone, Default)]
pub struct Elsewhere(pub Vec<OffersOf>);

/// Those that fit any of some criteria of our own framework, or all for none, and the words of a
/// search.
pub type OffersOf = for<'a> fn(&'a Person, &'a [String], &'a str) -> BoxFuture<'a, Result<Vec<Offered>>>;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    pub title: String,
    /// The language of the title, where it is not the reader's.
    pub lang: Option<String>,
    pub provider: String,
    pub address: String,
}

/// Where an action that was taken over came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    pub title: String,
    /// The language of the title, where it is not the reader's.
    pub lang: Option<String>,
    pub provider: String,
    pub address: String,
    /// The day on which its institution took it back, as the reader writes days, and why.
    pub withdrawn: Option<(String, String)>,
}

/// Who knows what a node's `library_ref` means that is none of the ready-made actions; an App part.
#[derive(Clone, Default)]
pub struct Origins(pub Vec<OriginOf>);

pub type OriginOf = for<'a> fn(&'a Person, &'a str) -> BoxFuture<'a, Result<Option<Origin>>>;

pub async fn origin(person: &Person, reference: &str) -> Result<Option<Origin>> {
    for origin in &person.ctx.app.part::<Origins>().0 {
        if let Some(found) = origin(person, reference).await? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

pub async fn offers(person: &Person, criteria: &[String], search: &str) -> Result<Vec<Offered>> {
    let mut found = Vec::new();
    for offers in &person.ctx.app.part::<Elsewhere>().0 {
        found.extend(offers(person, criteria, search).await?);
    }
    Ok(found)
}
