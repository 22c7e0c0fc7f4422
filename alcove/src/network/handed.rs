//! Links that open one thing for a person without signing in. Rooms above hand them out; a person
//! sees their own on the account page and takes them back there. The shell's wiring hands it in.

use futures_util::future::BoxFuture;

use super::Person;
use crate::kit::{Error, Result};

/// A part of the program: everything that hands out links.
#[derive(Clone, Default)]
pub struct Handed(pub Vec<Hand>);

#[derive(Clone, Copy)]
pub struct Hand {
    /// The person's own links that still open something.
    pub list: for<'a> fn(&'a Person) -> BoxFuture<'a, Result<Vec<Link>>>,
    /// Whether it was one of these, the person's own and open until now.
    pub revoke: for<'a> fn(&'a Person, &'a str) -> BoxFuture<'a, Result<bool>>,
}

#[derive(Clone, Debug)]
pub struct Link {
    pub id: String,
    /// What it opens.
    pub title: String,
    pub made_at: i64,
    pub expires_at: i64,
}

pub(super) async fn list(person: &Person) -> Result<Vec<Link>> {
    let mut links = Vec::new();
    for hand in &person.ctx.app.part::<Handed>().0 {
        links.extend((hand.list)(person).await?);
    }
    Ok(links)
}

pub(super) async fn revoke(person: &Person, id: &str) -> Result<()> {
    for hand in &person.ctx.app.part::<Handed>().0 {
        if (hand.revoke)(person, id).await? {
            return Ok(());
        }
    }
    Err(Error::NotFound)
}
