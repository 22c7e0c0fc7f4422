//! What was taken over, as those who took it read it: by the published title in their language, and
//! whether it still stands in the catalogue.

use std::collections::BTreeMap;

use super::body::{Body, Said};
use super::store::{adoption, practice, step, version};
use crate::kit::ids::{OrganisationId, PracticeId};
use crate::kit::{Ctx, Result, Words};
use crate::network::store::organisation;

#[derive(Clone, Debug)]
pub struct Tie {
    pub row: adoption::Model,
    /// In the reader's language where somebody translated it.
    pub title: String,
    /// That of the title.
    pub language: String,
    pub provider: String,
    pub withdrawn: Option<Withdrawal>,
}

/// When those who wrote it took it out of the catalogue, and why.
#[derive(Clone, Debug)]
pub struct Withdrawal {
    pub at: i64,
    pub reason: String,
}

/// Ties in the order of their rows.
pub async fn of(ctx: &Ctx, rows: Vec<adoption::Model>) -> Result<Vec<Tie>> {
    let db = ctx.db().read();
    let ids: Vec<PracticeId> = rows.iter().map(|row| row.practice_id.clone()).collect();
    let mut known = BTreeMap::new();
    for newest in version::newest_of(db, ids.clone()).await? {
        let (title, language) = title(&newest, ctx.words)?;
        known.insert(newest.practice_id.clone(), (title, language, newest.organisation_id));
    }
    let mut withdrawn = BTreeMap::new();
    for row in practice::withdrawn_of(db, ids).await? {
        withdrawn.insert(row.id.clone(), withdrawal(ctx, &row).await?);
    }
    let mut providers: BTreeMap<OrganisationId, String> = BTreeMap::new();
    let mut ties = Vec::new();
    for row in rows {
        let Some((title, language, provider)) = known.get(&row.practice_id).cloned() else { continue };
        if !providers.contains_key(&provider) {
            let found = organisation::find(db, &provider).await?;
            providers.insert(provider.clone(), found.map(|one| one.name).unwrap_or_default());
        }
        ties.push(Tie {
            withdrawn: withdrawn.get(&row.practice_id).cloned().flatten(),
            provider: providers.get(&provider).cloned().unwrap_or_default(),
            row,
            title,
            language,
        });
    }
    Ok(ties)
}

/// One of them.
pub async fn of_one(ctx: &Ctx, row: adoption::Model) -> Result<Option<Tie>> {
    Ok(of(ctx, vec![row]).await?.pop())
}

/// The title of what is published and its language: the reader's where it was translated, else the one
/// that it was written in.
pub fn title(version: &version::Model, words: Words) -> Result<(String, String)> {
    let body = Body::parse(&version.body)?;
    let written = Said { text: &version.title, language: &version.language };
    let said = body.text("title", words.code()).unwrap_or(written);
    Ok((said.text.to_owned(), said.language.to_owned()))
}

/// None for what stands in the catalogue.
pub async fn withdrawal(ctx: &Ctx, row: &practice::Model) -> Result<Option<Withdrawal>> {
    let Some(at) = row.withdrawn_at else { return Ok(None) };
    let steps = step::of_practice(ctx.db().read(), &row.id).await?;
    let step = steps.into_iter().find(|step| step.act == "withdrawn");
    Ok(Some(Withdrawal { at, reason: step.map(|step| step.reason).unwrap_or_default() }))
}
